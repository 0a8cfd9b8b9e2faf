"""order-not-seen: an order of which nothing, or only a part, has been seen.

What it finds: each document in which an order stood, and how much of it has been seen. A
later word on what had been ordered counts for the document of which it speaks.

Why it matters: the act in writing is examined before what it orders is asserted; what is not seen may
order more, or otherwise (archival diplomatics takes a record apart into its elements: InterPARES,
Authenticity Task Force Report).

Applies when: a document orders, forbids or allows something that binds for the passage.

Example: only the opening of the order is printed; that personal delivery was asked is said
in a later message: noted.

What it cannot show: what stood in the part that has not been seen. Its verdict is clear or noted,
never "cannot tell": how much has been seen is certain, and what hangs on the rest is left open
where it is judged (TR202, TR203).

Remedy: ask the archive for the whole document; its file number is in the citation.
"""

from __future__ import annotations

from collections.abc import Iterable

from tracer.analysis.reading import Reading
from tracer.case.model import Document
from tracer.checks.base import Check, Finding, What, Who, Words, told
from tracer.vocabulary import RECORD, Mood, Verdict


def run(reading: Reading) -> Iterable[Finding]:
    """One finding for each document in which an order stood."""
    case = reading.case
    rules: dict[str, list[str]] = {}
    recited: dict[str, list[str]] = {}
    for rule in reading.orders.rules:
        if rule.binds == "future":
            continue
        stood = rule.document
        if rule.binds:
            stood = rule.binds if case.is_document(rule.binds) else reading.accounts.statement(rule.binds).document
            recited.setdefault(stood, []).append(rule.document)
        rules.setdefault(stood, []).append(rule.id)
    for document in case.documents:
        if document.id not in rules:
            if _may_have_ordered(reading, document):
                yield _unknown(reading, document)
            continue
        whole = document.seen == "whole"
        lines = [
            told("recited_in", document=What(later), who=Who(case.document(later).author))
            for later in dict.fromkeys(recited.get(document.id, ()))
        ]
        if document.withheld:
            lines.append(told("withheld", what=Words(", ".join(document.withheld))))
        key = "order_seen" if whole else "order_partly_seen"
        if document.seen in ("not printed", "not found"):
            key = "order_unseen"
        yield CHECK.finding(
            reading, (document.id,), told(key, document=What(document.id), seen=Words(document.seen)),
            document.location, verdict=Verdict.CLEAR if whole else Verdict.NOTED,
            ordered=tuple(rules[document.id]), lines=lines,
        )  # fmt: skip


def _may_have_ordered(reading: Reading, document: Document) -> bool:
    """An unseen message that is answered by one who tells what he did may have ordered it."""
    if document.seen not in ("not printed", "not found") or not document.author or not document.addressees:
        return False
    acting = frozenset({Mood.DID, Mood.REFUSED})
    answers = [one for one in reading.case.documents if document.id in one.answers]
    return any(statement.mood in acting for answer in answers for statement in answer.says)


def _unknown(reading: Reading, document: Document) -> Finding:
    return CHECK.finding(
        reading, (document.id,), told("order_unknown", document=What(document.id), seen=Words(document.seen)),
        document.location, verdict=Verdict.NOTED,
    )  # fmt: skip


CHECK = Check("TR106", "order-not-seen", RECORD, run, __doc__ or "")
