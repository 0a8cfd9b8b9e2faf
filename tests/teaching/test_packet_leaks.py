"""Nothing that only the instructor may know is in the student's folder; the search would find it if it were."""

from __future__ import annotations

import dataclasses
import io
import json
import re
import zipfile
from collections.abc import Iterator

import pytest

from tests.teaching.searched import found_in
from tracer import variants
from tracer.teaching import packet as packets
from tracer.teaching.packet import blocks, rendering, student
from tracer.teaching.packet.allowed import handout
from tracer.teaching.packet.blank import blank
from tracer.teaching.packet.word import docx
from tracer.views import fonts

#: A case in which every key that students must not see holds a word of its own, from CANARYA on.
CASE = """\
tracer: 1
title: "A note for the chief"
headnote: "CANARYHEADNOTE"
edition: {by: "CANARYEDITOR"}
sources:
  book: {cite: "A letter book", supplied: "CANARYSOURCE", text: book.txt}
  file: {cite: "A file", supplied: "CANARYFILE"}
year: {is: 1885, supplied: "CANARYYEAR"}
who:
  sender: {name: the sender, supplied: "CANARYWHO"}
  canaryagent: the bearer
  office: {group: the office}
  chief: {post: the chief, in: {id: office, supplied: "CANARYLINK"}}
  clerk: {name: CANARYUNKNOWN, one of: office, not: [chief], supplied: "CANARYCLERK"}
what:
  canaryitem: {name: note, from: sender, for: chief, supplied: "CANARYITEM"}
documents:
  m1:
    from: sender
    to: canaryagent
    date: 1885-03-02T09:00Z
    carries: canaryitem
    cite: book 1
    seen: whole
    supplied: "CANARYDOCUMENT"
    says:
      - must: {give: canaryitem, from: canaryagent, to: chief, how: CANARYHOW}
        id: canaryorder
        quote: "give it to the chief"
        note: "CANARYNOTE"
      - must: {give: canaryitem, from: canaryagent, to: chief}
        quote: "CANARYSUPPLIEDQUOTE"
        supplied: "CANARYSTATEMENT"
  m2:
    from: canaryagent
    to: sender
    date: 1885-03-02T12:00Z
    cite: file 2
    seen: whole
    answers: m1
    says:
      - did: {give: canaryitem, from: canaryagent, to: clerk, when: 1885-03-02T10:00Z, state: sealed}
        id: canaryact
        place: CANARYPLACE
        quote: "I gave it at his door"
what-if:
  canaryvariant: {why: "CANARYWHY", set: {m1.seen: excerpt}}
expect:
  - {check: TR202, subject: canaryact, verdict: deviation, because: "CANARYBECAUSE"}
teaching points: ["CANARYPOINT"]
further reading: ["CANARYREADING"]
teaching:
  question: "Did the chief have it?"
  situation: "In March 1885 a note goes out."
  questions: "Whose word is it?"
  audience: "CANARYAUDIENCE"
  guidelines: {canaryguide: {cite: "CANARYGUIDELINE"}}
  objectives: [{text: "CANARYOBJECTIVE", guideline: canaryguide, code: CANARYCODE}]
  pitfalls: ["CANARYPITFALL"]
  part b: ["CANARYPARTB"]
  accept: [{of: canaryact, column: to, value: "CANARYVALUE", because: "CANARYACCEPTED"}]
  optional: [{of: TR202/canaryact, because: "CANARYOPTIONAL"}]
"""
CANARIES = set(re.findall(r"canary\w+", CASE, re.IGNORECASE))
TEXT = (("book", "A letter book.\n\nTo the bearer: give it to the chief."),)
#: Sentences and words of findings, which no key holds.
VERDICTS = {"deviation", "cannottell", "TR202", "TR209", "departure", "claimedafterwards"}


@pytest.fixture(scope="module", autouse=True)
def same_fonts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A PDF is set in fonts of the system; one that is installed meanwhile would change its bytes."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FONTCONFIG_FILE", str(fonts.configure(tmp_path_factory.mktemp("fonts"))))
        yield


