"""The page of a case: whole without its script, nothing fetched, nothing from a file obeyed."""

from __future__ import annotations

import html
import re
from base64 import b64decode, b64encode
from dataclasses import fields
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import pytest

import tracer
from tests.examined import examined
from tests.views import hostile
from tracer import wording
from tracer.report import Report
from tracer.views.drawing import VIEWS, draw
from tracer.views.page import index, page
from tracer.views.page.figures import VIEWS as SHOWN
from tracer.views.sketch.style import PALETTES
from tracer.wording.claims import claim
from tracer.wording.overview import overview

_VOID = {"meta", "br", "input"}


class _Page(HTMLParser):
    """Elements, ids, links and words, and whether every element is closed."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.tags.append((tag, values))
        self.ids += [str(values["id"])] if "id" in values else []
        self.links += [str(values["href"])] if "href" in values else []
        if tag not in _VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] not in ("style", "script"):
            self.words += f"{data} "


def _plain(text: str) -> str:
    return " ".join(text.split())


@pytest.fixture(scope="session")
def drawings(first_report: Report) -> dict[str, str]:
    """All views of the first case."""
    return {view: draw(first_report, view, "svg").data.decode() for view in VIEWS}


@pytest.fixture(scope="session")
def first(first_report: Report, first_case: Path, drawings: dict[str, str]) -> str:
    """The page of the first case."""
    return page(first_report, drawings, first_case.read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def read(first: str) -> _Page:
    """The page of the first case, taken apart."""
    return _Page(first)


@pytest.fixture(scope="session")
def bare(report: Report) -> _Page:
    """The page of each case without its drawings, taken apart."""
    return _Page(page(report, {}, "tracer: 1"))


def test_every_view_has_its_place() -> None:
    """A new view would be drawn and not shown."""
    assert [view for view, _, _ in SHOWN] == list(VIEWS)


def test_it_is_well_formed_and_every_link_leads_somewhere(read: _Page, bare: _Page) -> None:
    """For every case: elements nest, ids are unique, each link of the page has its target."""
    for found in (read, bare):
        assert (found.wrong, found.open) == ([], [])
        assert len(found.ids) == len(set(found.ids))
        inner = {link[1:] for link in found.links if link.startswith("#")}
        assert inner <= set(found.ids)
        assert [link for link in found.links if not link.startswith(("#", "data:"))] == []


def test_nothing_is_fetched_and_only_its_own_script_runs(first: str) -> None:
    """The policy names style and script by their hashes; no attribute styles or acts."""
    found = _Page(first)
    policy = next(values["content"] for _, values in found.tags if "Content-Security-Policy" in values.values())
    assert str(policy).startswith("default-src 'none';")
    assert "unsafe" not in str(policy)
    for tag in ("style", "script"):
        [inner] = re.findall(rf"<{tag}>(.*?)</{tag}>", first, re.S)
        assert f"{tag}-src 'sha256-{b64encode(sha256(inner.encode()).digest()).decode()}'" in str(policy)
    for tag, values in found.tags:
        assert not {name for name in values if name.startswith("on") or name in ("style", "src", "srcset")}, tag
    assert "http" not in re.sub(r'xmlns(:\w+)?="[^"]*"', "", first.replace("http-equiv", ""))
    assert len(first.encode()) < 400_000


def test_it_tells_everything_without_its_script(first: str, first_report: Report) -> None:
    """Every claim, finding, quotation, decision and document is in its words."""
    words = _plain(_Page(first).words)
    reading = first_report.reading
    for statement in reading.case.statements():
        assert claim(statement, reading) in words
        assert _plain(statement.quote or "") in words
    for finding in first_report.findings:
        assert wording.message(finding, reading) in words
        assert finding.code in words
    for one in reading.case.supplied:
        assert one.why in words
    for said in ("President Bush to President Gorbachev", "Tracer contributors", "Before 21 Mar 1990, 0001Z",
                 "certainly by Bessmertnykh", "claimed from now on to have been in force before",
                 "a word that it came, from President Gorbachev", "the rest of the text"):  # fmt: skip
        assert said.lower() in words.lower()
    assert " hidden" in first  # what only the script can work is not shown without it


def test_every_line_of_the_diagrams_is_told_in_words(first: str, drawings: dict[str, str]) -> None:
    """The text alternative names each edge as the keyboard finds it."""
    for svg in drawings.values():
        names = re.findall(r'role="button"[^>]*aria-label="([^"]*)"|aria-label="([^"]*)"[^>]*role="button"', svg)
        for name in (one or other for one, other in names):
            assert f">{html.escape(html.unescape(name), quote=False)}</li>" in first.replace("&#39;", "'").replace("&#34;", '"')


def test_the_case_file_comes_with_it(first: str, first_case: Path) -> None:
    """Byte for byte."""
    [link] = [link for link in _Page(first).links if link.startswith("data:")]
    assert b64decode(link.partition(",")[2]) == first_case.read_bytes()


def test_the_same_report_gives_the_same_page(first: str, first_case: Path, drawings: dict[str, str]) -> None:
    """Worked out anew."""
    text = first_case.read_text(encoding="utf-8")
    assert page(tracer.examine(tracer.loads(text, first_case.name)), drawings, text) == first


def test_text_from_a_file_only_appears() -> None:
    """In every field, and in the source that is offered for download."""
    report = hostile.report()
    text = page(report, {view: draw(report, view, "svg").data.decode() for view in VIEWS}, hostile.TEXT)
    found = _Page(text)
    assert (found.wrong, found.open) == ([], [])
    assert [tag for tag, _ in found.tags].count("script") == 1
    assert not [link for link in found.links if not link.startswith(("#", "data:application/yaml;base64,"))]
    assert not re.findall("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)
    assert "<script>x</script>" in found.words


@pytest.mark.parametrize("said", ["]]>", "</script><script>alert(1)</script>", '" onload="x', "{{ 7 * 7 }}", "y" * 10_000])
def test_hostile_titles_and_quotations(said: str) -> None:
    """Whatever stands in a title or a quotation stands there as it is."""
    quoted = said.replace('"', '\\"')
    case = f'tracer: 1\ntitle: "{quoted}"\nwho: {{a: A}}\ndocuments: {{m: {{seen: whole, says: [{{did: {{event: "{quoted}"}}, quote: "{quoted}"}}]}}}}\n'
    text = page(tracer.examine(tracer.loads(case)), {}, case)
    found = _Page(text)
    assert (found.wrong, found.open) == ([], [])
    assert found.words.count(said) >= 3
    assert text.count("<script") == 1


def test_texts_stand_beside_the_claims(first_case: Path) -> None:
    """Each quotation that is found is marked, and leads to its claim and back."""
    source = "Before. He wrote: “Please pass the following\nmessage to President Gorbachev” <b>and</b> more."
    report = tracer.examine(tracer.load(first_case), texts=[("d90", source)])
    text = page(report, {}, "")
    found = _Page(text)
    assert "#quote-1" in found.links
    assert "quote-1" in found.ids
    assert found.links.count("#claim-1") >= 2
    assert text.count('<mark data-claims="1">') == 2  # on two lines
    assert "&lt;b&gt;and&lt;/b&gt; more." in text
    assert "(not found in the text on hand)" in text


def test_what_is_noted_of_the_file_of_a_text_is_not_told_as_its_words(first_case: Path) -> None:
    """Lines at its head that begin with `#` say where the text was had from, unless something is quoted from them."""
    source = "# https://example.org\n# Converted.\n\nPlease pass the following message to President Gorbachev\n# 5"
    text = page(tracer.examine(tracer.load(first_case), texts=[("d90", source)]), {}, "")
    assert '<p class="aside">Note on the file, not of the source: https://example.org Converted.</p>' in text
    assert "<p># https" not in text
    assert "<p># 5" in text
    assert "#quote-1" in _Page(text).links
    quoted = "# Please pass the following message to President Gorbachev\nmore"
    text = page(tracer.examine(tracer.load(first_case), texts=[("d90", quoted)]), {}, "")
    assert "Note on the file" not in text
    assert '<mark data-claims="1">Please pass' in text


def test_a_text_stands_beside_the_document_that_most_is_quoted_from() -> None:
    """Not beside another that is only cited from a note to it, though that comes first."""
    case = tracer.loads("""\
