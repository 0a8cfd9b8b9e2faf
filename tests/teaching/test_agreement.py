"""The marks of the made submissions lie where a fair marker put them before anything was marked."""

from __future__ import annotations

import csv
import re
from dataclasses import replace
from pathlib import Path

import pytest

import tracer
from tests.examined import examined
from tracer.case.teaching import Alternative, Leave
from tracer.report import Report, examine
from tracer.teaching.marking import Marked, Texts, alike, class_key, key, read, score
from tracer.teaching.marking.hand_offs import HAND_OFF
from tracer.teaching.marking.scoring import FINDING, PARTS
from tracer.variants import Basis, basis

HERE = Path(__file__).parent / "submissions"
ROOT = Path(__file__).parents[2]
CASES = ("bush-gorbachev-1990", "mayflower-1965", "dobrynin-1963")
EXPECTED = list(csv.DictReader((HERE / "expected.csv").open(encoding="utf-8", newline="")))
#: Where the marks and the fair marker differ, and why that is left so.
MISSES = {
    ("bush-gorbachev-1990", "not-accepted.csv"):
        "The marker took Matlock alone for the recipient, and an officer for a stranger. The telegram is shown to have "
        "reached his embassy and no hand in it, so an officer there is half of what is shown, as any member would be.",
    ("bush-gorbachev-1990", "half-findings.csv"):
        "Two of five findings were 82 points when the range was written. The key has since made the gap in custody "
        "optional: they are two of four, and 85.",
}  # fmt: skip


@pytest.fixture(scope="module", params=CASES)
def marked(request: pytest.FixtureRequest, shared: Path) -> dict[str, Marked]:
    """Every submission on one case, marked as one class."""
    given = basis(tracer.example(request.param).read_text(encoding="utf-8"), f"{request.param}.yaml")
    case = given.report.case
    texts = [(shared / "documents" / one.text).read_text(encoding="utf-8") for one in case.sources if one.text]
    asked, looked = class_key(given), Texts(texts, whole=len(texts) == len(case.sources))
    rows = [row for row in EXPECTED if row["key"] == request.param]
    found = []
    for row in rows:
        path = HERE / row["key"] / row["submission"]
        path = path if path.exists() else tracer.example(row["key"])
        asks = asked
        if row["submission"] in ("alternative.csv", "not-accepted.csv"):
            (other,) = (one["accepts"] for one in rows if one["accepts"])
            asks = class_key(accepting(given, other, accept=bool(row["accepts"])))
        found.append(score(read(row["submission"], [(path.name, path.read_bytes())]), asks, looked))
    return {f"{request.param}/{one.name}": one for one in alike(found)}


def accepting(given: Basis, text: str, *, accept: bool) -> Basis:
    """The case with one more answer that is right, as `handing from: Kohler`, or without it."""
    of, column, value = re.fullmatch(r"(\S+) (\w+): (.+)", text).groups()  # type: ignore[union-attr]
    teaching = given.report.case.teaching
    others = tuple(one for one in teaching.accept if (one.of, one.column, one.value) != (of, column, value))
    others += (Alternative(of, column, value, "for the test"),) * accept
    return Basis(given.tree, examine(replace(given.report.case, teaching=replace(teaching, accept=others))))


def test_marks_agree_with_the_fair_marker(marked: dict[str, Marked]) -> None:
    """Each lies in its range, but for the misses that are explained; and those are misses."""
    outside = {}
    for row in EXPECTED:
        one = marked.get(f"{row['key']}/{row['submission']}")
        if one is not None and not int(row["least"]) <= one.total <= int(row["most"]):
            outside[row["key"], row["submission"]] = one.total
    (name,) = {id.partition("/")[0] for id in marked}
    assert set(outside) == {miss for miss in MISSES if miss[0] == name}, outside


def test_flags_stand_where_they_should(marked: dict[str, Marked]) -> None:
    """An invented quotation, a copied and an unreadable submission are told; nobody else is accused."""
    for row in EXPECTED:
        one = marked.get(f"{row['key']}/{row['submission']}")
        if one is not None and row["submission"] not in ("alternative.csv", "not-accepted.csv"):
            assert {kind for kind, _ in one.flags} == {*filter(None, [row["flags"]])}, row


