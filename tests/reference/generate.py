"""Small cases made at random, in the language that the reference reasoner knows.

Bodies, persons and named unknowns; one letter, carried by one paper; an order of one or two
steps; reports that tell, retell, deny and promise. A case is the mapping that stands in the
file, so that the reasoner and the engine read the same text.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import assume
from hypothesis import strategies as st

from tests.reference.edits import Case

Draw = Callable[[st.SearchStrategy[Any]], Any]

BODIES = ("office", "legation", "ministry")
PERSONS = ("chief", "envoy", "king", "deputy", "minister")
INSTANTS = tuple(f"1950-01-0{day}T{hour}:00Z" for day in (2, 3, 4) for hour in ("09", "15"))
DATES = (*INSTANTS[2:], "1950-01-06T12:00Z")
ORDERED = "1950-01-01T08:00Z"


def maybe(draw: Draw, of_ten: int) -> bool:
    """True so many times of ten."""
    return bool(draw(st.integers(0, 9)) < of_ten)


def one(draw: Draw, *choices: Any) -> Any:
    return draw(st.sampled_from(choices))


@st.composite
def cases(draw: Draw) -> Case:
    """A case of the small language."""
    who, persons = _who(draw)
    bodies = [id for id, entry in who.items() if "group" in entry]
    unknowns = [id for id, entry in who.items() if "one of" in entry]
    order, stages = _order(draw, who, persons, bodies)
    documents: dict[str, Any] = {"order": order}
    _Told(draw, persons, bodies, unknowns, stages).add_to(documents)
    if maybe(draw, 3):
        documents["later"] = _later(draw, stages, persons, bodies)
    if maybe(draw, 5):
        names = draw(st.permutations(list(documents)))
        documents = {name: documents[name] for name in names}
    what = {"letter": {"from": "chief", "for": stages[-1]["to"]}, "paper": {"carries": "letter"}}
    return {"tracer": "1", "title": "Made at random", "who": who, "what": what, "documents": documents}


def _who(draw: Draw) -> tuple[Case, list[str]]:
    who: Case = {}
    bodies = list(BODIES[: draw(st.integers(2, 3))])
    for body in bodies:
        who[body] = {"group": body.title(), "zone": "UTC"}
    if len(bodies) == 3 and maybe(draw, 2):
        who["ministry"]["in"] = "legation"
    persons = list(PERSONS[: draw(st.integers(3, 5))])
    for person in persons:
        who[person] = {"name": person.title()}
        body = "office" if person == "chief" else one(draw, None, *bodies[1:], *bodies)
        if body and not (person == "chief" and maybe(draw, 3)):
            who[person]["in"] = body
    for name in ("somebody", "another")[: one(draw, 0, 0, 1, 1, 2)]:
        who[name] = {"one of": one(draw, *bodies)}
        if maybe(draw, 5):
            who[name]["not"] = one(draw, *persons)
    return who, persons


def _inside(who: Case, id: str) -> set[str]:
    found = {id}
    while "in" in who[id]:
        id = who[id]["in"]
        found.add(id)
    return found


def _related(who: Case, one: str, other: str) -> bool:
    """Whether two are one, or of one body."""
    return not _inside(who, one).isdisjoint(_inside(who, other))


def _order(draw: Draw, who: Case, persons: list[str], bodies: list[str]) -> tuple[Case, list[Case]]:
    """The order and its steps; nobody is ordered to hand it to his own body, the issuer's or the addressee's."""
    addressee = one(draw, "envoy", "envoy", "envoy", *bodies[1:])
    stages: list[Case] = []
    giver = one(draw, None, "envoy", "envoy", *persons[1:])
    holder = giver or addressee
    taken = {"chief", "office", addressee, holder}
    for number in range(2 if maybe(draw, 3) else 1):
        choices = [id for id in (*persons, *bodies) if not any(_related(who, id, one) for one in taken)]
        if number == 0:
            choices = [id for id in choices if id in persons] or choices
        if not choices:
            break
        roles: Case = {"pass": "letter"}
        if number or giver:
            roles["from"] = holder
        roles["to"] = one(draw, *("king" for _ in range(3) if "king" in choices), *choices)
        taken.add(roles["to"])
        if roles["to"] in persons and maybe(draw, 3):
            roles["personally"] = "true"
        stages.append(roles)
        holder = roles["to"]
        if holder not in persons:
            break
    assume(stages)
    says = [{"must": roles, "quote": "take it"} for roles in stages]
    if maybe(draw, 4) and (through := _excluded(who, stages, persons, bodies, addressee)):
        says.append(
            {
                "must not": {"pass": "letter", "through": one(draw, *through)},
                "id": "barred",
                "quote": "keep it from them",
            }
        )
    order = {"from": "chief", "to": addressee, "date": ORDERED, "carries": "letter", "seen": "whole", "says": says}
    return order, stages


def _excluded(who: Case, stages: list[Case], persons: list[str], bodies: list[str], addressee: str) -> list[str]:
    """Whom an order may exclude without excluding somebody on its own route."""
    route = {addressee, "chief", *(stage[role] for stage in stages for role in ("from", "to") if role in stage)}
    barred = set().union(*(_inside(who, id) for id in route))
    inside = {id for id in (*persons, *bodies) if _inside(who, id) & {one for one in route if one in bodies}}
    return [id for id in (*persons, *bodies) if id not in barred | inside]


def _later(draw: Draw, stages: list[Case], persons: list[str], bodies: list[str]) -> Case:
    """The issuer says afterwards (or before the act) what had been ordered besides."""
    aims = [stage["to"] for stage in stages if stage["to"] in persons]
    if aims and maybe(draw, 5):
        says: Case = {"must": {"pass": "letter", "to": one(draw, *aims), "personally": "true"}}
    else:
        says = {"must not": {"pass": "letter", "through": one(draw, *persons[1:], *bodies)}, "id": "barred-too"}
    return {
        "from": "chief", "to": one(draw, *persons[1:]), "date": one(draw, *INSTANTS, "1950-01-07T08:00Z"),
        "seen": "excerpt", "says": [{**says, "binds": "since order", "quote": "as I had asked"}],
    }  # fmt: skip


class _Told:
    """Draws the reports: acts that lead one from another, then what else is said of them."""

    def __init__(
        self, draw: Draw, persons: list[str], bodies: list[str], unknowns: list[str], stages: list[Case]
    ) -> None:
        self.draw, self.persons, self.unknowns, self.stages = draw, persons, unknowns, stages
        # What the issuer did himself is no performance of his order (R6), and what came back to him is left open.
        self.hands, self.bodies = persons[1:], bodies[1:]
        self.acts: list[Case] = []

    def add_to(self, documents: dict[str, Any]) -> None:
        names = ["report", "second", "third"][: one(self.draw, 1, 1, 2, 2, 3)]
        for name in names:
            documents[name] = self._header(name, names)
        hand = one(self.draw, "envoy", "envoy", *self.hands)
        for number in range(one(self.draw, 1, 1, 2, 2, 3)):
            first_hand = [name for name in names if "rests on" not in documents[name]]
            says = documents[names[0] if maybe(self.draw, 7) else one(self.draw, *first_hand)]["says"]
            hand = self._act(f"act{number + 1}", hand, says)
        for name in names:
            self._more(name, documents)
        for name in reversed(names):
            if not documents[name]["says"]:
                if name == names[0]:
                    for other in names[1:]:
                        documents.get(other, {}).pop("rests on", None)
                del documents[name]

    def _header(self, name: str, names: list[str]) -> Case:
        header: Case = {"from": one(self.draw, "envoy", *self.persons)}
        if maybe(self.draw, 1):
            header = {"by": "not said"}
        if maybe(self.draw, 7):
            header["to"] = one(self.draw, "chief", "chief", *self.hands)
        if maybe(self.draw, 7):
            header["date"] = one(self.draw, *DATES)
        if maybe(self.draw, 2):
            header["answers"] = "order"
        if name != names[0] and maybe(self.draw, 2):
            header["rests on"] = names[0]
        return {**header, "seen": "excerpt", "says": []}

    def _hand(self, likely: str) -> str | None:
        """A hand as a document may name it."""
        kind = one(self.draw, *["likely"] * 5, *["person"] * 4, "body", "unknown", "unknown", "inline", "someone", None)
        if kind == "unknown" and self.unknowns:
            return str(one(self.draw, *self.unknowns))
        plain: dict[str | None, str | None] = {
            "person": one(self.draw, *self.hands),
            "body": one(self.draw, *self.bodies),
            "someone": "someone",
            None: None,
        }
        if kind == "inline":
            return f"one of {one(self.draw, *self.bodies)}"
        return plain.get(kind, likely)

    def _when(self) -> str | None:
        kind = one(self.draw, None, "exact", "exact", "exact", "span", "day", "order")
        first, last = sorted((one(self.draw, *INSTANTS), one(self.draw, *INSTANTS)))
        if kind == "span":
            return str(one(self.draw, f"{first}/{last}" if first < last else first, f"../{last}", f"{first}/.."))
        others = [f"{word} {act['id']}" for act in self.acts for word in ("before", "after")] + [
            act["id"] for act in self.acts
        ]
        if kind == "order":
            return str(one(self.draw, *others, "after order", "after order"))
        return {"exact": first, "day": f"{first[:10]} UTC"}.get(kind or "")

    def _act(self, id: str, hand: str, says: list[Case]) -> str:
        """One act and, as the hand from which the next is likely, its recipient."""
        giver = self._hand(hand)
        aim = one(self.draw, *(stage["to"] for stage in self.stages), *self.hands)
        recipient = self._hand(aim)
        if recipient == giver:
            recipient = next(one for one in self.hands if one != giver)
        kind = one(self.draw, *["give"] * 7, "tell", "receive")
        roles: Case = {kind: "letter" if kind == "tell" else "paper"}
        if kind == "receive":
            recipient = recipient or aim
            roles["who"] = recipient
        else:
            roles |= {role: value for role, value in (("from", giver), ("to", recipient)) if value}
        if kind == "tell" and maybe(self.draw, 8):
            roles["extent"] = one(self.draw, "existence", "subject", "gist", "text", "text")
        if kind == "give" and maybe(self.draw, 4):
            roles["state"] = one(self.draw, "sealed", "sealed", "open")
        if when := self._when():
            roles["when"] = when
        says.append({"did": roles, "id": id, "quote": "so it was"})
        self.acts.append({"id": id, "kind": kind, "from": giver, "to": recipient})
        return recipient if recipient in self.persons else hand

    def _more(self, name: str, documents: dict[str, Any]) -> None:
        """Other words on the acts, and promises."""
        says = documents[name]["says"]
        told_here = {statement.get("id") for statement in says}
        for act in self.acts:
            if act["id"] in told_here or not maybe(self.draw, 4):
                continue
            if maybe(self.draw, 1) and "rests on" not in documents[name]:
                says.append({"did not": {"same": act["id"]}, "quote": "it was not so"})
                continue
            roles: Case = {"same": act["id"]}
            if maybe(self.draw, 5):
                roles["who" if act["kind"] == "receive" else "to"] = self._hand(str(act["to"] or "king")) or "king"
            if act["kind"] != "receive" and maybe(self.draw, 4):
                roles["from"] = self._hand(str(act["from"] or "envoy")) or "envoy"
            if maybe(self.draw, 2) and "rests on" not in documents[name]:
                roles["when"] = one(self.draw, *INSTANTS)
            says.append({"did": roles, "quote": "so it was too"})
        if maybe(self.draw, 4):
            giver = one(self.draw, *(act["to"] for act in self.acts if act["to"] in self.persons), *self.hands)
            aim = one(self.draw, *[stage["to"] for stage in self.stages] * 3, *self.hands)
            if giver != aim:
                says.append({"will": {"pass": "letter", "from": giver, "to": aim}, "quote": "he will pass it on"})
