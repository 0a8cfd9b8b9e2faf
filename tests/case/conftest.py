"""A case to spoil: each test marks with ▶ where a problem must be found."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tracer.case.load import loads
from tracer.errors import CaseError

MARK = "▶"

#: The parts of a small valid case; a test replaces those it is about.
PARTS = {
    "top": 'tracer: 1\ntitle: "A letter"\nsources: {s1: {cite: "An archive", text: s1.txt}}\n',
    "who": (
        "who:\n"
        '  sender: "the sender"\n'
        '  office: {group: "the office", zone: Europe/Moscow}\n'
        '  bearer: {name: "the bearer", in: office}\n'
        '  chief: {post: "head of the office", in: office}\n'
    ),
    "more_who": "",
    "what": 'what:\n  letter: {name: "the letter", from: sender}\n  paper: {carries: letter}\n',
    "more_what": "",
    "documents": "documents:\n",
    "order": (
        "  m1:\n"
        "    from: sender\n"
        "    to: bearer\n"
        "    seen: whole\n"
        "    says:\n"
        "      - must: {pass: letter, from: bearer, to: chief}\n"
    ),
    "more_says": "",
    "header": "  m2:\n    from: bearer\n    to: sender\n    answers: m1\n    date: 1990-03-21\n    cite: s1 page 2\n",
    "more_header": "",
    "says": (
        "    says:\n"
        "      - did: {give: paper, from: bearer, to: chief}\n"
        "        id: handing\n"
        '        quote: "I gave it"\n'
    ),
    "more": "",
    "end": "",
}


@pytest.fixture
def build() -> Callable[..., str]:
    """Puts a case together from its parts, some of them replaced."""

    def build(**parts: str) -> str:
        assert set(parts) <= set(PARTS)
        return "".join({**PARTS, **parts}.values())

    return build


@pytest.fixture
def complains() -> Callable[..., None]:
    """Asserts that a text has exactly these problems, each at its ▶, in order."""

    def complains(marked: str, *messages: str) -> None:
        pieces = marked.split(MARK)
        places, before = [], ""
        for piece in pieces[:-1]:
            before += piece
            lines = before.split("\n")
            places.append(f"c.yaml:{len(lines)}:{len(lines[-1]) + 1}")
        assert len(places) == len(messages), "as many marks as messages"
        with pytest.raises(CaseError) as caught:
            loads("".join(pieces), "c.yaml")
        assert [str(problem) for problem in caught.value.problems] == [
            f"{place}: {message}" for place, message in zip(places, messages, strict=True)
        ]

    return complains
