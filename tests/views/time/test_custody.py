"""The custody diagram: who held each thing, as custody itself says, and nothing unreadable."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

import tracer
from tests.analysis.small import ORDER, told
from tests.analysis.small import report as small
from tests.examined import examined
from tests.views import drawn, hostile
from tests.views.time.test_timeline import ORDERED
from tracer import wording
from tracer.report import Report
from tracer.views.drawing import draw
from tracer.views.sketch.look import Look

GOLDEN = Path(__file__).parents[1] / "golden" / "custody-first.svg"


def svg(report: Report, look: Look) -> str:
    return draw(report, "custody", "svg", look).data.decode()


def names(svg: str, kind: str) -> list[str]:
    """What the groups of one class are called, in their order."""
    groups = drawn.tree(svg).iter(f"{drawn.SVG}g")
    return [str(group.get("aria-label")) for group in groups if kind in str(group.get("class")).split()]


def begins(svg: str, told: str) -> list[float]:
    """Where the hatched bars begin of whose names this is told."""
    groups = [group for group in drawn.tree(svg).iter(f"{drawn.SVG}g") if told in str(group.get("aria-label"))]
    return [box.left for group in groups for box in drawn.boxes(ET.tostring(group, "unicode"), "hatched")]


def test_the_first_case_is_drawn_as_it_was_looked_at(first_report: Report):
    assert svg(first_report, Look()) == GOLDEN.read_text(encoding="utf-8")


def test_every_bar_of_the_first_case_has_its_name(first_report: Report):
    """The exact words a screen reader says."""
    assert names(svg(first_report, Look()), "bar") == [
        "somebody not named possibly held [envelope]",
        "Joyce possibly held [envelope] from a time before 21 Mar 1990, 0730Z, until 21 Mar 1990, 0730Z (10:30 Moscow)",
        "Bessmertnykh possibly held [envelope] from 21 Mar 1990, 0730Z (10:30 Moscow)",
        "A, ordered; not shown as done: Scowcroft to Jack Matlock: ordered. Source: m1.",
        "B, ordered; not shown as done: Jack Matlock to President Gorbachev: ordered; in person, said later [m3]. Source: m1.",
    ]


@pytest.mark.parametrize("look", [Look(), Look(theme="dark", legend=False, width="A4")])
def test_every_text_can_be_read(report: Report, look: Look):
    assert drawn.faults(svg(report, look)) == []


def test_every_holder_that_custody_knows_has_a_bar(report: Report):
    """Whoever possibly held a thing at any time that a moment can ask for, having given or received it."""
    said = " ".join(names(svg(report, Look()), "bar"))
    for holding in tracer.at(report.case, "1800/2000").holdings:
        passed = report.reading.custody.chain(holding.item)
        for agent in set(holding.possible) & {hand for one in passed for hand in (*one.giver, *one.recipient)}:
            assert report.case.agent(agent).name in said


def test_what_nothing_dates_is_hatched_though_it_is_certain():
    """Between two acts in a known order the second hand held it: said in words, never drawn solid."""
    text = svg(tracer.examine(tracer.loads(ORDERED)), Look(legend=False))
    assert "B certainly held paper from a time not recorded, until a time not recorded" in names(text, "certain")
    assert 'class="solid"' not in text


def test_what_is_dated_at_both_ends_is_solid():
    case = ORDERED.replace("to: b}", "to: b, when: 1950-01-01T08:00Z}").replace("after one", "1950-01-01T10:00Z")
    text = svg(tracer.examine(tracer.loads(case)), Look(legend=False))
    assert text.count('class="solid"') >= 1
    assert "B certainly held paper from 1 Jan 1950, 0800Z, until 1 Jan 1950, 1000Z" in names(text, "certain")


def test_an_order_of_a_copy_is_no_order_of_the_original():
    """The French Ambassador was to have a copy; the row of the one who held that post says so."""
    text = svg(examined("kosygin-1970"), Look())
    assert len([name for name in names(text, "ordered") if "Rogers to French Ambassador" in name]) == 1
    assert ">French Ambassador<" not in text


def test_what_was_ordered_of_a_hand_ends_when_he_gave_it_on():
    gave = told("did: {give: paper, from: envoy, to: king, when: 1950-01-02T08:00Z}")
    text = svg(small(ORDER, gave), Look(legend=False))
    ordered = [one for one in drawn.boxes(text, "ordered") if one.what == "ordered"]
    _, given, *_ = drawn.boxes(text, "hatched")  # the first is whoever is not named
    assert [round(one.right) for one in ordered] == [round(given.right)]


def test_who_is_only_said_to_have_held_it_is_drawn():
    """Nothing tells of a hand-over of the message to Hussein, but of one who had it."""
    text = svg(examined("hussein-1960"), Look())
    assert any(name.startswith("Kocher possibly held personal message") for name in names(text, "bar"))
    assert ">[tel367]<" in text
    assert "torn" in text


def test_no_bar_is_explained_where_none_is_drawn():
    """In this case only telegrams were sent and a letter read aloud: no thing is told to have been held."""
    text = svg(examined("nasser-1955"), Look())
    assert names(text, "bar") == []
    assert "No thing is recorded to have changed hands or to have been held." in text
    assert "bars" not in text


def test_hostile_text_only_appears():
    text = svg(hostile.report(), Look())
    assert drawn.faults(text) == []
    assert "<script" not in text


def test_a_long_time_goes_on_in_another_panel():
    """As wide as the medium however many stops there are, and every hand-over in it once."""
    hands = [f"h{n}" for n in range(20)]
    acts = "".join(
        f"      - did: {{give: paper, from: h{n}, to: h{n + 1}, when: 1950-01-{n + 1:02}T08:00Z}}\n" for n in range(19)
    )
    case = ORDERED.partition("who:")[0] + "who: {" + ", ".join(f"{hand}: {hand.upper()}" for hand in hands) + "}\n"
    case += "what: {paper: {name: paper}}\ndocuments:\n  m:\n    from: h1\n    seen: whole\n    says:\n" + acts
    text = svg(tracer.examine(tracer.loads(case)), Look(width="A4"))
    assert drawn.faults(text) == []
    assert float(str(drawn.tree(text).get("viewBox")).split()[2]) <= 785 / 0.9 + 1
    assert len(names(text, "edge")) == 19
    groups = [g for g in drawn.tree(text).iter(f"{drawn.SVG}g") if g.get("class") == "bar possible"]
    cut = [str(g.get("aria-label")) for g in groups if drawn.boxes(ET.tostring(g, "unicode"), "onward")]
    assert cut
    assert all(cut.count(name) > 1 for name in cut)  # what goes on in another panel does so from this one


def test_a_bar_begins_where_its_arrow_ends():
    """Who has it in a way that nothing times is not drawn with it before; where it stands a clock would be missed."""
    for name, hand, number in (("pen-pal-1961", "Salinger", "2"), ("bush-gorbachev-1990", "Joyce", "3")):
        root = drawn.tree(svg(examined(name), Look(legend=False)))
        groups = {str(group.get("aria-label")): group for group in root.iter(f"{drawn.SVG}g")}
        arrow = next(g for label, g in groups.items() if label.startswith(f"{number}, "))
        end = float(next(arrow.iter(f"{drawn.SVG}path")).get("d", "").partition("M")[2].split(",")[0])
        bars = [box for label, g in groups.items() if label.startswith(f"{hand} possibly held")
                for box in drawn.boxes(ET.tostring(g, "unicode"), "hatched")]  # fmt: skip
        assert any(abs(box.left - end) < 0.2 for box in bars), name


def test_a_bar_that_may_have_begun_before_its_arrow_begins_torn(first_report: Report):
    """`tracer at` has Joyce as a possible holder before the time at which line 3 is drawn; Bessmertnykh it has not."""
    assert "joyce" in tracer.at(first_report.case, "1990-03-20").holdings[0].possible
    groups = {str(g.get("aria-label")): ET.tostring(g, "unicode") for g in
              drawn.tree(svg(first_report, Look(legend=False))).iter(f"{drawn.SVG}g")}  # fmt: skip
    torn = {label.partition(" possibly")[0]: drawn.boxes(group, "torn") != [] for label, group in groups.items()
            if " possibly held" in label}  # fmt: skip
    assert torn["Joyce"]


def test_nobody_is_left_out_where_the_order_is_open():
    """Of two hand-overs in no known order each of the three may have had it at any time."""
    report = tracer.examine(tracer.load(Path(__file__).parents[3] / "docs" / "examples" / "undated.yaml"))
    said = names(svg(report, Look(legend=False)), "bar")
    assert {"the Scribe", "the Keeper", "the Abbot"} <= {name.partition(" possibly held charter")[0] for name in said}
    assert not any(" from " in name or " until " in name for name in said)


def test_what_nothing_times_stands_where_the_sequence_has_it(first_report: Report):
    """The way to the bearer: after the order, which the same message brought, and before he gave it on."""
    groups = drawn.tree(svg(first_report, Look())).iter(f"{drawn.SVG}g")
    left = {str(g.get("aria-label")).split(",")[0]: drawn.boxes(ET.tostring(g, "unicode"), "ordered", "badge")[0].left
            for g in groups if g.get("role") == "button" or g.get("class") == "bar ordered"}  # fmt: skip
    assert left["A"] < left["3"] < left["4"]


@pytest.mark.parametrize(("who", "solid"), [("b", 2), ("c", 0)])
def test_what_only_hearsay_dates_is_drawn_as_undated(who: str, solid: int):
    """B had it and says no day; what one says who was not there dates nothing that B vouches for."""
    case = (
        "tracer: 1\ntitle: Dated\nwho: {a: A, b: B, c: C}\nwhat: {paper: {carries: words}, words: {from: a}}\ndocuments:\n"
        "  own: {by: b, date: 1950-01-05, seen: whole, says: [{did: {give: paper, from: a, to: b}, id: act, quote: x}]}\n"
        f"  other: {{by: {who}, date: 1950-01-06, seen: whole, says: [\n"
        "    {did: {same: act, when: 1950-01-02}, quote: x}]}\n"
    )
    assert svg(tracer.examine(tracer.loads(case)), Look()).count('class="solid"') == solid


def test_a_bar_that_begins_some_time_after_a_hand_over_is_torn():
    text = svg(tracer.examine(hostile.differing()), Look())
    bar = next(
        group for group in drawn.tree(text).iter(f"{drawn.SVG}g")
        if str(group.get("aria-label")).startswith("DRV Embassy possibly held note from some time after")
    )  # fmt: skip
    assert [part for part in bar.iter() if part.get("class") == "hatched torn"]


def test_hands_stand_in_the_order_in_which_a_thing_came_to_them():
    report = tracer.examine(tracer.load(Path("docs/examples/undated.yaml")))
    said = names(svg(report, Look()), "bar")
    assert [name.partition(" possibly")[0] for name in said] == [
        "somebody not named", "the Scribe", "the Keeper", "the Abbot",
    ]  # fmt: skip


def test_no_number_covers_the_arrow_to_the_next_row():
    """The messages to the Dalai Lama, 29: of its arrow only the tip was to be seen."""
    text = svg(examined("dalai-lama-1951"), Look())
    groups = drawn.tree(text).iter(f"{drawn.SVG}g")
    edge = next(group for group in groups if str(group.get("aria-label")).startswith("29,"))
    line = next(part for part in edge.iter(f"{drawn.SVG}path"))
    badge = next(part for part in edge.iter(f"{drawn.SVG}rect"))
    x = float(str(line.get("d")).removeprefix("M").replace(",", " ").split()[0])
    assert not float(badge.get("x", "0")) < x < float(badge.get("x", "0")) + float(badge.get("width", "0"))


def test_a_bar_begins_with_the_area_before_which_he_cannot_have_had_it():
    """Khrushchev's bar of the letter of 22 October began at the edge; a moment of the 21st denies that he had it."""
    text = svg(examined("october-1962"), Look(legend=False))
    area = min(drawn.boxes(text, "undated"), key=lambda box: (box.top, box.left))
    said = "Chairman Khrushchev possibly held letter of 22 October from a time after 22 Oct 1962, 0400Z"
    assert said in names(text, "possible")
    assert all(area.left - 3 < left < area.right for left in begins(text, said))


