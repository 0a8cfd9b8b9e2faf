"""Every option of every choice, held against the case file itself: the marked one is right, each other is surely wrong.

The file is read as YAML, without the model, the analysis or the wording of the package; what times and orders come to
is asked of its public functions. A kind of question without a judge here fails.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from functools import cache

import pytest
from hypothesis import given, settings

import tracer
from tests.examined import examined as report
from tests.reference.edits import Case, mood, read, text
from tests.reference.generate import cases
from tests.teaching.quiz.test_questions import written
from tracer.report import Report
from tracer.teaching.quiz import questions
from tracer.teaching.quiz.model import Choice
from tracer.vocabulary import Verdict

WORDS = ["only that there was such a thing", "what it was about, and no more", "the gist of it", "its words"]
NOT_SETTLING = re.compile(r"a promise, from whoever .+|another word from .+|a word from .+, who had heard from others that .+|a word from .+ that it was to be done")
QUOTED = re.compile(r"“(.+?)” \[([\w-]+)\](?=$|[ ,.:;?]| and)")


@cache
def file(name: str) -> Case:
    return read(tracer.example(name))


def many(value: object) -> list[str]:
    """The ids of a role: one, or a list."""
    return [value] if isinstance(value, str) else [one for one in value or () if isinstance(one, str)]


def said(case: Case) -> Iterator[tuple[str, Case, Case]]:
    """Each statement with its document and its act."""
    for id, document in case["documents"].items():
        for statement in document.get("says", ()):
            act = statement[mood(statement)]
            yield id, statement, act if isinstance(act, dict) else {}


def found(case: Case, quote: str, document: str | None = None) -> list[tuple[str, Case, Case]]:
    """The statements with this phrase."""
    return [one for one in said(case) if one[1].get("quote") == quote and document in (None, one[0])]


def name(case: Case, id: str) -> str:
    """How somebody is called: as the file has it, in brackets where the editor supplied it."""
    entry = {"editors": "the editors", "not said": "somebody not named"}.get(id) or case["who"][id]
    if isinstance(entry, str):
        return entry
    if "withheld" in entry:
        return f"[{entry['withheld']}]"
    called = entry.get("name") or entry.get("group") or entry.get("post") or id
    return f"[{called}]" if "supplied" in entry else called


def bodies(case: Case, id: str) -> set[str]:
    """Itself, the bodies around it, its posts, and whom it may be."""
    if id.startswith("one of "):
        return bodies(case, id.removeprefix("one of "))
    entry = case["who"].get(id)
    around = {id}
    for key in ("in", "holds", "may be", "one of") if isinstance(entry, dict) else ():
        for one in entry.get(key, ()) if isinstance(entry.get(key), list) else (entry.get(key),):
            one = one.get("id") or one.get("body") if isinstance(one, dict) else one
            around |= bodies(case, one) if one else set()
    return around


def kin(case: Case, one: str, other: str) -> bool:
    return bool(bodies(case, one) & bodies(case, other))


def one_hand(case: Case, one: str, other: str) -> bool:
    """Whether two names can be of one hand: two persons of one body are two."""
    for a, b in ((one, other), (other, one)):
        entry = case["who"].get(a)
        unknown = entry.get("one of") if isinstance(entry, dict) else None
        if unknown and b in many(entry.get("not")):
            return False
        if a == b or a in bodies(case, b) or "someone" in (a, b):
            return True
        if (unknown or a.startswith("one of ")) and kin(case, a, b):
            return True
    return False


def carried(case: Case, id: str) -> set[str]:
    """An item and the contents in it."""
    item = case["what"].get(id) or case["documents"].get(id) or {}
    item = item if isinstance(item, dict) else {}
    inner = [one for key in ("carries", "copy of", "original of") for one in many(item.get(key))]
    return {id, *(content for one in inner for content in carried(case, one))}


def items(value: object) -> list[str]:
    """The ids of an item as a verb takes it: by id, or as a fresh copy."""
    if isinstance(value, str):
        match = re.fullmatch(r"(?:copy|original) of (.+)", value)
        return [match[1] if match else value]
    return [one for part in value.values() for one in items(part)] if isinstance(value, dict) else [x for one in value or () for x in items(one)]


def judge_holder(raw: Case, found_in: Report, one: Choice) -> None:
    """By `at`: the right one certainly, none of the others even possibly."""
    _, thing, *_, instant = one.id.split("/")
    [holding] = [h for h in tracer.at(found_in.case, written(int(instant))).holdings if h.item == thing]
    assert [name(raw, id) for id in holding.certain] == [one.right]
    assert {name(raw, id) for id in holding.possible} & {*one.options} == {one.right}
    assert not holding.unnamed


def judge_knew(raw: Case, found_in: Report, one: Choice) -> None:
    """By `at`: so much is certain, and no more is possible; the options exclude each other."""
    _, content, agent, act = one.id.split("/", 3)
    [known] = [k for k in tracer.at(found_in.case, act).knowledge if (k.content, k.agent) == (content, agent)]
    assert known.certain is known.possible
    assert one.right == WORDS[known.certain - 1]
    assert sorted(one.options) == sorted(WORDS)


def judge_informed(raw: Case, found_in: Report, one: Choice) -> None:
    """The right one told, got or read it; of the others the file says nothing with it, but that they were to have it."""
    _, content, knower, *_ = one.id.split("/")
    contents = [(d, s, act) for d, s, act in said(raw) if act and content in {c for i in items(next(iter(act.values()))) for c in carried(raw, i)}]
    doing = [act for _, s, act in contents if mood(s) == "did"]
    roles = ("from", "to", "who", "present", "through")
    assert one.right == name(raw, knower)
    assert any(knower in many(act.get(role)) for act in doing for role in roles), one.id
    wrong = [id for id in raw["who"] if name(raw, id) in one.options and id != knower]
    assert len(wrong) == len(one.options) - 1
    last = tracer.at(found_in.case, "2100-01-01T00:00Z").knowledge
    for id in wrong:
        assert not [k for k in last if k.content == content and k.agent == id]
        # Nor had he another version of it, or another message to the same person.
        entries = {key: value for key, value in raw["what"].items() if isinstance(value, dict)}
        like = entries.get(content, {})
        row = [key for key, value in entries.items() if {*many(value.get("for"))} & {*many(like.get("for"))}
               or key == like.get("variant of") or value.get("variant of") == content]
        assert not [k for k in last if k.content in row and k.agent == id], (one.id, id)
        for document, statement, act in contents:
            header = raw["documents"][document]
            order = raw["documents"].get(str(statement.get("binds")).removeprefix("since "), {})
            named = [n for head in (header, order) for key in ("from", "signed", "to", "through") for n in many(head.get(key))]
            named += many(statement.get("by"))
            named += [n for role in roles if role != "to" or mood(statement) in ("did", "agreed", "believes", "unsure") for n in many(act.get(role))]
            assert id not in named, (one.id, id, statement)


def judge_mandate(raw: Case, found_in: Report, one: Choice) -> None:
    """The phrase stands in one document only, from one to one; every other way is of other people."""
    quote, printed_in = re.match(r"“(.+)” \[(.+?)\]: whose", one.text).groups()
    [(document, statement, _)] = found(raw, quote)
    assert document == printed_in
    assert "by" not in statement
    assert mood(statement) in ("must", "must not", "may")
    [author], [addressee] = (many(raw["documents"][document].get(key)) for key in ("from", "to"))
    assert one.right == f"{name(raw, author)} to {name(raw, addressee)}"
    ids = {name(raw, id): id for id in raw["who"]}
    for option in {*one.options} - {one.right}:
        [(a, b)] = [(ids[x], ids[y]) for x in ids for y in ids if f"{x} to {y}" == option]
        assert not (kin(raw, a, author) and kin(raw, b, addressee)), option


def same_root(raw: Case, document: str, statement: Case, act: Case) -> str:
    """The id that an account is of; a document stands for the one act that it tells."""
    while (target := act.get("same")) is not None:
        ids = [one for one in said(raw) if one[1].get("id") == target]
        ids = ids or [one for one in said(raw) if one[0] == target and mood(one[1]) == mood(statement)]
        document, statement, act = ids[0]
    return statement.get("id") or f"{document}: {statement.get('quote')}"


def judge_one(raw: Case, found_in: Report, one: Choice) -> None:
    """One event is two accounts that the file links; left open is what it says may be one."""
    pair = [found(raw, quote, document)[0] for quote, document in QUOTED.findall(one.text)]
    assert len(pair) == 2
    linked = same_root(raw, *pair[0]) == same_root(raw, *pair[1])
    perhaps = [s.get("may be") for _, s, _ in pair]
    for _, _, act in pair:
        for item in items(next(iter(act.values()))):
            entry = raw["what"].get(item)
            perhaps += many(entry.get("may be")) if isinstance(entry, dict) else []
    assert one.right == ("of one" if linked else "that is left open")
    assert linked or any(perhaps), one.id


def judge_odds(raw: Case, found_in: Report, one: Choice) -> None:
    """Where two accounts name different people, or put it before and after something, they are at odds on that only."""
    accounts = [found(raw, quote, document)[0] for quote, document in QUOTED.findall(one.text.split(": ", 1)[1])]
    assert len(accounts) > 1
    assert len({same_root(raw, *account) for account in accounts}) == 1
    moods = {mood(statement) for _, statement, _ in accounts}
    assert moods == ({"did", "did not"} if one.right == "on whether it was done" else {"did"})
    for role, words in (("from", "on who gave it"), ("to", "on who got it")):
        told = [value for _, _, act in accounts if (value := many(act.get(role)))]
        apart = any(not any(one_hand(raw, a, b) for a in x for b in y) for x in told for y in told)
        assert apart == (one.right == words), (one.id, told)
    times = {str(act["when"]) for _, _, act in accounts if "when" in act}
    [finding] = [f for f in found_in.findings if f.key == f"TR104/{one.id.removeprefix('odds/')}"]
    assert (finding.verdict is Verdict.NOTED) == (one.right != "on none of these")
    assert (one.right == "on when it was") <= (len(times) > 1)


def judge_departed(raw: Case, found_in: Report, one: Choice) -> None:
    """The right phrase is an order that a finding under the departure cites; no other phrase is cited there as ordered."""
    departure = one.id.split("/", 1)[1]
    cited = {id for f in found_in.findings if f.departure == departure for id in f.ordered}
    quotes = {(s.quote, s.document) for s in found_in.case.statements() if s.id in cited}
    assert quotes & {QUOTED.fullmatch(option).groups() for option in one.options} == {QUOTED.fullmatch(one.right).groups()}


def judge_later(raw: Case, found_in: Report, one: Choice) -> None:
    """Only the right phrase is said to bind since before it was said."""
    for option in one.options:
        later = {"binds" in s for _, s, _ in found(raw, *QUOTED.fullmatch(option).groups())}
        assert later == {option == one.right}, option


def judge_settles(raw: Case, found_in: Report, one: Choice) -> None:
    """What settles it is tried in `test_unknowns`; here, that what is offered as on hand is on hand."""
    for option in {*one.options} - {one.right}:
        if option.endswith(", read once more"):
            assert found(raw, *QUOTED.fullmatch(option.removesuffix(", read once more")).groups())
        elif option.startswith("the text of the document ["):
            assert raw["documents"][option[26:-1]]["seen"] == "whole"
        else:
            assert NOT_SETTLING.fullmatch(option), option


def judge_recipient(raw: Case, found_in: Report, one: Choice) -> None:
    """The account that it is of names who got it; that nobody else is said to have, is in `test_questions`."""
    [told] = [s for s in found_in.case.statements() if s.id == one.id.removeprefix("recipient/")]
    accounts = [act for _, statement, act in found(raw, told.quote, told.document) if mood(statement) == "did"]
    [got] = {id for act in accounts for id in many(act["to"])}
    others = [name(raw, id) for id in raw["who"] if id != got]
    assert re.search(rf"to {re.escape(name(raw, got))}(,|$)", one.right)
    assert not any(re.search(rf"to {re.escape(other)}(,|$)", one.right) for other in others)
    assert all(one.text.count(word) + one.right.count(word) == 1 for word in name(raw, got).split() if word.istitle())


def accounts_of(raw: Case, one: Choice) -> list[tuple[str, Case, Case]]:
    """All accounts that the file links with the phrase that the question quotes."""
    [(quote, document)] = QUOTED.findall(one.text.split(": who gave")[0].split(": on which")[0])
    [told] = found(raw, quote, document)
    return [other for other in said(raw) if same_root(raw, *other) == same_root(raw, *told)]


def judge_giver(raw: Case, found_in: Report, one: Choice) -> None:
    """Every account names him or leaves room for him, and he is kin of no other who is offered; or none names anybody."""
    told = [act for _, _, act in accounts_of(raw, one)]
    named = {id for act in told for id in many(act.get("from"))}
    if one.right == "that is not said":
        assert not any(key in act for act in told for key in ("from", "through", "who", "for"))
        return
    givers = [id for id in named if id in raw["who"] and one.right == name(raw, id)]
    assert len(givers) == 1
    [giver] = givers
    assert all(one_hand(raw, giver, id) for id in named)
    [(document, statement, _)] = found(raw, *QUOTED.findall(one.text.split(": who gave")[0])[0])
    header = raw["documents"][document]
    assert giver in (many(statement.get("by")) or [n for key in ("by", "from", "signed") for n in many(header.get(key))])
    others = [id for id in raw["who"] if name(raw, id) in one.options and id != giver]
    assert not any(kin(raw, id, giver) for id in others)


def judge_day(raw: Case, found_in: Report, one: Choice) -> None:
    """The file dates it on that day, and a day lies between it and the others; or no account dates it."""
    dates = {str(act["when"])[:10] for _, _, act in accounts_of(raw, one) if "when" in act}
    if one.right == "that is not said":
        assert not dates
        return
    assert len(dates) == 1
    [day] = dates
    offered = {option: datetime.strptime(option, "%d %b %Y") for option in one.options if option != "that is not said"}
    assert offered[one.right] == datetime.fromisoformat(day)
    assert not any(abs((other - offered[one.right]).days) < 2 for text, other in offered.items() if text != one.right)


def judge_rests(raw: Case, found_in: Report, one: Choice) -> None:
    """The phrase binds since a document that nobody has seen, and of which no word is quoted."""
    [(document, statement, _)] = found(raw, *QUOTED.findall(one.text)[0])
    order = statement["binds"].removeprefix("since ")
    assert order != document
    assert raw["documents"][order]["seen"] in ("not printed", "not found")
    assert not any("quote" in s for s in raw["documents"][order].get("says", ()))
    assert "itself has not been seen" in one.right


JUDGES = {key.removeprefix("judge_"): value for key, value in globals().items() if key.startswith("judge_")}


@pytest.mark.parametrize("case", tracer.examples())
def test_every_option_is_judged_by_the_file(case: str) -> None:
    for one in questions(report(case)).questions:
        if isinstance(one, Choice):
            JUDGES[one.id.split("/")[0]](file(case), report(case), one)


@pytest.mark.parametrize("case", tracer.examples())
def test_a_key_that_marks_another_option_is_found_out(case: str) -> None:
    for one in questions(report(case)).questions:
        for other in {*one.options} - {one.right} if isinstance(one, Choice) else ():
            with pytest.raises((AssertionError, KeyError)):
                JUDGES[one.id.split("/")[0]](file(case), report(case), replace(one, right=other))


@settings(max_examples=40, deadline=None)
@given(case=cases())
def test_every_option_is_judged_in_cases_that_nobody_chose(case: Case) -> None:
    found_in = tracer.examine(tracer.loads(text(case)))
    for one in questions(found_in).questions:
        if isinstance(one, Choice):
            JUDGES[one.id.split("/")[0]](case, found_in, one)


def test_no_kind_is_without_a_question() -> None:
    kinds = {q.id.split("/")[0] for case in tracer.examples() for q in questions(report(case)).questions}
    assert kinds == {*JUDGES, "standing", "order", "witness", "removes", "seen", "source", "dated", "essay"}


def test_neither_its_place_nor_its_length_gives_the_right_answer_away() -> None:
    """Over all cases and ten seeds no place holds it in more than a third of the questions, and it is seldom the longest."""
    asked = [one for case in tracer.examples() for seed in range(10) for one in questions(report(case), seed).questions
             if isinstance(one, Choice) and len(one.options) == 4]
    places = Counter(one.options.index(one.right) for one in asked)
    assert min(places.values()) > len(asked) / 6
    assert max(places.values()) < len(asked) / 3
    longest = sum(len(one.right) > max(len(option) for option in one.options if option != one.right) for one in asked)
    assert longest < len(asked) / 2