tracer: 1
title: T
sources: {s: {cite: S, text: s.txt}, t: {cite: T, text: t.txt}}
who: {a: A}
documents:
  lost: {to: a, cite: s note 2, seen: not found}
  other: {from: a, cite: t 1, seen: whole, says: [{did: {event: two}, quote: "x y"}]}
  m: {from: a, cite: s 1, seen: whole, says: [{did: {event: one}, quote: "b c d"}]}
""")
    text = page(tracer.examine(case, texts=[("s", "a b c d"), ("t", "x y")]), {}, "")
    groups = text.split('<div class="group')[1:]
    assert [(re.findall(r'<h3 id="document-\d">\[(\w+)\]', one), "<mark" in one) for one in groups] == [
        (["lost"], False), (["other"], True), (["m"], True),
    ]  # fmt: skip
    assert 'S, note 2 (<a href="#text-1">text on hand</a>)' in groups[0]
    assert "text on hand" not in groups[2]


def test_overlapping_quotations_are_cut_where_they_meet() -> None:
    """Words of two claims belong to both."""
    case = tracer.loads("""\
tracer: 1
title: T
sources: {s: {cite: S, text: s.txt}}
who: {a: A}
documents:
  m: {from: a, cite: s 1, seen: whole, says: [
    {did: {event: one}, quote: "b c d"}, {did: {event: two}, quote: "d e"}, {did: {event: three}, quote: "b … e"}]}
