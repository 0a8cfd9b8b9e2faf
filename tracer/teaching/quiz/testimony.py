"""Questions on accounts: whose word something is, whether two speak of one act, on what they are at odds."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice

from tracer import wording
from tracer.analysis.accounts import Hands
from tracer.analysis.reading import Reading
from tracer.case.model import Statement
from tracer.checks import conflict
from tracer.checks.base import Roles
from tracer.report import Report
from tracer.teaching.quiz.citing import FEWEST, STEPS, cited, in_its_words, once_quoted, placed, quoted, spread
from tracer.teaching.quiz.hands import maybe_one
from tracer.teaching.quiz.model import Choice, Matching, Question, printed
from tracer.teaching.quiz.phrasing import tells_of_telling
from tracer.vocabulary import EDITORS, UNNAMED_WITNESS, Mood, Verdict
from tracer.wording.testimony import voices

#: A word of a phrase, and a name or a number among them.
_WORD, _TELLING_APART = re.compile(r"\w{2,}"), re.compile(r"[A-Z]\w{2,}|\d+")
_ONE, _TWO, _OPEN = "of one", "of two", "that is left open"
#: On what accounts can be at odds, by the role in a finding.
_ODDS = {
    "giver": "on who gave it", "recipient": "on who got it", "when": "on when it was",
    "whether it happened": "on whether it was done",
}  # fmt: skip
_AGREED = "on none of these"
_REMOVES = ("through nobody: it is the word of its author", "through one", "through two")


def witnesses(report: Report) -> Iterable[Matching]:
    """On whose word a phrase rests, where another wrote it down."""
    reading = report.reading
    disputed = _perhaps_one(report)
    told = (s for s in once_quoted(reading) if s.mood in (Mood.DID, Mood.DID_NOT) and s.id not in disputed)
    found = [(s, mouths) for s in told if (mouths := _mouths(reading, s)) and _one_voice(reading, s)]
    # First what came through others, as the document's own author is no riddle.
    found.sort(key=lambda one: len(one[1]) < 2)
    apart: list[str] = []
    for _, (first, *_rest) in found:
        # Who speaks for a body is no wrong answer beside it; nor are editors beside a note of which no author is told.
        if not any(one != first and _may_speak_for(reading, one, first) for one in apart):
            apart.append(first)
    chosen = spread((s, voices(mouths[:1], reading)) for s, mouths in found if mouths[0] in apart)
    labels = tuple(dict.fromkeys(label for _, label in chosen))
    if len(chosen) < STEPS[0] or len(labels) < FEWEST or len(_mouths(reading, chosen[0][0])) < 2:
        return
    evidence = tuple(statement.id for statement, _ in chosen)
    yield Matching(
        "witness", "On whose word, in the first place, does each of these phrases rest?",
        tuple((quoted(statement), label) for statement, label in chosen), labels,
        "; ".join(f"{cited(reading, (s.id,))}: {voices(_mouths(reading, s), reading)}" for s, _ in chosen), evidence,
    )  # fmt: skip


def removes(report: Report, others: Iterable[Question]) -> Iterable[Matching]:
    """Through how many others a word came to its document, where it is not the same of all."""
    reading = report.reading
    words = "\n".join(map(printed, others))
    found = [(s, _REMOVES[len(mouths) - 1]) for s in once_quoted(reading) if placed(s, words)
             and 0 < len(mouths := _mouths(reading, s)) <= len(_REMOVES) and in_its_words(reading, s)
             and _one_voice(reading, s)]  # fmt: skip
    chosen = spread(found)
    if len(chosen) < STEPS[0] or len({label for _, label in chosen}) < FEWEST:
        return
    evidence = tuple(statement.id for statement, _ in chosen)
    yield Matching(
        "removes", "Through how many others did the word on which each of these phrases rests come to its document?",
        tuple((quoted(statement), label) for statement, label in chosen), _REMOVES,
        "; ".join(f"{cited(reading, (s.id,))}: {voices(_mouths(reading, s), reading)}" for s, _ in chosen), evidence,
    )  # fmt: skip


def one_or_two(report: Report) -> Iterable[Choice]:
    """Whether two phrases speak of one act: one pair that is left open, and one that is told as one."""
    reading = report.reading
    open_pairs = (_pair(reading, shown) for shown in _left_open(report))
    # That two accounts are of one event is told by a question on what they are at odds.
    told = {one for question in islice(at_odds(report), 1) for one in question.evidence}
    pairs_of_one = (_pair(reading, act.statements) for act in reading.accounts.acts if act.id not in told)
    told_as_one = (pair for pair in pairs_of_one if pair and _tied(reading, *pair))
    for right, pairs in ((_OPEN, open_pairs), (_ONE, told_as_one)):
        found = next(filter(None, pairs), None)
        if found is not None:
            evidence = tuple(statement.id for statement in found)
            phrases = " and ".join(map(quoted, found))
            yield Choice(
                f"one/{'/'.join(evidence)}", f"{phrases}: do these tell of one event, or of two?",
                (_ONE, _TWO, _OPEN), right, cited(reading, evidence), evidence,
            )  # fmt: skip


def at_odds(report: Report) -> Iterable[Choice]:
    """On what two accounts of one act contradict each other, if on anything."""
    reading = report.reading
    for finding in report.findings:
        act = reading.accounts.find(finding.subject[0])
        if finding.code != conflict.CHECK.code or finding.verdict is Verdict.CANNOT_TELL or act is None:
            continue
        accounts = [reading.accounts.statement(id) for id in act.statements]
        keys = [key for _, term in finding.message.terms if isinstance(term, Roles) for key in term.keys]
        alone = once_quoted(reading)
        if len({s.document for s in accounts}) < len(accounts) or not all(s in alone for s in accounts):
            continue
        # One witness twice, or one that only retells another, leaves nothing open, and may still tell it otherwise.
        witnesses = {reading.accounts.witness(s).agent for s in accounts}
        resting = any(s.rests_on or reading.case.document(s.document).rests_on for s in accounts)
        if len(witnesses) < len(accounts) or resting:
            continue
        # Where it is at odds twice over, no one answer is right.
        if len(keys) > 1 or any(key not in _ODDS for key in keys):
            continue
        yield Choice(
            f"odds/{act.id}",
            f"These tell of one event: {'; '.join(map(quoted, accounts))}. On what do they contradict each other?",
            (*_ODDS.values(), _AGREED), _ODDS[keys[0]] if keys else _AGREED,
            f"{wording.message(finding, reading)}. {cited(reading, act.statements)}", act.statements,
        )  # fmt: skip


def _mouths(reading: Reading, statement: Statement) -> Hands:
    """Through whom a phrase came to its document, the first who said it first."""
    document = reading.case.document(statement.document)
    return statement.by or document.by or document.author


def _one_voice(reading: Reading, statement: Statement) -> bool:
    """Whether it is the word of its first mouth alone: not of who signed for it, nor of a doer who tells it, too."""
    document = reading.case.document(statement.document)
    signed = () if statement.by or document.by else document.signed
    doers = {*statement.giver, *statement.who}
    mouths = _mouths(reading, statement)
    # What somebody is said to have told rests on his word as well as on that of who tells it.
    retold = len(mouths) == 1 and tells_of_telling(statement)
    return not {*signed} - {*document.author} and not doers & {*mouths[1:]} and not retold


def _may_speak_for(reading: Reading, one: str, other: str) -> bool:
    if EDITORS in (one, other) or UNNAMED_WITNESS in (one, other):
        return {one, other} == {EDITORS, UNNAMED_WITNESS}
    return maybe_one(reading, one, other)


def _tied(reading: Reading, one: Statement, other: Statement) -> bool:
    """Whether two witnesses speak, and in words that show it is of one event: with a name or a date in common.

    Somebody who comes back to a thing in other words may mean more by them, as all of several letters.
    """
    hands = {*one.giver, *one.recipient, *other.giver, *other.recipient} - {EDITORS, UNNAMED_WITNESS}
    called = {word for hand in hands for word in wording.name(reading, hand).split()}
    words, others = ({*_WORD.findall(said.quote or "")} for said in (one, other))
    shared = {word for word in words & others if _TELLING_APART.fullmatch(word) or word in called}
    return reading.accounts.witness(one).agent != reading.accounts.witness(other).agent and bool(shared)


def _left_open(report: Report) -> list[tuple[str, ...]]:
    """The acts of which it cannot be told whether they are one."""
    return [
        finding.shown for finding in report.findings
        if finding.code == conflict.CHECK.code and finding.verdict is Verdict.CANNOT_TELL
    ]  # fmt: skip


def _perhaps_one(report: Report) -> set[str]:
    """Statements of what another may tell, too: on whose word it rests is then as open as whether they are one."""
    return {id for shown in _left_open(report) for id in shown}


def _pair(reading: Reading, ids: Iterable[str]) -> tuple[Statement, Statement] | None:
    """The first quoted statements of the first two documents that tell of these acts."""
    # Words that stand for several acts do not say which of them is meant.
    alone = once_quoted(reading)
    said: dict[str, Statement] = {}
    for id in ids:
        statement = reading.accounts.statement(id)
        if statement in alone:
            said.setdefault(statement.document, statement)
    first = [*said.values()][:2]
    return (first[0], first[1]) if len(first) > 1 else None
