"""Routes as lines of hands and arrows."""

from __future__ import annotations

from tests.analysis.small import ORDER, report, told
from tracer.views.sketch.picture import picture
from tracer.views.sketch.routes import route_lines, way_lines


def test_an_order_that_binds_nobody_named_still_has_a_line() -> None:
    """A memorandum without addressees orders something of somebody not named."""
    order = told("must: {pass: letter, to: king}", name="memo", author="", to="", header="by: stranger")
    assert route_lines(report(order).reading) == (("King", ""),)


def test_what_was_sent_is_not_shown_to_have_arrived() -> None:
    """It left the sender's hands; neither the line of words nor the diagram's arrow reaches the addressee."""
    sent = report(told("did: {send: paper, from: envoy, to: king}", header=""))
    assert way_lines(sent.reading) == ("Envoy → King (arrival not said)",)
    sketch = picture(sent)
    (edge,) = (edge for edge in sketch.edges if edge.kind == "actual")
    assert "Envoy to King: paper; that it arrived is not recorded" in edge.evidence
    assert {node.id: node.role for node in sketch.nodes}[edge.head] == "sent to King"


def test_what_is_only_heard_of_is_told_so() -> None:
    """One who was not there says that it was given."""
    heard = report(told("did: {give: paper, from: envoy, to: king}\n  by: stranger", header=""))
    assert way_lines(heard.reading) == ("Envoy ─reportedly→ King",)


TELLING = told("did: {tell: letter, from: envoy, to: minister, extent: gist}", header="")


def test_where_nothing_was_ordered_what_was_told_is_the_story() -> None:
    """A case of spoken messages has a line for each in words and in the diagram, with how much was told."""
    case = report(TELLING)
    assert way_lines(case.reading) == ("Envoy ─told (gist)→ Minister: letter",)
    sketch = picture(case)
    assert [(edge.tail, edge.head, edge.lines) for edge in sketch.edges if edge.kind == "actual"] == [
        ("envoy", "minister", ("letter", "told (gist)")),
    ]  # fmt: skip
    assert not any(note.startswith("Not drawn") for note in sketch.footnotes)
    assert not [finding for finding in case.findings if finding.code == "TR401"]


def test_where_something_was_ordered_the_ways_are_those_of_the_orders() -> None:
    """Telling of it on the way is a finding and a footnote there."""
    case = report(ORDER, TELLING)
    assert not any("told" in line for line in way_lines(case.reading))
    assert any(note.startswith("Not drawn: Envoy told Minister of the letter (its gist)") for note in picture(case).footnotes)
    assert [finding for finding in case.findings if finding.code == "TR401"]


def test_who_is_not_named_is_not_taken_for_the_last_who_had_it() -> None:
    """The paper came to the King; who then had the Usher told of it no document says."""
    passed = report(told("did: {give: letter, from: envoy, to: king, when: 1950-01-02T08:00Z}\n"
                         "did: {tell: letter, to: usher, extent: text, when: 1950-01-02T08:00Z}", header=""))
    assert not [line for line in way_lines(passed.reading) if "King ─" in line]


def test_a_way_ends_where_nothing_says_that_the_hand_that_had_it_gave_it_on() -> None:
    """Two papers of one text are two ways; who is not named is nobody's next hand."""
    first = "did: {give: paper, from: chief, to: envoy, when: 1950-01-01T08:00Z}"
    for giver in "deputy", "stranger":
        second = f"did: {{give: copy of paper, from: {giver}, to: king, when: 1950-01-02T08:00Z}}"
        lines = way_lines(report(told(f"{first}\n{second}")).reading)
        assert not any("Chief" in line and "King" in line for line in lines), giver
    unnamed = "did: {give: copy of paper, to: king, when: 1950-01-02T08:00Z}"
    assert not any("Chief" in line and "King" in line for line in way_lines(report(told(f"{first}\n{unnamed}")).reading))
    own = "did: {give: paper, from: envoy, to: king, when: 1950-01-02T08:00Z}"
    assert "Chief → Envoy → King" in way_lines(report(told(f"{first}\n{own}")).reading)


def test_a_line_says_by_whose_hands_it_went_or_was_to_go() -> None:
    """What was ordered, a message as it was addressed, and an act; of hands only heard of, that they are."""
    order = told("must: {pass: letter, from: envoy, to: king, through: minister}", name="wire", author="chief",
                 to="envoy", date="1950-01-01T08:00Z", header="through: clerk\nvia: telegram\ncarries: letter")
    done = "did: {pass: letter, from: envoy, to: king, through: minister}\n  by: %s"
    ((ordered, shown),) = route_lines(report(order, told(done % "envoy")).reading)
    assert ordered == "Chief ─telegram, through Clerk→ Envoy ─through Minister→ King"
    assert "Envoy ─through Minister→ King" in shown
    ((_, heard),) = route_lines(report(order, told(done % "stranger")).reading)
    assert "Envoy ─reportedly, said to be through Minister→ King" in heard
