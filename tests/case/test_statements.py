"""Documents and what they say: headers, frames, inline unknowns, zones, orders that change."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tracer.case.load import loads
from tracer.vocabulary import Extent, Mood, Verb

AN_AGENT = "expected an id from `who`"
AN_ITEM = "expected an id from `what` or `documents`"
AN_ACT = "expected the id of an act or document"
A_DOCUMENT = "expected the id of a document"
A_SOURCE = "expected a source's id from `sources`, then the place in it"
ASPECTS = ("from, to, who, through, for, present, only in, when, until, via, state, form, how, before, about, extent "
           "or personally")

HEADERS = [
    ("from: [▶beerer, someone]", [f"unknown id 'beerer'; {AN_AGENT}; did you mean 'bearer'?"]),
    ("to: ▶letter", [f"'letter' is a content; {AN_AGENT}"]),
    ("copies: ▶one of chief", ["'chief' is a post; expected the id of a body after 'one of'"]),
    ("by: [editors, ▶edtiors]", ["unknown id 'edtiors'; expected an id from `who`, editors or not said"]),
    ("carries: [letter, ▶m9, ▶copy of chief]",
     [f"unknown id 'm9'; {AN_ITEM}",
      "'chief' is a post; expected an id from `what` or `documents` after 'copy of'"]),
    ("answers: ▶handing", [f"'handing' is an act; {A_DOCUMENT}"]),
    ("refers to: ▶m3", [f"unknown id 'm3'; {A_DOCUMENT}"]),
    ("rests on: [m1, handing, ▶chief]", [f"'chief' is a post; {AN_ACT}"]),
    ("may be: ▶paper", [f"'paper' is a thing; {A_DOCUMENT}"]),
    ("written on: ▶wall", [f"unknown id 'wall'; {AN_ITEM}"]),
    ("answers: [m1, ▶m2]", ["'m2' is named in its own 'answers'; expected the id of another"]),
    ("rests on: ▶m2", ["'m2' is named in its own 'rests on'; expected the id of another"]),
    ("written on: ▶m2", ["'m2' is named in its own 'written on'; expected the id of another"]),
    ("cite: ▶s2 page 1", [f"unknown id 's2'; {A_SOURCE}"]),
]


@pytest.mark.parametrize(("line", "messages"), HEADERS, ids=[line for line, _ in HEADERS])
def test_wrong_headers(build, complains, line, messages):
    complains(build(header=f"  m2:\n    {line}\n"), *messages)


FRAMES = [
    ("{did: {give: ▶ltter}}", [f"unknown id 'ltter'; {AN_ITEM}; did you mean 'letter'?"]),
    ("{did: {give: paper, to: [chief, ▶one of nowhere]}}",
     ["unknown id 'nowhere'; expected the id of a body after 'one of'"]),
    ("{did: {consult: ▶m1}}", [f"'m1' is a document; {AN_AGENT}"]),
    ("{did: {make: paper, of: ▶original of ltter}}",
     ["unknown id 'ltter'; expected an id from `what` or `documents` after 'original of'; did you mean 'letter'?"]),
    ("{did: {give: paper, under: ▶ordre, then: ▶chief}}",
     [f"unknown id 'ordre'; {AN_ACT}", f"'chief' is a post; {AN_ACT}"]),
    ("{will: {give: paper, until: ▶authorised by sendr}}",
     ["unknown id 'sendr'; expected an id from `who` after 'authorised by'; did you mean 'sender'?"]),
    ("{objects: ▶handling}", [f"unknown id 'handling'; {AN_ACT}; did you mean 'handing'?"]),
    ("{objects: handing, about: [to, ▶thru]}", [f"unknown id 'thru'; expected {ASPECTS}; did you mean 'through'?"]),
    ("{did: {give: paper}, ▶about: to}",
     ["'about' does not belong beside 'did'; expected it beside 'objects' or 'accepts'"]),
    ("{did: {give: paper}, ▶until: handing}",
     ["'until' stands beside the mood only with 'suspends'; expected it inside the act, if it is a time"]),
    ("{did: {give: paper, then: ▶x, under: ▶x}, id: x, may be: ▶x, rests on: ▶x}",
     [f"'x' is named in its own '{key}'; expected the id of another" for key in ("then", "under", "may be", "rests on")]),
    ("{will: {give: paper}, id: x, binds: ▶since x}",
     ["'x' is named in its own 'binds'; expected the id of another"]),
    ("{objects: ▶x, id: x}", ["'x' is named in its own 'objects'; expected the id of another"]),
    ("{did: {away: bearer, when: 1990-03-21, until: ▶1990-03-20}}",
     ["'1990-03-20' is over before '1990-03-21', its 'when'; expected 'until' no earlier than 'when'"]),
    ("{will: {give: paper}, binds: ▶m1}", ["'m1' does not say since when this binds; expected 'since X' or 'future'"]),
    ("{will: {give: paper}, binds: ▶since m9}",
     [f"unknown id 'm9'; {AN_ACT} after 'since'"]),
    ("{did: {give: paper}, amends: ▶a, instead of: ▶b, suspends: ▶c, until: ▶d, may be: ▶e, judge: ▶f,"
     " by: ▶g, rests on: ▶h}",
     [f"unknown id '{x}'; {expected}" for x, expected in (
         *((x, AN_ACT) for x in "abcde"), ("f", AN_AGENT), ("g", f"{AN_AGENT}, editors or not said"), ("h", AN_ACT))]),
]


@pytest.mark.parametrize(("says", "messages"), FRAMES, ids=[says[:40] for says, _ in FRAMES])
def test_wrong_statements(build, complains, says, messages):
    complains(build(more=f"      - {says}\n"), *messages)


@pytest.mark.parametrize("mood", ["must", "must not", "may"])
def test_a_document_that_orders_says_how_much_of_it_was_seen(build, complains, mood):
    complains(build(order=f"  ▶m1:\n    says:\n      - {mood}: {{give: paper}}\n"),
              "'seen' is missing, and 'm1' orders; expected 'seen: …', how much of it has been seen")


def test_else_an_excerpt_is_taken_to_be_seen(build):
    assert loads(build()).document("m2").seen == "excerpt"


def test_a_header_in_full(build):
    case = loads(build(header=(
        '  m2:\n    title: "A report"\n    from: [bearer, one of office]\n    signed: chief\n'
        "    by: [bearer, editors, not said]\n    to: sender\n    copies: [chief, someone]\n    through: bearer\n"
        "    via: the post\n    date: 1990-03-21\n    received: not said\n"
        "    carries: [letter, copy of paper]\n    answers: m1\n    refers to: m1\n"
        "    rests on: not said\n    may be: m1\n    written on: copy of m1\n    cite: s1   page 2, note 3\n    file: Box 7, folder 2\n    seen: summary\n"
        "    withheld: [a name]\n    marking: Secret\n    supplied: why\n")))
    one = case.document("m2")
    assert (one.title, one.author, one.signed, one.by) == (
        "A report", ("bearer", "m2/from"), ("chief",), ("bearer", "editors", "not said"))
    assert (one.addressees, one.copies, one.through, one.via) == (
        ("sender",), ("chief", "m2/copies"), ("bearer",), "the post")
    assert (one.date.text, one.received, one.carries, one.on) == (
        "1990-03-21", None, ("letter", "m2/carries"), "m2/written-on")
    assert (one.answers, one.refers_to, one.rests_on, one.may_be) == (("m1",), ("m1",), (), ("m1",))
    assert (one.cite, one.source, one.place) == ("s1   page 2, note 3", "s1", "page 2, note 3")
    assert one.file == "Box 7, folder 2"
    assert (one.seen, one.withheld, one.marking, one.supplied) == ("summary", ("a name",), "Secret", "why")
    assert (case.agent("m2/from").one_of, case.agent("m2/copies").one_of) == ("office", None)
    assert case.item("m2/written-on").copy_of == "m1"


def only(build, says: str):
    return loads(build(more=f"      - {says}\n")).document("m2").says[1]


def test_an_act_in_full(build):
    one = only(build, (
        "{did: {tell: letter, from: bearer, to: [chief, one of office, one of office], through: someone, for: sender,"
        " present: chief, via: telephone, form: typed, how: read aloud, state: open, extent: gist, personally: false,"
        " when: 1990, until: 1991, under: m1, then: handing}, quote: q, place: page 9, by: [bearer, editors],"
        " note: n, supplied: s, rests on: [m1, handing], may be: handing}"))
    id = "m2/did/tell/letter/chief+one-of-office+one-of-office"
    assert (one.id, one.given, one.mood, one.verb, one.item) == (id, False, Mood.DID, Verb.TELL, "letter")
    assert (one.giver, one.recipient) == (("bearer",), ("chief", f"{id}/to", f"{id}/to/2"))
    assert (one.through, one.on_behalf, one.present) == ((f"{id}/through",), ("sender",), ("chief",))
    assert (one.via, one.form, one.how, one.state) == ("telephone", "typed", "read aloud", "open")
    assert (one.extent, one.personally, one.under, one.then) == (Extent.GIST, False, "m1", "handing")
    assert (one.when.text, one.until.text) == ("1990", "1991")
    assert (one.quote, one.place, one.by, one.note, one.supplied) == ("q", "page 9", ("bearer", "editors"), "n", "s")
    assert (one.rests_on, one.may_be) == (("m1", "handing"), "handing")


def test_what_verbs_take(build):
    """Items, agents or words; an inline copy is a fresh thing each time."""
    assert only(build, "{did: {consult: [chief, sender], about: the way, before: going}}").agents == ("chief", "sender")
    consulted = only(build, "{did: {consult: chief, about: the way, before: going}}")
    assert (consulted.about, consulted.before) == (("the way",), "going")
    assert only(build, '{did: {event: "the fire", who: chief}}').text == "the fire"
    made = loads(build(more="      - did: {make: copy of paper, of: original of letter}\n"))
    one = made.document("m2").says[1]
    assert (one.item, one.of) == ("m2/did/make/copy-of-paper/make", "m2/did/make/copy-of-paper/of")
    assert (made.item(one.item).copy_of, made.item(one.of).original_of) == ("paper", "letter")


def test_what_is_asked_is_a_statement_of_its_own(build):
    one = only(build, "{will: {ask: chief, that: {pass: letter, from: chief, to: one of office}}}")
    assert (one.that.id, one.that.mood, one.that.verb) == ("m2/will/ask/chief/that", Mood.ASKED, Verb.PASS)
    assert one.that.recipient == ("m2/will/ask/chief/that/to",)


def test_not_said_is_absent(build):
    """Of a role; as a witness it says that the word is nobody's in particular."""
    one = only(build, "{did: {tell: letter, to: not said, when: not said, how: not said, extent: not said,"
                      " personally: not said}, by: not said, quote: not said}")
    assert (one.recipient, one.when, one.how, one.extent, one.personally) == ((), None, None, None, None)
    assert (one.by, one.quote) == (("not said",), "not said")


