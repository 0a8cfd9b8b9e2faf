"""One reading of a case: everything that follows from it, worked out once."""

from __future__ import annotations

from dataclasses import dataclass

from tracer.analysis.accounts import Accounts
from tracer.analysis.agents import Agents
from tracer.analysis.chain import Chains
from tracer.analysis.chronology import Chronology
from tracer.analysis.custody import Custody
from tracer.analysis.departures import Departures
from tracer.analysis.flows import Flows
from tracer.analysis.items import Items
from tracer.analysis.knowledge import Knowledge
from tracer.analysis.orders import Orders
from tracer.case.model import Case


@dataclass(frozen=True)
class Reading:
    """What the checks, the graph and the views ask their questions of.

    Attributes:
        texts: the texts on hand, by the id of their source; empty if none were given.
    """

    case: Case
    agents: Agents
    items: Items
    times: Chronology
    accounts: Accounts
    orders: Orders
    flows: Flows
    departures: Departures
    custody: Custody
    chains: Chains
    knowledge: Knowledge
    texts: tuple[tuple[str, str], ...] = ()


def read(case: Case, texts: tuple[tuple[str, str], ...] = ()) -> Reading:
    """Works out what follows from a case.

    Args:
        case: the case, as `load` returns it.
        texts: (source id, text) of the sources whose text is on hand.

    Raises:
        CaseError: if times within one document contradict each other.
    """
    agents, items, times = Agents(case), Items(case), Chronology(case)
    accounts = Accounts(case, agents, times)
    orders = Orders(case, agents, items, times, accounts)
    flows = Flows(case, agents, items, times, accounts)
    departures = Departures(case, agents, items, times, accounts, orders, flows)
    return Reading(
        case, agents, items, times, accounts, orders, flows, departures,
        Custody(case, items, times, flows, accounts.acts), Chains(case, agents, items, times, flows),
        Knowledge(case, items, times, accounts, flows), texts,
    )  # fmt: skip
