"""The instructor's answer key: documents, hand-offs and findings with their evidence, and what cannot be told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from math import inf

from tracer import wording
from tracer.analysis.accounts import Hands
from tracer.analysis.flows import Transfer
from tracer.case.apparatus import Expectation
from tracer.checks.base import Finding
from tracer.checks.registry import all_checks
from tracer.kernel.truth import Truth
from tracer.report import Report
from tracer.teaching.marking.asked import Key, Point, key
from tracer.teaching.marking.kinds import called as verdict_called
from tracer.teaching.packet.blocks import Block, Facts, Heading, Items, Page, Table, Text
from tracer.teaching.packet.heads import head
from tracer.variants import Consequence, Outcome
from tracer.views.texts.comparison import of_either
from tracer.views.texts.outline import QUIET, Entry, Outline, outline
from tracer.views.texts.variants import stays
from tracer.vocabulary import Standing, Verdict

#: Verdicts of what students may be asked for.
_ASKED = ("deviation", "cannot tell")
#: What a verdict means to whoever marks.
_VERDICTS = {
    Verdict.DEVIATION: "what is shown differs from what was ordered; students are asked for it",
    Verdict.CANNOT_TELL: "the record leaves it open; students are asked for it where it is about an order, or "
    "about who held the thing",
    Verdict.AS_ORDERED: "what is shown is what was ordered",
    Verdict.NOTED: "worth knowing, and measured by no order; students may write it down or leave it out",
}
_SIDES = (("From", "By", "To", "Copies to"), ("Date", "Received", "Sent by", "Marking", "Withheld"))


def answers(report: Report, asked: Key | None = None) -> Iterable[Page]:
    """The key, and what genuinely cannot be known.

    Args:
        asked: what students are asked, if they have not all documents.
    """
    found, asked = outline(report), asked or key(report)
    yield Page("Answer key: the hand-offs", tuple(_hand_offs(report, found, asked)), wide=True)
    yield Page("Answer key: the findings", tuple(_findings(report, found, asked)))
    yield Page("What cannot be told", tuple(_open(report, found, asked)), joined=True)
    yield Page("Answer key: the analysis sheets", tuple(_documents(report)), joined=True)


def _documents(report: Report) -> Iterable[Block]:
    """What students find when they meet a document and observe its parts."""
    yield Text("Of each document what its first two steps ask for. Times are as the document states them.", "remark")
    rows = []
    for document in report.case.documents:
        told = dict(head(report.case, document))
        name = f"{document.title or ''} [{document.id}]".strip()
        sides = ("; ".join(f"{one.lower()} {told[one]}" for one in labels if one in told) for labels in _SIDES)
        rows.append((name, *sides, told.get("Printed in", ""), document.seen))
    headings = ("Document", "By whom and to whom", "When, how, marked", "Printed in", "Seen")
    yield Table(headings, tuple(rows), (4, 5, 5, 6, 3))
    for source in report.case.sources:
        inside = [one for one in report.case.documents if one.source == source.id]
        if inside and all(one.place for one in inside):
            yield Heading(f"{source.cite}, as it is printed")
            yield Text("Students have a sheet for it where its text is printed for them. What it is stands at its "
                       "head. The case takes nothing from it but what stands in these places of it:")  # fmt: skip
            yield Facts(tuple((one.place or "", f"[{one.id}]") for one in inside))


def consequences(outcomes: Iterable[Outcome]) -> Page:
    """The case's own variants, with what would then be found."""
    advice = "Each is tried on the case itself; nothing of it is evidence. Ask the groups first what would be found."
    blocks: list[Block] = [Text(advice)]
    for number, outcome in enumerate(outcomes, 1):
        why = outcome.why or "The case file does not say what this one is for."
        blocks += [Heading(f"What if ({number})"), Text(why)]
        rows = [_consequence(one, outcome) for one in outcome.consequences]
        shown = tuple(row for row in rows if row)
        if shown:
            blocks.append(Table(("Finding", "As it is", "Then"), shown, (6, 2, 2)))
        rest = _rest(outcome) if shown else "No verdict changes."
        blocks.append(Text(f"{rest} In the case file it is called “{outcome.name}”.", "remark"))
    told = tuple(blocks) if len(blocks) > 1 else (Text("The case names no variants (what-if)."),)
    return Page("What if", told, joined=True)


def _consequence(one: Consequence, outcome: Outcome) -> tuple[str, ...]:
    """The finding with its verdict on both sides; nothing where the verdict stays."""
    finding, report = of_either(outcome.comparison, one.pair)
    sides = [
        "no such finding" if side is None or side.verdict in QUIET else verdict_called(side.verdict)
        for side in (one.pair.first, one.pair.second)
    ]
    if sides[0] == sides[1]:
        return ()
    return (f"{wording.message(finding, report.reading)} ({finding.code})", *sides)


