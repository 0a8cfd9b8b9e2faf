"""A quiz asks only what the record answers: every answer found again by other means, and gone with its evidence."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

import tracer
from tests.examined import examined as report
from tests.views import hostile
from tracer import variants, wording
from tracer.case import edits
from tracer.errors import TracerError
from tracer.kernel.truth import Truth
from tracer.teaching.handing import at_first
from tracer.teaching.quiz import FORMATS, papers, questions
from tracer.teaching.quiz.model import Choice, Essay, Matching, Ordering, Question, mixed, printed
from tracer.vocabulary import Mood, Verdict

EXTENTS = ["only that there was such a thing", "what it was about, and no more", "the gist of it", "its words"]


def asked(name: str, kind: str) -> list[Question]:
    return [one for one in questions(report(name)).questions if one.id.split("/")[0] == kind]


def written(microseconds: int) -> str:
    return f"{datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=microseconds):%Y-%m-%dT%H:%M:%SZ}"


@pytest.mark.parametrize("name", tracer.examples())
def test_an_answer_stands_once_among_the_options(name):
    for one in questions(report(name)).questions:
        if isinstance(one, Choice):
            assert one.options.count(one.right) == 1
            assert len(set(one.options)) == len(one.options) >= 3
        elif isinstance(one, Matching):
            assert {label for _, label in one.pairs} <= set(one.labels)
            assert len({phrase for phrase, _ in one.pairs}) == len(one.pairs)
        elif isinstance(one, Ordering):
            assert len(set(one.steps)) == len(one.steps) >= 3


def test_who_held_it_is_who_certainly_held_it_then():
    """By `at`, which is asked with the time as a person writes it."""
    found = [(name, one) for name in tracer.examples() for one in asked(name, "holder")]
    assert found
    for name, one in found:
        _, thing, *_, instant = one.id.split("/")
        moment = tracer.at(report(name).case, written(int(instant)))
        [holding] = [h for h in moment.holdings if h.item == thing]
        assert [wording.name(report(name).reading, id) for id in holding.certain] == [one.right]


def test_how_much_was_known_is_both_certain_and_all_that_is_possible():
    found = [(name, one) for name in tracer.examples() for one in asked(name, "knew")]
    assert found
    for name, one in found:
        _, content, agent, act = one.id.split("/", 3)
        moment = tracer.at(report(name).case, act)
        [known] = [k for k in moment.knowledge if (k.content, k.agent) == (content, agent)]
        assert known.certain is known.possible
        assert EXTENTS[known.certain - 1] == one.right


@pytest.mark.parametrize("name", tracer.examples())
def test_phrases_belong_where_the_file_puts_them(name):
    words = {"that something was done": [Mood.DID], "that something was ordered, or forbidden": [Mood.MUST, Mood.MUST_NOT],
             "that something was promised": [Mood.WILL], "that something was asked for, or proposed": [Mood.ASKED],
             "that something was not done": [Mood.DID_NOT], "that something was believed": [Mood.BELIEVES]}
    for one in asked(name, "standing"):
        for phrase, label in one.pairs:
            [statement] = [s for s in report(name).case.statements() if phrase[1:phrase.rindex("”")] in (s.quote or "")]
            assert phrase == f"“{statement.quote}” [{statement.document}]"
            assert statement.mood in words[label]
            if statement.mood is Mood.DID:
                assert report(name).reading.accounts.find(statement.id).happened is Truth.YES


def test_steps_of_the_first_case_stand_in_the_order_of_their_clocks():
    """0001Z, 0730Z, 1107Z and 1924Z of one day; the words do not tell the time."""
    [one] = asked("bush-gorbachev-1990", "order")
    assert one.steps == ("Scowcroft writes to Jack Matlock", "Joyce gave the [envelope] to Bessmertnykh, by hand, sealed",
                         "Joyce writes to Scowcroft", "Scowcroft writes to Joyce")
    assert not any("[" in step.replace("[envelope]", "") for step in one.steps)  # the short names are numbered


def test_a_day_of_telling_is_not_taken_for_the_day_of_the_act():
    """Where no document dates it, its telling is offered; and that it is not said is right elsewhere only."""
    [day] = asked("machel-1975", "day")
    assert day.right == "that is not said"
    assert "19 Jun 1975" in day.options
    found = [one for name in tracer.examples() for kind in ("day", "giver") for one in asked(name, kind)]
    assert len({one.right == "that is not said" for one in found}) == 2
    assert all("that is not said" in one.options for one in found)


@pytest.mark.parametrize("name", tracer.examples())
def test_a_short_quiz_gets_more_kinds_of_questions_and_a_long_one_does_not(name):
    """Each is asked of what is left, so that a quiz of ten has none of them beyond."""
    asked_of = [one.id.split("/")[0] for one in questions(report(name)).questions]
    more = [kind for kind in asked_of if kind in ("removes", "rests", "giver", "day", "dated", "mandate")]
    assert not more or len(asked_of) <= 10


@pytest.mark.parametrize("name", tracer.examples())
def test_a_phrase_stands_in_the_document_it_is_matched_with(name):
    """And in no other of the file; no other question prints it beside its document."""
    others = "\n".join(f"{q.text} {getattr(q, 'options', '')} {getattr(q, 'pairs', '')} {getattr(q, 'steps', '')}"
                       for q in questions(report(name)).questions if q.id != "source")
    for one in asked(name, "source"):
        assert not any(phrase in others for phrase, _ in one.pairs)
        for phrase, label in one.pairs:
            documents = {s.document for s in report(name).case.statements() if phrase[1:-1] in (s.quote or "")}
            assert {f"[{id}]" for id in documents} == {label[label.rindex("["):]}


def test_nobody_but_the_right_one_is_said_to_have_got_it():
    """Each wrong answer names somebody of whom no statement says that he got or had anything."""
    found = [(name, one) for name in tracer.examples() for one in asked(name, "recipient")]
    assert found
    for name, one in found:
        reading = report(name).reading
        act = reading.accounts.find(one.id.removeprefix("recipient/"))
        [got] = {id for e in act.statements for id in reading.accounts.statement(e).recipient}
        assert one.right.endswith(wording.name(reading, got)) or f"{wording.name(reading, got)}, " in one.right
        had = {id for s in reading.case.statements() if s.mood is Mood.DID for id in (*s.recipient, *s.who)}
        for option in {*one.options} - {one.right}:
            assert not any(f"to {wording.name(reading, id)}" in option for id in had), option


def test_whom_it_was_for_is_offered_where_another_got_it():
    """An address is easily taken for a receipt."""
    [one] = asked("khrushchev-1962-10-28", "recipient")
    assert one.right.endswith("to Robert Kennedy")
    assert any(option.endswith("to President Kennedy") for option in one.options)


@pytest.mark.parametrize("name", tracer.examples())
def test_no_step_of_an_ordering_tells_who_got_it(name):
    steps = {step for one in asked(name, "order") for step in one.steps}
    assert not steps & {one.right for one in asked(name, "recipient")}


@pytest.mark.parametrize("name", tracer.examples())
def test_nobody_is_asked_to_order_what_the_accounts_order_differently(name):
    """An account that only retells another puts it elsewhere in MAYFLOWER; a student who read it would be right, too."""
    contested = {id for f in report(name).findings if f.code == "TR104" and f.verdict is not Verdict.CLEAR
                 for id in f.subject}
    for one in asked(name, "order"):
        assert not contested & {report(name).reading.accounts.find(e).id for e in one.evidence
                                if report(name).reading.accounts.find(e)}
    for one in asked(name, "holder"):
        assert one.id.split("/")[2] not in contested


def test_steps_are_explained_by_their_times():
    [one] = asked("bush-gorbachev-1990", "order")
    assert [part.split(": ")[0] for part in one.feedback.split("; ")] == [
        "21 Mar 1990, 0001Z", "21 Mar 1990, 0730Z (10:30 Moscow)", "21 Mar 1990, 1107Z", "21 Mar 1990, 1924Z"
    ]


def test_what_was_departed_from_and_what_was_said_later():
    [departed], [later] = asked("bush-gorbachev-1990", "departed"), asked("bush-gorbachev-1990", "later")
    assert departed.right == "“Please pass the following message to President Gorbachev” [m1]"
    assert later.right == "“asked for delivery personally to Gorbachev” [m3]"
    # It is departed from, too, so it must not be offered as a wrong answer; nor what forbids the ministry.
    assert not any("personally" in option or "foreign ministry" in option for option in departed.options)


def test_nothing_departs_in_a_case_without_a_departure():
    for name in tracer.examples():
        if not report(name).departures:
            assert asked(name, "departed") == []


@pytest.mark.parametrize("name", tracer.examples())
def test_nobody_is_told_elsewhere_who_wrote_to_whom(name):
    """A document under its short name, with its author and addressee, answers whose words stand in it."""
    found = questions(report(name)).questions
    for one in (q for q in found if q.id.split("/")[0] in ("mandate", "giver")):
        others = "\n".join(printed(q) for q in found if q is not one)
        document = one.text[one.text.index("” [") + 3:].partition("]")[0]
        told = [line for line in others.splitlines() if line.endswith(f"[{document}]") and not line.startswith("“")]
        assert not any(f"{one.right.partition(' to ')[0]} writes to" in line for line in told), one.id


@pytest.mark.parametrize("name", tracer.examples())
def test_one_event_is_asked_of_two_witnesses(name):
    """Who comes back to a thing in his own other words may mean more by them."""
    for one in (q for q in asked(name, "one") if q.right == "of one"):
        said = [report(name).reading.accounts.statement(id) for id in one.evidence]
        assert len({report(name).reading.accounts.witness(s).agent for s in said}) == 2


def test_words_of_another_telegram_in_the_same_source_are_no_wrong_way():
    """Dulles asks in his telegram to Washington that this be sent to Cairo: it goes to either."""
    for one in papers.mandates(report("nasser-1955"), ()):
        assert "John Foster Dulles to [Hoover]" not in one.options


def test_what_is_held_back_is_in_no_question_and_in_no_answer():
    """That a junior member of either embassy had the note in hand, and that it came back, is told seven months later."""
    example = tracer.example("mayflower-1965")
    case = variants.basis(example.read_text(encoding="utf-8"), example.name)
    later = FORMATS["markdown"](questions(case.report))
    first = FORMATS["markdown"](questions(at_first(case)))
    for word in ("unior member", "given back", "tel202", "Burma", "effective"):
        assert word not in first
    assert "unior member" in later
    assert "Was the message for Hanoi delivered as the Secretary of State had ordered?" in first


@pytest.mark.parametrize("name", tracer.examples())
def test_what_would_settle_it_is_asked_of_what_cannot_be_told(name):
    keys = {f.key: f for f in report(name).findings}
    for one in asked(name, "settles"):
        finding = keys[one.id.removeprefix("settles/")]
        assert finding.verdict is Verdict.CANNOT_TELL
        assert one.right == wording.settling(finding.settles[0], report(name).reading)
        settling = {wording.settling(s, report(name).reading) for s in finding.settles}
        assert settling & {*one.options} == {one.right}


def test_a_wrong_answer_looks_like_the_right_one():
    """The text of a document where one is missing, somebody's word where it is a word; each says what it does not show."""
    [missing] = [q for q in asked("mayflower-1965", "settles") if "tel3105" in q.right]
    assert "tel3105" not in missing.text
    assert {option[:20] for option in missing.options} == {"the text of the docu"}
    [received] = asked("bush-gorbachev-1990", "settles")
    assert "a word from Scowcroft that it was to be done" in received.options
    # Whoever was to be told gave the order himself: his word would tell both, so it is not offered as a wrong one.
    told = [q for q in asked("october-1962", "settles") if "report of the time" in q.text]
    assert not any("to be done" in option for q in told for option in q.options)