def test_what_is_right_is_not_taken_for_something_else(marked: dict[str, Marked]) -> None:
    """Where a false row shares a hand with a right one, the right one is signed and the false one is told."""
    name = next(iter(marked)).partition("/")[0]
    one = marked[f"{name}/promise.csv"]
    false = one.hand_offs[-1].number
    assert {row for table, row, _, _ in one.cells if table == "hand-offs"} == set(range(1, false))
    assert [(loss.reason, loss.row) for loss in one.losses if loss.part == "hand-offs"] == [("not shown", false)]
    assumed = marked[f"{name}/assumed.csv"]
    assert {worth for table, row, _, worth in assumed.cells if (table, row) == ("hand-offs", 1)} == {1.0}


def test_another_reading_counts_once_the_key_accepts_it(marked: dict[str, Marked]) -> None:
    """Where the key knew nothing of it, it costs."""
    name = next(iter(marked)).partition("/")[0]
    found = [marked[f"{name}/{which}.csv"].total for which in ("alternative", "not-accepted", "perfect")]
    assert found[0] == found[2]
    if name == "dobrynin-1963":
        assert found[1] < found[0]


def test_every_point_is_accounted_for(marked: dict[str, Marked]) -> None:
    """What is got and what is lost make the whole."""
    for one in marked.values():
        assert sum(loss.points for loss in one.losses) == pytest.approx(100 - one.total, abs=0.06), one.name



def test_somebody_of_a_body_whom_no_document_speaks_of_is_half_of_it() -> None:
    """The message is shown to have reached the embassy; neither an officer there nor another member has been seen with it."""
    asked = key(examined("bush-gorbachev-1990"))
    [step] = [one for one in asked.steps if one.id == "m1"]
    worth = {cell: asked.cast.worth(cell, step.recipients) for cell in (
        "US Embassy", "the embassy", "someone at the embassy", "an officer of the US Embassy", "Matlock", "Joyce",
        "duty officer of the embassy", "the communications clerk at the US Embassy", "Baker", "a clerk of the foreign ministry",
    )}  # fmt: skip
    assert [*worth.values()] == [1, 1, 1, 1, 1, 0.5, 0.5, 0.5, 0, 0], worth
    assert asked.cast.worth("Department of State", [("state",)]) == 1


def test_an_initial_stands_for_a_name_beside_its_surname_only() -> None:
    """A letter alone, or beside another's name, is nobody's."""
    asked = key(examined("bush-gorbachev-1990"))
    meant = {cell: asked.cast.meant(cell) for cell in ("B. Scowcroft", "b Kornienko", "B.", "J. Baker", "G. Kornienko")}
    assert meant == {"B. Scowcroft": (("scowcroft",),), "b Kornienko": ((),), "B.": ((),), "J. Baker": (("baker",),),
                     "G. Kornienko": ((),)}  # fmt: skip
    nasser = key(examined("nasser-1955"))
    assert nasser.cast.meant("J. F. Dulles") == (("dulles",),)


@pytest.mark.parametrize(("cell", "meant"), [
    ("US-Botschaft Moskau", "us-embassy"), ("DRV-Botschafter", "drv-ambassador"), ("Außenminister Rusk", "rusk"),
    ("Präsident Johnson", "johnson"), ("Angestellter der DRV-Botschaft", "employee"), ("Ambassadeur Kohler", "kohler"),
    ("l'employé de l'ambassade DRV", "employee"), ("der Bundeskanzler", ""), ("le secrétaire d’État", "rusk"), ("Graf Orlow", ""),
])  # fmt: skip
def test_offices_may_be_named_in_german_and_french(cell: str, meant: str) -> None:
    """By a table of words; a name that the case does not have is not made up of them."""
    cast = key(examined("mayflower-1965")).cast
    assert cast.meant(cell) == ((meant,),) if meant else cast.meant(cell) == ((),)


def test_findings_may_be_called_by_everyday_words() -> None:
    """By those that students are given as examples, the marks are the same."""
    text = (HERE / "bush-gorbachev-1990" / "perfect.csv").read_text(encoding="utf-8")
    plain = text
    for name, word in (("recipient", "who got it"), ("bearer", "who brought it"), ("excluded-party", "by which way"),
                       ("custody-gap", "a gap")):  # fmt: skip
        plain = plain.replace(f"\n{name},", f"\n{word},")
    assert plain.count("who ") == 2
    asked = key(examined("bush-gorbachev-1990"))
    found = [score(read("a student", [("work.csv", one.encode())]), asked, Texts([], whole=False)) for one in (text, plain)]
    assert found[0].total == found[1].total == 100


