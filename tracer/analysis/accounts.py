"""What is shown to have happened: accounts of one act joined, contradictions kept apart.

Each document is an account. Statements joined by `same` speak of one act; their values
are intersected, and where no value satisfies all, each independent one stays open
(rule R16). Whose word an act rests on decides how sure it is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from tracer.analysis.agents import Agents
from tracer.analysis.chronology import Chronology
from tracer.analysis.spans import disjoint
from tracer.analysis.timing import rests, roots
from tracer.case.model import Case, Statement
from tracer.errors import Location
from tracer.kernel.temporal import Order
from tracer.kernel.truth import Truth
from tracer.vocabulary import ACCOUNT_MOODS, EDITORS, UNNAMED_WITNESS, Extent, Mood, Verb

Hands = tuple[str, ...]
#: The document of what no document of the case says, but one might.
FURTHER = ""


@dataclass(frozen=True, slots=True)
class Witness:
    """Whose word one statement is.

    Attributes:
        agent: id of the witness; None if not named.
        stand: `giver`, `recipient`, `present`, `body` (of the office of one who took
            part, or a body around him), `absent` (not shown to have been there), `unattributed` (somebody said so,
            it is not said who), or `not named` (the document does not say who wrote it).
        removes: through how many further mouths it came to the document.
    """

    agent: str | None
    stand: str
    removes: int
    statement: str

    @property
    def took_part(self) -> bool:
        """Whether the witness, or his body, took part, and his word comes at one remove at most."""
        return self.stand in ("giver", "recipient", "present", "body") and self.removes < 2

    @property
    def heard(self) -> bool:
        """Whether it is hearsay, or the word of somebody whom the document does not name."""
        return not self.took_part and self.stand != "not named"


@dataclass(frozen=True, slots=True)
class Act:
    """One act, as all accounts of it together leave it.

    Attributes:
        id: of the statement that the others restate.
        statements: all accounts of it, ids.
        givers: the possible sets of givers; more than one only where accounts contradict.
        recipients, whos: likewise; each empty tuple is *not said*.
        happened: yes; maybe, if only hearsay or contradicted; no, if only denied.
        witnesses: one for each account that says that it happened.
        disputed: names of the roles on which independent accounts contradict each other.
    """

    id: str
    document: str
    statements: tuple[str, ...]
    verb: Verb | None
    item: str | None
    location: Location
    givers: tuple[Hands, ...]
    recipients: tuple[Hands, ...]
    whos: tuple[Hands, ...]
    agents: Hands
    through: Hands
    on_behalf: Hands
    present: Hands
    only_in: Hands
    via: str | None
    state: str | None
    form: str | None
    how: str | None
    extent: Extent | None
    under: str | None
    personally: bool
    happened: Truth
    witnesses: tuple[Witness, ...]
    disputed: tuple[str, ...]

    @property
    def giver(self) -> Hands:
        """All agents who can have given it."""
        return tuple(dict.fromkeys(hand for hands in self.givers for hand in hands))

    @property
    def recipient(self) -> Hands:
        """All agents who can have received it."""
        return tuple(dict.fromkeys(hand for hands in self.recipients for hand in hands))

    @property
    def who(self) -> Hands:
        """All agents who can have received, read, held or known it."""
        return tuple(dict.fromkeys(hand for hands in self.whos for hand in hands))


class Accounts:
    """All acts of a case that some document tells, in the order of time.

    Example:
        >>> import tracer
        >>> from tracer.analysis.reading import read
        >>> reading = read(tracer.load(tracer.example("bush-gorbachev-1990")))
        >>> reading.accounts.act("handover").witnesses[0].stand
        'giver'
    """

    def __init__(self, case: Case, agents: Agents, times: Chronology) -> None:
        self._case, self._agents, self._times = case, agents, times
        self._statements = {s.id: s for s in case.statements()}
        self.root = roots(case)
        groups: dict[str, list[Statement]] = {}
        for statement in case.statements():
            if statement.mood in ACCOUNT_MOODS:
                groups.setdefault(self.root[statement.id], []).append(statement)
        #: Accounts that a correction took back.
        self.withdrawn = frozenset({s.amends for s in case.statements() if s.amends and s.mood in ACCOUNT_MOODS})
        acts = [
            self._join(self._statements[root], [s for s in group if s.id not in self.withdrawn], group)
            for root, group in groups.items() if any(s.id not in self.withdrawn for s in group)
        ]  # fmt: skip
        self._acts = {act.id: act for act in acts}
        #: Hands of which accounts that contradict each other name some and some others, and none names all.
        self.alternatives = frozenset(
            frozenset(hand for hands in values for hand in hands)
            for act in acts for values in (act.givers, act.recipients) if len(values) > 1
        ) - {frozenset(hands) for s in case.statements() for hands in (s.giver, s.recipient, s.who)}

    @property
    def acts(self) -> tuple[Act, ...]:
        """Every act told as done or not done."""
        return tuple(self._acts.values())

    def act(self, id: str) -> Act:
        """The act with this id, or of which this id is an account. Raises `KeyError`."""
        return self._acts[self.root.get(id, id)]

    def find(self, id: str) -> Act | None:
        """Like `act`, None where the id is no act."""
        return self._acts.get(self.root.get(id, id))

    def statement(self, id: str) -> Statement:
        """The statement with this id. Raises `KeyError`."""
        return self._statements[id]

    def precedes(self, act: str, rule: Statement) -> bool:
        """Whether an act was done before a rule was stated: such a rule does not judge it (R8).

        What the document that states the rule tells as done was done before it: unless it tells it as done
        under the rule, or the rule is relayed in it by others' words.
        """
        order = self._times.compare(rule.document, act)
        told = self.find(act)
        if order in (Order.BEFORE, Order.AFTER) or told is None or rule.by or told.under in (rule.id, rule.document):
            return order is Order.AFTER
        accounts = (self.statement(id) for id in told.statements)
        return any(one.mood is Mood.DID and one.document == rule.document for one in accounts)

    def supposing(self, act: Act, withdrawn: Collection[str], said: Iterable[Statement]) -> Act:
        """The act as it would be told without some of its accounts and with others.

        Args:
            withdrawn: ids of accounts that would be taken back.
            said: what would be said besides, by whoever `by` names.
        """
        told = [self._statements[id] for id in act.statements if id not in self.withdrawn and id not in withdrawn]
        return self._join(self._statements[act.id], [*told, *said])

    def only_heard(self, act: Act, role: str = "") -> bool:
        """Whether all that is said of an act, or of one role of it, is hearsay or nobody's word."""
        statements = [self._statements[id] for id in act.statements]
        said = [s for s in statements if not role or getattr(s, role)]
        return bool(said) and all(self.witness(s).heard for s in said)

    def witness(self, statement: Statement) -> Witness:
        """Whose word a statement is, and where that witness stood."""
        further = statement.document == FURTHER
        document = None if further else self._case.document(statement.document)
        chain = statement.by or (document.by or document.author if document else ())
        told = self._statements[self.root.get(statement.same or "", self.root.get(statement.id, statement.id))]
        if statement.by and statement.by[0] == UNNAMED_WITNESS:
            return Witness(None, "unattributed", len(chain) - 1, statement.id)
        if not chain or chain[0] == UNNAMED_WITNESS:
            return Witness(None, "not named", max(len(chain) - 1, 0), statement.id)
        agent, removes = chain[0], len(chain) - 1
        if agent == EDITORS:
            return Witness(EDITORS, "absent", removes, statement.id)
        # Who signs what his office sends vouches for it.
        vouching = (agent, *(document.signed if document and not (statement.by or document.by) else ()))
        for stand, hands in (
            ("giver", statement.giver or told.giver or statement.who or told.who),
            ("recipient", statement.recipient or told.recipient),
            ("present", (*statement.present, *told.present, *statement.agents, *told.agents)),
        ):
            for one in vouching:
                # Which of a body acted is not said where the body is named: one of it speaks for it, not as the one.
                itself = (hand for hand in hands if hand == one or self._case.agent(hand).kind != "body")
                if any(self._agents.satisfies(one, hand) is Truth.YES for hand in itself):
                    return Witness(one, stand, removes, statement.id)
        everyone = (*statement.giver, *told.giver, *statement.who, *told.who, *statement.recipient, *told.recipient)
        if told.verb is Verb.AWAY:  # his office knows whether one of it is there
            everyone = (*everyone, *statement.agents, *told.agents)
        around = any(self._agents.within(hand, agent) is Truth.YES for hand in everyone)
        if around or any(self._agents.speaks_for(agent, hand) for hand in everyone):
            return Witness(agent, "body", removes, statement.id)
        return Witness(agent, "absent", removes, statement.id)

    def _join(self, root: Statement, live: list[Statement], group: Iterable[Statement] = ()) -> Act:
        done = [s for s in live if s.mood is Mood.DID]
        denied = [s for s in live if s.mood is Mood.DID_NOT]
        disputed: list[str] = []

        def hands(role: str) -> tuple[Hands, ...]:
            values = self._intersect([(getattr(s, role), s) for s in live if getattr(s, role)], live)
            if len(values) > 1:
                disputed.append(role)
            return values or ((),)

        givers, recipients, whos = hands("giver"), hands("recipient"), hands("who")
        if root.verb is Verb.RECEIVE and recipients == ((),):
            recipients = whos
        if self._times_disjoint(live):
            disputed.append("when")
        witnesses = tuple(self.witness(s) for s in done)
        return Act(
            id=root.id, document=root.document, statements=tuple(s.id for s in group or live), verb=root.verb,
            item=root.item, location=root.location, givers=givers, recipients=recipients,
            whos=whos, agents=_all(live, "agents"), through=_all(live, "through"),
            on_behalf=_all(live, "on_behalf"), present=_all(live, "present"), only_in=_all(live, "only_in"),
            via=_said(live, "via"), state=_said(live, "state"), form=_said(live, "form"), how=_said(live, "how"),
            extent=max((s.extent for s in live if s.extent), default=None), under=_said(live, "under"),
            personally=any(s.personally for s in live),
            happened=_happened(witnesses, bool(denied)), witnesses=witnesses, disputed=tuple(disputed),
        )  # fmt: skip

    def _intersect(self, values: list[tuple[Hands, Statement]], live: list[Statement]) -> tuple[Hands, ...]:
        """What satisfies all accounts; where nothing does, each independent value."""
        written: dict[Hands, Hands] = {}
        support: dict[Hands, list[Statement]] = {}
        for hands, statement in sorted(values, key=lambda value: value[0]):
            support.setdefault(written.setdefault(self._words(hands), hands), []).append(statement)
        # Who rests on the word that a body acted, and says that one of it did, says the same.
        repeated = {
            hands for hands, told in support.items()
            if self._body_of(hands) in support and self._rests_on_others(told, live)
        }  # fmt: skip
        support = {hands: told for hands, told in support.items() if hands not in repeated}
        kept = [
            hands for hands in support
            if not any(other != hands and self.refines(other, hands) for other in support)
        ]  # fmt: skip
        if len(kept) > 1:
            independent = [hands for hands in kept if not self._rests_on_others(support[hands], live)]
            kept = independent or kept
        return tuple(sorted(kept))

    def _body_of(self, hands: Hands) -> Hands:
        """The body of which a single unknown hand is said to be one."""
        agent = self._case.agent(hands[0])
        return (agent.one_of,) if agent.inline and agent.one_of and len(hands) == 1 else ()

    def _words(self, hands: Hands) -> Hands:
        """Hands as they are written: two accounts of one act that say `someone` do not contradict each other."""
        agents = [self._case.agent(hand) for hand in hands]
        return tuple(f"one of {one.one_of}" if one.inline else one.id for one in agents)

    def refines(self, one: Hands, other: Hands) -> bool:
        """Whether the first says the same as the second, and more (rule R16)."""
        if len(one) != 1 or len(other) != 1:
            return set(one) > set(other)
        a, b = one[0], other[0]
        answer = self._agents.satisfies(a, b)
        if answer is not Truth.MAYBE:
            return answer is Truth.YES
        more, less = self._case.agent(a), self._case.agent(b)
        if more.kind not in ("body", "unknown"):
            return less.kind in ("body", "unknown")
        if not less.inline:
            return False
        return less.one_of is None if more.kind == "body" or more.inline and more.one_of else not more.inline

    def _rests_on_others(self, own: list[Statement], live: list[Statement]) -> bool:
        """Whether these accounts rest on others of the act, whatever those say, and on nothing else."""
        others = [one for one in live if one not in own]
        return all(one.document != FURTHER and rests(self._case, one, others) for one in own)

    def _times_disjoint(self, statements: list[Statement]) -> bool:
        spans = [self._times.stated(s.id) for s in statements if s.when and s.document != FURTHER]
        return any(disjoint(one, other) for one in spans for other in spans)


def _all(statements: Iterable[Statement], role: str) -> Hands:
    return tuple(dict.fromkeys(hand for s in statements for hand in getattr(s, role)))


def _said(statements: Iterable[Statement], role: str) -> str | None:
    return next((getattr(s, role) for s in statements if getattr(s, role)), None)


def _happened(witnesses: tuple[Witness, ...], denied: bool) -> Truth:
    """Hearsay, a word at several removes, and a contradicted account leave it open."""
    if not witnesses:
        return Truth.NO
    heard = all(witness.heard for witness in witnesses)
    return Truth.MAYBE if heard or denied else Truth.YES
