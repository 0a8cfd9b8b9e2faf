"""The case as a graph: agents are nodes; ordered stages, acts, messages and promises are edges."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Any

from tracer.analysis.reading import Reading
from tracer.kernel.truth import Truth
from tracer.vocabulary import MOVING, Mood

if TYPE_CHECKING:
    import networkx

_SURE = {Truth.YES: "shown", Truth.MAYBE: "cannot tell", Truth.NO: "denied"}


def graph(reading: Reading) -> networkx.MultiDiGraph[str]:
    """The passage as a multigraph that any graph library can work on.

    Nodes are ids of agents with `name`, `kind`, `bodies`, `supplied`. Edges are keyed by
    the id of the statement or document and have `mood` (`did`, `must`, `will`), `verb`,
    `item`, `content`, `earliest` and `latest` (UTC microseconds or None), `document` and
    `sureness`. Where a hand is not said the node `?` stands for it, for each edge its own.

    Example:
        >>> import tracer
        >>> g = tracer.graph(tracer.load(tracer.example("bush-gorbachev-1990")))
        >>> g.edges["joyce", "bessmertnykh", "handover"]["mood"]
        'did'
    """
    import networkx

    case = reading.case
    found: networkx.MultiDiGraph[str] = networkx.MultiDiGraph(name=case.name, title=case.title)
    for agent in case.agents:
        found.add_node(agent.id, name=agent.name, kind=agent.kind, bodies=reading.agents.bodies(agent.id),
                       supplied=agent.supplied is not None)  # fmt: skip

    def add(key: str, tails: tuple[str, ...], heads: tuple[str, ...], **data: Any) -> None:
        ends = []
        for side, hands in (("from", tails), ("to", heads)):
            if not hands:
                found.add_node(f"?{key}/{side}", name="", kind="unknown", bodies=(), supplied=False)
            ends.append(hands or (f"?{key}/{side}",))
        for tail, head in product(*ends):
            found.add_edge(tail, head, key=key, **data)

    for stage in reading.orders.stages:
        rule = stage.rules[0]
        add(rule.id, stage.giver or stage.bound, stage.recipient, mood="must", verb=str(rule.verb), item=rule.item,
            content=stage.content, earliest=None, latest=None, document=rule.document,
            sureness="claimed" if stage.alone else "ordered")  # fmt: skip
    contents = dict.fromkeys(c for item in case.items for c in reading.items.contents(item.id))
    done = set()
    for content in contents:
        for transfer in reading.flows.of(content):
            if transfer.id in done:
                continue
            done.add(transfer.id)
            earliest, latest = reading.times.of(transfer.id)
            act = transfer.act
            add(transfer.id, transfer.giver, transfer.recipient, mood="did", verb=str(act.verb) if act else "send",
                item=transfer.item, content=content, earliest=earliest, latest=latest,
                document=act.document if act else transfer.id, sureness=_SURE[transfer.happened])  # fmt: skip
    for told in reading.accounts.acts:
        if told.id in done or told.verb not in MOVING or not told.item or not (told.giver or told.recipient):
            continue
        earliest, latest = reading.times.of(told.id)
        add(told.id, told.giver, told.recipient, mood="did", verb=str(told.verb), item=told.item,
            content=reading.items.contents(told.item)[0], earliest=earliest, latest=latest, document=told.document,
            sureness=_SURE[told.happened])  # fmt: skip
    for statement in case.statements():
        if statement.mood is Mood.WILL and statement.item and (statement.giver or statement.recipient):
            add(statement.id, statement.giver or statement.who, statement.recipient, mood="will",
                verb=str(statement.verb), item=statement.item, content=reading.items.contents(statement.item)[0],
                earliest=None, latest=None, document=statement.document, sureness="promised")  # fmt: skip
    return found
