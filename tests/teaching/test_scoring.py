"""What a fair marker takes for right, though the key says it otherwise."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.analysis.small import ORDER, report, told
from tests.examined import examined
from tracer.teaching.marking.asked import key
from tracer.teaching.marking.marked import Marked
from tracer.teaching.marking.quotations import Texts
from tracer.teaching.marking.scoring import score
from tracer.teaching.marking.submissions import read

TEXT = (
    "In his absence I delivered the President's letter to Gorbachev to First Deputy Foreign Minister Bessmertnykh. "
    "Though I handed the letter in a sealed envelope I told him. Jack Matlock will be returning."
)
HAND_OFFS = "from,to,when,quotation,document\n"
FINDINGS = "kind,actor,quotation,document\n"


def _marked(work: str, *, whole: bool = False) -> Marked:
    asked = key(examined("bush-gorbachev-1990"))
    return score(read("a student", [("work.csv", work.encode())]), asked, Texts([TEXT], whole=whole))


def _lost(work: str, *, whole: bool = False) -> list[str]:
    return [loss.reason for loss in _marked(work, whole=whole).losses if loss.row == 1]


def test_a_clock_after_a_date_without_a_year_is_no_year() -> None:
    """As the document itself puts it."""
    assert _lost(f'{HAND_OFFS}Scowcroft,Matlock,"March 21, 0001Z",Please pass the following message to President '
                 "Gorbachev,m1\n") == []  # fmt: skip


def test_words_that_name_who_got_it_bear_that_he_did() -> None:
    """Others of the same document bear it less."""
    row = "Joyce,Bessmertnykh,10:30 March 21,{},m2\n"
    assert _lost(HAND_OFFS + row.format("I delivered the President's letter to Gorbachev to First Deputy Foreign "
                                        "Minister Bessmertnykh")) == []  # fmt: skip
    assert _lost(HAND_OFFS + row.format("Jack Matlock will be returning")) == ["quotation"]


def test_words_that_name_who_got_it_bear_a_finding_of_that() -> None:
    """Though the key quotes others; words of the same text that name nobody of it bear it less."""
    row = 'who got it,Bessmertnykh,"{}",m2\n'
    named = ("I delivered the President’s letter… to First Deputy Foreign Minister Bessmertnykh", "to Gorbachev to First Deputy "
             "Foreign Minister Bessmertnykh")  # fmt: skip
    self_told = 'who brought it,Joyce,"{}",m2\n'
    for words, lost in (("In his absence I delivered the President's letter", []), ("Jack Matlock will be returning", ["quotation"])):
        assert _lost(FINDINGS + self_told.format(words)) == lost, words
    for words, lost in ((named[0], []), (named[1], []), ("Jack Matlock will be returning", ["quotation"])):
        assert _lost(FINDINGS + row.format(words)) == lost, words


def test_what_cannot_be_looked_up_costs_nothing() -> None:
    """And is told; what is not quoted at all costs, and with the text so do words that stand nowhere."""
    row = "Joyce,Bessmertnykh,10:30 March 21,{},m2\n"
    other = "He was pleased to have it from me"
    assert _lost(HAND_OFFS + row.format(other)) == []
    assert ("not looked up", "hand-off 1") in _marked(HAND_OFFS + row.format(other)).flags
    assert "not looked up" not in dict(_marked(HAND_OFFS + row.format("I handed the letter in a sealed envelope")).flags)
    assert _lost(HAND_OFFS + row.format("")) == _lost(HAND_OFFS + row.format("—")) == ["quotation"]
    assert _lost(HAND_OFFS + row.format(other), whole=True) == ["quotation"]


def test_one_finding_told_under_two_of_its_aspects_is_not_false() -> None:
    """The same departure, once for who got it and once for not in person: each alone is right."""
    who, personally = "who got it,Bessmertnykh,,m2\n", "delivery in person,Joyce,,m3\n"
    for alone in (who, personally):
        assert {loss.reason for loss in _marked(FINDINGS + alone).losses if loss.row == 1} <= {"quotation"}
    both = _marked(FINDINGS + who + personally)
    assert "not shown" not in {loss.reason for loss in both.losses}
    assert "not shown" in {loss.reason for loss in _marked(f"{FINDINGS}{who}who got it,Eagleburger,,m3\n").losses}


def _small(*documents: str, work: str, who: str = "") -> Marked:
    found = score(read("a student", [("work.csv", f"{HAND_OFFS}{work}".encode())]), key(report(*documents, who=who)),
                  Texts([], whole=False))  # fmt: skip
    return replace(found, losses=tuple(loss for loss in found.losses if loss.part == "hand-offs"))


COPIED = ORDER.replace("to: envoy", "to: envoy\n  copies: [minister, usher]\n  signed: clerk")
SENT = 'Chief,{},"1 January 1950, 0800Z",take it to the King,order\n'


def test_a_copy_is_borne_out_by_the_record() -> None:
    """In rows of its own or beside the addressee it costs nothing; in his place it is half."""
    for work in (
        SENT.format("Envoy") + SENT.format("Minister") + SENT.format("Usher"), SENT.format('"Envoy, Usher and Minister"'),
        SENT.format("Envoy") + SENT.format('"Usher, Minister"'), SENT.replace("Chief", "Clerk").format("Envoy"),
    ):  # fmt: skip
        assert not _small(COPIED, work=work).losses, work
    assert [(loss.reason, loss.partly) for loss in _small(COPIED, work=SENT.format("Usher")).losses] == [("to", True)]
    assert "not shown" in [loss.reason for loss in _small(ORDER, work=SENT.format("Envoy") + SENT.format("Usher")).losses]


def test_several_who_got_it_together_may_stand_in_rows_of_their_own() -> None:
    """All of them are the whole, some of them a part; a stranger among them is told."""
    both = told("did: {give: paper, from: envoy, to: [minister, usher], when: 1950-01-02}", author="envoy")
    row = "Envoy,{},2 January 1950,so it was,told\n"
    for work in (row.format("Minister; Usher"), row.format("Minister") + row.format("Usher")):
        assert not _small(both, work=work).losses, work
    assert [loss.reason for loss in _small(both, work=row.format("Minister")).losses] == ["to"]
    found = _small(both, work=row.format("Minister") + row.format("Usher") + row.format("Stranger"))
    assert [(loss.reason, loss.row) for loss in found.losses] == [("not shown", 3)]


def test_a_promise_without_an_end_is_told_as_one() -> None:
    """Carter agreed to deliver it, and is not said to have named to whom."""
    asked = key(examined("machel-1975"))
    for row, word in (("Carter,President Machel", "promised"), ("Davis,Amaral", "")):
        work = f"{HAND_OFFS}{row},June 16,,dar2108\n".encode()
        [loss] = [loss for loss in score(read("a student", [("work.csv", work)]), asked, Texts([], whole=False)).losses
                  if loss.reason in ("not shown", "from")]  # fmt: skip
        assert loss.word == word, row


def test_words_of_a_text_that_name_both_hands_cost_nothing() -> None:
    """The case has not what is told of others beside it; that it stands in the source is not to be held against anybody."""
    text, row = "Later Usher passed a note to Clerk of the court.", "Usher,Clerk,,{},told\n"
    asked = key(report(ORDER, told("did: {give: paper, from: envoy, to: king, when: 1950-01-02}", author="envoy")))
    for quote, reasons in (("Usher passed a note to Clerk", []), ("a note", ["not shown"])):
        work = read("a student", [("work.csv", f"{HAND_OFFS}{row.format(quote)}".encode())])
        losses = score(work, asked, Texts([text], whole=True)).losses
        assert [loss.reason for loss in losses if loss.row == 1 and loss.part == "hand-offs"] == reasons


def test_a_message_of_which_no_addressee_is_told_costs_nothing() -> None:
    """In MAYFLOWER telegram 3378 is only referred to: a student who has it go to the Department lost six points."""
    asked = key(examined("mayflower-1965"))
    for giver, cost in (("Embassy in the Soviet Union", 0), ("Firyubin", 1)):
        work = f"{HAND_OFFS}{giver},Ambassador to Burma,12 May 1965,x,tel3378\n"
        losses = score(read("a student", [("work.csv", work.encode())]), asked, Texts([], whole=False)).losses
        assert len([loss for loss in losses if loss.row == 1 and loss.reason == "not shown"]) == cost


def test_a_row_too_many_costs_no_more_than_a_quarter() -> None:
    """Where one hand-off is asked half of it would be half of all; a name that is nobody's is told and costs nothing."""
    shown = told("did: {give: paper, from: envoy, to: king, when: 1950-01-02}", author="envoy")
    right = "Envoy,King,2 January 1950,so it was,told\n"
    found = _small(shown, work="Envoy,Clerk,,,\n" * 2 + right)
    [loss] = found.losses
    assert loss.reason == "not shown"
    assert loss.points == pytest.approx(found.parts[0][2] / 4)
    [loss] = _small(shown, work="Envoy,Kornienko,,,\n" * 2 + right).losses
    assert (loss.reason, loss.points, loss.word) == ("name", 0, "Kornienko")


