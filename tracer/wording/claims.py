"""What one statement says, as a sentence.

Nothing is added: who is not said to have acted is not named, an order stays an order, a promise a
promise, and what is believed is believed by whoever believes it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from tracer.analysis.accounts import Hands
from tracer.analysis.reading import Reading
from tracer.case.model import Statement
from tracer.vocabulary import JUDGING_MOODS, RULING_MOODS, UNNAMED_WITNESS, Extent, Mood, Verb
from tracer.wording import mentioned, roles, when
from tracer.wording.dates import zone_place
from tracer.wording.nouns import item, saying, whole
from tracer.wording.nouns import time as written
from tracer.wording.spans import dated, says_when
from tracer.wording.testimony import voice

#: Base, past and participle.
_FORMS: dict[Verb, tuple[str, str, str]] = {
    Verb.SEND: ("send", "sent", "sent"), Verb.GIVE: ("give", "gave", "given"), Verb.TELL: ("tell", "told", "told"),
    Verb.PASS: ("pass", "passed", "passed"), Verb.SHOW: ("show", "showed", "shown"),
    Verb.RECEIVE: ("receive", "received", "received"), Verb.HOLD: ("hold", "held", "held"),
    Verb.READ: ("read", "read", "read"), Verb.OPEN: ("open", "opened", "opened"),
    Verb.SEAL: ("seal", "sealed", "sealed"), Verb.MAKE: ("make", "made", "made"),
    Verb.DESTROY: ("destroy", "destroyed", "destroyed"), Verb.KNOW: ("know", "knew", "known"),
    Verb.CONSULT: ("consult", "consulted", "consulted"), Verb.ASK: ("ask", "asked", "asked"),
    Verb.AWAY: ("be away", "was away", "away"), Verb.EVENT: ("", "", ""),
}  # fmt: skip
#: Before the base form, and before the participle where nobody is said to act.
_LEADS = {
    Mood.DID: ("", "was"), Mood.DID_NOT: ("did not", "was not"), Mood.MUST: ("must", "must be"),
    Mood.MUST_NOT: ("must not", "must not be"), Mood.MAY: ("may", "may be"), Mood.WILL: ("will", "will be"),
    Mood.WILL_NOT: ("will not", "will not be"), Mood.ASKED: ("", "be"),
    Mood.ASKED_NOT: ("not", "not be"), Mood.AGREED: ("", "be"),
    Mood.REFUSED: ("", ""),
}  # fmt: skip
_MANNERS: dict[tuple[Mood, str | None], tuple[str, str]] = {
    (Mood.MUST, "advice"): ("should", "should be"), (Mood.MUST_NOT, "advice"): ("should not", "should not be"),
    (Mood.MUST, "attempt"): ("must try to", ""),
}  # fmt: skip
#: These do not say whether an act is past, to come or only meant.
_THOUGHT = frozenset({Mood.BELIEVES, Mood.UNSURE})
#: Under these `who` is the one who asks, agrees or refuses, and not the one who is to act.
_SPEAKING = {Mood.ASKED: "asked that", Mood.ASKED_NOT: "asked that", Mood.AGREED: "agreed that",
             Mood.REFUSED: "refused to have"}  # fmt: skip
#: By these a thing goes from one hand to another, who is there.
_HANDING = (Verb.GIVE, Verb.PASS)
#: What they take is told or known of.
_TELLING = (Verb.TELL, Verb.KNOW)
#: Before what is outside the passage, where it is not told as having happened.
_EVENTS = {
    Mood.DID_NOT: "this did not happen: ", Mood.MUST: "this must happen: ", Mood.MUST_NOT: "this must not happen: ",
    Mood.MAY: "this may happen: ", Mood.WILL: "{who} promised this: ", Mood.WILL_NOT: "{who} promised not to do this: ",
    Mood.ASKED: "{who} asked for this: ", Mood.ASKED_NOT: "{who} asked that this not happen: ",
    Mood.AGREED: "{who} agreed to this: ", Mood.REFUSED: "{who} refused this: ",
}  # fmt: skip
_CLOCK = re.compile(r"T(\d\d:\d\d)")


def claim(statement: Statement, reading: Reading, *, timed: bool = True) -> str:
    """What a statement says, as one sentence without a full stop; without its time where that stands beside it.

    Example:
        >>> import tracer
        >>> reading = tracer.examine(tracer.load(tracer.example("bush-gorbachev-1990"))).reading
        >>> print(claim(reading.accounts.statement("handover"), reading))
        Joyce gave the [envelope] to Bessmertnykh, by hand, sealed, 21 Mar 1990, 0730Z (10:30 Moscow)
    """
    if statement.mood in JUDGING_MOODS:
        about = f" ({roles(statement.about)})" if statement.about else ""
        verb = "objects to" if statement.mood is Mood.OBJECTS else "accepts"
        return f"{_speaker(statement, reading)} {verb} this{about}: {_target(statement, reading)}"
    full = whole(statement, reading)
    words = _act(full, reading)
    if full.mood in _THOUGHT:
        words = f"{_speaker(full, reading)} {_thinks(full, reading)} {words}"
    tail = "".join(_circumstances(full if timed else replace(full, when=None), reading))
    return _capital(f"{words}{tail}")


def _thinks(full: Statement, reading: Reading) -> str:
    """That it is somebody's thought, or doubt, and not told as done."""
    many, event = _many(full, reading), full.verb is Verb.EVENT
    if full.mood is Mood.UNSURE:
        return f"{'do' if many else 'does'} not know whether{' this is so:' if event else ''}"
    return f"{'believe' if event else 'think'}{'' if many else 's'} {'this:' if event else 'that'}"