""")
    text = page(tracer.examine(case, texts=[("s", "a b c d e f")]), {}, "")
    assert re.findall(r'<mark data-claims="([\d ]+)">([^<]*)</mark>', text) == [
        ("1 3", "b"), ("1", " c "), ("1 2", "d"), ("2", " "), ("2 3", "e"),
    ]  # fmt: skip


def test_the_index_leads_to_every_case(first_report: Report) -> None:
    """Also one whose name would be a way out."""
    found = _Page(index([("a b/../c", first_report), ("plain", first_report)]))
    assert (found.wrong, found.open) == ([], [])
    assert found.links == ["a%20b%2F..%2Fc/index.html", "plain/index.html"]


def test_the_index_counts_deviations_as_the_page_does(first_report: Report) -> None:
    words = _plain(_Page(index([("first", first_report)])).words)
    assert "1, in 4 respects 2 Joyce handed" in words
    assert "departs from what was ordered at 1 point: D1, in 4 respects" in _plain(_Page(page(first_report, {}, "")).words)


def test_a_large_case_keeps_its_page_in_bounds() -> None:
    """A thousand acts: steps and moments are given in part, and the page says so."""
    acts = "".join(
        f"\n      - did: {{give: paper, from: a{n % 9}, to: a{(n + 1) % 9}, when: 1950-01-01T{n // 60:02}:{n % 60:02}Z}}"
        f'\n        quote: "act {n}"' for n in range(1000)
    )  # fmt: skip
    who = "".join(f"\n  a{n}: Agent {n}" for n in range(9))
    text = f"tracer: 1\ntitle: Large\nwho:{who}\nwhat: {{letter: {{from: a0}}, paper: {{carries: letter}}}}\ndocuments:\n  r:\n    from: a0\n    seen: whole\n    says:{acts}\n"
    made = page(tracer.examine(tracer.loads(text)), {}, text)
    assert "further steps stand with the documents" in made
    assert "at even distances" in made
    settling = made[made.index('id="requests"') : made.index('id="reading"')]
    assert not re.search(r"(#note-\d+)\D[^<]*</a></sup><sup>, </sup><sup><a href=\"\1\D", settling)
    assert len(made.encode()) < 2_500_000


SAID = """\
tracer: 1
title: T
sources: {s: {cite: S}}
who:
  court: {group: Court, supplied: "no court is named"}
  a: {name: A, in: {id: court, supplied: "he signs for it"}}
  b: B
  c: C
what: {paper: {}}
documents:
  m:
    from: a
    to: b
    date: 1957-11-05
    cite: s 7
    file: "Box 7, folder 2"
    seen: excerpt
    says:
      - did: {give: paper, from: a, to: b}
        id: handing
        quote: "I gave it"
      - did: {give: paper, from: c, to: b, when: after handing}
        id: second
        quote: "then C gave it"
      - believes: {event: rain, who: a}
        quote: "it would rain"
  n:
    from: c
    seen: whole
    says:
      - did: {same: handing, from: c, when: after second}
        quote: "C gave it, after that"
  lost: {from: b, to: a, answers: m, seen: not found}