def test_bodies_for_their_members_are_half_right_though_a_word_between_them_was_asked_for() -> None:
    """In the Nasser case "Department to Embassy in Egypt" lost its half, as something else was asked of the one by the other."""
    asked = key(examined("nasser-1955"))
    row = "[Department of State],Embassy in Egypt,28 September 1955 0330Z,x,{}\n"
    for document in ("cable4", "cable5", "tel616"):
        work = HAND_OFFS + row.format("cable4") + row.format(document)
        losses = score(read("a student", [("work.csv", work.encode())]), asked, Texts([], whole=False)).losses
        assert not [loss for loss in losses if loss.reason == "not shown"]


def _on(case: str, work: str) -> Marked:
    asked = key(examined(case))
    return score(read("a student", [("work.csv", work.encode())]), asked, Texts([], whole=False))


def test_one_open_question_may_have_two_names() -> None:
    """Whether an ordered bringing was done, and whether it arrived; nothing else is lost by the other name."""
    quote = "deliver to him the personal letter from me"
    found = [_on("nasser-1955", f"{FINDINGS}{word},Byroade,{quote},cable4\n") for word in ("not done", "delivery", "Zustellung")]
    assert {one.missed for one in found} == {found[0].missed}
    assert {one.total for one in found} == {6}
    # Of another than was to bring it the question is another; who brought it is nearly the same.
    assert "TR203/deliver" in _on("nasser-1955", f"{FINDINGS}delivery,Hoover,{quote},cable4\n").missed
    assert _on("nasser-1955", f"{FINDINGS}who brought it,Byroade,{quote},cable4\n").total == 4.5
    assert _on("nasser-1955", f"{FINDINGS}who brought it,Hoover,{quote},cable4\n").total == 0


