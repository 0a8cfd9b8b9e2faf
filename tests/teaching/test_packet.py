"""What stands in a packet: everybody and no line, the right sheets, harmless words, tags; the key with its evidence."""

from __future__ import annotations

import html
import io
import re
import xml.etree.ElementTree as ET
import zipfile
from dataclasses import replace

import pytest
from docx import Document
from docx.shared import Pt
from pypdf import PdfReader

import tracer
from tests.examined import examined
from tests.views import hostile
from tracer import variants
from tracer.report import Report
from tracer.teaching import packet as packets
from tracer.teaching.packet import findings, instructor, rendering, student, word
from tracer.teaching.packet.allowed import Handout, handed_later, handout
from tracer.teaching.packet.blank import blank
from tracer.teaching.packet.blocks import Booklet, Code, Facts, Heading, Page, Picture, Table, Text
from tracer.views.channel.sheets import Sheets
from tracer.vocabulary import SEEN

NOBODY = Picture(b'<svg viewBox="0 0 8 4"/>', b"", "nothing")


@pytest.fixture(scope="module")
def first() -> Handout:
    return handout(tracer.load(tracer.example("bush-gorbachev-1990")))


def test_the_blank_diagram_has_everybody_and_no_line(report: Report) -> None:
    """In every case; and nobody whom the record does not name."""
    shown = handout(report.case)
    drawing = ET.fromstring(blank(shown).svg)
    words = "".join("".join(drawing.itertext()).split())
    assert not [group for group in drawing.iter() if group.get("role") == "button"]
    assert not [group for group in drawing.iter() if (group.get("id") or "").startswith("e-")]
    for person in shown.people:
        assert "".join(person.name.split()) in words, person.name
    assert len([text for text in drawing.iter("{http://www.w3.org/2000/svg}text") if text.text == "who?"]) == 2


def test_two_of_one_name_stay_two() -> None:
    """A body within another of its name, and namesakes in both."""
    case = tracer.loads(
        "tracer: 1\ntitle: T\nwho:\n  a: {group: Office}\n  b: {group: Office, in: a}\n  c: {name: Smith, in: a}\n"
        "  d: {name: Smith, in: b}\ndocuments: {m: {from: c, to: d, seen: not found}}\n"
    )
    drawing = blank(handout(case)).svg.decode()
    assert [drawing.count(f">Office ({id})<") for id in "ab"] == [1, 1]
    assert [drawing.count(f"<title>Smith ({id})</title>") for id in "cd"] == [1, 1]


def test_the_order_is_shown_and_what_was_said_of_it_later_is_not(first: Handout) -> None:
    """Personal delivery is claimed afterwards, the advice is for later: only the first message orders."""
    assert [(order.paper.id, order.words) for order in first.orders] == [
        ("m1", ("Please pass the following message to President Gorbachev",)),
    ]


