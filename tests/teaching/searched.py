"""A search through every byte of a folder of files: packed, compressed and encoded parts as well."""

from __future__ import annotations

import base64
import html
import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from urllib.parse import unquote

from pypdf import PdfReader

_DATA = re.compile(rb"data:[a-z+/-]+;base64,([A-Za-z0-9+/=]+)")
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.S)


def layers(name: str, data: bytes) -> Iterator[bytes]:
    """A file's name, its bytes, and whatever is packed inside them."""
    yield name.encode()
    yield data
    yield html.unescape(data.decode("utf-8", "ignore")).encode()
    for found in _DATA.finditer(data):
        yield from layers("", base64.b64decode(found[1]))
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for part in archive.infolist():
                yield from layers(part.filename, archive.read(part))
    if data.startswith(b"%PDF"):
        for found in _STREAM.finditer(data):
            try:
                yield zlib.decompress(found[1])
            except zlib.error:
                yield found[1]
        reader = PdfReader(io.BytesIO(data))
        # Letters are numbers of a font there: only a reader makes words of them.
        yield "".join(page.extract_text() for page in reader.pages).encode()
        yield str(reader.metadata).encode()
        yield str([entry for page in reader.pages for entry in page.get("/Annots", [])]).encode()
        yield str(reader.outline).encode()


def found_in(words: set[str], files: Mapping[str, bytes]) -> set[tuple[str, str]]:
    """(word, file) of every word that a file holds anywhere, broken by spaces or hyphens or not."""
    hits = set()
    for name, data in files.items():
        for layer in layers(name, data):
            plain = re.sub(r"[\s\u00ad-]+", "", unquote(layer.decode("utf-8", "ignore"))).casefold()
            hits |= {(word, name) for word in words if word.casefold() in plain}
    return hits
