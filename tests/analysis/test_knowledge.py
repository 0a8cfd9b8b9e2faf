"""Who knew how much of what, and from when on."""

from __future__ import annotations

import datetime as dt

from tests.analysis.small import ORDER, report, told
from tracer.views.time.learning import paths
from tracer.vocabulary import Extent


def _at(day: int) -> int:
    return int(dt.datetime(1950, 1, day, 12, tzinfo=dt.UTC).timestamp()) * 1_000_000


def test_nobody_knew_the_words_of_a_document_before_they_were_stated() -> None:
    """Who passed it on may have had it for long, but not longer than it existed; who wrote it knew it."""
    note = told("did: {know: letter, who: chief}", name="note", author="chief", to="envoy", date="1950-01-03T08:00Z")
    passed = told("did: {give: note, from: clerk, to: king}", date="1950-01-06T08:00Z", name="later")
    knowledge = report(note, passed).reading.knowledge
    assert knowledge.at("note", _at(2)) == {}
    assert knowledge.at("note", _at(4)) == {
        "chief": (Extent.TEXT, Extent.TEXT), "clerk": (None, Extent.TEXT), "king": (None, Extent.TEXT),
    }  # fmt: skip


def test_who_wrote_a_paper_that_another_brings_knew_its_words() -> None:
    """Of Kohler's own telegram, which Bundy sent on, Bundy alone was said to have known."""
    note = told("did: {know: letter, who: chief}", name="note", author="chief", to="envoy", date="1950-01-03T08:00Z")
    cover = "cover:\n  from: clerk\n  to: king\n  date: 1950-01-06T08:00Z\n  seen: whole\n  carries: copy of note"
    known = report(note, cover).reading.knowledge.at("note", _at(7))
    assert known["chief"] == known["clerk"] == (Extent.TEXT, Extent.TEXT)
    assert "chief" not in report(note, cover.replace("\n  carries: copy of note", "")).reading.knowledge.at("note", _at(7))


def test_a_document_that_a_search_did_not_find_was_known_to_nobody_for_certain() -> None:
    """That somebody wrote it is just what is not known."""
    note = told("did: {know: letter, who: chief}", name="note", author="chief", to="envoy", header="")
    sought = note.replace("seen: excerpt", "seen: not found").partition("  says:")[0]
    passed = told("did: {give: note, from: clerk, to: king}", date="1950-01-06T08:00Z", name="later")
    knowledge = report(sought, passed).reading.knowledge
    assert "chief" not in knowledge.at("note", _at(8))


def test_a_body_that_answers_a_message_knew_of_it() -> None:
    """Its answer shows that the message had come to it; who of the body read it is not said by that."""
    sent = "note:\n  from: king\n  to: office\n  date: 1950-01-02T08:00Z\n  seen: whole\n  carries: reply"
    answer = "answer:\n  from: office\n  to: king\n  date: 1950-01-04T08:00Z\n  seen: whole\n  answers: note"
    what = "reply: {from: king, for: chief}"
    for documents, sure in ((sent, answer), Extent.EXISTENCE), ((sent,), None):
        assert report(*documents, what=what).reading.knowledge.at("reply", _at(5))["office"] == (sure, Extent.TEXT)


def test_who_received_a_letter_or_answered_it_knew_of_it_and_may_have_read_it() -> None:
    note = "note:\n  from: king\n  to: chief\n  date: 1950-01-02T08:00Z\n  seen: not printed"
    answer = told("did: {tell: note, from: clerk, to: envoy, extent: subject}", name="answer", header="answers: note",
                  author="chief", to="king", date="1950-01-04T08:00Z")  # fmt: skip
    receipt = told("did: {receive: note, who: chief}", author="chief", to="king", date="1950-01-04T08:00Z")
    for document in answer, receipt:
        reading = report(note, document).reading
        assert reading.knowledge.at("note", _at(5))["chief"] == (Extent.EXISTENCE, Extent.TEXT)
    held = reading.custody.at("note", _at(5))
    assert (held.certain, held.possible, held.unnamed) == ((), ("chief",), True)
    assert "chief" not in report(note, receipt.replace("did:", "did not:")).reading.knowledge.at("note", _at(5))


def test_who_answers_an_order_knew_of_the_letter_that_it_speaks_of() -> None:
    """Of its existence, and no more; not of what is still to be made, is forbidden, or somebody only believes in.

    The Department, told that it was unwise to send a signed letter, was said to have certainly known of one.
    """
    order = told("STATED", name="note", author="king", to="minister", date="1950-01-02T08:00Z")
    answer = "answer:\n  from: usher\n  to: king\n  date: 1950-01-04T08:00Z\n  seen: whole\n  answers: note"
    what = "sheet: {name: sheet}"
    for stated, known in (
        ("must: {give: sheet, from: usher, to: chief}", (Extent.EXISTENCE, Extent.EXISTENCE)),
        ("must: {make: sheet, who: usher}", None),
        ("must not: {give: sheet, from: usher, to: chief}", None),
        ("believes: {give: sheet, from: clerk, to: chief, who: king}", None),
    ):
        knowledge = report(order.replace("STATED", stated), answer, what=what).reading.knowledge
        assert knowledge.at("sheet", _at(5)).get("usher") == known
        assert knowledge.at("sheet", _at(3)).get("usher") in (None, (None, Extent.EXISTENCE))
    assert report(order.replace("STATED", "must: {give: sheet, from: usher, to: chief}"), what=what).reading.knowledge.at(
        "sheet", _at(5)).get("usher") is None  # fmt: skip


def test_who_answers_a_request_for_a_letter_knows_of_none_by_that() -> None:
    """What was asked for, refused or promised may never have been there; what the answered paper brought was."""
    for act, sure in ("asked: {give: reply, to: clerk, who: clerk}", None), ("must: {give: reply, to: king}", Extent.EXISTENCE):
        note = told(act, name="note", author="clerk", to="envoy", date="1950-01-02T08:00Z", header="carries: letter")
        answer = "answer:\n  from: envoy\n  to: clerk\n  date: 1950-01-04T08:00Z\n  seen: whole\n  answers: note"
        knowledge = report(note, answer, what="reply: {from: king}").reading.knowledge
        assert knowledge.at("reply", _at(5)).get("envoy", (None, None))[0] == sure
        assert knowledge.at("letter", _at(5))["envoy"] == (Extent.EXISTENCE, Extent.TEXT)


def test_a_copy_makes_the_text_possible_where_it_was_sent() -> None:
    """As with the addressee's body nothing is certain: addressed is not received."""
    copied = ORDER.replace("to: envoy\n", "to: envoy\n  copies: [ministry, stranger]\n")
    known = report(copied).reading.knowledge.at("letter", _at(2))
    assert known["ministry"] == known["stranger"] == (None, Extent.TEXT)


def test_to_whom_a_message_is_addressed_can_have_read_it_as_his_office_can() -> None:
    """Whether it came to him is not recorded: where another answers it, or its receipt alone is marked, or nothing is."""
    sent = ORDER.replace("to: envoy", "to: [envoy, stranger]")
    received = sent.replace("carries:", "received: 1950-01-01T12:00Z\n  carries:")
    answer = told("did: {give: paper, from: deputy, to: king}", author="deputy", header="answers: order")
    for documents in (sent,), (received,), (sent, answer):
        reading = report(*documents).reading
        known = reading.knowledge.at("letter", _at(5))
        assert known["envoy"] == known["stranger"] == (None, Extent.TEXT)
        ways = [words for words, _ in paths(reading, "letter", "envoy", None)]
        assert all("sent by Chief" in words and "is not recorded" in words for words in ways), ways
