"""Accounts that differ, or that may speak of one act, side by side."""

from __future__ import annotations

from dataclasses import dataclass

from tracer import wording
from tracer.analysis.reading import Reading
from tracer.case.model import Statement
from tracer.checks.base import Finding, Roles
from tracer.report import Report
from tracer.views.page.references import Ref, References
from tracer.vocabulary import ACCOUNT_MOODS, Verdict
from tracer.wording.claims import claim, told_time
from tracer.wording.nouns import whole
from tracer.wording.testimony import removes, whose_word

#: Rows that no two accounts need to share.
_TOLD = ("Account", "On whose word")
#: What of an act each row is about, by the keys of a finding on contradicting accounts.
_KEYS = {
    "Told as": {"whether it happened"}, "Who gave": {"from", "giver"}, "To whom": {"to", "recipient"},
    "Who": {"who"}, "Through": {"through"}, "When": {"when"}, "How": {"via", "how", "state", "form"},
}  # fmt: skip
#: The hands that an account which restates another can leave to it.
_LEFT = {"Who gave": "giver", "To whom": "recipient", "Who": "who"}


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
        rows: (label, `at odds`, `differs` or nothing): differing words can still be true of one act.
    """

    note: Ref
    message: str
    rows: tuple[tuple[str, str], ...]
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
    labels, columns = zip(*_rows(statements, reading, refs), strict=True)
    odds = {key for _, term in finding.message.terms if isinstance(term, Roles) for key in term.keys}
    rows = tuple(
        (label, "" if label in _TOLD else "at odds" if odds & _KEYS.get(label, set())
         else "differs" if len({value for value in values if value}) > 1 else "")
        for label, values in zip(labels, columns, strict=True)
    )  # fmt: skip
    accounts = tuple(
        Account(
            refs.claim(s.id), refs.document(s.document),
            tuple(values[n] or _left(label, s, reading, refs) for label, values in zip(labels, columns, strict=True)),
            " ".join((s.quote or "").split()),
        )
        for n, s in enumerate(statements)
    )  # fmt: skip
    return Conflict(refs.note(finding.key), wording.message(finding, reading), rows, accounts)


def _rows(statements: list[Statement], reading: Reading, refs: References) -> list[tuple[str, list[str]]]:
    """Row by row what each account itself says; what none of them says has no row."""
    told = [whole(statement, reading) for statement in statements]

    def hands(role: str) -> list[str]:
        return [wording.names(reading, getattr(one, role)) if getattr(one, role) else "" for one in statements]

    found = [
        ("Account", [refs.told(one, reading) for one in statements]),
        ("On whose word", [
            f"{whose_word(one, reading)}, {removes(reading.accounts.witness(one))}" for one in statements
        ]),
        ("Told as", [wording.put_as(one) for one in statements]),
        ("What", [wording.item_name(reading, one.item) if one.item else "" for one in told]),
        ("Who gave", hands("giver")), ("To whom", hands("recipient")),
        # Who only thinks it, or asks for it, did not do it.
        ("Who", [who if one.mood in ACCOUNT_MOODS else "" for who, one in zip(hands("who"), statements, strict=True)]),
        ("Through", hands("through")),
        ("When", [_when(one, reading, refs) for one in statements]),
        ("How", [", ".join(filter(None, (one.via, one.how, one.state, one.form))) for one in statements]),
    ]  # fmt: skip
    return [(label, values) for label, values in found if any(values)]


def _left(label: str, statement: Statement, reading: Reading, refs: References) -> str:
    """Whether an account says what it leaves to the one that it restates, the case does not tell."""
    role, root = _LEFT.get(label), reading.accounts.root[statement.id]
    if root == statement.id or role is None or not getattr(reading.accounts.statement(root), role):
        return ""
    return f"not entered; restates claim {refs.claim(root).label}"


def _when(statement: Statement, reading: Reading, refs: References) -> str:
    """When, as this account has it: what it only sets before or after another, by the number of that one."""
    text = told_time(statement, reading)
    if statement.when is None or not statement.when.anchors:
        return text
    text = statement.when.text
    for anchor in statement.when.anchors:
        one = anchor.ref
        if reading.case.is_document(one):
            named = f"[{one}]"
        else:
            named = f"claim {refs.claim(one).label} ({claim(reading.accounts.statement(one), reading, timed=False)})"
        before, found, behind = text.partition(one)
        text = f"{before}{named}{behind}" if found else text
    return text