@pytest.fixture(scope="module")
def made() -> packets.Packet:
    """The packet, without the diagrams that only the instructor gets: they take the most time."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(packets, "VIEWS", {})
        return packets.packet(variants.basis(CASE, "canary-case.yaml"), TEXT)


def test_there_are_many_canaries_and_every_format() -> None:
    """A search for nothing, or in nothing, would find nothing."""
    assert len(CANARIES) == 35


def test_no_canary_is_in_what_students_get(made: packets.Packet) -> None:
    """In no byte of any file, whatever it is packed in; nor in a file's name."""
    assert {name.rsplit(".", 1)[1] for name in made.student} == {"html", "pdf", "docx", "svg", "png", "csv", "xlsx"}
    assert not found_in(CANARIES, made.student)


def test_what_students_get_hangs_on_nothing_that_they_must_not_see(made: packets.Packet) -> None:
    """With every word of the key another, each byte of the folder is the same."""
    other = variants.basis(re.sub("(?i)canary", "other", CASE), "other-case.yaml")
    again = packets.handed_out(other, TEXT, [])
    assert again.keys() == made.student.keys()
    assert [name for name in again if again[name] != made.student[name]] == []


def test_what_is_held_back_is_with_the_instructor_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its words and its name are in no byte of the student's folder, and in every format of part B."""
    monkeypatch.setattr(packets, "_kept", lambda *_: {})  # the instructor's own, which `made` has
    text = CASE.replace("teaching:\n", "teaching:\n  hold back: m2\n")
    found = packets.packet(variants.basis(text, "case.yaml"), (*TEXT, ("file", "I gave it at his door, said he.")))
    words = {"gaveitathisdoor", "Inyourtables:m2"}
    assert not found_in(words, found.student)
    for format in ("html", "pdf", "docx"):
        name = f"part-b.{format}"
        assert {word for word, _ in found_in(words, {name: found.instructor[name]})} == words


def test_no_verdict_is_in_what_students_get(made: packets.Packet) -> None:
    """The rubric and the questions speak of differences, and never of what is found."""
    assert not found_in(VERDICTS, made.student)


def test_the_instructor_gets_what_students_do_not(made: packets.Packet) -> None:
    """The same search finds the lesson and the verdicts in the other folder, in each format."""
    wanted = {"CANARYHEADNOTE", "CANARYPITFALL", "CANARYPARTB", "CANARYVALUE", "CANARYWHY", "CANARYOPTIONAL"}
    for format in ("html", "pdf", "docx"):
        name = f"instructor.{format}"
        hits = {word for word, _ in found_in(wanted | {"deviation", "TR202"}, {name: made.instructor[name]})}
        assert hits == wanted | {"deviation", "TR202"}, format


def _leaky(word: str) -> dict[str, bytes]:
    """A student's folder in which somebody has let a word of the key slip in, each format once."""
    shown = handout(variants.basis(CASE, "canary-case.yaml").report.case, TEXT)
    told = dataclasses.replace(shown, title=f"A note {word}", situation=(word,))
    booklet = student.booklet(told, blank(told))
    page = rendering.html(dataclasses.replace(booklet, pages=booklet.pages[:1]))
    one = dataclasses.replace(booklet, title="", running="", pages=(blocks.Page("", (blank(told),)),))
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/comments.xml", f"<t>{word}</t>")
    return {
        "page.html": page.encode(), "drawing-in-a-page.html": rendering.html(one).encode(),
        "channel.svg": blank(told).svg, "page.pdf": rendering.pdf(page), "page.docx": docx(booklet),
        "ids.svg": f'<svg><g id="n-{word}"/></svg>'.encode(), "data.json": json.dumps({"a": [word]}).encode(),
        "table.xlsx": stream.getvalue(), f"{word}.csv": b"", "broken.html": f"<p>{word[:5]}&shy;{word[5:]}".encode(),
    }  # fmt: skip


def test_a_planted_leak_is_found() -> None:
    """In text, in a drawing inside a page, in a title and an id of SVG, in JSON, PDF, DOCX and XLSX, in a name, across a soft hyphen."""
    files = _leaky("CANARYPLANTED")
    assert {name for _, name in found_in({"CANARYPLANTED"}, files)} == set(files)
