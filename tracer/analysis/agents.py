"""Whether the one who acted is the one who was named: persons, posts, bodies, unknowns.

Identity has three answers. *No* is given only where the case keeps two agents apart;
an unknown hand may be anyone whom the document does not exclude (rules R16, R18, R19).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from tracer.analysis.spans import ALWAYS, Span
from tracer.case.model import Agent, Case, Membership
from tracer.kernel.truth import Truth, both, either


class Agents:
    """Answers questions of identity and membership for one case.

    Example:
        >>> import tracer
        >>> agents = Agents(tracer.load(tracer.example("bush-gorbachev-1990")))
        >>> agents.satisfies("joyce", "embassy").name, agents.satisfies("joyce", "matlock").name
        ('YES', 'NO')
    """

    def __init__(self, case: Case) -> None:
        self._case = case
        self._known: dict[tuple[str, str, Span], Truth] = {}
        self._bodies: dict[str, tuple[str, ...]] = {}
        self.timed = any(m.since or m.until for agent in case.agents for m in (*agent.memberships, *agent.holds))

    def bodies(self, id: str) -> tuple[str, ...]:
        """Ids of the bodies that the agent is in or is, nearest first, whatever the time."""
        found = self._bodies.get(id)
        if found is None:
            agent = self._case.agent(id)
            order: list[str] = [id] if agent.kind == "body" else []
            around = [m.of for m in agent.memberships]
            for post in agent.holds:
                around += self.bodies(post.of)
            if agent.one_of:
                around.append(agent.one_of)
            for body in around:
                order += [other for other in self.bodies(body) if other not in order]
            found = self._bodies[id] = tuple(order)
        return found

    def share_body(self, one: str, other: str) -> bool:
        """Whether the two are, or are in, one body at any level."""
        return one == other or not set(self.bodies(one)).isdisjoint(self.bodies(other))

    def near(self, ones: Iterable[str], others: Collection[str]) -> bool:
        """Whether one of these shares a body with one of those."""
        return any(self.share_body(one, other) for one in ones for other in others)

    def speaks_for(self, witness: str, hand: str) -> bool:
        """Whether one's word is the other's own, or his office's.

        It is if he is the other or of it; for a person or a post, if both are directly of one body, or
        he is that body. That both lie somewhere within a wider body makes neither the other's office.
        """
        if self.satisfies(witness, hand) is Truth.YES:
            return True
        person = self._case.agent(hand).kind != "body"
        return person and not self._offices(witness).isdisjoint(self._offices(hand))

    def _offices(self, id: str) -> set[str]:
        """The body that it is; of others, the bodies that they are directly in."""
        agent = self._case.agent(id)
        if agent.kind == "body":
            return {id}
        posts = (self._case.agent(post.of) for post in agent.holds)
        direct = {m.of for one in (agent, *posts) for m in one.memberships}
        return direct | {agent.one_of} if agent.one_of else direct

    def within(self, id: str, body: str, at: Span = ALWAYS) -> Truth:
        """Whether the agent is the body or is in it, at that time."""
        if id == body:
            return Truth.YES
        agent = self._case.agent(id)
        links = [both(_in_time(m, at), self.within(m.of, body, at)) for m in agent.memberships]
        links += [both(_in_time(m, at), self.within(m.of, body, at)) for m in agent.holds]
        if agent.one_of:
            inside = self.within(agent.one_of, body, at)
            if inside is Truth.NO and self.within(body, agent.one_of, at) is not Truth.NO:
                inside = Truth.MAYBE
            links.append(inside)
        elif agent.kind == "unknown":
            links.append(Truth.MAYBE)
        return either(*links) if links else Truth.NO

    def satisfies(self, actual: str, ordered: str, at: Span = ALWAYS) -> Truth:
        """Whether the agent who acted is the one ordered, at that time.

        A member satisfies an order that names his body; a body leaves open who of it
        acted, so that a wider one may be a body within it; whoever held a post satisfies
        an order that names the post.
        """
        key = (actual, ordered, at if self.timed else ALWAYS)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._satisfies(actual, ordered, at)
        return known

    def any_satisfies(self, actual: Iterable[str], ordered: Iterable[str], at: Span = ALWAYS) -> Truth:
        """The best answer over all pairs; *maybe* where either side is not said."""
        pairs = [self.satisfies(one, other, at) for one in actual for other in ordered]
        return either(*pairs) if pairs else Truth.MAYBE

    def surely_one(self, actual: Collection[str], ordered: Collection[str], at: Span = ALWAYS) -> bool:
        """Whether it is certain of one of these that he is one of those; never where either side is not said."""
        return bool(actual and ordered) and self.any_satisfies(actual, ordered, at) is Truth.YES

    def _satisfies(self, actual: str, ordered: str, at: Span) -> Truth:
        if actual == ordered:
            return Truth.YES
        one, other = self._case.agent(actual), self._case.agent(ordered)
        if other.id in one.may_be or one.id in other.may_be:
            return Truth.MAYBE
        if other.kind == "body":
            inside = self.within(actual, ordered, at)
            wider = one.kind == "body" and inside is Truth.NO and self.within(ordered, actual, at) is not Truth.NO
            return Truth.MAYBE if wider else inside
        if one.kind == "body":
            return Truth.NO if self.within(ordered, actual, at) is Truth.NO else Truth.MAYBE
        if "unknown" in (one.kind, other.kind):
            return self._unknown(one, other, at)
        return self._person_and_post(one, other, at)

    def _unknown(self, one: Agent, other: Agent, at: Span) -> Truth:
        if other.id in one.excluded or one.id in other.excluded:
            return Truth.NO
        for unknown, named in ((one, other), (other, one)):
            if unknown.kind == "unknown" and unknown.one_of and self.within(named.id, unknown.one_of, at) is Truth.NO:
                return Truth.NO
            if any(self._satisfies_post(named, excluded, at) is Truth.YES for excluded in unknown.excluded):
                return Truth.NO
        return Truth.MAYBE

    def _satisfies_post(self, named: Agent, excluded: str, at: Span) -> Truth:
        return Truth.YES if any(m.of == excluded and _in_time(m, at) is Truth.YES for m in named.holds) else Truth.NO

    def _person_and_post(self, one: Agent, other: Agent, at: Span) -> Truth:
        for holder, post in ((one, other), (other, one)):
            links = [_in_time(m, at) for m in holder.holds if m.of == post.id]
            if links:
                return either(*links)
            if post.kind == "post" and holder.kind == "person" and not holder.holds:
                if holder.post and holder.post != post.post:
                    return Truth.NO  # the document describes him by another post
                home, office = set(self.bodies(holder.id)), set(self.bodies(post.id))
                return Truth.NO if home and home.isdisjoint(office) else Truth.MAYBE
        return Truth.NO


def _in_time(membership: Membership, at: Span) -> Truth:
    """Whether a membership held over the span; one without dates held always."""
    since = membership.since.earliest if membership.since else None
    until = membership.until.latest if membership.until else None
    low, high = at
    if (since is not None and high is not None and high < since) or (
        until is not None and low is not None and low > until
    ):
        return Truth.NO
    inside_low = since is None or (low is not None and low >= since)
    inside_high = until is None or (high is not None and high <= until)
    return Truth.YES if inside_low and inside_high else Truth.MAYBE
