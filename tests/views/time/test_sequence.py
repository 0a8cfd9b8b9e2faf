"""The sequence: every line in its place, no time that no document gives, nothing unreadable."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from itertools import combinations
from pathlib import Path

import pytest

import tracer
from tests.analysis.small import report as small
from tests.analysis.small import told
from tests.examined import examined
from tests.views import drawn, hostile
from tests.views.time.test_custody import names
from tests.views.time.test_timeline import ORDERED
from tracer.report import Report
from tracer.views.drawing import draw, uncut
from tracer.views.sketch.look import Look
from tracer.views.sketch.picture import picture
from tracer.views.time.bars import Bars
from tracer.views.time.lines import Lines
from tracer.views.time.rows import Rows
from tracer.views.time.timeline import Timeline

GOLDEN = Path(__file__).parents[1] / "golden" / "sequence-first.svg"


def svg(report: Report, look: Look) -> str:
    return draw(report, "sequence", "svg", look).data.decode()


def test_the_first_case_is_drawn_as_it_was_looked_at(first_report: Report):
    assert svg(first_report, Look()) == GOLDEN.read_text(encoding="utf-8")


def test_a_bar_says_what_was_held_where_there_is_one_thing_in_all(first_report: Report):
    """The title names the letter; the bars were of its envelope."""
    assert re.findall(r">(bars?[^<]*)</text>", svg(first_report, Look())) == ["bar: [envelope]"] * 2


@pytest.mark.parametrize("look", [Look(), Look(theme="dark", legend=False, width="A4")])
def test_every_text_can_be_read(report: Report, look: Look):
    """No label meets another, crosses a bar or a badge, stands outside, or is too small; no badge hides another."""
    assert drawn.faults(svg(report, look)) == []


def test_faults_are_found():
    """The measure that the other tests rest on sees what it is for."""
    plain = svg(tracer.examine(tracer.loads(ORDERED)), Look())
    assert drawn.faults(plain.replace("</svg>", '<text x="30" y="30" font-size="12">Here</text></svg>'))
    assert drawn.faults(plain.replace('font-size="10"', 'font-size="8"', 1))


def test_every_line_of_the_channel_is_a_named_button(report: Report):
    """In the order of their numbers, with the same numbers, and each says something."""
    root = drawn.tree(svg(report, Look()))
    buttons = [g for g in root.iter(f"{drawn.SVG}g") if g.get("role") == "button"]
    names = [str(button.get("aria-label")) for button in buttons]
    badges = {edge.badge for edge in picture(report).edges}
    assert {name.split(",")[0] for name in names} == badges
    assert len(names) == len(badges)
    assert all(len(name) > 20 and button.get("tabindex") == "0" for name, button in zip(names, buttons, strict=True))


def test_hostile_text_only_appears():
    text = svg(hostile.report(), Look())
    assert drawn.faults(text) == []
    assert "<script" not in text
    assert "\u202e" not in text


def test_what_nothing_dates_has_no_clock_and_no_solid_bar():
    """Of an order without times: areas marked so, and hatched bars only."""
    text = svg(tracer.examine(tracer.loads(ORDERED)), Look(legend=False))
    assert text.count('class="undated"') == 2
    assert "time not recorded" in text
    assert 'class="solid"' not in text
    assert "UTC" not in text


def test_a_long_quiet_stretch_is_broken_and_says_how_long():
    case = tracer.loads(ORDERED.replace("to: b}", "to: b, when: 1950-01-01T00:00Z}").replace(
        "when: after one}\n", "when: 1950-01-01T02:00Z}\n").replace(
        "        id: two\n", "      - did: {give: paper, from: c, to: a, when: 1950-09-30T02:00Z}\n"))  # fmt: skip
    text = svg(tracer.examine(case), Look(legend=False))
    assert text.count('class="break"') == 1
    assert "272 d later" in text
    assert "2 h later" in text


def test_a_stretch_of_a_year_is_broken_though_there_is_no_other():
    """A year stood between two days in less room than one of them."""
    text = svg(examined("mindszenty-1956"), Look(legend=False))
    assert text.count('class="break"') == 1
    assert ">364 to 368 days later<" in text


def test_a_length_of_some_hours_is_told_in_hours():
    """It was "up to a day" where the finding beside it says 7 h to 19 h."""
    text = svg(examined("nasser-1955"), Look())
    assert ">7 h to 19 h later<" in text
    assert ">up to 1 day later<" not in text


def test_what_one_promises_in_his_own_letter_is_promised_when_he_writes():
    """A promise that a letter tells of came before it; one that it gives stands beside it, in the same row of time."""
    own = told("will: {send: paper, from: envoy, to: chief, when: after told}", header="")
    other = told("will: {pass: paper, from: king, to: minister}\n  id: his", header="")
    for said, before in ((own, 0), (other, 1)):
        assert svg(small(said), Look()).count("before 3 Jan 1950") == before


@pytest.mark.parametrize("view", ["sequence", "custody"])
def test_what_is_not_shown_to_have_arrived_has_a_hollow_tip(report: Report, view: str):
    """As in the channel; and the key says what that means, where there is one."""
    text = draw(report, view, "svg").data.decode()
    edges, met = {edge.badge: edge for edge in picture(report).edges}, False
    for g in drawn.tree(text).iter(f"{drawn.SVG}g"):
        edge = edges.get(str(g.get("aria-label")).split(",")[0]) if g.get("role") == "button" else None
        tips = [path for path in g.iter(f"{drawn.SVG}path") if str(path.get("d")).endswith("Z") and not path.get("class")]
        if edge is not None and edge.kind in ("actual", "deviation"):
            assert ({tip.get("fill") for tip in tips} == {"#FFFFFF"}) is edge.sent
        met |= edge is not None and edge.sent
    assert ("Hollow tip" in text) is met


def test_what_a_document_tells_as_done_is_not_said_to_be_perhaps_after_it():
    """Which of two acts that it tells came first is open, and is said to be."""
    act = "did: {give: paper, from: %s, to: %s}"
    one, two = act % ("chief", "envoy"), act % ("envoy", "king")
    text = svg(small(told(f"{one}\n{two}", author="envoy", date="1950-01-03")), Look())
    assert text.count("before or after ") == 2
    assert "before or after 3" not in text


def test_a_row_without_a_clock_names_the_clocks_that_it_may_come_after():
    """A day stands above the clocks of that day: that it came first is not recorded."""
    report = examined("khrushchev-1962-10-28")
    rows = Rows(report, picture(report), None)
    stops = {rows.edges[stop.events[0]].badge: number for number, stop in enumerate(rows.line.stops)}
    assert rows.line.stops[stops["4"]].instant is not None
    assert any("3 to 5" in words for words in rows.undated(stops["2"]))


def test_what_is_broader_than_a_sheet_is_parted_by_its_rows():
    """Every line once, in the order of its rows; in each part only the hands of its rows; each as broad as the sheet."""
    report = examined("mayflower-1965")
    whole, parted = (drawn.tree(svg(report, Look(width=width))) for width in (None, "A4"))
    heads = [text.text for text in parted.iter(f"{drawn.SVG}text")].count("What the documents say")
    lines, again = (
        [str(g.get("id")) for g in tree.iter(f"{drawn.SVG}g") if g.get("role") == "button"] for tree in (whole, parted)
    )
    assert 1 < heads < 6
    assert sorted(again) == sorted(lines)
    assert str(parted.get("width")) == "785pt"
    ids = [str(element.get("id")) for element in parted.iter() if element.get("id")]
    assert len(ids) == len(set(ids))


def test_a_bar_reaches_from_one_hand_over_of_its_thing_to_another():
    """Not to lines that say nothing of the thing, though these can have been at any time."""
    report = examined("dobrynin-1963")
    root = drawn.tree(svg(report, Look()))
    rows = {str(g.get("aria-label")).split(",")[0]: next(g.iter(f"{drawn.SVG}path")) for g in root.iter(f"{drawn.SVG}g")
            if g.get("role") == "button"}  # fmt: skip
    height = {number: float(str(path.get("d")).split("L")[0].split(",")[1]) for number, path in rows.items()}
    held = [rect for g in root.iter(f"{drawn.SVG}g") if str(g.get("aria-label")).startswith("Robert Kennedy certainly held")
            for rect in g.iter(f"{drawn.SVG}rect") if rect.get("class") == "hatched"]  # fmt: skip
    (top, high) = (float(str(held[0].get(name))) for name in ("y", "height"))
    assert len(held) == 1
    assert (top, top + high) == pytest.approx((height["2"], height["3"]), abs=0.2)


def test_a_line_meets_the_bar_that_stands_there():
    """Not where another thing's bar would stand, as of the letter that Harriman had later on."""
    report = examined("harriman-1963")
    root = drawn.tree(svg(report, Look()))
    button = next(g for g in root.iter(f"{drawn.SVG}g") if str(g.get("aria-label")).startswith("4, "))
    start = float(next(button.iter(f"{drawn.SVG}path")).get("d", "").partition("M")[2].split(",")[0])
    bars = [box.right for g in root.iter(f"{drawn.SVG}g") for box in drawn.boxes(ET.tostring(g, "unicode"), "hatched")
            if str(g.get("aria-label")).startswith("Averell Harriman")
            and "Presidential" in str(g.get("aria-label"))]  # fmt: skip
    assert [round(start - bar) for bar in bars] == [2]


