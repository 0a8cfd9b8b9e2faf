"""Case files for measuring diagrams: 2 to 40 agents, or as many as asked for, with all that a case can hold.

Orders (or none), deviations, promises, reports, objections, rules claimed afterwards, hands that nothing
names, contradicting documents, several papers, disjoint movements, bodies within bodies, long names and
names in other scripts. The same seed gives the same case.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

START = datetime(1955, 3, 1, 8, tzinfo=UTC)
NAMES = (
    "Dulles", "Byroade", "Nasser", "Иван Молотов", "周恩来", "Kwame Nkrumah", "Γεώργιος Παπανδρέου",
    "Sir Humphrey Trevelyan, K.C.M.G., Her Majesty's Ambassador", "Ali", "Konstantin Featherstonehaugh-Cholmondeley",
    "Deputy Under Secretary of State for Political Affairs", "Lê Duẩn", "جمال عبد الناصر", "Zorin",
)  # fmt: skip
WAYS = ("by hand", "by pouch", "telegram", "through the military attaché", "privacy channels")


def case(agents: int, seed: int, acts: int | None = None) -> str:
    """The text of a case file with this many agents, and this many acts (else about one each)."""
    return "\n".join(_lines(agents, random.Random(seed), acts or agents + 2)) + "\n"


def several(count: int = 200) -> Iterator[tuple[str, str]]:
    """(name, text) of cases of 2 to 40 agents."""
    for seed in range(count):
        agents = 2 + seed * 39 // count
        yield f"generated-{seed:03}-{agents}-agents", case(agents, seed)


def _lines(agents: int, chance: random.Random, acts: int) -> Iterator[str]:
    bodies = max(1, agents // 4)
    papers = 1 + chance.randrange(1 + min(3, agents // 8))
    yield f'tracer: 1\ntitle: "A generated case of {agents} agents"\nwho:'
    for body in range(bodies):
        inside = f", in: b{chance.randrange(body)}" if body > 2 and chance.random() < 0.15 else ""
        supplied = ', supplied: "not named"' if chance.random() < 0.1 else ""
        yield f'  b{body}: {{group: "{_name(chance, body)} office", zone: UTC{inside}{supplied}}}'
    for agent in range(agents):
        inside = f", in: b{chance.randrange(bodies)}" if chance.random() < 0.7 else ""
        post = ", post: First Secretary" if chance.random() < 0.3 else ""
        yield f'  a{agent}: {{name: "{_name(chance, agent)}"{post}{inside}}}'
    last = min(agents - 1, chance.randrange(1, 7)) if chance.random() < 0.85 else 0
    yield f"what:\n  letter: {{from: a0, for: a{max(last, 1)}}}\n  paper: {{carries: letter}}"
    for paper in range(1, papers):
        yield f"  p{paper}: {{}}"
    yield "documents:"
    when = START
    if last:
        yield from _document("order", 0, 1, when, "carries: letter", "seen: whole", f"via: {chance.choice(WAYS)}")
        for leg in range(1, last):
            personally = ", personally: true" if chance.random() < 0.2 else ""
            yield f"      - must: {{pass: letter, from: a{leg}, to: a{leg + 1}{personally}}}"
            yield f'        quote: "leg {leg}"'
        if last < 2:
            yield '      - must not: {open: letter}\n        quote: "closed"'
    holders = dict.fromkeys(range(papers), 1)
    done = 0
    for number in range(1, acts + 1):
        per = min(1 + chance.randrange(3), acts - done)
        if per <= 0:
            break
        when += timedelta(hours=chance.randrange(1, 40))
        author = chance.choice(list(holders.values())) if chance.random() < 0.6 else chance.randrange(agents)
        reader = 0 if author else 1
        answers = "seen: excerpt"
        yield from _document(f"r{number}", author, reader, when, answers)
        for act in range(per):
            done += 1
            yield from _act(agents, holders, chance, when, f"r{number}x{act}")
        if chance.random() < 0.2:
            goal = chance.randrange(agents)
            yield f'      - will: {{pass: letter, from: a{author}, to: a{goal}}}\n        quote: "I shall"'
        if last > 1 and chance.random() < 0.15:
            yield f"      - must: {{pass: letter, to: a{last}, personally: true}}\n        binds: since order"
            yield '        quote: "it had been asked"'
        if chance.random() < 0.2:
            other = chance.randrange(agents)
            yield from _document(f"c{number}", other, author, when + timedelta(hours=2), "seen: excerpt")
            yield f'      - did: {{same: r{number}x0, to: a{other}}}\n        quote: "it came to me"'


def _act(agents: int, holders: dict[int, int], chance: random.Random, when: datetime, id: str) -> Iterator[str]:
    paper = chance.choice(list(holders))
    thing = "paper" if paper == 0 else f"p{paper}"
    giver = holders[paper] if chance.random() < 0.85 else chance.randrange(agents)
    heir = chance.choice([agent for agent in range(agents) if agent != giver])
    holders[paper] = heir
    clock = when - timedelta(minutes=30)
    said = {
        0: f", when: {clock:%Y-%m-%dT%H:%MZ}", 1: f", when: {clock:%Y-%m-%d}", 2: "",
        3: f", how: {chance.choice(WAYS)}",
    }[chance.randrange(4)]  # fmt: skip
    roles = f"from: a{giver}, to: a{heir}"
    if chance.random() < 0.1:
        roles = f"to: a{heir}"
    yield f"      - did: {{give: {thing}, {roles}{said}}}\n        id: {id}\n        quote: \"handed {id}\""


def _name(chance: random.Random, number: int) -> str:
    return f"{chance.choice(NAMES)} {number}"


def _document(name: str, author: int, to: int, date: datetime, *header: str) -> Iterator[str]:
    yield f"  {name}:\n    from: a{author}\n    to: a{to}\n    date: {date:%Y-%m-%dT%H:%MZ}"
    yield from (f"    {line}" for line in header)
    yield "    says:"
