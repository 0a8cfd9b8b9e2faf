"""What of a case is drawn."""

from __future__ import annotations

import tracer
from tests.analysis.small import ORDER, report, told
from tests.examined import examined
from tracer.views.sketch import picture
from tracer.views.sketch.sketch import Edge


def test_what_its_author_told_the_first_hand_is_recorded() -> None:
    """Nobody is drawn as having brought it in an unrecorded way who is told to have spoken of it there."""
    what = "answer: {from: king, for: chief}"
    sent = "message:\n  from: legation\n  to: office\n  date: 1950-01-02T08:00Z\n  seen: whole\n  carries: answer"
    spoke = told("did: {tell: answer, from: king, to: envoy, extent: gist, when: 1950-01-01T08:00Z}")
    for documents, drawn in ((sent,), True), ((sent, spoke), False):
        found = picture.picture(report(*documents, what=what))
        assert any(edge.id.endswith("/author") for edge in found.edges) is drawn


def drawn(*documents: str, who: str = "", what: str = "") -> dict[str, Edge]:
    """The lines of a small case by their ends."""
    sketch = picture.picture(report(*documents, who=who, what=what))
    return {f"{edge.tail}>{edge.head}": edge for edge in reversed(sketch.edges)}


def test_nothing_is_drawn_from_a_named_person_who_is_not_said_to_have_given_it_on() -> None:
    """One of his body gave it later: by whom that one had it, nothing says."""
    first = "give: paper, from: chief, to: envoy, when: 1950-01-01T08:00Z"
    second = "give: paper, from: deputy, to: king, when: 1950-01-02T08:00Z"
    assert "envoy>deputy" not in drawn(told(f"did: {{{first}}}\ndid: {{{second}}}"))
    found = drawn(ORDER, told(f"did: {{{second}}}"))
    assert found["order/recipient>deputy"].lines == ("not recorded",), "of a hand not named nothing else is known"


def test_a_way_not_recorded_is_named_by_both_its_ends() -> None:
    """A line has two ends; in words, too, though nothing names the first."""
    first = "did: {give: paper, to: office, when: 1950-01-01T08:00Z}"
    found = drawn(told(f"{first}\ndid: {{give: paper, from: envoy, to: king, when: 1950-01-02T08:00Z}}"))
    assert found["office>envoy"].description == "How it came from Office to Envoy is not recorded."
    found = drawn(ORDER, told("did: {give: paper, from: deputy, to: king, when: 1950-01-02T08:00Z}"))
    assert found["order/recipient>deputy"].description == (
        "How it came from whoever had what was addressed to Envoy to Deputy is not recorded."
    )


def test_nothing_is_drawn_to_those_whose_own_words_it_is() -> None:
    asked = ORDER.replace("order:", "draft:").replace("to: envoy", "to: clerk").split("  says:")[0]
    assert all(head != "chief" for _, head in (line.split(">") for line in drawn(asked, ORDER)))


def test_a_letter_that_was_handed_over_is_not_drawn_to_its_addressee_too() -> None:
    """Addressed is not received: where it came is told by the hand-overs."""
    note = (
        'note:\n  title: "the King\'s answer"\n  from: king\n  to: chief\n  date: 1950-01-02T08:00Z\n  seen: excerpt\n'
    )
    note += "  says:\n    - did: {receive: letter, who: king}\n      quote: it came\n"
    handed = told("did: {give: note, from: king, to: envoy, when: 1950-01-02T09:00Z}")
    assert drawn(ORDER, note)["king>chief"].lines == ("the King's answer", "0800Z")
    found = drawn(ORDER, note, handed)
    assert "king>chief" not in found
    assert found["king>envoy"].lines == ("the King's answer", "0900Z")


def test_a_message_is_called_a_report_only_where_it_goes_to_who_ordered() -> None:
    act = "did: {give: letter, from: envoy, to: king, when: 1950-01-02T08:00Z}"
    assert drawn(ORDER, told(act, to="clerk"))["envoy>clerk"].lines == ("report 0800Z",)
    assert drawn(ORDER, told(act, to="king", author="chief"))["chief>king"].lines == ("0800Z",)


def test_a_report_has_its_number_after_what_it_tells_and_answers() -> None:
    act = "did: {give: letter, from: envoy, to: king, when: ../1950-01-03T12:00Z}"
    found = drawn(ORDER, told(act, date="1950-01-03"), told("did: {away: king}", name="more", header="answers: told"))
    badges = [found[ends].badge for ends in ("envoy>king", "envoy>chief")]
    assert sorted(badges, key=int) == badges