def test_what_is_said_of_a_step_bears_that_it_is_open() -> None:
    """A promise of it, or a belief in it, as well as the order."""
    for word, actor, quote, document in (
        ("not done", "Byroade", "A. thinks Byroade will have presented the letter", "call319"),
        ("not done", "George Allen", "since Allen bringing original for presentation", "tel616"),
    ):  # fmt: skip
        assert not [one for one in _on("nasser-1955", f"{FINDINGS}{word},{actor},{quote},{document}\n").losses if one.row]


def test_whether_it_was_ordered_is_whether_it_was_allowed() -> None:
    """Where what may have ordered it has not been seen."""
    work = "{},Kohler,which I had handed him at the outset of the conversation,tel3391\n"
    found = [_on("mayflower-1965", FINDINGS + work.format(word)) for word in ("TR202", "was it allowed", "order not seen")]
    assert "TR202/visit" not in found[1].missed
    assert found[1].total == found[2].total == found[0].total


@pytest.mark.parametrize("word", ["when", "receipt before dispatch", "clock", "wann", "Empfang vor Absendung", "TR103"])
def test_a_time_that_cannot_be_is_a_question_of_when(word: str) -> None:
    """It is open in the record, so nobody loses anything by it."""
    assert _on("nasser-1955", f"{FINDINGS}{word},Hoover,Received at 6:39 p.m.,dulte4\n").total == 0
    assert not [one for one in _on("nasser-1955", f"{FINDINGS}{word},Hoover,,dulte4\n").losses if one.row]


