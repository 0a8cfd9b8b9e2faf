"""What a student is told gives nothing of the key away, and is nobody's to forge."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import tracer
from tests.examined import examined
from tracer.report import examine
from tracer.teaching.marking import Level, Marked, Texts, class_key, key, page, read, score, summary, table, worksheet
from tracer.teaching.marking.results import safe
from tracer.teaching.marking.students import student
from tracer.variants import basis

FORMULAS = ("=1+1", "+1", "-1", "@SUM(1)", "\t=1", "＝1")
HOSTILE = '<script>alert("1")</script>\x1b[31m&amp;"><img src=x onerror=1>'
HERE = Path(__file__).parent / "submissions"


def canary_case() -> str:
    """The first case with every name, quotation and id of the key turned into a word found nowhere else."""
    text = tracer.example("bush-gorbachev-1990").read_text(encoding="utf-8").split("what-if:")[0]
    count = 0

    def canary(match: re.Match[str]) -> str:
        nonlocal count
        count += 1
        return f"{match[1]}Canary{count}bird"

    text = re.sub(r'((?:name|post|group): )[^,}\n]+', canary, text)
    text = re.sub(r'^(  \w+: )(President \w+|Scowcroft)$', canary, text, flags=re.MULTILINE)
    text = re.sub(r'((?:quote|title|supplied|cite): ")[^"\n]+', canary, text)
    for id in ("handover", "matlock", "joyce", "bessmertnykh", "ministry", "m1", "m2", "m3", "gorbachev", "envelope"):
        text = re.sub(rf"\b{id}\b", f"canary{id}bird", text)
    return text


def mark(case: str, work: str) -> tuple[Marked, str]:
    """A submission marked against a case, and the case's title."""
    loaded = tracer.loads(case, "key.yaml")
    return score(read("a student", [("work.csv", work.encode())]), key(examine(loaded)), Texts([], whole=False)), loaded.title


SUBMISSIONS = {
    "empty": "from,to\n\nkind,actor\n",
    "strangers": "from,to,when,quotation,document\nA,B,1990,words,x\n\nkind,actor,quotation\nrecipient,A,words\nseal,B,words\n",
    "half": "from,to,when\nCanary3bird,nobody,1990\nA,Canary4bird,1990-03-21\n\nkind,actor\nbearer,A\n",
}


@pytest.mark.parametrize("level", [Level.HINT, Level.DIRECTION])
@pytest.mark.parametrize("work", SUBMISSIONS.values(), ids=SUBMISSIONS)
def test_hint_and_direction_tell_no_name_of_the_key(level: Level, work: str) -> None:
    """Neither on the page nor in the comment for Moodle, but what the student wrote himself."""
    marked, title = mark(canary_case(), work)
    sheet = "Identifier,Full name,Grade,Feedback comments\nParticipant 1,a student,,\n"
    filled, _ = worksheet(sheet, [(student("a student"), marked)], level, {})
    for told in (page(marked, level, title), filled):
        leaked = set(re.findall(r"(?i)canary\w+?bird", told)) - set(re.findall(r"Canary\w+?bird", work))
        assert not leaked
    assert marked.total < 100


def test_a_planted_leak_is_found() -> None:
    """The canaries are in the key, and the answers do tell them."""
    marked, title = mark(canary_case(), SUBMISSIONS["empty"])
    told = page(marked, Level.FULL, title)
    assert len(set(re.findall(r"Canary\w+?bird", told))) > 5


def case_with_part_b() -> str:
    """A case of which every name and word that only its part B has is a canary."""
    head, mark, rest = tracer.example("mayflower-1965").read_text(encoding="utf-8").partition("  tel202:\n")
    later, end, rest = rest.partition("\nexpect:")
    later = re.sub(r'quote: "[^"]+"', 'quote: "canary words bird"', later)
    text = head.replace("junior member of Embassy", "canary man bird") + mark + later + end + rest
    for word in ("tel202", "rangoon", "Ambassador to Burma", "junior"):
        text = re.sub(rf"\b{word}\b", "canary" + "".join(re.findall(r"\w", word)) + "bird", text)
    return text


@pytest.mark.parametrize("level", list(Level))
def test_nobody_is_told_what_came_out_later(level: Level) -> None:
    """Whatever he handed in, neither on the page nor in the comment for Moodle; the instructor is."""
    asked = class_key(basis(case_with_part_b(), "mayflower-1965.yaml"))
    sheet = "Identifier,Full name,Grade,Feedback comments\nParticipant 1,a student,,\n"
    for path in sorted((HERE / "mayflower-1965").glob("*.csv")):
        found = score(read("a student", [(path.name, path.read_bytes())]), asked, Texts([], whole=False))
        filled, _ = worksheet(sheet, [(student("a student"), found)], level, {})
        for told in (page(found, level, "The case"), filled):
            assert not re.findall(r"canary[ \w]*?bird|given back|unopened", told), path.name
        if path.name == "empty.csv":
            assert {"canary man bird", "canarytel202bird"} <= {*re.findall(r"canary[ \w]*?bird", table([found], {}))}


def test_a_key_of_all_documents_tells_students_nothing_of_it() -> None:
    """Who marks by it, though his students have not all of them, gives no hand-off away."""
    asked = key(examine(tracer.loads(case_with_part_b(), "mayflower-1965.yaml")))
    found = score(read("a student", [("work.csv", b"from,to\n")]), asked, Texts([], whole=False))
    assert "canary" not in page(found, Level.FULL)


