"""What would settle a finding, the same word of several persons told once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from tracer.analysis.reading import Reading
from tracer.checks.base import Settling, Told, Who, Words
from tracer.wording import settling
from tracer.wording.sentences import SENTENCES


def settlings(settles: Iterable[Settling], reading: Reading) -> tuple[str, ...]:
    """All that would settle a finding, in words; of several who are asked for the same, one list.

    Only of what is needed together: of words of which each would do, each is told for itself.

    Example:
        >>> import tracer
        >>> report = tracer.examine(tracer.load(tracer.example("bush-gorbachev-1990")))
        >>> finding = next(one for one in report.findings if one.code == "TR209")
        >>> settlings(finding.settles, report.reading)
        ('a word that it came, from President Gorbachev or from the office of President Gorbachev',)
    """
    groups: dict[object, list[Settling]] = {}
    for place, one in enumerate(settles):
        terms = dict(one.told.terms)
        own_gift = "gave" not in terms or terms["gave"] == terms["who"]
        shared = not one.alone and own_gift and f"{one.told.key}_each" in SENTENCES
        groups.setdefault(_shape(one.told) if shared else place, []).append(one)
    asked = map(_one, groups.values())
    # Where one list is all, nothing else is named.
    return tuple(settling(replace(one, alone=one.alone or len(groups) == 1), reading) for one in asked)


def _shape(told: Told) -> object:
    """What is asked, whoever is asked."""
    own, terms = dict(told.terms)["who"], dict(told.terms)
    before = None if "received" not in terms else "own" if terms["received"] == own else "another"
    return told.key, before, tuple(term for name, term in told.terms if name not in ("who", "received", "gave"))


def _one(group: list[Settling]) -> Settling:
    first = group[0]
    asked = tuple(dict.fromkeys(id for one in group if isinstance(who := dict(one.told.terms)["who"], Who)
                                for id in who.ids)) if group[1:] else ()  # fmt: skip
    if not asked[1:]:
        return first
    terms = dict(first.told.terms)
    if "received" in terms:
        terms["received"] = Words("them" if terms["received"] == terms["who"] else "the holder before")
    terms["who"] = Who(asked)
    return replace(first, told=Told(f"{first.told.key}_each", tuple(terms.items())))