"""


@pytest.fixture(scope="module")
def small() -> str:
    """The words of a page of which every part has something to say."""
    return _plain(_Page(page(tracer.examine(tracer.loads(SAID, "folder/of mine/small.yaml")), {}, SAID)).words)


@pytest.mark.parametrize("words", [
    "Also said, and used by no finding A believes this: rain: “it would rain”",
    "5 Nov 1957 (no zone given)",
    "Message from A to B, 5 Nov 1957 (no zone given): the rest of the text. [m] Box 7, folder 2. Cited from S, 7.",
    "that A belonged to Court he signs for it (line 6 of the case file)",
    "after claim 2 (C gave the paper to B)",
    "When at odds not said after claim 2",
    "Who gave at odds A C To whom B not entered; restates claim 1",
    "C gave the paper, after the hand-over of the paper to B [m] (restates claim 1)",
    "Addressed to A, undated. B, as cited; the document has not been seen",
    "not told; shown only by the acknowledgement",
    "The case names no withheld passage. Which documents have not been seen whole stands under",
    "A gave the paper to B.",
])  # fmt: skip
def test_each_part_says_what_it_is_for(small: str, words: str) -> None:
    """In the words of a reader; no key of the file stands for a name."""
    assert words in small


def test_what_is_not_said_is_not_told(small: str) -> None:
    """Where the case lies on whose machine, and inner words, are nobody's business."""
    assert not re.findall("of mine|\\bmood\\b|court/|No passage is known", small, re.IGNORECASE)


def test_findings_are_numbered_as_they_are_read(read: _Page, bare: _Page, report: Report) -> None:
    """One after another from 1, also where some are folded."""
    for found in (read, bare):
        numbers = [int(id.removeprefix("note-")) for id in found.ids if id.startswith("note-")]
        assert numbers == list(range(1, len(report.findings if found is bare else numbers) + 1))


def test_every_colour_of_a_drawing_has_one_for_a_dark_screen(first: str, drawings: dict[str, str]) -> None:
    """Each of the light theme stands for one of the dark theme, and a drawing has no other."""
    light, dark = PALETTES["light"], PALETTES["dark"]
    pairs = {(getattr(light, one.name), getattr(dark, one.name)) for one in fields(light)}
    assert len(pairs) == len({old for old, _ in pairs})
    used = {colour.upper() for svg in drawings.values() for colour in re.findall(r'(?:fill|stroke)="(#\w+)"', svg)}
    assert used <= {old for old, _ in pairs}
    assert all(f'.card [fill="{old}" i] {{ fill: {new}; }}' in first for old, new in pairs)


def test_who_objects_is_whose_word_it_is_and_not_who_wrote_it_down() -> None:
    """A complaint that another's memorandum tells."""
    report = examined("kosygin-1970")
    words = _plain(_Page(page(report, {}, "")).words)
    assert "Anatoliy Dobrynin objected to it" in words
    assert "Kissinger objected" not in words


def test_what_came_as_another_version_has_its_place_with_the_recipient() -> None:
    """The table says of nothing that it is not recorded where a finding tells how it came."""
    report = examined("dobrynin-1963")
    words = _plain(_Page(page(report, {}, "")).words)
    assert "Dobrynin gave the talking paper to Robert Kennedy, 3 Apr 1963" in words.split("Sent, arrived, acknowledged")[-1]
    assert "(a version of it)" in words


def test_what_is_said_not_to_have_come_is_told_as_that() -> None:
    report = examined("hussein-1960")
    words = _plain(_Page(page(report, {}, "")).words)
    assert "not recorded Against it: The personal message was not passed to King Hussein" in words


def test_what_was_given_back_was_not_on_its_way() -> None:
    """It has a place of its own; and what stands with one recipient is not told again with the next."""
    report = examined("mayflower-1965")
    words = _plain(_Page(page(report, {}, "")).words).split("Sent, arrived, acknowledged")[-1].split("Which order")[0]
    assert words.count("not recorded Given back: The DRV Embassy gave the note to the Embassy in the Soviet Union") == 2
    assert words.count("Embassy in the Soviet Union note told only as it arrived The DRV Embassy gave the note") == 1
    assert "DRV Ambassador message the same as for Hanoi, above" in words
    assert words.count("Junior member of Embassy gave the note") == 2  # to Hanoi, and to the employee


