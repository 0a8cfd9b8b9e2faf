"""For each check an example of every verdict that it can give."""

from __future__ import annotations

import pytest

from tests.analysis.small import ORDER, report, told
from tracer.checks.registry import all_checks

HAND = "did: {give: paper, from: deputy, to: minister, when: 1950-01-02T08:00Z%s}\n  id: act"
GIVE = "did: {give: paper, from: envoy, to: king, when: 1950-01-02T08:00Z%s}\n  id: act"
WILL = "will: {pass: letter, from: minister, to: king}"
NO_RECIPIENT = ORDER.replace(", to: king", "")
BANNED = ORDER + '    - must not: {pass: letter, through: ministry}\n      quote: "not by the ministry"\n'
CONSULT = ORDER + '    - must: {consult: chief, before: a change}\n      quote: "ask me first"\n'
SILENT = ORDER + '    - must not: {tell: letter, to: minister}\n      quote: "not a word to him"\n'
SEALED = ORDER.replace("to: king}", "to: king, state: sealed}")
ELSEWHERE = {"author": "stranger", "to": "usher"}
TELL = "did: {tell: letter, from: envoy, to: %s, extent: subject, when: 1950-01-02T08:00Z}\n  id: act"


def giving(template: str, more: str = "", **header: str) -> str:
    """A document that tells one hand-over."""
    return told(template % more, **header)


UNSEEN = "lost:\n  from: chief\n  to: envoy\n  seen: not found\n"
EXAMPLES: dict[tuple[str, str, str], list[str]] = {
    ("TR101", "paper", "clear"): [giving(GIVE)],
    ("TR101", "paper", "noted"): [
        told("did: {give: paper, from: envoy, to: usher, when: 1950-01-01T08:00Z}\n" + GIVE.replace("envoy", "king", 1) % ""),
    ],
    ("TR101", "paper", "cannot tell"): [ORDER, giving(HAND, author="deputy")],
    ("TR105", "told", "clear"): [giving(GIVE)],
    ("TR105", "told", "noted"): [giving(GIVE).replace('quote: "so it was"', 'note: "no words"')],
    ("TR106", "order", "clear"): [ORDER],
    ("TR106", "order", "noted"): [ORDER.replace("whole", "opening")],
    ("TR106", "lost", "cannot tell"): [UNSEEN, giving(GIVE, header="answers: lost")],
    ("TR201", "act", "as ordered"): [ORDER, giving(GIVE)],
    ("TR201", "act", "deviation"): [ORDER, giving(HAND + "\n" + WILL, author="deputy")],
    ("TR201", "act", "cannot tell"): [ORDER, giving(GIVE.replace("envoy", "one of legation"), author="minister")],
    ("TR201", "act", "noted"): [ORDER, giving(GIVE.replace("envoy", "deputy"))],
    ("TR201", "order", "not applicable"): [NO_RECIPIENT, giving(GIVE)],
    ("TR202", "act", "as ordered"): [ORDER, giving(GIVE)],
    ("TR202", "act", "deviation"): [ORDER, giving(HAND + "\n" + WILL)],
    ("TR202", "act", "cannot tell"): [ORDER, giving(HAND + "\n" + WILL, **ELSEWHERE)],
    ("TR202", "order", "not applicable"): [NO_RECIPIENT, giving(GIVE)],
    ("TR205", "act", "as ordered"): [BANNED, giving(GIVE)],
    ("TR205", "act", "deviation"): [BANNED, giving(HAND + "\n" + WILL)],
    ("TR205", "act", "cannot tell"): [BANNED, giving(HAND + "\n" + WILL, **ELSEWHERE)],
    ("TR205", "order", "not applicable"): [ORDER, giving(GIVE)],
    ("TR209", "king", "as ordered"): [ORDER, giving(GIVE)],
    ("TR209", "king", "deviation"): [ORDER, told("did not: {pass: letter, from: envoy, to: king}\n  id: act")],
    ("TR209", "king", "cannot tell"): [ORDER, giving(HAND + "\n" + WILL)],
    ("TR209", "order", "not applicable"): [NO_RECIPIENT, giving(GIVE)],
    ("TR301", "act", "as ordered"): [
        CONSULT, giving(HAND + "\n" + WILL + "\ndid: {consult: chief, from: deputy, when: 1950-01-01T20:00Z}"),
    ],
    ("TR301", "act", "deviation"): [CONSULT, giving(HAND + "\n" + WILL + "\ndid not: {consult: chief, from: deputy}")],
    ("TR301", "act", "cannot tell"): [CONSULT, giving(HAND + "\n" + WILL)],
    ("TR301", "order", "not applicable"): [ORDER, giving(GIVE)],
    ("TR401", "act", "as ordered"): [SILENT, told(TELL % "stranger")],
    ("TR401", "act", "deviation"): [SILENT, told(TELL % "minister")],
    ("TR401", "act", "cannot tell"): [SILENT, told(TELL % "one of ministry")],
    ("TR401", "act", "noted"): [ORDER, told(TELL % "minister")],
    ("TR401", "order", "not applicable"): [ORDER, giving(GIVE)],
    ("TR402", "act", "as ordered"): [SEALED, giving(GIVE, ", state: sealed")],
    ("TR402", "act", "deviation"): [SEALED, giving(GIVE, ", state: open")],
    ("TR402", "act", "cannot tell"): [SEALED, giving(GIVE, ", state: open", **ELSEWHERE)],
    ("TR402", "act", "noted"): [ORDER, giving(GIVE, ", state: sealed")],
    ("TR402", "order", "not applicable"): [ORDER, giving(GIVE)],
}  # fmt: skip


@pytest.mark.parametrize(("code", "subject", "verdict"), EXAMPLES, ids="/".join)
def test_example(code: str, subject: str, verdict: str) -> None:
    """Each verdict comes out of a small case, on the subject named."""
    found = {f.subject[0]: str(f.verdict) for f in report(*EXAMPLES[code, subject, verdict]).findings
             if f.code == code and f.aspect is None}  # fmt: skip
    assert found.get(subject) == verdict, found


def test_every_check_has_examples() -> None:
    """A check without examples is not finished."""
    assert {code for code, _, _ in EXAMPLES} == {check.code for check in all_checks()}


def test_what_cannot_be_told_names_what_would_settle_it() -> None:
    """In every example."""
    for (code, _, verdict), documents in EXAMPLES.items():
        if verdict == "cannot tell":
            open_findings = [f for f in report(*documents).findings if f.code == code and str(f.verdict) == verdict]
            assert open_findings
            assert all(f.settles for f in open_findings), code


@pytest.mark.parametrize("check", all_checks(), ids=lambda check: check.code)
def test_documentation_is_complete(check: object) -> None:
    """A check's docstring is its page."""
    page = getattr(check, "documentation", "")
    for head in ("What it finds:", "Why it matters:", "Applies when:", "Example:", "What it cannot show:", "Remedy:"):
        assert head in page, head