def test_what_only_part_b_shows_is_asked_of_nobody() -> None:
    """Whoever tells it loses nothing by that."""
    asked = class_key(basis(tracer.example("mayflower-1965").read_text(encoding="utf-8"), "mayflower-1965.yaml"))
    assert "TR101/note" not in [one.id for one in asked.points if one.asked]
    work = "from,to\njunior member of Embassy,employee of DRV Embassy\nDRV Embassy,Embassy in the Soviet Union\n\nkind,actor\na gap,Kohler\n"
    found = score(read("a student", [("work.csv", work.encode())]), asked, Texts([], whole=False))
    assert not [one for one in found.losses if one.reason == "not shown"]
    assert "handing" not in found.missed


def test_hostile_text_is_shown_and_does_nothing() -> None:
    """In a name, a cell, a heading of a file."""
    marked, _ = mark(tracer.example("bush-gorbachev-1990").read_text(encoding="utf-8"), f"from,to\n{HOSTILE},x\n")
    marked = Marked(**{**{name: getattr(marked, name) for name in Marked.__slots__}, "name": HOSTILE, "problems": (HOSTILE,)})
    for level in Level:
        told = page(marked, level, HOSTILE, [HOSTILE])
        assert "<script" not in told
        assert "<img" not in told
        assert "\x1b" not in told
    key_ = key(examined("bush-gorbachev-1990"))
    assert "<script" not in summary([marked], key_, Texts([], whole=False))


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_is_a_formula(text: str) -> None:
    """In the table of marks and in the worksheet, whoever wrote it."""
    assert safe(text) == f"'{text}"
    marked, _ = mark(tracer.example("bush-gorbachev-1990").read_text(encoding="utf-8"), "from,to\n")
    marked = Marked(**{**{name: getattr(marked, name) for name in Marked.__slots__}, "name": text})
    for line in table([marked], {}).splitlines()[1:]:
        assert not line.strip('"').startswith(("=", "+", "-", "@", "\t"))


SHEET = (
    "Identifier,Full name,Email address,Status,Grade,Maximum Grade,Grade can be changed,"
    "Last modified (submission),Last modified (grade),Feedback comments\n"
    'Participant 17,"Reyes, Ana",ana@school.example,Submitted for grading,,20.00,Yes,"Monday, 2 March",-,\n'
    "Participant 18,=Bo Lind,bo@school.example,No submission,7.00,20.00,Yes,-,-,kept\n"
)


def test_the_worksheet_is_filled_and_nothing_else_in_it_is_touched() -> None:
    """Grades to the worksheet's own maximum, by the participant's number, the name or the address."""
    marked, _ = mark(tracer.example("bush-gorbachev-1990").read_text(encoding="utf-8"), "from,to\nScowcroft,Matlock\n")
    for name in ("Ana R_17_assignsubmission_file_work", "reyes, ana", "ana@school.example"):
        filled, lost = worksheet("\ufeff" + SHEET, [(student(name), marked)], Level.HINT, {})
        head, ana, bo = filled.splitlines()
        assert head == SHEET.splitlines()[0]
        assert ana.startswith(f'Participant 17,"Reyes, Ana",ana@school.example,Submitted for grading,{marked.total / 5:.2f},20.00,')
        assert "4 findings are missing." in ana
        assert bo == "Participant 18,'=Bo Lind,bo@school.example,No submission,7.00,20.00,Yes,-,-,kept"
        assert lost == ()


def test_who_is_not_in_the_worksheet_is_told() -> None:
    """And a table that is no worksheet of Moodle's is refused."""
    marked, _ = mark(tracer.example("bush-gorbachev-1990").read_text(encoding="utf-8"), "from,to\n")
    filled, lost = worksheet(SHEET, [(student("nobody"), marked)], Level.HINT, {})
    assert (filled.count("kept"), lost) == (1, ("a student",))
    with pytest.raises(tracer.TracerError, match="no column 'Identifier'"):
        worksheet("Name,Grade\n", [], Level.HINT, {})


def test_what_is_wrong_several_times_is_told_once() -> None:
    """With its number, or with the rows that it is about."""
    rows = [f"{one},{other}" for one, other in (("Kohler", "Firyubin"), ("Rusk", "Kohler"), ("Rusk", "Dobrynin"))]
    case = tracer.example("mayflower-1965").read_text(encoding="utf-8")
    found, _ = mark(case, "\n".join(["from,to", *rows, ""]))
    hint, direction = (page(found, level) for level in (Level.HINT, Level.DIRECTION))
    assert "2 hand-offs that the documents show are missing." in hint
    assert "3 pairs of your hand-offs stand in the wrong order." in hint
    assert "Your hand-offs 2 and 3; 1 and 3; 1 and 2 stand in the wrong order." in direction
    assert "7 findings are missing." in hint
    assert "The order of 7 pairs of hand-offs cannot be judged, as one of each is missing." in hint


@pytest.mark.parametrize("level", list(Level))
def test_a_name_that_is_nobodys_is_told_at_every_level(level: Level) -> None:
    """It is the student's own word, and who is who is given: only so can he mend a name that is spelt otherwise."""
    asked = key(examined("bush-gorbachev-1990"))
    work = "from,to,when,quotation,document\nJoyce,Bessmertnykh,March 21,,m2\nJoyce,<Kornienko>,,,m2\nJoyce,Gorbachev,,,m2\n"
    told = page(score(read("a", [("work.csv", work.encode())]), asked, Texts([], whole=False)), level)
    assert "“&lt;Kornienko&gt;” is not understood as anybody of the case" in told
    assert told.count("is not understood as anybody") == 1