def test_what_somebody_is_said_to_have_held_has_a_row_and_a_bar():
    """Kennedy has the letter with him as he answers it; no document tells of a hand-over to him."""
    text = svg(examined("pen-pal-1961"), Look())
    assert any(name.startswith("President Kennedy possibly held Khrushchev's letter") for name in names(text, "bar"))
    tops = {box.what: box.top for box in drawn.texts(text)}
    assert tops["President Kennedy had Khrushchev's letter,"] < tops["President Kennedy to Chairman Khrushchev:"]


def test_no_sheet_is_left_with_the_key_alone():
    """The last rows leave room for it."""
    for name in ("bush-gorbachev-1990", "pen-pal-1961", "vorontsov-1970", "mayflower-1965"):
        look = Look(width="A4")
        last = uncut(examined(name), "sequence", look).sheets(look.tallest)[-1]
        assert names(last, "edge"), name


def test_a_joint_hand_over_says_that_it_is_one():
    text = " ".join(box.what for box in drawn.texts(svg(examined("dalai-lama-1951"),
                                                        Look())))  # fmt: skip
    assert re.search(r"hand-over with \d", text)


def test_who_is_said_to_have_held_a_thing_has_a_column_though_no_line_joins_him(report: Report):
    """The row of the copy in the safe was empty: its holder stood nowhere, and nor did its sign."""
    rows = Rows(report, picture(report), None)
    assert {hand for edge in rows.edges.values() for hand in (edge.tail, edge.head)} <= {n.id for n in rows.sketch.nodes}
    assert {bar.hand for bar in rows.bars.all} >= {edge.tail for id, edge in rows.edges.items() if rows.things.get(id)}


