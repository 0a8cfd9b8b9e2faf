"""Which row is meant for what of the key, one to one, and what is lost against it.

Of what can be meant the matching brings most. A row that is not in the record costs half of what a
right one brings, but no more than a quarter of its part, and no part falls below nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tracer.comparison import alikeness
from tracer.teaching.marking.marked import Loss
from tracer.teaching.marking.submissions import Row

#: What a row costs that is not in the record, as a share of a right one, and of its whole part at most.
NOT_SHOWN, _AT_MOST = 0.5, 0.25
#: So right is a cell that is right.
SURE = 0.99


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a mark.

    Attributes:
        pairs: number of the row that is meant for each id of the key.
        cells: as in `Marked`; `missed` ids of the key that no row is meant for.
    """

    points: float
    losses: tuple[Loss, ...]
    pairs: Mapping[str, int]
    cells: tuple[tuple[str, int, str, float], ...]
    missed: tuple[str, ...]


def not_shown(asked: int, recorded: int = 0) -> float:
    """What a row costs that is not in the record, as a share of what one of those brings that are asked for.

    Args:
        recorded: how many the record has, where the row costs as if all of them were asked for.

    Example:
        >>> not_shown(4), not_shown(1), not_shown(4, 10)
        (0.5, 0.25, 0.2)
    """
    return min(NOT_SHOWN * asked / max(recorded, asked), _AT_MOST * asked)


def matched(
    part: str, rows: tuple[Row, ...], asked: Mapping[str, tuple[str, str]],
    worth: Mapping[tuple[int, str], Mapping[str, float]], shares: Mapping[str, float], roles: tuple[str, str],
    costs: Mapping[int, float], whole: float,
) -> Part:  # fmt: skip
    """The one-to-one matching that brings most, and what is lost against the key.

    Args:
        asked: what is asked, by id, in words, and in those that students may be told.
        worth: for a row and an id how right each cell is, where the two can be one.
        roles: the cells that say what is meant: a row that has both right is meant for nothing else, and
            no other row for that, as far as there are such rows.
        costs: what a row costs that is meant for nothing, by its number, as a share of what a right one brings.
    """
    each = whole / len(asked)
    plain = {pair for pair, cells in worth.items() if all(cells[role] >= SURE for role in roles)}
    plainly = {number for number, _ in plain}

    def brings(number: str, id: str) -> float:
        pair = (int(number), id)
        if pair not in worth or (pair not in plain and (pair[0] in plainly or id in held)):
            return -1.0
        right = sum(shares[name] * value for name, value in worth[pair].items())
        # That a row finds its place is worth what a row costs that finds none.
        return (right + costs.get(pair[0], 0.0)) / (1 + NOT_SHOWN)

    numbers = [str(row.number) for row in rows]
    held: set[str] = set()
    held = {*alikeness.assigned([one for one in numbers if int(one) in plainly], list(asked), brings, 0.0).values()}
    taken = alikeness.assigned(numbers, list(asked), brings, 0.0)
    pairs = {id: int(number) for number, id in taken.items()}
    losses, cells = [], []
    for id, number in sorted(pairs.items(), key=lambda pair: pair[1]):
        for name, value in worth[number, id].items():
            cells.append((part, number, name, value))
            if value < 1:
                lost = each * shares[name] * (1 - value)
                losses.append(Loss(part, lost, name, number, partly=value > 0, about=id, detail=asked[id][0],
                                   shown=asked[id][1]))  # fmt: skip
    missed = tuple(id for id in asked if id not in pairs)
    losses += [Loss(part, each, "missing", about=id, detail=asked[id][0], shown=asked[id][1]) for id in missed]
    losses += [Loss(part, each * cost, "not shown", number) for number, cost in costs.items()
               if cost and number not in pairs.values()]  # fmt: skip
    got = whole - sum(loss.points for loss in losses)
    if got < 0:
        losses.append(Loss(part, got, "floor"))
    return Part(max(got, 0.0), tuple(losses), pairs, tuple(cells), missed)