@pytest.mark.parametrize("name", tracer.examples())
def test_without_its_evidence_a_question_is_not_asked_or_is_another(name):
    path = tracer.example(name)
    case = variants.basis(path.read_text(encoding="utf-8"), path.name)
    for one in questions(case.report).questions:
        if isinstance(one, Essay):
            continue
        try:
            outcome = variants.try_out(case, edits.asked(drop=sorted(set(one.evidence))))
        except TracerError:
            continue  # Nothing is left of a case that rests on these words alone.
        again = {other.id: other for other in questions(outcome.comparison.second).questions}.get(one.id)
        assert again is None or (again.text, answer(again)) != (one.text, answer(one)), one.id


def answer(one: Question) -> object:
    match one:
        case Choice():
            return one.right
        case Matching():
            return set(one.pairs)
        case Ordering():
            return one.steps
    return None


def test_every_question_says_which_document_answers_it():
    for name in tracer.examples():
        for one in questions(report(name)).questions:
            assert one.evidence or (isinstance(one, Essay) and not report(name).departures)
            if not isinstance(one, Essay):
                assert "[" in one.feedback


def test_a_seed_moves_answers_and_nothing_else():
    one, same, other = (questions(report("bush-gorbachev-1990"), seed) for seed in (1, 1, 2))
    assert one == same != other
    assert [set(q.options) for q in one.questions if isinstance(q, Choice)] == [
        set(q.options) for q in other.questions if isinstance(q, Choice)
    ]
    # Two cases are mixed each in its own way, or the answers to one would be the answers to the next.
    orders = {mixed(one) for name in tracer.examples() for one in asked(name, "order") if len(one.steps) == 4}
    assert len({tuple(sorted(order).index(step) for step in order) for order in orders}) == len(orders) > 1
    places = {questions(report("bush-gorbachev-1990"), seed).questions[0].options.index("Bessmertnykh") for seed in range(20)}
    assert places == {0, 1, 2, 3}


