"""A booklet as a page for browser and printer, and as a PDF."""

from __future__ import annotations

import base64
import io
import re
from contextlib import redirect_stdout
from functools import cache
from importlib.resources import files

import jinja2
from markupsafe import Markup

from tracer.errors import TracerError
from tracer.teaching.packet.blocks import Booklet, legible

#: A word longer than any: what makes PDFs would try every place in it to part it, for minutes in ten thousand letters.
_LONG = re.compile(r"(\S{300})(\S+)")
_RIM = re.compile(rb' (?:paint-order|stroke|stroke-width|stroke-linejoin)="[^"]*"')


def html(booklet: Booklet, *, printed: bool = False) -> str:
    """One file that needs no other; the same for the same booklet.

    Args:
        booklet: what is to be on it.
        printed: for `pdf`, whose drawings cannot have a rim round their letters.

    Example:
        >>> "<h1>A &lt;letter&gt;</h1>" in html(Booklet("A <letter>", "For students", ()))
        True
    """
    css = files(__package__).joinpath("packet.css").read_text(encoding="utf-8") + _running(booklet.foot)
    return _template(printed).render(booklet=booklet, css=Markup(css), printed=printed)


def pdf(page: str) -> bytes:
    """A page as a tagged PDF (PDF/UA-1).

    Raises:
        TracerError: what makes PDFs is not installed, or Pango is not, without which it sets no text.
    """
    try:
        # Without Pango it prints a notice of its own before it fails.
        with redirect_stdout(io.StringIO()):
            from weasyprint import HTML
            from weasyprint.urls import URLFetcher
    except ImportError:
        raise TracerError("no PDF: it needs the extra 'pdf' (pip install 'channel-tracer[pdf]')") from None
    except OSError as error:
        raise TracerError(f"no PDF: it needs Pango, which is not installed ({str(error).split(':')[0]})") from None
    # What stands in the page itself; nothing is fetched from anywhere.
    made = HTML(string=page, url_fetcher=URLFetcher(allowed_protocols=("data",))).write_pdf(pdf_variant="pdf/ua-1")
    return bytes(made)


def _running(text: str) -> str:
    """A rule that sets a text under every page: browsers know no other way. All but letters go by their number."""
    plain = "".join(one if one.isalnum() else f"\\{ord(one):x} " for one in text)
    return f'@page {{ @bottom-left {{ content: "{plain}"; }} }}\n'


def _shown(value: object) -> object:
    return legible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _printed(value: object) -> object:
    shown = _shown(value)
    if isinstance(shown, Markup) or not isinstance(shown, str):
        return shown
    return _LONG.sub(lambda word: f"{word[1]}… ({len(word[2])} letters more)", shown)


def _data(svg: bytes, printed: bool) -> Markup:
    if printed:
        # What makes the PDF would draw the rim over the letters.
        svg = re.sub(rb'<text[^>]* paint-order="stroke"[^>]*>', lambda one: _RIM.sub(b"", one[0]), svg)
    return Markup(f"data:image/svg+xml;base64,{base64.b64encode(svg).decode()}")


@cache
def _template(printed: bool) -> jinja2.Template:
    environment = jinja2.Environment(
        autoescape=True, undefined=jinja2.StrictUndefined, keep_trailing_newline=True,
        finalize=_printed if printed else _shown,
    )  # fmt: skip
    environment.filters["data"] = _data
    return environment.from_string(files(__package__).joinpath("packet.html").read_text(encoding="utf-8"))
