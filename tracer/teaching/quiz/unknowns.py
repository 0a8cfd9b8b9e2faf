"""Questions on what a record leaves open: what would settle it, and an essay that has to say so."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from tracer import wording
from tracer.analysis.reading import Reading
from tracer.case.model import Statement
from tracer.checks.base import Finding
from tracer.report import Report
from tracer.teaching.quiz.citing import FEWEST, MOST, cited, phrases, quoted
from tracer.teaching.quiz.hands import maybe_one, people
from tracer.teaching.quiz.model import Choice, Essay
from tracer.vocabulary import CONDUCT, RULING_MOODS, Mood, Standing, Verdict

_NO_DEPARTURE = "No departure from what was ordered is shown; a good answer does not claim one"
_NO_ORDER = "No order is in the record; a good answer does not speak of a departure from one"
#: Told by somebody's word that a thing was done or came; that it was ordered, or promised, never tells it.
_BY_DOING = frozenset({"recipients_word", "word_of_body", "word_on_step", "own_word"})
_NO_EVENT = " That it was ordered does not show that it was done, and a promise is no event."
_ORDERED = "What was ordered, and what does the record show of what was done?"
#: Where no document orders, forbids or allows anything.
_UNORDERED = "Who had it from whom, by whose word, and what does the record not show?"
_WEIGHED = "What is on hand has been weighed already."
#: The same from somebody who only heard of it, by what would settle it.
_HEARD = {
    "word_of_body": "a word from {}, who had heard from others that it came",
    "recipients_word": "a word from {}, who had heard from others that it came",
    "word_on_step": "a word from {}, who had heard from others that it was done",
    "own_word": "a word from {}, who had heard from others that it was done so",
}
#: Open is also what had been ordered, which whoever ordered it may tell as well as whoever acted.
_OF_THE_ORDER = frozenset({"form_version"})
#: Told by a document that is not on hand.
_BY_TEXT = frozenset({"text_of_order"})


def open_questions(report: Report) -> Iterable[Choice]:
    """What would settle what cannot be told: the wrong answers are on hand already, or could not tell it."""
    reading = report.reading
    asked: set[str] = set()
    for finding in report.findings:
        # Where it is open for several reasons, no one answer settles it.
        if finding.kind != CONDUCT or len(finding.settles) != 1 or finding.message.key in _OF_THE_ORDER:
            continue
        settling = wording.settling(finding.settles[0], reading)
        if {finding.code, settling} & asked:
            continue
        wrong = list(islice(dict.fromkeys(_unsettling(finding, report)), MOST))
        if len(wrong) >= FEWEST and settling not in wrong:
            asked |= {finding.code, settling}
            evidence = tuple(dict.fromkeys(e.statement for e in finding.evidence))
            told = wording.message(finding, reading)
            yield Choice(
                f"settles/{finding.key}", f"{_asked(finding, reading)}. What would settle it?",
                (settling, *wrong), settling,
                f"{told}. {_WEIGHED}{_NO_EVENT if _by_doing(finding) else ''} {cited(reading, evidence)}".strip(),
                evidence,
            )  # fmt: skip


def essays(report: Report) -> Iterable[Essay]:
    """What was ordered, what is shown, and what cannot be told, in a student's own words."""
    reading = report.reading
    ordered = any(one.mood in RULING_MOODS for one in report.case.statements())
    asked = report.case.teaching.question or (_ORDERED if ordered else _UNORDERED)
    wanted = [f for f in report.findings if f.verdict in (Verdict.DEVIATION, Verdict.CANNOT_TELL)]
    look_for = list(dict.fromkeys(_look_for(f, reading) for f in wanted if f.kind == CONDUCT))
    if not look_for:
        noted = [f for f in report.findings if f.kind == CONDUCT and f.verdict is Verdict.NOTED]
        look_for = [_NO_DEPARTURE if ordered else _NO_ORDER, *dict.fromkeys(_look_for(f, reading) for f in noted)]
    evidence = tuple(dict.fromkeys(e.statement for f in wanted for e in f.evidence))
    yield Essay(
        "essay",
        f"{asked} Write about 150 words. Cite a "
        "document for each thing you state, and say what cannot be told and what paper would tell it.",
        tuple(look_for), evidence,
    )  # fmt: skip


