"""What gives each line of the channel its time, or bounds it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from tracer import wording
from tracer.analysis.accounts import Act
from tracer.kernel.truth import Truth
from tracer.report import Report
from tracer.views.sketch.sketch import Edge, Node, Sketch, reading_order
from tracer.views.time.timeline import Event
from tracer.vocabulary import Verb

_HAD: dict[Verb | None, str] = {Verb.RECEIVE: "received", Verb.DESTROY: "destroyed"}


class Lines:
    """The lines of a sketch, each an event of a timeline.

    Attributes:
        edges: the lines in reading order.
        kept: what is no line of it: that somebody is said to have held, received or destroyed a thing; from and to him.
        events: for each of these, by its id, what gives it its time.
        sketch: the sketch, with the hands of what is kept that have no line in it.

    Example:
        >>> import tracer
        >>> from tracer.views.sketch.picture import picture
        >>> report = tracer.examine(tracer.load(tracer.example("bush-gorbachev-1990")))
        >>> Lines(report, picture(report)).events["handover"].of
        'handover'
    """

    def __init__(self, report: Report, sketch: Sketch) -> None:
        self._case, self._reading = report.case, report.reading
        self._transfers = {t.id: t for t in report.reading.flows.transfers}
        self._stages = {one.id: one for one in report.reading.orders.stages}
        self.edges = reading_order(sketch.edges)
        self.events = {
            edge.id: replace(self._event(edge), number=int(edge.badge) if edge.badge.isdecimal() else None)
            for edge in self.edges
        }
        custody = report.reading.custody
        steps = [step for thing in custody.told_of for step in custody.kept(thing)]
        acts = {step.id: step.act for step in steps if step.act is not None and step.id not in self.events}
        kept = {edge.id: (edge, id) for id, act in acts.items() for edge in self._keeping(act)}
        self.kept = tuple(edge for edge, _ in kept.values())
        self.events |= {edge: Event(edge, id, late=True) for edge, (_, id) in kept.items()}
        alone = dict.fromkeys(edge.tail for edge in self.kept)
        there, bodies = {node.id for node in sketch.nodes}, {cluster.id for cluster in sketch.clusters}
        self.sketch = replace(
            sketch, nodes=(*sketch.nodes, *(self._node(id, bodies) for id in alone if id not in there)))  # fmt: skip

    def said(self, edge: Edge) -> str:
        """What the documents say of a line, but for its time, which the view itself shows."""
        text, of = edge.evidence or edge.description, self.events[edge.id].of
        if of is None:
            return text
        return text.removeprefix(f"{wording.told_when(self._reading, of)}: ")

    def _node(self, id: str, bodies: Collection[str]) -> Node:
        agent = self._case.agent(id)
        body = next((one for one in self._reading.agents.bodies(id) if one != id and one in bodies), None)
        return Node(id, wording.plain_name(self._reading, id), agent.post, body, supplied=agent.supplied is not None)

    def _keeping(self, act: Act) -> Iterable[Edge]:
        """That a document says of some that they had a thing."""
        item = wording.item_name(self._reading, act.item) if act.item else "it"
        doubt = "; on the word of one who is not shown to have been there" if act.happened is Truth.MAYBE else ""
        full = wording.told_when(self._reading, act.id)
        for number, hand in enumerate(act.who or act.recipient):
            said = f"{wording.name(self._reading, hand)} {_HAD.get(act.verb, 'had')} {item}{doubt}"
            yield Edge(
                id=f"{act.id}/{hand}" if number else act.id, tail=hand, head=hand, badge="",
                kind="inferred" if doubt else "actual", description=f"{said}; {full}. Source: {act.document}.",
                evidence=f"{full}: {said} [{act.document}]",
            )  # fmt: skip

    def _event(self, edge: Edge) -> Event:
        """What gives a line its time, or bounds it."""
        reading, case, transfers = self._reading, self._case, self._transfers
        if edge.kind in ("ordered", "claimed"):
            return Event(edge.id, self._stages[stage(edge.id)].document)
        if edge.kind == "promised":
            promise = reading.accounts.statement(edge.id)
            document = case.document(promise.document)
            if not promise.by and set(promise.giver or promise.who) & set(document.author):
                return Event(edge.id, document.id)  # given in the document itself, not told in it
            return Event(edge.id, before=(document.id,))
        if edge.id in transfers or case.is_document(edge.id) or reading.accounts.find(edge.id):
            return Event(edge.id, edge.id)
        owner = max((id for id in transfers if edge.id.startswith(f"{id}/")), key=len)
        if edge.id.endswith("/author") or edge.id == f"{owner}/how":
            return Event(edge.id, before=(owner,))
        return Event(edge.id, owner)


def stage(edge: str) -> str:
    """The id of the ordered step of which a line is a leg."""
    return edge.removesuffix("/issue").removesuffix("/ordered")
