"""Mending one fault never lowers a mark."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import tracer
from tracer.report import examine
from tracer.teaching.marking import Key, Texts, key, read, score
from tracer.teaching.submission import FINDINGS, HAND_OFFS

CASES = ("bush-gorbachev-1990", "dobrynin-1963", "mayflower-1965", "kosygin-1970", "vorontsov-1970")


@dataclass(frozen=True, order=True)
class Fault:
    """One thing that is wrong: in which table and row, in which column where it is a cell."""

    what: str
    table: str
    row: int
    column: int = 0


@cache
def asked(name: str) -> tuple[Key, Texts, tuple[tuple[tuple[str, ...], ...], ...]]:
    """A key, a text of all that it quotes, and the rows of a submission that has everything right."""
    path = tracer.example(name)
    right = read("right", [(path.name, path.read_bytes())])
    rows = tuple(
        tuple(tuple(row.get(heading) for heading in headings) for row in table)
        for headings, table in ((HAND_OFFS, right.hand_offs), (FINDINGS, right.findings))
    )
    case = tracer.load(path)
    quoted = " / ".join(said.quote for said in case.statements() if said.quote)
    return key(examine(case)), Texts([quoted], whole=True), rows


def faults(name: str) -> st.SearchStrategy[frozenset[Fault]]:
    """Any set of faults of one case."""
    _, _, tables = asked(name)
    every = []
    for table, rows in zip(("hand-offs", "findings"), tables, strict=True):
        for row in range(len(rows)):
            every += [Fault(what, table, row) for what in ("left out", "twice", "stranger beside it")]
            every += [Fault(what, table, row, column) for what in ("blank", "wrong") for column in range(5)]
            every += [Fault("turned round", table, row)] * (table == "hand-offs")
    return st.frozensets(st.sampled_from(every), max_size=8).map(apparent)


def apparent(wrong: frozenset[Fault]) -> frozenset[Fault]:
    """Without faults that another hides: to mend either would not make anything right.

    Nor are two hand-offs turned round, for each may then be the other.
    """
    hiding = {(fault.what, fault.table, fault.row) for fault in wrong}
    turned = min((fault.row for fault in wrong if fault.what == "turned round"), default=None)
    return frozenset(
        fault for fault in wrong
        if (fault.what != "turned round" or fault.row == turned)
        and (fault.what != "blank" or replace(fault, what="wrong") not in wrong)
        and (fault.what == "left out" or ("left out", fault.table, fault.row) not in hiding)
        and not (fault.what in ("blank", "wrong") and fault.column < 2
                 and ("turned round", fault.table, fault.row) in hiding)
    )  # fmt: skip


def handed_in(name: str, wrong: frozenset[Fault], order: Sequence[int] = ()) -> float:
    """The mark of a submission that has everything right but for these faults, and its hand-offs in this order."""
    asks, texts, tables = asked(name)
    stream = io.StringIO()
    writer = csv.writer(stream)
    for table, headings, rows in zip(("hand-offs", "findings"), (HAND_OFFS, FINDINGS), tables, strict=True):
        written = []
        for number in order if order and table == "hand-offs" else range(len(rows)):
            here = {(fault.what, fault.column) for fault in wrong if (fault.table, fault.row) == (table, number)}
            cells = list(rows[number])
            if ("turned round", 0) in here:
                cells[0], cells[1] = cells[1], cells[0]
            for what, text in (("blank", ""), ("wrong", "Colonel Ferreira")):
                for column in range(5):
                    if (what, column) in here:
                        cells[column] = text
            written += [cells] * (("left out", 0) not in here) * (1 + (("twice", 0) in here))
            written += [[f"Stranger {number}"] * len(cells)] * (("stranger beside it", 0) in here)
        writer.writerows([headings, *written])
    return score(read("a student", [("work.csv", stream.getvalue().encode())]), asks, texts).total


@pytest.mark.parametrize("name", CASES)
@settings(max_examples=settings().max_examples // 4)
@given(data=st.data())
def test_mending_a_fault_never_lowers_the_mark(name: str, data: st.DataObject) -> None:
    """Whatever else is wrong."""
    wrong = frozenset(fault for fault in data.draw(faults(name)) if fault.what != "turned round")
    order = data.draw(st.permutations(range(len(asked(name)[2][0]))))
    before = handed_in(name, wrong, order)
    for fault in sorted(wrong):
        assert handed_in(name, wrong - {fault}, order) >= before, fault
    for at, (one, other) in enumerate(pairwise(order)):
        if one > other:
            assert handed_in(name, wrong, [*order[:at], other, one, *order[at + 2 :]]) >= before, (one, other)


@pytest.mark.parametrize("name", CASES)
@settings(max_examples=settings().max_examples // 4)
@given(data=st.data())
def test_turning_a_hand_off_back_never_lowers_the_mark(name: str, data: st.DataObject) -> None:
    """Of other faults that cannot be said where a row is turned round: it may be right for another hand-off."""
    wrong = data.draw(faults(name))
    turned = frozenset(fault for fault in wrong if fault.what == "turned round")
    assert handed_in(name, wrong - turned) >= handed_in(name, wrong)


@pytest.mark.parametrize("name", CASES)
def test_a_fault_can_be_seen(name: str) -> None:
    """The property is not kept by marking nothing: what is right has all, a left-out hand-off costs."""
    whole = handed_in(name, frozenset())
    assert whole >= 95
    assert handed_in(name, frozenset({Fault("left out", "hand-offs", 0)})) < whole - 5