@pytest.mark.parametrize(("name", "worth"), [
    ("bush-gorbachev-1990", "hand-offs 60, order 10, findings 30"), ("pen-pal-1961", "hand-offs 66.7, findings 33.3"),
])  # fmt: skip
def test_the_sheet_says_what_the_parts_bring_in_this_case(name: str, worth: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no order is beyond doubt, it brings nothing, and the others more."""
    monkeypatch.setattr(packets, "_formats", lambda kind, told, notes: {kind: repr(told).encode()})
    text = tracer.example(name).read_text(encoding="utf-8")
    made = packets.handed_out(variants.basis(text, f"{name}.yaml"), (), [])
    assert f"up to 100 points: {worth}. " in made["student"].decode()


def test_what_nobody_has_seen_has_no_analysis_sheet() -> None:
    """There is nothing to analyse in a telegram that was not found, and none yet in one that is held back."""
    shown = handout(tracer.load(tracer.example("mayflower-1965")))
    sheets = [page.title for page in student.booklet(shown, NOBODY).pages if page.title.startswith("Analysis")]
    assert len(sheets) == 4
    assert not [title for title in sheets if "tel3105" in title or "tel3378" in title]


def test_a_text_on_hand_takes_the_place_of_extracts() -> None:
    """Students then have to find the words themselves; lines about the file are left out."""
    case = tracer.load(tracer.example("bush-gorbachev-1990"))
    shown = handout(case, [("d90", "# from a site\n\nFirst part\nof a letter.\n\nSecond part.\n")])
    [place] = shown.places
    assert place.text == ("First part of a letter.", "Second part.")
    assert not [paper.extracts for paper in place.papers if paper.extracts]
    assert handout(case).papers[1].extracts[0] == "I handed the letter in a sealed envelope"


def test_what_is_held_back_comes_with_part_b() -> None:
    """Neither its words nor a text that holds them are shown before; a text of others' is."""
    case = tracer.load(tracer.example("mayflower-1965"))
    texts = [("d257", "The later telegram."), ("d293", "The order.")]
    shown = handout(case, texts)
    assert "tel202" not in [paper.id for paper in shown.papers]
    assert [place.text for place in shown.places if place.text] == [("The order.",)]
    [later] = handed_later(case, texts)
    assert (later.text, [paper.id for paper in later.papers]) == (("The later telegram.",), ["tel202"])
    titles = [page.title for page in student.later(case.title, [later]).pages]
    assert [title.split(":")[0] for title in titles] == [later.cite, "Analysis sheet"]
    names = {person.name for person in shown.people}
    assert "Ambassador to Burma" not in names
    assert {"Kohler", "Rusk", "President Johnson"} <= names


def test_a_post_that_somebody_holds_stands_beside_his_name() -> None:
    """As it does where it is written as his title; one of which only later documents speak does not, nor such a body."""
    text = (
        "tracer: 1\ntitle: T\nteaching: {hold back: m2}\nwho:\n"
        "  chief: {post: the chief}\n  late: {post: the deputy}\n  office: {group: Office}\n  bureau: {group: Bureau}\n"
        "  a: {name: Ames, holds: {id: chief, supplied: so}, in: [office, bureau]}\n"
        "  b: {name: Bray, post: Clerk, holds: [chief, late]}\n"
        "documents:\n  m1: {from: a, to: [b, chief, office], seen: whole}\n"
        "  m2: {from: late, to: bureau, seen: whole}\n"
    )
    people = {one.name: one for one in handout(tracer.loads(text)).people}
    assert set(people) == {"Ames", "Bray", "Office", "the chief"}
    assert (people["Ames"].post, people["Bray"].post) == ("[the chief]", "Clerk, the chief")
    assert people["Ames"].bodies == ("Office",)


def test_where_no_order_has_been_seen_nothing_is_to_be_compared_with_it() -> None:
    """Students look for what is said of one; with an order in its own words they are asked about that."""
    pages = {
        name: rendering.html(student.booklet(handout(tracer.load(tracer.example(name))), NOBODY))
        for name in ("hussein-1960", "mayflower-1965")
    }
    for words, unordered in (
        ("Compare what is shown with what was ordered", False), ("Which order was known to whom", False),
        ("Look for what is said of any order", True), ("Does any document tell of an order?", True),
        ("No order has been seen in its own words. What may be said", True),
    ):  # fmt: skip
        assert (words in pages["hussein-1960"], words in pages["mayflower-1965"]) == (unordered, not unordered), words
    assert {*student._UNORDERED} <= {one for _, questions in student._QUESTIONS for one in questions}


@pytest.mark.parametrize("name", ["nasser-1955", "october-1962"])
def test_the_diagram_to_be_filled_in_can_be_read_on_its_sheet(name: str) -> None:
    """Of few or of many: words of a large one were six points high."""
    shown = blank(handout(tracer.load(tracer.example(name))))
    sizes = [float(one.get("font-size", "0")) for one in ET.fromstring(shown.svg).iter("{http://www.w3.org/2000/svg}text")]
    assert min(sizes) * shown.scale >= 8


def test_a_diagram_too_large_for_a_sheet_says_where_to_open_it() -> None:
    """Nobody has to guess that small letters stand elsewhere, larger."""
    large, right = (Picture(f'<svg viewBox="0 0 {side} 500"/>'.encode(), b"", "") for side in (3000, 1000))
    [page] = instructor._view("sequence", (large,))
    assert "cannot be read" in page.blocks[0].text
    [page] = instructor._view("sequence", (right,))
    assert "cannot be read" not in page.blocks[0].text


def test_of_a_text_that_holds_what_is_held_back_only_words_are_shown() -> None:
    """In the first case one footnote has all three messages."""
    case = tracer.load(tracer.example("bush-gorbachev-1990"))
    case = replace(case, teaching=replace(case.teaching, held_back=("m3",)))
    [place] = handout(case, [("d90", "All of it, and the last message.")]).places
    assert (place.text, [paper.id for paper in place.papers]) == ((), ["m1", "m2"])
    assert all(paper.extracts for paper in place.papers)


def test_a_time_stands_at_its_document_as_the_document_states_it() -> None:
    """On its own clock: students are asked to put all times on one."""
    papers = {paper.id: dict(paper.head) for name in ("nasser-1955", "dalai-lama-1951", "mayflower-1965", "october-1962")
              for paper in handout(tracer.load(tracer.example(name))).papers}  # fmt: skip
    assert papers["cable4"]["Date"] == "27 Sep 1955, 23:00 to 28 Sep 1955, 00:00 (New York)"
    assert papers["tel616"]["Date"].startswith("28 Sep 1955")
    assert papers["june-paper"]["Date"] == "late Jun 1951"
    assert papers["tel3105"]["Received"] == "19:05 (Moscow)"
    assert papers["letter26"]["Date"] == "26 Oct 1962"


def test_every_state_of_a_document_has_a_headnote() -> None:
    """Students read in which form it has come down before they read it."""
    assert {*student._SEEN} == {*SEEN}
    page = rendering.html(student.booklet(handout(tracer.load(tracer.example("mayflower-1965"))), NOBODY))
    for words in ("It has been seen whole.", "It is mentioned, and was not found."):
        assert words in page


def test_hostile_words_stay_words() -> None:
    """Nothing of a file becomes markup, in the page or in Word; what cannot be seen is shown by its number."""
    words = hostile.TEXT + "\x00\x0b\ufffe"
    booklet = Booklet(words, words, (Page(words, (Text(words), Table((words,), ((words,),)))),))
    page = rendering.html(booklet)
    assert not re.search(r"<(script|img|b|iframe|svg|a)\b", page.split("</style>")[1])
    document = Document(io.BytesIO(word.docx(booklet)))
    texts = [paragraph.text for paragraph in document.paragraphs if paragraph.text]
    assert all(text.startswith(hostile.READABLE) for text in texts)
    assert hostile.READABLE in html.unescape(page)


def test_the_pdf_is_tagged_and_says_its_language(first: Handout) -> None:
    """Headings are headings, and a picture has words, for whoever hears the page."""
    booklet = Booklet(first.title, "For students", (Page("Who", (Text("A text"), blank(first))),))
    reader = PdfReader(io.BytesIO(rendering.pdf(rendering.html(booklet, printed=True))))
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"
    tags, waiting = set(), [root["/StructTreeRoot"]]
    while waiting:
        node = waiting.pop().get_object()
        if hasattr(node, "get"):
            tags |= {str(node.get("/S")), str(node.get("/Alt"))}
            inside = node.get("/K", [])
            waiting += list(inside) if isinstance(inside, list) else []
    assert {"/H1", "/H2", "/P", "/Figure"} <= tags
    assert blank(first).alt in tags


def test_a_word_document_is_the_same_bytes_in_every_run(first: Handout) -> None:
    """And has the pictures with their words, wide sheets laid crosswise."""
    booklet = student.booklet(first, blank(first))
    made = word.docx(booklet)
    assert made == word.docx(booklet)
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert blank(first).alt.encode() in archive.read("word/document.xml")
    document = Document(io.BytesIO(made))
    for place, paragraph in enumerate(document.paragraphs):
        # What Word must have behind a table and before a sheet laid otherwise takes no sheet of its own.
        if not paragraph.text and not paragraph._p.xpath(".//w:drawing"):
            assert paragraph.paragraph_format.line_spacing == Pt(1), place
    assert [section.page_width > section.page_height for section in document.sections] == [False, True, False]
    fresh = {one.text: one.paragraph_format.page_break_before for one in document.paragraphs}
    assert (fresh["Who is who"], fresh["How to cite"], fresh["Hand-off organiser"]) == (True, False, False)
    assert 'w:type="page"' not in document.element.xml
    assert "Hand-off organiser" in [paragraph.text for paragraph in document.paragraphs]


def test_the_key_has_its_evidence_and_what_else_is_right() -> None:
    """Every hand-off with its words, what is asked, other answers with their reasons; what cannot be told apart."""
    path = tracer.example("bush-gorbachev-1990")
    case = variants.basis(path.read_text(encoding="utf-8"), path.name)
    outcomes = [variants.try_out(case, change, name, why) for name, why, change in variants.named(case)]
    page = rendering.html(instructor.booklet(case, outcomes, [("channel", (NOBODY,)), ("custody", (NOBODY, NOBODY))], path.name))
    for words in (
        "“I handed the letter in a sealed envelope”", "First Deputy Foreign Minister", "What cannot be told", "2D",
        "a word that it came, from President Gorbachev", "A plan for 75 minutes", "In the case file it is called “no-later-word”.", "The custody view, 2 of 2", "tracer teach mark bush-gorbachev-1990.yaml",
    ):  # fmt: skip
        assert words in page, words
    key, *_ = findings.answers(case.report)
    [table] = [block for block in key.blocks if isinstance(block, Table) and block.headings[-1] == "Asked"]
    assert [(row[0], row[-1]) for row in table.rows] == [("Scowcroft", "yes"), ("Joyce", "yes")]


def test_a_word_longer_than_any_is_whole_on_the_page_and_cut_in_print() -> None:
    """A PDF of ten thousand letters without a space took minutes; pictures in the page are no words."""
    picture = Picture(b'<svg viewBox="0 0 8 4">' + b"x" * 1000 + b"</svg>", b"", "")
    booklet = Booklet("A title", "For students", (Page("Who", (Text("x" * 10_000), picture)),))
    page, printed = (rendering.html(booklet, printed=one) for one in (False, True))
    assert "x" * 10_000 in page
    assert "x" * 300 + "… (9700 letters more)" in printed
    assert re.findall("base64,[^\"]*", page) == re.findall("base64,[^\"]*", printed)


def test_every_sheet_says_whose_it_is() -> None:
    """Out of a browser as well: an instructor's sheet is not taken for a student's. No title ends the rule."""
    page = rendering.html(Booklet('A "</style>\\ title', "For the instructor only", ()))
    [rule] = re.findall(r'@bottom-left { content: "(.*)"; }', page)
    words = re.sub(r"\\([0-9a-f]+) ", lambda one: chr(int(one[1], 16)), rule)
    assert words == 'A "</style>\\ title · For the instructor only'
    assert page.count("</style>") == 1
    assert len(Booklet("x" * 300, "For students", ()).foot) < 100


def test_a_long_title_is_cut_only_where_word_holds_no_more() -> None:
    """In the file's properties, not on the page."""
    document = Document(io.BytesIO(word.docx(Booklet("x" * 300, "For students", ()))))
    assert len(document.core_properties.title) == 255
    assert document.paragraphs[0].text == "x" * 300


def test_what_only_leads_to_something_does_not_end_a_sheet() -> None:
    """In Word: a heading, what stands under it, and a line that announces the next."""
    blocks = (Text("Under the heading"), Heading("One"), Text("more"), Text("plain"), Text("Footnotes:"), Text("a note"))
    document = Document(io.BytesIO(word.docx(Booklet("T", "For students", (Page("Who", blocks),)))))
    kept = {one.text for one in document.paragraphs if one.paragraph_format.keep_with_next}
    assert kept == {"Under the heading", "more", "Footnotes:"}
    page = rendering.html(Booklet("T", "For students", (Page("Who", blocks),)))
    assert '<p class="plain leads">Footnotes:' in page
    assert '<p class="plain">plain' in page


def test_the_instructor_reads_words_where_the_file_has_ids() -> None:
    """Of what else is right, of what may be left out, and of what the checks are called."""
    path = tracer.example("bush-gorbachev-1990")
    case = variants.basis(path.read_text(encoding="utf-8"), path.name)
    page = html.unescape(rendering.html(instructor.booklet(case, (), (), path.name)))
    assert "Joyce to Bessmertnykh [m2]" in page
    assert "No holder of the [envelope] is recorded" in page
    for id in ("TR101/envelope", ">handover<", "custody-gap", "excluded-party", "no-later-word"):
        assert id not in page, id


def test_the_plan_has_part_b_where_the_case_has_one() -> None:
    """What is held back is handed out; else it is read before the class, for it may begin before the folder is given."""
    plans = {}
    for name in ("mayflower-1965", "bush-gorbachev-1990"):
        path = tracer.example(name)
        plans[name] = instructor._turn(variants.basis(path.read_text(encoding="utf-8"), path.name))
    assert plans["mayflower-1965"][1] == "Part B; what if"
    assert plans["bush-gorbachev-1990"][1] == "Part B"
    booklet = instructor.booklet(variants.basis(path.read_text(encoding="utf-8"), path.name), (), (), "k")
    titles = [page.title for page in booklet.pages]
    assert titles[1:3] == ["A plan for 75 minutes", "Part B: what came out later"]
    assert "Read part B before the class" in repr(booklet.pages[1])
    plain = variants.basis("tracer: 1\ntitle: T\nwho: {a: {name: A}}\ndocuments: {m: {from: a, seen: whole}}\n", "c.yaml")
    assert "if it turned up" in instructor._turn(plain)[0]


def test_there_is_a_row_for_every_hand_off(report: Report) -> None:
    """In every case, on whole sheets; and never so few or so many that the number tells how many there are."""
    shown = handout(report.case)
    rows = shown.rows
    sheets = [page for page in student.booklet(shown, NOBODY).pages if page.title.startswith("Hand-off organiser")]
    blank = [block.blank for page in sheets for block in page.blocks if isinstance(block, Table)]
    assert blank == [9] * len(sheets)
    assert sum(blank) == rows
    assert rows >= len(report.reading.flows.transfers)


def test_what_a_what_if_leaves_is_told_apart_from_what_only_keeps_its_verdict() -> None:
    """And what a report does not print is no finding, whichever side it is on."""
    told = {}
    for name in ("bush-gorbachev-1990", "machel-1975"):
        path = tracer.example(name)
        case = variants.basis(path.read_text(encoding="utf-8"), path.name)
        outcomes = [variants.try_out(case, change, name, why) for name, why, change in variants.named(case)]
        told[name] = repr(findings.consequences(outcomes))
    assert "4 findings stay as they are; 3 keep their verdict, though not all that is told of them (" in told["bush-gorbachev-1990"]
    assert "None stays as it is; 1 keeps its verdict, though not all that is told of it (TR209)." in told["machel-1975"]
    assert not re.search("'(clear|not applicable)'", repr(told))


def test_what_is_printed_has_a_sheet_where_the_documents_stand_in_its_notes() -> None:
    """Of the first case; not without its text, nor where one of them is what is printed."""
    sheets = {}
    for name, text in (("bush-gorbachev-1990", "d90"), ("bush-gorbachev-1990", ""), ("october-1962", "d64")):
        shown = handout(tracer.load(tracer.example(name)), [(text, "90. A letter\n\nThe text.")] if text else [])
        titles = [page.title for page in student.booklet(shown, NOBODY).pages]
        sheets[name, text] = [title for title in titles if title.endswith("as it is printed")]
    assert [len(found) for found in sheets.values()] == [1, 0, 0]
    [sheet] = sheets["bush-gorbachev-1990", "d90"]
    keys = {}
    for name in ("bush-gorbachev-1990", "october-1962"):
        *_, page = findings.answers(examined(name))
        keys[name] = [one.text for one in page.blocks if isinstance(one, Heading) and one.text.endswith("as it is printed")]
    assert keys == {"bush-gorbachev-1990": [sheet.removeprefix("Analysis sheet: ")], "october-1962": []}


def test_with_its_text_on_hand_a_document_is_only_named() -> None:
    """Who wrote it, to whom, when, and in which state it is are what its analysis sheet asks for."""
    case = tracer.load(tracer.example("mayflower-1965"))
    text = "298. Telegram\n\nMoscow, May 13, 1965.[fn 2]"
    shown = handout(case, [("d298", text)])
    [place] = [one for one in shown.places if one.text]
    assert [(paper.id, paper.head, paper.extracts) for paper in place.papers] == [("tel3391", (), ()), ("tel3105", (), ())]
    [page] = [one for one in student.booklet(shown, NOBODY).pages if one.title == place.cite]
    assert page.blocks[1] == Facts((("tel3391", "the document itself"), ("tel3105", "only named, in its note 2")))
    assert "Kohler" not in repr(page)


def test_what_a_source_prints_stands_before_what_is_in_its_notes() -> None:
    """And what is only named in it comes last, whatever the order of the file."""
    for name, id in (("machel-1975", "tel140867"), ("mayflower-1965", "memo"), ("october-1962", "printed22")):
        case = tracer.load(tracer.example(name))
        [place] = [one for one in handout(case).places if id in [paper.id for paper in one.papers]]
        assert place.papers[0].id == id


def test_two_telegrams_of_one_sender_have_sheets_of_two_names() -> None:
    """With their texts or without."""
    for name in ("october-1962", "mayflower-1965"):
        case = tracer.load(tracer.example(name))
        for texts in ([], [(source.id, "A text.") for source in case.sources]):
            sheets = [one.title for one in student.booklet(handout(case, texts), NOBODY).pages if one.whole]
            assert len(sheets) == len(set(sheets)), (name, sheets)


def test_the_hand_offs_of_the_key_stand_in_the_order_of_their_times() -> None:
    """What was handed over before the telegram of 27 October does not stand before that of the 25th."""
    page, *_ = findings.answers(examined("october-1962"))
    [table] = [block for block in page.blocks if isinstance(block, Table) and block.headings[-1] == "Asked"]
    documents = [row[4] for row in table.rows]
    assert documents.index("tel997") < documents.index("tel1015")


def test_no_heading_of_the_hand_offs_is_parted_on_a_screen() -> None:
    """The page is 768 pixels across; of a bold letter and the rims of a cell about 8 and 16 are taken."""
    page, *_ = findings.answers(examined("october-1962"))
    [table] = [block for block in page.blocks if isinstance(block, Table) and block.headings[-1] == "Asked"]
    for heading, width in zip(table.headings, table.widths, strict=True):
        assert 768 * width / sum(table.widths) - 16 >= 8 * max(map(len, heading.split())), heading


def test_a_note_of_the_editors_has_no_sheet_of_its_own() -> None:
    """It belongs to the document that it is a note of; seven such sheets lay in one folder, for a line each."""
    case = tracer.load(tracer.example("october-1962"))
    shown = handout(case, [(one.id, "A text\n\nFootnotes:\n[fn 1] A note") for one in case.sources])
    titles = [page.title for page in student._sheets(shown.places)]
    assert len(titles) == 8
    assert not any("note" in title for title in titles)


def test_views_of_too_many_sheets_are_named_in_one_place_and_not_printed() -> None:
    """The channel is printed however many it takes. One of three stood alone on the last sheet of a booklet."""
    views = [("channel", (NOBODY,) * 11), ("sequence", (NOBODY,) * 5), ("custody", (NOBODY,) * 4),
             ("knowledge", (NOBODY,) * 5)]  # fmt: skip
    *printed, last = instructor._views(views)
    assert [sum(view in page.title for page in printed) for view, _ in views] == [11, 0, 4, 0]
    assert last.title == "More views"
    assert [view in repr(last.blocks) for view, _ in views] == [False, True, False, True]
    assert len([*instructor._views(views[::2])]) == 15


def test_the_key_says_why() -> None:
    """The reasons of the case's own reader, each once, and what a student fills into the sheets."""
    report = examined("mayflower-1965")
    told = repr(list(findings.answers(report)))
    for one in report.case.expectations:
        assert told.count(repr(one.because)[1:-1]) == 1, one.because
    assert told.count("'not found')") == 1
    assert "): cannot tell" not in told


def test_an_option_of_a_command_is_not_parted_at_the_end_of_a_line() -> None:
    """On paper `--` at the end of one and `texts` on the next would be typed as two words."""
    page = rendering.html(Booklet("T", "R", (Page("P", (Code("tracer <one> --texts x"),)),)))
    assert "<code>tracer &lt;one&gt; <span>--texts</span> x</code>" in page
    assert "code span { white-space: nowrap; }" in page


def test_numbers_of_notes_are_told_of_where_a_text_has_any() -> None:
    """`Ottawa2` is not a name."""
    case = tracer.load(tracer.example("bush-gorbachev-1990"))
    for text, told in (("Moscow2 is far.\n\n[note 2] A town.", True), ("Moscow is far.", False)):
        assert ("with the numbers of its notes" in repr(student.booklet(handout(case, [("d90", text)]), NOBODY))) is told


def test_a_sheet_begins_behind_a_few_lines_and_stays_whole() -> None:
    """So that the end of a long text takes no sheet of its own; in Word, where that is not sure, it has its own sheet."""
    few = (Text("A few lines"),)
    sheet, _ = student._first_shorter((student._sheet("one"), student._sheet("two")))
    booklet = Booklet("T", "For students", (Page("Who", few), Page("A text", few), sheet, student._sheet("two")))
    page = rendering.html(booklet, printed=True)
    assert page.count('<section class="joined whole">') == 2
    assert [sheet.joined, sheet.whole] == [True, True]
    texts = [found.extract_text() for found in PdfReader(io.BytesIO(rendering.pdf(page))).pages]
    assert ["A text" in texts[1], "sheet: one" in texts[1], "sheet: two" in texts[2], len(texts)] == [True, True, True, 3]
    paragraphs = Document(io.BytesIO(word.docx(booklet))).paragraphs
    first = next(place for place, one in enumerate(paragraphs) if one.text == "Analysis sheet: one")
    second = next(place for place, one in enumerate(paragraphs) if one.text == "Analysis sheet: two")
    assert all(one.paragraph_format.keep_with_next or one.style.name.startswith("Heading") for one in paragraphs[first : second - 1])
    assert paragraphs[first].paragraph_format.page_break_before
    assert not paragraphs[second - 1].paragraph_format.keep_with_next


def test_a_channel_is_printed_on_the_sheets_that_its_view_makes_for_paper(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whole, on one sheet, the words of a large one were three points high."""
    report = examined("bush-gorbachev-1990")
    made = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} 80" width="{side}pt"/>' for side in (90, 70)]
    monkeypatch.setattr(packets, "parted", lambda sketch, look, whole: Sheets(tuple(made) if look.rooms else ()))
    parts = packets._pictures(report, "channel", b"", b"")
    assert [part.svg.decode() for part in parts] == made
    assert all(part.png.startswith(b"\x89PNG") for part in parts)


def test_a_picture_at_the_end_of_a_word_document_is_seen(first: Handout) -> None:
    """Only what Word must have behind a table takes no room there."""
    for last, room in ((blank(first), None), (Table(("A",), (("b",),)), Pt(1)), (Text("end"), None)):
        made = word.docx(Booklet("T", "For students", (Page("Who", (last,)),)))
        assert Document(io.BytesIO(made)).paragraphs[-1].paragraph_format.line_spacing == room
