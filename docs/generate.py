"""Writes the generated pages of the documentation: one page a check, the keys, the schemas.

Usage: python docs/generate.py          writes them
       python docs/generate.py --check  exits 1 if one is not up to date
"""

from __future__ import annotations

import json
import re
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tracer.case.keys import TABLES, Key
from tracer.case.load import load
from tracer.case.load import schema as case_schema
from tracer.checks.base import Check
from tracer.checks.registry import all_checks
from tracer.report import examine
from tracer.views.drawing import draw
from tracer.views.formats.machine import schema as findings_schema
from tracer.views.sketch.look import Look
from tracer.vocabulary import VERBS

HERE = Path(__file__).parent
LATER = """\
## What was changed afterwards

Conclusions that were written down or changed after the program had run, with the words that forced it:

- The messages to the Dalai Lama: TR302 was *as ordered* for `august-handing`. The leave was the Embassy's ("left the
  timing and selection of a messenger to the Embassy’s discretion"), and others acted ("it was decided after
  consulting Emb give him msg"), so what use the Embassy made of it cannot be told.
- The same: TR207 was *as ordered* for `august-handing` and *cannot tell* for `to-liushar`; both went. In August a text
  was agreed to ("approved the changes proposed by the Embassy") and no form ordered; of the copy of May no form is
  told ("gave a copy to Dzasa Liushar").
- The note of August 1970: two conclusions on form (TR207) were missing and were added ("in conformance with
  instructions received", "had also been instructed to deliver the following oral message").
- October 1962: with documents 61 and 68 three conclusions were added: Khrushchev has the letters ("I have just received
  your letter", "I have received your letter of October 25", "I have received your message of October 27"; TR209), who
  brought the first from the Foreign Ministry to him is not said ("was delivered to the Foreign Ministry"; TR101), and
  the answer of 28 October was broadcast ("was broadcast in English over Moscow radio"; TR401)."""


def pages() -> Iterator[tuple[str, str]]:
    """(path below docs, text) of every generated page."""
    checks = all_checks()
    for check in checks:
        yield f"checks/{check.code}-{check.name}.md", _check(check)
    rows = [f"| [{c.code}]({c.code}-{c.name}.md) | {c.name} | {c.kind} | {_first(c)} |" for c in checks]
    yield "checks/README.md", "\n".join(
        ["# The checks", "", "| Code | Name | Kind | Finds |", "|---|---|---|---|", *rows, ""]
    )
    yield "case-keys.md", _keys()
    yield "cases.md", _cases()
    yield from _pictures()
    for name, schema in (("case", case_schema()), ("findings", findings_schema())):
        yield f"schema/{name}.schema.json", json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _pictures() -> Iterator[tuple[str, str]]:
    """The views over time of the first case, and those of each small example."""
    first = examine(load(HERE.parent / "scenarios" / "bush-gorbachev-1990.yaml"))
    for view in ("sequence", "custody", "knowledge"):
        yield f"images/{view}.svg", draw(first, view, "svg").data.decode()
    for path in sorted((HERE / "examples").glob("*.yaml")):
        report = examine(load(path))
        yield f"images/{path.stem}.svg", draw(report, "sequence", "svg").data.decode()
        for view in ("custody", "knowledge"):  # the key stands under the sequence, or above under the first case
            drawn = draw(report, view, "svg", Look(legend=False))
            yield f"images/{path.stem}-{view}.svg", drawn.data.decode()


def _channels() -> Iterator[tuple[str, bytes]]:
    """(path below docs, bytes) of the channels; not compared, as versions of Graphviz place things differently."""
    first = examine(load(HERE.parent / "scenarios" / "bush-gorbachev-1990.yaml"))
    yield "images/bush-gorbachev-1990.png", draw(first, "channel", "png").data
    for theme in ("dark", "grey"):
        yield f"images/channel-{theme}.svg", draw(first, "channel", "svg", Look(theme=theme, legend=False)).data
    for name in ("october-1962", "mayflower-1965"):
        report = examine(load(HERE.parent / "scenarios" / f"{name}.yaml"))
        yield f"images/channel-{name}.svg", draw(report, "channel", "svg").data


def _first(check: Check) -> str:
    return check.documentation.strip().splitlines()[0].split(": ", 1)[-1].rstrip(".")