def test_orders_change(build):
    case = loads(build(
        more_header="    seen: whole\n",
        more=(
            "      - must not: {pass: letter, to: chief}\n        id: stop\n"
            "        suspends: m1/must/pass/letter/chief\n        until: handing\n        as: purpose\n"
            "        binds: since m1\n"
            "      - may: {pass: letter}\n        id: leave\n        if: it rains\n        judge: chief\n"
            "        instead of: stop\n        amends: m1\n        binds: future\n"
            "      - must not: {pass: letter, until: authorised by sender}\n        id: wait\n"
            "      - objects: leave\n        about: [to, when]\n")))
    stop, leave, wait, objection = case.document("m2").says[1:]
    assert (stop.suspends, stop.suspended_until, stop.purpose, stop.binds) == (
        "m1/must/pass/letter/chief", "handing", True, "m1")
    assert (leave.condition, leave.judge, leave.instead_of, leave.amends, leave.binds) == (
        "it rains", "chief", "stop", "m1", "future")
    assert (wait.condition, wait.until) == ("until authorised by the sender", None)
    assert (objection.target, objection.about, objection.verb) == ("leave", ("to", "when"), None)


def when(build, says: str, who: str = "") -> str | None:
    where = '  abroad: {group: "abroad", zone: America/New_York}\n  envoy: {name: "envoy", in: abroad}\n'
    time = loads(build(more_who=where + who, more=f"      - {says}\n")).document("m2").says[1].when
    assert time is not None
    return time.zone


