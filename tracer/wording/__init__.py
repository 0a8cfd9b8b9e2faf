"""Facts to sentences: the only place of prose."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tracer.analysis.reading import Reading
from tracer.case.model import Item, Statement
from tracer.checks.base import (
    At,
    Evidence,
    Finding,
    Heard,
    Lasting,
    Roles,
    Sayings,
    Settling,
    Term,
    Told,
    What,
    Who,
    Words,
    Written,
)
from tracer.checks.registry import all_checks
from tracer.vocabulary import Mood, Standing, Verdict
from tracer.wording.sentences import SENTENCES
from tracer.wording.spans import NO_TIME
from tracer.wording.spans import date as date
from tracer.wording.spans import dated as dated
from tracer.wording.spans import day_from as day_from
from tracer.wording.spans import end as end
from tracer.wording.spans import instant as instant
from tracer.wording.spans import lasting as lasting
from tracer.wording.spans import printed as printed
from tracer.wording.spans import told_when as told_when
from tracer.wording.spans import when as when
from tracer.wording.spans import zone_of as zone_of

_PLACE = re.compile(r"(the )?\{(\w+)(?::([^}]*))?\}")
#: A name that begins so stands without an article of ours.
_DETERMINED = re.compile(
    r"\[?(?:the|an?|this|that|these|those|each|every|all|any|some|no|both|his|her|its|our|their|what|how|whether) ",
    re.IGNORECASE,
)
_ROLES = {
    "from": "who gave it", "giver": "who gave it", "to": "who received it", "recipient": "who received it",
    "through": "the way it took", "via": "the channel", "when": "the time", "state": "its state", "form": "its form",
    "who": "who acted", "for": "on whose behalf", "personally": "in person or not", "extent": "how much was told",
    "how": "the means", "until": "how long",
}  # fmt: skip
#: Bodies of which English speaks with an article, where their name ends so, be it before *of*, *in*, *at*, *to*, *for*.
_OFFICES = frozenset({
    "embassy", "legation", "consulate", "consulate general", "chancery", "mission", "delegation", "ministry",
    "department", "government", "office", "secretariat", "bureau", "council", "committee", "commission", "agency",
    "directorate", "registry", "library",
})  # fmt: skip
_BEHIND = re.compile(r",| (?:of|in|at|to|for) ")
#: How times begin that need no *on*.
_BESIDE = ("before ", "after ", "between ")

def sentence(told: Told, reading: Reading) -> str:
    """The sentence for one told fact.

    Raises:
        KeyError: if no check has a sentence of that key.

    Example:
        >>> import tracer
        >>> report = tracer.examine(tracer.load(tracer.example("bush-gorbachev-1990")))
        >>> sentence(report.findings[0].message, report.reading)
        'Joyce handed the letter to Bessmertnykh; the order was to pass it to President Gorbachev'
    """
    terms = {name: _term(term, reading) for name, term in told.terms}
    cited = {f"[{term.id}]" for _, term in told.terms if isinstance(term, What) and reading.case.is_document(term.id)}

    def filled(place: re.Match[str]) -> str:
        article, name, lead = place.groups()
        text = terms[name] if lead is None else terms.get(name, "")
        if lead == "on ":
            lead = "" if text.startswith(_BESIDE) else "at " if text == NO_TIME else lead
        article = "" if article and determined(text) else article or ""
        if article and text in cited:
            article = "the document "  # in a sentence a document is a thing; elsewhere its id is a citation
        return article + (lead or "") + text if text else ""

    # In one pass: what a file's text holds in braces is never filled in.
    return " ".join(_PLACE.sub(filled, _template(told.key)).split())


def determined(called: str) -> bool:
    """Whether a name begins with a determiner, before which no article stands.

    Example:
        >>> determined("each earlier message"), determined("the letter"), determined("northern note")
        (True, True, False)
    """
    return _DETERMINED.match(called) is not None


def _template(key: str) -> str:
    if key in SENTENCES:
        return SENTENCES[key]
    for check in all_checks():
        if key in check.sentences:
            return check.sentences[key]
    if key.startswith("not_applicable_"):
        return SENTENCES["not_applicable"]
    raise KeyError(key)


def message(finding: Finding, reading: Reading) -> str:
    """The main sentence of a finding, with its rule where that was only claimed afterwards."""
    text = sentence(finding.message, reading)
    rule = finding.rule
    if rule is not None and rule.standing is Standing.CLAIMED and finding.verdict is Verdict.DEVIATION:
        after = ""
        if rule.seconds_after_act is not None:
            after = f" {lasting(*rule.seconds_after_act)} after the act"
        text += f" (said{after}, not seen in the order)"
    return text[:1].upper() + text[1:]


def known(finding: Finding) -> str:
    """How the one who acted is shown to have known the rule; empty where there is none."""
    rule = finding.rule
    if rule is None or rule.standing not in (Standing.KNOWN, Standing.IN_FORCE):
        return ""
    if rule.known is None and finding.departure is None:
        return ""  # nobody is shown to have acted against it
    return {
        "spoken": "known to the one who acted: it was said to him",
        "answered": "known to the one who acted: he answered the order",
        "recited": "known to the one who acted: he recites the order",
        "acted": "known to the one who acted: inferred from his acting on what only the order brought",
        None: "addressed; that the one who acted had received it is not shown",
    }[rule.known]


def settling(settles: Settling, reading: Reading) -> str:
    """What would settle it, which account it would correct, and with what else; and what of this was not tried."""
    corrected = dict(settles.told.terms).get("corrected")
    account = f", correcting this account: {_term(corrected, reading)}" if corrected else ""
    alone = "" if settles.alone else ", together with what else is named here"
    if not settles.enough:
        alone += "; whether that is enough is not known"
    elif not settles.least:
        alone += ", of which not all may be needed"
    return f"{sentence(settles.told, reading)}{account}{alone}"


def put_as(statement: Statement) -> str:
    """How a document puts what it says, in a word or two."""
    if statement.manner == "advice":
        return "proposed" if statement.mood is Mood.ASKED else "advised"
    return {
        Mood.DID: "done", Mood.DID_NOT: "not done", Mood.MUST: "ordered", Mood.MUST_NOT: "forbidden",
        Mood.MAY: "left free", Mood.WILL: "promised", Mood.WILL_NOT: "promised",
        Mood.ASKED_NOT: "asked",
    }.get(statement.mood, str(statement.mood))  # fmt: skip


def standing(finding: Finding) -> str:
    """How the rule stood, for people; empty where there is no rule."""
    return "" if finding.rule is None else str(finding.rule.standing)


def name(reading: Reading, id: str) -> str:
    """The name of an agent, bracketed where the editor supplied it; unknown hands by what they are."""
    try:
        agent = reading.case.agent(id)
    except KeyError:
        return "the editors" if id == "editors" else id
    plain = plain_name(reading, id)
    return f"[{plain}]" if agent.supplied and not plain.startswith("[") else plain


def plain_name(reading: Reading, id: str) -> str:
    """The name of an agent without brackets for what is supplied."""
    agent = reading.case.agent(id)
    if agent.name:
        return reading.case.called(id)
    if agent.withheld:
        body = f", of {name(reading, agent.one_of)}" if agent.one_of else ""
        return f"[{agent.withheld}{body}]"
    if agent.may_be:
        return f"[someone, perhaps {_joined([name(reading, one) for one in agent.may_be], ' or ')}]"
    if agent.kind == "unknown":
        return f"[someone of {name(reading, agent.one_of)}]" if agent.one_of else "[someone]"
    return reading.case.called(id) or agent.id


def names(reading: Reading, ids: Sequence[str]) -> str:
    """Several names, joined as in a sentence: by *or* where accounts differ; *somebody not named* for none."""
    return _several(reading, ids, [name(reading, id) for id in ids])


def mentioned(reading: Reading, ids: Sequence[str]) -> str:
    """Several names as a sentence has them: posts, and bodies that are called by what they are, with an article.

    Example:
        >>> import tracer
        >>> reading = tracer.examine(tracer.load(tracer.example("bush-gorbachev-1990"))).reading
        >>> mentioned(reading, ["embassy", "state", "joyce"])
        'the [US Embassy], State and Joyce'
    """
    return _several(reading, ids, [f"{'the ' * _by_kind(reading, id)}{name(reading, id)}" for id in ids])


def _several(reading: Reading, ids: Sequence[str], called: Sequence[str]) -> str:
    link = " or " if frozenset(ids) in reading.accounts.alternatives else " and "
    return _joined(called, link) if ids else "somebody not named"


def _by_kind(reading: Reading, id: str) -> bool:
    """Whether somebody is named by what he is, and not by a name of his own: never a guess, else none."""
    agent = next((one for one in reading.case.agents if one.id == id), None)
    if agent is None or agent.kind not in ("body", "post"):
        return False
    called = agent.name or plain_name(reading, id)
    words = _BEHIND.split(called, maxsplit=1)[0].lower().split()
    if determined(called) or called.startswith("[") or any(word.endswith(("'s", "’s")) for word in words):
        return False
    return agent.kind == "post" or bool({*words[-1:], " ".join(words[-2:])} & _OFFICES)


def _joined(several: Sequence[str], link: str) -> str:
    return several[0] if len(several) == 1 else ", ".join(several[:-1]) + link + several[-1]


def item_name(reading: Reading, id: str) -> str:
    """The name of a content or thing; of a document its title and, in square brackets, its id."""
    if reading.case.is_document(id):
        return f"{reading.case.document(id).title or ''} [{id}]".lstrip()
    item = reading.case.item(id)
    if item.copy_of and item.inline:
        return f"copy of {item_name(reading, item.copy_of)}"
    if item.original_of and item.inline:
        return f"original of {item_name(reading, item.original_of)}"
    return f"[{item.name or id}]" if item.supplied else item.name or id


def item_heading(reading: Reading, id: str) -> str:
    """The name of an item where no document stands beside it: of several of one name, what tells each from the others.

    That is, of copies without a name of their own, the document that tells of each, and which of those; else the id.
    """
    called = item_name(reading, id)
    if reading.case.is_document(id):
        return called
    own = _called(reading.case.item(id))
    namesakes = [item.id for item in reading.case.items if item.kind != "document" and _called(item) == own]
    if len(namesakes) == 1 or not any(own):
        return called
    if not reading.case.item(id).inline:
        return f"{called} ({id})"
    told = {one: _telling(reading, one) for one in namesakes}
    alike = [one for one in namesakes if told[one] == told[id]]
    return f"{called}, told of in {told[id]}" + (f" ({alike.index(id) + 1})" if len(alike) > 1 else "")


def _called(item: Item) -> tuple[str, str | None, str | None]:
    """By what an item is named: its own name, or that of which it is a copy or the original."""
    return (item.name, item.copy_of, item.original_of) if item.inline else (item.name, None, None)


def _telling(reading: Reading, item: str) -> str:
    """The document in which a thing is told of that has no name of its own."""
    return next((f"[{s.document}]" for s in reading.case.statements() if s.item == item), "the header of a document")


def witness(reading: Reading, evidence: Evidence) -> str:
    """Whose word a piece of evidence is."""
    nobody = "not said whose word" if evidence.stand == "unattributed" else "author not named"
    text = nobody if evidence.witness is None else name(reading, evidence.witness)
    if evidence.removes:
        text += f", at {evidence.removes} remove{'s' if evidence.removes > 1 else ''}"
    return text


def place(reading: Reading, document: str) -> str:
    """Where a document is printed or kept: its source's citation and the place in it."""
    one = reading.case.document(document)
    if one.source is None:
        return one.cite or ""
    return ", ".join(part for part in (reading.case.source(one.source).cite, one.place) if part)


def _term(term: Term, reading: Reading) -> str:
    from tracer.wording import nouns  # which names things by what stands here

    match term:
        case Who(ids):
            return mentioned(reading, ids)
        case What(id):
            return f"[{id}]" if reading.case.is_document(id) else item_name(reading, id)
        case At(span, zone):
            return when(span, zone)
        case Lasting(least, most):
            return f"after {lasting(least, most)}" if (least, most) != (None, None) else "at a time not recorded"
        case Words(text):
            return text
        case Heard(text):
            return f"said to be {text}" if text else ""
        case Roles(keys):
            return roles(keys)
        case Sayings(ids):
            return ", ".join(nouns.saying(reading, id) for id in ids)
        case Written(time):
            return nouns.time(time, reading)


def roles(keys: Sequence[str]) -> str:
    """What of an act is meant, by the keys of its roles.

    Example:
        >>> roles(("to", "through"))
        'who received it and the way it took'
    """
    words = list(dict.fromkeys(_ROLES.get(key, key) for key in keys))
    return " and ".join(part for part in (", ".join(words[:-1]), *words[-1:]) if part)
