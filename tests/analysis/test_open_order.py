"""What names, hearsay and open times must not decide: each a case that cases made at random found."""

from __future__ import annotations

import pytest

from tests.analysis.small import ORDER, find, report, told, verdicts

THERE = "did: {give: paper, from: envoy, to: stranger%s}\n  id: there"
BACK = "did: {give: paper, from: stranger, to: envoy%s}\n  id: back"
LEADS = "will: {pass: letter, from: stranger, to: king}"
TOGETHER = ", when: 1950-01-02T09:00Z"


@pytest.mark.parametrize("when", ["", TOGETHER])
@pytest.mark.parametrize("reverse", [False, True])
def test_of_two_ways_that_time_leaves_he_gave_first_who_had_it(when: str, reverse: bool) -> None:
    """The message brought it to the envoy, so that it went from him and came back, wherever it stands in the file."""
    acts = [THERE % when, BACK % when]
    says = "\n".join([*(reversed(acts) if reverse else acts), LEADS])
    assert verdicts(report(ORDER, told(says, date="", header="answers: order")))["TR202/there"] == "deviation"


def test_which_of_two_was_the_return_is_said_by_their_order_only() -> None:
    """At one instant either may have been."""
    said = verdicts(report(ORDER, told("\n".join([THERE % TOGETHER, BACK % TOGETHER]))))
    assert not [key for key in said if key.startswith("TR208")]
    said = verdicts(report(ORDER, told("\n".join([THERE % TOGETHER, BACK % ", when: after there"]))))
    assert said["TR208/back"] == "noted"


def test_nobody_stands_in_the_place_of_the_issuer() -> None:
    """The act of strangers that the envoy reports is held against his step (R1, R2)."""
    said = verdicts(report(ORDER, told("did: {give: paper, from: stranger, to: usher}\n  id: act")))
    assert (said["TR202/act"], said["TR201/act"]) == ("cannot tell", "noted")  # hearsay


def test_the_issuer_is_not_bound_by_his_order() -> None:
    """What he tells himself, of others, is not thereby told by one who was to do it (R2, R6)."""
    act = told("did: {give: paper, from: stranger, to: usher}\n  id: act", author="chief", to="clerk")
    assert "TR202/act" not in verdicts(report(ORDER, act))


def test_an_ordered_recipient_who_gives_it_on_has_not_received_it_by_that() -> None:
    """He had it already; the step to him is not shown."""
    act = told("did: {give: paper, from: king, to: usher}\n  id: act")
    assert "TR202/act" not in verdicts(report(ORDER, act))


@pytest.mark.parametrize(
    ("first", "second", "disputed"),
    [
        ("someone", "someone", False),
        ("someone", "ministry", False),
        ("one of ministry", "someone", False),
        ("one of ministry", "ministry", False),
        ("one of ministry", "usher", False),
        ("one of ministry", "one of legation", True),
        ("one of ministry", "deputy", True),
    ],
)
def test_accounts_contradict_each_other_where_nobody_is_both(first: str, second: str, disputed: bool) -> None:
    """R16: what one leaves open, the other may fill."""
    one = told(f"did: {{give: paper, from: envoy, to: {first}}}\n  id: act")
    other = told(f"did: {{same: act, to: {second}}}", name="other", author="envoy")
    found = report(ORDER, one, other)
    assert ("recipient" in found.reading.accounts.act("act").disputed) is disputed


def test_in_person_is_open_where_accounts_differ_on_who_had_it() -> None:
    """R12, R16: the king or another."""
    order = ORDER.replace("to: king}", "to: king, personally: true}")
    act = told("did: {give: paper, from: envoy, to: king}\n  id: act")
    other = told("did: {same: act, to: usher}", name="other", author="envoy")
    assert find(report(order, act, other), "TR202/act/personally").verdict == "cannot tell"


def test_hearsay_of_an_earlier_hand_hides_no_later_one() -> None:
    """TR205 tells by which act it first surely came to the excluded."""
    order = ORDER + '    - must not: {pass: letter, through: ministry}\n      quote: "not through them"\n'
    heard = told("did: {receive: paper, who: usher, when: 1950-01-02T08:00Z}\n  id: heard", author="deputy", name="rumour")
    act = told("did: {give: paper, from: envoy, to: usher, when: 1950-01-02T12:00Z}\n  id: act")
    assert find(report(order, heard, act), "TR205/act").verdict == "deviation"


def test_a_delivery_is_shown_by_the_act_that_was_ordered() -> None:
    """Of two that brought it, whatever they are called, the one by him who is bound (TR209)."""
    for names in (("a", "b"), ("b", "a")):
        says = (f"did: {{give: paper, from: stranger, to: king}}\n  id: {names[0]}\n"
                f"did: {{give: paper, from: envoy, to: king}}\n  id: {names[1]}")  # fmt: skip
        found = find(report(ORDER, told(says, author="", to="")), "TR209/king")
        assert found.shown[0] == names[1]


def test_accounts_that_rest_on_one_that_leaves_it_open_open_nothing() -> None:
    """R16: `one of ministry`, said twice, is one account, on which a third that names another only rests."""
    acts = [told("did: {give: paper, from: envoy, to: one of ministry}\n  id: act"),
            told("did: {same: act, to: one of ministry}", name="aa", header="rests on: told"),
            told("did: {same: act, to: king}", name="zz", header="rests on: told")]  # fmt: skip
    for documents in (acts, acts[::-1]):
        assert "recipient" not in report(ORDER, *documents).reading.accounts.act("act").disputed


def test_what_is_only_heard_of_later_opens_nothing_at_the_moment_of_a_receipt() -> None:
    """At that moment he has it who received it, whatever came of it."""
    received = "did: {give: paper, from: envoy, to: king, when: 1950-01-02T09:00Z}"
    heard = "did: {give: paper, from: king, to: usher, when: 1950-01-02T12:00Z}"
    reading = report(ORDER, told(received), told(heard, name="heard")).reading
    assert reading.custody.at("paper", reading.times.of("told/did/give/paper/king")[0] or 0).certain == ("king",)


def test_what_is_only_heard_of_leaves_the_holder_sure_where_it_ends_in_the_same_hand() -> None:
    """Whether the other delivery of that instant was or not, he had it; of hearsay alone that is not known."""
    sure = told("did: {give: paper, from: envoy, to: king, when: 1950-01-02T08:00Z}\n  id: sure")
    heard = told("did: {give: paper, from: stranger, to: king, when: 1950-01-02T08:00Z}\n  id: heard", name="word",
                 author="clerk")  # fmt: skip
    for documents, certain in (((sure, heard), ("king",)), ((heard,), ())):
        reading = report(ORDER, *documents).reading
        instant = reading.times.of("heard")[0] or 0
        assert reading.custody.at("paper", instant).certain == certain
