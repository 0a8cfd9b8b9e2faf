"""What cannot be told names the claims that would settle it; they, added, change the verdict."""

from __future__ import annotations

import pytest
import yaml

from tests.analysis.small import text
from tests.checks.test_examples import EXAMPLES, NEWS_ITEM
from tests.reference.test_settles import unsettled
from tracer.case.load import loads
from tracer.report import examine

OPEN = {key: documents for key, documents in EXAMPLES.items() if key[2] == "cannot tell"}


@pytest.mark.parametrize("key", OPEN, ids=["-".join(key) for key in OPEN])
def test_the_claims_change_the_verdict_of_an_example(key: tuple[str, str, str]) -> None:
    """For every check that can leave something open; bundled cases are tried in the proof by reference."""
    source = text(*OPEN[key], what=NEWS_ITEM if key[0] == "TR206" else "")
    open_ = [one for one in examine(loads(source)).findings if (one.code, one.verdict) == (key[0], "cannot tell")]
    assert open_
    assert not unsettled(yaml.load(source, Loader=yaml.BaseLoader), key[0])
