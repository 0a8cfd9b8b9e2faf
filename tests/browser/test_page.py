"""The page in a real Chromium: what it does, that nothing is fetched, and that nothing is out of reach.

Each assertion has a counterpart that plants what it is to find.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from pypdf import PdfReader

import tracer
from tests.views import hostile
from tracer.views.drawing import VIEWS, draw
from tracer.views.page import index, page

CASES = ("bush-gorbachev-1990", "mindszenty-1956")
#: Of several sources and many lines, with a channel that is printed in parts.
LARGE = "mayflower-1965"
SOURCE = (
    "Scowcroft transmitted the letter: “Please pass the following message to President Gorbachev”. Joyce wrote: "
    "“In his absence I delivered it. Though I handed the letter in a sealed envelope I told him that it contained "
    "important proposals on START. He undertook to transmit the letter to Gorbachev immediately.”"
)
_QUOTED = "The Soviets refused to play this role. Amb let it be known that he did not wish to receive me personally."
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 390, "height": 800}


def _written(report: tracer.Report, source: str) -> str:
    drawings = {view: draw(report, view, "svg").data.decode() for view in VIEWS if view != "channel"}
    return page(report, drawings, source, channel=True)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages as files, as a person opens them."""
    folder = tmp_path_factory.mktemp("site")
    reports = {name: tracer.examine(tracer.load(tracer.example(name)), texts=[("d90", SOURCE)]) for name in CASES}
    reports["hostile"] = hostile.report()
    long = tracer.example(CASES[0]).read_text(encoding="utf-8").replace("Joyce", 10_000 * "y")
    reports["long"] = tracer.examine(tracer.loads(long))
    reports[LARGE] = tracer.examine(tracer.load(tracer.example(LARGE)), texts=[("d298", _QUOTED), ("d299", _QUOTED)])
    for name, report in reports.items():
        source = tracer.example(name).read_text(encoding="utf-8") if name in (*CASES, LARGE) else hostile.TEXT
        (folder / f"{name}.html").write_text(_written(report, source), encoding="utf-8")
    (folder / "front.html").write_text(index([("bush", reports[CASES[0]])]), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The system's Chromium."""
    with sync_playwright() as play:
        found = play.chromium.launch(
            executable_path=os.environ.get("TRACER_CHROMIUM", "/usr/bin/chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        yield found
        found.close()


class Opened:
    """A page, with all that it says to the console and all that it asks for."""

    def __init__(self, context: BrowserContext, file: Path, hash: str = "") -> None:
        self.page: Page = context.new_page()
        self.said: list[str] = []
        self.asked: list[str] = []
        self.page.on("console", lambda message: self.said.append(message.text))
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.goto(f"{file.as_uri()}{hash}")

    def beyond(self) -> list[str]:
        """Requests for anything but the file itself."""
        return [url for url in self.asked if not url.startswith("file:") or ".html" not in url]


@pytest.fixture
def opened(browser: Browser, site: Path) -> Iterator[Callable[..., Opened]]:
    """Opens a page; every context is closed behind the test."""
    contexts: list[BrowserContext] = []

    def opened(name: str = CASES[0], hash: str = "", *, change: Callable[[str], str] | None = None, **options) -> Opened:
        contexts.append(browser.new_context(**{"viewport": WIDE, **options}))
        file = site / f"{name}.html"
        if change is not None:
            text = file.read_text(encoding="utf-8")
            file = site / f"changed-{name}.html"
            file.write_text(change(text), encoding="utf-8")
        return Opened(contexts[-1], file, hash)

    yield opened
    for context in contexts:
        context.close()


def unnamed(page: Page) -> list[str]:
    """The lines of the diagrams, and other symbols, that have no accessible name."""
    return page.eval_on_selector_all(
        "svg [role=button], svg [role=graphics-symbol]",
        "all => all.filter(e => !(e.getAttribute('aria-label') || '').trim()).map(e => e.id)",
    )


def violations(page: Page) -> list[tuple[str, str]]:
    """What breaks a rule of WCAG 2.2 AA: the rule and where. What else was looked at takes as long to tell as to look."""
    rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
    found = Axe().run(page, options={"runOnly": rules, "resultTypes": ["violations"]})
    return [(one["id"], one["nodes"][0]["html"][:200]) for one in found.response["violations"]]


def overflow(page: Page) -> int:
    """By how many pixels the page is wider than its window."""
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


@pytest.mark.parametrize("name", [*CASES, "hostile", "front"])
def test_nothing_is_fetched_and_nothing_is_complained_of(opened, name: str) -> None:
    one = opened(name)
    assert (one.said, one.beyond()) == ([], [])


def test_what_is_fetched_and_what_is_complained_of_is_found(opened) -> None:
    """A planted picture is asked for; a planted script is refused by the policy, which is told."""
    planted = '<img alt="" src="file:///nowhere.png"><script>document.title = "x"</script></main>'
    loose = opened(change=lambda text: re.sub(r"<meta http-equiv[^>]*>", "", text).replace("</main>", planted))
    assert loose.beyond() == ["file:///nowhere.png"]
    strict = opened(change=lambda text: text.replace("</main>", planted))
    assert len(strict.said) >= 2
    assert strict.page.title() != "x"


@pytest.mark.parametrize("name", [*CASES, LARGE, "hostile", "long", "front"])
def test_it_is_no_wider_than_a_telephone(opened, name: str) -> None:
    assert overflow(opened(name, viewport=NARROW).page) == 0


def test_a_word_beside_a_line_of_the_index_stays_inside(opened) -> None:
    """It takes two lines beside one."""
    page = opened("front", viewport=NARROW).page
    cell = page.locator(".cases td").last
    cell.evaluate("e => e.textContent = 'none is shown'")
    told = page.evaluate("parseFloat(getComputedStyle(document.querySelector('.cases td:last-child'), '::before').height)")
    assert told <= cell.evaluate("e => e.clientHeight")


def test_what_is_wider_is_found(opened) -> None:
    wide = '<svg width="900" height="9"></svg></main>'
    assert overflow(opened(change=lambda text: text.replace("</main>", wide), viewport=NARROW).page) > 300


_CUES = """[...document.querySelectorAll("figure")].map(figure => {
  const card = figure.querySelector(".frame .card"), shade = figure.querySelector(".sight");
  return [figure.id, card.scrollWidth > card.clientWidth, figure.querySelector(".hint").checkVisibility(),
          getComputedStyle(shade, "::after").display === "block", getComputedStyle(shade, "::before").display === "block"];
})"""


@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize("width", [390, 800, 1200, 1600])
def test_a_drawing_that_goes_on_says_so(opened, width: int, script: bool) -> None:
    """In words and by a shade at its edge, with or without its script; one that is seen whole says nothing."""
    for name in CASES:
        one = opened(name, viewport={"width": width, "height": 800}, java_script_enabled=script).page
        cues = one.evaluate(_CUES)
        assert len(cues) == len(VIEWS)
        assert [(id, more) for id, more, *_ in cues] == [(id, words) for id, _, words, *_ in cues]
        assert [(id, more) for id, more, *_ in cues] == [(id, shade) for id, _, _, shade, _ in cues]
        assert any(more for _, more, *_ in cues) is (width < 1200) or name != CASES[0]


def test_the_shade_is_at_the_side_on_which_a_drawing_goes_on(opened) -> None:
    """Moved by the keyboard to its end, it goes on to the left only."""
    one = opened(viewport=NARROW).page
    card = one.locator("#view-channel .frame .card")
    assert one.evaluate(_CUES)[0][3:] == [True, False]
    card.focus()
    one.keyboard.press("ArrowRight")
    one.wait_for_selector("#view-channel .sight.begun", state="attached")
    card.evaluate("e => e.scrollTo({left: e.scrollWidth, behavior: 'instant'})")
    one.wait_for_selector("#view-channel .sight.ended", state="attached")
    assert one.evaluate(_CUES)[0][3:] == [False, True]


@pytest.mark.parametrize("width", [390, 700, 1100, 1280])
def test_no_word_of_a_table_is_broken(opened, width: int) -> None:
    """Each word of every cell stands on one line: no column is narrower than its longest word."""
    for name in CASES:
        one = opened(name, viewport={"width": width, "height": 800}).page
        assert one.evaluate(_BROKEN) == []
    changed = one.evaluate("document.querySelector('.claims td:nth-child(5)').textContent = 'x'.repeat(99)")
    assert changed
    assert one.evaluate(_BROKEN) != []


_BROKEN = """(() => {
  const broken = [];
  for (const cell of document.querySelectorAll("td, th")) {
    const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      for (const word of node.data.matchAll(/[\\p{L}\\p{N}]+/gu)) {
        const range = document.createRange();
        range.setStart(node, word.index);
        range.setEnd(node, word.index + word[0].length);
        const tops = new Set([...range.getClientRects()].map(r => Math.round(r.top)));
        if (tops.size > 1) broken.push(word[0]);
      }
    }
  }
  return broken;
})()"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("name", "size"), [
    (CASES[0], WIDE), (CASES[1], WIDE), (CASES[0], NARROW), (LARGE, NARROW), ("front", WIDE), ("front", NARROW),
])  # fmt: skip
def test_axe_finds_nothing(opened, name: str, size: dict, scheme: str) -> None:
    one = opened(name, viewport=size, color_scheme=scheme)
    one.page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
    assert violations(one.page) == []


@pytest.mark.parametrize(("scheme", "light"), [("light", True), ("dark", False)])
def test_drawings_follow_the_screen(opened, scheme: str, light: bool) -> None:
    """On a dark screen a title is light and the paper dark."""
    one = opened(color_scheme=scheme).page
    title, *_ = one.eval_on_selector_all(
        ".card svg text", "all => all.map(e => Math.max(...getComputedStyle(e).fill.match(/\\d+/g).slice(0, 3)))"
    )
    paper = one.locator(".card").first.evaluate("e => getComputedStyle(e).backgroundColor.match(/\\d+/g).map(Number)")
    assert (min(paper) > 200) is light
    assert (title < 40) is light


def test_axe_can_find_something(opened) -> None:
    page = opened(change=lambda text: text.replace("</main>", '<input type="text"></main>')).page
    assert [rule for rule, _ in violations(page)] == ["label"]


@pytest.mark.parametrize("name", [*CASES, "hostile"])
def test_every_line_has_a_name(opened, name: str) -> None:
    one = opened(name).page
    assert one.locator("svg [role=button]").count() >= 2
    assert unnamed(one) == []


def test_a_browser_knows_each_line_by_what_it_says(opened) -> None:
    """By role and name, as an assistive program asks for it."""
    channel = opened().page.locator("#view-channel")
    labels = channel.locator("svg [role=button]").evaluate_all("all => all.map(e => e.getAttribute('aria-label'))")
    assert (
        "4, recorded as done; deviates from what was ordered (D1): Joyce to Bessmertnykh: [envelope], by hand, sealed; "
        "21 Mar 1990, 0730Z (10:30 Moscow). Source: m2."
    ) in labels
    assert [channel.get_by_role("button", name=label, exact=True).count() for label in labels] == [1] * len(labels)
    assert channel.get_by_role("button", name="Joyce to Gorbachev").count() == 0


def test_a_line_without_a_name_is_found(opened) -> None:
    change = lambda text: re.sub(r'(id="e-handover"[^>]*?)aria-label="[^"]*"', r"\1", text, count=1)  # noqa: E731
    assert unnamed(opened(change=change).page) == ["e-handover"]


#: Asked together: each question goes to the browser and back. Which line has the focus, and how many are chosen …
_FOCUSED = """[document.activeElement.getAttribute('role') === 'button' ? document.activeElement.id : '',
  document.querySelectorAll('[aria-pressed=true]').length]"""
#: … and of that which has it whether it is chosen, its name, what is told beneath, how it is marked.
_TOLD = """(e => [e.getAttribute('aria-pressed'), e.getAttribute('aria-label'),
  e.closest('figure').querySelector('p.said').textContent, getComputedStyle(e).outlineStyle])(document.activeElement)"""


@pytest.mark.parametrize("name", [*CASES, LARGE])
def test_the_keyboard_reaches_every_line_and_reads_it(opened, name: str) -> None:
    """In the order of each diagram; Enter tells it beneath, Escape takes it back."""
    one = opened(name).page
    ids = one.eval_on_selector_all("svg [role=button]", "all => all.map(e => e.id)")
    reached: list[str] = []
    for _ in range(len(ids) * 8):
        one.keyboard.press("Tab")
        now, pressed = one.evaluate(_FOCUSED)
        assert pressed == 0
        if not now:
            continue
        reached.append(now)
        one.keyboard.press("Enter")
        told, label, said, outline = one.evaluate(_TOLD)
        assert (told, said, outline) == ("true", label, "solid")
        one.keyboard.press("Escape")
        if len(reached) == len(ids):
            break
    assert one.evaluate(_FOCUSED)[1] == 0
    assert reached == ids


@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_what_a_line_says_is_in_sight_where_it_is_chosen(opened, size: dict) -> None:
    page = opened(LARGE, viewport=size).page
    said, line = page.locator("#view-channel p.said"), page.locator("#view-channel .card [role=button]").first
    line.focus()
    line.press("Enter")
    top, bottom = said.evaluate("e => [e.getBoundingClientRect().top, innerHeight - e.getBoundingClientRect().bottom]")
    assert min(top, bottom) >= -1
    line.press("Escape")
    assert not said.is_visible()


def test_words_of_a_line_take_the_place_of_no_sign_of_a_drawing(browser: Browser, tmp_path: Path) -> None:
    """Of what somebody is said to have held the sequence and custody have a sign, and words beside it."""
    name = "pen-pal-1961"
    file = tmp_path / "page.html"
    text = _written(tracer.examine(tracer.load(tracer.example(name))), "")
    file.write_text(text, encoding="utf-8")
    context = browser.new_context(viewport=WIDE)
    try:
        page = context.new_page()
        page.goto(file.as_uri())
        signs = page.locator("svg .said")
        assert signs.count() == text.count('class="bar said"') > 0
        assert page.locator("svg .said:not(:has(path))").count() == 0
        line = page.locator("#view-sequence .card [role=button]").first
        line.focus()
        line.press("Enter")
        assert page.locator("#view-sequence p.said").inner_text() == line.get_attribute("aria-label")
    finally:
        context.close()


def test_the_slider_shows_each_moment_alone(opened) -> None:
    one = opened().page
    shown = "#states tbody tr:visible"
    assert one.locator(shown).count() == 1
    one.focus("#moment")
    seen = [one.locator(shown).inner_text()]
    for _ in range(int(one.get_attribute("#moment", "max") or 0) - 1):
        one.keyboard.press("ArrowRight")
        seen.append(one.locator(shown).inner_text())
        assert one.get_attribute("#moment", "aria-valuetext") in seen[-1]
    assert len(set(seen)) == one.locator("#states tbody tr").count() > 2
    assert any("certainly by Bessmertnykh" in text for text in seen)
    assert one.locator("#states .rest").count() > one.locator("#states .rest:visible").count() == 0
    plain = one.locator("#moment-all").evaluate("e => getComputedStyle(e).backgroundColor")
    one.click("#moment-all")
    assert one.locator("#moment-all").evaluate("e => getComputedStyle(e).backgroundColor") != plain
    assert one.locator(shown).count() == len(seen)
    assert one.locator("#states .rest").count() == one.locator("#states .rest:visible").count() > 0
    assert one.locator("#states .same").count() > one.locator("#states .same:visible").count() == 0


def test_the_switch_shows_one_account_or_all(opened) -> None:
    """Row by row beside each other, or one alone; printed are all, whichever is shown."""
    one = opened(CASES[1]).page
    conflict = one.locator(".conflict").first
    heads = conflict.locator("thead [data-account]")
    count, cells = heads.count(), conflict.locator("[data-account]").count()
    assert count >= 2
    assert conflict.locator("[data-account]:visible").count() == cells > 2 * count
    conflict.locator("input[value='2']").check()
    assert conflict.locator("[data-account]:visible").count() == conflict.locator("[data-account='2']").count()
    assert conflict.locator("[data-account='2']").first.is_visible()
    one.emulate_media(media="print")
    assert conflict.locator("[data-account]:visible").count() == cells
    one.emulate_media(media="screen")
    conflict.locator("input[value='all']").check()
    assert conflict.locator("[data-account]:visible").count() == cells


def test_a_quotation_leads_to_its_words_and_back(opened) -> None:
    one = opened().page
    one.click("#claim-4 a.quote")
    assert one.url.endswith("#quote-4")
    assert one.locator("mark.now").all_inner_texts() == ["I handed the letter in a sealed envelope"]
    assert one.locator("mark.now").first.evaluate("e => e.getBoundingClientRect().top < innerHeight")
    one.click(".text a[href='#claim-4']")
    assert one.url.endswith("#claim-4")
    assert one.locator("#claim-4").is_visible()


def test_a_document_whose_text_stands_with_another_leads_to_it(opened) -> None:
    one = opened(LARGE).page
    one.get_by_role("link", name="text on hand").first.click()
    assert one.evaluate("document.querySelector(location.hash).innerText").startswith("Foreign Relations")
    assert one.locator(":target mark").count() >= 1


def test_a_link_into_a_fold_opens_it(opened) -> None:
    one = opened(hash="#note-2").page
    assert one.locator("#note-2").is_visible()


def test_the_case_file_can_be_saved(opened) -> None:
    one = opened().page
    with one.expect_download() as download:
        one.click("a[download]")
    assert download.value.suggested_filename == "bush-gorbachev-1990.yaml"
    assert Path(download.value.path()).read_bytes() == tracer.example(CASES[0]).read_bytes()


def test_without_script_everything_is_there(opened) -> None:
    """All moments and all accounts at once, no dead control, and links still lead to the words."""
    one = opened(java_script_enabled=False).page
    assert one.locator("#states tbody tr:visible").count() == one.locator("#states tbody tr").count() > 2
    assert not one.locator(".slider").is_visible()
    one.click("#claim-4 a.quote")
    assert one.url.endswith("#quote-4")
    other = opened(CASES[1], java_script_enabled=False).page
    assert other.locator("[data-account]:visible").count() == other.locator("[data-account]").count()
    assert other.locator(".switch:visible").count() == 0


@dataclass(frozen=True)
class Sheet:
    """A sheet of paper: what stands on it, and its size in points."""

    text: str
    size: tuple[int, int]


@dataclass(frozen=True)
class Printed:
    """A page on paper, and its headings and heads of tables."""

    sheets: tuple[Sheet, ...]
    heads: frozenset[str]

    @classmethod
    def of(cls, page: Page) -> Printed:
        found = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages
        sizes = [(round(float(one.mediabox.width)), round(float(one.mediabox.height))) for one in found]
        sheets = tuple(Sheet(one.extract_text(), size) for one, size in zip(found, sizes, strict=True))
        return cls(sheets, frozenset("".join(head.split()) for head in page.evaluate(_HEADS)))

    @property
    def stranded(self) -> list[str]:
        """Headings, and heads of tables, that stand last on a sheet."""
        lasts = [[line for line in sheet.text.splitlines() if line.strip()][-1:] for sheet in self.sheets]
        return [last for (last,) in filter(None, lasts) if "".join(last.split()) in self.heads]

    @property
    def empty(self) -> list[int]:
        """Numbers of the sheets that hold little more than their foot."""
        return [number for number, sheet in enumerate(self.sheets, 1) if len(sheet.text) < 60]


_HEADS = "[...document.querySelectorAll('h2, h3, thead tr')].map(e => e.textContent.replace(/\\s+/g, ' ').trim())"


@pytest.fixture(scope="module")
def printed(browser: Browser, site: Path) -> Callable[[str], Printed]:
    """Prints a page, once for all tests that read it: to take a sheet's words from a PDF takes its time."""

    @cache
    def made(name: str) -> Printed:
        context = browser.new_context(viewport=WIDE)
        try:
            return Printed.of(Opened(context, site / f"{name}.html").page)
        finally:
            context.close()

    return made


@pytest.mark.parametrize("name", [*CASES, LARGE])
def test_nothing_is_printed_apart_from_what_it_heads(opened, printed, name: str) -> None:
    assert printed(name).stranded == []
    one = opened(name).page
    one.evaluate(
        "const sheet = new CSSStyleSheet();"
        "sheet.replaceSync('@media print { #views { display: none }"
        " #receipts h2 { break-after: page; } #receipts thead th { break-after: page } }');"
        "document.adoptedStyleSheets = [sheet]"
    )
    assert len(Printed.of(one).stranded) == 1


@pytest.mark.parametrize("name", CASES)
def test_it_is_printed_on_a4(printed, name: str) -> None:
    found = printed(name)
    assert {tuple(sorted(sheet.size)) for sheet in found.sheets} == {(595, 842)}
    assert found.sheets[0].size == found.sheets[-1].size == (595, 842)
    assert not found.empty


def test_no_sheet_is_left_empty_before_a_drawing_that_fills_one(opened) -> None:
    """Where it is a little too high it goes to the next."""
    one = opened(LARGE).page
    one.evaluate(
        "document.querySelectorAll('#views ~ section, #views > figure:not(#view-channel)').forEach(e => e.remove());"
        "document.querySelectorAll('#view-channel, #view-channel .part').forEach(e => e.classList.add('tall'));"
        "document.querySelectorAll('#view-channel .part svg').forEach(e => e.setAttribute('viewBox', '0 0 400 900'))"
    )
    assert not Printed.of(one).empty


def test_what_is_small_on_one_sheet_is_in_parts(opened) -> None:
    """On paper each is as broad as the sheet or as high, with words of 8 points, and their list is there."""
    one = opened(LARGE).page
    assert one.locator("#view-channel .lines ul").is_hidden()
    one.emulate_media(media="print")
    one.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert one.locator("#view-channel .lines ul").is_visible()
    least = []
    for stands, broad in ((True, 703), (False, 1032)):  # pixels that margins of 12 mm leave of a sheet
        one.set_viewport_size({"width": broad, "height": 1735 - broad})
        least += one.eval_on_selector_all(
            f"#view-channel .part{'.tall' if stands else ':not(.tall)'} svg",
            "all => all.map(e => Math.min(...[...e.querySelectorAll('text')].map(t =>"
            " e.getScreenCTM().a * 72 / 96 * parseFloat(getComputedStyle(t).fontSize))))",
        )
    assert len(least) > 2
    assert min(least) > 7.9


def test_the_sheets_of_a_channel_in_parts_have_its_heading(printed) -> None:
    """It stands on the sheet of the first, which is drawn as large as the others."""
    first, second = printed(LARGE).sheets[1:3]
    assert "The channel\n" in first.text
    assert "Part 1 of" not in first.text
    assert "numbers alone" in first.text
    assert "Part 1 of" in second.text


def test_what_is_folded_is_printed(opened) -> None:
    """Printed without the controls, and with all moments."""
    one = opened().page
    one.evaluate("dispatchEvent(new Event('beforeprint'))")
    one.emulate_media(media="print")
    assert one.locator("#note-2").is_visible()
    assert one.locator("#states tbody tr:visible").count() > 2
    assert not one.locator(".slider").is_visible()
