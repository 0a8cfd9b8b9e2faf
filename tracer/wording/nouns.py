"""What a sentence calls the things that a case file knows by ids: items, statements, what an editor added."""

from __future__ import annotations

from dataclasses import fields, replace

from tracer.analysis.accounts import Hands
from tracer.analysis.reading import Reading
from tracer.case.model import Statement
from tracer.case.times import Time
from tracer.checks.base import Finding
from tracer.vocabulary import Mood, Verb
from tracer.wording import determined, item_name, mentioned, name, plain_name
from tracer.wording.dates import as_written

#: What an act is called that is told as done.
_ACTS = {
    Verb.SEND: "sending", Verb.GIVE: "hand-over", Verb.TELL: "telling", Verb.PASS: "passing-on", Verb.SHOW: "showing",
    Verb.RECEIVE: "receipt", Verb.HOLD: "holding", Verb.READ: "reading", Verb.OPEN: "opening", Verb.SEAL: "sealing",
    Verb.MAKE: "making", Verb.DESTROY: "destruction", Verb.KNOW: "knowledge", Verb.CONSULT: "consultation",
    Verb.ASK: "asking", Verb.AWAY: "absence",
}  # fmt: skip
#: What is said otherwise: before the act as a noun, or before its infinitive.
_SAID = {
    Mood.DID: "", Mood.DID_NOT: "denial of the ", Mood.BELIEVES: "supposed ", Mood.UNSURE: "doubt of the ",
    Mood.MUST: "order to ", Mood.MUST_NOT: "order not to ", Mood.MAY: "leave to ", Mood.WILL: "promise to ",
    Mood.WILL_NOT: "promise not to ", Mood.ASKED: "request to ", Mood.ASKED_NOT: "request not to ",
    Mood.AGREED: "agreement to ", Mood.REFUSED: "refusal to ", Mood.OBJECTS: "objection", Mood.ACCEPTS: "acceptance",
}  # fmt: skip

_MANNERS: dict[tuple[Mood, str | None], str] = {
    (Mood.MUST, "advice"): "advice to ", (Mood.MUST_NOT, "advice"): "advice not to ",
    (Mood.ASKED, "advice"): "proposal to ", (Mood.MUST, "attempt"): "order to try to ",
}  # fmt: skip

#: What an account does not say of itself by saying which act it means; what more it leaves out if it tells it anew.
_OWN = ("quote", "note", "supplied", "binds", "may_be", "condition", "when", "until", "via", "how", "state", "form")
_OWN_HANDS = ("by", "through", "on_behalf", "present")
_RETOLD = ("extent", "personally")
_RETOLD_HANDS = ("giver", "recipient", "who", "only_in")

#: The words of the format by which findings on one departure, or one step, are told apart.
_ASPECTS = {
    "personally": "delivery in person", "give": "handing over", "tell": "telling", "show": "showing",
    "through": "the way it took", "form": "its form",
}  # fmt: skip


def item(reading: Reading, id: str | None) -> str:
    """An item as a sentence names it: with its article, unless it has one.

    Example:
        >>> import tracer
        >>> reading = tracer.examine(tracer.load(tracer.example("bush-gorbachev-1990"))).reading
        >>> item(reading, "letter"), item(reading, "m1")
        ('the letter', 'the document [m1]')
    """
    if id is None:
        return "something that is not said"
    if reading.case.is_document(id):
        title = reading.case.document(id).title
        return f"“{title}” [{id}]" if title else f"the document [{id}]"
    called = item_name(reading, id)
    one = reading.case.item(id)
    if one.inline and (copied := one.copy_of or one.original_of):
        return f"{'a copy' if one.copy_of else 'the original'} of {item(reading, copied)}"
    own = determined(called) or called.partition(" ")[0].endswith(("'s", "’s"))
    return called if own else f"the {called}"


def happening(verb: Verb | None) -> str:
    """What an act is called that is told as done, where nothing is said of what.

    Example:
        >>> happening(Verb.READ), happening(Verb.KNOW), happening(Verb.EVENT)
        ('reading', 'knowing of it', 'event')
    """
    if verb is Verb.KNOW:  # who reads *the knowledge* asks of what
        return "knowing of it"
    return _ACTS.get(verb, "event") if verb else "event"


def whole(statement: Statement, reading: Reading) -> Statement:
    """A statement with the act that it leaves to the one that it restates; circumstances and witness are its own.

    Who tells the same act has not said by whom it was done, or to whom, unless he says so. Who agrees to what was
    asked, or denies what was told, speaks of that act as it stands there.
    """
    root = reading.accounts.statement(reading.accounts.root[statement.id])
    if root.id == statement.id:
        return statement
    own = {f.name: value for f in fields(statement) if (value := getattr(statement, f.name)) not in (None, (), False)}
    retold = statement.mood is root.mood
    left = dict.fromkeys(_OWN + _RETOLD * retold) | dict.fromkeys(_OWN_HANDS + _RETOLD_HANDS * retold, ())
    return replace(root, **{**left, **own})


