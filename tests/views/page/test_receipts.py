"""What was sent to each recipient, what came and what he acknowledged."""

from __future__ import annotations

from tests.examined import examined
from tracer.views.page.receipts import Receipt, Words, receipts
from tracer.views.page.references import References
from tracer.views.texts.outline import outline


def rows(example: str) -> dict[tuple[str, str], Receipt]:
    """The rows of an example, by recipient and thing."""
    report = examined(example)
    return {(one.recipient, one.thing): one for one in receipts(report, References(report, outline(report)))}


def test_what_came_to_him_for_whom_it_was_is_on_its_way_to_nobody_else() -> None:
    """Of the official who was to be given it, it is told neither as sent nor as come."""
    found = rows("october-1962")
    official = found["highest ranking Soviet official immediately available", "letter of 25 October"]
    assert not any("Chairman Khrushchev received" in word.sentence for word in official.sent.given)
    his = found["Chairman Khrushchev", "letter of 25 October"]
    assert any("Chairman Khrushchev received" in word.sentence for word in his.arrived.given)


def test_a_copy_is_told_of_with_those_to_whom_it_was_addressed() -> None:
    london = rows("machel-1975")["London", "Telegram 140867, June 16 [tel140867]"]
    assert "with a copy to London and Lourenco Marques" in london.sent.given[0].sentence
    assert not london.arrived.given


def _sentences(words: Words) -> list[str]:
    return [word.sentence for word in words.given]


def test_a_report_home_and_what_was_left_with_another_are_not_on_the_way() -> None:
    """Only what goes towards him is; what else brought it is told apart, and not left out."""
    his = rows("dalai-lama-1951")["the Dalai Lama", "message of March"]
    assert not any("Mathews" in sentence for sentence in _sentences(his.sent))
    assert "Addressed to Mathews, 29 Mar 1951" in _sentences(his.elsewhere)
    machel = rows("machel-1975")["President Machel", "letter"]
    assert not any("Amaral" in sentence for sentence in _sentences(machel.sent))
    assert any("Amaral" in sentence for sentence in _sentences(machel.elsewhere))


def test_of_another_version_that_was_let_go_what_was_done_and_promised_is_told() -> None:
    found = rows("dalai-lama-1951")
    amended = found["the Dalai Lama", "message of August as amended"]
    assert any("Linn" in sentence for sentence in _sentences(amended.sent))
    assert any("in person" in sentence for sentence in _sentences(amended.promised))


def test_a_promise_that_names_nobody_is_told_with_him_for_whom_it_is() -> None:
    november = rows("dalai-lama-1951")["the Dalai Lama", "message of November"]
    assert any("will hold" in sentence for sentence in _sentences(november.promised))


def test_his_own_word_is_told_as_his_through_however_many_mouths() -> None:
    """It is hearsay, and says through whom it came; that nothing is recorded would be less than there is."""
    june = rows("dalai-lama-1951")["the Dalai Lama", "document of June"]
    assert "at 2 removes" in june.acknowledged.given[0].word


def test_to_know_of_it_is_no_acknowledgement() -> None:
    his = rows("october-1962")["President Kennedy", "letter of 27 October from Khrushchev"]
    assert not any("knew of" in sentence for sentence in _sentences(his.acknowledged))


def test_on_what_it_rests_that_a_document_was_addressed_to_him() -> None:
    """Of a document that is known from a summary only, nothing is said on its own word."""
    found = rows("pen-pal-1961")
    memo = found["President Kennedy", "Memorandum for the President, November 11 [memo1111]"]
    assert memo.sent.given[0].word == (
        "somebody not named, as summarised in what it is cited from; the document has not been seen"
    )
    assert found["Chairman Khrushchev", "[answer]"].sent.given[0].word.endswith("in the document itself")
    report = rows("bush-gorbachev-1990")["Scowcroft", "[m2]"]
    assert report.sent.given[0].word.endswith("of which only an excerpt has been seen")


def test_a_copy_for_another_is_not_on_the_way_where_the_original_is_another_paper() -> None:
    his = rows("kosygin-1970")["A. Kosygin", "reply"]
    assert any("Dobrynin" in sentence for sentence in _sentences(his.sent))
    assert not any("Lucet" in sentence for sentence in _sentences(his.sent))
    assert any("Lucet" in sentence for sentence in _sentences(his.elsewhere))


def test_what_he_had_perhaps_from_there_was_not_on_the_way_for_that() -> None:
    """That he has it may have come of its being in the press; that this was towards him nobody says."""
    his = rows("october-1962")["Chairman Khrushchev", "President's message of 27 October"]
    assert not any("press was told" in sentence.lower() for sentence in _sentences(his.sent))
    assert any("press was told" in sentence.lower() for sentence in _sentences(his.elsewhere))


def test_that_he_read_it_is_told_as_come_by_others_and_as_acknowledged_by_himself() -> None:
    nixon = rows("kosygin-1970")["Richard Nixon", "letter"]
    assert [word.word for word in nixon.arrived.given] == ["the editors (not shown to have been there), at no remove"]
    kennedy = rows("october-1962")[
        "President Kennedy", "Khrushchev's letter of 26 October, seen in the Embassy's translation [letter26]"
    ]
    assert not kennedy.arrived.given
    assert [word.word for word in kennedy.acknowledged.given] == [
        "President Kennedy (took part), through Department of State, at 1 remove"
    ]


def test_what_is_said_by_telephone_came_as_it_was_said() -> None:
    """The call to Allen and Hoover was told as addressed to them, and its arrival as not recorded."""
    call = rows("nasser-1955")["George Allen and [Hoover]", "telephone conversation, 12:41 p.m. [call319]"]
    assert call.sent.given[0].sentence.startswith("Said to George Allen and [Hoover], ")
    assert [word.sentence for word in call.arrived.given] == ["Came as it was said (telephone)"]
