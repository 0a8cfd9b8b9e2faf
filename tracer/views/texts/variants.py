"""A case tried otherwise, as text and as JSON: what was changed, and what then would be found."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tracer import __version__
from tracer.case.edits import Edit
from tracer.variants import Basis, Consequence, Outcome
from tracer.views.formats.machine import FORMAT, written
from tracer.views.texts.comparison import differing, finding_pair, heading, of_either
from tracer.views.texts.outline import QUIET
from tracer.views.texts.text import wrapped
from tracer.vocabulary import Mood, Verb
from tracer.wording import nouns

_INDENT = " " * 4
_MARKS = {"appears": "+", "vanishes": "-", "changes": "≠"}
_SIDES = ("as it is", "then")


def text(case: Basis, outcomes: Sequence[Outcome]) -> str:
    """The findings that would appear, vanish or change, and what each hangs on.

    Example:
        >>> import tracer
        >>> from tracer import variants
        >>> from tracer.case import edits
        >>> path = tracer.example("bush-gorbachev-1990")
        >>> case = variants.basis(path.read_text(encoding="utf-8"), path.name)
        >>> print(text(case, [variants.try_out(case, edits.asked(drop=["m3"]))]).splitlines()[2])
        If [m3] is left out
    """
    lines = wrapped(case.report.case.title, "", "")
    for outcome in outcomes:
        lines += ["", *wrapped(_title(outcome), "", "  ")]
        lines += wrapped(outcome.why, "  ", "  ") if outcome.why else []
        followed = [edit for edit in outcome.edits if outcome.name or edit.because]
        for edit in followed:
            lines += wrapped(_told(edit, outcome), "  · ", _INDENT)
        shown = [one for one in outcome.consequences if not _quiet(one)]
        for one in shown:
            lines += _consequence(one, outcome)
        if not shown:
            lines.append("  No finding appears, vanishes or changes.")
        count = stays(outcome)
        lines.append(f"  {count or 'No'} finding{'s' * (count > 1)} would be the same.")
    return "".join(f"{line.rstrip()}\n" for line in lines)


def stays(outcome: Outcome) -> int:
    """How many of the findings that a report prints stay as they are: what is clear or not applicable is not told."""
    changed = {id(one.pair) for one in outcome.consequences}
    firsts = (pair.first for pair in outcome.comparison.findings if id(pair) not in changed)
    return sum(first is not None and first.verdict not in QUIET for first in firsts)


def json(case: Basis, outcomes: Sequence[Outcome]) -> str:
    """The same as JSON; `first` is the case as it is, `second` as it would be."""
    one = case.report.case
    return written({
        "tracer": {"version": __version__, "format": FORMAT},
        "case": {"name": one.name, "title": one.title, "file": one.location.file},
        "variants": [_outcome(outcome) for outcome in outcomes],
    })  # fmt: skip


def _outcome(outcome: Outcome) -> dict[str, Any]:
    return {
        "name": outcome.name or None,
        "why": outcome.why,
        "edits": [_edit(edit) for edit in outcome.edits],
        "consequences": [
            {"kind": one.kind, **finding_pair(outcome.comparison, one.pair), "touched": [*map(_edit, one.touched)]}
            for one in outcome.consequences
        ],
        "unchanged": outcome.unchanged,
    }


def _edit(edit: Edit) -> dict[str, Any]:
    return {"kind": edit.kind, "subject": edit.subject, "key": edit.key, "because": edit.because, "was": edit.was,
            "now": edit.now}  # fmt: skip


def _title(outcome: Outcome) -> str:
    if outcome.name:
        return f"What if: {outcome.name}"
    asked = [_told(edit, outcome) for edit in outcome.edits if edit.because is None]
    return f"If {', and '.join(asked)}" if asked else "If nothing is changed"


def _told(edit: Edit, outcome: Outcome) -> str:
    thing = _called(edit.subject, outcome)
    subject = thing if edit.key is None else f"“{edit.key}” of {thing}"
    because = _called(edit.because or "", outcome)
    if edit.kind == "dropped":
        return f"{subject} is left out" + (f", as it hangs on {because}" if because else "")
    if edit.kind == "taken away":
        return f"{subject} is taken away, as it refers to {because}"
    if edit.kind == "added":
        return f"{subject} is added"
    if edit.was == edit.now and edit.key in (*Mood, *Verb):
        return f"{thing} is put as “{edit.key}”, and no longer as it was"
    was, now = (_called(value or "", outcome) or "(not said)" for value in (edit.was, edit.now))
    return f"{subject} is {now} instead of {was}"


def _called(id: str, outcome: Outcome) -> str:
    """By name what either side has under this id; another text as it stands."""
    sides = (outcome.comparison.first.reading, outcome.comparison.second.reading)
    return next((name for reading in sides if (name := nouns.called(reading, id)) != id), id)


def _consequence(one: Consequence, outcome: Outcome) -> list[str]:
    finding, report = of_either(outcome.comparison, one.pair)
    lines = heading(_MARKS[one.kind], finding, report, "  ")
    if one.kind == "changes":
        lines += differing(one.pair.differences, _SIDES, "  ")
    else:
        lines += wrapped(f"{one.kind}: {finding.verdict}", f"  {_INDENT}", f"  {_INDENT}")
    told = "; ".join(_told(edit, outcome) for edit in one.touched)
    why = f"it cites what is changed: {told}" if told else "it cites nothing that is changed: it follows from the rest"
    return [*lines, *wrapped(why, f"  {_INDENT}", f"  {_INDENT}")]


def _quiet(one: Consequence) -> bool:
    """Whether it is only worth a line in JSON: what was clear and is no longer asked, or the reverse."""
    verdicts = {side.verdict for side in (one.pair.first, one.pair.second) if side is not None}
    return verdicts <= QUIET