def _rest(outcome: Outcome) -> str:
    """Of how many findings nothing changes, and which keep their verdict while something else that is told changes."""
    same = stays(outcome)
    told = f"{same} finding{'s stay as they are' if same > 1 else ' stays as it is'}" if same else "None stays as it is"
    kept = [
        one.pair.first.code for one in outcome.consequences
        if one.pair.first and one.pair.second and one.pair.first.verdict == one.pair.second.verdict not in QUIET
    ]  # fmt: skip
    if not kept:
        return f"{told}."
    codes = ", ".join(dict.fromkeys(kept))
    how = " keep their verdict, though not all that is told of them" if len(kept) != 1 else \
        " keeps its verdict, though not all that is told of it"
    return f"{told}; {len(kept)}{how} ({codes})."


def _hand_offs(report: Report, found: Outline, known: Key) -> Iterable[Block]:
    if found.routes:
        yield Facts(found.routes)
    asked = {step.id for step in known.steps if step.asked}

    def place(one: Transfer) -> tuple[float, float]:
        """By its earliest time; what is only said to have been before something stands beside that."""
        low, high = report.reading.times.of(one.id)
        last = inf if high is None else high
        return last if low is None else low, last

    shown = sorted(report.reading.flows.transfers, key=place)
    rows = tuple(
        (*_hand_off(report, one), "yes" if one.id in asked else "no") for one in shown if one.happened is not Truth.NO
    )
    if rows:
        yield Text("Certain is what somebody tells who took part in it; the rest is hearsay, and asked for only where "
                   "nothing is certain. What is not asked costs nobody a point, whether it is there or not.", "remark")
        yield Table(
            ("From", "To", "When", "By which words", "Document", "Certain", "Asked"), rows, (5, 6, 5, 10, 5, 4, 3)
        )
    else:
        yield Text("The record shows no hand-off.")
    yield from _accepted(report, known, findings=False)


def _hand_off(report: Report, one: Transfer) -> tuple[str, ...]:
    reading = report.reading
    where = reading.times.zone(one.id)
    if one.act is None:
        quotes: tuple[str, ...] = ()
        documents: tuple[str, ...] = (one.id,)
    else:
        told = [reading.accounts.statement(id) for id in one.act.statements]
        quotes = tuple(dict.fromkeys(" ".join(said.quote.split()) for said in told if said.quote))
        documents = tuple(dict.fromkeys(said.document for said in told))
    words = " / ".join(f"“{quote}”" for quote in quotes) or "any words of the message"
    giver = wording.names(reading, one.giver) if one.giver else "not named"
    recipient, arrived = _to(report, one)
    return (
        giver, f"{recipient}{arrived}", wording.when(reading.times.of(one.id), where), words, ", ".join(documents),
        "yes" if one.happened is Truth.YES else "no",
    )  # fmt: skip


def _to(report: Report, one: Transfer) -> tuple[str, str]:
    """Whom it reached, or to whom it was addressed; and what is not said of that."""
    addressees = report.case.document(one.id).addressees if one.act is None else ()
    hands = [one for one in dict.fromkeys((addressees, one.recipient)) if one]
    name = " or ".join(wording.names(report.reading, one) for one in hands) or "not named"
    unsaid = {"open": " (who received it is not said)", "unsaid": " (that it arrived is not said)"}
    return name, unsaid.get(one.arrival, "")


def _accepted(report: Report, known: Key, *, findings: bool) -> Iterable[Block]:
    lesson = report.case.teaching
    others = [one for one in lesson.accept if one.of.startswith("TR") is findings]
    leave = [one for one in lesson.optional if one.of.startswith("TR") is findings]
    if others:
        yield Heading("Also right")
        yield Table(("Of", "Column", "Also right", "Because"), tuple(
            (_called(report, known, one.of), one.column, one.value, one.because) for one in others
        ), (6, 2, 4, 6))  # fmt: skip
    if leave:
        yield Heading("May be left out")
        yield Table(("What", "Because"), tuple((_called(report, known, one.of), one.because) for one in leave), (1, 1))


def _called(report: Report, known: Key, of: str) -> str:
    """A hand-off or a finding in words, of which the case file gives the id."""
    root = report.reading.accounts.root
    steps = (step for step in known.steps if root.get(step.id, step.id) == root.get(of, of))
    told = (f"{_hands(report, one.givers)} to {_hands(report, one.recipients)} [{', '.join(one.documents)}]"
            for one in steps)  # fmt: skip
    found = (f"{wording.message(one, report.reading)} ({one.code})" for one in report.findings
             if of in (one.key, "/".join((one.code, *one.subject))))  # fmt: skip
    return next(iter((*told, *found)), of)


def _hands(report: Report, sets: tuple[Hands, ...]) -> str:
    return wording.names(report.reading, sets[0]) if sets and sets[0] else "not named"


