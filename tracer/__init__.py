"""Tracer: who held and passed a letter, what was ordered, and where the two differ.

A case is a text file of what documents say. `load` reads it, `examine` compares what is
shown with what was ordered; both return values that nothing changes.

Example:
    >>> import tracer
    >>> case = tracer.load(tracer.example("bush-gorbachev-1990"))
    >>> report = tracer.examine(case)
    >>> report.departures
    ('handover',)
    >>> [(finding.code, str(finding.verdict)) for finding in report.findings][:2]
    [('TR202', 'deviation'), ('TR201', 'deviation')]
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import networkx

    from tracer.case.load import load, loads
    from tracer.case.model import Case
    from tracer.errors import CaseError, TracerError
    from tracer.report import Report, examine
    from tracer.views.texts.moment import Moment

__version__ = "0.1.0"

#: Public names that are imported when they are first asked for: a start costs what it needs.
_HOMES = {
    "load": "tracer.case.load",
    "loads": "tracer.case.load",
    "examine": "tracer.report",
    "Report": "tracer.report",
    "Case": "tracer.case.model",
    "CaseError": "tracer.errors",
    "TracerError": "tracer.errors",
}

__all__ = [
    "Case", "CaseError", "Report", "TracerError", "__version__", "at", "example", "examine", "examples", "graph",
    "load", "loads",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'tracer' has no attribute '{name}'")
    value = globals()[name] = getattr(import_module(_HOMES[name]), name)
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


def graph(case: Case) -> networkx.MultiDiGraph[str]:
    """The passage as a multigraph: agents are nodes; orders, acts, messages, promises are edges.

    Args:
        case: the case, as `load` returns it.

    Returns:
        A graph of its own that may be changed. `tracer.analysis.graph.graph` names the
        attributes of nodes and edges; times are UTC microseconds.

    Raises:
        CaseError: if times within one document contradict each other.

    Example:
        >>> import tracer
        >>> g = tracer.graph(tracer.load(tracer.example("bush-gorbachev-1990")))
        >>> sorted(data["mood"] for _, _, data in g.edges(data=True) if data["document"] == "m2")
        ['did', 'did', 'will']
    """
    from tracer.analysis.graph import graph as of_reading
    from tracer.analysis.reading import read

    return of_reading(read(case))


def at(case: Case, time: str) -> Moment:
    """Who certainly and who possibly held each thing, and knew how much of each content, at a time.

    Args:
        case: the case, as `load` returns it.
        time: a time as a case file has it (`1990-03-21T09:00Z`), or the id of an act.

    Returns:
        What is certain at every instant that the time can mean, and what is possible at some.

    Raises:
        CaseError: if times within one document contradict each other.
        TracerError: if the time cannot be read, or names no day.

    Example:
        >>> import tracer
        >>> moment = tracer.at(tracer.load(tracer.example("bush-gorbachev-1990")), "1990-03-21T12:00Z")
        >>> moment.holdings[0].possible
        ('bessmertnykh',)
    """
    from tracer.analysis.reading import read
    from tracer.views.texts.moment import moment

    return moment(read(case), time)


def examples() -> tuple[str, ...]:
    """The names of the cases that come with Tracer.

    Example:
        >>> "bush-gorbachev-1990" in examples()
        True
    """
    return tuple(sorted(path.stem for path in _folder_of_examples().glob("*.yaml")))


def example(name: str) -> Path:
    """The file of a case that comes with Tracer.

    Raises:
        TracerError: if there is none of that name.

    Example:
        >>> example("bush-gorbachev-1990").name
        'bush-gorbachev-1990.yaml'
    """
    if name not in examples():
        from tracer.errors import TracerError

        raise TracerError(f"there is no example {name!a}; expected one of {', '.join(examples())}")
    return _folder_of_examples() / f"{name}.yaml"


def _folder_of_examples() -> Path:
    """Installed they lie in the package, in a checkout beside it: never two copies."""
    here = Path(__file__).parent
    installed = here / "examples"
    return installed if installed.is_dir() else here.parent / "scenarios"
