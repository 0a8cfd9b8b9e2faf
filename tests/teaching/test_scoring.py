"""What a fair marker takes for right, though the key says it otherwise."""

from __future__ import annotations

import tracer
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


def _marked(work: str) -> Marked:
    asked = key(tracer.examine(tracer.load(tracer.example("bush-gorbachev-1990"))))
    return score(read("a student", [("work.csv", work.encode())]), asked, Texts([TEXT], whole=False))


def _lost(work: str, row: int = 1) -> list[str]:
    return [loss.reason for loss in _marked(work).losses if loss.row == row]


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


def test_one_finding_told_under_two_of_its_aspects_is_not_false() -> None:
    """The same departure, once for who got it and once for not in person: each alone is right."""
    who, personally = "who got it,Bessmertnykh,,m2\n", "delivery in person,Joyce,,m3\n"
    for alone in (who, personally):
        assert {loss.reason for loss in _marked(FINDINGS + alone).losses if loss.row == 1} <= {"quotation"}
    both = _marked(FINDINGS + who + personally)
    assert "not shown" not in {loss.reason for loss in both.losses}
    assert "not shown" in {loss.reason for loss in _marked(f"{FINDINGS}{who}who got it,Colonel Ferreira,,m3\n").losses}
