"""Every phrase of a matching and every step of an ordering, held against the case file itself: one answer fits each."""

from __future__ import annotations

import re

import pytest

import tracer
from tests.reference.edits import mood
from tests.teaching.quiz.test_choices import QUOTED, carried, file, found, kin, many, name, report
from tracer.teaching.quiz import questions
from tracer.teaching.quiz.model import Matching, Ordering
from tracer.wording.dates import MONTHS


@pytest.mark.parametrize("case", tracer.examples())
def test_a_word_is_whose_the_file_says_it_is(case: str) -> None:
    """`by`, else whose account the document is, else who wrote it: the first who is named."""
    raw = file(case)
    for one in questions(report(case)).questions:
        if isinstance(one, Matching) and one.id == "witness":
            for phrase, label in one.pairs:
                [(document, statement, _)] = found(raw, *QUOTED.fullmatch(phrase).groups())
                header = raw["documents"][document]
                chain = many(statement.get("by")) or many(header.get("by")) or many(header.get("from"))
                assert label == name(raw, chain[0])
                act = statement[mood(statement)]
                # Nobody else may be called whose word it is: who signed it, or did it and tells it.
                assert not many(header.get("signed")) or "by" in statement or many(header["signed"]) == many(header["from"])
                assert not {*many(act.get("from")), *many(act.get("who"))} & {*chain[1:]}
                assert chain[1:] or not re.search(r"\b(said|told|informed|indicates|apprised) ", phrase), phrase
            ids = [id for id in (*raw["who"], "editors", "not said") if name(raw, id) in one.labels]
            assert not any(kin(raw, a, b) for a in ids for b in ids if a != b and {a, b} <= {*raw["who"]})
            assert not {"editors", "not said"} <= {*ids}


@pytest.mark.parametrize("case", tracer.examples())
def test_a_word_came_through_as_many_as_the_file_says(case: str) -> None:
    """All in the chain but the first; who wrote a document is one of them where somebody else's word is told in it."""
    raw = file(case)
    for one in questions(report(case)).questions:
        if isinstance(one, Matching) and one.id == "removes":
            for phrase, label in one.pairs:
                [(document, statement, _)] = found(raw, *QUOTED.fullmatch(phrase).groups())
                header = raw["documents"][document]
                chain = many(statement.get("by")) or many(header.get("by")) or many(header.get("from"))
                assert ["nobody", "one", "two"][len(chain) - 1] in label
                assert header["seen"] != "summary" or not header.get("from")
                assert "editors" not in chain[1:] or not (header.get("from") or header.get("title"))


@pytest.mark.parametrize("case", tracer.examples())
def test_a_document_is_of_the_day_that_the_file_gives_it(case: str) -> None:
    """And its name does not tell it."""
    for one in questions(report(case)).questions:
        if isinstance(one, Matching) and one.id == "dated":
            for phrase, label in one.pairs:
                day, month, year = label.split()
                stated = str(file(case)["documents"][phrase[phrase.rindex("[") + 1:-1]]["date"])
                assert stated.startswith(f"{year}-{MONTHS.index(month) + 1:02}-{int(day):02}")
                assert day not in re.findall(r"\d+", phrase)


@pytest.mark.parametrize("case", tracer.examples())
def test_as_much_is_seen_of_a_document_as_the_file_says(case: str) -> None:
    words = {"all of it": ["whole"], "a part of it": ["with deletions", "opening", "excerpt"], "only a summary of it": ["summary"],
             "nothing: it is only mentioned": ["not printed"], "nothing: a search did not find it": ["not found"]}
    for one in questions(report(case)).questions:
        if isinstance(one, Matching) and one.id == "seen":
            for phrase, label in one.pairs:
                document = file(case)["documents"][phrase[phrase.rindex("[") + 1:-1]]
                assert document["seen"] in words[label]
                # A note is on hand whole, of whatever it is a summary.
                assert document.get("title") or many(document.get("by"))[-1:] != ["editors"]


@pytest.mark.parametrize("case", tracer.examples())
def test_a_step_fits_no_other_paper(case: str) -> None:
    """Who wrote to whom, without a short name, is said of one paper only, also where one does not tell to whom it went."""
    raw = file(case)
    documents = raw["documents"].values()
    kept = {id for document in documents for one in many(document.get("carries")) for id in carried(raw, one)}
    others = [one for id, one in raw.get("what", {}).items() if isinstance(one, dict) and "for" in one and id not in kept]
    for one in questions(report(case)).questions:
        for step in one.steps if isinstance(one, Ordering) else ():
            if way := re.fullmatch(r"(.+) (?:writes|speaks on the telephone) to ([^\[]+|\[[^\]]+\])", step):
                author, addressee = way.groups()
                wrote = [d for d in (*documents, *others) if author in [name(raw, id) for id in many(d.get("from"))]]
                to = [[name(raw, id) for id in many(d.get("to")) or many(d.get("for"))] for d in wrote]
                assert sum(not names or addressee in names for names in to) == 1, (step, to)


def test_a_telephone_call_is_not_written() -> None:
    [one] = [one for one in questions(report("nasser-1955")).questions if isinstance(one, Ordering)]
    assert [step for step in one.steps if "[call3" in step] == [
        "John Foster Dulles speaks on the telephone to [Hoover] [call318]",
        "John Foster Dulles speaks on the telephone to George Allen and [Hoover] [call319]",
    ]
    assert "George Allen writes to [Department of State] [tel632]" in one.steps  # and not that of 30 September


@pytest.mark.parametrize("case", tracer.examples())
def test_a_phrase_stands_in_one_of_the_documents_offered(case: str) -> None:
    """Not in a note or an enclosure of another of them, and not in the editors' words about it."""
    raw = file(case)
    for one in questions(report(case)).questions:
        if isinstance(one, Matching) and one.id == "source":
            printed = [re.split(r"[ ,]", raw["documents"][label[label.rindex("[") + 1:-1]]["cite"])[0] for label in one.labels]
            assert len({*printed}) == len(printed)
            for phrase, _ in one.pairs:
                [(document, statement, _), *_] = found(raw, phrase[1:-1])
                header = raw["documents"][document]
                if header.get("title") or header.get("from"):
                    assert header["seen"] != "summary"
                    assert "editors" not in (*many(statement.get("by")), *many(header.get("by")))
