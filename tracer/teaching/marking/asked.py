"""What a case asks of a student: the hand-offs that are shown, and the findings.

Asked are the hand-offs that are shown, and findings on conduct or custody that are a deviation
or cannot be told. Neither asked nor held against anybody are acts known from hearsay, tellings of less
than the text, messages that brought nothing, and what is only noted. Where no act is shown, and all
that is known is hearsay, that is asked.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TypeVar

from tracer import wording
from tracer.analysis.accounts import Act
from tracer.analysis.flows import Transfer
from tracer.analysis.reading import Reading
from tracer.analysis.spans import Span
from tracer.checks.base import CONDUCT, Finding, Who
from tracer.kernel.temporal import Order
from tracer.kernel.truth import Truth
from tracer.report import Report
from tracer.teaching.marking import questions
from tracer.teaching.marking.cast import Cast, Hands
from tracer.teaching.marking.kinds import called
from tracer.teaching.marking.moments import clocks, moment
from tracer.teaching.marking.times import Clocks
from tracer.teaching.marking.timing import Right
from tracer.vocabulary import MOVING, RULING_MOODS, Mood, Verdict
from tracer.wording.overview import matter

#: Checks of the record whose open questions a student is asked for: they are about custody.
#: Of these it is as right to name who got it as who gave it.
_RECEIVED = frozenset({"recipient", "excluded-party"})
_CUSTODY = frozenset({"custody-gap", "concurrent-custody"})
_OPEN = frozenset({Verdict.DEVIATION, Verdict.CANNOT_TELL})
_MEANT = {Mood.WILL: "promised", Mood.ASKED: "asked for", Mood.AGREED: "agreed", Mood.BELIEVES: "only believed"}


@dataclass(frozen=True, slots=True)
class Step:
    """One hand-off of the key, or one that somebody ordered or promised.

    Attributes:
        id: of the act, or of the document for a message.
        givers: the sets of hands that are right, any of them; `recipients` likewise.
        accepted: (heading, what else is right under it), as the instructor says.
        asked: whether its want costs anything.
        mood: empty for what is shown; else `ordered`, `promised`, …
        message: whether it is a message as a whole, so that any words of it show it.
        told: the hand-off in words; `shown` as students may be told it, who have not what is held back.
        time: its span, with what a student's words for it are read with.
        besides: hands that had it besides those who are asked for: who got a copy.
    """

    id: str
    givers: tuple[Hands, ...]
    recipients: tuple[Hands, ...]
    span: Span
    quotes: tuple[str, ...]
    documents: tuple[str, ...]
    told: str
    asked: bool = True
    mood: str = ""
    accepted: tuple[tuple[str, str], ...] = ()
    message: bool = False
    time: Right = Right((None, None))
    besides: Hands = ()
    shown: str = ""


@dataclass(frozen=True, slots=True)
class Point:
    """One finding of the key.

    Attributes:
        actors: who is right as its actor; `named` who is spoken of in it besides.
        anybody: whether no actor is asked for: it is about the record.
        about: ids of the acts and documents that it is about.
        names: codes of the kinds under which it may be named, and how right each is.
        also: keys of the findings that are told with it, as one.
        accepted, shown: as in `Step`.
    """

    id: str
    kind: str
    code: str
    names: tuple[tuple[str, float], ...]
    actors: Hands
    named: Hands
    anybody: bool
    quotes: tuple[str, ...]
    documents: tuple[str, ...]
    told: str
    verdict: str
    about: tuple[str, ...]
    asked: bool = True
    also: tuple[str, ...] = ()
    accepted: tuple[tuple[str, str], ...] = ()
    shown: str = ""


_Asked = TypeVar("_Asked", Step, Point)


@dataclass(frozen=True, slots=True)
class Key:
    """What a case asks.

    Attributes:
        steps: the hand-offs, in the order of time as far as that is known.
        before: pairs of ids of hand-offs that are asked, of which the first certainly came first.
        meant: what was ordered, promised or asked, and is not shown as done.
        documents: for each document what it may be called.
        recorded: how many hand-offs and messages the record has of which both hands are named, asked for or not.
    """

    reading: Reading
    cast: Cast
    steps: tuple[Step, ...]
    before: tuple[tuple[str, str], ...]
    meant: tuple[Step, ...]
    points: tuple[Point, ...]
    documents: tuple[tuple[str, tuple[str, ...]], ...]
    recorded: int

    @property
    def clocks(self) -> Clocks:
        """What a time is read with that is said of nothing in the key."""
        return clocks(self.reading)


def key(report: Report) -> Key:
    """What a case asks of a student who has all its documents; `class_key` asks one who has not.

    Example:
        >>> import tracer
        >>> found = key(tracer.examine(tracer.load(tracer.example("bush-gorbachev-1990"))))
        >>> [step.id for step in found.steps if step.asked], found.before
        (['m1', 'handover'], (('m1', 'handover'),))
        >>> [point.kind for point in found.points if point.asked]
        ['recipient', 'bearer', 'excluded-party', 'delivery']
    """
    reading = report.reading
    transfers = reading.flows.transfers
    shown = any(one.act and one.happened is Truth.YES for one in transfers)
    steps = [_step(reading, one, heard=not shown) for one in transfers]
    taken = {one.id for one in transfers}
    steps += [_told(reading, act) for act in reading.accounts.acts
              if act.id not in taken and act.verb in MOVING and act.happened is not Truth.NO]  # fmt: skip
    steps += [_message(reading, id) for id in (one.id for one in reading.case.documents) if id not in taken]
    moved = {*taken, *(one.id for one in reading.case.documents)}
    recorded = sum(step.id in moved and any(step.givers) and any(step.recipients) for step in steps)
    steps += [_copied(reading, one.id, one.copies) for one in reading.case.documents if one.copies]
    steps = [_as_taught(reading, step, (step.id,)) for step in steps]
    steps = [_with_twins(step, steps) for step in steps]
    asked = [step for step in steps if step.asked]
    before = tuple(
        (one.id, other.id) for one in asked for other in asked
        if one is not other and reading.times.compare(one.id, other.id) is Order.BEFORE
    )  # fmt: skip
    documents = tuple(
        (one.id, (one.id, one.cite or "", one.title or "", wording.place(reading, one.id)))
        for one in reading.case.documents
    )
    return Key(
        reading, Cast(reading), tuple(steps), before, tuple(_meant(reading)), tuple(_points(report)), documents,
        recorded,
    )  # fmt: skip


def _with_twins(step: Step, steps: Iterable[Step]) -> Step:
    """A message that is asked for, shown as well by those that went with it: from the same to the same at once."""
    twins = [other for other in steps if step.asked and step.message and other.message and not other.asked
             and step.span == other.span != (None, None) and {*step.givers} & {*other.givers}
             and {*filter(None, step.recipients)} & {*other.recipients}]  # fmt: skip
    return replace(
        step, quotes=tuple(dict.fromkeys(quote for one in (step, *twins) for quote in one.quotes)),
        documents=tuple(dict.fromkeys(id for one in (step, *twins) for id in one.documents)),
    ) if twins else step  # fmt: skip


def _as_taught(reading: Reading, one: _Asked, ids: Iterable[str]) -> _Asked:
    """With the other answers that the instructor accepts, and not asked where he makes it optional."""
    teaching = reading.case.teaching
    known = {id for own in ids for id in (own, reading.accounts.root.get(own, own))}
    accepted = tuple((other.column, other.value) for other in teaching.accept if _root(reading, other.of) in known)
    left = any(_root(reading, leave.of) in known for leave in teaching.optional)
    # What a document tells that students have not is not told to them.
    shown = "" if any(reading.case.is_document(id) for id in teaching.held_back) else one.told
    return replace(one, accepted=accepted, asked=one.asked and not left, shown=shown)


def _root(reading: Reading, id: str) -> str:
    """An act under the id that its accounts share; anything else as it is."""
    return reading.accounts.root.get(id, id)


def _step(reading: Reading, transfer: Transfer, *, heard: bool) -> Step:
    if transfer.act is None:
        step = _message(reading, transfer.id, (transfer.recipient,) if transfer.recipient else ())
        return _sentence(reading, step, asked=True)
    asked = heard or transfer.happened is Truth.YES
    return _of_act(reading, transfer.act, transfer.givers, transfer.recipients, asked)


def _told(reading: Reading, act: Act) -> Step:
    return _of_act(reading, act, act.givers, act.recipients, asked=False)


def _of_act(
    reading: Reading, act: Act, givers: tuple[Hands, ...], recipients: tuple[Hands, ...], asked: bool
) -> Step:  # fmt: skip
    said = [reading.accounts.statement(id) for id in act.statements]
    hands = (hand for hands in givers for hand in hands)
    step = Step(
        act.id, givers, recipients, reading.times.of(act.id), tuple(dict.fromkeys(s.quote for s in said if s.quote)),
        tuple(dict.fromkeys(s.document for s in said)), "", time=moment(reading, act.id, act.item, hands),
    )  # fmt: skip
    return _sentence(reading, step, asked)


def _message(reading: Reading, id: str, ends: tuple[Hands, ...] = ()) -> Step:
    document = reading.case.document(id)
    quotes = tuple(dict.fromkeys(one.quote for one in document.says if one.quote))
    recipients = tuple(dict.fromkeys((document.addressees, *ends)))
    givers = tuple(dict.fromkeys((document.author, *((hand,) for hand in document.signed))))
    step = Step(
        id, givers, recipients, reading.times.of(id), quotes, (id,), "", message=True,
        time=moment(reading, id), besides=document.copies,
    )  # fmt: skip
    return _sentence(reading, step, asked=False)


def _copied(reading: Reading, id: str, copies: Hands) -> Step:
    """What a message was to those who got a copy: each of them, or all, may be named as its recipient."""
    one = _message(reading, id)
    return replace(one, id=f"{id}/copies", recipients=(copies, *((hand,) for hand in copies)), besides=())


def _sentence(reading: Reading, step: Step, asked: bool) -> Step:
    givers, recipients = (wording.names(reading, sets[0] if sets else ()) for sets in (step.givers, step.recipients))
    told = f"{givers} to {recipients}, {wording.when(step.span, reading.times.zone(step.id))}"
    words = f", “{step.quotes[0]}”" if step.quotes and not step.message else ""
    told = f"{told}{words} [{', '.join(step.documents)}]"
    return replace(step, told=told, asked=asked)


def _meant(reading: Reading) -> Iterable[Step]:
    for one in reading.case.statements():
        mood = "ordered" if one.mood in RULING_MOODS else _MEANT.get(one.mood, "")
        if not mood or one.item is None or one.mood is Mood.MUST_NOT or not (one.giver or one.recipient):
            continue
        givers = one.giver or reading.case.document(one.document).addressees
        yield Step(one.id, (givers,), (one.recipient,), (None, None), (), (one.document,), "", asked=False, mood=mood)


def _points(report: Report) -> Iterable[Point]:
    """One for each check and subject: a student has one word for all its aspects."""
    groups: dict[tuple[str, tuple[str, ...]], list[Finding]] = {}
    for finding in report.findings:
        if finding.verdict not in (Verdict.NOT_APPLICABLE, Verdict.CLEAR):
            groups.setdefault((finding.code, finding.subject), []).append(finding)
    for several in groups.values():
        keys = {one.key for one in several} | {"/".join((several[0].code, *several[0].subject))}
        yield _as_taught(report.reading, _point(report.reading, several), keys)


def _point(reading: Reading, several: list[Finding]) -> Point:
    first = several[0]
    agents = {agent.id for agent in reading.case.agents}
    actors = [id for id in first.subject if id in agents]
    for id in first.shown:
        act = reading.accounts.find(id)
        if act is not None:
            actors += [*act.giver, *act.who, *(act.recipient if first.name in _RECEIVED else ())]
        elif not reading.case.is_document(id):
            actors += reading.accounts.statement(id).giver
    terms = [hand for one in several for told in (one.message, *one.lines) for _, term in told.terms
             if isinstance(term, Who) for hand in term.ids if hand in agents]  # fmt: skip
    evidence = [(one.quote, one.document) for finding in several for one in finding.evidence]
    evidence += [(one.quote, one.document) for finding in several for one in questions.words(reading, finding)]
    verdicts = sorted({str(one.verdict) for one in several})
    matters = " or ".join(dict.fromkeys(matter(one) for one in several))
    said = ", ".join(called(Verdict(one)) for one in verdicts)
    return Point(
        first.key, first.name, first.code, questions.names(reading, several),
        tuple(dict.fromkeys(actors)) or tuple(dict.fromkeys(terms)),
        tuple(dict.fromkeys(terms)), first.kind != CONDUCT,
        tuple(dict.fromkeys(quote for quote, _ in evidence if quote)),
        tuple(dict.fromkeys(document for _, document in evidence)),
        f"{matters} ({said}): {wording.message(first, reading)}",
        "deviation" if "deviation" in verdicts else verdicts[0],
        tuple(dict.fromkeys((*first.subject, *first.shown, *first.ordered))),
        any(one.verdict in _OPEN for one in several) and (first.kind == CONDUCT or first.name in _CUSTODY),
        tuple(one.key for one in several[1:]),
    )  # fmt: skip