def _check(check: Check) -> str:
    title, *rest = check.documentation.strip().split("\n\n")
    finds = title.split(": ", 1)[-1].replace("\n", " ")
    lines = [f"# {check.code} {check.name}", "", finds, "", f"Kind: {check.kind}."]
    for part in rest:
        head, _, body = part.replace("\n", " ").partition(": ")
        lines += ["", f"**{head}.** {body[:1].upper()}{body[1:]}"]
    return "\n".join(lines) + "\n"


def _keys() -> str:
    lines = [
        "# Every key of a case file", "", "Made from the tables that the program itself reads.", "",
        "## Verbs and the roles they take", "", "| Verb | Means | Takes | Roles |", "|---|---|---|---|",
    ]  # fmt: skip
    for verb, usage in VERBS.items():
        roles = ", ".join(f"`{role}`" for role in usage.roles)
        lines.append(f"| `{verb.value}` | {usage.meaning} | {usage.takes} | {roles} |")
    lines += ["", "Every verb also takes `when`, `until`, `under`, `then` and `same`. Under `asked`, `asked not`,",
              "`agreed`, `refused`, `believes` and `unsure` it takes `who` too: whoever asked, agreed, refused,",
              "believes, or does not know."]
    for table, keys in TABLES.items():
        lines += ["", f"## {table}", "", "| Key | Holds | Means |", "|---|---|---|"]
        lines += [_row(name, key) for name, key in keys.items() if name not in {v.value for v in VERBS}]
    return "\n".join(lines) + "\n"


def _cases() -> str:
    """Each bundled case: what a careful reader concluded, and what the program does."""
    lines = [
        "# The cases", "",
        "What a careful reader concluded of each case was written down from its documents before the program",
        "first ran on it, but for what is listed at the end. Here it stands beside what the program concludes.",
    ]  # fmt: skip
    agreed = rows = unasserted = 0
    for path in sorted((HERE.parent / "scenarios").glob("*.yaml")):
        report = examine(load(path))
        case = report.case
        lines += ["", f"## {case.title}", "", f"`scenarios/{path.name}`"]
        lines += ["", case.headnote] if case.headnote else []
        lines += ["", "| Check | About | Reader | Program | Agree |", "|---|---|---|---|---|"]
        asserted = {(one.code, one.subject) for one in case.expectations if one.verdict == "deviation"}
        for one in case.expectations:
            found = sorted({
                str(f.verdict) for f in report.findings
                if f.code == one.code and f.subject[0] == one.subject and one.aspect in (None, f.aspect)
            })  # fmt: skip
            agree = str(one.verdict) in found
            rows, agreed = rows + 1, agreed + agree
            about = f"`{one.subject}`" + (f" {one.aspect}" if one.aspect else "")
            mark = "yes" if agree else "**no**"
            lines.append(f"| {one.code} | {about} | {one.verdict} | {', '.join(found)} | {mark} |")
        more = [f.key for f in report.findings if f.verdict == "deviation" and (f.code, f.subject[0]) not in asserted]
        unasserted += len(more)
    lines += ["", LATER, ""]
    lines += [f"In all {agreed} of {rows} conclusions agree; deviations that no reader asserts: {unasserted}."]
    return "\n".join(lines) + "\n"


def _row(name: str, key: Key) -> str:
    holds = ", ".join(f"`{c}`" for c in key.choices) if key.choices else str(key.shape).replace("|", "\\|")
    return f"| `{name}`{' (required)' if key.required else ''} | {holds} | {key.meaning} |"


def readme() -> str:
    """The README with what each command in its `console` blocks prints."""
    text = (HERE.parent / "README.md").read_text(encoding="utf-8")

    def run(block: re.Match[str]) -> str:
        arguments = shlex.split(block.group(1))[1:]
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / "scenarios").symlink_to(HERE.parent / "scenarios")
            command = [sys.executable, "-m", "tracer", *arguments]
            done = subprocess.run(command, capture_output=True, text=True, cwd=folder, check=False)
        return f"```console\n$ {block.group(1)}\n{done.stdout.rstrip()}\n```"

    return re.sub(r"```console\n\$ (.*)\n(?:[^`].*\n|\n)*```", run, text)


def main() -> int:
    """Writes the pages, or with `--check` compares them."""
    stale = []
    if "--check" not in sys.argv:
        for path, data in _channels():
            (HERE / path).write_bytes(data)
    for path, text in (*pages(), ("../README.md", readme())):
        target = HERE / path
        if "--check" in sys.argv:
            if not target.is_file() or target.read_text(encoding="utf-8") != text:
                stale.append(path)
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
    if stale:
        print("not up to date, run python docs/generate.py: " + ", ".join(stale), file=sys.stderr)
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
