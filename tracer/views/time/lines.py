"""What gives each line of the channel its time, or bounds it."""

from __future__ import annotations

from dataclasses import replace

from tracer import wording
from tracer.report import Report
from tracer.views.sketch.sketch import Edge, Sketch, reading_order
from tracer.views.time.timeline import Event


class Lines:
    """The lines of a sketch, each an event of a timeline.

    Attributes:
        edges: the lines in reading order.
        events: for each line, by its id, what gives it its time.

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

    def said(self, edge: Edge) -> str:
        """What the documents say of a line, but for its time, which the view itself shows."""
        text, of = edge.evidence or edge.description, self.events[edge.id].of
        if of is None:
            return text
        return text.removeprefix(f"{wording.told_when(self._reading, of)}: ")

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