@pytest.mark.parametrize(
    ("says", "zone"),
    [
        ("{did: {give: paper, from: bearer, to: envoy, when: 1990-03-21T10:00}}", "Europe/Moscow"),
        ("{did: {give: paper, from: envoy, to: bearer, when: 1990-03-21T10:00}}", "America/New_York"),
        ("{did: {give: paper, from: sender, to: envoy, when: 1990-03-21T10:00}}", "America/New_York"),
        ("{did: {give: paper, from: one of abroad, when: 1990-03-21T10:00}}", "America/New_York"),
        ("{did: {read: paper, who: envoy, when: 1990-03-21T10:00}}", "America/New_York"),
        ("{did: {give: paper, from: sender, when: 1990-03-21T10:00}}", "Europe/Moscow"),
        ("{did: {same: handing, to: envoy, when: 1990-03-21T10:00}}", "Europe/Moscow"),
        ("{did: {give: paper, from: [bearer, envoy], to: envoy, when: 1990-03-21T10:00}}", "America/New_York"),
    ],
)
def test_a_clock_is_read_where_the_act_was(build, says, zone):
    """In the zone of who gives or does it, else of who gets it, else of the document's author."""
    assert when(build, says) == zone


def test_the_nearest_zone_counts(build):
    """A body within a body may lie elsewhere; two equally near that differ tell nothing."""
    who = ("  post: {group: p, in: abroad, zone: Asia/Tokyo}\n  room: {group: r, in: post}\n"
           "  clerk: {name: c, in: room}\n"
           "  both: {name: b, in: [office, abroad]}\n")
    act = "{{did: {{give: paper, from: {0}, to: envoy, when: 1990-03-21T10:00}}}}"
    assert when(build, act.format("clerk"), who) == "Asia/Tokyo"
    assert when(build, act.format("both"), who) == "America/New_York"


