"""Writes a case of many acts about one letter, for measuring.

Usage: python benchmarks/generate.py ACTS > case.yaml

200 agents in 20 bodies, an order of 20 legs, a tenth of the times uncertain, and for every
200 acts one document that contradicts another about who received it.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

AGENTS, BODIES, LEGS, PER_DOCUMENT = 200, 20, 20, 50
START = datetime(1950, 1, 1, 8, tzinfo=UTC)


def case(acts: int, seed: int = 1) -> str:
    """The text of a case file with this many acts."""
    return "\n".join(_lines(acts, random.Random(seed))) + "\n"


def _lines(acts: int, chance: random.Random) -> Iterator[str]:
    yield 'tracer: 1\ntitle: "A generated case"\nwho:'
    for body in range(BODIES):
        yield f"  b{body}: {{group: Body {body}, zone: UTC}}"
    for agent in range(AGENTS):
        yield f"  a{agent}: {{name: Agent {agent}, in: b{agent % BODIES}}}"
    yield f"what:\n  letter: {{from: a0, for: a{LEGS}}}\n  paper: {{carries: letter}}\ndocuments:"
    yield from _document("order", "a0", "a1", START - timedelta(hours=1), "carries: letter", "seen: whole")
    for leg in range(1, LEGS):
        yield f"      - must: {{pass: letter, from: a{leg}, to: a{leg + 1}}}"
        yield f'        quote: "leg {leg}"'
    holder, when = 1, START
    for first in range(0, acts, PER_DOCUMENT):
        count = min(PER_DOCUMENT, acts - first)
        name = f"r{first // PER_DOCUMENT}"
        stated = when + timedelta(minutes=10 * count + 30)
        yield from _document(name, f"a{holder}", "a0", stated, "seen: excerpt")
        last = f"act{first}"
        for number in range(first, first + count):
            heir = holder % LEGS + 1 if chance.random() < 0.7 else chance.randrange(1, AGENTS)
            heir = heir if heir != holder else (holder + 1) % AGENTS
            when += timedelta(minutes=10)
            clock = f"{when:%Y-%m-%dT%H:%MZ}"
            if chance.random() < 0.1:
                clock = f"{clock}/{when + timedelta(minutes=25):%Y-%m-%dT%H:%MZ}"
            yield f"      - did: {{give: paper, from: a{holder}, to: a{heir}, when: {clock}}}"
            yield f'        id: act{number}\n        quote: "hand to hand {number}"'
            holder, last = heir, f"act{number}"
        if (first // PER_DOCUMENT) % 4 == 0:
            other = f"a{(holder + 3) % AGENTS}"
            yield from _document(f"c{first // PER_DOCUMENT}", other, "a0", stated, "seen: excerpt")
            yield f"      - did: {{same: {last}, to: {other}}}\n        quote: \"it came to me\""


def _document(name: str, author: str, to: str, date: datetime, *header: str) -> Iterator[str]:
    yield f"  {name}:\n    from: {author}\n    to: {to}\n    date: {date:%Y-%m-%dT%H:%MZ}"
    yield from (f"    {line}" for line in header)
    yield "    says:"


if __name__ == "__main__":
    sys.stdout.write(case(int(sys.argv[1])))