def _act(full: Statement, reading: Reading) -> str:
    verb = full.verb
    if verb is None:
        return "something that is not said"
    if verb is Verb.EVENT:
        lead = _EVENTS[full.mood].format(who=_speaker(full, reading)) if full.mood in _EVENTS else ""
        return f"{lead}{full.text or 'something that is not said'}"
    thought = full.mood in _THOUGHT
    lead, passive = _MANNERS.get((full.mood, full.manner), _LEADS.get(full.mood, ("", "")))
    base, past, participle = _FORMS[verb]
    speaking = "proposed that" if (full.mood, full.manner) == (Mood.ASKED, "advice") else _SPEAKING.get(full.mood)
    subject = _subject(full)
    if verb is Verb.AWAY:
        subject = full.agents
        past = "were away" if len(subject) > 1 else past
    done = f"{passive} {participle}".strip()
    if thought:  # it covers what is believed, expected and meant
        to_be, away = f"or {'are' if len(subject) > 1 else 'is'} to", " away" * (verb is Verb.AWAY)
        past = f"{past.removesuffix(away)}, {to_be} {base.removesuffix(away)},{away}"
        done = f"was, {to_be} be, {participle}"
    object = _object(full, reading)
    taken = item(reading, full.item)
    if full.mood is Mood.REFUSED and full.recipient == full.who and verb in (Verb.GIVE, Verb.PASS, Verb.SEND):
        whence = _source(replace(full, verb=Verb.RECEIVE), reading)
        return f"{_speaker(full, reading)} refused to receive {taken}{whence}"
    if full.manner == "attempt" and not subject:
        return f"an attempt must be made to {base}{object}"
    own = not full.giver or full.giver == full.who or verb is Verb.RECEIVE and not full.recipient
    if full.mood is Mood.REFUSED and own:
        return f"{_speaker(full, reading)} refused to {base}{object}"
    if full.mood is Mood.ASKED and verb in _HANDING and subject == full.who:
        subject = ()  # who asks that it go from him may ask for leave, or that another take it
    if speaking and subject and subject == full.who:
        offers = "agreed" if full.mood is Mood.AGREED else "proposed"  # to do it himself; he did not ask for leave
        return f"{_speaker(full, reading)} {offers} {f'{lead} to'.strip()} {base}{object}"
    if verb is Verb.KNOW and full.mood is Mood.MUST and subject:  # eyes only: an order about knowing
        return f"{mentioned(reading, subject)} alone may {base}{object}"
    if subject:
        does = past if thought or full.mood is Mood.DID else f"{lead} {base}".strip()
        words = f"{mentioned(reading, subject)} {does}{object}"
    elif verb in (Verb.CONSULT, Verb.ASK):
        whom = mentioned(reading, full.agents)
        words = f"{whom} {done}{object.removeprefix(f' {whom}')}"
    elif verb is Verb.TELL and full.recipient:
        words = f"{mentioned(reading, full.recipient)} {done}{_told(full, reading)}"
    elif verb in _TELLING:
        words = f"{_told(full, reading).strip().removeprefix('of ')} {done}"
    else:
        to = f" to {mentioned(reading, full.recipient)}" if full.recipient else ""
        words = f"{taken} {done}{_detail(full, reading)}{to}{_source(full, reading)}"
    return f"{_speaker(full, reading)} {speaking} {words}" if speaking else words