def saying(reading: Reading, id: str) -> str:
    """A statement as a sentence refers to it: what was done or ordered, and the document; a document by its id.

    Example:
        >>> import tracer
        >>> reading = tracer.examine(tracer.load(tracer.example("bush-gorbachev-1990"))).reading
        >>> saying(reading, "handover"), saying(reading, "m1")
        ('the hand-over of the [envelope] to Bessmertnykh [m2]', '[m1]')
        >>> saying(reading, "m1/must/pass/letter/gorbachev")
        'the order to pass the letter to President Gorbachev [m1]'
    """
    if reading.case.is_document(id):
        return f"[{id}]"
    statement = whole(reading.accounts.statement(id), reading)
    lead, verb = _MANNERS.get((statement.mood, statement.manner), _SAID[statement.mood]), statement.verb
    if verb is None:
        words = f"the {lead}".rstrip()
    elif verb is Verb.EVENT:
        text = statement.text or "something that is not said"
        noun = lead.rpartition(" to ")[0] or lead.partition(" ")[0]
        noun = "supposition" if statement.mood is Mood.BELIEVES else noun
        words = f"the {'event' if statement.mood is Mood.DID else noun} ({text})"
    elif verb is Verb.KNOW and lead.endswith(" to ") and statement.who:
        order = f"{lead.removesuffix('not to ').removesuffix('to ')}that {mentioned(reading, statement.who)}"
        how = {Mood.MUST: "alone ", Mood.MAY: ""}.get(statement.mood, "not " if lead.endswith("not to ") else "")
        words = f"the {order} {how}know of {item(reading, statement.item)}"
    elif lead.endswith(" to "):
        words = f"the {lead}{_infinitive(verb, statement, reading)}"
    else:
        words = f"the {lead}{_ACTS[verb]}{_of(verb, statement, reading)}"
    return f"{words} [{statement.document}]"


def called(reading: Reading, subject: str) -> str:
    """What a case file knows by an id, or a membership, by name; the id where the case has nothing of the kind.

    Example:
        >>> import tracer
        >>> reading = tracer.examine(tracer.load(tracer.example("bush-gorbachev-1990"))).reading
        >>> [called(reading, one.subject) for one in reading.case.supplied]
        ['the year', 'US Embassy', 'envelope']
    """
    case = reading.case
    if subject in reading.accounts.root or case.is_document(subject):
        return saying(reading, subject)
    if subject == "year":
        return "the year"
    agents = {agent.id for agent in case.agents}
    first, _, rest = subject.partition("/")
    if first == "sources" and rest in {source.id for source in case.sources}:
        return case.source(rest).cite
    link, _, other = rest.partition("/")
    if first in agents and link in ("in", "holds") and other in agents:
        verb = "belonged to" if link == "in" else "held the post of"
        return f"that {plain_name(reading, first)} {verb} {plain_name(reading, other)}"
    if subject in agents:
        return plain_name(reading, subject)
    return case.item(subject).name if subject in {item.id for item in case.items} else subject


def aspect(reading: Reading, finding: Finding) -> str:
    """Of what in a departure, of whom or of which thing a finding speaks; empty where it has no aspect.

    Example:
        >>> import tracer
        >>> report = tracer.examine(tracer.load(tracer.example("bush-gorbachev-1990")))
        >>> aspect(report.reading, report.findings[2])
        'delivery in person'
    """
    named, _, rest = (finding.aspect or "").partition("/")
    named, _, number = named.partition(" ")
    if named.isdecimal():
        named, number = "", named
    words = " and ".join(_aspect(reading, part) for part in named.split("+") if part)
    rule = f" ({saying(reading, rest)})" if rest in reading.accounts.root else ""
    return f"{words}{rule}{f' ({number})' if number.isdecimal() else ''}".strip()


def _aspect(reading: Reading, word: str) -> str:
    if word in _ASPECTS:
        return _ASPECTS[word]
    if word in {agent.id for agent in reading.case.agents}:
        return name(reading, word)
    return item_name(reading, word) if word in {item.id for item in reading.case.items} else word


def time(written: Time, reading: Reading) -> str:
    """A time as it is written, with what it is before or after in words.

    Example:
        >>> import tracer
        >>> reading = tracer.examine(tracer.load(tracer.example("bush-gorbachev-1990"))).reading
        >>> time(reading.accounts.statement("m1/did/tell/letter/shevardnadze").when, reading)
        'before [m1]'
    """
    text = as_written(written.text)
    for anchor in written.anchors:
        before, found, behind = text.partition(anchor.ref)
        text = f"{before}{saying(reading, anchor.ref)}{behind}" if found else text
    return text


def _of(verb: Verb, statement: Statement, reading: Reading) -> str:
    """What stands behind an act as a noun."""
    if verb in (Verb.CONSULT, Verb.ASK, Verb.AWAY):
        return f" of {mentioned(reading, statement.agents)}"
    made = verb is Verb.MAKE and statement.who
    maker = f" by {mentioned(reading, statement.who)}" if made else ""  # nothing else tells two of one apart
    return f" of {item(reading, statement.item)}{_to(statement.recipient, reading)}{maker}"


def _infinitive(verb: Verb, statement: Statement, reading: Reading) -> str:
    agents, to, thing = statement.agents, statement.recipient, item(reading, statement.item)
    if verb is Verb.AWAY:
        return "be away"
    if verb is Verb.ASK and (that := statement.that) and that.verb and that.verb is not Verb.EVENT:
        who = that.giver or that.who
        lead = "to" if not who or who == agents else f"that {mentioned(reading, who)}"
        return f"ask {mentioned(reading, agents)} {lead} {_infinitive(that.verb, that, reading)}"
    if verb in (Verb.CONSULT, Verb.ASK):
        return f"{verb} {mentioned(reading, agents)}"
    if verb is Verb.TELL:
        return f"tell {mentioned(reading, to)} of {thing}" if to else f"tell of {thing}"
    return f"{verb} {'of ' if verb is Verb.KNOW else ''}{thing}{_to(to, reading)}"


def _to(hands: Hands, reading: Reading) -> str:
    return f" to {mentioned(reading, hands)}" if hands else ""