def test_a_paper_has_no_bar_before_its_date():
    """The bars of a letter of 26 July began at the edge, as if it had been held for any time before."""
    text = svg(examined("harriman-1963"), Look(legend=False))
    label = next(box for box in drawn.texts(text) if box.what == "date of [reply]")
    area = next(box for box in drawn.boxes(text, "undated") if box.holds(label))
    found = begins(text, "possibly held Khrushchev's letter of 26 July")
    assert len(found) == 3
    assert min(found) > area.left - 3


@pytest.mark.parametrize("view", ["custody", "sequence"])
def test_who_is_drawn_to_have_had_it_from_the_first_on_can_have_had_it_then(report: Report, view: str):
    """A bar without a beginning says so of every time before."""
    reading = report.reading
    told = [*(document.id for document in report.case.documents), *(step.id for step in reading.flows.transfers)]
    first = min((low for id in told if (low := reading.times.of(id)[0]) is not None), default=0) - 1
    can = set[str]()
    for thing in reading.custody.told_of:
        held, called = reading.custody.at(thing, first), wording.item_heading(reading, thing)
        hands = [wording.plain_name(reading, hand) for hand in held.possible]
        can |= {f"{hand} possibly held {called}" for hand in (*hands, *["somebody not named"] * held.unnamed)}
    said = names(draw(report, view, "svg", Look()).data.decode(), "possible")
    drawn_so = {name.partition(" until ")[0].rstrip(",") for name in said if " possibly held " in name}
    assert {name for name in drawn_so if " from " not in name.partition(" possibly held ")[2]} <= can
