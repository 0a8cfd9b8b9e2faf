"""Headlines state no more than the evidence: a word that nobody is named for, or that contradicts another."""

from __future__ import annotations

import pytest

from tests.analysis.small import ORDER, find, report, told
from tracer import wording
from tracer.report import Report

NOBODY = "  by: not said\n"
CONSULT = ORDER + '    - must: {consult: chief, before: a change}\n      quote: "ask me first"\n'
SILENT = ORDER + '    - must not: {make: letter, how: copy}\n      quote: "no copies"\n'
GIVEN = "did: {give: paper, from: envoy, to: %s, when: 1950-01-02T08:00Z%s}\n  id: act\n"


def said(found: Report, key: str) -> tuple[str, str]:
    """The headline of one finding and its verdict."""
    finding = find(found, key)
    return wording.message(finding, found.reading), str(finding.verdict)


CASES = [
    ("TR202/act", [ORDER, told(GIVEN % ("minister", "") + NOBODY)],
     "Envoy reportedly handed the letter to Minister; whether King was reached, as ordered, cannot be told",
     "cannot tell"),
    ("TR201/act", [ORDER, told(GIVEN % ("king", "") + NOBODY)],
     "Whether it was Envoy who acted, as ordered, cannot be told", "cannot tell"),
    ("TR204/act", [ORDER.replace("to: king}", "to: king, via: by courier}"),
                   told(GIVEN % ("king", ", via: by post") + NOBODY)],
     "Whether the channel was by courier, as ordered, cannot be told; it is told as by post", "cannot tell"),
    ("TR402/act", [told(GIVEN % ("king", "") + "did: {same: act, state: unopened}\n" + NOBODY)],
     "Paper: said to be unopened when Envoy handed it to King", "noted"),
    ("TR402/act", [told(GIVEN % ("king", ", state: sealed"))], "Paper: sealed when Envoy handed it to King", "noted"),
    ("TR208/back", [told(GIVEN % ("king", "") + "did: {give: paper, from: king, to: envoy, when: 1950-01-02T09:00Z}\n"
                         "  id: back\n" + NOBODY)],
     "King reportedly gave the paper back to Envoy", "noted"),
    ("TR208/no", [told("refused: {receive: paper, who: king}\n  id: no\n" + NOBODY)],
     "King reportedly refused to receive the paper", "noted"),
    ("TR401/told", [ORDER, told("did: {tell: letter, from: envoy, to: usher, extent: gist}\n  id: told\n" + NOBODY,
                                name="report")],
     "Envoy reportedly let Usher know of the letter (its gist); no rule against it has been seen", "noted"),
    ("TR301/act", [CONSULT, told(GIVEN % ("minister", "") + "did not: {consult: chief, who: envoy}\n" + NOBODY)],
     "Whether Envoy consulted Chief before cannot be told: only hearsay denies it", "cannot tell"),
    ("TR301/act", [CONSULT, told(GIVEN % ("minister", "") + "did not: {consult: chief, who: envoy}\n")],
     "Envoy did not consult Chief before", "deviation"),
    ("TR403/none", [SILENT, told("did not: {make: letter, who: envoy, how: copy}\n  id: none\n" + NOBODY)],
     "Whether Envoy made a copy of the letter cannot be told", "cannot tell"),
]


@pytest.mark.parametrize(("key", "documents", "headline", "verdict"), CASES, ids=[f"{c[0]} {c[3]}" for c in CASES])
def test_what_nobody_is_named_for_is_attributed(key: str, documents: list[str], headline: str, verdict: str) -> None:
    assert said(report(*documents), key) == (headline, verdict)


def test_a_list_joins_and_accounts_that_differ_part() -> None:
    """Several in one list took it together; of two accounts one is wrong, and no sentence says both."""
    together = report(ORDER, told(GIVEN % ("[minister, usher]", "")))
    assert said(together, "TR202/act")[0].startswith("Envoy handed the letter to Minister and Usher; the order was")
    apart = report(ORDER, told(GIVEN % ("minister", "")),
                   told("did: {same: act, to: usher}", name="other", author="usher"))
    assert said(apart, "TR202/act")[0].startswith("Envoy handed the letter to Minister or Usher; the order was")


def test_who_may_be_one_of_two_is_named_so() -> None:
    found = report(ORDER, told(GIVEN % ("either", "")), who="either: {may be: [king, minister]}")
    assert said(found, "TR202/act") == (
        "Envoy handed the letter to [someone, perhaps King or Minister]; whether King was reached, as ordered, "
        "cannot be told", "cannot tell")


def test_a_withheld_name_is_printed_as_the_print_has_it() -> None:
    """And in one pair of brackets, though the editor tells it from others."""
    who = 'courier: {withheld: name deleted, one of: ministry, supplied: "told apart by the date"}'
    found = report(ORDER, told(GIVEN % ("courier", "")), who=who)
    assert said(found, "TR202/act")[0].startswith("Envoy handed the letter to [name deleted, of Ministry]; the order was")
    fresh = report(ORDER, told(GIVEN % ("withheld", "")))
    assert said(fresh, "TR202/act") == (
        "Envoy handed the letter to [name withheld]; whether King was reached, as ordered, cannot be told",
        "cannot tell")


def test_a_copy_made_on_the_spot_is_named_by_what_it_copies() -> None:
    """It has no name of its own, and an id is none."""
    found = report(ORDER, told("did: {give: copy of paper, from: envoy, to: king, state: sealed}\n  id: act"))
    assert said(found, "TR402/act")[0] == "Copy of paper: sealed when Envoy handed it to King"


@pytest.mark.parametrize(("name", "printed"), [
    ("letter of May", "the letter of May"), ("the other version", "the other version"), ("what he said", "what he said"),
    ("a message of that kind", "a message of that kind"), ("theory", "the theory"),
])  # fmt: skip
def test_a_name_takes_an_article_only_where_it_has_none(name: str, printed: str) -> None:
    what = f'words: {{name: "{name}", from: chief, for: king}}'
    found = report(ORDER, told("did: {tell: words, from: envoy, to: usher, extent: gist}\n  id: act"), what=what)
    assert said(found, "TR401/act")[0] == f"Envoy let Usher know of {printed} (its gist); no rule against it has been seen"


def test_an_unnamed_word_is_told_with_its_removes() -> None:
    heard = told("did: {give: paper, from: envoy, to: king}\n  by: [not said, clerk, editors]")
    found = report(ORDER, heard)
    words = {wording.witness(found.reading, one) for finding in found.findings for one in finding.evidence}
    assert "not said whose word, at 2 removes" in words


def test_that_only_hearsay_says_which_of_a_body_acted_is_said() -> None:
    """What is sure of the act is the body; who of it did it comes from one who was not there."""
    act = told("did: {give: paper, from: legation, to: minister}\n  id: act", author="deputy")
    line = "that it was Envoy is said by one who is not shown to have been there [later]; [told] names the Legation"
    for later, said in ("stranger", True), ("minister", False):
        found = report(ORDER, act, told("did: {same: act, from: envoy}", name="later", author=later))
        lines = [wording.sentence(one, found.reading) for one in find(found, "TR202/act").lines]
        assert (line in lines) is said


def test_two_acts_of_making_are_told_apart_by_their_makers() -> None:
    made = "did: {make: letter, who: chief}\n  id: made\ndid: {make: letter, who: clerk}\n  may be: made\n  id: other"
    found = report(told(made))
    [said] = [wording.message(one, found.reading) for one in found.findings if one.message.key == "may_be_one"]
    assert "the making of the letter by Clerk [told] and the making of the letter by Chief [told]" in said
