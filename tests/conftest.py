"""What several tests need: the first case, and the shared documents where they are at hand."""

from __future__ import annotations

import gc
import os
from functools import cache
from pathlib import Path

import pytest
from hypothesis import settings

import tracer
from tests.examined import examined
from tracer.report import Report
from tracer.views.channel import choosing

# The same examples in every run, so that a failure is the change's own; TRACER_THOROUGH looks further.
settings.register_profile("suite", derandomize=not os.environ.get("TRACER_THOROUGH"), deadline=None, database=None)
settings.load_profile("suite")

ROOT = Path(__file__).parents[1]

# Python is started many times; what one process compiles, those after it need not compile again.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

# A large channel takes seconds to be laid out, and is looked at in several files: none is laid out twice.
choosing.laid = cache(choosing.laid.__wrapped__)

# Cases once read are kept for all tests; to walk them over and over for garbage takes a tenth of the time.
gc.set_threshold(200_000, 20, 100)


@pytest.fixture(scope="session")
def first_case() -> Path:
    """The file of the first case, as it lies in the checkout."""
    return ROOT / "scenarios" / "bush-gorbachev-1990.yaml"


@pytest.fixture(scope="session")
def first_report(first_case: Path) -> Report:
    """What all checks find in the first case, read under a name without a folder."""
    return tracer.examine(tracer.loads(first_case.read_text(encoding="utf-8"), first_case.name))


@pytest.fixture(scope="session", params=tracer.examples())
def report(request: pytest.FixtureRequest) -> Report:
    """The report on each case that comes with Tracer."""
    return examined(request.param)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of shared documents beside the checkout; where it must be, its absence is a failure."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        if os.environ.get("TRACER_REQUIRE_SHARED"):
            pytest.fail(f"the shared documents are required and not at {folder}")
        pytest.skip("the shared documents are not at hand")
    return folder
