"""The teaching packet: a folder for students and one for the instructor, that cannot be confused.

The student's is made of `allowed.handout`, which takes from the case what may be shown and
nothing else; findings, variants and the rest of the lesson go into the instructor's alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from tracer import variants
from tracer.case.model import Case
from tracer.errors import TracerError
from tracer.report import Report
from tracer.teaching import quiz, submission
from tracer.teaching.handing import at_first
from tracer.teaching.marking import class_key, parts_of
from tracer.teaching.packet import instructor, rendering, student, word
from tracer.teaching.packet.allowed import handed_later, handout
from tracer.teaching.packet.blank import blank
from tracer.teaching.packet.blocks import CROSSWISE, UPRIGHT, Booklet, Picture
from tracer.variants import Basis
from tracer.views.channel.sheets import sheets as parted
from tracer.views.drawing import VIEWS, draw, uncut
from tracer.views.sketch.look import Look
from tracer.views.sketch.picture import picture
from tracer.views.time import raster

__all__ = ["STUDENT", "INSTRUCTOR", "Packet", "packet"]

#: The folders.
STUDENT, INSTRUCTOR = "student", "instructor"
#: What goes on a sheet laid crosswise under its heading: a little smaller than life, so that most things stay whole.
_PRINTED, _TALLEST = Look(width="A4"), 660
_PARTED = Look(width="A4", rooms=(CROSSWISE, UPRIGHT))


@dataclass(frozen=True)
class Packet:
    """The files of both folders by name, and what the instructor should be told."""

    student: Mapping[str, bytes]
    instructor: Mapping[str, bytes]
    notes: tuple[str, ...] = ()


def packet(case: Basis, texts: Iterable[tuple[str, str]] = ()) -> Packet:
    """What a class needs, made of one case.

    Args:
        case: the case, as `tracer.variants.basis` reads it.
        texts: (source id, text) of the sources whose text may be printed for students.

    Raises:
        CaseError: a variant of the case cannot be tried.
        TracerError: there is no Graphviz.
    """
    notes: list[str] = []
    read = tuple(texts)
    handed = handed_out(case, read, notes)
    kept = _kept(case, notes) | _later(case.report.case, read, notes)
    return Packet(handed, kept, tuple(dict.fromkeys(notes)))


def handed_out(case: Basis, texts: Iterable[tuple[str, str]], notes: list[str]) -> dict[str, bytes]:
    """The student's files; what could not be made is added to the notes.

    Of what is found in the case nothing but what the parts of the mark are worth goes into them.
    """
    shown, worth = handout(case.report.case, texts), parts_of(class_key(case))
    diagram = blank(shown)
    return {
        **_formats("student", student.booklet(shown, diagram, worth), notes),
        "channel-blank.svg": diagram.svg, "channel-blank.png": diagram.png,
        "submission.csv": submission.blank_csv().encode(), "submission.xlsx": submission.blank_xlsx(),
    }  # fmt: skip


def _later(case: Case, texts: Iterable[tuple[str, str]], notes: list[str]) -> dict[str, bytes]:
    """What the instructor hands out with part B, if the case holds anything back."""
    places = handed_later(case, texts)
    return _formats("part-b", student.later(case.title, places), notes) if places else {}


def _kept(case: Basis, notes: list[str]) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    views = []
    for view in VIEWS:
        svg, png = (draw(case.report, view, format) for format in ("svg", "png"))
        notes += [*svg.notes, *png.notes]
        found |= {f"{view}.svg": svg.data, f"{view}.png": png.data}
        pictures = _pictures(case.report, view, svg.data, png.data)
        if instructor.apart(view, pictures):
            found[f"{view}.pdf"] = draw(case.report, view, "pdf", _PRINTED).data
        views.append((view, pictures))
    outcomes = [variants.try_out(case, change, name, why) for name, why, change in variants.named(case)]
    told = instructor.booklet(case, outcomes, views, case.report.case.location.file)
    asked = quiz.questions(at_first(case))
    found |= {f"quiz{quiz.ENDINGS[name]}": write(asked).encode() for name, write in quiz.FORMATS.items()}
    return _formats("instructor", told, notes) | found


def _pictures(report: Report, view: str, svg: bytes, png: bytes) -> tuple[Picture, ...]:
    """A view as it goes on sheets: a large one would be too small to read on one."""
    alt = f"The {view} view of the case; the findings of the answer key say the same in words."
    if VIEWS[view].cut:
        shown = uncut(report, view, _PRINTED).sheets(_TALLEST)
    elif view == "channel":
        shown = parted(picture(report), _PARTED, draw(report, view, "svg", _PARTED).data.decode()).all
    else:
        return (Picture(svg, png, alt),)
    return tuple(Picture(one.encode(), raster.drawing([one], "png", _PRINTED).data, alt) for one in shown)


def _formats(name: str, booklet: Booklet, notes: list[str]) -> dict[str, bytes]:
    """The page always; PDF and DOCX where what makes them is installed, else a note of what is missing."""
    found = {f"{name}.html": rendering.html(booklet).encode()}
    making: tuple[tuple[str, Callable[[], bytes]], ...] = (
        ("pdf", lambda: rendering.pdf(rendering.html(booklet, printed=True))), ("docx", lambda: word.docx(booklet)),
    )  # fmt: skip
    for ending, made in making:
        try:
            found[f"{name}.{ending}"] = made()
        except TracerError as error:
            notes.append(str(error))
    return found
