"""Everything that a file can be and a case is not: told with its place, exit 2, no traceback, nothing written."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

CASE = """tracer: 1
title: "A letter"
who:
  office: {group: "the office", zone: Europe/Moscow}
  sender: "the sender"
  bearer: {name: "the bearer", in: office}
  post: {post: "head of the office", in: office}
what:
  letter: {name: "the letter", from: sender}
  paper: {carries: letter}
documents:
  m1: {from: sender, to: bearer, seen: whole, says: [{must: {pass: letter, to: post}}]}
  m2: {from: bearer, to: sender, date: 1990-03-21, says: [{did: {give: paper, to: post}, id: handing}]}
"""


def changed(old: str, new: str) -> str:
    assert old in CASE
    return CASE.replace(old, new, 1)


BOMB = "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n" + "d: [" + ", ".join(["*c"] * 50) + "]\n"
GIVE = "{give: paper, to: post}"
#: What the file holds, and what must be said of it, in order.
BAD: dict[str, tuple[str | bytes, list[str]]] = {
    "empty": ("", ["the file is empty"]),
    "only remarks": ("# nothing\n", ["nothing is written in the file"]),
    "binary": (b"tracer: 1\0\x01\x02", ["binary"]),
    "not UTF-8": ("título: é".encode("latin-1"), ["is not UTF-8"]),
    "unclosed": ("tracer: [1\n", ["'[' opened here is never closed"]),
    "a list": ("- tracer\n", ["a list is written in the file; expected a map with the keys tracer, title and documents"]),
    "a tag": (CASE.replace('"A letter"', "!!python/object:os.system x"), ["the YAML tag"]),
    "an alias bomb": (BOMB, ["is a YAML anchor", "is a YAML alias"]),
    "a merge": (CASE + "<<: {a: b}\n", ["'<<' (a YAML merge key) is not used in a case file"]),
    "deep": ("a: " + "[" * 2000, ["lists and maps stand more than 32 deep in each other"]),
    "a second document": (CASE + "---\n" + CASE, ["a second document begins here; expected one case in one file"]),
    "a duplicate key": (CASE + 'title: "B"\n', ["the key 'title' stands here a second time (first on line 2)"]),
    "an unknown key": (CASE + "soruces: {}\n", ["unknown key 'soruces'", "did you mean 'sources'?"]),
    "an unknown mood": (changed("{did:", "{ddi:"), ["unknown mood 'ddi'", "did you mean 'did'?"]),
    "an unknown verb": (changed("{give:", "{gvie:"), ["unknown verb 'gvie'", "did you mean 'give'?"]),
    "an unknown role": (changed(GIVE, "{give: paper, tto: post}"), ["unknown role 'tto'", "did you mean 'to'?"]),
    "a tab": (changed("  office: {", "\toffice: {"), ["bad.yaml:4:1: a tab stands in the indentation; expected spaces"]),
    "a tab behind spaces": (changed("  sender: ", "  \tsender: "), ["bad.yaml:5:3: a tab stands in the indentation"]),
    "a key beyond YAML's length": (changed("  paper: ", f"  {'p' * 1500}: "), [
        f"bad.yaml:10:3: a key or an id of 1,500 characters begins here, '{'p' * 59}…'; expected at most 1,000 characters"]),
    "such a key in braces": (CASE + f"sources: {{{'p' * 1500}: {{cite: x}}}}\n", [
        "bad.yaml:14:11: a key or an id of 1,500 characters"]),
    "such a key in quotation marks": (changed("  paper: ", f'  "{"p" * 1500}": '), [
        "a key or an id of 1,500 characters begins here"]),
    "a key beyond ours": (changed("  paper: ", f"  {'p' * 1001}: "), ["a key or an id of 1,001 characters begins here"]),
    "an id beyond ours": (changed("id: handing", f"id: {'p' * 1001}"), ["a key or an id of 1,001 characters begins here"]),
    "a time beside the mood": (changed(f"{GIVE}, id", f"{GIVE}, time: 1990-03-21, id"), [
        "unknown key 'time' in a statement, beside the mood; expected 'when' inside the act"]),
    "a time in the act": (changed(GIVE, "{give: paper, to: post, time: 1990-03-21}"), ["did you mean 'when'?"]),
    "since when, otherwise": (changed("in: office}\n  post", "in: {id: office, from: 1989}}\n  post"), [
        "unknown key 'from' in `in` and `holds`; did you mean 'since'?"]),
    "an unknown id": (changed("from: bearer", "from: beerer"), ["unknown id 'beerer'", "did you mean 'bearer'?"]),
    "an unknown check": (CASE + "expect: [{check: TR2O2, subject: handing, verdict: noted, because: x}]\n",
                         ["there is no check 'TR2O2'", "did you mean 'TR202'?"]),
    "a body inside itself": (changed("zone: Europe/Moscow", "in: office"), ["'office' is inside itself: office → office"]),
    "made from itself": (changed("carries: letter}", "made from: copied}\n  copied: {made from: paper}"),
                         ["is made from or carries itself: "]),
    "an answer to itself": (changed("seen: whole", "seen: whole, answers: m1"), ["'m1' is named in its own 'answers'"]),
    "answers in a circle": (changed("seen: whole", "seen: whole, answers: m2").replace("date:", "answers: m1, date:"),
                            ["'m1' answers itself: m1 → m2 → m1"]),
    "a post that holds itself": (changed("in: office}\nwhat", "in: office, holds: deputy}\n  deputy: {post: x, holds: post}\nwhat"),
        ["'post' is a post that holds itself: post → deputy → post"]),
    "rules that change each other": (changed(
        "says: [{must: {pass: letter, to: post}}]",
        "says: [{must: {pass: letter, to: post}, id: a, amends: b}, {must: {pass: letter}, id: b, instead of: a}]",
    ), ["'a' changes what changes it: a → b → a"]),
    "accounts that rest on each other": (changed(
        "id: handing}", "id: handing, rests on: [m2, b]}, {did: {read: paper, who: post}, id: b, rests on: [handing]}",
    ), ["'handing' rests on what rests on it: handing → b → handing"]),
    "a clock without a zone": (changed(GIVE, "{give: paper, from: sender, when: 20:15}").replace("from: bearer, to: sender", "from: sender"),
                               ["nothing gives the zone of the clock '20:15'"]),
    "no": (changed("1990-03-21", "no"), ["'no' is not a time"]),
    "0700": (changed("1990-03-21", "0700"), ["'0700' may be a year or a clock"]),
    "a day that is none": (changed("1990-03-21", "1990-02-30"), ["there is no day '1990-02-30'"]),
    "an end before its start": (changed("1990-03-21", "1990-03-21/1990-03-20"), ["ends before it starts"]),
    "over before it begins": (changed(GIVE, "{hold: paper, who: post, when: 1990-03-21, until: 1990-03-20}"),
                              ["'1990-03-20' is over before '1990-03-21', its 'when'"]),
    "out of the post before in it": (changed("in: office}\n  post", "in: {id: office, since: 1991, until: 1989}}\n  post"),
                                     ["'1989' is over before '1991', its 'since'"]),
    "times that contradict each other": (changed("id: handing}", "id: handing}, {did: {event: a, when: after b}, id: a}, "
                                                 "{did: {event: b, when: after a}, id: b}"),
                                         ["times of m2 contradict each other", "(m2, line 13)"]),
    "several": (changed("{did:", "{ddi:").replace("from: sender}", "from: sendr}").replace("zone: Europe/Moscow", "zone: Europe/Moskow"),
                ["unknown time zone 'Europe/Moskow'", "unknown id 'sendr'", "unknown mood 'ddi'"]),
}  # fmt: skip


@pytest.mark.parametrize("what", BAD)
def test_it_is_told_with_its_place(run: Callable, tmp_path: Path, what: str) -> None:
    """By every command that reads a case alike; all of a file's problems at once, in its order."""
    content, says = BAD[what]
    Path("bad.yaml").write_bytes(content if isinstance(content, bytes) else content.encode())
    before = sorted(tmp_path.rglob("*"))
    told = set()
    for command in (["validate"], ["check"], ["trace"], ["draw", "--view", "channel", "-o", "x.svg"], ["what-if", "--drop", "m1"]):
        result = run(command[0], "bad.yaml", *command[1:])
        assert (result.code, result.out) == (2, "")
        lines = result.err.splitlines()
        assert all(re.match(r"bad\.yaml:\d+:\d+: \S", line) for line in lines)
        assert len(lines) == len(set(lines))
        told.add(result.err)
    [text] = told
    found = [text.find(one) for one in says]
    assert -1 not in found
    assert found == sorted(found)
    assert sorted(tmp_path.rglob("*")) == before


