"""The shape of a case file: what is unknown, missing, misplaced or misshapen, in our words."""

from __future__ import annotations

import pytest

from tracer.case.load import loads

CASE_KEYS = ("tracer, title, edition, headnote, sources, year, about, who, what, documents, expect, teaching points, "
             "further reading, teaching or what-if")
AGENT_KEYS = "name, group, post, in, holds, zone, one of, not, may be, withheld or supplied"
MOODS = ("did, did not, must, must not, may, will, will not, asked, asked not, agreed, refused, believes, unsure, objects or "
         "accepts")
VERB_LIST = ("send, give, tell, pass, show, receive, hold, read, open, seal, make, destroy, know, consult, ask, away "
             "or event")
AN_ACT = "an act, such as {give: letter, from: sender, to: bearer}"

SHAPES = [
    # Missing.
    ({"top": '▶title: "A letter"\nsources: {s1: {cite: "x"}}\n'},
     ["'tracer' is missing; expected 'tracer: …', the version of the format"]),
    ({"top": "▶tracer: 1\nsources: {s1: {cite: x}}\n"},
     ["'title' is missing; expected 'title: …', what the case is called"]),
    ({"end": "edition: ▶{}\n"},
     ["something empty is written after 'edition'; expected a map with the keys by, date, version"]),
    ({"end": "▶edition: {date: 1990}\n"}, ["'by' is missing; expected 'by: …', who made it"]),
    ({"end": "expect: [▶{check: TR1, subject: m1, verdict: noted}]\n"},
     ["'because' is missing; expected 'because: …', why"]),
    # In what is to be tried, as anywhere.
    ({"end": "what-if: ▶[m1]\n"}, ["a list is written after 'what-if'; expected a map from ids to what they stand for"]),
    ({"end": "what-if: {v: ▶m1}\n"}, ["text is written after 'v'; expected a map"]),
    ({"end": "what-if: {v: {drop: m1, ▶becuase: x}}\n"},
     ["unknown key 'becuase' in an entry of `what-if`; expected drop, set, add or why"]),
    ({"end": "what-if: {v: {set: ▶m1.seen}}\n"},
     ["text is written after 'set'; expected a map from ID.key to a value"]),
    ({"end": "what-if: {v: {set: ▶{}}}\n"},
     ["something empty is written after 'set'; expected a map from ID.key to a value"]),
    ({"end": "what-if: {v: {add: {who: {x: ▶[a]}}}}\n"}, ["a list is written after 'x'; expected a name or a map"]),
    ({"end": "what-if: {v: {add: {documents: {m1: {says: [{did: {▶gvie: paper}}]}}}}}\n"},
     [f"unknown verb 'gvie'; expected {VERB_LIST}; did you mean 'give'?"]),
    # Unknown and misplaced.
    ({"end": "▶titel: x\n"}, [f"unknown key 'titel' in the case itself; expected {CASE_KEYS}; did you mean 'title'?"]),
    ({"more_who": "  x: {name: X, ▶zoen: Europe/Moscow}\n"},
     [f"unknown key 'zoen' in somebody in `who`; expected {AGENT_KEYS}; did you mean 'zone'?"]),
    ({"more_who": '  x: {name: Smith, ▶John}\n'},
     ["'John' is no key and has no value; a comma ends an unquoted text inside {…}; "
      "expected the whole text in double quotes"]),
    ({"more_header": "    ▶quote: x\n"},
     ["'quote' does not belong to a document's header; expected it in a statement, beside the mood"]),
    ({"more": "      - did: {give: paper}\n        ▶state: sealed\n"},
     ["'state' does not belong to a statement, beside the mood; expected it in an act"]),
    ({"more": "      - did: {give: paper}\n        ▶under: sealed\n"},
     ["'under' does not belong to a statement, beside the mood; expected it in an act"]),
    ({"more": "      - did: {give: paper, ▶quote: x}\n"},
     ["'quote' does not belong to an act; expected it in a statement, beside the mood"]),
    ({"more": "      - did: {give: paper, ▶frm: bearer}\n"},
     ["unknown role 'frm'; expected a role of the verb; did you mean 'from'?"]),
    ({"more": "      - ▶ddi: {give: paper}\n"}, [f"unknown mood 'ddi'; expected {MOODS}; did you mean 'did'?"]),
    ({"more": "      - ▶intends: {give: paper}\n"}, [f"unknown mood 'intends'; expected {MOODS}"]),
    ({"more": "      - did: {▶gvie: paper}\n"}, [f"unknown verb 'gvie'; expected {VERB_LIST}; did you mean 'give'?"]),
    ({"more": "      - did: {▶choose: paper}\n"},
     [f"unknown verb 'choose'; expected {VERB_LIST}; what is none of these is an 'event', told in words"]),
    # Misshapen.
    ({"top": "tracer: ▶2\ntitle: x\nsources: {s1: {cite: x}}\n"}, ["'2' is not a word for 'tracer'; expected 1"]),
    ({"end": "year: ▶1990\n"}, ["text is written after 'year'; expected a map with the keys is, supplied"]),
    ({"what": "what: ▶[letter]\n", "order": "", "header": "  m2: {seen: whole}\n", "says": ""},
     ["a list is written after 'what'; expected a map from ids to what they stand for"]),
    ({"more_who": "  x: ▶[a]\n"}, ["a list is written after 'x'; expected a name or a map"]),
    ({"more_what": "  x: ▶y\n"}, ["text is written after 'x'; expected a map"]),
    ({"more_what": "  x:▶\n"}, ["nothing is written after 'x'; expected a map"]),
    ({"more_header": "    marking: ▶[a, b]\n"},
     ["a list is written after 'marking'; expected text"]),
    ({"more_header": "    copies: ▶{a: b}\n"}, ["a map is written after 'copies'; expected an id, or a list of ids"]),
    ({"more_header": "    copies: [sender, ▶{a: b}]\n"}, ["a map is written after 'copies'; expected an id"]),
    ({"more_header": "    copies: ▶[]\n"},
     ["something empty is written after 'copies'; expected an id, or a list of ids"]),
    ({"more_header": "    seen: ▶hole\n"},
     ["'hole' is not a word for 'seen'; expected whole, with deletions, opening, excerpt, summary, not printed or "
      "not found; did you mean 'whole'?"]),
    ({"more": "      - did: ▶give\n"}, [f"text is written after 'did'; expected {AN_ACT}"]),
    ({"more": "      - did: ▶{}\n"}, [f"something empty is written after 'did'; expected {AN_ACT}"]),
    ({"more": "      - ▶did\n"}, ["text is written after 'says'; expected a map"]),
    ({"more": "      - objects: ▶{give: paper}\n"}, ["a map is written after 'objects'; expected an id"]),
    ({"more": "      - did: {tell: letter, extent: ▶txt}\n"},
     ["'txt' is not a word for 'extent'; expected existence, subject, gist, text or not said; did you mean 'text'?"]),
    ({"more": "      - did: {tell: letter, personally: ▶no}\n"},
     ["'no' is not a word for 'personally'; expected true, false or not said"]),
    ({"more": "      - did: {give: ▶[paper, letter]}\n"}, ["a list is written after 'give'; expected an id"]),
    ({"end": "expect: [{check: TR1, subject: m1, verdict: ▶deviaton, because: x}]\n"},
     ["'deviaton' is not a word for 'verdict'; expected as ordered, deviation, cannot tell, noted, not applicable or "
      "clear; did you mean 'deviation'?"]),
    # A text that a comment cuts short.
    ({"more_who": "  x: ▶Number #5\n"}, ["a comment (' #') cuts this text short; expected the text in double quotes"]),
    ({"more_header": "    via: ▶telegram # 5\n"},
     ["a comment (' #') cuts this text short; expected the text in double quotes"]),
    ({"more": "      - did: {give: paper}\n        quote: ▶He asked\n          for item #5\n"},
     ["a comment (' #') cuts this text short; expected the text in double quotes"]),
    ({"end": "teaching points:\n  - ▶first #1\n  - second\n"},
     ["a comment (' #') cuts this text short; expected the text in double quotes"]),
]


