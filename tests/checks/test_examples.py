"""For each check an example of every verdict that it can give."""

from __future__ import annotations

import pytest

from tests.analysis.small import ORDER, report, told
from tracer.checks.base import Check
from tracer.checks.registry import all_checks
from tracer.vocabulary import CONDUCT, RECORD

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


BACK = "did: {give: paper, from: king, to: envoy, when: 1950-01-02T10:00Z%s}\n  id: back"
TWICE = "did: {give: paper, from: envoy, to: usher, when: 1950-01-02T09:00Z}\n  id: twice"
SECOND = {"name": "second", "author": "stranger", "to": ""}
BOTH = ORDER + '    - must: {tell: letter, from: envoy, to: king}\n      quote: "and say it"\n'
MAY = told("may: {pass: letter, from: envoy, to: king}\n  id: leave\n  if: \"he thinks fit\"", name="allowing", author="chief",
           to="envoy", date="1950-01-01T07:00Z")  # fmt: skip
IN_TIME = MAY.replace('to: king}', 'to: king, when: before 1950-01-02T06:00Z}').replace('if: "he', 'note: "he')
COURIER = ORDER.replace("to: king}", "to: king, via: by courier}")
BY = "did: {give: paper, from: envoy, to: king, via: by %s, when: 1950-01-02T08:00Z}\n  id: act"
BURN = ORDER + '    - must: {destroy: paper, who: envoy}\n      id: burn\n      quote: "burn it"\n'
FORM = ORDER.replace("to: king}", "to: king, form: plain paper}")
STEPS = (
    ORDER.replace("- must: {pass: letter, from: envoy, to: king}", "- must: {pass: letter, from: envoy, to: king, then: two}")
    + '    - must: {pass: news, from: envoy, to: usher}\n      id: two\n      quote: "then the news"\n'
)
NEWS = "did: {give: news, from: envoy, to: usher, when: 1950-01-0%s}\n  id: news-given"
NO_COPY = ORDER + '    - must not: {make: letter, how: copy}\n      quote: "no copies"\n'
COPY = "did: {make: letter, who: envoy, how: copy}\n  id: act"
BY_NOON = ORDER.replace("to: king}", "to: king, when: before noon}") + (
    '    - did: {event: noon, when: 1950-01-02T12:00Z}\n      id: noon\n      quote: "noon"\n'
)
LATE = "did: {give: paper, from: envoy, to: king, when: 1950-01-02T%s}\n  id: act"
NEWS_ITEM = "news: {from: chief, for: usher}"
AT_EIGHT = ", when: 1950-01-02T08:00Z"
REASON = BANNED.replace('quote: "not by', 'as: purpose\n      quote: "not by')


def from_now_on(order: str) -> str:
    """An order for the future; an undated act may have been before it."""
    return order.replace("\n      quote:", "\n      binds: future\n      quote:")


