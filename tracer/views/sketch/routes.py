"""The ordered route and the recorded way, each as one line of hands and arrows."""

from __future__ import annotations

from collections.abc import Iterable

from tracer import wording
from tracer.analysis.accounts import Act, Hands
from tracer.analysis.departures import Performance
from tracer.analysis.flows import Transfer
from tracer.analysis.orders import Stage
from tracer.analysis.reading import Reading
from tracer.kernel.truth import Truth
from tracer.views.sketch.moments import way
from tracer.vocabulary import Extent, Verb

#: Between two hands where no hand-over from the one to the other is recorded.
GAP = "⇢"


def route_lines(reading: Reading) -> tuple[tuple[str, str], ...]:
    """For each ordered route what was ordered and what is shown; shown is empty if nothing is.

    Example:
        >>> import tracer
        >>> report = tracer.examine(tracer.load(tracer.example("bush-gorbachev-1990")))
        >>> print(route_lines(report.reading)[0][0])
        Scowcroft ─privacy channels→ Jack Matlock → President Gorbachev
    """
    return tuple((_ordered(reading, route), _shown(reading, route)) for route in reading.departures.routes)


def way_lines(reading: Reading) -> tuple[str, ...]:
    """The recorded ways of what no order speaks of, first hand to last."""
    ruled = {stage.content for stage in reading.orders.stages}
    found = []
    for item in reading.case.items:
        if item.id in ruled:
            continue
        transfers = [t for t in reading.flows.of(item.id) if t.item == item.id or item.kind == "content"]
        parents = {t.parent for t in transfers}
        paths = (reading.flows.path(item.id, t.id) for t in transfers if t.id not in parents)
        found += [_way(reading, part) for path in paths for part in _joined(reading, path)]
    return tuple(dict.fromkeys([*found, *(_told(reading, act) for act in tellings(reading))]))


def tellings(reading: Reading) -> tuple[Act, ...]:
    """Where nothing was ordered, what was told or shown short of the text: the story is in it."""
    if reading.departures.routes:
        return ()
    carried = {transfer.id for transfer in reading.flows.transfers}
    return tuple(
        act for act in reading.accounts.acts
        if act.verb in (Verb.TELL, Verb.SHOW) and act.giver and act.recipient and act.id not in carried
        and act.happened is not Truth.NO
    )  # fmt: skip


def telling_label(act: Act) -> str:
    """How much was told, and how."""
    verb = "told" if act.verb is Verb.TELL else "shown"
    extent = (act.extent or Extent.EXISTENCE).name.lower()
    return _label(f"{verb} ({extent})", act.how or "")


def _told(reading: Reading, act: Act) -> str:
    heard = "reportedly " if act.happened is Truth.MAYBE else ""
    what = f": {wording.item_name(reading, act.item)}" if act.item else ""
    ends = (wording.names(reading, hands) for hands in (act.giver, act.recipient))
    return f" ─{heard}{telling_label(act)}→ ".join(ends) + what


def _ordered(reading: Reading, route: tuple[Stage, ...]) -> str:
    hands = reading.departures.hands(route)
    words = [wording.names(reading, hands[0])]
    for number, hand in enumerate(hands[1:], len(route) - len(hands) + 1):
        said = route[number].rules[0] if number >= 0 else reading.case.document(route[0].document)
        label = _label(said.via or "", way(reading, said.through))
        words += [f" ─{label}→ " if label else " → ", wording.names(reading, hand)]
    return "".join(words)


def _shown(reading: Reading, route: tuple[Stage, ...]) -> str:
    performances = [p for p in reading.departures.performances if p.stage in route]
    if not performances:
        return ""
    last = performances[-1]
    path = reading.flows.path(last.stage.content, last.transfers[-1].id)
    return "; ".join(_way(reading, part) for part in _joined(reading, path)) + _promise(reading, last)


def _promise(reading: Reading, performance: Performance) -> str:
    end = performance.transfers[-1].recipient
    for promise in performance.promised:
        hands = promise.giver or promise.who
        if performance.reached is None and any(
            reading.agents.satisfies(one, other) is not Truth.NO for one in end for other in hands
        ):
            return f" ┄promised→ {wording.names(reading, promise.recipient)}"
    return ""


def _joined(reading: Reading, path: tuple[Transfer, ...]) -> Iterable[tuple[Transfer, ...]]:
    """A way in its parts: that a named person had it shows neither that he gave it on nor to whom.

    Who is not named is nobody's next hand; who is of the body to which it went may be.
    """
    part: list[Transfer] = []
    for transfer in path:
        if part and transfer.link is not Truth.YES:
            before = part[-1]
            person = any(reading.case.agent(hand).kind == "person" for hand in before.recipient)
            if transfer.link is Truth.NO or not transfer.giver or before.arrival != "open" and person:
                yield tuple(part)
                part = []
        part.append(transfer)
    yield tuple(part)


def _way(reading: Reading, path: tuple[Transfer, ...]) -> str:
    words: list[str] = []
    held: Hands = ()
    for number, transfer in enumerate(path):
        if number == 0:
            words.append(wording.names(reading, transfer.giver))
        elif not transfer.giver or transfer.giver != held:
            words.append(f" {GAP} {wording.names(reading, transfer.giver)}")
        heard = "reportedly" if transfer.happened is Truth.MAYBE else ""
        label = _label(heard, transfer_label(reading, transfer), hands_between(reading, transfer))
        words.append(f" ─{label}→ " if label else " → ")
        words.append(_far_end(reading, transfer))
        held = transfer.recipient if transfer.arrival == "shown" else ()
    return "".join(words)


def hands_between(reading: Reading, transfer: Transfer) -> str:
    """By whose hands it is said to have gone, in words."""
    act = transfer.act
    if act is None:
        return way(reading, reading.case.document(transfer.id).through)
    return way(reading, act.through, heard=reading.accounts.only_heard(act, "through"))


def _label(*parts: str) -> str:
    return ", ".join(filter(None, parts))


def transfer_label(reading: Reading, transfer: Transfer) -> str:
    """By which channel, how and in which state, as far as it is said."""
    act = transfer.act
    if act is None:
        return reading.case.document(transfer.id).via or ""
    told = "told" if act.verb is Verb.TELL and not act.how else None
    state = f"said to be {act.state}" if reading.accounts.only_heard(act, "state") else act.state
    return _label(act.via or "", told or "", act.how or "", state or "")


def _far_end(reading: Reading, transfer: Transfer) -> str:
    """Who received it; or at whose body somebody did; or to whom it was sent, where no arrival is told."""
    hands = transfer.recipient
    if transfer.arrival == "open":
        return f"[someone at {wording.names(reading, hands)}]" if hands else "[someone]"
    if transfer.arrival == "shown":
        return wording.names(reading, hands)
    meant = sent_to(reading, transfer)
    copied = reading.flows.copied(reading.case.document(transfer.id)) if transfer.act is None else ()
    copies = f", with a copy to {wording.names(reading, copied)}" if copied else ""
    return f"{wording.names(reading, meant)}{copies} (arrival not said)" if meant else wording.names(reading, ())


def sent_to(reading: Reading, transfer: Transfer) -> Hands:
    """Whom it was sent or addressed to, whoever received it."""
    return transfer.recipient if transfer.act else reading.case.document(transfer.id).addressees
