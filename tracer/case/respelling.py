"""What was plainly meant by words that are no time: another spelling, or how the format says it."""

from __future__ import annotations

import re
from collections.abc import Container

from tracer.case.spelling import shown

#: `21 March 1990`, `March 21, 1990`, either with a clock.
_IN_WORDS = re.compile(
    r"(?:(?P<day>[0-9]{1,2}) )?(?P<month>[A-Z][a-z]{2,8})(?: (?P<day2>[0-9]{1,2}))?,? (?P<year>[0-9]{4})"
    r"(?:,? (?P<hour>[0-9]{2})[:.]?(?P<minute>[0-9]{2})(?P<zone>Z| \S+)?)?"
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
#: Words that stand before a time in a sentence, and not in the format.
_PREPOSITION = re.compile(r"(at|by|during|in|on|till|until|while) (\S+)")
_TOLD_DAY = re.compile(r"(?:this|last|yesterday|today|tomorrow|tonight|next|the same)\b.*")
#: `3 mars 1990`, `21. März 1990`, `1er mai 1990`, `2 de mayo de 1982`, `3. III. 1990`, `3/3/1990`, `21.3.90`.
_DAY_FIRST = re.compile(
    r"(?:[^\W\d_]{1,8} )?(?:[0-9]{1,2}(?:\.|er|[ºªoa])? )?(?:de |d['’])?[^\W\d_]+\.? (?:del? |[0-9]{1,2},? )?[0-9]{4}"
    r"(?:\W.*)?"
    r"|[0-9]{1,2}([./-])[0-9]{1,2}\1(?:[0-9]{2}){1,2}\b.*"
)
_HALF_DAY = re.compile(r".*[0-9] ?[ap]\.?m\b.*")


def expected_of(text: str, ids: Container[str]) -> str:
    """How the format says what a sentence says in these words; empty where it is not plain.

    Example:
        >>> expected_of("during call", {"call"})
        "'call' alone for the same time, or 'before' or 'after' it"
        >>> expected_of("21 h", set())
        ''
        >>> expected_of("3 mars 1990", set()) == expected_of("3/3/1990", set())
        True
    """
    if _TOLD_DAY.fullmatch(text):
        return ("the day itself, such as '1990-03-21 morning' ('afternoon', 'evening', 'night'), or 'day before X' for "
                "yesterday and 'day after X' for tomorrow, X being the id of the document that says it")  # fmt: skip
    if _HALF_DAY.fullmatch(text):
        return "a clock of 24 hours with its zone, such as 1957-03-06T21:00 America/New_York"
    found = _PREPOSITION.fullmatch(text)
    if found and found[2] in ids:
        return f"'{shown(found[2])}' alone for the same time, or 'before' or 'after' it"
    if found and re.match(r"[0-9]{4}", found[2]):
        until = found[1] in ("by", "till", "until")
        return f"'../{shown(found[2])}' for no later" if until else f"'{shown(found[2])}' alone"
    if _DAY_FIRST.fullmatch(text):
        return "year, month and day in digits, as ISO 8601 has them: 1990-03-21; for the whole month 1990-03"
    return ""


def respelt(text: str) -> str:
    """The ISO spelling of what is plainly a date or clock in another; empty where it is not plain."""
    if found := re.fullmatch(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ]([0-9]{2}):?([0-9]{2}.*)", text):
        return f"{found[1]}T{found[2]}:{found[3]}"
    if found := re.fullmatch(r"([0-9]{4}-[0-9]{2}-[0-9]{2}) ?Z", text):
        return f"{found[1]} UTC"
    if found := re.fullmatch(r"([0-9]{1,2})[:.]?([0-9]{2}(?:Z| \S+))", text):
        return f"{found[1].zfill(2)}:{found[2]}"
    if found := re.fullmatch(r"([0-9]{4})([0-9]{2})([0-9]{2})", text):
        return "-".join(found.groups())
    if found := re.fullmatch(r"([0-9]{4})-([0-9]{1,2})(?:-([0-9]{1,2}))?", text):
        return "-".join(part.zfill(2) for part in found.groups() if part)
    if found := _IN_WORDS.fullmatch(text):
        month = found["month"].lower()[:3]
        if month in _MONTHS:
            day = f"-{int(found['day'] or found['day2']):02d}" if found["day"] or found["day2"] else ""
            clock = f"T{found['hour']}:{found['minute']}{found['zone'] or ''}" if found["hour"] and day else ""
            return f"{found['year']}-{_MONTHS.index(month) + 1:02d}{day}{clock}"
    return ""
