"""A case as one page that stands alone: no network, no file beside it, whole without its script.

Its parts are worked out as frozen values, one module each; one template turns them into HTML. The
template escapes whatever it is given; only the drawings, which escape their own text, pass as they are.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from tracer import __version__, wording
from tracer.analysis.reading import Reading
from tracer.report import Report
from tracer.views.page import conflicts, figures, notes, papers, receipts, rules, states, walk, wanted
from tracer.views.page.figures import PAPER
from tracer.views.page.references import Ref, References
from tracer.views.page.rendering import rendered
from tracer.views.sketch.routes import GAP
from tracer.views.texts.markdown import SIGNATURE
from tracer.views.texts.outline import outline
from tracer.vocabulary import Verdict
from tracer.wording import nouns
from tracer.wording.overview import citation, overview, points

__all__ = ["PAPER", "index", "page"]


@dataclass(frozen=True, slots=True)
class _Entry:
    """One case in the index of several."""

    folder: str
    title: str
    edition: str
    deviations: str
    open: int
    sentence: str


def page(
    report: Report, drawings: Mapping[str, str], source: str, *, front: str = "", channel: bool = False
) -> str:
    """The page of one case.

    Args:
        report: what `examine` returned; with texts, the documents stand beside what is read from them.
        drawings: SVG by the name of the view; one that can be cut is drawn again in sheets that can be printed.
        source: the text of the case file, which the page offers for download.
        front: where the front page lies, if the page belongs to a site of several cases.
        channel: whether the channel is laid out so that it can be read on sheets of paper too; else it is shown and
            printed as it is given, if it is.

    Returns:
        HTML; the same report, drawings and text give the same characters.

    Example:
        >>> import tracer
        >>> report = tracer.examine(tracer.load(tracer.example("bush-gorbachev-1990")))
        >>> page(report, {}, "tracer: 1").startswith("<!DOCTYPE html>")
        True
    """
    reading, case, found = report.reading, report.case, outline(report)
    refs = References(report, found)
    steps, more_steps = walk.walk(report, refs)
    shown = figures.figures(report, drawings, channel=channel)
    return rendered(
        "page.html", rules=figures.footer(found.title) + figures.rules(shown),
        title=found.title, edition=found.edition, headnote=case.headnote or "", name=case.name,
        version=__version__, front=front, routes=found.routes, gaps=any(GAP in line for _, line in found.routes),
        overview=tuple((one.text, tuple(refs.note(key) for key in one.findings))
                       for one in overview(reading, report.findings)),
        figures=shown, notes=notes.notes(found.entries, refs),
        quiet=notes.notes(found.quiet, refs), also_said=receipts.words(report.also_said, reading, refs),
        states=states.all_states(reading),
        steps=steps, more_steps=more_steps, receipts=receipts.receipts(report, refs), days=rules.days(report, refs),
        conflicts=conflicts.conflicts(report, refs), groups=papers.groups(report, refs),
        requests=wanted.requests(report, refs), lacks=wanted.lacks(report, refs),
        supplied=tuple((_called(one.subject, reading, refs), one.why, one.location.line) for one in case.supplied),
        withheld=tuple((refs.document(d.id), what) for d in case.documents for what in d.withheld),
        sources=tuple(one.cite for one in case.sources), citation=citation(case, __version__),
        file=f"data:application/yaml;base64,{b64encode(source.encode()).decode()}",
    )  # fmt: skip


def index(entries: Sequence[tuple[str, Report]]) -> str:
    """The front page of several cases, with a link to the page of each.

    Args:
        entries: (name of the folder, report).
    """
    found = tuple(
        _Entry(
            folder, report.case.title, outline(report).edition, points(report.findings),
            len(report.with_verdict(Verdict.CANNOT_TELL)),
            next((f"{wording.message(f, report.reading)}." for f in report.with_verdict(Verdict.DEVIATION)), ""),
        )
        for folder, report in entries
    )  # fmt: skip
    return rendered("index.html", entries=found, version=__version__, signature=Markup(SIGNATURE))


def _called(subject: str, reading: Reading, refs: References) -> Ref:
    """What a supplied thing is about, by its name; with a link where it has a place on the page."""
    return refs.anywhere(subject) or Ref(nouns.called(reading, subject), "")