def test_fifty_megabytes_are_refused_unread(run: Callable) -> None:
    with Path("bad.yaml").open("wb") as file:
        file.truncate(50 * 1024 * 1024)
    result = run("check", "bad.yaml")
    assert (result.code, result.out, len(result.err.splitlines())) == (2, "", 1)
    assert result.err.startswith("bad.yaml:1:1: ")


def test_of_very_many_problems_the_first_thousand_are_told(run: Callable) -> None:
    """And how many more there are: nobody reads more, and a hostile file has as many as it has values."""
    Path("bad.yaml").write_text("a: &a x\nd: [" + ", ".join(["!t x"] * 3000) + "]\n", encoding="utf-8")
    result = run("validate", "bad.yaml")
    lines = result.err.splitlines()
    assert (result.code, len(lines)) == (2, 1001)
    assert lines[-1] == "tracer: 2,006 further problems are not listed"


def test_the_case_that_the_others_spoil_is_good(run: Callable) -> None:
    """Else they would prove nothing."""
    Path("good.yaml").write_text(CASE, encoding="utf-8")
    assert run("validate", "good.yaml").code == 0


def test_two_cases_of_one_name(run: Callable, tmp_path: Path) -> None:
    """The second would take the folder of the first: told before anything is written."""
    Path("a").mkdir()
    for path in (Path("same.yaml"), Path("a/same.yaml")):
        path.write_text(CASE, encoding="utf-8")
    result = run("trace", "same.yaml", "a/same.yaml")
    assert result.code == 2
    assert result.err.startswith("a/same.yaml:1:1: ")
    assert not (tmp_path / "out").exists()
