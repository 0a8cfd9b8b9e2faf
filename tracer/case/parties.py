"""Who and what: agents and items of a file, resolved."""

from __future__ import annotations

from collections.abc import Iterable

from tracer.case.circles import circles
from tracer.case.file_reading import FileReading
from tracer.case.model import Agent, Document, Item, Membership
from tracer.case.positions import Path, Raw
from tracer.case.spelling import shown
from tracer.case.zones import zone_names
from tracer.errors import Problem

_A_BODY = "the id of a body (an entry of `who` with 'group')"
_A_POST = "the id of a post (an entry of `who` with 'post' and no 'name')"


def kind_of_agent(entry: Raw) -> str:
    """Whether an entry of `who` is a person, a post, a body or an unknown."""
    if not isinstance(entry, dict):
        return "person"
    if "one of" in entry or "withheld" in entry:
        return "unknown"
    if "group" in entry:
        return "body"
    if "name" in entry:
        return "person"
    return "post" if "post" in entry else "unknown"


def kind_of_item(entry: Raw) -> str:
    """Whether an entry of `what` is a thing or a content."""
    keys = entry if isinstance(entry, dict) else {}
    return "thing" if any(key in keys for key in ("carries", "copy of", "original of")) else "content"


def check_ids(reading: FileReading) -> None:
    """Ids are plain words, and one name means one thing."""
    for id in reading.map(("sources",)):
        reading.check_id(("sources", id), id, ())
    before: tuple[str, ...] = ()
    for part in ("who", "what", "documents"):
        for id in reading.map((part,)):
            reading.check_id((part, id), id, before)
        before = (*before, part)


def resolve_agents(reading: FileReading) -> None:
    """Fills `reading.agents` from `who`."""
    for id in reading.map(("who",)):
        reading.agents[id] = _agent(reading, id)
    links = {agent.id: tuple(one.of for one in agent.memberships) for agent in reading.agents.values()}
    for circle in circles(links):
        _complain_of_circle(reading, "who", circle, "in", "is inside itself")
    for circle in circles({agent.id: tuple(one.of for one in agent.holds) for agent in reading.agents.values()}):
        _complain_of_circle(reading, "who", circle, "holds", "is a post that holds itself")


def _agent(reading: FileReading, id: str) -> Agent:
    path: Path = ("who", id)
    entry, place = reading.at(path), reading.place(path)
    kind = reading.kinds[id]
    if not isinstance(entry, dict):
        return Agent(id, kind, entry if isinstance(entry, str) else "", place)
    if not any(key in entry for key in ("name", "group", "post", "one of", "not", "may be", "withheld")):
        reading.problem(path, f"nothing says who '{shown(id)}' is", "name, group, post or one of", key=True)
    for other in ("name", "post", "one of"):
        if "group" in entry and other in entry:
            reading.problem((*path, other), f"a body has no '{other}'", "'group' alone, or no 'group'", key=True)
    for other in ("name", "group"):
        if "withheld" in entry and other in entry:
            reading.problem((*path, other), f"whose name is withheld has no '{other}'", "'withheld' alone", key=True)
    post = reading.text((*path, "post"))
    name = reading.text((*path, "group" if kind == "body" else "name")) or (post if kind == "post" else "") or ""
    return Agent(
        id, kind, name, place, post=post,
        memberships=_memberships(reading, (*path, "in"), reading.bodies, _A_BODY),
        holds=_memberships(reading, (*path, "holds"), reading.posts, _A_POST),
        one_of=reading.id((*path, "one of"), reading.bodies, _A_BODY),
        excluded=reading.ids((*path, "not"), reading.kinds, "an id from `who`", id),
        may_be=reading.ids((*path, "may be"), reading.kinds, "an id from `who`", id),
        withheld=reading.text((*path, "withheld")), zone=_zone(reading, (*path, "zone")),
        supplied=reading.note_supplied(path, id),
    )