def _subject(full: Statement) -> Hands:
    """Who acts, as far as it is said."""
    speaking = full.mood in _SPEAKING or full.mood in _THOUGHT
    if full.verb is Verb.RECEIVE:
        return full.recipient or (() if speaking else full.who)
    return full.giver or (() if speaking else full.who)


def _object(full: Statement, reading: Reading) -> str:
    """What stands behind the verb where somebody is said to act."""
    if full.verb is Verb.AWAY:
        return ""
    if full.verb in (Verb.CONSULT, Verb.ASK):
        that = f" {_asked(full.that, full.agents, reading)}" if full.that else ""
        return f" {mentioned(reading, full.agents)}{that}"
    if full.verb in _TELLING:
        return (f" {mentioned(reading, full.recipient)}" if full.recipient else "") + _told(full, reading)
    taken = f"{item(reading, full.item)}{_detail(full, reading)}"
    if full.verb is Verb.RECEIVE:
        return f" {taken}{_source(full, reading)}"
    return f" {taken} to {mentioned(reading, full.recipient)}" if full.recipient else f" {taken}"


def _told(full: Statement, reading: Reading) -> str:
    """What was told or known: of it, or how much of it."""
    what = item(reading, full.item)
    if full.extent is None or full.extent is Extent.EXISTENCE:
        return f" of {what}"
    much = f" the {full.extent.name.lower()} of "
    return f" {what}" if f" {what}".startswith(much) else f"{much}{what}"  # "the text of the letter" is all of it


def _asked(that: Statement, asked: Hands, reading: Reading) -> str:
    """An act within an act of asking: to do it, that another do it, or that it be done."""
    assert that.verb is not None, "what is asked for is an act"
    if that.verb is Verb.EVENT:
        return f"for this: {that.text or 'something that is not said'}"
    subject, (base, _, participle) = _subject(replace(that, mood=Mood.DID)), _FORMS[that.verb]
    if subject:
        lead = "to" if subject == asked else f"that {mentioned(reading, subject)}"
        return f"{lead} {base}{_object(that, reading)}"
    to = f" to {mentioned(reading, that.recipient)}" if that.recipient else ""
    return f"that {item(reading, that.item)} be {participle}{_detail(that, reading)}{to}"


def _detail(full: Statement, reading: Reading) -> str:
    extent = f" (its {full.extent.name.lower()})" if full.extent else ""
    return extent + (f" from {item(reading, full.of)}" if full.of else "")


def _source(full: Statement, reading: Reading) -> str:
    """From whom, where the verb names the one who received."""
    return f" from {mentioned(reading, full.giver)}" if full.verb is Verb.RECEIVE and full.giver else ""


