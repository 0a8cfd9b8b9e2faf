"""What cannot be told names the claims that would settle it; they, added, change the verdict."""

from __future__ import annotations

from dataclasses import replace

import pytest
import yaml

from tests.analysis.small import ORDER, text, told
from tests.checks.test_examples import EXAMPLES, NEWS_ITEM
from tests.reference.test_settles import unsettled
from tracer.case.load import loads
from tracer.report import examine
from tracer.wording.settlings import settlings

OPEN = {key: documents for key, documents in EXAMPLES.items() if key[2] == "cannot tell"}


@pytest.mark.parametrize("key", OPEN, ids=["-".join(key) for key in OPEN])
def test_the_claims_change_the_verdict_of_an_example(key: tuple[str, str, str]) -> None:
    """For every check that can leave something open; bundled cases are tried in the proof by reference."""
    source = text(*OPEN[key], what=NEWS_ITEM if key[0] == "TR206" else "")
    open_ = [one for one in examine(loads(source)).findings if (one.code, one.verdict) == (key[0], "cannot tell")]
    assert open_
    assert not unsettled(yaml.load(source, Loader=yaml.BaseLoader), key[0])


def test_a_finding_keeps_its_name_when_another_rule_is_settled() -> None:
    """Of two rules that exclude somebody, what is told of one act may leave a finding on one only."""
    order = ORDER + "".join(
        f'    - must not: {{pass: letter, through: {whom}}}\n      quote: "not by him"\n'
        for whom in ("minister", "stranger")
    )
    source = text(order, told("did: {give: paper, from: envoy, to: someone}\n  id: act"))
    open_ = {one.key for one in examine(loads(source)).findings if one.code == "TR205"}
    assert open_ == {"TR205/act/minister", "TR205/act/stranger"}
    assert not unsettled(yaml.load(source, Loader=yaml.BaseLoader), "TR205")


