"""`tracer schema`: the JSON Schema of a case file, or of the findings."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import Annotated

import typer

from tracer.cli.terminal import publish


class Schema(StrEnum):
    """What has a schema."""

    CASE = "case"
    FINDINGS = "findings"


def schema(which: Annotated[Schema, typer.Argument(help="Of what.")] = Schema.CASE) -> None:
    """Print the JSON Schema of a case file (for editors), or of the findings."""
    if which is Schema.CASE:
        from tracer.case.load import schema as found
    else:
        from tracer.views.formats.machine import schema as found
    publish((json.dumps(found(), indent=2, ensure_ascii=False) + "\n").encode(), None)