UNSEEN = "lost:\n  from: chief\n  to: envoy\n  seen: not found\n"
EXAMPLES: dict[tuple[str, str, str], list[str]] = {
    ("TR101", "paper", "clear"): [giving(GIVE)],
    ("TR101", "paper", "noted"): [
        told("did: {give: paper, from: envoy, to: usher, when: 1950-01-01T08:00Z}\n" + GIVE.replace("envoy", "stranger") % "",
             author="", to=""),
    ],
    ("TR101", "paper", "cannot tell"): [ORDER, giving(HAND, author="deputy")],
    ("TR102", "paper", "clear"): [told(GIVE % "" + "\n" + BACK % "")],
    ("TR102", "paper", "noted"): [told(GIVE % "" + "\n" + TWICE)],
    ("TR102", "paper", "cannot tell"): [told(GIVE % "" + "\ndid: {hold: paper, who: usher}\n  id: held")],
    ("TR103", "told", "clear"): [giving(GIVE, header="received: 1950-01-04T08:00Z")],
    ("TR103", "told", "noted"): [giving(GIVE, header="received: 1950-01-02T08:00Z")],
    ("TR103", "act", "noted"): [giving(GIVE, date="1950-01-01T08:00Z")],
    ("TR103", "told", "cannot tell"): [giving(GIVE, header="received: 1950-01-03T07:50Z/1950-01-03T08:50Z")],
    ("TR104", "act", "clear"): [giving(GIVE), told("did: {same: act}", **SECOND)],
    ("TR104", "act", "noted"): [giving(GIVE), told("did: {same: act, to: usher}", **SECOND)],
    ("TR104", "other", "cannot tell"): [
        giving(GIVE), told("did: {give: paper, from: envoy, to: king}\n  id: other\n  may be: act", **SECOND),
    ],
    ("TR105", "told", "clear"): [giving(GIVE)],
    ("TR105", "told", "noted"): [giving(GIVE).replace('quote: "so it was"', 'note: "no words"')],
    ("TR106", "order", "clear"): [ORDER],
    ("TR106", "order", "noted"): [ORDER.replace("whole", "opening")],
    ("TR106", "lost", "noted"): [UNSEEN, giving(GIVE, header="answers: lost")],
    ("TR201", "act", "as ordered"): [ORDER, giving(GIVE)],
    ("TR201", "act", "deviation"): [ORDER, giving(HAND + "\n" + WILL, author="deputy")],
    ("TR201", "act", "cannot tell"): [ORDER, giving(GIVE.replace("envoy", "one of legation"), author="minister")],
    ("TR201", "act", "noted"): [ORDER, giving(GIVE.replace("envoy", "deputy"))],
    ("TR201", "order", "not applicable"): [NO_RECIPIENT, giving(GIVE)],
    ("TR202", "act", "as ordered"): [ORDER, giving(GIVE)],
    ("TR202", "act", "deviation"): [ORDER, giving(HAND + "\n" + WILL)],
    ("TR202", "act", "cannot tell"): [ORDER, giving(HAND + "\n" + WILL, **ELSEWHERE)],
    ("TR202", "act", "noted"): [giving(HAND)],
    ("TR202", "order", "not applicable"): [NO_RECIPIENT, giving(GIVE)],
    ("TR203", "order/must/pass/letter/king", "deviation"): [ORDER, told("did not: {pass: letter, from: envoy, to: king}")],
    ("TR203", "order/must/pass/letter/king", "cannot tell"): [ORDER],
    ("TR203", "burn", "as ordered"): [BURN, told("did: {destroy: paper, who: envoy}")],
    ("TR203", "order/must/pass/letter/king", "noted"): [
        from_now_on(ORDER), told("did not: {pass: letter, from: envoy, to: king}"),
    ],
    ("TR203", "order", "not applicable"): [ORDER, giving(GIVE)],
    ("TR204", "act", "as ordered"): [COURIER, told(BY % "courier")],
    ("TR204", "act", "deviation"): [COURIER, told(BY % "telegram")],
    ("TR204", "act", "cannot tell"): [COURIER, told(BY % "telegram", **ELSEWHERE)],
    ("TR204", "act", "noted"): [from_now_on(COURIER), told((BY % "telegram").replace(AT_EIGHT, ""))],
    ("TR204", "order", "not applicable"): [ORDER, giving(GIVE)],
    ("TR206", "news-given", "as ordered"): [STEPS, told(GIVE % "" + "\n" + NEWS % "2T09:00Z")],
    ("TR206", "news-given", "deviation"): [STEPS, told(GIVE % "" + "\n" + NEWS % "2T07:00Z")],
    ("TR206", "news-given", "cannot tell"): [STEPS, told(GIVE % "" + "\n" + NEWS % "2")],
    ("TR206", "news-given", "noted"): [
        from_now_on(STEPS), told(f"{GIVE}\n{NEWS}".replace("%s", "").replace(AT_EIGHT, "").replace(", when: 1950-01-0", "")),
    ],
    ("TR206", "order", "not applicable"): [ORDER, giving(GIVE)],
    ("TR207", "act", "as ordered"): [FORM, giving(GIVE, ", form: plain paper")],
    ("TR207", "act", "deviation"): [FORM, giving(GIVE, ", form: with a seal")],
    ("TR207", "act", "cannot tell"): [FORM, giving(GIVE, ", form: with a seal", **ELSEWHERE)],
    ("TR207", "act", "noted"): [from_now_on(FORM), giving(GIVE.replace(AT_EIGHT, ""), ", form: with a seal")],
    ("TR207", "order", "not applicable"): [ORDER, giving(GIVE)],
    ("TR208", "back", "noted"): [ORDER, told(GIVE % "" + "\n" + BACK % ", state: unopened")],
    ("TR208", "order", "not applicable"): [ORDER, giving(GIVE)],
    ("TR302", "act", "as ordered"): [MAY, told("did not: {pass: letter, from: envoy, to: king}\n  id: act")],
    ("TR302", "leave", "cannot tell"): [MAY],
    ("TR302", "act", "noted"): [MAY.replace("id: leave", "id: leave\n      binds: future"),
                                giving(GIVE.replace(AT_EIGHT, ""))],
    ("TR302", "over-time", "noted"): [IN_TIME, giving(GIVE.replace("id: act", "id: over-time"))],
    ("TR302", "act", "cannot tell"): [IN_TIME, giving(GIVE.replace("2T08:00Z", "2"))],
    ("TR302", "order", "not applicable"): [ORDER],
    ("TR403", "act", "deviation"): [NO_COPY, told(COPY)],
    ("TR403", "act", "as ordered"): [NO_COPY, told(COPY.replace("did:", "did not:"))],
    ("TR403", "act", "cannot tell"): [NO_COPY, told(COPY, **ELSEWHERE)],
    ("TR403", "act", "noted"): [from_now_on(NO_COPY), told(COPY)],
    ("TR403", "order", "not applicable"): [ORDER],
    ("TR501", "act", "as ordered"): [BY_NOON, told(LATE % "11:00Z")],
    ("TR501", "act", "deviation"): [BY_NOON, told(LATE % "13:00Z")],
    ("TR501", "act", "cannot tell"): [BY_NOON, told(LATE.replace("T%s", ""))],
    ("TR501", "act", "noted"): [from_now_on(BY_NOON), told(LATE.replace(", when: 1950-01-02T%s", ""))],
    ("TR501", "order", "not applicable"): [ORDER, giving(GIVE)],
    ("TR205", "act", "as ordered"): [BANNED, giving(GIVE)],
    ("TR205", "act", "deviation"): [BANNED, giving(HAND + "\n" + WILL)],
    ("TR205", "act", "cannot tell"): [BANNED, giving(HAND + "\n" + WILL, **ELSEWHERE)],
    ("TR205", "act", "noted"): [REASON, giving(HAND + "\n" + WILL)],
    ("TR205", "order", "not applicable"): [ORDER, giving(GIVE)],
    ("TR209", "king", "as ordered"): [ORDER, giving(GIVE)],
    ("TR209", "king", "deviation"): [ORDER, told("did not: {pass: letter, from: envoy, to: king}\n  id: act")],
    ("TR209", "king", "cannot tell"): [ORDER, giving(HAND + "\n" + WILL)],
    ("TR209", "king", "noted"): [giving(HAND)],
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


@pytest.mark.parametrize(("code", "subject", "verdict"), EXAMPLES, ids=["-".join(one) for one in EXAMPLES])
def test_example(code: str, subject: str, verdict: str) -> None:
    """Each verdict comes out of a small case, on the subject named."""
    what = NEWS_ITEM if code == "TR206" else ""
    found = {f.subject[0]: str(f.verdict) for f in report(*EXAMPLES[code, subject, verdict], what=what).findings
             if f.code == code and f.verdict == verdict}  # fmt: skip
    assert found.get(subject) == verdict, found


#: What a kind allows and a check never gives; its page says why.
NEVER = {
    "TR105": {"cannot tell"}, "TR106": {"cannot tell"}, "TR208": {"as ordered", "deviation", "cannot tell"},
    "TR301": {"noted"}, "TR302": {"deviation"},
}  # fmt: skip
KINDS = {
    RECORD: {"clear", "noted", "cannot tell"},
    CONDUCT: {"as ordered", "deviation", "cannot tell", "noted", "not applicable"},
}


@pytest.mark.parametrize("check", all_checks(), ids=lambda check: check.code)
def test_every_verdict_that_a_check_can_give_has_an_example(check: Check) -> None:
    """A check without examples is not finished."""
    given = {verdict for code, _, verdict in EXAMPLES if code == check.code}
    assert given == KINDS[check.kind] - NEVER.get(check.code, set())


def test_what_cannot_be_told_names_what_would_settle_it() -> None:
    """In every example."""
    for (code, _, verdict), documents in EXAMPLES.items():
        if verdict == "cannot tell":
            what = NEWS_ITEM if code == "TR206" else ""
            open_findings = [f for f in report(*documents, what=what).findings if f.code == code and str(f.verdict) == verdict]
            assert open_findings
            assert all(f.settles for f in open_findings), code


@pytest.mark.parametrize("check", all_checks(), ids=lambda check: check.code)
def test_documentation_is_complete(check: object) -> None:
    """A check's docstring is its page."""
    page = getattr(check, "documentation", "")
    for head in ("What it finds:", "Why it matters:", "Applies when:", "Example:", "What it cannot show:", "Remedy:"):
        assert head in page, head