def test_rows_are_numbered_from_the_top(report: Report):
    """A higher number stands above a lower one only if one as low is known not to have come before it; that is said."""
    sketch = picture(report)
    lines = Lines(report, sketch)
    stops = Timeline(report.reading, lines.events.values()).stops
    rows = [(int(edge.badge), lines.events[edge.id].of) for stop in stops for event in stop.events
            for edge in lines.edges if edge.id == event and edge.badge.isdecimal()]  # fmt: skip
    turned = [(one, b) for (a, one), (b, _) in combinations(rows, 2) if a > b]
    times, numbers = report.reading.times, dict(rows)
    for one, least in turned:
        lower = [numbers[number] for number in numbers if number <= least]
        assert any(one and of and times.never_after(one, of) for of in lower)
    assert ("Rows follow the channel" in svg(report, Look())) == bool(turned)


def test_a_receipt_stands_below_what_can_have_brought_it():
    """October: by the beginning of its days "I have received your letter" stood above the letter's being sent."""
    report = tracer.examine(tracer.load(tracer.example("october-1962")))
    lines = Lines(report, picture(report))
    rows = [stop.of for stop in Timeline(report.reading, lines.events.values()).stops]
    assert rows.index("washington") < rows.index("tel997") < rows.index("receipt25") < rows.index("messenger")
    assert rows.index("released") < rows.index("tel1015") < rows.index("receipt27") < rows.index("letter28")


def test_an_hour_that_one_account_gives_is_told():
    """The time was called "not recorded" though the telegram has it: another account has it later."""
    text = svg(tracer.examine(hostile.differing()), Look())
    assert "20:15 (Moscow), as accounts differ" in text


def test_a_day_that_bounds_a_time_is_told_as_that_day():
    """No document says 0400Z: the despatch is of 16 July, in Calcutta."""
    words = " ".join(box.what for box in drawn.texts(svg(examined("dalai-lama-1951"), Look())))
    assert "no later than 16 Jul 1951 (Kolkata)" in words


def test_what_is_said_by_telephone_arrives_as_it_is_said():
    text = svg(examined("nasser-1955"), Look())
    said = next(str(g.get("aria-label")) for g in drawn.tree(text).iter(f"{drawn.SVG}g") if "[call319]" in str(g.get("aria-label")) or "call319" in str(g.get("aria-label")))
    assert "arrived" not in said


def test_a_paper_that_was_not_yet_written_has_no_bar():
    """Of Khrushchev's letter of 26 July nobody has a bar beside the rows of the weeks before."""
    report = examined("harriman-1963")
    sketch = picture(report)
    lines = Lines(report, sketch)
    line = Timeline(report.reading, lines.events.values())
    bars = Bars(report.reading, sketch, lines, line).all
    assert {bar.after for bar in bars if bar.spell and bar.spell.thing == "reply" and not bar.first} == {"transmitted"}


