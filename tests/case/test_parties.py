"""Who and what: kinds, memberships, unknowns, versions; ids that nothing has."""

from __future__ import annotations

import pytest

from tracer.case.load import loads
from tracer.case.model import Membership

A_BODY = "expected the id of a body (an entry of `who` with 'group')"
A_POST = "expected the id of a post (an entry of `who` with 'post' and no 'name')"
AN_AGENT = "expected an id from `who`"
AN_ITEM = "expected an id from `what` or `documents`"
AN_ID = "expected letters, digits, '-', '_' and '.' only"

WRONG = [
    # Ids.
    ({"more_who": "  ▶a b: x\n"}, [f"'a b' cannot be an id; {AN_ID}"]),
    ({"more_who": "  ▶a/b: x\n"}, [f"'a/b' cannot be an id; {AN_ID}"]),
    ({"more_who": '  ▶"": x\n'}, [f"'' cannot be an id; {AN_ID}"]),
    ({"more_who": '  ▶"a\\e[2J": x\n'}, [f"'a\\x1b[2J' cannot be an id; {AN_ID}"]),
    ({"more_who": '  ▶"a\\u202eb": x\n'}, [f"'a\\u202eb' cannot be an id; {AN_ID}"]),
    ({"more_who": '  ▶"a\\u034fb": x\n'}, [f"'a\\u034fb' cannot be an id; {AN_ID}"]),
    ({"more_who": "  ▶someone: x\n"}, ["'someone' is a word of the format and cannot be an id; expected another id"]),
    ({"more_what": "  ▶bearer: {name: x}\n"}, ["the id 'bearer' is already used in `who`; expected another id"]),
    ({"header": "  ▶letter: {seen: whole}\n", "says": ""},
     ["the id 'letter' is already used in `what`; expected another id"]),
    # Who somebody is.
    ({"more_who": "  ▶x: {in: office}\n"}, ["nothing says who 'x' is; expected name, group, post or one of"]),
    ({"more_who": "  x: {group: x, ▶post: y}\n"}, ["a body has no 'post'; expected 'group' alone, or no 'group'"]),
    ({"more_who": "  x: {name: x, in: ▶nowhere}\n"}, [f"unknown id 'nowhere'; {A_BODY}"]),
    ({"more_who": "  x: {name: x, in: [office, ▶offcie]}\n"},
     [f"unknown id 'offcie'; {A_BODY}; did you mean 'office'?"]),
    ({"more_who": "  x: {name: x, in: ▶bearer}\n"}, [f"'bearer' is a person; {A_BODY}"]),
    ({"more_who": "  x: {name: x, holds: ▶office}\n"}, [f"'office' is a body; {A_POST}"]),
    ({"more_who": "  x: {name: x, holds: {id: ▶letter, since: 1990}}\n"}, [f"'letter' is a content; {A_POST}"]),
    ({"more_who": "  x: {one of: ▶chief}\n"}, [f"'chief' is a post; {A_BODY}"]),
    ({"more_who": "  x: {one of: office, not: [▶m1], may be: ▶paper}\n"},
     [f"'m1' is a document; {AN_AGENT}", f"'paper' is a thing; {AN_AGENT}"]),
    ({"more_who": "  x: {group: x, zone: ▶Europe/Moskow}\n"},
     ["unknown time zone 'Europe/Moskow'; expected a name such as Europe/Moscow; did you mean 'Europe/Moscow'?"]),
    ({"more_who": "  x: {group: x, zone: ▶../../etc/passwd}\n"},
     ["unknown time zone '../../etc/passwd'; expected a name such as Europe/Moscow"]),
    ({"more_who": "  x: {group: x, zone: ▶Europe}\n"},
     ["unknown time zone 'Europe'; expected a name such as Europe/Moscow; did you mean 'Europe/Rome'?"]),
    ({"more_who": "  x: {name: x, in: {id: office, since: 1991, until: ▶1989}}\n"},
     ["'1989' is over before '1991', its 'since'; expected 'until' no earlier than 'since'"]),
    ({"more_who": "  x: {name: x, in: [{id: office, since: 1991-03-02, until: ▶1991-03-01}]}\n"},
     ["'1991-03-01' is over before '1991-03-02', its 'since'; expected 'until' no earlier than 'since'"]),
    ({"more_who": "  x: {one of: office, not: [bearer, ▶x], may be: ▶x}\n"},
     ["'x' is named in its own 'not'; expected the id of another",
      "'x' is named in its own 'may be'; expected the id of another"]),
    ({"more_who": "  x: {withheld: name deleted, ▶name: X}\n"},
     ["whose name is withheld has no 'name'; expected 'withheld' alone"]),
    ({"more_who": "  ▶withheld: X\n"},
     ["'withheld' is a word of the format and cannot be an id; expected another id"]),
    # Circles.
    ({"order": "  m1:\n    from: sender\n    answers: ▶m2\n"}, ["'m1' answers itself: m1 → m2 → m1"]),
    ({"header": "  ▶m2:\n    from: bearer\n    carries: m2\n"},
     ["'m2' is made from or carries itself: m2 → m2"]),
    ({"more_who": "  a: {group: a, in: ▶a}\n"}, ["'a' is inside itself: a → a"]),
    ({"more_who": "  a: {group: a, in: ▶b}\n  b: {group: b, in: [office, c]}\n  c: {group: c, in: a}\n"},
     ["'a' is inside itself: a → b → c → a"]),
    ({"more_what": "  ▶a: {made from: b}\n  b: {variant of: a}\n"}, ["'a' is made from or carries itself: a → b → a"]),
    ({"more_what": "  ▶a: {carries: a}\n"}, ["'a' is made from or carries itself: a → a"]),
    ({"more_what": "  ▶a: {copy of: b}\n  b: {original of: a}\n"}, ["'a' is made from or carries itself: a → b → a"]),
    # What something is.
    ({"more_what": "  x: {carries: ▶leter}\n"}, [f"unknown id 'leter'; {AN_ITEM}; did you mean 'letter'?"]),
    ({"more_what": "  x: {variant of: ▶bearer, from: ▶office-boy}\n"},
     [f"'bearer' is a person; {AN_ITEM}", f"unknown id 'office-boy'; {AN_AGENT}; did you mean 'office'?"]),
    ({"more_what": "  x: {from: ▶one of bearer}\n"},
     ["'bearer' is a person; expected the id of a body after 'one of'"]),
]


