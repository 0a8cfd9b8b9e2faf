"""Names, ids, days and the order of the file decide nothing."""

from __future__ import annotations

import os
import random
import re
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st

import tracer
from tests.reference.edits import SCENARIOS, TIMES, Case, read, renamed, statements, text
from tests.reference.generate import cases
from tracer.checks.base import Finding

THOROUGH = os.environ.get("TRACER_THOROUGH") == "1"
_DAY = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d))?(Z)?")
_COARSE = re.compile(r"\b\d{4}(?:-\d\d)?(?![\d:-])")
_ZONE = re.compile(r"\b[A-Z][A-Za-z_]+/[A-Z][A-Za-z_/]+")
#: Years after which the calendar is the same again (no turn of a century without a leap day lies between).
CALENDAR = 28


def known(finding: Finding) -> tuple[Any, ...]:
    """What of a finding must not depend on names."""
    rule = finding.rule
    late = (rule.known, rule.seconds_after_act) if rule else None
    return (
        finding.code, frozenset(finding.subject), finding.aspect, str(finding.verdict), str(finding.fact), str(finding.standing),
        late, finding.departure,
    )  # fmt: skip


def found(case: Case, back: dict[str, str]) -> list[tuple[Any, ...]]:
    """What is found in a case, its ids given back their first names; the order does not count."""

    def first(value: Any) -> Any:
        if isinstance(value, (tuple, frozenset)):
            return tuple(first(one) for one in value) if isinstance(value, tuple) else sorted(map(first, value))
        return re.sub(r"\bx\d+\b", lambda word: back.get(word[0], word[0]), value) if isinstance(value, str) else value

    return sorted((first(known(one)) for one in tracer.examine(tracer.loads(text(case))).findings), key=repr)


def shuffled(case: Case, chance: random.Random) -> tuple[Case, dict[str, str]]:
    """A copy with other ids and names, and with who, what, documents and statements in another order."""
    ids = [*case["who"], *case["what"], *case["documents"], *(s["id"] for _, _, s in statements(case) if "id" in s)]
    fresh = [f"x{number}" for number in range(len(ids))]
    chance.shuffle(fresh)
    names = dict(zip(ids, fresh, strict=True))
    other: Case = renamed(case, names)
    for part in ("who", "what", "documents"):
        entries = list(other[part].items())
        chance.shuffle(entries)
        other[part] = dict(entries)
    for id, entry in other["who"].items():
        if isinstance(entry, str):
            other["who"][id] = f"Somebody {id}"
        else:
            entry.update({key: f"Somebody {id}" for key in ("name", "group") if key in entry})
    for header in other["documents"].values():
        chance.shuffle(header.get("says", []))
    return other, {new: old for old, new in names.items()}


def times(value: Any, key: str = "") -> list[str]:
    """All texts of times in a case."""
    if isinstance(value, dict):
        return [one for name, entry in value.items() for one in times(entry, name)]
    if isinstance(value, list):
        return [one for entry in value for one in times(entry, key)]
    return [value] if key in TIMES else []


def moved(case: Case, days: int) -> Case | None:
    """A copy with every date so many days on; None where a clock would then show another hour."""

    def shift(match: re.Match[str], zone: str | None) -> str:
        year, month, day = (int(match[place]) for place in (1, 2, 3))
        there = date(year, month, day) + timedelta(days)
        if zone and any(
            ZoneInfo(zone).utcoffset(datetime(old.year, old.month, old.day, hour))
            != ZoneInfo(zone).utcoffset(datetime(new.year, new.month, new.day, hour))
            for hour in (0, 12, 23)
            for old, new in (
                (date(year, month, day), there),
                (date(year, month, day) + timedelta(1), there + timedelta(1)),
            )
        ):
            raise OverflowError
        return there.isoformat() + match[0][10:]

    def write(value: Any, key: str = "") -> Any:
        if isinstance(value, dict):
            return {name: write(entry, name) for name, entry in value.items()}
        if isinstance(value, list):
            return [write(entry, key) for entry in value]
        if key == "is" or (key in TIMES and coarse(value)):
            years = days // 365
            return _COARSE.sub(lambda match: f"{int(match[0][:4]) + years}{match[0][4:]}", value)
        if key not in TIMES:
            return value
        zones = _ZONE.findall(value)
        return _DAY.sub(lambda match: shift(match, None if match[6] else zones[-1] if zones else None), value)

    try:
        found: Case = write(case)
    except OverflowError:
        return None
    return found


def coarse(value: str) -> bool:
    """Whether a time names a month or a year without a day."""
    return bool(_COARSE.search(_DAY.sub("", value)))


def shifted(case: Case, chance: random.Random) -> Case:
    """A copy some days on or back, by whole turns of the calendar where months or years are named alone."""
    turns = [years * 1461 // 4 for years in (-CALENDAR, CALENDAR, -2 * CALENDAR)]
    if not any(coarse(one) for one in times(case)):
        turns = [chance.choice((-1, 1)) * chance.randrange(1, 4000) for _ in range(400)] + turns
    return next(one for days in turns if (one := moved(case, days)) is not None)


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.stem)
@pytest.mark.parametrize("seed", range(20 if THOROUGH else 1))
def test_a_scenario_by_other_names_is_found_the_same(path: Path, seed: int) -> None:
    """The engine knows no case: other names, ids, days and another order give the same findings."""
    chance = random.Random(seed)
    case = read(path)
    other, back = shuffled(shifted(case, chance), chance)
    assert found(other, back) == found(case, {})


@settings(
    max_examples=2000 if THOROUGH else 40, deadline=None, derandomize=not THOROUGH, database=None,
    suppress_health_check=list(HealthCheck), phases=[Phase.generate],
)  # fmt: skip
@given(cases(), st.integers(0, 10**6))
def test_a_case_by_other_names_is_found_the_same(case: Case, seed: int) -> None:
    """The same for cases made at random, where more hands and times are open."""
    chance = random.Random(seed)
    try:
        own = found(case, {})
    except tracer.CaseError:
        assume(False)
    other, back = shuffled(shifted(case, chance), chance)
    assert found(other, back) == own