def _findings(report: Report, found: Outline, known: Key) -> Iterable[Block]:
    yield Text(found.summary)
    used = dict.fromkeys(one.finding.verdict for entry in found.entries for one in (entry, *entry.nested))
    yield Text("Under each finding stands the check that found it, with its code (TR and three figures), and one of "
               "these words. Students need no code: their own words for the kind are read. Where one is asked for it "
               "says who is right as its actor.", "remark")  # fmt: skip
    yield Facts(tuple((verdict_called(one), _VERDICTS[one]) for one in _VERDICTS if one in used))
    reasons, added = _reasons(report), _added(report, known)
    for entry in found.entries:
        if entry.finding.verdict is not Verdict.CANNOT_TELL:
            yield from _entry(entry, added)
    looked = tuple(f"{one.heading} ({one.finding.code}). {' '.join(reasons[one.finding.key])}"
                   for one in found.quiet if one.finding.key in reasons)  # fmt: skip
    if looked:
        yield Heading("Looked for, and not found")
        yield Items(looked)
    yield from _accepted(report, known, findings=True)


def _added(report: Report, known: Key) -> dict[str, tuple[tuple[str, str], ...]]:
    """Under the key of a finding what the checks do not say: whom students are to name, and why it is so."""
    asked = [one for one in known.points if one.asked]
    names = {one.id: _asked(report, one) for one in asked}
    names |= {one.id: (("asked", "of nobody: students have it from part B only"),) for one in known.points
              if not one.asked and not one.shown and one.verdict in _ASKED}  # fmt: skip
    names |= {id: (("asked", f"as one finding with {one.kind.replace('-', ' ')}; either word is right"),)
              for one in asked for id in one.also}  # fmt: skip
    reasons = {id: tuple(("because", one) for one in why) for id, why in _reasons(report).items()}
    return {id: (*names.get(id, ()), *reasons.get(id, ())) for id in {*names, *reasons}}


def _asked(report: Report, point: Point) -> tuple[tuple[str, str], ...]:
    """Who is right as the actor of a finding that is asked for, and what else it may be called."""
    actors = " or ".join(wording.names(report.reading, (one,)) for one in point.actors)
    right = {code for code, worth in point.names if worth == 1 and code != point.code}
    others = [one.name.replace("-", " ") for one in all_checks() if one.code in right]
    called = (("may be called", f"{' or '.join(others)}, too: it is one question"),) if others else ()
    return (("actor", "anybody" if point.anybody or not actors else actors), *called)


def _reasons(report: Report) -> dict[str, tuple[str, ...]]:
    """Under the key of a finding why the case's own reader concludes the same; each reason once."""
    found: dict[str, tuple[str, ...]] = {}
    for one in report.case.expectations:
        meant = [finding for finding in report.findings if _expected(finding, one)]
        # A reader who names no aspect speaks of the whole first.
        meant.sort(key=lambda finding: finding.aspect is not None)
        if meant and one.because:
            found[meant[0].key] = (*found.get(meant[0].key, ()), one.because)
    return found


def _expected(finding: Finding, one: Expectation) -> bool:
    same = (finding.code, finding.subject[0], finding.verdict) == (one.code, one.subject, one.verdict)
    return same and one.aspect in (None, finding.aspect)


def _open(report: Report, found: Outline, known: Key) -> Iterable[Block]:
    everything = [one for entry in found.entries for one in (entry, *entry.nested)]
    entries = [entry for entry in everything if entry.finding.verdict is Verdict.CANNOT_TELL]
    if not entries:
        yield Text("Nothing that the checks ask for is left open by the record.")
    else:
        yield Text("No student can know these from the record; whoever states an answer states too much.")
    for entry in entries:
        yield from _entry(replace(entry, nested=()), _added(report, known))


def _entry(entry: Entry, added: Mapping[str, tuple[tuple[str, str], ...]]) -> Iterable[Block]:
    lead = f"{entry.mark}  " if entry.mark.startswith("D") else ""
    yield Heading(f"{lead}{entry.heading}")
    yield from _under(entry, added)
    for nested in entry.nested:
        # What cannot be told stands with the other open questions.
        if nested.finding.verdict is not Verdict.CANNOT_TELL:
            yield Heading(nested.heading, nested=True)
            yield from _under(nested, added)


def _under(entry: Entry, added: Mapping[str, tuple[tuple[str, str], ...]]) -> Iterable[Block]:
    """By which check, what follows, and the evidence."""
    claimed = ", by a rule that is only claimed afterwards" if entry.finding.standing is Standing.CLAIMED else ""
    verdict = verdict_called(entry.finding.verdict)
    yield Text(f"{entry.finding.name.replace('-', ' ')} ({entry.finding.code}): {verdict}{claimed}", "remark")
    rows = [(row.label, "; ".join(row.sentences)) for row in entry.rows]
    rows += added.get(entry.finding.key, ())
    if rows:
        yield Facts(tuple(rows))
