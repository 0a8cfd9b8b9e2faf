"""Office documents that are the same bytes in every run."""

from __future__ import annotations

import io
import re
import zipfile

_DATED = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*")
_DATE = (1980, 1, 1, 0, 0, 0)


def steady(data: bytes) -> bytes:
    """A zipped office document without the time at which it was made.

    Example:
        >>> stream = io.BytesIO()
        >>> with zipfile.ZipFile(stream, "w") as archive:
        ...     archive.writestr("docProps/core.xml", "<dcterms:created>2026-01-02T03:04:05Z</dcterms:created>")
        >>> zipfile.ZipFile(io.BytesIO(steady(stream.getvalue()))).read("docProps/core.xml")
        b'<dcterms:created>1980-01-01T00:00:00Z</dcterms:created>'
    """
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            content = old.read(part)
            if part.filename == "docProps/core.xml":
                content = _DATED.sub(rb"\g<1>1980-01-01T00:00:00Z", content)
            new.writestr(zipfile.ZipInfo(part.filename, _DATE), content, zipfile.ZIP_DEFLATED)
    return stream.getvalue()
