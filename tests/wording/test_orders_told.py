"""What agrees with leave is told as leave; an order that did not stay as it was is told with what changed it."""

from __future__ import annotations

from tests.analysis.small import ORDER, find, report, told
from tracer import wording

LEAVE = """
leave:
  from: chief
  to: envoy
  date: 1950-01-02T08:00Z
  seen: whole
  says:
    - may: {pass: letter, from: envoy, to: king}
      instead of: order/must/pass/letter/king
"""
STOP = """
stop:
  from: chief
  to: envoy
  date: 1950-01-02T08:00Z
  seen: whole
  says:
    - must not: {pass: letter, to: king}
      suspends: order/must/pass/letter/king
      until: later
later: {from: chief, to: envoy, date: 1950-02-02T08:00Z, seen: whole}
"""


def test_what_agrees_with_leave_is_not_told_as_ordered() -> None:
    done = told("did: {give: paper, from: envoy, to: king, when: 1950-01-03T07:00Z}\n  id: act")
    found = report(ORDER, LEAVE, done)
    assert wording.message(find(found, "TR202/act"), found.reading).endswith("to King, within the leave given")


def test_an_order_that_was_put_off_is_told_with_that() -> None:
    found = report(ORDER, STOP)
    lines = find(found, "TR203/order/must/pass/letter/king").lines
    assert [wording.sentence(line, found.reading) for line in lines] == [
        "the order did not stay as it was: the order not to pass the letter to King [stop]"
    ]
