"""Small cases for tests: the documents are written out, who and what stand here once."""

from __future__ import annotations

import textwrap

from tracer.case.load import loads
from tracer.checks.base import Finding
from tracer.report import Report, examine

WHO = """
  chief: {name: Chief, in: office}
  clerk: {name: Clerk, in: office}
  office: {group: Office, zone: UTC}
  envoy: {name: Envoy, in: legation}
  deputy: {name: Deputy, in: legation}
  legation: {group: Legation, zone: UTC}
  king: {name: King}
  minister: {name: Minister, in: ministry}
  usher: {name: Usher, in: ministry}
  ministry: {group: Ministry, zone: UTC}
  stranger: {name: Stranger}
"""
WHAT = """
  letter: {from: chief, for: king}
  paper: {carries: letter}
"""
ORDER = """
order:
  from: chief
  to: envoy
  date: 1950-01-01T08:00Z
  carries: letter
  seen: whole
  says:
    - must: {pass: letter, from: envoy, to: king}
      quote: "take it to the King"
"""


def text(*documents: str, who: str = "", what: str = "") -> str:
    """The text of a case with these documents."""
    said = "".join(textwrap.indent(textwrap.dedent(one).strip("\n") + "\n", "  ") for one in documents)
    more = [textwrap.indent(textwrap.dedent(one).strip("\n"), "  ") for one in (who, what)]
    return f'tracer: 1\ntitle: "Small"\nwho:{WHO}{more[0]}\nwhat:{WHAT}{more[1]}\ndocuments:\n{said}'


def report(*documents: str, who: str = "", what: str = "") -> Report:
    """What the checks find in a case with these documents."""
    return examine(loads(text(*documents, who=who, what=what)))


def told(says: str, *, name: str = "told", author: str = "envoy", to: str = "chief", date: str = "1950-01-03T08:00Z",
         header: str = "") -> str:  # fmt: skip
    """A document that tells something; `says` holds statements, each a `mood: {…}` line or more."""
    lines = [f"{name}:", *([f"  from: {author}"] if author else []), *([f"  to: {to}"] if to else []),
             *([f"  date: {date}"] if date else []), "  seen: excerpt",
             *(f"  {line}" for line in textwrap.dedent(header).strip().splitlines()), "  says:"]  # fmt: skip
    for line in textwrap.dedent(says).strip().splitlines():
        lines.append(f"    {line}" if line.startswith(" ") else f"    - {line}")
        if not line.startswith(" "):
            lines.append('      quote: "so it was"')
    return "\n".join(lines)


def find(found: Report, key: str) -> Finding:
    """The finding with this key; an assertion error that lists all keys, if there is none."""
    by_key = {finding.key: finding for finding in found.findings}
    assert key in by_key, f"{key} is not among {sorted(by_key)}"
    return by_key[key]


def verdicts(found: Report) -> dict[str, str]:
    """The verdict of every finding about conduct that applies, by key."""
    return {f.key: str(f.verdict) for f in found.findings if f.kind == "conduct" and f.verdict != "not applicable"}