def test_a_return_and_a_refusal_are_to_be_seen() -> None:
    sketch = picture.picture(report(ORDER, told(
        """
        did: {give: letter, from: envoy, to: king, when: 1950-01-02T08:00Z}
        did: {give: letter, from: king, to: envoy, when: 1950-01-02T09:00Z}
        refused: {receive: letter, from: envoy, who: king, when: 1950-01-02T09:00Z}
        refused: {pass: letter, from: king, to: minister, who: king, when: 1950-01-02T09:00Z}
        """
    )))  # fmt: skip
    assert [e.lines for e in sketch.edges if e.tail == "king"] == [("returned: letter", "0900Z")]
    assert next(n.note for n in sketch.nodes if n.id == "king") == (
        "refused: letter; reportedly refused to pass: letter"
    )


def test_a_post_and_the_one_who_holds_it_are_one_box() -> None:
    order = ORDER.replace("to: king", "to: throne")
    act = told("did: {give: letter, from: envoy, to: heir, when: 1950-01-02T08:00Z}")
    who = "throne: {post: King of all}\nheir: {name: Heir, holds: throne}"
    sketch = picture.picture(report(order, act, who=who))
    box = next(node for node in sketch.nodes if node.id == "heir")
    assert (box.role, box.kind, box.spine) == ("King of all", "addressee", True)
    assert "throne" not in {node.id for node in sketch.nodes}
    sketch = picture.picture(report(order, act, who=f"{who}\nrival: {{name: Rival, holds: throne}}"))
    assert "throne" in {node.id for node in sketch.nodes}, "two are said to hold it"


def test_legs_between_the_same_two_say_what_was_ordered() -> None:
    more = '    - must: {tell: word, from: envoy, to: king}\n      quote: "say it"\n'
    found = picture.picture(report(ORDER.rstrip() + "\n" + more, what="word: {from: chief, for: king}"))
    assert [e.lines for e in found.edges if (e.tail, e.head) == ("envoy", "king")] == [
        ("ordered: letter",), ("ordered: word",),
    ]  # fmt: skip


def test_a_body_that_was_ordered_had_what_one_of_it_passed() -> None:
    """No box says of a body that it is not shown to have held what one of its own gave on."""
    ordered = ORDER.replace("envoy", "legation").replace("  from: chief\n", "")
    passed = told("did: {pass: letter, from: envoy, to: king, when: 1950-01-02T08:00Z}")
    nodes = {node.id: node for node in picture.picture(report(ordered, passed)).nodes}
    assert nodes["envoy"].body == "legation"
    assert "legation" not in nodes
    heard = passed.replace("from: envoy\n  to: chief", "by: editors")
    nodes = {node.id: node for node in picture.picture(report(ordered, heard)).nodes}
    assert (nodes["legation"].kind, nodes["legation"].note) == ("holder", None), "the line of the order leads to it"
    other = passed.replace("from: envoy, to: king", "from: stranger, to: king")
    nodes = {node.id: node for node in picture.picture(report(ordered, other)).nodes}
    assert nodes["legation"].kind == "bypassed"


def test_a_message_leads_by_its_header_to_its_addressee_alone() -> None:
    """An order to one who is not of its addressees is no order to send it to him."""
    found = drawn(ORDER.replace("to: envoy", "to: minister"), told("did: {away: king}"))
    assert "chief>envoy" not in found
    assert found["envoy>king"].kind == "ordered"
    for to in "envoy", "legation", "[minister, envoy]":
        found = drawn(ORDER.replace("to: envoy", f"to: {to}"))
        assert found["chief>envoy"].kind == "ordered", to


def test_whatever_was_addressed_and_not_received_is_drawn_with_that_remark() -> None:
    """In one way for what carries it and for what speaks of it; an answer, a receipt or a mark takes it away."""
    sent = ORDER.replace("to: envoy", "to: stranger").replace("from: envoy", "from: stranger")
    reported = told("did: {give: paper, from: stranger, to: king, when: 1950-01-02T08:00Z}", author="stranger")
    found = drawn(sent, reported.replace("from: stranger, to: king", "from: usher, to: king"))
    for line in found["chief>order/recipient"], found["stranger>chief"]:
        assert "that it arrived is not recorded" in line.evidence
    assert found["chief>order/recipient"].sent
    assert "not recorded" not in drawn(sent, reported)["chief>stranger"].evidence, "he gave on what it brought"
    marked = reported.replace("  seen:", "  received: 1950-01-04\n  seen:")
    assert "not recorded" not in drawn(sent, marked)["stranger>chief"].evidence
    answered = told("did: {away: king}", name="answer", author="chief", to="stranger", date="1950-01-05",
                    header="answers: told")  # fmt: skip
    assert "not recorded" not in drawn(sent, reported, answered)["stranger>chief"].evidence


def test_one_act_of_two_hands_is_told_as_one_at_both_its_lines() -> None:
    both = told("did: {give: letter, from: [envoy, minister], to: king, when: 1950-01-02T08:00Z}")
    found = drawn(ORDER, both)
    one, other = found["envoy>king"], found["minister>king"]
    assert one.lines[-1] == f"one hand-over with {other.badge}"
    assert other.lines[-1] == f"one hand-over with {one.badge}"
    assert other.evidence.endswith(f"; one hand-over with {one.badge}")
    alone = told("did: {give: letter, from: envoy, to: king, when: 1950-01-02T08:00Z}")
    assert "one hand-over" not in drawn(ORDER, alone)["envoy>king"].evidence