@pytest.mark.parametrize(("name", "row"), [
    ("bush-gorbachev-1990", "Bessmertnykh [envelope] told only as it arrived Joyce gave the [envelope] to Bessmertnykh"),
    ("vorontsov-1970", "Vorontsov typescript told only as it arrived General Haig gave the typescript to"),
    ("october-1962", "U Thant copy of letter of 27 October from Khrushchev A copy of the letter of 27 October from"),
])  # fmt: skip
def test_who_had_it_has_a_row_though_nobody_meant_it_for_him(name: str, row: str) -> None:
    report = examined(name)
    words = _plain(_Page(page(report, {}, "")).words).split("Sent, arrived, acknowledged")[-1]
    assert words.count(row) == 1


def test_things_of_which_no_holder_is_named_are_told_of_together() -> None:
    report = examined("october-1962")
    words = _plain(_Page(page(report, {}, "")).words)
    assert re.search("Possibly by somebody whom the record does not name: [^:]+; signed original of 25 October", words)
    assert ": possibly by somebody whom the record does not name" not in words


def test_what_did_not_change_is_marked(first: str) -> None:
    """Shown with one moment alone; of all of them together only what changed, and that the rest is as before."""
    held, known = re.findall(r'data-label="(?:Held|Known to)">(.*?)</td>', first, re.DOTALL)[2:4]
    assert held.replace("\n", "") == (
        '<p class="same"><b>[envelope]</b>: possibly by Joyce, or by somebody whom the record does not name</p>'
        '<p class="rest aside">as before</p>'
    )
    assert "class" not in known
    assert 'class="same"' not in first.partition('id="states"')[2].partition("</tr>")[2].partition("</tr>")[0]


@pytest.mark.parametrize("name", ["kosygin-1970", "dalai-lama-1951", "october-1962"])
def test_nothing_is_told_twice(name: str) -> None:
    report = examined(name)
    sentences = [one.text for one in overview(report.reading, report.findings)]
    assert len(sentences) == len(set(sentences))
    pairs = [frozenset(one.shown) for one in report.findings if one.code == "TR104" and len(one.shown) == 2]
    assert len(pairs) == len(set(pairs))


def test_a_drawing_keeps_a_width_at_which_it_can_be_read(first: str) -> None:
    """What every text of it says of itself is said once."""
    channel = re.search(r"<svg.*?</svg>", first, re.DOTALL)
    assert channel
    tag = channel[0].partition(">")[0]
    width, box = re.search(r'\swidth="(\d+)"', tag)[1], re.search(r'viewBox="\S+ \S+ (\S+) ', tag)[1]
    assert int(width) == round(0.8 * float(box))
    assert channel[0].count("font-family=") == 1


def test_where_no_order_is_seen_no_ordered_route_is_spoken_of() -> None:
    report = examined("mindszenty-1956")
    words = _plain(_Page(page(report, {"channel": draw(report, "channel", "svg").data.decode()}, "")).words)
    assert "No ordered route has been seen" in words
    assert "The ordered route is a straight line" not in words


_MARKUP = """"'></script></style></svg></td><img src=x onerror=a()> ]]>--> &quot; {{7*7}} {% raw %} \u202e font-size="10" """


@pytest.mark.parametrize("name", ["dalai-lama-1951", "mindszenty-1956", "nasser-1955"])
def test_no_text_of_any_key_becomes_an_element(name: str) -> None:
    """Withheld, supplied, cited, noted or quoted: the page has the same elements as with a harmless word."""
    pages = []
    for said in (_MARKUP.strip(), "harmless"):
        report = hostile.everywhere(name, said)
        pages.append(_Page(page(report, {}, said) + index([(said, report)])))
    found, harmless = pages
    assert (found.wrong, found.open) == ([], [])
    assert [(tag, sorted(has)) for tag, has in found.tags] == [(tag, sorted(has)) for tag, has in harmless.tags]
    assert found.words.count("<img src=x onerror=a()>") == harmless.words.lower().count("harmless") > 100
    assert "\u202e" not in found.words


@pytest.mark.parametrize(("name", "gaps", "zones"), [("mayflower-1965", True, False), ("pen-pal-1961", False, True)])
def test_signs_and_days_that_nobody_can_guess_are_told(name: str, gaps: bool, zones: bool) -> None:
    """What stands between two hands of whom no hand-over is told, and how a day can begin before an earlier one ends."""
    text = page(examined(name), {}, "")
    assert ("At ⇢ it is not recorded how it came" in text) is gaps
    assert ("one day may begin before an earlier one has ended" in text) is zones
