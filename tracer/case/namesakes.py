"""Agents of one name told apart, by what the case says of them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracer.case.model import Agent


def told_apart(agents: Collection[Agent]) -> dict[str, str]:
    """What to call each agent, by id: the name; of several of one name, each with what tells it from the others.

    That is the post of each, where each has another; else the body, likewise; else the id. An
    unknown hand without a name is called nothing here.

    Example:
        >>> import tracer
        >>> text = tracer.example("bush-gorbachev-1990").read_text(encoding="utf-8")
        >>> called = told_apart(tracer.loads(text.replace("name: Joyce", "name: Jack Matlock")).agents)
        >>> called["joyce"], called["matlock"], called["gorbachev"]
        ('Jack Matlock (joyce)', 'Jack Matlock (matlock)', 'President Gorbachev')
    """
    called = {agent.id: agent.name or agent.post or "" for agent in agents}
    namesakes: dict[str, list[Agent]] = {}
    for agent in agents:
        if called[agent.id]:
            namesakes.setdefault(_plain(called[agent.id]), []).append(agent)

    def names(ids: Iterable[str]) -> str:
        return ", ".join(filter(None, (called.get(id) for id in ids)))

    def posts(agent: Agent) -> str:
        return (agent.post if agent.post != agent.name else None) or names(one.of for one in agent.holds)

    telling: tuple[Callable[[Agent], str], ...] = (
        posts, lambda agent: names(one.of for one in agent.memberships), lambda agent: agent.id,
    )  # fmt: skip
    apart: dict[str, str] = {}
    for several in namesakes.values():
        for told in telling if len(several) > 1 else ():
            named = {agent.id: f"{called[agent.id]} ({told(agent)})" for agent in several}
            plain = set(map(_plain, named.values()))
            if told is telling[-1] or (
                all(map(told, several)) and len(plain) == len(several) and plain.isdisjoint(namesakes)
            ):
                apart |= named
                break
    return called | apart


def _plain(name: str) -> str:
    """A name as a reader takes it: without regard to capitals and spaces."""
    return " ".join(name.casefold().split())