def test_a_file_without_documents_that_say_anything_still_gets_its_essay(tmp_path: Path):
    case = tracer.loads('tracer: 1\ntitle: "T"\nwho: {a: A}\ndocuments: {d: {from: a, seen: whole}}\n', "t.yaml")
    [one] = questions(tracer.examine(case)).questions
    assert one.look_for == ("No order is in the record; a good answer does not speak of a departure from one",)
    assert "ordered" not in one.text


def test_hostile_text_is_a_question_like_any_other():
    assert questions(hostile.report()).questions


def test_nothing_is_asked_of_a_document_that_students_get_only_later() -> None:
    """What is held back for part B is neither quoted nor told in a question or in its answer."""
    found = report("mayflower-1965")
    assert found.case.teaching.held_back == ("tel202",)
    shown = [one for one in questions(found).questions if not isinstance(one, Essay)]
    assert shown
    assert not [one.id for one in shown if "[tel202]" in f"{printed(one)}{one.feedback}"]
    assert not [one.id for one in shown if "Ambassador to Burma" in printed(one)]  # it alone is to him
    asked = replace(found.case, teaching=replace(found.case.teaching, held_back=()))
    open_to_all = questions(tracer.examine(asked)).questions
    assert [one.id for one in open_to_all if "[tel202]" in f"{printed(one)}{getattr(one, 'feedback', '')}"]
