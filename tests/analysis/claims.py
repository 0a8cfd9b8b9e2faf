"""Adds a claim to the text of a case, as a person would."""

from __future__ import annotations

import re

from tracer.checks.base import Claim


def flow(value: object) -> str:
    """A value in YAML's flow style."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {flow(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(flow(one) for one in value) + "]"
    return str(value)


def with_claim(text: str, claim: Claim) -> str:
    """The case with the claim said by its author, in a new document or in the one it names."""
    (mood, act), *frame = claim.statement().items()
    lines = [f"- {mood}: {flow(act)}", '  quote: "settles it"', *(f"  {key}: {value}" for key, value in frame)]
    if claim.document is not None:
        says = "    says:\n" + "".join(f"      {line}\n" for line in lines)
        head = re.search(rf"^  {re.escape(claim.document)}:\n((?:    .*\n)*)", text, re.M)
        assert head is not None
        whole = head.group(0)
        changed = whole.replace("    says:\n", says) if "    says:\n" in whole else whole + says
        return text.replace(whole, changed)
    author = f"    from: {flow(list(claim.author))}\n" if claim.author else ""
    document = f"  settled:\n{author}    seen: excerpt\n    says:\n" + "".join(f"      {line}\n" for line in lines)
    documents = re.compile(r"(^documents:\n(?:(?:  .*)?\n)*)", re.M)
    return documents.sub(lambda found: found.group(1) + document, text, count=1)
