"""What is asked is on record, and no order; and whom a letter is for is asked of whatever was ordered."""

from __future__ import annotations

from tests.analysis.small import ORDER, find, report, told
from tracer.views.sketch.picture import picture
from tracer.wording.overview import unordered

ASKED = told("did: {give: paper, from: chief, to: envoy}\nasked: {pass: letter, from: envoy, to: king, who: chief}")


def test_a_request_to_bring_it_is_told_where_no_order_is() -> None:
    found = report(ASKED)
    for key in "TR202/told/did/give/paper/envoy", "TR209/king":
        assert "requested" in {line.key for line in find(found, key).lines}, key
    assert "the request to pass the letter to King [told]" in unordered(found.reading)
    assert "the request to pass the letter to King [told]" in picture(found).subtitle
    assert "Asked, not ordered: Chief asked that Envoy pass the letter to King [told]" in picture(
        report(ORDER.replace("to: king", "to: minister"), ASKED)).footnotes
    other = find(report(ASKED.replace("to: king", "to: usher")), "TR209/king")
    assert "requested" not in {line.key for line in other.lines}


def test_whether_the_addressee_of_a_letter_had_it_is_asked_where_the_order_names_another() -> None:
    note = "note:\n  from: chief\n  to: king\n  date: 1950-01-01\n  seen: not printed"
    handed = told("did: {give: note, from: clerk, to: envoy}")
    order = ORDER.replace("letter", "note")
    to_him = find(report(note, order, handed), "TR209/king")
    assert to_him.ordered
    to_another = report(note, order.replace("to: king", "to: minister"), handed)
    assert find(to_another, "TR209/king").verdict == "noted"
    assert find(to_another, "TR209/minister").ordered
