"""The knowledge diagram: who knew how much, as the analysis has it, never surer; and nothing unreadable."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import tracer
from tests.examined import examined
from tests.views import drawn, hostile
from tests.views.time.test_custody import names
from tracer.kernel.truth import Truth
from tracer.report import Report
from tracer.views.drawing import draw
from tracer.views.sketch.look import Look
from tracer.views.sketch.picture import picture
from tracer.views.time.learning import by_then, events, stretches
from tracer.views.time.timeline import Timeline
from tracer.vocabulary import Extent

GOLDEN = Path(__file__).parents[1] / "golden" / "knowledge-first.svg"


def svg(report: Report, look: Look) -> str:
    return draw(report, "knowledge", "svg", look).data.decode()


def test_the_first_case_is_drawn_as_it_was_looked_at(first_report: Report):
    assert svg(first_report, Look()) == GOLDEN.read_text(encoding="utf-8")


def test_every_bar_of_the_first_case_has_its_name(first_report: Report):
    """Holding a sealed envelope gave Bessmertnykh its existence; he was told the subject, and no more."""
    said = names(svg(first_report, Look()), "bar")
    assert [name for name in said if name.startswith("Bessmertnykh")] == [
        "Bessmertnykh certainly knew the subject of letter from 21 Mar 1990, 0730Z (10:30 Moscow)"
    ]
    assert "Shevardnadze possibly knew the gist of letter from a time before 21 Mar 1990, 0001Z" in said


@pytest.mark.parametrize("look", [Look(), Look(theme="dark", legend=False, width="A4")])
def test_every_text_can_be_read(report: Report, look: Look):
    assert drawn.faults(svg(report, look)) == []


def test_everybody_who_knew_and_how_is_named(report: Report):
    """Each agent has a bar, and each path its document."""
    text = svg(report, Look())
    said = " ".join(names(text, "bar"))
    written = " ".join(box.what for box in drawn.texts(text))
    for knowing in report.reading.knowledge.all:
        name = report.case.agent(knowing.agent).name
        assert name == "" or name in said
        if report.case.is_document(knowing.path):
            assert f"[{knowing.path}]" in written


def test_who_answered_an_order_is_said_to_know_the_letter_by_that():
    """He did not send the letter; and a bar of a few points has no dots for a name."""
    report = examined("nasser-1955")
    text = svg(report, Look())
    written = [box.what for box in drawn.texts(text)]
    assert "certainly the existence: answered [cable4] in [tel590]" in written
    assert "…" not in written


def test_hostile_text_only_appears():
    text = svg(hostile.report(), Look())
    assert drawn.faults(text) == []
    assert "<script" not in text


def test_what_is_certain_at_no_shown_time_is_said_to_be_so():
    """Of a message whose receipt nothing dates its addressee certainly knew, but no bar can show since when."""
    case = (
        "tracer: 1\ntitle: Undated\nwho: {a: A, b: B}\nwhat: {letter: {from: a}}\ndocuments:\n"
        "  m: {from: a, to: b, carries: letter, seen: whole}\n  r: {from: b, to: a, answers: m, seen: whole}\n"
    )
    text = svg(tracer.examine(tracer.loads(case)), Look())
    assert "certainly the existence (since when is not recorded), possibly" in text
    assert not any("B certainly knew" in name for name in names(text, "bar"))


def test_what_was_certain_by_a_time_at_which_nothing_happened_is_shown_by_that_time():
    """Kocher answered on the next day: by its end he certainly knew that there was a message."""
    text = svg(examined("hussein-1960"), Look())
    assert ">by then<" in text
    known = next(name for name in names(text, "bar") if name.startswith("Kocher certainly knew the existence"))
    assert known.endswith("from the end of 11 Sep 1960")
    assert ">end of 11 Sep<" in text


def test_a_number_is_told_by_its_shape_too():
    """A deviation has points, a message round ends, a hand-over that is not recorded a dotted line within."""
    text = svg(examined("mayflower-1965"), Look())
    assert 'class="badge deviates"' in text
    assert 'stroke-dasharray="1.2,2"' in text
    assert "Recorded as done; deviates from what was ordered" in text


def test_a_stop_that_is_no_line_is_called_by_what_is_told_where_the_order_is_open():
    """By its document alone it was taken for that: a receipt told in it "before or after" it."""
    text = svg(examined("kosygin-1970"), Look())
    assert ">telling [memo123]<" in text
    assert "the telling [memo123]: not recorded" in " ".join(box.what for box in drawn.texts(text))


def test_how_many_others_it_may_have_come_after_is_no_number_of_the_channel():
    """Kosygin: "before or after 7 others" read as if it were of the line 7."""
    texts = drawn.texts(svg(examined("kosygin-1970"), Look()))
    assert "before or after several" in [box.what for box in texts]


def test_two_acts_of_one_name_are_told_apart_by_who_did_them():
    """Two stops were both called "making [memo]", and of neither was said which of the two hands it was."""
    text = svg(examined("dobrynin-1963"), Look())
    told = " ".join(box.what for box in sorted(drawn.texts(text), key=lambda box: (round(box.left), box.top)))
    assert "making by N.S. Khrushchev [memo]" in told
    assert "making by Soviet Union [memo]" in told


def test_what_was_certain_in_the_end_is_drawn_so(report: Report):
    """As the table of the page says it: an instant "by then" can take its place from an act that had shown it."""
    reading = report.reading
    for content in reading.knowledge.contents:
        line = Timeline(reading, [*events(reading, content), *by_then(reading, content)])
        drawn_ = {one.agent: one.certain for one in stretches(reading, line, content) if one.end > 2 * len(line.stops)}
        sure = [k for k in reading.knowledge.all if k.content == content and k.certain is Truth.YES and k.since[1]]
        for known in sure:
            assert (drawn_[known.agent] or 0) >= known.extent, (content, known)


def test_in_the_area_in_which_it_became_certain_it_was_possible():
    """Khrushchev's row was white on the day of his own letter, as if he could not have known its words on it."""
    root = drawn.tree(svg(examined("pen-pal-1961"), Look()))
    name = "Chairman Khrushchev certainly knew the text of Khrushchev's letter, the English text"
    bar = next(group for group in root.iter(f"{drawn.SVG}g") if group.get("aria-label", "").startswith(name))
    (start, width), (solid, _) = (
        next((float(one.get("x", "")), float(one.get("width", ""))) for one in bar.iter() if one.get("class") == kind)
        for kind in ("hatched", "solid")
    )
    assert width > 60
    assert abs(start + width - solid) < 4