@pytest.mark.parametrize(("parts", "messages"), WRONG, ids=[messages[0][:40] for _, messages in WRONG])
def test_wrong(build, complains, parts, messages):
    complains(build(**parts), *messages)


def test_four_kinds_of_agents(build):
    """A person, a post (R19), a body and an unknown; memberships may have times."""
    case = loads(build(more_who=(
        '  clerk: {name: "the clerk", post: "clerk of the office", in: [{id: office, since: 1989, until: 1991}],'
        " holds: chief, supplied: why}\n"
        "  guard: {one of: office, not: [bearer], may be: clerk}\n"
        "  visitor: {not: bearer}\n"
    )))
    kinds = {agent.id: agent.kind for agent in case.agents}
    assert kinds == {"sender": "person", "office": "body", "bearer": "person", "chief": "post", "clerk": "person",
                     "guard": "unknown", "visitor": "unknown"}
    clerk = case.agent("clerk")
    assert (clerk.post, clerk.holds, clerk.supplied) == ("clerk of the office", (Membership("chief"),), "why")
    (member,) = clerk.memberships
    assert (member.of, member.since.text, member.until.text) == ("office", "1989", "1991")
    assert (case.agent("chief").name, case.agent("chief").post) == ("head of the office",) * 2
    guard = case.agent("guard")
    assert (guard.name, guard.one_of, guard.excluded, guard.may_be) == ("", "office", ("bearer",), ("clerk",))
    assert case.agent("visitor").one_of is None
    assert str(clerk.location).endswith(":9:3")


def test_contents_things_and_documents(build):
    """Carrying makes a thing, and so does being a copy or an original; a document is an item too."""
    case = loads(build(
        more_what="  copy: {copy of: letter, form: typed, may be: paper}\n"
        "  draft: {made from: [letter, m1], for: chief}\n"
        "  later: {variant of: letter}\n",
        more_header='    carries: [letter, copy of paper]\n    title: "A report"\n'))
    assert {item.id: item.kind for item in case.items} == {
        "letter": "content", "paper": "thing", "copy": "thing", "draft": "content", "later": "content",
        "m1": "document", "m2": "document", "m2/carries": "thing",
    }
    copy = case.item("copy")
    assert (copy.copy_of, copy.form, copy.may_be) == ("letter", "typed", ("paper",))
    assert (case.item("draft").made_from, case.item("draft").addressee) == (("letter", "m1"), ("chief",))
    assert case.item("later").variant_of == "letter"
    report = case.item("m2")
    assert (report.name, report.carries, report.sender, report.addressee) == (
        "A report", ("letter", "m2/carries"), ("bearer",), ("sender",))
    assert (case.item("m2/carries").copy_of, case.item("m2/carries").inline) == ("paper", True)


def test_ids_may_be_of_any_script(build):
    """Letters with marks of their own (decomposed accents, Indic vowels) are letters."""
    case = loads(build(more_who="  посол: Посол\n  e\u0301mile: E\u0301mile\n  राजदूत.2_a-b: राजदूत\n"))
    assert case.agent("посол").name == "Посол"
    assert case.agent("e\u0301mile").kind == "person"


def test_a_name_that_the_print_leaves_out_is_an_unknown_whom_the_document_names(build):
    """Named once to be spoken of again, or fresh each time."""
    case = loads(build(
        more_who="  courier: {withheld: name deleted, in: office}\n",
        more="      - did: {tell: letter, from: courier, to: withheld}\n        id: telling\n"))
    assert (case.agent("courier").kind, case.agent("courier").withheld) == ("unknown", "name deleted")
    hidden = case.agent("telling/to")
    assert (hidden.kind, hidden.withheld, hidden.inline) == ("unknown", "name withheld", True)


def test_a_day_of_somebody_on_the_road_is_not_that_of_his_office(build):
    """His office's zone would narrow it to a day that he may not have had."""
    at_home, away = (
        loads(build(more_who=f"  agent: {{name: A, in: office{zone}}}\n", header="  m2:\n    from: agent\n",
                    more_header="    date: 1990-03-21\n")).document("m2").date
        for zone in ("", ", zone: not said"))
    assert (at_home.zone, away.zone) == ("Europe/Moscow", None)
    assert away.earliest < at_home.earliest < at_home.latest < away.latest
