"""quotation: a claim without evidence, or whose phrase is not in the text on hand.

What it finds: statements that quote nothing and are not marked as supplied; and, where the
text of the source is on hand, phrases that do not occur in it. Typographic quotation marks,
dashes, white space, page breaks and footnote marks are ignored; `…` stands for words left
out.

Why it matters: evidence of a transaction has to be traceable to the record that bears it, complete and
unaltered (ISO 15489-1:2016, 5.2.2, Characteristics of authoritative records).

Applies when: a document says anything.

Example: the quotation is "handed the letter in a sealed envelope", the print has "handed
over": noted, with the place in the file.

What it cannot show: that a phrase found in the text means what the statement says. Its verdict is
clear or noted, never "cannot tell": where no text is on hand it says that it has not looked.

Remedy: copy the words from the document; mark what no document says as `supplied`.
"""

from __future__ import annotations

from collections.abc import Iterable

from tracer.analysis.reading import Reading
from tracer.case.model import Statement
from tracer.case.quoting import quotable
from tracer.checks.base import Check, Finding, Sayings, What, Words, told
from tracer.vocabulary import RECORD, Verdict


def run(reading: Reading) -> Iterable[Finding]:
    """One finding for each document that says something."""
    texts = {source: quotable(text) for source, text in reading.texts}
    for document in reading.case.documents:
        said = [s for s in document.says if not s.supplied]
        if not said:
            continue
        text = texts.get(document.source or "")
        bare = [s for s in said if not s.quote]
        missing = [s for s in said if s.quote and text is not None and text.find(s.quote) is None]
        lines = [told("no_quotation", statement=Sayings((s.id,))) for s in bare]
        lines += [told("quotation_not_found", quote=Words(s.quote or ""), document=What(document.id)) for s in missing]
        count = Words(str(len(said)))
        if lines:
            location, verdict = (bare + missing)[0].location, Verdict.NOTED
            message = told("quotations_wanting", document=What(document.id), count=Words(str(len(lines))), all=count)
        else:
            location, verdict = document.location, Verdict.CLEAR
            key = "quotations_found" if text is not None else "quotations_given"
            message = told(key, document=What(document.id), all=count)
        yield CHECK.finding(reading, (document.id,), message, location, verdict=verdict,
                            shown=tuple(s.id for s in _of(bare, missing)), lines=lines)  # fmt: skip


def _of(bare: list[Statement], missing: list[Statement]) -> list[Statement]:
    return [*bare, *missing]


CHECK = Check("TR105", "quotation", RECORD, run, __doc__ or "")