def test_one_message_of_two_that_went_together_covers_the_other() -> None:
    """Of two telegrams of one hour to one man the key asks for one; either's words and name show it."""
    row = 'John Foster Dulles,Hoover,"September 27, 1955, 7 p.m. New York",{}\n'
    for words in ("From Secretary for Hoover,dulte4", "Dulte 5. From Secretary for Hoover,dulte5"):
        found = _on("nasser-1955", HAND_OFFS + row.format(words))
        assert "dulte4" not in found.missed
        assert not [one for one in found.losses if one.row], words
    # The other telegram of three minutes later is another one.
    work = f'{HAND_OFFS}Rusk,Kohler,"May 11, 1965, 8:22 p.m. Washington",I saw Dobrynin tonight,tel3104\n'
    assert "document" in [one.reason for one in _on("mayflower-1965", work).losses if one.row]


def test_a_name_that_is_not_understood_costs_once() -> None:
    """The row finds its hand-off by its evidence and keeps what else is right; it is no false one besides."""
    row = "{},{},12 May 1965,the text of the oral communication which I had handed him,tel3391\n"
    found = {names: _on("mayflower-1965", HAND_OFFS + row.format(*names)) for names in (
        ("Kohler", "Firyubin"), ("Kohler", "Lapin"), ("Graf Orlow", "Lapin"), ("Dobrynin", "Lapin"), ("Dobrynin", "Bundy"))}  # fmt: skip
    assert [one.total for one in found.values()] == [12, 8.4, 4.8, 0, 0]
    lost = {names: [one.reason for one in marked.losses if one.row] for names, marked in found.items()}
    assert [*lost.values()] == [[], ["to"], ["from", "to"], ["name"], ["not shown"]]
    bare = _on("mayflower-1965", f"{HAND_OFFS}Graf Orlow,Lapin,,words,tel3391\n{row.format('Kohler', 'Firyubin')}")
    assert bare.total == 12


def test_who_reads_too_much_out_of_genuine_words_pays_less_than_who_invents() -> None:
    """As if every hand-off of the record were asked for; what was only ordered is no event, whatever is quoted."""
    row = "Georgi Bolshakov,Salinger,30 September 1961,this letter was handed to him by Bolshakov,memoir\n"
    asked, texts = key(examined("pen-pal-1961")), Texts(
        ["I have brought your letter here with me to Cape Cod. Then he left."], whole=True)  # fmt: skip
    false = "Salinger,President Kennedy,16 October 1961,{},answer\n"
    found = [score(read("a", [("work.csv", f"{HAND_OFFS}{row}{more}".encode())]), asked, texts).total for more in (
        "", false.format("I have brought your letter here with me"), false.format("he gave it to me"), false.format(""))]  # fmt: skip
    assert found[0] - found[1] == pytest.approx(5.6, abs=0.1)
    assert found[0] - found[2] == found[0] - found[3] == pytest.approx(16.7, abs=0.1)
    ordered = "Kohler,DRV Ambassador,12 May 1965,Message you should deliver should be oral,tel3103\n"
    shown = "Kohler,Firyubin,12 May 1965,the text of the oral communication which I had handed him,tel3391\n"
    both = [_on("mayflower-1965", f"{HAND_OFFS}{shown}{more}").total for more in ("", ordered)]
    assert both[0] - both[1] == 6


def test_a_row_that_is_right_for_another_document_is_half_of_nothing() -> None:
    """A report to the Department that nobody is asked for is not the telegram of somebody else to it."""
    row = "George Allen,[Department of State],1 October 1955,He asked for repetition,tel632\n"
    assert "dulte4" in _on("nasser-1955", HAND_OFFS + row).missed


def test_a_name_that_is_not_understood_in_a_finding_costs_once() -> None:
    """It is told, and the finding is no false one besides; somebody else of the case is."""
    right = "who got it,employee of DRV Embassy,delivering a copy of oral communication,tel3391\n"
    found = [_on("mayflower-1965", f"{FINDINGS}{right}{more}") for more in (
        "", "seal,Graf Orlow,x,tel3391\n", "seal,Bundy,x,tel3391\n")]  # fmt: skip
    assert found[0].total == found[1].total > found[2].total
    assert [(one.reason, one.word) for one in found[1].losses if one.row == 2] == [("name", "Graf Orlow")]
