"""The hand-offs of a submission against those of the key: which row is meant for which, and how right it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from tracer.teaching.marking import quotations, timing
from tracer.teaching.marking.answers import accepted
from tracer.teaching.marking.asked import Key, Step
from tracer.teaching.marking.cast import nobody
from tracer.teaching.marking.marked import Loss
from tracer.teaching.marking.matching import SURE, Part, matched, not_shown
from tracer.teaching.marking.quotations import Texts
from tracer.teaching.marking.record import bears, names_document, only_meant, quoted, sent, strange, stranger
from tracer.teaching.marking.submissions import Row

#: What the cells of a hand-off are worth.
HAND_OFF = {"from": 0.3, "to": 0.3, "when": 0.15, "quotation": 0.2, "document": 0.05}
#: A cell that is at least half right.
HALF = 0.49

_Cells = Mapping[str, float]


def hand_offs(rows: tuple[Row, ...], key: Key, texts: Texts, whole: float) -> Part:
    """Marks the hand-offs.

    Args:
        rows: each once.
        whole: what they are worth together.
    """
    worth = {(row.number, step.id): _of_step(row, step, key, texts, rows) for row in rows for step in key.steps}
    asked = {step.id: (step.told, step.shown) for step in key.steps if step.asked}
    meant = {row.number: only_meant(row, key) for row in rows}
    fitting = {(row.number, id): worth[row.number, id] for row in rows for id in _fitting(row, key, worth)}
    costs = {row.number: _cost(row, meant[row.number], len(asked), key, texts) for row in rows
             if not _free(row, meant[row.number], key, texts, worth)}  # fmt: skip
    found = matched("hand-offs", rows, asked, fitting, HAND_OFF, ("from", "to"), costs, whole)
    unread = [
        Loss("hand-offs", 0.0, "name", row.number, word=name) for row in rows
        if (name := stranger(row, key)) and row.number not in found.pairs.values() and not quoted(row, texts)
    ]  # fmt: skip
    written = {row.number: row for row in rows}
    told = (_told(loss, written, meant, found, list(asked), key) for loss in found.losses)
    return replace(found, losses=(*told, *unread))


def _told(
    loss: Loss, rows: Mapping[int, Row], meant: Mapping[int, str], found: Part, ids: list[str], key: Key
) -> Loss:  # fmt: skip
    """A loss with what a student is told of it besides."""
    if loss.reason == "missing":
        earlier = [found.pairs[id] for id in ids[: ids.index(loss.about)] if id in found.pairs]
        return replace(loss, after=earlier[-1] if earlier else 0)
    if loss.reason == "not shown" and loss.row is not None:
        return replace(loss, word=meant[loss.row])
    if loss.reason in ("from", "to") and loss.row is not None:
        cell = rows[loss.row].get(loss.reason)
        return replace(loss, word=cell if strange(cell, key) else "")
    return loss


def _fitting(row: Row, key: Key, worth: Mapping[tuple[int, str], _Cells]) -> Iterable[str]:
    """The hand-offs that a row can be meant for: by both hands, by one, or by its evidence where a name is strange."""
    # What is right for another hand-off, or was ordered from one to the other, is half of this one only where the row
    # names its document.
    another = _another(row, key, worth) or bool(only_meant(row, key, named=True))
    for step in (step for step in key.steps if step.asked):
        cells = worth[row.number, step.id]
        half = (cells["document"] > 0 or not another) and max(cells["from"], cells["to"]) >= HALF
        if _right(cells) or half or _turned(row, step, key) or _evident(row, step, cells, key):
            yield step.id


def _right(cells: _Cells) -> bool:
    return cells["from"] >= SURE and cells["to"] >= SURE


def _borne_out(cells: _Cells) -> bool:
    """Whether both hands are right, or with the right document are bodies for their members."""
    return _right(cells) or (cells["document"] > 0 and min(cells["from"], cells["to"]) >= HALF)


def _turned(row: Row, step: Step, key: Key) -> bool:
    """Whether a row has the two hands of a hand-off the wrong way round."""
    sides = ((row.get("from"), step.recipients), (row.get("to"), step.givers))
    return all(key.cast.worth(cell, hands) >= SURE for cell, hands in sides)


def _evident(row: Row, step: Step, cells: _Cells, key: Key) -> bool:
    """Whether the evidence of a row shows a hand-off of which a name is not understood; nor is the other one wrong."""
    return (
        bool(stranger(row, key)) and cells["document"] > 0 and quotations.same(row.get("quotation"), step.quotes)
        and all(cells[side] >= HALF or strange(row.get(side), key) for side in ("from", "to"))
    )  # fmt: skip


def _another(row: Row, key: Key, worth: Mapping[tuple[int, str], _Cells]) -> bool:
    """Whether a row is right for what nobody is asked for."""
    if nobody(row.get("from")) or nobody(row.get("to")):
        return False
    others = (worth[row.number, step.id] for step in key.steps if not step.asked)
    return any(_right(cells) and cells["document"] > 0 for cells in others)


def _free(row: Row, meant: str, key: Key, texts: Texts, worth: Mapping[tuple[int, str], _Cells]) -> bool:
    """Whether a row costs nothing: the record bears it out, or it leaves a hand open, or a name in it is strange."""
    if nobody(row.get("from")) or nobody(row.get("to")) or stranger(row, key):
        return True
    if any(bears(row, step, key) or _borne_out(worth[row.number, step.id]) for step in key.steps):
        return True
    return not meant and (quoted(row, texts) or any(sent(row, step, key) for step in key.steps))


def _cost(row: Row, meant: str, asked: int, key: Key, texts: Texts) -> float:
    """What a row costs: less for who reads too much out of genuine words than for who takes an order for an event."""
    genuine = bool(row.get("quotation")) and texts.look_up(row.get("quotation")) in ("found", "unknown")
    return not_shown(asked, key.recorded if genuine and not meant else 0)


def _together(row: Row, step: Step, key: Key, rows: tuple[Row, ...]) -> tuple[str, str]:
    """From whom and to whom a row is, with the rows that name the others of several who gave or got it together."""
    giver, recipient = row.get("from"), row.get("to")
    if all(len(hands) < 2 for hands in (*step.givers, *step.recipients)) or not bears(row, step, key):
        return giver, recipient
    several = [one for one in rows if one is not row and bears(one, step, key)
               and names_document(one.get("document"), step.documents, key)]  # fmt: skip
    sides = ("from", step.givers), ("to", step.recipients)
    return tuple(  # type: ignore[return-value]
        "; ".join(dict.fromkeys((row.get(side), *(one.get(side) for one in several))))
        if any(len(one) > 1 for one in hands) and key.cast.worth(row.get(side), hands) < SURE else row.get(side)
        for side, hands in sides
    )  # fmt: skip


def _of_step(row: Row, step: Step, key: Key, texts: Texts, rows: tuple[Row, ...]) -> dict[str, float]:
    giver, recipient = _together(row, step, key, rows)
    document = names_document(row.get("document"), step.documents, key)
    quote = row.get("quotation")
    bears = step.message or key.cast.named_in(quote, step.recipients)
    return {
        "from": key.cast.worth(giver, step.givers),
        "to": key.cast.worth(recipient, step.recipients, step.besides),
        "when": timing.worth(row.get("when"), step.time, row.span),
        "quotation": quotations.worth(quote, step.quotes, texts, document > 0, bears),
        "document": document,
    } | accepted(row, step, key)
