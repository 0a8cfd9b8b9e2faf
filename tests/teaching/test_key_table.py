"""The key as it is printed, handed in as a student's table, gets every point."""

from __future__ import annotations

import csv
import io

from tracer import wording
from tracer.report import Report
from tracer.teaching.marking.asked import key
from tracer.teaching.marking.quotations import Texts
from tracer.teaching.marking.scoring import score
from tracer.teaching.marking.submissions import read
from tracer.teaching.packet import findings
from tracer.teaching.packet.blocks import Table
from tracer.teaching.submission import FINDINGS, HAND_OFFS

_NOT_SAID = (" (that it arrived is not said)", " (who received it is not said)")


def _written(report: Report) -> bytes:
    """The rows of the answer key that are asked, cell for cell; of a message that brought something its first words."""
    page, *_ = findings.answers(report)
    words = {one.id: one.quotes[:1] for one in key(report).steps}
    out = io.StringIO()
    lines = csv.writer(out)
    lines.writerow(HAND_OFFS)
    for table in page.blocks:
        if isinstance(table, Table) and table.headings[-1] == "Asked":
            for giver, to, when, quotes, documents, _, asked in table.rows:
                document = documents.partition(", ")[0]
                quote = quotes.partition(" / ")[0].strip("“”") if quotes.startswith("“") else "".join(words[document])
                for ending in _NOT_SAID:
                    to = to.removesuffix(ending)
                if asked == "yes":
                    lines.writerow((giver, to.partition(" or ")[0], when, quote, document, ""))
    lines.writerow(())
    lines.writerow(FINDINGS)
    for point in key(report).points:
        if point.asked:
            actor = wording.names(report.reading, point.actors[:1]) if point.actors else ""
            lines.writerow((point.kind, actor, "", "".join(point.quotes[:1]), "".join(point.documents[:1])))
    return out.getvalue().encode()


def test_the_printed_key_is_a_perfect_table(report: Report) -> None:
    """In every case: its times are read as they are printed, its names and quotations found."""
    found = score(read("the key", [("key.csv", _written(report))]), key(report), Texts([], whole=False))
    assert not found.losses, [(loss.reason, loss.row) for loss in found.losses]