def test_no_bar_lies_over_another(report: Report):
    """Nasser: Byroade certainly knew of the letter while he possibly heard its text."""
    bars = drawn.boxes(svg(report, Look()), "solid", "hatched")
    assert not [(one, other) for number, one in enumerate(bars) for other in bars[:number] if one.meets(other)]


def test_a_row_ends_where_its_time_does(report: Report):
    """Of two rows of columns the shorter one ended its bars before the end of the row: as if that was forgotten then."""
    text = svg(report, Look())
    bars = drawn.boxes(text, "solid", "hatched")
    rows = [
        [float(n) for n in re.findall(r"[\d.]+", str(one.get("d")))] for one in drawn.tree(text).iter(f"{drawn.SVG}path")
        if one.get("stroke-width") == "0.8" and one.get("class") is None
    ]  # fmt: skip
    for _, y, right, below in (row for row in rows if len(row) == 4 and row[1] == row[3]):
        assert any(abs(bar.right - right) < 1 and 0 < bar.top - below < 40 for bar in bars), y


def test_at_each_bound_something_becomes_certain(report: Report):
    """Kosygin: Nixon's bar began before the end of the day by which he had written, in the area of what came at any time."""
    reading = report.reading
    for content in reading.knowledge.contents:
        line = Timeline(reading, [*events(reading, content), *by_then(reading, content)])
        begun = {one.start for one in stretches(reading, line, content) if one.certain}
        assert {2 * number + 1 for number, stop in enumerate(line.stops) if stop.of is None} <= begun, content


def test_a_way_has_the_number_of_its_own_hand():
    """Of a hand-over by two each has a line of his own."""
    text = svg(examined("dalai-lama-1951"), Look())
    told = [t.text for t in drawn.tree(text).iter(f"{drawn.SVG}text")]
    numbers = {edge.badge: edge for edge in picture(examined("dalai-lama-1951")).edges}
    own = {number for number, edge in numbers.items() if "wilson" in (edge.tail, edge.head)}
    place = max(n for n, words in enumerate(told) if words == "Evan M. Wilson")
    assert next(words for words in told[place:] if words in numbers) in own


def test_nobody_knows_by_a_paper_before_its_date():
    """Dobrynin gave a letter that is dated: before that day he had none; nor did Thompson know of one yet to be written."""
    kosygin = names(svg(examined("kosygin-1970"), Look()), "bar")
    first = next(name for name in kosygin if name.startswith("Anatoliy Dobrynin"))
    assert "from 31 Jan 1970" in first
    pen_pal = names(svg(examined("pen-pal-1961"), Look()), "bar")
    assert all(" from " in name for name in pen_pal if name.startswith("Thompson"))


@pytest.mark.parametrize(("name", "agent", "number"), [
    ("machel-1975", "London", "2"), ("machel-1975", "Lourenco Marques", "3"), ("dalai-lama-1951", "Evan M. Wilson", "29"),
])  # fmt: skip
def test_each_hand_of_one_act_has_the_number_of_its_own_line_which_stands_above(name: str, agent: str, number: str):
    """A copy is a line of the channel of its own; of a number in the list the time was nowhere to be seen."""
    report = examined(name)
    texts = drawn.texts(svg(report, Look()))
    found = [box for box in texts if box.what == number]
    below = [box for box in texts if box.what == agent]
    assert any(0 < one.top - two.top < 30 and abs(one.left - two.left) < 12 for one in found for two in below)
    assert len(found) > 1


def test_clocks_stand_only_beside_times():
    """MAYFLOWER: the second rows of columns have no time that a clock would tell."""
    report = examined("mayflower-1965")
    texts = drawn.texts(svg(report, Look()))
    clocks = [box for box in texts if box.what == "UTC"]
    assert len(clocks) == 2
    assert all(any(box.what.endswith("Z") and abs(box.bottom - one.bottom) < 2 for box in texts) for one in clocks)


def test_only_a_stretch_whose_length_is_told_is_drawn_shorter():
    """Nasser: four hours were broken for being more than from a day to the end of that day."""
    report = examined("nasser-1955")
    assert 'class="break"' not in svg(report, Look())


def test_a_bar_is_certain_only_if_no_account_that_counts_puts_what_shows_it_later():
    """MAYFLOWER: Bundy has the note handed over after the visit; he retells Kohler's telegram, so that this is set aside."""
    for case, sure in (tracer.load(tracer.example("mayflower-1965")), Extent.EXISTENCE), (hostile.differing(), None):
        reading = tracer.examine(case).reading
        line = Timeline(reading, [*events(reading, "message"), *by_then(reading, "message")])
        visit = line.position("visit")
        bars = (one for one in stretches(reading, line, "message") if one.agent == "employee")
        assert [one.certain for one in bars if one.start <= visit < one.end] == [sure]
