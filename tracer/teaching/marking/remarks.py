"""Why points are lost, in words: as a hint, with a direction, or with the answer.

A hint and a direction are made of the student's own rows only: nothing of the key is in them but
where it differs.
"""

from __future__ import annotations

from dataclasses import replace

from tracer.teaching.marking.levels import Level
from tracer.teaching.marking.marked import Loss, Marked

_CELLS = {
    "from": "who gave it",
    "to": "who received it",
    "when": "when it was",
    "quotation": "the words you quote",
    "document": "the document you name",
    "kind": "what kind of finding it is",
    "actor": "who acted",
}
_EMPTY = {"quotation": "you quote no words", "document": "you name no document"}
_NAMES = {"hand-offs": "Hand-off", "findings": "Finding"}
_WHERE = {
    "from": "Read the words you quote once more: who acts in them? Write down the person, where one is named.",
    "to": "Read the words you quote once more: who has it when the act is over? Addressed is not received.",
    "when": "Hold what the words say of the time against the date of the document; mind the zone of the clock.",
    "quotation": "Quote, as they stand, the words that say that this was done.",
    "document": "Name the document in which the words stand that you quote.",
    "kind": "Ask what differs: who, to whom, how, when.",
    "actor": "Ask who did what the finding is about, or whom it concerns; not who wrote of it.",
}
_PARTLY = {
    "from": "be more exact about who gave it",
    "to": "be more exact about who received it",
    "when": "be more exact about the time",
    "quotation": "the words you quote stand in the document, but others bear this better",
    "actor": "be more exact about who acted",
}
#: How a remark begins, and how it does where there are several.
_PLURALS = (
    ("A hand-off that the documents show is missing", "{} hand-offs that the documents show are missing"),
    ("A finding is missing", "{} findings are missing"),
    ("One pair of your hand-offs stands", "{} pairs of your hand-offs stand"),
    ("The order of a pair of hand-offs cannot be judged, as one of them is missing",
     "The order of {} pairs of hand-offs cannot be judged, as one of each is missing"),
)  # fmt: skip
FLAGS = {
    "invented": "the words quoted stand in none of the texts",
    "altered": "the words quoted stand so in none of the texts; most of them stand there otherwise",
    "not looked up": "the words quoted were not looked up, as not every text is at hand; they cost nothing",
    "kind": "what kind of finding it is was not understood; it took no points, and the rest of its row may bring some",
    "same": "says the same, word for word, as",
    "unreadable": "nothing can be read",
}
#: What a student is told of whose work nothing could be read.
UNREADABLE = (
    "Nothing that you handed in could be read, so there is nothing to mark. Hand in a table (CSV or XLSX) with the "
    "headings of the form, or ask your instructor."
)
#: The flags that a student is told of.
TOLD = ("invented", "altered", "not looked up", "kind")


def for_instructor(marked: Marked) -> tuple[tuple[str, str, float], ...]:
    """As `remarks`, with all that the key has: what students are not told, besides."""
    return remarks(replace(marked, losses=tuple(replace(one, shown=one.detail) for one in marked.losses)), Level.FULL)


def remarks(marked: Marked, level: Level) -> tuple[tuple[str, str, float], ...]:
    """(part, why, points) of every deduction; those of one row together, each with its points.

    Example:
        >>> loss = Loss("hand-offs", 30.0, "missing", shown="Joyce to Bessmertnykh", after=1)
        >>> marked = Marked("a student", 70.0, (), (loss,), (), (), (), (), (), ())
        >>> [remarks(marked, level)[0][1] for level in Level]  # doctest: +NORMALIZE_WHITESPACE
        ['A hand-off that the documents show is missing.',
         'A hand-off that the documents show is missing after your hand-off 1.',
         'A hand-off that the documents show is missing: Joyce to Bessmertnykh.']
        >>> remarks(replace(marked, losses=(loss, loss)), Level.HINT)
        (('hand-offs', '2 hand-offs that the documents show are missing.', 60.0),)
    """
    found: dict[tuple[str, str], list[float]] = {}
    rows: dict[tuple[str, int], list[Loss]] = {}
    for loss in marked.losses:
        if loss.reason in _CELLS and loss.row is not None:
            rows.setdefault((loss.part, loss.row), []).append(loss)
    turned = [loss for loss in marked.losses if loss.reason == "order"]
    for loss in marked.losses:
        if loss.reason == "order" and level is not Level.HINT:
            found.setdefault((loss.part, _turned(turned)), [sum(one.points for one in turned)])
        elif loss.reason not in _CELLS or loss.row is None:
            found.setdefault((loss.part, _whole(loss, level)), []).append(loss.points)
        elif (loss.part, loss.row) in rows:
            several = rows.pop((loss.part, loss.row))
            found[loss.part, _row(several, marked, level)] = [sum(one.points for one in several)]
    return tuple(
        (part, _several(text, len(points)) if len(points) > 1 else text, sum(points))
        for (part, text), points in found.items()
    )