A_TIME = ("expected a date such as 1990-03-21, a clock such as 1990-03-21T10:30 Europe/Moscow, or 'before' or "
          "'after' an id")
TIMES = [
    ("{did: {give: paper, from: sender, when: ▶no}}", f"'no' is not a time; {A_TIME}"),
    ("{did: {give: paper, from: sender, when: ▶before m9}}",
     "unknown id 'm9' in 'before m9'; expected the id of an act or document"),
    ("{did: {give: paper, when: ▶after letter}}",
     "unknown id 'letter' in 'after letter'; expected the id of an act or document"),
    ("{did: {give: paper, when: ▶1990-03-21/1990-03-20}}",
     "'1990-03-21/1990-03-20' ends before it starts; expected the earlier end first"),
    ("{did: {give: paper, when: 1990, until: ▶handling}}",
     f"'handling' is not a time; {A_TIME}; did you mean 'handing'?"),
    ("{will: {ask: chief, that: {give: paper, when: ▶soon after}}}",
     f"'soon after' is not a time; {A_TIME}"),
]


@pytest.mark.parametrize(("says", "message"), TIMES, ids=[says for says, _ in TIMES])
def test_times_that_cannot_be_read(build, complains, says, message):
    complains(build(more=f"      - {says}\n"), message)


def test_a_clock_whose_zone_nothing_gives(build, complains):
    """Neither the time, nor who acted, nor the document's author."""
    complains(build(header="  m2:\n    from: sender\n    date: ▶1990-03-21T10:30\n",
                    says="    says:\n      - did: {give: paper, from: sender, to: bearer, when: 1990-03-21T10:30}\n"
                         "        id: handing\n      - did: {give: paper, from: sender, when: ▶20:15}\n",
                    more_who="  far: {group: f, zone: Asia/Tokyo}\n"),
              *(f"nothing gives the zone of the clock '{clock}'; "
                f"expected 'Z' for UTC, or a zone: '{clock} Europe/Moscow'" for clock in ("1990-03-21T10:30", "20:15")))


def test_times_may_refer_to_what_is_said_later(build):
    """To documents, to ids given, and to statements by what they say."""
    one = only(build, "{did: {give: letter, when: before m2/did/read/letter}}\n      - did: {read: letter, who: chief}")
    assert [anchor.ref for anchor in one.when.anchors] == ["m2/did/read/letter"]


def test_dates_without_a_year_take_that_of_the_case(build):
    case = loads(build(top="tracer: 1\ntitle: x\nyear: {is: 1990}\nsources: {s1: {cite: x}}\n",
                       more="      - did: {read: letter, who: bearer, when: --03-21T10:00}\n"))
    when = case.document("m2").says[1].when
    instant = datetime(1990, 3, 21, 7, tzinfo=UTC)
    assert when.earliest == when.latest == int(instant.timestamp()) * 1_000_000


def test_a_document_is_dated_where_its_author_is_and_received_where_it_went(build):
    case = loads(build(header="  m2:\n    from: bearer\n    to: far\n    date: 1990-03-21T10:00\n"
                              "    received: 1990-03-21T09:00\n",
                       more_who="  far: {group: far, zone: Asia/Tokyo}\n"))
    assert (case.document("m2").date.zone, case.document("m2").received.zone) == ("Europe/Moscow", "Asia/Tokyo")