def _unsettling(finding: Finding, report: Report) -> Iterable[str]:
    """What would not settle it, looking as much like what would as may be."""
    reading = report.reading
    documents = {s.claim.document for s in finding.settles}
    orders = [reading.accounts.statement(id) for id in finding.ordered if not reading.case.is_document(id)]
    if _by_doing(finding) and orders:
        # That one asked another counts as shown, whoever tells it.
        asking = finding.settles[0].claim.mood == Mood.ASKED
        for one in () if asking else islice(_elsewhere(finding, orders[0], report), 1):
            yield _HEARD[finding.settles[0].told.key].format(wording.name(reading, one))
        issuer = reading.orders.issuer(orders[0])
        if issuer and not {one for s in finding.settles for one in s.claim.author} & {*issuer}:
            yield f"a word from {wording.names(reading, issuer)} that it was to be done"
        yield "a promise, from whoever was to do it, that it would be done"
    elif any(settling.told.key in _BY_TEXT for settling in finding.settles):
        whole = (d.id for d in reading.case.documents if d.seen == "whole" and d.says and d.id not in documents)
        yield from (f"the text of the document [{id}]" for id in whole)
    elif any(settling.told.key == "word_on_release" for settling in finding.settles):
        acts = filter(None, (reading.accounts.find(id) for id in finding.shown))
        hands = (wording.names(reading, act.giver) for act in acts if act.giver)
        yield from (f"another word from {names} that it was done" for names in hands)
        yield "a promise, from whoever was to release it, that it would be released"
    settling = " ".join(wording.settling(one, reading) for one in finding.settles)
    # More of a document than its quoted words may be what would settle it.
    rest = [s for s in phrases(reading) if f"[{s.document}]" not in settling]
    rest.sort(key=lambda s: s.id not in (*finding.ordered, *finding.shown))
    yield from (f"{quoted(s)}, read once more" for s in rest)


def _elsewhere(finding: Finding, order: Statement, report: Report) -> Iterable[str]:
    """Persons who are nowhere shown with it, nor of the body of one who is: what they say of it is hearsay."""
    reading = report.reading
    content = order.item and reading.items.contents(order.item)
    near = {*order.giver, *order.recipient, *reading.orders.bound(order), *reading.orders.issuer(order)}
    near |= {one for settling in finding.settles for one in settling.claim.author}
    near |= {hand for content in content or () for t in reading.flows.of(content) for hand in (*t.giver, *t.recipient)}
    near |= {hand for act in reading.accounts.acts for hand in (*act.present, *act.who)}
    return (
        one for one in people(report)
        if reading.case.agent(one).kind == "person" and not any(maybe_one(reading, one, other) for other in near)
    )  # fmt: skip


def _by_doing(finding: Finding) -> bool:
    """Whether the order is plain, and only open whether it was carried out."""
    standing = finding.standing in (Standing.KNOWN, Standing.IN_FORCE)
    return standing and all(settling.told.key in _BY_DOING for settling in finding.settles)


def _asked(finding: Finding, reading: Reading) -> str:
    """What cannot be told, without naming the document that would tell it."""
    told = _with_order(finding, reading)
    for settling in finding.settles:
        told = told.replace(f" [{settling.claim.document}]", "") if settling.told.key in _BY_TEXT else told
    return told


def _with_order(finding: Finding, reading: Reading) -> str:
    """What cannot be told, after the words of the order that it is about."""
    orders = (reading.accounts.statement(id) for id in finding.ordered if not reading.case.is_document(id))
    order = next((s for s in orders if s.quote), None)
    told = wording.message(finding, reading)
    return f"The {'leave' if order.mood is Mood.MAY else 'order'}: {quoted(order)}. {told}" if order else told


def _look_for(finding: Finding, reading: Reading) -> str:
    if not finding.settles:
        return wording.message(finding, reading)
    return f"{_with_order(finding, reading)}. What would settle it: {wording.settling(finding.settles[0], reading)}"