def _several(text: str, count: int) -> str:
    """The same of several, where a student has it more than once."""
    for one, many in _PLURALS:
        if text.startswith(one):
            return f"{many.format(count)}{text.removeprefix(one)}"
    return text


def _turned(losses: list[Loss]) -> str:
    pairs = "; ".join(f"{loss.other} and {loss.row}" for loss in losses)
    return f"Your hand-offs {pairs} stand in the wrong order."


def _row(several: list[Loss], marked: Marked, level: Level) -> str:
    first = several[0]
    said = "; ".join(f"{_cell(loss, marked)} ({lost(loss.points)})" for loss in several)
    text = f"{_NAMES[first.part]} {first.row}: {said}."
    if level is Level.DIRECTION:
        return " ".join((text, *dict.fromkeys(_WHERE[loss.reason] for loss in several)))
    return f"{text} The key has: {first.shown}." if level is Level.FULL and first.shown else text


def _whole(loss: Loss, level: Level) -> str:
    what = _NAMES.get(loss.part, "")
    match loss.reason:
        case "floor":
            return "Given back: no part falls below nothing."
        case "missing" if loss.part == "order":
            return "The order of a pair of hand-offs cannot be judged, as one of them is missing."
        case "unjudged":
            return "Whether anything differs cannot be judged where a hand-off is missing."
        case "missing":
            return _missing(loss, level)
        case "order":
            return "One pair of your hand-offs stands in the wrong order."
        case "name":
            return f"{what} {loss.row}: {_unread(loss.word)}; the row neither costs nor brings anything."
    text = f"{what} {loss.row} is not shown by the documents"
    if level is Level.HINT:
        return f"{text}."
    if loss.part == "findings":
        return f"{text}: what was ordered and what was done do not differ so."
    if loss.word:
        return f"{text}: it was {loss.word}, which does not say that it was done."
    return f"{text}: none of them says that it was done."


def flag(kind: str, where: str) -> str:
    """What is to be looked at, for the instructor."""
    if kind == "same":
        return f"{FLAGS[kind]} {where}"
    return f"{where}: {FLAGS[kind]}" if where else FLAGS[kind]


def lost(points: float) -> str:
    """Points as a deduction, or as what is given back.

    Example:
        >>> lost(1.5), lost(-3), lost(0)
        ('−1.50', '+3.00', '0.00')
    """
    if not round(points, 2):
        return "0.00"
    return f"{'+' if points < 0 else '−'}{abs(points):.2f}"


def _missing(loss: Loss, level: Level) -> str:
    if loss.part == "findings":
        text = "A finding is missing"
        if level is Level.FULL and loss.shown:
            return f"{text}: {loss.shown}."
        if level is not Level.DIRECTION:
            return f"{text}."
        where = f" about your hand-off {loss.after}" if loss.after else ""
        ask = "what had been ordered, and of whom" if loss.word == "deviation" else "what the documents do not tell"
        return f"{text}{where}: ask {ask}."
    text = "A hand-off that the documents show is missing"
    if level is Level.FULL and loss.shown:
        return f"{text}: {loss.shown}."
    if level is not Level.DIRECTION or loss.after is None:
        return f"{text}."
    return f"{text} {f'after your hand-off {loss.after}' if loss.after else 'before all of yours'}."


def _unread(name: str) -> str:
    return f"“{name}” is not understood as anybody of the case; write names as its list has them"


def _cell(loss: Loss, marked: Marked) -> str:
    if loss.word:
        return _unread(loss.word)
    rows = marked.findings if loss.part == "findings" else marked.hand_offs
    written = next((row.get(loss.reason) for row in rows if row.number == loss.row), "")
    if not written:
        return _EMPTY.get(loss.reason, f"you do not say {_CELLS[loss.reason]}")
    again = f"look again at {_CELLS[loss.reason]}"
    return _PARTLY.get(loss.reason, again) if loss.partly else again
