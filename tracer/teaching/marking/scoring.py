"""Marks for one submission: what it has right, and why each point is lost.

Hand-offs and findings are matched with those of the key; the order of the hand-offs counts by pairs
(Kendall). What a mark is made of stands in `PARTS`, `HAND_OFF` and `FINDING`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from hashlib import sha256

from tracer.teaching.marking import quotations, times
from tracer.teaching.marking.asked import Key, Point, Step
from tracer.teaching.marking.cast import nobody, same
from tracer.teaching.marking.kinds import kinds
from tracer.teaching.marking.marked import Loss, Marked
from tracer.teaching.marking.matching import NOT_SHOWN, SURE, Part, matched
from tracer.teaching.marking.quotations import Texts
from tracer.teaching.marking.submissions import Row, Submission

#: What the parts of a mark are worth; one that a case does not have goes to the others.
PARTS = {"hand-offs": 60.0, "order": 10.0, "findings": 30.0}
#: What the cells of a hand-off and of a finding are worth.
HAND_OFF = {"from": 0.3, "to": 0.3, "when": 0.15, "quotation": 0.2, "document": 0.05}
FINDING = {"kind": 0.5, "actor": 0.25, "quotation": 0.2, "document": 0.05}
#: Where nothing is to be found, a claim costs as if so many were.
_CLAIMS = 3
#: A cell that is at least half right.
_HALF = 0.49


def score(submission: Submission, key: Key, texts: Texts) -> Marked:
    """Marks one submission.

    Example:
        >>> import tracer
        >>> from tracer.teaching.marking.asked import key
        >>> from tracer.teaching.marking.submissions import read
        >>> asked = key(tracer.examine(tracer.load(tracer.example("bush-gorbachev-1990"))))
        >>> work = "from,to\\nScowcroft,Matlock\\nMatlock,Gorbachev\\n"
        >>> marked = score(read("a student", [("work.csv", work.encode())]), asked, Texts([], whole=False))
        >>> marked.total, [(loss.reason, loss.row, loss.points) for loss in marked.losses][3:5]
        (3.0, [('missing', None, 30.0), ('not shown', 2, 15.0)])
    """
    steps = [step for step in key.steps if step.asked]
    points = [point for point in key.points if point.asked]
    of = parts_of(key)
    parts: list[tuple[str, float, float]] = []
    losses: list[Loss] = []
    cells: list[tuple[str, int, str, float]] = []
    missed: list[str] = []
    pairs: Mapping[str, int] = {}
    for part, whole in of.items():
        if part == "hand-offs":
            found = _hand_offs(submission.hand_offs, steps, key, texts, whole)
            pairs = found.pairs
        elif part == "order":
            found = _order(pairs, key, whole)
        else:
            found = _findings(submission.findings, points, key, texts, whole, pairs)
        parts.append((part, found.points, whole))
        losses += found.losses
        cells += found.cells
        missed += found.missed
    return Marked(
        submission.name, round(sum(points for _, points, _ in parts), 1), tuple(parts), tuple(losses),
        tuple(_flags(submission, texts)), submission.problems, tuple(missed), submission.hand_offs,
        submission.findings, tuple(cells), _print(submission),
    )  # fmt: skip


def parts_of(key: Key) -> dict[str, float]:
    """What each part of the mark is worth in a case; a case that has nothing for a part has not that part."""
    there = {
        "hand-offs": any(step.asked for step in key.steps), "order": bool(key.before),
    }  # fmt: skip
    # That there is nothing to be found is to be known, too.
    there["findings"] = there["hand-offs"] or any(point.asked for point in key.points)
    whole = sum(worth for part, worth in PARTS.items() if there[part])
    return {part: worth * 100 / whole for part, worth in PARTS.items() if there[part]}


def _hand_offs(rows: tuple[Row, ...], steps: list[Step], key: Key, texts: Texts, whole: float) -> Part:
    rows = _each_once(rows)
    worth = {(row.number, step.id): _of_step(row, step, key, texts) for row in rows for step in key.steps}
    free = _free(rows, [step.id for step in key.steps], worth, ("from", "to"))
    asked = {step.id: step.told for step in steps}
    fitting = {
        (row.number, step.id): worth[row.number, step.id] for row in rows for step in steps
        if max(worth[row.number, step.id][role] for role in ("from", "to")) >= _HALF or _turned(row, step, key)
    }  # fmt: skip
    found = matched("hand-offs", rows, asked, fitting, HAND_OFF, ("from", "to"), free, whole)
    ids = list(asked)
    losses = []
    for loss in found.losses:
        if loss.reason == "not shown":
            loss = replace(loss, word=next((_meant(row, key) for row in rows if row.number == loss.row), ""))
        elif loss.reason == "missing":
            earlier = [found.pairs[id] for id in ids[: ids.index(loss.about)] if id in found.pairs]
            loss = replace(loss, after=earlier[-1] if earlier else 0)
        losses.append(loss)
    return replace(found, losses=tuple(losses))


def _each_once(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """Without rows that only repeat another: what is written twice counts once."""
    seen: dict[tuple[str, ...], Row] = {}
    for row in rows:
        seen.setdefault(tuple(_plain(text) for _, text in row.cells), row)
    return tuple(seen.values())


def _turned(row: Row, step: Step, key: Key) -> bool:
    """Whether a row has the two hands of a hand-off the wrong way round."""
    sides = ((row.get("from"), step.recipients), (row.get("to"), step.givers))
    return all(key.cast.worth(cell, hands) >= SURE for cell, hands in sides)


def _free(
    rows: tuple[Row, ...], ids: list[str], worth: Mapping[tuple[int, str], Mapping[str, float]], roles: tuple[str, str]
) -> set[int]:
    """Rows that cost nothing, though they bring nothing.

    The record bears them out, asked for or not; or they leave open what they say, or say it in words of
    which it is not known what they mean.
    """
    return {
        row.number for row in rows
        if any(all(worth[row.number, id][role] >= (_HALF if role == "actor" else SURE) for role in roles) for id in ids)
        or any(nobody(row.get(role)) for role in roles if role != "actor")
        or ("kind" in roles and not kinds(row.get("kind")))
    }  # fmt: skip


def _of_step(row: Row, step: Step, key: Key, texts: Texts) -> dict[str, float]:
    span = row.span or times.span_of(row.get("when"), key.year)
    document = _document(row.get("document"), step.documents, key)
    quote = row.get("quotation")
    bears = step.message or key.cast.named_in(quote, step.recipients)
    return {
        "from": key.cast.worth(row.get("from"), step.givers),
        "to": key.cast.worth(row.get("to"), step.recipients),
        "when": times.worth(span, step.span),
        "quotation": quotations.worth(quote, step.quotes, texts, document > 0, bears),
        "document": document,
    } | _accepted(row, step, key.year)


def _accepted(row: Row, asked: Step | Point, year: int | None) -> dict[str, float]:
    """The cells that hold what the instructor says is right, too."""
    found = {}
    for heading, value in asked.accepted:
        cell = row.get(heading)
        if heading == "when":
            span = times.span_of(value, year)
            right = span is not None and times.worth(row.span or times.span_of(cell, year), span) >= SURE
        elif heading == "quotation":
            right = quotations.same(cell, (value,))
        elif heading == "kind":
            right = bool(kinds(cell) & kinds(value)) or _plain(cell) == _plain(value)
        else:
            right = same(cell, value)
        if right:
            found[heading] = 1.0
    return found


def _meant(row: Row, key: Key) -> str:
    """Whether what a row tells was ordered, promised or asked for; empty if nobody speaks of it."""
    for step in key.meant:
        sides = ((row.get("from"), step.givers), (row.get("to"), step.recipients))
        if all(key.cast.worth(cell, hands) >= SURE for cell, hands in sides):
            return step.mood
    return ""


def _order(pairs: Mapping[str, int], key: Key, whole: float) -> Part:
    """What certainly came before stands before: concordant pairs of all pairs that time orders."""
    each = whole / len(key.before)
    losses = []
    for one, other in key.before:
        if one not in pairs or other not in pairs:
            losses.append(Loss("order", each, "missing"))
        elif pairs[one] > pairs[other]:
            losses.append(Loss("order", each, "order", pairs[one], pairs[other]))
    return Part(whole - sum(loss.points for loss in losses), tuple(losses), {}, (), ())


def _findings(
    rows: tuple[Row, ...], points: list[Point], key: Key, texts: Texts, whole: float, steps: Mapping[str, int]
) -> Part:
    rows = _each_once(rows)
    worth = {(row.number, point.id): _of_point(row, point, key, texts)
             for row in rows for point in key.points}  # fmt: skip
    free = _free(rows, [point.id for point in key.points], worth, ("kind", "actor"))
    fitting = {pair: cells for pair, cells in worth.items() if cells["kind"]}
    if not points:
        return _nothing_to_find(rows, free, whole, sum(step.asked for step in key.steps), len(steps))
    asked = {point.id: point.told for point in points}
    found = matched("findings", rows, asked, fitting, FINDING, ("kind", "actor"), free, whole)
    about = {point.id: point for point in points}
    losses = []
    for loss in found.losses:
        if loss.reason == "missing":
            point = about[loss.about]
            step = next((steps[id] for id in point.about if id in steps), None)
            loss = replace(loss, word=point.verdict, after=step)
        losses.append(loss)
    return replace(found, losses=tuple(losses))


def _nothing_to_find(rows: tuple[Row, ...], free: set[int], whole: float, steps: int, shown: int) -> Part:
    """Who claims nothing has it right, as far as he shows what was done; a claim costs."""
    losses = [Loss("findings", whole / steps, "unjudged")] * (steps - shown)
    losses += [Loss("findings", NOT_SHOWN * whole / _CLAIMS, "not shown", row.number)
               for row in rows if row.number not in free]  # fmt: skip
    got = whole - sum(loss.points for loss in losses)
    if got < 0:
        losses.append(Loss("findings", got, "floor"))
    return Part(max(got, 0.0), tuple(losses), {}, (), ())


def _of_point(row: Row, point: Point, key: Key, texts: Texts) -> dict[str, float]:
    actor = row.get("actor")
    right = key.cast.worth(actor, [(one,) for one in point.actors])
    named = 0.5 * key.cast.worth(actor, [(one,) for one in point.named])
    document = _document(row.get("document"), point.documents, key)
    return {
        "kind": float(point.code in kinds(row.get("kind"))),
        "actor": 1.0 if point.anybody else max(right, named),
        "quotation": quotations.worth(row.get("quotation"), point.quotes, texts, document > 0),
        "document": document,
    } | _accepted(row, point, key.year)


def _document(cell: str, right: Iterable[str], key: Key) -> float:
    """Whether a cell names a document of the key, among others perhaps."""
    said = _plain(cell)
    if not said:
        return 0.0
    several = {said, *(_plain(part) for part in re.split(r"[,;/&]|\band\b", cell))}
    called = dict(key.documents)
    return float(any({_plain(name) for name in called[id] if name} & several for id in right))


@lru_cache(10_000)
def _plain(text: str) -> str:
    return "".join(re.findall(r"\w", text.casefold()))


def _flags(submission: Submission, texts: Texts) -> Iterable[tuple[str, str]]:
    if not submission.readable:
        yield "unreadable", ""
    for table, rows in (("hand-off", submission.hand_offs), ("finding", submission.findings)):
        for row in rows:
            answer = texts.look_up(row.get("quotation"))
            if answer in ("invented", "altered"):
                yield answer, f"{table} {row.number}"
            if table == "finding" and not nobody(row.get("kind")) and not kinds(row.get("kind")):
                yield "kind", f"finding {row.number}"


def _print(submission: Submission) -> str:
    lines = [
        "\t".join(_plain(text) for name, text in sorted(row.cells) if name != "corroborated by")
        for row in (*submission.hand_offs, *submission.findings)
    ]
    return sha256("\n".join(lines).encode()).hexdigest()[:16] if lines else ""