def test_a_bar_without_a_first_line_begins_after_every_time_at_which_he_cannot_have_had_it():
    """October 1962: Khrushchev had the letter after 22 October, 2200Z; it was drawn from the day before."""
    report = examined("october-1962")
    rows = Rows(report, picture(report), None)
    bar = next(one for one in rows.bars.all if one.hand == "khrushchev" and one.spell and one.spell.thing == "letter22")
    assert bar.first is None
    assert bar.after is not None
    assert rows.edges[bar.after].badge == "5"


def test_a_bar_that_begins_some_time_after_a_line_is_torn_and_stands_below_it():
    """MAYFLOWER: the embassy may have had the note only after its employee took it; since when, nothing says."""
    report = examined("mayflower-1965")
    rows = Rows(report, picture(report), None)
    bar = next(one for one in rows.bars.all if one.hand == "drv-embassy" and one.spell and one.spell.thing == "note")
    assert bar.first is None
    assert rows.edges[bar.after or ""].badge == "5"
    rows.place(range(len(rows.line.stops)), 0, 236)
    assert rows.reached(bar)[0] > rows.y[bar.after or ""]


def test_a_paper_written_within_a_quiet_stretch_has_its_bar_from_there():
    """Harriman: the letter of 26 July was drawn from the 15th on, ten days above its date."""
    report = examined("harriman-1963")
    rows = Rows(report, picture(report), None)
    bar = next(one for one in rows.bars.all if one.hand == "khrushchev" and one.spell and one.spell.thing == "reply")
    rows.place(range(len(rows.line.stops)), 0, 236)
    top, bottom, _ = next(gap for gap in rows.gaps.values() if gap[0] <= rows.reached(bar)[0] <= gap[1])
    assert rows.reached(bar)[0] > top + (bottom - top) * 0.8


def test_a_bar_that_goes_on_in_another_part_neither_begins_nor_ends_there():
    """MAYFLOWER on A4: Kohler's bar goes on where he is shown again; Dobrynin is not, so his end is torn."""
    root = drawn.tree(svg(examined("mayflower-1965"), Look(width="A4")))
    ends = [(str(g.get("aria-label")).split(" possibly held")[0], {
        kind: drawn.boxes(ET.tostring(g, "unicode"), kind) for kind in ("torn", "onward")
    }) for g in root.iter(f"{drawn.SVG}g") if str(g.get("class")).startswith("bar ")]  # fmt: skip
    first, second = (found for hand, found in ends if hand == "Kohler")
    assert first["torn"]
    assert first["onward"][0].top > first["torn"][0].top
    assert (len(second["onward"]), second["torn"]) == (1, [])
    (dobrynin,) = (found for hand, found in ends if hand == "Dobrynin")
    assert (dobrynin["onward"], bool(dobrynin["torn"])) == ([], True)
    assert "Pointed end: goes on in another part" in [box.what for box in drawn.texts(ET.tostring(root, "unicode"))]


def test_a_paper_has_no_bar_in_a_part_that_ends_before_its_date():
    """Harriman on A4: below the row of 15 July stood two stubs of the letter of 26 July."""
    report = examined("harriman-1963")
    rows = Rows(report, picture(report), 800)
    bars = [bar for bar in rows.bars.all if bar.spell and bar.spell.thing == "reply" and bar.after == "transmitted"]
    last = next(number for number, stop in enumerate(rows.line.stops) if "transmitted" in stop.events)
    assert bars
    assert not [bar for bar in bars if bar in rows.held(range(last + 1))]
    assert all(bar in rows.held(range(last + 1, last + 2)) for bar in bars)


def test_two_offsets_of_a_clock_stand_each_in_a_line_of_its_own():
    """October 1962 on A4: "UTC−4", "/ EST,", "UTC−5" stood under one another."""
    report = examined("october-1962")
    rows = Rows(report, picture(report), 800)
    assert rows.zones(rows.clocks[0][0])[-2:] == ("EDT, UTC−4", "EST, UTC−5")


def test_a_line_begins_at_the_bar_that_it_ends():
    """Harriman, 5: Khrushchev gave his own letter, and the line began at the bar of the one that he had been given."""
    text = svg(examined("harriman-1963"), Look())
    groups = [(str(g.get("aria-label")), ET.tostring(g, "unicode")) for g in drawn.tree(text).iter(f"{drawn.SVG}g")]
    (own,) = (g for name, g in groups if name.startswith("Chairman Khrushchev possibly held Khrushchev's letter"))
    (line,) = (g for name, g in groups if name.startswith("5, "))
    start = float(next(drawn.tree(line).iter(f"{drawn.SVG}path")).get("d", "M0").removeprefix("M").split(",")[0])
    assert round(drawn.boxes(own, "hatched")[0].left - start) == 2
