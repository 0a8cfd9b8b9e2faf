"""A report as a sketch: which hands, bodies and lines the channel diagram shows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from tracer import wording
from tracer.checks.base import Finding
from tracer.checks.lines import refuser
from tracer.kernel.truth import Truth
from tracer.report import Report
from tracer.views.sketch.sketch import Cluster, Edge, Node, NodeKind, Sketch
from tracer.views.sketch.strokes import Strokes
from tracer.vocabulary import MOVING, Mood, Standing, Verb, Verdict
from tracer.wording.claims import claim
from tracer.wording.nouns import item
from tracer.wording.overview import matters, unordered


def picture(report: Report) -> Sketch:
    """The channel of a case as a sketch.

    Example:
        >>> import tracer
        >>> sketch = picture(tracer.examine(tracer.load(tracer.example("bush-gorbachev-1990"))))
        >>> [edge.badge for edge in sketch.edges if edge.kind == "ordered"]
        ['A', 'B']
    """
    return _Picture(report).sketch()


class _Picture:
    def __init__(self, report: Report) -> None:
        self.report, self.reading, self.case = report, report.reading, report.case
        self.strokes = Strokes(report)
        self.performances, self.routes = self.strokes.performances, self.strokes.routes

    def sketch(self) -> Sketch:
        edges = self.strokes.edges
        one = self._one_box({*self._spine_order(), *(end for edge in edges for end in (edge.tail, edge.head))})
        edges = tuple(replace(e, tail=one.get(e.tail, e.tail), head=one.get(e.head, e.head)) for e in edges)
        nodes = self._nodes(edges, one)
        # Where nothing was ordered nothing can deviate.
        if not any(e.kind in ("ordered", "claimed", "deviation") for e in edges) and not any(n.spine for n in nodes):
            edges = tuple(replace(edge, unruled=True) for edge in edges)
        return Sketch(
            title=self.case.title, subtitle=self._subtitle(), clusters=tuple(self._clusters(nodes)), nodes=nodes,
            edges=edges, footnotes=tuple(dict.fromkeys(self._footnotes())),
            description=self._description(),
        )  # fmt: skip

    def _one_box(self, drawn: set[str]) -> dict[str, str]:
        """For each post who stands for it too: the one who is said to hold it, if he is drawn."""
        found: dict[str, str] = {}
        for post in drawn - set(self.strokes.unknown):
            holders = [a.id for a in self.case.agents if any(held.of == post for held in a.holds)]
            shown = len(holders) == 1 and self.reading.agents.satisfies(holders[0], post) is Truth.YES
            if shown and holders[0] in drawn:
                found[post] = holders[0]
        return found

    def _nodes(self, edges: tuple[Edge, ...], one: dict[str, str]) -> tuple[Node, ...]:
        def boxes(hands: Iterable[str]) -> set[str]:
            return {one.get(hand, hand) for hand in hands}

        posts = {holder: self.case.agent(post).name for post, holder in one.items()}
        order = [one.get(hand, hand) for hand in self._spine_order()]
        spine = boxes(h for route in self.routes for hands in self.reading.departures.hands(route) for h in hands)
        joined = dict.fromkeys(end for e in edges for end in (e.tail, e.head))
        # A body at whose place one of it is drawn has no box of its own, unless a line leads to it or from it.
        order = [hand for hand in order if hand in joined or not self._acted_for(hand, joined)]
        drawn = dict.fromkeys([*order, *joined])
        ends = boxes(hand for route in self.routes for hand in route[-1].recipient)
        passed = boxes(self._passed())
        off = {hand for e in edges if e.kind == "deviation" for hand in (e.tail, e.head)} - spine
        told = self._told()
        refused = self._refused()
        found: list[Node] = []
        for id in drawn:
            if id in self.strokes.unknown:
                found.append(self.strokes.unknown[id])
                continue
            agent = self.case.agent(id)
            kind: NodeKind = "holder"
            note: str | None = None
            if id in ends:
                kind = "addressee"
            elif id in off:
                kind, note = "off-route", "; ".join(filter(None, (self._off(id), told.get(id))))
            elif id in spine and id not in passed and not self._acted_for(id, passed) and self.performances:
                kind, note = "bypassed", "not shown to have held it"
            elif agent.kind == "unknown":
                kind = "unknown"
            elif id not in passed and any(id in self.case.item(c).sender for c in self.strokes.ruled):
                kind = "author"
            name = wording.plain_name(self.reading, id)
            role = agent.post if agent.post != agent.name and f"({agent.post})" not in name else None
            role = role or posts.get(id)
            found.append(Node(id=id, name=name, role=role,
                              body=self._body(id), kind=kind, spine=id in spine,
                              note="; ".join(filter(None, (note or told.get(id), *refused.get(id, ())))) or None,
                              supplied=agent.supplied is not None))  # fmt: skip
        return self._housed(found)

    def _passed(self) -> set[str]:
        """Who gave it, or received it, whether or not on hearsay."""
        transfers = self.strokes.transfers
        received = {hand for t in transfers if t.arrival == "shown" for hand in t.recipient}
        return received.union(hand for t in transfers for hand in t.giver)

    def _acted_for(self, hand: str, others: Iterable[str]) -> bool:
        """Whether one of these is of the body that was ordered: in his hands the body had it."""
        body = self.case.agent(hand).kind == "body"
        return body and any(self.reading.agents.within(other, hand) is Truth.YES for other in others
                            if other not in self.strokes.unknown)  # fmt: skip

    def _spine_order(self) -> Iterable[str]:
        for route in self.routes:
            for hands in self.reading.departures.hands(route):
                yield from hands[:1]

    def _told(self) -> dict[str, str]:
        """Whom somebody told how much outside the route, in words for a box; of what, where there are several."""
        found: dict[str, list[str]] = {}
        several = sum(one.kind == "content" for one in self.reading.case.items) > 1
        for finding in self.report.findings:
            if finding.code == "TR401":
                act = self.reading.accounts.find(finding.subject[0])
                if act is None:
                    continue
                extent = act.extent.name.lower() if act.extent else "existence"
                heard = "reportedly" if act.happened is Truth.MAYBE else "was"
                what = f"the {extent}"
                if several and act.item:
                    named = item(self.reading, act.item)
                    what = named if named.startswith(f"{what} of ") else f"{what} of {named}"
                for hand in act.recipient:
                    found.setdefault(hand, []).append(f"{heard} told {what}")
        return {hand: "; ".join(dict.fromkeys(told)) for hand, told in found.items()}

    def _off(self, id: str) -> str:
        """As what one who is not on the ordered route is shown: in another's place only where no way on is told."""
        for one in self.performances:
            if one.root.id not in self.report.departures:
                continue
            if id in one.root.recipient and one.recipient is not Truth.YES:
                if one.reached is not None:
                    return "held it on the way"
                return "held it, on the way or instead" if one.promised else "held it; no way on is shown"
            if id in one.root.giver and one.giver is not Truth.YES:
                return "not the ordered bearer"
        return "held it off the ordered route"

    def _refused(self) -> dict[str, list[str]]:
        """Who is said to have refused what, in words for a box."""
        found: dict[str, dict[str, dict[str, None]]] = {}
        for statement in self.reading.case.statements():
            if statement.mood is Mood.REFUSED and statement.verb in (*MOVING, Verb.RECEIVE) and statement.item:
                heard = "reportedly " if self.reading.accounts.witness(statement).heard else ""
                for id in refuser(self.reading, statement):
                    taking = statement.verb is Verb.RECEIVE or id in statement.recipient
                    verb = f"{heard}refused" + ("" if taking else f" to {statement.verb}")
                    items = found.setdefault(id, {}).setdefault(verb, {})
                    items[wording.item_name(self.reading, statement.item)] = None
        return {id: [f"{verb}: {', '.join(items)}" for verb, items in said.items()] for id, said in found.items()}

    def _body(self, id: str) -> str | None:
        bodies = [body for body in self.reading.agents.bodies(id) if body != id]
        return bodies[0] if bodies else None

    def _housed(self, nodes: list[Node]) -> tuple[Node, ...]:
        """A body that acts stands inside its own frame, where others of it stand too."""
        framed = {node.body for node in nodes}
        return tuple(replace(node, body=node.id) if node.id in framed else node for node in nodes)

    def _clusters(self, nodes: tuple[Node, ...]) -> Iterable[Cluster]:
        wanted: dict[str, None] = {}
        for node in nodes:
            body = node.body
            while body is not None and body not in wanted:
                wanted[body] = None
                body = self._body(body)
        excluded = self._excluded()
        for id in wanted:
            yield Cluster(
                id=id, name=wording.plain_name(self.reading, id), place=excluded.get(id), parent=self._body(id),
                supplied=self.case.agent(id).supplied is not None,
            )  # fmt: skip

    def _excluded(self) -> dict[str, str]:
        """Bodies through which it was not to go, and how that is known."""
        found: dict[str, str] = {}
        for finding in self.report.findings:
            if finding.code == "TR205" and finding.verdict is Verdict.DEVIATION and finding.ordered:
                rule = self.reading.accounts.statement(finding.ordered[0])
                said = "said later" if finding.standing is Standing.CLAIMED else "ordered"
                words = f"not through here: {said} [{rule.document}]"
                found |= dict.fromkeys((*rule.through, *rule.recipient), words)
        return found

    def _subtitle(self) -> str:
        if not self.routes:
            return f"The hand-offs that the record shows. {unordered(self.reading)}"
        if not self.report.departures:
            return "The ordered route against the hand-offs that the record shows. No deviation is shown."
        told = [f"{self.report.number(d)}: {self._aspects(d)}" for d in self.report.departures]
        return f"The ordered route against the hand-offs that the record shows. {'; '.join(told)}."

    def _aspects(self, departure: str) -> str:
        return matters(self._deviations(departure))

    def _deviations(self, departure: str) -> Iterable[Finding]:
        return (f for f in self.report.findings if f.departure == departure and f.verdict is Verdict.DEVIATION)

    def _footnotes(self) -> Iterable[str]:
        for finding in self.report.findings:
            if finding.kind == "conduct" and finding.verdict is Verdict.CANNOT_TELL:
                yield wording.message(finding, self.reading)
        for asked in self.reading.orders.requests if self.routes else ():  # without a route the subtitle tells of them
            yield f"Asked, not ordered: {claim(asked, self.reading, timed=False)} [{asked.document}]"
        drawn = {t.id for t in self.strokes.transfers} | {edge.id for edge in self.strokes.edges}
        for act in self.reading.accounts.acts:
            if act.happened is Truth.NO:
                continue
            if act.verb in (Verb.TELL, Verb.SHOW) and act.id not in drawn and act.recipient and act.giver:
                names = (wording.names(self.reading, hands) for hands in (act.giver, act.recipient))
                extent = act.extent.name.lower() if act.extent else "existence"
                did = " told " if act.verb is Verb.TELL else " showed "
                what = f"{'of ' if act.verb is Verb.TELL else ''}{item(self.reading, act.item)} (its {extent})"
                yield f"Not drawn: {did.join(names)} {what} [{act.document}]"

        yield from self._promised_or_denied(drawn)

    def _promised_or_denied(self, drawn: set[str]) -> Iterable[str]:
        """What is promised to be brought, or told not to have been, and is no line of the drawing."""
        for said in self.reading.case.statements():
            told = said.mood is Mood.WILL or (said.mood is Mood.DID_NOT and said.recipient)
            if told and said.verb in MOVING and self.reading.accounts.root[said.id] == said.id and not any(
                one == said.id or one.startswith(f"{said.id}/") for one in drawn
            ):
                yield f"Not drawn: {claim(said, self.reading, timed=False)} [{said.document}]"

    def _description(self) -> str:
        lines = [wording.message(f, self.reading) for f in self.report.findings if f.verdict is Verdict.DEVIATION]
        return ". ".join([self._subtitle().rstrip("."), *lines]) + "."
