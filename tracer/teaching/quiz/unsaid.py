"""Questions on what a document says, and what none says: who gave it, on which day; and of which day a document is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from tracer import wording
from tracer.analysis.accounts import Act
from tracer.analysis.reading import Reading
from tracer.case.model import Document, Statement
from tracer.report import Report
from tracer.teaching.quiz.citing import (
    FEWEST,
    MOST,
    STEPS,
    addressed,
    authored,
    cited,
    once_quoted,
    placed,
    quoted,
    spread,
)
from tracer.teaching.quiz.hands import contested, maybe_one, one_person, people, undated
from tracer.teaching.quiz.model import Choice, Matching, Question, printed
from tracer.teaching.quiz.phrasing import tells_of_telling
from tracer.vocabulary import MOVING, SEEN_AT_ALL, Mood, Verb
from tracer.wording.dates import as_written

_UNSAID = "that is not said"
_ARRIVING = frozenset({Verb.GIVE, Verb.PASS})
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
#: Microseconds: on whichever clock, what is open by more is of no one day.
_TWO_DAYS = 2 * 86_400_000_000


def givers(report: Report, others: Iterable[Question]) -> Iterable[Choice]:
    """Who gave it: of one act that some document names him for, and of one that none does."""
    reading = report.reading
    words = "\n".join(map(printed, others))
    acts = [(act, said) for act, said in _told(report, words) if undated(reading, said.id) not in words]
    # Whoever is told the author elsewhere need not look who speaks.
    told = {one.id: {*one.author} for one in report.case.documents if addressed(reading, one.id, words)}
    open_ones = ((act, one) for act, one in acts if not {*act.giver} & told.get(one.document, set()))
    said = (_giver(report, act, one, act.giver) for act, one in open_ones if _named_elsewhere(reading, act, one))
    unsaid = (_giver(report, act, one, ()) for act, one in acts if _nobody(reading, act))
    yield from _first_of_each(said, unsaid)


def days(report: Report, others: Iterable[Question]) -> Iterable[Choice]:
    """On which day it was: of one act of which a document says so, and of one of which none does."""
    words = "\n".join(map(printed, others))
    acts = [(act, one) for act, one in _told(report, words) if not re.search(r"\d", one.quote or "")]
    said = (_day(report, act, one, day) for act, one in acts if (day := _written(one)) and as_written(day) not in words)
    unsaid = (_day(report, act, one, None) for act, one in acts if _undatable(report.reading, act))
    yield from _first_of_each(said, unsaid)


def _first_of_each(*kinds: Iterable[Choice | None]) -> Iterator[Choice]:
    """The first of what is said and of what is not, so that neither is always the answer."""
    for kind in kinds:
        yield from [one for one in kind if one is not None][:1]


def _told(report: Report, words: str) -> Iterator[tuple[Act, Statement]]:
    """The acts that brought something to somebody, each with the phrase that tells it."""
    reading = report.reading
    disputed = contested(report)
    alone = once_quoted(reading)
    for act in reading.accounts.acts:
        accounts = [reading.accounts.statement(id) for id in act.statements]
        if act.verb in MOVING and act.id not in disputed and all(one.mood is Mood.DID for one in accounts):
            yield from [(act, one) for one in accounts if one in alone and placed(one, words)][:1]


def _giver(report: Report, act: Act, said: Statement, right: tuple[str, ...]) -> Choice | None:
    reading = report.reading
    near = {*right, *act.recipient, *act.present, *act.on_behalf}
    wrong = [one for one in people(report) if not any(maybe_one(reading, one, other) for other in near)]
    options = tuple(dict.fromkeys(wording.name(reading, one) for one in (*right, *wrong)))[:MOST]
    if len(options) < FEWEST:
        return None
    answer = options[0] if right else _UNSAID
    return Choice(
        f"giver/{act.id}", f"{quoted(said)}: who gave, sent or told it, as far as any document says?",
        (*options, _UNSAID), answer, cited(reading, act.statements), act.statements,
    )  # fmt: skip


def _named_elsewhere(reading: Reading, act: Act, said: Statement) -> bool:
    """Whether it was one person, whom the phrase does not name itself: one has to read whose word it is."""
    if len(act.givers) != 1 or len(act.giver) != 1 or not one_person(reading, act.giver[0]):
        return False
    document = reading.case.document(said.document)
    # Of what somebody else tells of him, as of a broadcast of his message, others may be called the giver.
    if act.giver[0] not in (said.by or (*document.by, *document.author, *document.signed)):
        return False
    return not any(word in (said.quote or "") for word in wording.plain_name(reading, act.giver[0]).split())


def _nobody(reading: Reading, act: Act) -> bool:
    """Whether a thing came, and no account says from whom, nor does any act that may be taken for this one."""
    silent = act.verb in _ARRIVING and not (act.giver or act.through or act.who or act.on_behalf)
    others = [other for other in reading.accounts.acts if other.giver]
    return silent and not any(
        other.item == act.item or any(maybe_one(reading, one, two) for one in other.recipient for two in act.recipient)
        for other in others
    )  # fmt: skip


def dates(report: Report, others: Iterable[Question]) -> Iterable[Matching]:
    """Of which day each document is: that of a report is easily taken for that of the act."""
    later = report.case.teaching.held_back
    found = [(one.id, day) for one in report.case.documents if one.id not in later and (day := _own_day(report, one))]
    chosen = spread(found)
    labels = tuple(dict.fromkeys(label for _, label in chosen))
    if len(chosen) >= STEPS[0] and len(labels) >= FEWEST:
        ids = tuple(id for id, _ in chosen)
        yield Matching(
            "dated", "Of which day is each of these documents?",
            tuple((authored(report.reading, id), label) for id, label in chosen), labels,
            "; ".join(f"{cited(report.reading, (id,))}: {label}" for id, label in chosen), ids,
        )  # fmt: skip


def _own_day(report: Report, document: Document) -> str | None:
    """The day that it is dated, where neither its name nor its short name has that number."""
    time = document.date
    if time is None or document.seen not in SEEN_AT_ALL or time.approximate or time.uncertain:
        return None
    days = {*_DAY.findall(time.text)}
    if len(days) != 1 or not _DAY.match(time.text):
        return None
    [day] = days
    numbers = {number.lstrip("0") for number in re.findall(r"\d+", authored(report.reading, document.id))}
    return None if day[-2:].lstrip("0") in numbers else as_written(day)


def _written(said: Statement) -> str | None:
    """The day that a document names for it."""
    found = _DAY.match(said.when.text) if said.when else None
    # A span is of two days or more.
    return found[0] if found and said.when and len({*_DAY.findall(said.when.text)}) == 1 else None


def _undatable(reading: Reading, act: Act) -> bool:
    """Whether no account dates it, and nothing leaves it to so few days; who says that he sends something dates it.

    Of a phrase on what was said the day could be that of which it speaks.
    """
    accounts = [reading.accounts.statement(id) for id in act.statements]
    if act.verb is Verb.SEND or any(map(tells_of_telling, accounts)):
        return False
    low, high = reading.times.of(act.id)
    undated_by_all = all(one.when is None for one in accounts)
    return undated_by_all and (low is None or high is None or high - low > _TWO_DAYS)


def _day(report: Report, act: Act, said: Statement, right: str | None) -> Choice | None:
    reading = report.reading
    told = [one.date for one in report.case.documents if one.id not in report.case.teaching.held_back]
    told += [one.when for one in report.case.statements() if one.document not in report.case.teaching.held_back]
    # The day on which it was told is easily taken for the day on which it was done.
    told = [report.case.document(said.document).date, *told]
    days = list(dict.fromkeys(found[0] for one in told if one and (found := _DAY.match(one.text))))
    # On another clock it may be the next day.
    wrong = [day for day in days if not right or abs(date.fromisoformat(day) - date.fromisoformat(right)).days > 1]
    options = tuple(as_written(day) for day in [*([right] if right else []), *wrong][:MOST])
    if len(options) < FEWEST:
        return None
    return Choice(
        f"day/{act.id}", f"{quoted(said)}: on which day was that, as far as any document says?", (*options, _UNSAID),
        options[0] if right else _UNSAID, cited(reading, act.statements), act.statements,
    )  # fmt: skip
