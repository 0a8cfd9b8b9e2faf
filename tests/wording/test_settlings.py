"""What would settle a finding, and how a chain began, in words."""

from __future__ import annotations

from tests.analysis.small import find, report, told
from tracer import wording
from tracer.wording.settlings import settlings

PEOPLE = "\n".join(f"p{n}: {{name: P{n}}}" for n in range(46))


def chain(*links: str, author: str = "stranger") -> str:
    """Hand-overs of the paper told by one who was not there."""
    return told("\n".join(f"did: {{give: paper, {link}}}" for link in links), author=author)


def test_who_are_asked_for_the_same_word_are_named_in_one_list() -> None:
    """The claims stay one for each; the words tell the question once, and nobody but its giver of giving it on."""
    for many, words in (
        (5, "on which came first: that the paper came to them, or that they gave it on"),
        (45, "on handing on the paper, and whether after it had come to them, of which not all may be needed"),
    ):
        found = report(chain(*(f"from: p{n}, to: p{n + 1}" for n in range(many)), author="p0"), who=PEOPLE)
        finding = find(found, "TR101/paper")
        assert len({one.claim for one in finding.settles}) == len(finding.settles) == many - 1
        asked = ", ".join(f"P{n}" for n in range(1, many - 1))
        assert settlings(finding.settles, found.reading) == (f"a word from each of {asked} and P{many - 1} {words}",)


def test_a_single_word_is_told_as_it_was() -> None:
    """One who alone would settle it is in no list."""
    found = report(chain("from: envoy, to: king", "from: minister, to: stranger", author="king"))
    for finding in found.findings:
        if len(finding.settles) == 1:
            assert settlings(finding.settles, found.reading) == (wording.settling(finding.settles[0], found.reading),)


LETTER = """
note:
  from: AUTHOR
  to: king
  date: 1949-12-01 UTC
  seen: whole
"""


def test_a_chain_that_starts_with_another_than_the_writer_says_that_its_start_is_not_told() -> None:
    """No gap (R15), but it does not sound as if all were told; of the writer himself nothing is missing."""

    def message(author: str) -> str:
        given = told("did: {give: note, from: envoy, to: king, when: 1950-01-02T08:00Z}")
        found = report(LETTER.replace("AUTHOR", author), given)
        finding = find(found, "TR101/note")
        assert finding.verdict == "clear"
        return wording.message(finding, found.reading)

    assert message("stranger").endswith("from Envoy on; how it came from Stranger to Envoy is not told")
    assert message("envoy").endswith("from Envoy on")
    assert message("legation").endswith("from Envoy on")


def test_a_body_that_acted_leaves_open_who_of_it_did() -> None:
    """One of it who tells of that is of the same body; that he took part himself is not said."""
    found = report(told("did: {give: paper, from: legation, to: king}\n  id: act"))
    assert found.reading.accounts.act("act").witnesses[0].stand == "body"
    own = report(told("did: {give: paper, from: envoy, to: king}\n  id: act"))
    assert own.reading.accounts.act("act").witnesses[0].stand == "giver"


def test_an_unknown_who_can_be_named_is_asked_himself() -> None:
    """Who only retold the hand-over of another is not asked to correct it."""
    who = "junior: {name: Junior, one of: legation, not: [envoy]}"
    order = ("order:\n  from: chief\n  to: envoy\n  date: 1950-01-01T08:00Z\n  carries: letter\n  seen: whole\n  says:\n"
             '    - must: {pass: letter, from: envoy, to: king}\n      quote: "take it"')  # fmt: skip
    given = told("did: {give: paper, from: junior, to: king, when: 1950-01-02T08:00Z}", author="chief", to="king")
    finding = find(report(order, given, who=who), "TR101/paper")
    assert [(one.claim.author, dict(one.claim.act)) for one in finding.settles][0] == (
        ("junior",), {"receive": "order", "who": ("junior",)},
    )  # fmt: skip