def _memberships(reading: FileReading, path: Path, choices: frozenset[str], what: str) -> tuple[Membership, ...]:
    value = reading.at(path)
    listing = enumerate(value) if isinstance(value, list) else ()
    entries = [((*path, index), entry) for index, entry in listing] or [(path, value)]
    found = []
    for at, entry in entries:
        if isinstance(entry, str) and entry and reading.known(at, entry, choices, what):
            found.append(Membership(entry))
        elif isinstance(entry, dict):
            body = reading.id((*at, "id"), choices, what)
            zone = reading.text(("who", body, "zone")) if body else None
            since, until = reading.lasting(at, ("since", "until"), zone)
            if body:
                found.append(Membership(body, since, until))
                reading.note_supplied(at, f"{path[1]}/{path[2]}/{body}")
    return tuple(found)


def _zone(reading: FileReading, path: Path) -> str | None:
    zone = reading.said(path)
    if zone is None:
        return None
    if zone in zone_names():
        return zone
    reading.problem(path, f"unknown time zone '{shown(zone)}'", "a name such as Europe/Moscow",
                    reading.near(zone, zone_names()))
    return None


def resolve_items(reading: FileReading) -> None:
    """Fills `reading.items` from `what`; documents and inline things come later."""
    for id in reading.map(("what",)):
        path: Path = ("what", id)
        known, what = reading.things, "an id from `what` or `documents`"
        reading.items[id] = Item(
            id, reading.contents[id], reading.text((*path, "name")) or id, reading.place(path),
            sender=reading.agent_ids((*path, "from"), id, "from"),
            addressee=reading.agent_ids((*path, "for"), id, "for"),
            carries=reading.ids((*path, "carries"), known, what),
            variant_of=reading.id((*path, "variant of"), known, what),
            made_from=reading.ids((*path, "made from"), known, what),
            copy_of=reading.id((*path, "copy of"), known, what),
            original_of=reading.id((*path, "original of"), known, what),
            may_be=reading.ids((*path, "may be"), known, what, id),
            form=reading.text((*path, "form")),
            supplied=reading.note_supplied(path, id),
        )


def check_circles(reading: FileReading, documents: Iterable[Document]) -> None:
    """Complains of what, over any number of steps, carries, is made from, answers, changes or rests on itself."""
    links = {
        item.id: tuple(dict.fromkeys(
            target for target in (*item.carries, item.variant_of, *item.made_from, item.copy_of, item.original_of)
            if target))
        for item in reading.items.values()
    }
    for circle in circles(links):
        part = "what" if circle[0] in reading.contents else "documents"
        _complain_of_circle(reading, part, circle, "", "is made from or carries itself")
    answers = {id: tuple(word for _, word in reading.words(("documents", id, "answers")))
               for id in reading.map(("documents",))}
    for circle in circles(answers):
        if len(circle) > 1:  # an answer to itself has been complained of
            _complain_of_circle(reading, "documents", circle, "answers", "answers itself")
    documents = tuple(documents)
    said = [one for document in documents for one in document.says]
    changed = {one.id: tuple(filter(None, (one.amends, one.instead_of, one.suspends))) for one in said}
    rests = {one.id: one.rests_on for one in documents} | {one.id: one.rests_on for one in said}
    places = {one.id: one.location for one in documents} | {one.id: one.location for one in said}
    for links, what in ((changed, "changes what changes it"), (rests, "rests on what rests on it")):
        for circle in circles(links):
            if len(circle) > 1:
                message = f"'{shown(circle[0])}' {what}: {_trail(circle)}"
                reading.problems.append(Problem(places[circle[0]], message))


def _complain_of_circle(reading: FileReading, part: str, circle: tuple[str, ...], key: str, what: str) -> None:
    path: Path = (part, circle[0], key) if key else (part, circle[0])
    reading.problem(path, f"'{shown(circle[0])}' {what}: {_trail(circle)}", key=not key)


def _trail(circle: tuple[str, ...]) -> str:
    return " → ".join(shown(id) for id in (*circle, circle[0]))
