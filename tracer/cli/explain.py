"""`tracer explain`: what the checks find, why it matters, and what they cannot show."""

from __future__ import annotations

from typing import Annotated

import typer

from tracer.cli.terminal import publish


def explain(
    check: Annotated[
        str | None, typer.Argument(metavar="[CHECK]", help="Code or name of a check, as TR202.", show_default=False)
    ] = None,
) -> None:
    """List the checks, or print the documentation of one."""
    from tracer.report import chosen

    if check is not None:
        one = chosen([check.upper() if check.upper().startswith("TR") and check[2:].isdigit() else check])[0]
        publish(f"{one.documentation.strip()}\n".encode(), None)
        return
    checks = chosen()
    width = max(len(one.name) for one in checks)
    lines = [f"{one.code}  {one.name:<{width}}  {one.kind:<7}  {_first(one.documentation)}\n" for one in checks]
    publish("".join(lines).encode(), None)


def _first(documentation: str) -> str:
    return documentation.strip().partition("\n")[0].partition(": ")[2].rstrip(".")