def _circumstances(full: Statement, reading: Reading) -> Iterator[str]:
    yield from (f" through {mentioned(reading, full.through)}" for _ in [0] if full.through)
    for lead, hands in (("for", full.on_behalf), ("in the presence of", full.present)):
        yield from (f", {lead} {mentioned(reading, hands)}" for _ in [0] if hands)
    if full.only_in:
        yield f", alone in {mentioned(reading, full.only_in)}"
    yield from (f", via {full.via}" for _ in [0] if full.via)
    yield from (f", {words}" for words in (full.how, full.state, full.form) if words)
    yield from (", in person" for _ in [0] if full.personally)
    yield from (f", before {full.before}" for _ in [0] if full.before)
    yield from (f", about {', '.join(full.about)}" for _ in [0] if full.about)
    if full.when:
        yield f", {told_time(full, reading)}"
    if full.until:
        span = full.until.earliest, full.until.latest
        whole_day = when(span, full.until.zone)
        yield f", until {whole_day if None not in span else written(full.until, reading)}"
    if full.condition:
        yield f"{'; ' if condition(full) != full.condition else ', '}{condition(full)}"
    if full.binds:
        yield "; for the future" if full.binds == "future" else f"; said to bind since {saying(reading, full.binds)}"
    yield from (f"; then: {_next(following, reading)}" for following in [full.then] if following)
    yield from ("; a reason given, no rule" for _ in [0] if full.purpose)
    changes = (("amends" if full.mood in RULING_MOODS else "corrects", full.amends),
               ("takes the place of", full.instead_of), ("suspends", full.suspends))
    yield from (f"; this {word} {saying(reading, target)}" for word, target in changes if target)
    yield from (f" until {saying(reading, ended)}" for ended in [full.suspended_until] if ended)
    yield from (f"; this may be the same as {saying(reading, other)}" for other in [full.may_be] if other)


def _next(id: str, reading: Reading) -> str:
    """What comes next, and not what comes after that."""
    words = claim(replace(reading.accounts.statement(id), then=None), reading)
    return f"t{words[1:]}" if words.startswith("The ") else words


def condition(rule: Statement) -> str:
    """On what a rule depends, as it is written; empty for nothing.

    Example:
        >>> import tracer
        >>> case = tracer.load(tracer.example("machel-1975"))
        >>> [condition(rule) for rule in case.statements() if rule.condition]
        ['until authorised by Davis']
    """
    words = rule.condition or ""
    free = words.lower().partition(" ")[0].rstrip(",") in ("", "if", "until", "unless", "when")
    return f"{'' if free else 'only if: ' if rule.mood is Mood.MAY else 'if: '}{words}"


def told_time(statement: Statement, reading: Reading) -> str:
    """When a statement says that it was; empty where it says nothing of it."""
    span = reading.times.stated(statement.id)
    if statement.when is None:
        return ""
    # Against another account its own words count, not what the other leaves of them.
    at_odds = statement.when.anchors and any(statement.id in one.statements for one in reading.times.conflicts)
    bounded = None not in span or not any(dated(reading, anchor.ref) for anchor in statement.when.anchors)
    only_order = bounded and not says_when(statement.when)
    if statement.mood not in (Mood.DID, Mood.DID_NOT) or span == (None, None) or at_odds or only_order:
        own = statement.when.earliest, statement.when.latest
        if not statement.when.anchors and not statement.when.approximate and None not in own:
            return when(own, statement.when.zone)
        return written(statement.when, reading)
    return f"{when(span, reading.times.zone(statement.id))}{_about(statement, reading)}"


def _about(full: Statement, reading: Reading) -> str:
    """The clock of a time that is only about right: its span is wider, and does not show it."""
    clock = _CLOCK.search(full.when.text) if full.when and full.when.approximate else None
    if clock is None:
        return ""
    zone = zone_place(reading.times.zone(full.id) or "")
    return f", about {clock[1]}{f' ({zone})' if zone and zone != 'UTC' else ''}"


def _target(statement: Statement, reading: Reading) -> str:
    target = statement.target or ""
    if reading.case.is_document(target):
        return f"[{target}]"
    return claim(reading.accounts.statement(target), reading)


def _speaker(statement: Statement, reading: Reading) -> str:
    speaking = statement.mood in _SPEAKING
    if statement.who and (speaking or statement.mood in _THOUGHT):
        return mentioned(reading, statement.who)
    if speaking and statement.by:
        return "somebody not named"  # another tells that it was asked, and not by whom
    document = reading.case.document(statement.document)
    chain: Hands = statement.by[:1] or document.by[:1] or document.author
    known = [voice(one, reading) if one == UNNAMED_WITNESS else mentioned(reading, (one,)) for one in chain]
    return " and ".join(known) or "somebody not named"


def _many(statement: Statement, reading: Reading) -> bool:
    speaker = _speaker(statement, reading)
    return speaker == "the editors" or " and " in speaker


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
