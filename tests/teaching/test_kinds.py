"""What students call a finding, and which checks that can mean."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files

import pytest

from tests.examined import examined
from tracer.checks.registry import all_checks
from tracer.teaching.format import form_of
from tracer.teaching.marking import Texts, key, read, score, summary
from tracer.teaching.marking.kinds import EXAMPLES, kinds, meant
from tracer.teaching.packet import findings
from tracer.teaching.packet.blocks import Facts
from tracer.teaching.submission import ASKED

CODES = {check.code: check.name for check in all_checks()}
NATURAL = {
    "custody-gap": ("a gap", "missing holder", "who held it in between?", "chain of custody broken"),
    "concurrent-custody": ("two holders", "both had it", "in two hands at once"),
    "impossible-time": ("impossible", "told before it was sent", "the times cannot fit"),
    "conflict": ("contradiction", "two accounts", "the versions differ"),
    "order-not-seen": ("missing order", "instructions are incomplete", "order only in part"),
    "quotation": ("no evidence", "unsupported"),
    "bearer": ("who brought it", "wrong messenger", "delivered by someone else", "another official"),
    "recipient": ("who got it", "to whom?", "wrong person", "not the addressee", "not in person", "handed to another"),
    "stage-not-done": ("not done", "step skipped", "left out", "not carried out"),
    "channel": ("wrong way", "by which way", "another route", "wrong channel"),
    "excluded-party": ("excluded ministry", "by which way", "it went through the ministry", "was it allowed?"),
    "sequence": ("wrong order", "out of sequence", "order of events"),
    "form": ("wording", "read aloud", "orally", "in writing", "text changed"),
    "refused-or-returned": ("refused", "given back", "returned to sender"),
    "delivery": ("did it arrive?", "whether received", "did he get it", "receipt", "reached him?"),
    "consultation": ("without asking", "on his own initiative", "approval", "did not consult"),
    "discretion": ("leave", "permission", "was it allowed?", "condition"),
    "circle": ("who knew", "secrecy", "a leak", "told others"),
    "seal": ("unsealed", "opened", "broken seal"),
    "copy": ("copied", "duplicate"),
    "time": ("when", "too early", "embargo", "was it allowed?", "authorisation missing", "condition", "not yet released"),
}


ABROAD = {
    "custody-gap": ("eine Lücke", "une lacune"), "concurrent-custody": ("gleichzeitig", "deux détenteurs"),
    "impossible-time": ("Empfang vor Absendung", "reçu avant l’envoi"), "conflict": ("Widerspruch", "divergence"),
    "order-not-seen": ("Weisung fehlt", "instructions manquantes"), "quotation": ("ohne Beleg", "sans preuve"),
    "bearer": ("Überbringer", "Wer hat es überbracht?", "qui l’a remis", "porteur"),
    "recipient": ("wer es bekam", "Empfänger", "qui l'a reçu ?", "destinataire", "à qui"),
    "stage-not-done": ("nicht ausgeführt", "non exécuté", "pas fait"), "channel": ("auf welchem Weg", "par quelle voie"),
    "excluded-party": ("war es erlaubt", "interdit"), "sequence": ("Reihenfolge", "ordre des faits"),
    "form": ("mündlich", "de vive voix"), "refused-or-returned": ("zurückgegeben", "refusé"),
    "delivery": ("Zustellung", "ob er es bekam", "livraison", "réception"), "consultation": ("Rücksprache", "sans accord"),
    "discretion": ("Ermessen", "latitude"), "circle": ("wer es wusste", "qui savait"), "seal": ("versiegelt", "décacheté, scellé"),
    "copy": ("Abschrift", "une copie"), "time": ("wann", "zu spät", "quand", "trop tard"),
}  # fmt: skip


@pytest.mark.parametrize(("name", "word"), [(name, word) for name, words in ABROAD.items() for word in words])
def test_words_of_other_languages_are_understood(name: str, word: str) -> None:
    """As far as they stand in the table: German and French."""
    assert name in {CODES[code] for code in kinds(word)}
    assert len(kinds(word)) <= 2 or word == "war es erlaubt"


def test_the_table_of_words_has_every_kind_in_every_language() -> None:
    """And no other, so that none is forgotten when a check is added."""
    table = tomllib.loads((files("tracer.teaching.marking") / "kinds.toml").read_text(encoding="utf-8"))
    assert {*table} == {*CODES.values()} == {*ABROAD}
    assert {tuple(languages) for languages in table.values()} == {("en", "de", "fr")}


def test_every_kind_has_natural_words() -> None:
    """So that no check is left without any."""
    assert {*NATURAL} == {*CODES.values()}


@pytest.mark.parametrize(("name", "word"), [(name, word) for name, words in NATURAL.items() for word in (name, *words)])
def test_natural_words_are_understood(name: str, word: str) -> None:
    assert name in {CODES[code] for code in kinds(word)}


@pytest.mark.parametrize("word", ["it went wrong", "deviation", "who", "something", "order", "?", ""])
def test_words_that_say_no_kind_are_none(word: str) -> None:
    assert kinds(word) == frozenset()


@pytest.mark.parametrize("word", ["was it allowed?", "authorisation missing", "condition", "embargo", "when"])
def test_leave_that_was_never_seen_may_be_called_as_one_speaks(word: str) -> None:
    """In the case of a release that is not printed every word for it has the finding."""
    asked = key(examined("machel-1975"))
    work = f"kind,actor,quotation,document\n{word},Walker,Do not repeat not use until authorized,tel140867\n"
    found = score(read("a student", [("work.csv", work.encode())]), asked, Texts([], whole=False))
    assert [loss for loss in found.losses if loss.part == "findings"] == []
    assert "kind" not in dict(found.flags)


def test_what_is_not_understood_is_told_with_words_that_are() -> None:
    """Each of them is, and nothing is said of what is."""
    work = "kind,actor,what differs,quotation,document\n{},Walker,x,y,z\n"
    (remark,) = form_of([("work.csv", work.format("it went wrong").encode())]).remarks
    assert remark.startswith("findings, row 1: 'it went wrong' is not understood as a kind of finding; words that are: ")
    for word in EXAMPLES:
        assert f"'{word}'" in remark
        assert kinds(word)
        assert form_of([("work.csv", work.format(word).encode())]).remarks == ()
    assert frozenset[str]().union(*map(kinds, EXAMPLES)) >= {code for code, name in CODES.items() if name not in
                                                             ("impossible-time", "conflict", "quotation", "order-not-seen")}  # fmt: skip


def test_the_sheet_offers_words_that_are_understood() -> None:
    """Among them that an ordered step was not done."""
    offered = re.sub(r"\(.*?\)", "", ASKED["kind"].partition(":")[2]).strip(" …").split(",")
    assert "not done" in [word.strip() for word in offered]
    assert all(kinds(word) for word in offered)


def test_delivery_in_person_is_one_finding_with_the_recipient() -> None:
    """In the key, in the summary of the class and in the marks alike."""
    report = examined("bush-gorbachev-1990")
    asked, looked = key(report), Texts([], whole=False)
    work = "kind,actor\n{},Joyce\n"
    found = [score(read("a student", [("work.csv", work.format(word).encode())]), asked, looked)
             for word in ("recipient", "delivery in person", "not delivered in person", "not personally")]  # fmt: skip
    assert {one.missed for one in found} == {found[0].missed}
    assert "TR202/handover" not in found[0].missed
    assert "recipient or delivery in person (deviation): " in summary(found, asked, looked)
    facts = [fact for page in findings.answers(report) for block in page.blocks if isinstance(block, Facts) for fact in block.rows]
    assert [value for label, value in facts if label == "asked"] == ["as one finding with recipient; either word is right"]
    assert meant("delivered in person", {"TR209"}) == {"TR209"}