def test_what_accounts_tell_differently_is_not_drawn_as_done() -> None:
    """Two documents name two recipients: neither line says that it was so, and the giver gave in both."""
    first = told("did: {give: letter, from: envoy, to: king, when: 1950-01-02T08:00Z}\n  id: handing")
    other = told("did: {same: handing, to: minister}", name="other", author="king")
    found = drawn(ORDER, first, other)
    for ends in ("envoy>king", "envoy>minister"):
        assert (found[ends].kind, found[ends].lines[-1]) == ("inferred", "contradicted")
        assert "contradicted" in found[ends].evidence
    assert drawn(ORDER, first)["envoy>king"].kind == "actual"


def test_what_two_gave_together_is_drawn_as_done_by_both() -> None:
    found = drawn(told("did: {give: letter, from: [envoy, deputy], to: king, when: 1950-01-02T08:00Z}"))
    assert {found[f"{giver}>king"].kind for giver in ("envoy", "deputy")} == {"actual"}


def test_what_was_told_is_read_at_the_line() -> None:
    found = drawn(ORDER, told("did: {tell: letter, from: envoy, to: king, extent: text, when: 1950-01-02T08:00Z}"))
    assert found["envoy>king"].lines == ("told: letter", "0800Z")


def test_a_copy_is_sent_and_may_have_come_to_who_gave_it_on() -> None:
    """By which way it may have come is on record; that the author had given it to him is not."""
    header = ORDER.partition("  says:")[0].replace("from: chief", "from: clerk")
    sent = header.replace("to: envoy", "to: ministry\n  copies: [legation, stranger]")
    found = drawn(sent, told("did: {give: paper, from: envoy, to: minister, when: 1950-01-02T08:00Z}\n  id: act"))
    assert found["clerk>order/legation/recipient"].sent
    assert found["clerk>order/stranger/recipient"].lines[0] == "copy"
    assert found["order/legation/recipient>envoy"].lines == ("not recorded",)
    assert "chief>envoy" not in found
    told_of = told("did: {send: copy of order, from: clerk, to: stranger}", author="clerk", to="", name="note")
    assert "clerk>order/stranger/recipient" not in drawn(sent, told_of)


def test_a_box_says_once_that_it_was_the_text() -> None:
    """A thing may be called a text of something: the box had *told the text of the text of the reply*."""
    letters = "note: {from: king, for: chief, name: the note}\nreply: {from: king, for: chief, name: the text of the reply}"
    says = told("did: {tell: note, from: envoy, to: usher, extent: text, when: 1950-01-01T08:00Z}\n"
                "did: {tell: reply, from: envoy, to: usher, extent: text, when: 1950-01-02T08:00Z}")  # fmt: skip
    notes = [node.note for node in picture.picture(report(ORDER, says, what=letters)).nodes if node.id == "usher"]
    assert notes == ["was told the text of the note; was told the text of the reply"]


def test_what_is_promised_or_denied_and_no_line_is_said_not_to_be_drawn() -> None:
    says = told("will: {pass: letter, from: stranger}\ndid not: {pass: letter, to: king}")
    notes = picture.picture(report(ORDER, says)).footnotes
    assert [note for note in notes if note.startswith("Not drawn")] == [
        "Not drawn: Stranger will pass the letter [told]", "Not drawn: The letter was not passed to King [told]",
    ]  # fmt: skip


def test_a_promise_says_of_what_it_is_where_more_than_one_content_is_drawn() -> None:
    """Rogers promised to discuss the suggested reply with the Israelis, and the line named no paper."""
    evidence = [edge.evidence for edge in picture.picture(tracer.examine(tracer.load(tracer.example("kosygin-1970")))).edges]
    assert "State Department to the Israelis: suggested reply: promised; no receipt found [memo125]" in evidence
    evidence = [edge.evidence for edge in picture.picture(tracer.examine(tracer.load(tracer.example("bush-gorbachev-1990")))).edges]
    assert "Bessmertnykh to President Gorbachev: promised; no receipt found [m2]" in evidence


def test_no_untitled_paper_is_called_by_the_name_of_a_thing() -> None:
    """The memorandum on it read as if the message for Hanoi had gone to the President."""
    edges = {edge.id: edge for edge in picture.picture(examined("mayflower-1965")).edges}
    assert "Bundy to President Johnson: memorandum; " in edges["memo"].evidence
    first = {edge.id: edge for edge in picture.picture(examined("bush-gorbachev-1990")).edges}
    assert "Scowcroft to Jack Matlock: message, privacy channels; " in first["m1"].evidence
