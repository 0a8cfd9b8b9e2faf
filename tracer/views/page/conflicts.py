"""Accounts that differ, or that may speak of one act, side by side."""

from __future__ import annotations

from dataclasses import dataclass

from tracer import wording
from tracer.analysis.reading import Reading
from tracer.case.model import Statement
from tracer.checks.base import Finding
from tracer.report import Report
from tracer.views.page.references import Ref, References
from tracer.vocabulary import Verdict
from tracer.wording.claims import claim, removes, whole, whose_word


@dataclass(frozen=True, slots=True)
class Account:
    """What one document says of it: one value for each row, empty where it says nothing."""

    ref: Ref
    document: Ref
    values: tuple[str, ...]
    quote: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """Several accounts, row by row.

    Attributes:
        message: what is at odds, or open.
        rows: (label, whether the accounts that say something differ in it).
    """

    note: Ref
    message: str
    rows: tuple[tuple[str, bool], ...]
    accounts: tuple[Account, ...]


def conflicts(report: Report, refs: References) -> tuple[Conflict, ...]:
    """What TR104 found at odds or open."""
    return tuple(
        _conflict(finding, report, refs) for finding in report.findings
        if finding.code == "TR104" and finding.verdict in (Verdict.NOTED, Verdict.CANNOT_TELL)
    )  # fmt: skip


def _conflict(finding: Finding, report: Report, refs: References) -> Conflict:
    reading = report.reading
    ids: dict[str, None] = {}
    for one in (*finding.subject, *finding.shown):
        act = reading.accounts.find(one)
        ids |= dict.fromkeys(act.statements if act else (one,) if not reading.case.is_document(one) else ())
    statements = [reading.accounts.statement(id) for id in ids]
    labels, columns = zip(*_rows(statements, reading), strict=True)
    rows = tuple(
        (label, len({value for value in values if value}) > 1 and label not in ("Account", "On whose word"))
        for label, values in zip(labels, columns, strict=True)
    )
    accounts = tuple(
        Account(refs.claim(s.id), refs.document(s.document), tuple(values[number] for values in columns),
                " ".join((s.quote or "").split()))
        for number, s in enumerate(statements)
    )  # fmt: skip
    return Conflict(refs.note(finding.key), wording.message(finding, reading), rows, accounts)


def _rows(statements: list[Statement], reading: Reading) -> list[tuple[str, list[str]]]:
    """Row by row what each account itself says; what none of them says has no row."""
    told = [whole(statement, reading) for statement in statements]

    def hands(role: str) -> list[str]:
        return [wording.names(reading, getattr(one, role)) if getattr(one, role) else "" for one in statements]

    found = [
        ("Account", [claim(one, reading) for one in statements]),
        ("On whose word", [
            f"{whose_word(one, reading)}, {removes(reading.accounts.witness(one))}" for one in statements
        ]),
        ("Whether", [str(one.mood) for one in statements]),
        ("What", [wording.item_name(reading, one.item) if one.item else "" for one in told]),
        ("Who gave", hands("giver")), ("To whom", hands("recipient")), ("Who", hands("who")),
        ("Through", hands("through")),
        ("When", [
            (one.when.text if one.when else "") if reading.times.stated(one.id) == (None, None)
            else wording.when(reading.times.stated(one.id), reading.times.zone(one.id)) if one.when else ""
            for one in statements
        ]),
        ("How", [", ".join(filter(None, (one.via, one.how, one.state, one.form))) for one in statements]),
    ]  # fmt: skip
    return [(label, values) for label, values in found if any(values)]
