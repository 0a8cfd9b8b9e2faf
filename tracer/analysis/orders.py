"""What was ordered, by whom, when, told to whom, and whether it was in force for an act.

An order is what a document says under `must`, `must not` or `may`. Stages are what is
to be done with a content; a later word of the issuer that it had been so ordered joins
the stage it speaks of with its own standing (rules R5 to R10).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from tracer.analysis.accounts import Accounts, Hands
from tracer.analysis.agents import Agents
from tracer.analysis.chronology import Chronology
from tracer.analysis.items import Items
from tracer.analysis.notice import Notice
from tracer.analysis.spans import Span
from tracer.case.model import Case, Document, Statement
from tracer.kernel.temporal import Order
from tracer.kernel.truth import Truth
from tracer.vocabulary import EDITORS, MOVING, RULING_MOODS, UNNAMED_WITNESS, Mood, Standing, Verb


@dataclass(frozen=True, slots=True)
class RuleStanding:
    """How one rule stood for one act.

    Attributes:
        said_in: the document that states the rule; `said_at` when it was stated.
        seconds_after_act: least and most seconds from the act to the statement of a rule
            claimed afterwards; None for the others.
        known: how the one who acted is shown to have known it: `answered`, `recited`,
            `acted`; None where it is not shown.
        perhaps_later: the act, where the rule may have been stated only after it (R8).
    """

    standing: Standing
    rule: str
    said_in: str
    said_at: Span
    seconds_after_act: tuple[int | None, int | None] | None = None
    known: str | None = None
    perhaps_later: str | None = None


@dataclass(frozen=True, slots=True)
class Stage:
    """One ordered step: who was to bring which content to whom.

    Attributes:
        id: of the statement that orders it first.
        giver: the ordered giver; empty if the order names none and has no one addressee.
        bound: who is bound by it (the giver, or all addressees of the order).
        giver_named: a person is named, or is the sole addressee.
        rules: the statements that make it up, the first one first.
        joined: statements that say elsewhere that it had been so ordered.
        alone: it is only known from a later word; the order itself is not printed.
        only: the one thing that satisfies it, where the order names the original.
        sender: who sends the document that orders it, if that also brings the content to the giver (R1); the issuer, or
            who relays his order.
        leave: it replaced an order by leave: what departs from it is noted, not judged.
        addressed: no order names the giver, who is the one to whom it is addressed.
    """

    id: str
    document: str
    issuer: Hands
    giver: Hands
    bound: Hands
    giver_named: bool
    recipient: Hands
    content: str
    rules: tuple[Statement, ...]
    joined: tuple[Statement, ...] = ()
    alone: bool = False
    only: str | None = None
    sender: Hands = ()
    leave: bool = False
    addressed: bool = False

    @property
    def verbs(self) -> frozenset[Verb]:
        """The forms in which it was to be done."""
        return frozenset(rule.verb for rule in self.rules if rule.verb)


class Orders:
    """The rules of one case.

    Example:
        >>> import tracer
        >>> from tracer.analysis.reading import read
        >>> orders = read(tracer.load(tracer.example("bush-gorbachev-1990"))).orders
        >>> [stage.recipient for stage in orders.stages], len(orders.stages[0].joined)
        ([('gorbachev',)], 1)
    """

    def __init__(self, case: Case, agents: Agents, items: Items, times: Chronology, accounts: Accounts) -> None:
        self._case, self._agents, self._items, self._times = case, agents, items, times
        self._accounts, self._notice = accounts, Notice(case, agents, items, times, accounts)
        said = [s for s in case.statements() if s.mood in RULING_MOODS and not s.purpose]
        self.rules = tuple(s for s in said if accounts.root[s.id] == s.id)
        self.purposes = tuple(
            s for s in case.statements() if s.mood is Mood.MUST_NOT and s.purpose and s.verb in MOVING
        )
        self.requests = tuple(
            s for s in case.statements()
            if s.mood is Mood.ASKED and s.verb in MOVING and s.item and accounts.root[s.id] == s.id
        )  # fmt: skip
        self._displaced: dict[str, list[Statement]] = {}
        for statement in case.statements():
            for target in (statement.amends, statement.instead_of, statement.suspends):
                if target:
                    self._displaced.setdefault(target, []).append(statement)
        self.stages = self._stages()

    def about(self, mood: Mood, *verbs: Verb) -> tuple[Statement, ...]:
        """The rules of one mood and of these verbs (all verbs if none is named)."""
        return tuple(r for r in self.rules if r.mood is mood and (not verbs or r.verb in verbs))

    def issuer(self, rule: Statement) -> Hands:
        """Who is said to have ordered it: of a recited rule, the author of what is recited."""
        since = self._since(rule)
        if since is not None and since.author:
            return since.author
        author = self._case.document(rule.document).author
        relayed = [one for one in rule.by[:1] if one not in (EDITORS, UNNAMED_WITNESS)]
        return tuple(relayed) if relayed and not set(relayed) & set(self.bound(rule)) else author

    def recited(self, rule: Statement) -> bool:
        """Whether somebody else than its issuer says that it was so ordered."""
        since = self._since(rule)
        if rule.by and since is None:
            return rule.by[0] in self.bound(rule)
        if rule.by:
            named = rule.by[0] not in (EDITORS, UNNAMED_WITNESS)
            return not (named and self._agents.surely_one(rule.by[:1], self.issuer(rule)))
        author = self._case.document(rule.document).author
        return since is not None and not self._agents.surely_one(author, since.author)

    def bound(self, rule: Statement) -> Hands:
        """Whom it binds (R6): the named giver, else the addressees of its document."""
        document = self._case.document(rule.document)
        return rule.giver or rule.who or (*document.addressees, *document.copies)

    def binds(self, rule: Statement, actor: Hands) -> bool:
        """Whether one of these is bound by it, or acts in the place of one who is, from his body."""
        bound = self.bound(rule)
        if rule.binds and rule.binds != "future" and not rule.giver:
            since = self._since(rule)
            bound = (*bound, *((*since.addressees, *since.copies) if since else ()))
        issuer = self.issuer(rule)
        return self._agents.near(actor, bound) and not any(one in issuer for one in actor)

    def standing(self, rule: Statement, act: str, actor: Hands = (), content: str | None = None) -> RuleStanding:
        """How a rule stood for an act of this actor (rules R8 to R10)."""
        said_at, document = self._times.of(rule.document), rule.document
        order = Order.AFTER if self._accounts.precedes(act, rule) else self._times.compare(document, act)
        after = self._times.elapsed(self._times.of(act), said_at)
        claims_past = rule.binds is not None and rule.binds != "future"
        if rule.binds == "future" and order is not Order.BEFORE:
            return RuleStanding(Standing.FUTURE, rule.id, document, said_at)
        # Neither the editor's order nor advice binds (R9).
        if rule.supplied or rule.manner == "advice" or (order is Order.AFTER and not claims_past):
            return RuleStanding(Standing.NONE, rule.id, document, said_at)
        if self.displaced(rule, act) or self._lapsed(rule, act):
            return RuleStanding(Standing.NONE, rule.id, document, said_at)
        if order is Order.AFTER or self.recited(rule):
            late = (max(after[0], 0) if after[0] is not None else 0, after[1]) if order is Order.AFTER else None
            return RuleStanding(Standing.CLAIMED, rule.id, document, said_at, late)
        known = self._notice.of(rule, actor, content, act)
        standing = Standing.KNOWN if known else Standing.IN_FORCE
        shown = known == "acted" or claims_past  # what only the order brought was passed on after it came
        later = order is Order.CANNOT_TELL and not shown and self._may_precede(act, rule)
        return RuleStanding(standing, rule.id, document, said_at, None, known, act if later else None)

    def _may_precede(self, act: str, rule: Statement) -> bool:
        """Whether an act was done, and no document tells it as done under the rule, or in answer to it.

        What was never done has no time.
        """
        told = self._accounts.find(act)
        if told is None or told.happened is Truth.NO or told.under in (rule.id, rule.document):
            return False
        telling = (self._case.document(self._accounts.statement(id).document) for id in told.statements)
        return not any(rule.document in document.answers for document in telling)

    def leave(self, act: str, giver: Hands, recipient: Hands, content: str) -> Statement | None:
        """The leave (`may`, or what was asked and agreed to) that covers an act; one without condition first."""
        given = [r for r in self.about(Mood.MAY, *MOVING) if self._covers(r, act, giver, recipient, content)]
        if given:
            return min(given, key=lambda rule: self.conditional(rule, giver))
        for agreed in (s for s in self._case.statements() if s.mood is Mood.AGREED):
            asked = self._accounts.statement(self._accounts.root[agreed.id])
            if self._covers(asked, act, giver, recipient, content) and self._times.not_after(agreed.document, act):
                return agreed
        return None

    def conditional(self, leave: Statement, giver: Hands) -> bool:
        """Whether leave hangs on a condition of which another than the one who acted was to judge."""
        return leave.condition is not None and not self._agents.surely_one(giver, (leave.judge,) if leave.judge else ())

    def _covers(self, rule: Statement, act: str, giver: Hands, recipient: Hands, content: str) -> bool:
        if not rule.item or self._items.carries(rule.item, content) is not Truth.YES or rule.verb not in MOVING:
            return False
        since = self._since(rule)
        if self._times.compare(since.id if since else rule.document, act) is Order.AFTER:
            return False
        fits = [self._agents.any_satisfies(giver, rule.giver) if rule.giver else Truth.YES]
        fits.append(self._agents.any_satisfies(recipient, rule.recipient) if rule.recipient else Truth.YES)
        return min(fits) is Truth.YES and bool(rule.giver or rule.recipient)

    def _since(self, rule: Statement) -> Document | None:
        if rule.binds in (None, "future"):
            return None
        if self._case.is_document(rule.binds or ""):
            return self._case.document(rule.binds or "")
        return self._case.document(self._accounts.statement(rule.binds or "").document)

    def displaced(self, rule: Statement, act: str) -> bool:
        """Whether the rule was withdrawn, replaced or suspended before the act, or can have been."""
        return bool(self.displacing(rule, act))

    def displacing(self, rule: Statement, act: str) -> dict[str, bool]:
        """What withdrew, replaced or suspended the rule before the act, and whether that is sure."""
        found = {}
        for by in (*self._displaced.get(rule.id, ()), *self._displaced.get(rule.document, ())):
            given = self._times.compare(by.document, act)
            if by.document == rule.document or given is Order.AFTER:
                continue
            ended = by.suspended_until if by.suspends else None
            if ended and self._times.not_after(ended, act):
                if self.resumed_otherwise(rule, ended):
                    found[by.id] = False
                continue
            open_ = ended is not None and self._times.compare(ended, act) is not Order.AFTER
            found[by.id] = by.document == act or (given is not Order.CANNOT_TELL and not open_)
        return found

    def changed_by(self, rule: Statement) -> tuple[Statement, ...]:
        """What other documents say that withdrew, replaced or suspended a rule."""
        found = (*self._displaced.get(rule.id, ()), *self._displaced.get(rule.document, ()))
        return tuple(one for one in found if one.document != rule.document)

    def resumed_otherwise(self, rule: Statement, ended: str) -> bool:
        """Whether what ended a suspension let another version go: that the order itself stood again is not said."""
        asked = rule.that.item if rule.that else None
        content = rule.item or asked
        return content is not None and any(
            one.document == ended and one.mood in (Mood.MAY, Mood.MUST) and one.item is not None
            and self._items.carries(one.item, content) is not Truth.YES
            and self._items.carries(one.item, self._items.of_rule(content)[0]) is Truth.MAYBE
            for one in self.rules
        )  # fmt: skip

    def _lapsed(self, rule: Statement, act: str) -> bool:
        """Whether a rule that only puts off can have ended before the act."""
        ended = rule.suspended_until
        return bool(rule.suspends and ended) and self._times.compare(ended or "", act) is not Order.AFTER

    def _stages(self) -> tuple[Stage, ...]:
        """Stages of all orders; what is said later of an order joins it, whatever the file's order."""
        found: dict[tuple[str, Hands, Hands, str], Stage] = {}
        later: list[Statement] = []
        replacing = tuple(r for r in self.about(Mood.MAY, *MOVING) if r.instead_of or r.amends)
        for rule in (*self.about(Mood.MUST, *MOVING), *replacing):
            if rule.item is None:
                continue
            if rule.binds not in (None, "future"):
                later.append(rule)
                continue
            for stage in self._split(rule):
                key = (rule.document, stage.bound, stage.recipient, stage.content)
                found[key] = replace(found[key], rules=(*found[key].rules, rule)) if key in found else stage
        stages = list(found.values())
        for rule in later:
            if rule.id in {one.id for stage in stages for one in stage.joined}:
                continue
            content = self._items.of_rule(rule.item or "")[0]
            for index, stage in enumerate(stages):
                if not stage.alone and self._speaks_of(rule, stage, content):
                    stages[index] = replace(stage, joined=(*stage.joined, rule))
                    break
            else:
                stages += [replace(stage, alone=True) for stage in self._split(rule)]
        return tuple(stages)

    def _speaks_of(self, rule: Statement, stage: Stage, content: str) -> bool:
        since = self._since(rule)
        if since is None or since.id != stage.document or content != stage.content:
            return False
        if rule.binds in {one.id for one in stage.rules}:
            return True
        return not rule.recipient or self._agents.any_satisfies(rule.recipient, stage.recipient) is not Truth.NO

    def _split(self, rule: Statement) -> tuple[Stage, ...]:
        """One stage for each recipient: an order to bring it to two asks for two deliveries."""
        stage = self._stage(rule)
        if len(stage.recipient) < 2:
            return (stage,)
        return tuple(replace(stage, id=f"{stage.id}/{one}", recipient=(one,)) for one in stage.recipient)

    def _amended(self, rule: Statement) -> Statement | None:
        """The step that a later order changes in part; what it does not speak of stays as it was."""
        target = rule.amends or rule.instead_of
        if target is None:
            return None
        changed = [
            s for s in self._case.statements()
            if target in (s.id, s.document) and s.id != rule.id and s.mood is Mood.MUST and s.verb in MOVING
        ]  # fmt: skip
        return changed[0] if len(changed) == 1 else None

    def _stage(self, rule: Statement) -> Stage:
        content, original = self._items.of_rule(rule.item or "")
        since = self._since(rule)
        order = since or self._case.document(rule.document)
        kept = self._amended(rule)
        named = rule.giver or (kept.giver if kept else ())
        giver = named or (order.addressees if since is None and len(order.addressees) == 1 else ())
        return Stage(
            id=rule.id, document=rule.document, issuer=self.issuer(rule), giver=giver,
            bound=named or (() if since else self.bound(rule)), giver_named=bool(giver),
            recipient=rule.recipient or (kept.recipient if kept else ()), content=content, rules=(rule,),
            only=rule.item if original else None, leave=rule.mood is Mood.MAY,
            addressed=bool(giver) and not named,
            sender=order.author if self._brings(order, content, giver) else (),
        )  # fmt: skip

    def _brings(self, order: Document, content: str, giver: Hands) -> bool:
        """Whether an order brings its content to the giver too: not if its header names others alone."""
        if all(self._items.carries(one, content) is not Truth.YES for one in order.carries):
            return False
        to = (*order.addressees, *order.copies)
        return not (giver and to) or self._agents.any_satisfies(giver, to) is not Truth.NO
