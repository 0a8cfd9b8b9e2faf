"""excluded-party: it reached an agent who was excluded, or a member of an excluded body.

What it finds: for each rule that it must not pass to or through somebody, each act by which
it first came into such hands, with the chain of hands that led there.

Why it matters: what is sent under restriction is kept from those who are not to have it, and who
sends it answers for that (32 CFR 2001.46(a), on the transmission of classified information).

Applies when: a rule excludes an agent, and the content is shown to have moved. A purpose
given as a reason (`as: purpose`) excludes nobody.

Example: the issuer says afterwards that the letter was not to go through the ministry; it
was handed to one of its members: a deviation, told as claimed afterwards.

What it cannot show: that it did not reach the excluded by a way that nothing records.

Remedy: look for the rule as it was stated before the act.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from tracer.analysis.accounts import Act, Hands
from tracer.analysis.flows import Transfer
from tracer.analysis.orders import RuleStanding
from tracer.analysis.reading import Reading
from tracer.case.model import Statement
from tracer.checks.base import At, Check, Finding, Settling, Told, What, Who, Words, fact_of, told
from tracer.checks.judging import unconditional
from tracer.checks.telling import naming, own_word
from tracer.kernel.truth import Truth
from tracer.vocabulary import CONDUCT, MOVING, Fact, Mood, Standing, Verb

_FORBIDDEN = {Verb.TELL: {Verb.TELL}, Verb.SHOW: {Verb.SHOW, Verb.GIVE, Verb.PASS}}


def run(reading: Reading) -> Iterable[Finding]:
    """One finding for each rule and each act by which it first came to an excluded agent."""
    rules = [
        (rule, reading.items.of_rule(rule.item)[0], excluded)
        for rule in (*reading.orders.about(Mood.MUST_NOT, *MOVING), *reading.orders.purposes)
        if rule.item and (excluded := (*rule.recipient, *rule.through, *rule.who))
    ]
    # Several rules on one content are told apart by whom, and if need be where, they exclude: by what the
    # rules say, so that a finding keeps its name whatever more is told of the act.
    rivals = Counter(content for _, content, _ in rules)
    pairs = Counter((content, excluded) for _, content, excluded in rules)
    for rule, content, excluded in rules:
        whom = "+".join(excluded)
        own = None if rivals[content] == 1 else whom if pairs[content, excluded] == 1 else f"{whom}/{rule.id}"
        for transfer in reading.flows.of(content):
            finding = _finding(reading, rule, excluded, content, transfer)
            if finding is not None:
                yield replace(finding, aspect=own)


def _finding(
    reading: Reading, rule: Statement, excluded: Hands, content: str, transfer: Transfer
) -> Finding | None:  # fmt: skip
    act = transfer.act
    if act is None or not _forbidden(rule, transfer):
        return None
    if rule.giver and reading.agents.any_satisfies(transfer.giver, rule.giver) is Truth.NO:
        return None
    standing = reading.orders.standing(rule, act.id, transfer.giver, content)
    if rule.purpose:
        return _purpose(reading, rule, excluded, content, transfer, act)
    if standing.standing in (Standing.NONE, Standing.FUTURE):
        return None
    reached = _reached(reading, transfer, excluded)
    path = reading.flows.path(content, transfer.id)
    if reached is Truth.NO:
        return _kept_away(reading, rule, standing, excluded, transfer, path)
    if any(_surely_before(reading, rule, excluded, content, path[place:]) for place in range(len(path) - 1)):
        return None
    performance = reading.departures.performed_by(act.id)
    departure = performance.root.id if performance and performance.departs else None
    fact = Fact.DIFFERENT if reached is Truth.YES else Fact.CANNOT_TELL
    settles: list[Settling] = []
    leave = reading.orders.leave(act.id, transfer.giver, transfer.recipient, content)
    open_leave = leave if leave and reading.orders.conditional(leave, transfer.giver) else None
    if fact is Fact.DIFFERENT and leave:
        fact = Fact.CANNOT_TELL if open_leave else Fact.AS_ORDERED
    if act.happened is Truth.MAYBE or fact is Fact.CANNOT_TELL:
        fact = Fact.CANNOT_TELL
        if reached is Truth.YES:
            settles = list(own_word(reading, act))
        else:
            words = told("naming_recipient", who=Who(()), ordered=Who(excluded))
            settles = list(naming(reading, act, words, recipient=excluded))
        if open_leave and reached is Truth.YES and act.happened is Truth.YES:
            settles = [unconditional(reading, open_leave)]
    by_route = not any(
        reading.agents.satisfies(one, other) is Truth.YES for one in transfer.recipient for other in excluded
    )
    reached_key = "excluded_through" if by_route else "excluded_reached"
    key = {Fact.DIFFERENT: reached_key, Fact.AS_ORDERED: "excluded_allowed"}.get(
        fact, "excluded_leave" if open_leave and act.happened is Truth.YES and reached is Truth.YES
        else "excluded_open" if by_route else "excluded_heard")
    if set(excluded) == set(transfer.recipient) and key in ("excluded_allowed", "excluded_leave"):
        key += "_himself"
    return CHECK.finding(
        reading, (act.id,),
        told(key, excluded=Who(excluded), recipient=Who(transfer.recipient), issuer=Who(reading.orders.issuer(rule)),
             at=At(standing.said_at, reading.times.zone(rule.document)), item=What(content)),
        act.location, fact=fact, rule=standing, departure=departure,
        ordered=(rule.id,), shown=(act.id,), lines=list(_chain(path)), settles=settles,
        settled=Fact.DIFFERENT if _perhaps_later(reading, rule, transfer, content, settles) else Fact.AS_ORDERED,
    )  # fmt: skip


def _perhaps_later(
    reading: Reading, rule: Statement, transfer: Transfer, content: str, settles: list[Settling]
) -> bool:  # fmt: skip
    """Whether it would still be open which came first, rule or act, once it is told who gave it."""
    told_of = (hands for one in settles for key, hands in one.claim.act if key == "from")
    known = {agent.id for agent in reading.case.agents}
    named = tuple(hand for hands in told_of for hand in hands if isinstance(hand, str) and hand in known)
    return reading.orders.standing(rule, transfer.id, named or transfer.giver, content).perhaps_later is not None


def _kept_away(
    reading: Reading, rule: Statement, standing: RuleStanding, excluded: Hands, transfer: Transfer,
    path: tuple[Transfer, ...],
) -> Finding | None:  # fmt: skip
    """As ordered only where the whole way to the ordered recipient is shown."""
    performance = reading.departures.performed_by(transfer.id)
    act = transfer.act
    if act is None or performance is None or performance.reached != transfer or transfer.happened is not Truth.YES:
        return None
    whole = all(t.link in (None, Truth.YES) for t in performance.transfers[1:])
    stage = performance.stage
    had = {*stage.issuer, *reading.case.document(stage.document).addressees}
    if not whole or not (path[0].act is None or (path[0].giver and had.issuperset(path[0].giver))):
        return None
    acts = [t for t in path if t.act]
    gave = [hand for t in acts for hand in t.giver if hand not in had]
    if any(_reached(reading, t, excluded) is not Truth.NO for t in acts):
        return None
    if any(reading.agents.satisfies(hand, one) is not Truth.NO for hand in gave for one in excluded):
        return None
    return CHECK.finding(
        reading, (transfer.id,), told("excluded_avoided", excluded=Who(excluded), recipient=Who(transfer.recipient)),
        act.location, fact=fact_of(Truth.YES), rule=standing,
        ordered=(rule.id,), shown=(transfer.id,),
    )  # fmt: skip


def _purpose(
    reading: Reading, rule: Statement, excluded: Hands, content: str, transfer: Transfer, act: Act
) -> Finding | None:  # fmt: skip
    """A reason given is no rule; that it came there all the same is told."""
    if _reached(reading, transfer, excluded) is not Truth.YES:
        return None
    brought = act.item if act.item and reading.items.version_of(act.item, content) else content
    came = "was told" if act.verb is Verb.TELL else "came"
    return CHECK.finding(
        reading, (act.id,),
        told("purpose_missed", excluded=Who(excluded), recipient=Who(transfer.recipient), document=What(rule.document),
             item=What(brought), came=Words(f"reportedly {came}" if act.happened is Truth.MAYBE else came)),
        act.location, fact=Fact.DIFFERENT, ordered=(rule.id,), shown=(act.id,),
    )  # fmt: skip


def _forbidden(rule: Statement, transfer: Transfer) -> bool:
    wanted = _FORBIDDEN.get(rule.verb) if rule.verb else None
    return wanted is None or (transfer.act is not None and transfer.act.verb in wanted)


def _reached(reading: Reading, transfer: Transfer, excluded: Hands) -> Truth:
    at = reading.times.of(transfer.id)
    through = transfer.act.through if transfer.act else ()
    arrived = transfer.recipients if transfer.arrival == "shown" else ((),)
    hands = [(*alternative, *through) for alternative in arrived]
    answers = {
        max((reading.agents.satisfies(one, other, at) for one in some for other in excluded), default=Truth.NO)
        for some in hands
    }
    return answers.pop() if len(answers) == 1 else Truth.MAYBE


def _surely_before(
    reading: Reading, rule: Statement, excluded: Hands, content: str, way: tuple[Transfer, ...]
) -> bool:  # fmt: skip
    """Whether a way surely came to the excluded where it begins, by an act that the rule surely judges: that is told.

    Of two that may have been in either order neither surely came first, unless the one gave what the other brought.
    """
    before, after = way[0], way[-1]
    if before.act is None or before.happened is not Truth.YES or _reached(reading, before, excluded) is not Truth.YES:
        return False
    if not reading.times.never_after(before.id, after.id) and any(one.link is not Truth.YES for one in way[1:]):
        return False
    standing = reading.orders.standing(rule, before.id, before.giver, content)
    return standing.standing not in (Standing.NONE, Standing.FUTURE) and standing.perhaps_later is None


def _chain(path: tuple[Transfer, ...]) -> Iterable[Told]:
    """The way as far as it is recorded: where nothing says who gave on what had come, it is said to be open."""
    if len(path) < 2:
        return
    start = max((place for place, t in enumerate(path) if place and t.link is not Truth.YES), default=0)
    hands = Who(_hands(path[start:]))
    before = tuple(hand for hand in _hands(path[:start]) if hand not in path[start].giver)
    if not before or not path[start].giver:
        yield told("chain", hands=Who(_hands(path)))
        return
    yield told("chain_open", before=Who(before), giver=Who(path[start].giver), hands=hands)


def _hands(path: tuple[Transfer, ...]) -> Hands:
    """Givers, and those who received: of a message who received it is not said."""
    hands = (hand for t in path for hand in (*t.giver, *(() if t.arrival == "open" else t.recipient)))
    return tuple(dict.fromkeys(hands))


CHECK = Check("TR205", "excluded-party", CONDUCT, run, __doc__ or "")
