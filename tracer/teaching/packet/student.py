"""What a student gets, page by page; made of the handout and of nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from tracer.teaching.marking.scoring import PARTS
from tracer.teaching.packet.allowed import SHEET, Handout, Order, Paper, Person, Place
from tracer.teaching.packet.blocks import (
    Block,
    Booklet,
    Code,
    Facts,
    Heading,
    Items,
    Lines,
    Page,
    Picture,
    Quote,
    Table,
    Text,
)
from tracer.teaching.submission import ASKED, FINDINGS, HAND_OFFS
from tracer.vocabulary import SEEN_AT_ALL

_QUESTIONS = (
    ("Sourcing", (
        "Whose word is each document, when was it written, and for whom? What did its author want to bring about?",
        "Which documents have you seen whole, and of which only a part, a summary, or a mention?",
    )),
    ("Close reading", (
        "Which words say that something was done? Which only order, allow, ask for, or promise it?",
        "What moved at each hand-off: a paper, a copy of it, or only what it says? How much of that?",
        "To whom was each message addressed, and is it shown that he had it?",
    )),
    ("Time and place", (
        "On which clock is each time told? Put them all on one, and the hand-offs in order.",
        "Which order was known to whom at the moment somebody acted?",
    )),
    ("Corroboration", (
        "Which hand-offs rest on one witness, and is he the one who acted? Does any document only repeat another?",
        "Where do two documents differ, do they speak of the same act?",
    )),
    ("Judgement", (
        "Where does what is shown differ from what was ordered? Was the rule there before the act, or told afterwards?",
        "What can the record not tell, and which paper would settle it? Where might that be kept?",
        "A difference from an order is not a fault. What would you need in order to say more?",
    )),
)  # fmt: skip
#: What takes the place of a question on an order, where none has been seen in its own words.
_UNORDERED = {
    "Which order was known to whom at the moment somebody acted?":
    "Does any document tell of an order? Who is shown to have known of it when he acted?",
    "Where does what is shown differ from what was ordered? Was the rule there before the act, or told afterwards?":
    "Where does what is shown differ from what was asked for, promised or, as somebody says, ordered?",
    "A difference from an order is not a fault. What would you need in order to say more?":
    "No order has been seen in its own words. What may be said of anybody's conduct, then, and what not?",
}
#: The steps are those of the document analysis worksheets of the U.S. National Archives.
_SHEET = (
    ("Meet the document", "What kind of document is it, and in which form do you have it (whole, part, summary)?", 4),
    ("Observe its parts", "Who wrote it, to whom, when, and by which channel was it sent? What is marked on it?", 4),
    ("Make sense of it", "What does it say was done? What does it order, allow or promise? Copy the words.", 7),
    ("Use it as evidence", "What does it show of who held what? How far can it be trusted for that, and why?", 7),
    ("", "What does it not say that you expected?", 3),
)
#: The headnote of a document: in which state it has come down.
_SEEN = {
    "whole": "It has been seen whole.",
    "with deletions": "It has been seen with deletions: names or passages are left out.",
    "opening": "Only its opening has been seen.",
    "excerpt": "Only some of its words have been seen.",
    "summary": "Its own words have not been seen: somebody else sums it up.",
    "not printed": "It is mentioned, and has not been printed.",
    "not found": "It is mentioned, and was not found.",
}
#: A note of a text, as the text or we number it.
_NOTE = re.compile(r"\[(?:fn|note|source note)\b")
_ZULU = re.compile(r"\d\d:?\d\dZ")
_RUBRIC = (
    ("Hand-offs", "Every hand-off that is shown, with both hands, its time and the words that show it; nothing that "
     "was only ordered or promised.", "Most hand-offs; times or words partly missing.", "Orders or promises entered as "
     "done, or hand-offs without any words."),
    ("Order of events", "All times on one clock; the order follows from the documents.", "The order is right where "
     "times are printed.", "The order is that of the documents in the folder."),
    ("Findings", "Each difference from an order, if there is one, with kind, actor and words on both sides; what "
     "cannot be told is said.",
     "Differences named, evidence on one side only.", "Differences asserted, or blame in place of findings."),
    ("Evidence", "Quotations are exact and belong to the document named; one witness is counted once.",
     "Quotations nearly exact; sources named.", "Paraphrase set in quotation marks, or no quotations."),
    ("Judgement", "States no more than the record does, and names the paper that would settle the rest.",
     "Some of the open questions are named.", "Gaps are filled with what is likely."),
)  # fmt: skip
#: Lines for half a page of writing.
_HALF = 10


def booklet(shown: Handout, diagram: Picture, worth: Mapping[str, float] = PARTS) -> Booklet:
    """The student's booklet.

    Args:
        worth: what each part of the tables brings in this case, as `marking.parts_of` has it.
    """
    pages = [
        _situation(shown), Page("Who is who", tuple(_people(shown.people))),
        Page("The order, as you may see it", tuple(_orders(shown.orders)), joined=True), *_documents(shown.places),
        *_first_shorter(_sheets(shown.places)), *_organiser(shown.rows),
        Page("The channel, to be drawn", (diagram,), wide=diagram.wide), _guide(shown),
        _handing_in(), _citing(shown), _half_page(), _rubric(worth),
    ]  # fmt: skip
    return Booklet(shown.title, "For students", tuple(pages))


def later(title: str, places: Iterable[Place]) -> Booklet:
    """What students get with part B: further documents and their sheets."""
    found = tuple(places)
    told = "What follows came to light after the documents that you have. What does it change in your tables, what not?"
    asked = Text(told, "lead")
    first, *others = _documents(found)
    # Part B has five minutes of the lesson: shorter sheets, which go behind the end of a text.
    pages = (replace(first, blocks=(asked, *first.blocks)), *others, *map(_shorter, _sheets(found)))
    return Booklet(title, "For students, part B: what came out later", pages)


def _situation(shown: Handout) -> Page:
    compared = (
        "Compare what is shown with what was ordered" if shown.orders
        else "Look for what is said of any order, and compare what is shown with it"
    )  # fmt: skip
    steps = (
        "Read the documents and fill in the analysis sheets.",
        "Enter each hand-off in the organiser, and draw it in the diagram.",
        f"{compared}; go through the guiding questions.",
        "Hand in the two tables, and half a page on the central question.",
    )
    return Page("The situation", (
        Text(shown.question, "lead"), *(Text(one) for one in shown.situation), Heading("Your task"), Items(steps, True),
        Lines("Before you read on: what is your first guess at the question, and how sure are you?", 3),
    ))  # fmt: skip


def _people(people: Iterable[Person]) -> Iterable[Block]:
    rows = tuple((one.shown, one.post or ("a body" if one.body else ""), ", ".join(one.bodies)) for one in people)
    yield Text("The persons and bodies that this case is about, by name. The documents may name others; who is named "
               "in none is not in this list.", "remark")  # fmt: skip
    if any("[" in name for row in rows for name in (row[0], row[2])):
        yield Text("What stands in [brackets] is the editor's and in no document.", "remark")
    yield Table(("Name", "Post or kind", "Belongs to"), rows, (3, 4, 3))


def _orders(orders: Iterable[Order]) -> Iterable[Block]:
    yield Text("These are only the words in which the documents themselves order, forbid or allow something. What is "
               "said elsewhere of an order you will find in the documents.", "remark")  # fmt: skip
    found = False
    for order in orders:
        found = True
        paper = order.paper
        yield Heading(paper.title)
        yield Text("; ".join((*_dated(paper), *((paper.printed,) if paper.head else ()), _short(paper))), "remark")
        yield Quote(order.words)
        if paper.seen != "whole" and paper.head:
            yield Text(_SEEN[paper.seen], "remark")
    if not found:
        yield Text("No order has been seen in its own words. Look in the documents for what is said of one.")


def _documents(places: Iterable[Place]) -> Iterable[Page]:
    for place in places:
        blocks = _printed(place) if place.text else (one for paper in place.papers for one in _entry(paper))
        # One after the other: a sheet for each would leave most of many a sheet empty.
        yield Page(place.cite, tuple(blocks), joined=True)


def _printed(place: Place) -> Iterable[Block]:
    """A text, under no more than what its documents are called: the rest is to be found in it."""
    yield Text("In your tables write for it:", "remark")
    yield Facts(tuple((paper.id, _which(paper, place)) for paper in place.papers))
    noted = ", with the numbers of its notes" if any(map(_NOTE.match, place.text)) else ""
    yield Heading(f"The text as it is printed{noted}")
    yield from (Text(one, _set(one)) for one in place.text)


def _which(paper: Paper, place: Place) -> str:
    """Which of the documents of a text one is, and where in it."""
    named = "" if paper.title in (paper.printed, place.cite) else paper.title
    where = paper.place or ("" if named else "the document itself")
    if paper.seen not in SEEN_AT_ALL:
        where = f"only named, in its {paper.place}" if paper.place else "only named in it"
    return f"{named} ({where})" if named and where else named or where


def _entry(paper: Paper) -> Iterable[Block]:
    """A document whose text is not on hand: its head, and the words of it that the case has."""
    yield Heading(paper.title)
    yield Text(f"{_SEEN[paper.seen]} {_short(paper)}")
    head = [one for one in paper.head if one[0] != "Printed in"]
    head += [("Found in", paper.place)] if paper.place else []
    yield from (Facts(tuple(head)),) if head else ()
    if paper.extracts:
        yield Text("Its words, as far as they are given here:", "remark")
        yield Quote(paper.extracts)
    else:
        yield Text("No words of it are given here.", "remark")


def _dated(paper: Paper) -> tuple[str, ...]:
    """Its date, where its head is given."""
    return tuple(text for label, text in paper.head if label == "Date")


def _short(paper: Paper) -> str:
    """What stands for it in the tables."""
    return f"In your tables: {paper.id}"


def _set(paragraph: str) -> str:
    """How a paragraph of a text is set: its notes smaller."""
    return "note" if _NOTE.match(paragraph) else "source"


def _sheets(places: Iterable[Place]) -> Iterable[Page]:
    """One for each document that has been seen, and one for what is printed where all of these stand in its notes.

    What the editors say in a note belongs to the sheet of the document that it is a note of.
    """
    for place in places:
        if place.text and all(paper.place for paper in place.papers):
            yield _sheet(f"{place.cite}, as it is printed", Text(place.text[0], "remark"))
        seen = [one for one in place.papers if one.seen in SEEN_AT_ALL]
        for one in [paper for paper in seen if not paper.noted] or seen:
            known = _dated(one) or (one.printed,) if one.head else ()
            yield _sheet(", ".join((one.title, *known)), Text(_short(one), "remark"))


def _sheet(title: str, *above: Block) -> Page:
    lines = (Lines(f"{step}. {asked}" if step else asked, count) for step, asked, count in _SHEET)
    return Page(f"Analysis sheet: {title}", (*above, *lines), joined=True, whole=True)


def _first_shorter(sheets: Iterable[Page]) -> Iterable[Page]:
    """The first goes behind the end of the texts; each of the others has a page of its own, and fills it."""
    for number, sheet in enumerate(sheets):
        yield sheet if number else _shorter(sheet)


def _shorter(sheet: Page) -> Page:
    """A third of its lines less."""
    blocks = (replace(one, count=one.count - one.count // 3) if isinstance(one, Lines) else one for one in sheet.blocks)
    return replace(sheet, blocks=tuple(blocks))


def _organiser(rows: int) -> Iterable[Page]:
    """Sheets of as many rows each: in one table the last sheet would have what is left over."""
    told = Text("A row for each hand-off that a document shows; there are more rows than you need. What was only "
                "ordered, asked for or promised goes into the diagram as a broken line, and not here.")  # fmt: skip
    table = Table(("From", "To", "When", "By which words, in which document", "Corroborated by"), (), (3, 3, 3, 6, 3),
                  SHEET)  # fmt: skip
    sheets = rows // SHEET
    for number in range(1, sheets + 1):
        title = "Hand-off organiser" + (f", {number} of {sheets}" if sheets > 1 else "")
        yield Page(title, (told, table) if number == 1 else (table,), wide=True)


def _guide(shown: Handout) -> Page:
    blocks: list[Block] = []
    for title, questions in _QUESTIONS:
        asked = questions if shown.orders else tuple(_UNORDERED.get(one, one) for one in questions)
        blocks += [Heading(title), Items(asked)]
        if title == "Time and place" and any(map(_ZULU.search, _words(shown))):
            blocks.append(Text("Z behind a clock says that it is that of Greenwich (UTC): 1924Z is 19:24 there.",
                               "remark"))
    if shown.questions:
        blocks += [Heading("On this case"), Items(shown.questions)]
    blocks.append(Text("The steps of the analysis sheets are those of the document analysis worksheets of the U.S. "
                       "National Archives and Records Administration.", "remark"))
    return Page("Guiding questions", tuple(blocks))


def _words(shown: Handout) -> Iterable[str]:
    """The texts and heads of all documents."""
    for place in shown.places:
        yield from place.text
        yield from (text for paper in place.papers for text in (*paper.extracts, *dict(paper.head).values()))


def _handing_in() -> Page:
    return Page("What you hand in", (
        Text("Use submission.xlsx (two sheets) or submission.csv (two tables, one under the other). Keep the headings "
             "as they are; leave a cell empty where the record says nothing. Quote words for every row: "
             "of a message that was sent, any words."),
        Heading("Hand-offs"), Facts(tuple((one, ASKED[one]) for one in HAND_OFFS)),
        Heading("Findings"), Facts(tuple((one, ASKED[one]) for one in FINDINGS)),
        Text("Which word: “not done” where a step was ordered and none is told that did it; “delivery” where it was "
             "on its way and it is open whether it arrived; “who got it” or “who brought it” where it was not whom "
             "the order names; “was it allowed” where it is open whether it had been ordered; “a gap” where nobody is "
             "named who had it in between. Where two words name one question, either is right."),
        Text("Your instructor's program reads names, times and quotations as they are written. A quotation that is not "
             "in the document is noticed."),
        Text("Whoever has Tracer can look first whether the tables can be read. Nothing is marked by it:"),
        Code("tracer teach check-submission submission.xlsx"),
    ))  # fmt: skip


def _half_page() -> Page:
    return Page("The central question", (
        Lines("In half a page, here or on a sheet of your own: what is shown, what cannot be told, and which paper "
              "would settle it?", _HALF),
    ), joined=True, whole=True)  # fmt: skip


def _rubric(worth: Mapping[str, float]) -> Page:
    told = ", ".join(f"{part} {points:.3g}" for part, points in worth.items())
    return Page("How it is judged", (
        Table(("Part", "Fully met", "Partly met", "Not yet"), _RUBRIC, (2, 4, 4, 4)),
        Text(f"The two tables bring up to 100 points: {told}. "
             "Your half page is for your instructor to judge.", "remark"),
    ), joined=True, whole=True)  # fmt: skip


def _citing(shown: Handout) -> Page:
    return Page("How to cite", (
        Text("Cite a document by its author, addressee and date, then where it is printed. In the tables its short "
             "name, which stands first here, is enough. Cite a footnote as a footnote: what its editor quotes you have "
             "from him."),
        Items(tuple(map(_cited, shown.papers))),
    ), joined=True)  # fmt: skip


def _cited(paper: Paper) -> str:
    return f"{paper.id}: {', '.join(dict.fromkeys((paper.title, *_dated(paper), *filter(None, (paper.printed,)))))}"
