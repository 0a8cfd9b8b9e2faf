"""The ordered route as lines of a sketch, leg by leg, each with a letter."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tracer import wording
from tracer.analysis.accounts import Hands
from tracer.analysis.flows import Transfer
from tracer.analysis.orders import Stage
from tracer.analysis.reading import Reading
from tracer.case.model import Statement
from tracer.kernel.truth import Truth
from tracer.views.sketch.moments import brief, way
from tracer.views.sketch.sketch import Edge

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def ordered_legs(reading: Reading, transfers: Sequence[Transfer]) -> tuple[Edge, ...]:
    """What was ordered; legs that were performed as ordered are drawn once, as done.

    Args:
        transfers: those drawn.

    Example:
        >>> import tracer
        >>> report = tracer.examine(tracer.load(tracer.example("bush-gorbachev-1990")))
        >>> [leg.badge for leg in ordered_legs(report.reading, report.reading.flows.transfers)]
        ['A', 'B']
    """
    return tuple(replace(edge, badge=_letter(number)) for number, edge in enumerate(_legs(reading, transfers)))


def _legs(reading: Reading, transfers: Sequence[Transfer]) -> Iterable[Edge]:
    for route in reading.departures.routes:
        hands = reading.departures.hands(route)
        first = route[0]
        legs: list[tuple[Hands, Hands, Stage, Statement | None]] = []
        offset = len(hands) - len(route)
        if offset > 1:
            legs.append((hands[0], hands[1], first, None))
        for number, stage in enumerate(route):
            if offset + number:
                legs.append((hands[offset + number - 1], hands[offset + number], stage, stage.rules[0]))
        for tail, head, stage, rule in legs:
            if tail and head and not _drawn(reading, transfers, tail, head, stage, rule):
                yield _leg(reading, tail, head, stage, rule)


def _drawn(
    reading: Reading, transfers: Sequence[Transfer], tail: Hands, head: Hands, stage: Stage, rule: Statement | None
) -> bool:
    if rule is None:
        message = next((t for t in transfers if t.id == stage.document), None)
        return message is not None and message.arrival == "shown" and set(head) & set(message.recipient) != set()
    return any(
        p.stage is stage and p.giver is p.recipient is p.root.happened is Truth.YES
        for p in reading.departures.performances
    )


def _leg(reading: Reading, tail: Hands, head: Hands, stage: Stage, rule: Statement | None) -> Edge:
    document = rule.document if rule else stage.document
    said = rule or reading.case.document(document)
    by = way(reading, said.through)
    # Where more than one content was ordered about, each leg says which: several may join the same two.
    several = len({stage.content for route in reading.departures.routes for stage in route}) > 1
    what = f": {wording.item_name(reading, rule.item or stage.content)}" if rule and several else ""
    lines = [part for part in (said.via, f"ordered{what}" if what else "", *brief(by)) if part]
    later = [r for r in (*stage.rules, *stage.joined) if rule and r.personally]
    claimed = stage.alone
    lines += [_in_person(r, stage) for r in later[:1]]
    names = f"{wording.names(reading, tail)} to {wording.names(reading, head)}"
    verb = ("said later to have been ordered" if claimed else "ordered") + what + (f", {by}" if by else "")
    came = _reached(reading, stage) if rule else ""
    extra = "".join(f"; {_in_person(r, stage)} [{r.document}]" for r in later[:1]) + came
    if changed := dict.fromkeys(one.document for one in reading.orders.changed_by(rule)) if rule else ():
        extra += f"; the order did not stay as it was {' '.join(f'[{one}]' for one in changed)}"
    return Edge(
        id=f"{stage.id}/ordered{'' if rule else '/issue'}", tail=tail[0], head=head[0],
        kind="claimed" if claimed else "ordered", badge="", codes=(), lines=tuple(lines) or ("ordered",),
        description=f"{names}: {verb}{extra}. Source: {document}.",
        evidence=f"{names}: {verb} [{document}]{extra}", came=bool(came),
    )  # fmt: skip


def _in_person(rule: Statement, stage: Stage) -> str:
    """That it was to be handed over in person, and whether that is in the order itself."""
    return "in person, said later" if rule.document != stage.document else "in person"


def _reached(reading: Reading, stage: Stage) -> str:
    """That it came where it was to come, though not, or not surely, by the hand that was to bring it."""
    for one in reading.departures.performances:
        if one.stage is stage and one.recipient is one.root.happened is Truth.YES and one.giver is not Truth.YES:
            hand = "by another hand" if one.giver is Truth.NO else "by whose hand cannot be told"
            return f"; it came there, {hand}"
    return ""


def _letter(number: int) -> str:
    return _LETTERS[number] if number < len(_LETTERS) else f"{_LETTERS[number // 26 - 1]}{_LETTERS[number % 26]}"