@pytest.mark.parametrize(("parts", "messages"), SHAPES, ids=[messages[0][:40] for _, messages in SHAPES])
def test_shape(build, complains, parts, messages):
    complains(build(**parts), *messages)


@pytest.mark.parametrize(("marked", "what"), [("▶- a", "a list"), ("▶a", "text"), ("▶# a", "nothing")])
def test_a_file_that_is_no_map(complains, marked, what):
    complains(marked, f"{what} is written in the file; expected a map with the keys tracer, title and documents")


def test_comments_behind_what_is_no_free_text_are_let_be(build):
    """`binds: since m1   # why` loses nothing."""
    loads(build(
        more_header="    seen: whole      # all of it\n",
        more="      - must: {pass: letter, to: chief, when: 1990}  # a remark\n        binds: since m1 # said now\n",
    ))


def test_all_problems_at_once_in_the_order_of_the_file(build, complains):
    """A person mends a file in one go."""
    complains(
        build(top='tracer: ▶2\ntitle: "A letter"\nsources: {s1: {cite: "An archive"}}\n',
              more_who="  x: {name: X, in: ▶offcie}\n",
              more="      - did: {▶gvie: paper, to: ▶cheif}\n",
              end="▶titel: x\n"),
        "'2' is not a word for 'tracer'; expected 1",
        "unknown id 'offcie'; expected the id of a body (an entry of `who` with 'group'); did you mean 'office'?",
        f"unknown verb 'gvie'; expected {VERB_LIST}; did you mean 'give'?",
        "unknown id 'cheif'; expected an id from `who`; did you mean 'chief'?",
        f"unknown key 'titel' in the case itself; expected {CASE_KEYS}; did you mean 'title'?",
    )


def test_nothing_of_pydantic_reaches_a_reader(build):
    """Its wording is for programmers."""
    words = ("Input should", "validation error", "Field required", "Extra inputs", "type=", "pydantic")
    for parts, messages in SHAPES:
        assert not any(word in message for message in messages for word in words), parts
