"""Templates to HTML: everything from a file escaped, style and script inlined and named by their hash."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import fields
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from tracer.views.sketch.lettering import visible
from tracer.views.sketch.style import PALETTES

_HERE = files("tracer.views.page")


def rendered(template: str, *, rules: str = "", **values: Any) -> str:
    """A template filled in.

    Args:
        template: the name of a file of this package.
        rules: what the style has besides for this page alone.
        values: what it shows; text is escaped, and what cannot be seen in it is shown by its number.
    """
    style, script = Markup(_text("page.css") + _dark() + rules), Markup(_text("page.js"))
    policy = (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    return _environment().get_template(template).render(style=style, script=script, policy=policy, **values) + "\n"


@cache
def _environment() -> Environment:
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, finalize=_final,
        loader=FunctionLoader(_text), auto_reload=False,
    )  # fmt: skip
    environment.filters |= {"drawing": Markup, "folder": lambda name: quote(name, safe=""), "kept": _kept}
    return environment


@cache
def _text(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")


@cache
def _dark() -> str:
    """The drawings on a dark screen: where the light theme has a colour they have that of the dark one."""
    light, dark = PALETTES["light"], PALETTES["dark"]
    colours = {getattr(light, one.name): getattr(dark, one.name) for one in fields(light)}
    rules = "".join(
        f'.card [{what}="{old}" i] {{ {what}: {new}; }}\n'
        for old, new in colours.items() for what in ("fill", "stroke")
    )  # fmt: skip
    return f"@media screen and (prefers-color-scheme: dark) {{\n.card {{ background: {dark.paper}; }}\n{rules}}}\n"


def _hash(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def _final(value: object) -> object:
    """What a template shows: on one line, nothing in it unseen."""
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _kept(text: str) -> Markup:
    """Part of a line of a text: nothing unseen in it, but the spaces at its ends kept."""
    inner = visible(text)
    lead = " " if text[:1].isspace() and inner else ""
    return Markup("%s%s%s") % (lead, inner, " " if text[-1:].isspace() else "")