def test_what_a_finding_is_called_may_not_be_understood() -> None:
    """Then it is told, and the word neither costs nor brings anything."""
    path = HERE / "bush-gorbachev-1990" / "hand-offs-only.csv"
    text = path.read_text(encoding="utf-8")
    asked = key(examined("bush-gorbachev-1990"))
    found = score(read("a student", [("work.csv", f"{text}something went wrong,Joyce,,,\n".encode())]), asked,
                  Texts([], whole=False))  # fmt: skip
    assert (found.total, found.flags) == (70, (("kind", "finding 1"),))
    right = next(line for line in (HERE / "bush-gorbachev-1990" / "perfect.csv").read_text(encoding="utf-8").splitlines()
                 if line.startswith("recipient,"))  # fmt: skip
    whole, half = (
        score(read("a student", [("work.csv", f"{text}{row}\n".encode())]), asked, Texts([], whole=False)).total - 70
        for row in (right, right.replace("recipient", "etwas anderes", 1))
    )  # fmt: skip
    # The rest of the row counts, where its words and its actor are those of the finding.
    assert half == pytest.approx(whole / 2, abs=0.06)


@pytest.mark.parametrize(("of", "part"), [("handing", "hand-offs"), ("TR203/order-confirm", "findings")])
def test_what_is_optional_costs_nobody_anything(of: str, part: str) -> None:
    """Left out it takes nothing off, and put in it brings nothing."""
    case = tracer.load(tracer.example("dobrynin-1963"))
    case = replace(case, teaching=replace(case.teaching, optional=(Leave(of, "for the test"),)))
    asked, looked = key(examine(case)), Texts([], whole=False)
    text = (HERE / "dobrynin-1963" / "perfect.csv").read_text(encoding="utf-8")
    quote = "he handed me a so-called" if part == "hand-offs" else "Whether he confirmed"
    less = "\n".join(line for line in text.split("\n") if quote not in line)
    assert less != text
    whole, left = (score(read("a student", [("work.csv", one.encode())]), asked, looked) for one in (text, less))
    got = [{name: points for name, points, _ in one.parts}[part] for one in (whole, left)]
    assert (got[0], left.total) == (got[1], 100)
    assert whole.total == 100


def test_every_case_is_right_by_itself(report: Report) -> None:
    """The instructor's own file, handed in, has every point."""
    path = tracer.example(report.case.name)
    whole = score(read("a student", [(path.name, path.read_bytes())]), key(report), Texts([], whole=False))
    assert (whole.total, whole.losses) == (100, ())


def test_to_find_something_where_there_is_nothing_costs() -> None:
    """And to hand in nothing does not count for having found nothing."""
    path = tracer.example("vorontsov-1970")
    asked, looked = key(examine(tracer.load(path))), Texts([], whole=False)
    right = read("a student", [(path.name, path.read_bytes())])
    claim = read("a student", [("work.csv", b"kind,actor\nrecipient,Kissinger\nseal,Vorontsov\n")]).findings
    assert score(right, asked, looked).total == 100
    assert score(replace(right, findings=claim), asked, looked).total == 90
    assert score(replace(right, hand_offs=()), asked, looked).total == 0


def test_the_page_tells_what_is_marked() -> None:
    """The weights of the documentation are those that are used."""
    page = (ROOT / "docs" / "teaching.md").read_text(encoding="utf-8")
    for part, cells in (("hand-offs", HAND_OFF), ("findings", FINDING)):
        told = ", ".join(f"{name} {share:.0%}".replace("%", " %") for name, share in cells.items())
        assert f"| {part.capitalize()} | {PARTS[part]:g} | each alike: {told} |" in page
    assert f"| Order | {PARTS['order']:g} |" in page
    assert f"{len(EXPECTED)} made submissions" in page
    assert f"{len(EXPECTED) - len(MISSES)} marks" in page.replace("\n", " ")