BANNED = '    - must not: {pass: letter, through: stranger}\n      quote: "not by him"\n'
BACK = (
    ORDER.replace("to: king", "to: ministry"),
    told("did: {give: paper, from: one of ministry, to: clerk}\n  id: act\n"
         "did: {give: paper, from: clerk, to: ministry, when: 1950-01-03T07:00Z}", author="stranger"),
    told("did not: {same: act}", name="second", date="1950-01-04T09:00Z"),
)  # fmt: skip
FITTING = (
    told("did: {give: paper, from: deputy, to: king, when: %s}\n  id: first\n"
         "did: {give: paper, from: legation, to: stranger, when: 1950-01-02T15:00Z}\n  id: last\n"
         "did: {give: paper, from: king, to: envoy, when: 1950-01-02 UTC}\n  id: between",
         author="chief", to="deputy", date="1950-01-07T08:00Z"),
    told("did: {same: last}", name="second", author="king", date="1950-01-06T08:00Z"),
)  # fmt: skip
#: By what is peculiar: a check, and the documents.
PECULIAR = {
    "steps that fit together in one instant only": ("TR101", FITTING[0] % "1950-01-02T15:00Z/1950-01-04T15:00Z", FITTING[1]),
    "a time told which makes another needless": ("TR101", FITTING[0] % "1950-01-02T15:00Z", FITTING[1]),
    "hands that would be known once those of another hand-over are": (
        "TR101", ORDER.split("  says:")[0],
        told("did: {give: paper, from: envoy, to: king, when: 1950-01-02T09:00Z}\n  id: first\n"
             "did: {give: paper, from: someone, to: envoy, when: 1950-01-02T09:00Z}\n  id: second\n"
             "did: {give: paper, to: envoy, when: 1950-01-02T09:00Z}\n  id: third", author="chief", date=""),
    ),
    "a hand-over of which nobody who took part would tell any more": (
        "TR101", ORDER.split("  says:")[0].replace("to: envoy", "to: legation"),
        told("did: {give: paper, to: deputy, when: 1950-01-02T09:00Z}\n  id: first\n"
             "did: {give: paper, from: deputy, to: envoy, when: 1950-01-04T09:00Z}\n  id: second",
             author="chief", to="envoy", date="1950-01-06T12:00Z"),
        told("did: {same: first, to: king, from: envoy, when: 1950-01-03T09:00Z}",
             name="other", author="king", to="king", date="1950-01-06T12:00Z"),
    ),
    "accounts of an act that put it at different times, before and after what came from it": (
        "TR101", ORDER.replace("to: king", "to: minister"),
        told("did: {give: paper, to: deputy, when: 1950-01-02T09:00Z}\n  id: first\n"
             "did: {give: paper, from: deputy, to: minister, state: sealed, when: 1950-01-02 UTC}\n  id: second",
             author="chief", to="envoy", date="1950-01-06T12:00Z", header="answers: order"),
        told("did: {give: paper, from: minister, to: deputy, when: 1950-01-02T09:00Z}\n  id: third\n"
             "did: {same: second, from: deputy, when: 1950-01-04T09:00Z}",
             name="other", author="", to="deputy", date="", header="by: not said"),
    ),
    "a receipt which, once it is told whose it was, starts at the message that brought the letter": (
        "TR101", ORDER,
        told("did: {give: paper, from: envoy, to: king, when: 1950-01-03T15:00Z}\n  id: given\n"
             "did: {receive: paper, who: someone, when: 1950-01-02T09:00Z}\n  id: received", author="king", date=""),
    ),
    "two receipts that were one, of which neither names who had it": (
        "TR101", ORDER.replace("to: king", "to: minister"),
        told("did: {receive: paper, who: someone, when: after order}\n  id: first\n"
             "did: {give: paper, to: minister, when: 1950-01-03 UTC}\n  id: given\n"
             "did: {receive: paper, who: one of ministry, when: 1950-01-02T15:00Z}\n  id: second", author="minister"),
        told("did: {same: second, who: one of ministry}", name="other", author="deputy"),
    ),
    "an act that may have preceded the order, and if done under it was not its step": ("TR202", *BACK),
    "a denial by the one who was to bring it": ("TR201", *BACK),
    "a receipt that came before or after another": (
        "TR205", ORDER + BANNED,
        told("did: {receive: paper, who: stranger}\n  id: act\n"
             "did: {give: paper, from: envoy, to: stranger, when: after order}\n  id: other", author="stranger"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", PECULIAR)
def test_the_claims_settle_what_is_open_for_a_peculiar_reason(what: str) -> None:
    """Each of the claims is needed, and all of them are enough."""
    code, *documents = PECULIAR[what]
    source = text(*documents)
    assert [one for one in examine(loads(source)).findings if (one.code, one.verdict) == (code, "cannot tell")]
    assert not unsettled(yaml.load(source, Loader=yaml.BaseLoader), code)


def _long(*, hearsay: bool) -> str:
    """Sixty hand-overs between two, each an hour after the other; of one it is not said to whom it was."""
    pair = ("envoy", "deputy")
    acts = [
        f"did: {{give: paper, from: {pair[at % 2]}, to: {'someone' if at == 30 and not hearsay else pair[1 - at % 2]}, "
        f"when: 1950-01-{1 + at // 20:02d}T{at % 20:02d}:30Z}}" for at in range(60)
    ]  # fmt: skip
    return text(told("\n".join(acts), author="stranger" if hearsay else "envoy", date=""))


def test_of_a_long_chain_it_is_tried_what_settles_it() -> None:
    """Where few claims are needed, also that none can be spared; else that this was not tried is said."""
    few, many = _long(hearsay=False), _long(hearsay=True)
    for source, least in ((few, True), (many, False)):
        report = examine(loads(source))
        found = next(one for one in report.findings if (one.code, one.verdict) == ("TR101", "cannot tell"))
        assert {(one.enough, one.least) for one in found.settles} == {(True, least)}
        said = settlings(found.settles, report.reading)
        assert all(one.endswith("not all may be needed") is not least for one in said), said
        assert not unsettled(yaml.load(source, Loader=yaml.BaseLoader), "TR101")


def test_claims_that_were_tried_in_vain_are_not_said_to_settle_it() -> None:
    """They are named as what is asked for first, and that more may be needed is said."""
    report = examine(loads(_long(hearsay=False)))
    found = next(one for one in report.findings if (one.code, one.verdict) == ("TR101", "cannot tell"))
    vain = [replace(one, enough=False, least=False) for one in found.settles]
    assert [one.rpartition("; ")[2] for one in settlings(vain, report.reading)] == ["whether that is enough is not known"]
