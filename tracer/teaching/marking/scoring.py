"""Marks for one submission: what it has right, and why each point is lost.

Hand-offs and findings are matched with those of the key; the order of the hand-offs counts by pairs
(Kendall). What a mark is made of stands in `PARTS`, `FINDING` and `hand_offs.HAND_OFF`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from hashlib import sha256

from tracer.teaching.marking import quotations
from tracer.teaching.marking.answers import accepted, each_once
from tracer.teaching.marking.asked import Key, Point
from tracer.teaching.marking.cast import nobody
from tracer.teaching.marking.hand_offs import HALF, hand_offs
from tracer.teaching.marking.kinds import kinds, meant
from tracer.teaching.marking.marked import Loss, Marked
from tracer.teaching.marking.matching import NOT_SHOWN, SURE, Part, matched, not_shown
from tracer.teaching.marking.quotations import Texts
from tracer.teaching.marking.record import names_document, plain, strange
from tracer.teaching.marking.submissions import Row, Submission

#: What the parts of a mark are worth; one that a case does not have goes to the others.
PARTS = {"hand-offs": 60.0, "order": 10.0, "findings": 30.0}
#: What the cells of a finding are worth.
FINDING = {"kind": 0.5, "actor": 0.25, "quotation": 0.2, "document": 0.05}
#: Where nothing is to be found, a claim costs as if so many were.
_CLAIMS = 3
_FIRST_PERSON = re.compile(r"\b(?:I|we|my|our)\b")


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
    points = [point for point in key.points if point.asked]
    of = parts_of(key)
    parts: list[tuple[str, float, float]] = []
    losses: list[Loss] = []
    cells: list[tuple[str, int, str, float]] = []
    missed: list[str] = []
    pairs: Mapping[str, int] = {}
    for part, whole in of.items():
        if part == "hand-offs":
            found = hand_offs(each_once(submission.hand_offs), key, texts, whole)
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
        tuple(_flags(submission, texts, key)), submission.problems, tuple(missed), submission.hand_offs,
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
    rows = each_once(rows)
    there = {code for point in key.points for code, _ in point.names}
    codes = {row.number: meant(row.get("kind"), there) for row in rows}
    worth = {(row.number, point.id): _of_point(row, codes[row.number], point, key, texts)
             for row in rows for point in key.points}  # fmt: skip
    # A finding that the record bears out costs nothing; nor does one with a kind or a name that is not understood.
    free = {number for (number, _), cells in worth.items() if cells["kind"] >= SURE and cells["actor"] >= HALF}
    unread = {row.number: row.get("actor") for row in rows if strange(row.get("actor"), key)}
    free |= {*unread, *(row.number for row in rows if not kinds(row.get("kind")))}
    if not points:
        return _nothing_to_find(rows, free, whole, sum(step.asked for step in key.steps), len(steps))
    asked = {point.id: (point.told, point.shown) for point in points}
    own = {point.id: point.code for point in key.points}
    written = {row.number: row for row in rows}
    quotes = {point.id: point.quotes for point in points}
    # By another name of its question a row is meant only for what is asked, of the same actor; by a word that is not
    # understood also with the same words quoted.
    fitting = {
        (number, id): cells for (number, id), cells in worth.items()
        if (cells["kind"] and own[id] in codes[number]) or (id in asked and cells["actor"] >= HALF and (
            cells["kind"] or _evident(written[number], quotes[id], cells)))
    }  # fmt: skip
    costs = {row.number: not_shown(len(asked)) for row in rows if row.number not in free}
    found = matched("findings", rows, asked, fitting, FINDING, ("kind", "actor"), costs, whole)
    about = {point.id: point for point in points}
    losses = [Loss("findings", 0.0, "name", number, word=name) for number, name in unread.items()
              if number not in found.pairs.values()]  # fmt: skip
    for loss in found.losses:
        if loss.reason == "actor" and loss.row in unread:
            loss = replace(loss, word=unread[loss.row])
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


def _of_point(row: Row, codes: frozenset[str], point: Point, key: Key, texts: Texts) -> dict[str, float]:
    actor = row.get("actor")
    right = key.cast.worth(actor, [(one,) for one in point.actors])
    named = 0.5 * key.cast.worth(actor, [(one,) for one in point.named])
    document = names_document(row.get("document"), point.documents, key)
    quote = row.get("quotation")
    bears = key.cast.named_in(quote, [point.actors]) or _of_himself(row, quote, point, key)
    return {
        "kind": max((right for code, right in point.names if code in codes), default=0.0),
        "actor": 1.0 if point.anybody else max(right, named),
        "quotation": quotations.worth(quote, point.quotes, texts, document > 0, bears),
        "document": document,
    } | accepted(row, point, key)


def _evident(row: Row, quotes: tuple[str, ...], cells: Mapping[str, float]) -> bool:
    """Whether the evidence of a row shows what it is about, where its kind is not understood."""
    unread = not nobody(row.get("kind")) and not kinds(row.get("kind"))
    return unread and cells["document"] > 0 and quotations.same(row.get("quotation"), quotes)


def _of_himself(row: Row, quote: str, point: Point, key: Key) -> bool:
    """Whether a quotation has the only actor of a finding speak of himself, in a document of his own."""
    own = [id for id in point.documents if {*point.actors} == {*key.reading.case.document(id).author}]
    return bool(own and _FIRST_PERSON.search(quote)) and names_document(row.get("document"), own, key) > 0


def _flags(submission: Submission, texts: Texts, key: Key) -> Iterable[tuple[str, str]]:
    if not submission.readable:
        yield "unreadable", ""
    quoted = [*(one.quotes for one in key.steps), *(one.quotes for one in key.points)]
    right = tuple(dict.fromkeys(quote for several in quoted for quote in several))
    unread = []
    for table, rows in (("hand-off", submission.hand_offs), ("finding", submission.findings)):
        for row in rows:
            quote = row.get("quotation")
            answer = texts.look_up(quote)
            if answer in ("invented", "altered"):
                yield answer, f"{table} {row.number}"
            if answer == "unknown" and quote and not quotations.same(quote, right):
                unread.append(f"{table} {row.number}")
            if table == "finding" and not nobody(row.get("kind")) and not kinds(row.get("kind")):
                yield "kind", f"finding {row.number}"
    if unread:
        yield "not looked up", ", ".join(unread)


def _print(submission: Submission) -> str:
    lines = [
        "\t".join(plain(text) for name, text in sorted(row.cells) if name != "corroborated by")
        for row in (*submission.hand_offs, *submission.findings)
    ]
    return sha256("\n".join(lines).encode()).hexdigest()[:16] if lines else ""
