"""What the instructor gets, page by page: how to teach with the case, and all that students do not see."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Sequence

from tracer.case.teaching import Objective
from tracer.teaching.marking import class_key
from tracer.teaching.packet.blocks import Block, Booklet, Code, Facts, Heading, Items, Page, Picture, Table, Text
from tracer.teaching.packet.findings import answers, consequences
from tracer.variants import Basis, Outcome
from tracer.views.texts.outline import outline

#: What a diagram may shrink to.
_LEGIBLE = 0.6
#: Of a view besides the channel so many sheets are printed at most.
_SHEETS = 4
#: Minutes of a lesson of 75, what is done in them, and what with; empty is what hangs on the case.
_PLAN = (
    (10, "The situation and the central question. Everybody writes down a first guess and how sure he is.",
     "The situation; who is who"),
    (15, "In groups: an analysis sheet for each document. Ask for the words, not for the story.",
     "The documents; analysis sheets"),
    (20, "Each group enters the hand-offs and draws them. What was ordered or promised becomes a broken line.",
     "Organiser; blank diagram"),
    (10, "Compare two groups' diagrams. Where they differ: which words decide, and whose are they?",
     "The diagrams"),
    (10, "Findings and what cannot be told. For each open question: which paper would settle it?",
     "Guiding questions"),
    (5, "", ""),
    (5, "Back to the first guess. What would you now put into the file, in two sentences?", "Rubric"),
)  # fmt: skip


def booklet(
    case: Basis, outcomes: Iterable[Outcome], views: Iterable[tuple[str, tuple[Picture, ...]]], key: str
) -> Booklet:
    """The instructor's booklet.

    Args:
        case: the case as it is.
        outcomes: its own variants, tried.
        views: (name, pictures) of every diagram there is, one a sheet.
        key: how the case file is named in the marking command.
    """
    report = case.report
    pages = [
        _glance(case), _plan(case), _part_b(case), _pitfalls(case), consequences(outcomes),
        *answers(report, class_key(case)), _quiz(), _marking(key),
        *_views(tuple(views)),
    ]  # fmt: skip
    return Booklet(report.case.title, "For the instructor only", tuple(pages))


def apart(view: str, pictures: Sequence[Picture]) -> bool:
    """Whether a view takes so many sheets that it is printed by itself, and not in the booklet."""
    return len(pictures) > _SHEETS and view != "channel"


def _views(views: Sequence[tuple[str, tuple[Picture, ...]]]) -> Iterable[Page]:
    for view, pictures in views:
        if not apart(view, pictures):
            yield from _view(view, pictures)
    rows = tuple((f"{view}.pdf", f"whole: {view}.svg, {view}.png") for view, pictures in views if apart(view, pictures))
    if rows:
        told = Text("Each of these takes many sheets. It lies in this folder, and is printed by itself.")
        yield Page("More views", (told, Facts(rows)), joined=True, whole=True)


def _view(view: str, pictures: tuple[Picture, ...]) -> Iterable[Page]:
    for number, picture in enumerate(pictures):
        small = "" if view == "channel" else _small(picture)
        whole = Text(f"Also in this folder, whole: {view}.svg, {view}.png.{small}", "remark")
        title = f"The {view} view" + (f", {number + 1} of {len(pictures)}" if len(pictures) > 1 else "")
        yield Page(title, (picture,) if number else (whole, picture), wide=picture.wide)


def _small(picture: Picture) -> str:
    """What to do where its letters come out too small to be read."""
    return " On a sheet its smallest letters cannot be read: open it there." if picture.scale < _LEGIBLE else ""


def _glance(case: Basis) -> Page:
    one = case.report.case
    lesson = one.teaching
    blocks: list[Block] = [Text(lesson.question, "lead")] if lesson.question else []
    told = (one.headnote,) if one.headnote else lesson.situation
    blocks += [Heading("Synopsis"), *map(Text, told), Text(outline(case.report).summary)]
    if lesson.audience:
        blocks += [Heading("Audience"), Text(lesson.audience)]
    if lesson.objectives:
        blocks += [Heading("Objectives"), *_objectives(lesson.objectives)]
    if one.points:
        blocks += [Heading("What the case teaches"), Items(one.points)]
    if one.edition:
        made = ", ".join(part for part in (one.edition.by, one.edition.date) if part)
        blocks.append(Text(f"The reading of the documents is by {made}.", "remark"))
    return Page("At a glance", tuple(blocks))


def _objectives(objectives: Iterable[Objective]) -> Iterable[Block]:
    """With their codes; what guideline these are of is told once where it is one."""
    rows = [(item.text, item.code or "", item.guideline or "") for item in objectives]
    guidelines = {guideline for _, _, guideline in rows if guideline}
    if len(guidelines) > 1:
        yield Table(("Students can", "Code", "Guideline"), tuple(rows), (6, 1, 4))
    else:
        yield Table(("Students can", "Code"), tuple((text, code or "none") for text, code, _ in rows), (9, 1))
        without = "; “none”: no code of it is given" * any(not row[1] for row in rows)
        yield from (Text(f"The codes are those of {one}{without}.", "remark") for one in guidelines)


def _plan(case: Basis) -> Page:
    rows, start = [], 0
    for minutes, what, material in _PLAN:
        done, needed = (what, material) if what else _turn(case)
        rows.append((f"{start}–{start + minutes}", done, needed))
        start += minutes
    lesson = case.report.case.teaching
    further = " Read part B before the class: it may begin before anything is handed out." * (
        bool(lesson.part_b) and not lesson.held_back
    )
    return Page(f"A plan for {start} minutes", (
        Table(("Minutes", "What is done", "With"), tuple(rows), (2, 9, 4)),
        Text(f"With less time give the analysis sheets as homework, and begin with the diagram.{further}", "remark"),
    ), joined=True)  # fmt: skip


def _turn(case: Basis) -> tuple[str, str]:
    """What comes when the groups have committed themselves: what was held back, else what is only imagined."""
    if case.report.case.teaching.held_back:
        then = " With time left, imagine one of the what-ifs." if case.report.case.variants else ""
        return f"Hand out part B. What changes, and what does not?{then}", "Part B; what if" if then else "Part B"
    if case.report.case.teaching.part_b:
        return "Part B, as it stands below. What changes in the findings, and what does not?", "Part B"
    if case.report.case.variants:
        return "Imagine one of the what-ifs. What would change, and what would not?", "What if"
    return "Which document would change your findings most, if it turned up? Which would it not change?", "Findings"


def _pitfalls(case: Basis) -> Page:
    lesson = case.report.case.teaching
    blocks: list[Block] = [Items(lesson.pitfalls)] if lesson.pitfalls else [Text("The case names none.")]
    blocks += [Heading("In any case"), Items((
        "Addressed is not received; a promise is not an event; a report is not the act.",
        "Two documents of which one rests on the other are one witness.",
        "A rule that is only known from a later word is told as claimed afterwards.",
        "A difference from an order is not a fault.",
    ))]  # fmt: skip
    if case.report.case.reading:
        blocks += [Heading("Further reading"), Items(case.report.case.reading)]
    return Page("Likely pitfalls", tuple(blocks), joined=True)


def _part_b(case: Basis) -> Page:
    lesson = case.report.case.teaching
    blocks = tuple(map(Text, lesson.part_b)) or (Text("The case names nothing."),)
    if lesson.held_back:
        held = ", ".join(f"[{id}]" for id in lesson.held_back)
        blocks += (Text(f"The students' folder is without {held}. Hand out part-b, which lies in this folder, when "
                        "the groups have committed themselves. What only part B shows the tables need not have; "
                        "whoever adds it loses nothing."),)  # fmt: skip
    return Page("Part B: what came out later", blocks, joined=True)


def _quiz() -> Page:
    return Page("Quiz", (
        Text("In this folder the same questions lie in three formats; each is asked only where the record answers it."),
        Facts((
            ("quiz.xml", "for Moodle, to be imported as Moodle XML; ordering and feedback included"),
            ("quiz.gift", "for other platforms that read GIFT"),
            ("quiz.md", "to read and to print; it has the answers"),
        )),
    ), joined=True, whole=True)  # fmt: skip


def _marking(key: str) -> Page:
    return Page("Marking", (
        Text("Students hand in submission.xlsx or submission.csv. Put what comes back into one folder and run"),
        Code(f"tracer teach mark {shlex.quote(key)} submissions --texts texts -o marks.csv"),
        Text("Here texts is the folder in which the texts of the sources lie: quotations are looked up in them. "
             "Without --texts texts none is, and none costs anything."),
        Facts((
            ("marks.csv", "a line for each submission, with every deduction"),
            ("marks-feedback", "a page for each student; --feedback hint, direction or full says how much it tells"),
            ("marks-class.md", "which hand-offs and findings were missed most"),
        )),
    ), joined=True, whole=True)  # fmt: skip
