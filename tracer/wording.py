"""Facts to sentences: the only place of prose.

Sentences say what is shown and no more: an act that one witness tells is told as shown, a
rule said afterwards as said afterwards. Nothing here blames.
"""

from __future__ import annotations

from collections.abc import Sequence

from tracer.analysis.reading import Reading
from tracer.analysis.spans import Span
from tracer.case.times import to_datetime
from tracer.checks.base import At, Evidence, Finding, Lasting, Settling, Term, Told, What, Who, Words
from tracer.checks.registry import all_checks
from tracer.vocabulary import Standing, Verdict

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

SENTENCES: dict[str, str] = {
    # lines on whose word it is
    "single_witness_actor": "one witness, the one who acted ({witness})",
    "single_witness_recipient": "one witness, the recipient ({witness})",
    "single_witness_present": "one witness, who was present ({witness})",
    "single_witness_body": "one witness, of the same body as one who took part ({witness})",
    "single_witness_absent": "one witness, not shown to have been there ({witness})",
    "witness_not_named": "the document does not name whose word it is {document}",
    "disputed": "the accounts contradict each other on: {roles}",
    "reported": "{reporter} reported it to {issuer} {after} {document}",
    "objects": "{who} objected to it at {at}{about:, about: } {document}",
    "accepts": "{who} accepted it at {at}{about:, about: } {document}",
    "away_until": "{who} is said to have been away at the time, until {until} {document}",
    "away": "{who} is said to have been away at the time {document}",
    "relay": "{hand} stood on the way to {ordered}",
    "substitution": "nothing shows a way on from {hand} to {ordered}",
    "relay_or_substitution": "relay or substitution: whether {hand} stood on the way to {ordered}, "
    "or in the place of {ordered}, the record cannot tell",
    "promised": "{promiser} promised to pass it on to {ordered} {document}",
    "stands_alone": "the order itself is not printed; it is known from a later word only {document}",
    "only_leave": "leave was given to do otherwise, not an order",
    "recited_only": "the order is known only as another than its issuer recites it {document}",
    "within_leave": "{issuer} had given leave",
    "conditional": "the order binds only if: {condition}",
    "for_him": "done for {giver}, or told as {giver}'s own doing",
    "objection_not_to_bearer": "the objection of {who} is to other things, not to who brought it",
    # where an order has nothing that a check needs
    "not_applicable": "the case has nothing that this check needs",
    "not_applicable_TR201": "no act is shown that performed an order which names both who was to bring it and to whom",
    "not_applicable_TR202": "no act is shown that performed an order which names a recipient",
    "not_applicable_TR203": "each ordered step is shown in some act, and no other step is ordered",
    "not_applicable_TR204": "no order names a channel of which an act tells",
    "not_applicable_TR206": "no order states a sequence of which both steps are shown",
    "not_applicable_TR207": "no order names a form of which anything is told",
    "not_applicable_TR208": "no document tells of a refusal or a return",
    "not_applicable_TR302": "no order gives leave",
    "not_applicable_TR403": "no order forbids to copy it",
    "not_applicable_TR501": "no order names a time for a step that is shown",
    "not_applicable_TR205": "no order excludes anybody whom it is shown to have reached or been kept from",
    "not_applicable_TR209": "no order names a recipient",
    "not_applicable_TR301": "no order asks that anybody be consulted",
    "not_applicable_TR401": "nobody bound by the order is shown to have told anybody outside the ordered route",
    "not_applicable_TR402": "no document tells the state of a thing at a hand-over",
    # TR101
    "custody_clear": "each recorded holder of the {thing} is the one who gave it on, from {first} on",
    "custody_gap": "the {thing} is shown with {received} ({since}) and then in the hands of {gave} ({until}): "
    "how it came from one to the other is not recorded",
    "custody_open": "no holder of the {thing} is recorded between {received} ({since}) and {gave} ({until})",
    "custody_open_message": "no holder of the {thing} is recorded between the message to {received} ({since}) {by} "
    "and the hand of {gave} ({until})",
    "no_hand_recorded": "the {thing} was to be handed over; no hand is recorded that had it {document}",
    "hands_unrecorded": "by whose hands {thing} came from {author} to {who} is not recorded",
    "word_on_hand": "a word from {who}, or a receipt, on who had {thing}",
    "naming_bringer": "a word from {who} on who brought the {thing}",
    "receipt_of_message": "a word from {who}, or a register, on how the message came to {who} {message}",
    "receipt_of_thing": "a word from {who} on how the {thing} came to {who}",
    # TR102
    "given_twice": "{giver} is shown giving the {thing} to {first} and to {second}, without having had it back between",
    "held_elsewhere": "the {thing} is said to have been with {holder} and with {other} at one time",
    "held_when": "whether {holder} held the {thing} while it is shown with {other} cannot be told",
    "one_hand_at_a_time": "the {thing} is in one hand at a time, as far as recorded",
    "word_on_time": "a word from {who} on when it was",
    # TR103
    "received_before_sent": "marked as received at {received}, before it is dated ({sent}) {document}",
    "received_after_sent": "received at {received}, after it is dated ({sent}) {document}",
    "received_when": "whether it was received ({received}) before it was sent ({sent}) cannot be told {document}",
    "word_on_receipt": "a register, or a word from {who}, on when it came in",
    "time_possible": "its time ({at}) lies no later than the document that tells it",
    "told_before_it_happened": "told by a document that is dated before it ({at}) {document}",
    "given_before_received": "{giver} is shown giving the {thing} before having received it",
    # TR104
    "accounts_conflict": "the accounts contradict each other on: {about} (independent accounts: {count})",
    "accounts_agree": "several statements tell it and do not contradict each other (independent accounts: {count})",
    "account": "{author}: {mood}{said:, } {document}",
    "account_resting": "{author}, resting on {on}: {mood}, {said} {document}",
    "may_be_one": "whether two statements speak of one act cannot be told {document}",
    "word_on_identity": "a document that says whether it was one or two",
    # TR105
    "no_quotation": "{statement} quotes nothing",
    "quotation_not_found": "the phrase “{quote}” is not in the text on hand {document}",
    "quotations_wanting": "{count} of {all} statements lack evidence that can be found {document}",
    "quotations_found": "every quotation is in the text on hand ({all}) {document}",
    "quotations_given": "every statement quotes its document ({all}); the text is not on hand {document}",
    # TR106
    "order_seen": "the order has been seen whole {document}",
    "order_partly_seen": "of the order only this has been seen: {seen} {document}",
    "order_unknown": "what this document ordered, if anything, cannot be told: {seen} {document}",
    "text_of_order": "the text of the document {document}",
    "order_unseen": "the order itself has not been seen: {seen} {document}",
    "recited_in": "what it ordered is also said later by {who} {document}",
    "withheld": "withheld: {what}",
    # TR201
    "bearer_ordered": "{giver} acted, as ordered",
    "bearer_other": "{giver} acted; the order was addressed to {ordered}",
    "bearer_open": "{giver} acted; whether that was {ordered}, as ordered, cannot be told",
    "naming_giver": "a word from {who} on whether it was {ordered} who gave it",
    # TR202
    "recipient_ordered": "{giver} {verb} the {item} to {recipient}, as ordered",
    "recipient_other": "{giver} {verb} the {item} to {recipient}; the order was to pass it to {ordered}",
    "recipient_open": "{giver} {verb} the {item} to {recipient}; whether {ordered} was reached, as ordered, "
    "cannot be told",
    "recipient_unordered": "{giver} {verb} the {item} to {recipient}; it was addressed to {addressee}, and no order "
    "to bring it to anybody has been seen",
    "recipient_perhaps_ordered": "{giver} {verb} the {item} to {recipient}; whether that had been ordered cannot be "
    "told: of a document that may have ordered it not all has been seen {document}",
    "naming_recipient": "a word from {who} on whether it was {ordered} who received it",
    "in_person": "it was given to {ordered} in person, as {issuer} had asked",
    "not_in_person": "delivery to {ordered} in person had been asked, as {issuer} says at {at}",
    "in_person_open": "whether it was given to {ordered} in person, as {issuer} asked, cannot be told",
    "correction": "a correction by {who} of one of the two accounts {document}",
    "own_word": "the word of {who}, or of another who took part",
    "condition_met": "a word from {who} that the order bound without condition",
    # TR203
    "step_done": "the ordered step was done by {giver}",
    "step_not_done": "the ordered step is said not to have been done",
    "step_refused": "the ordered step was refused by {who}",
    "step_silent": "whether {giver} did what was ordered is not recorded",
    "word_on_step": "a word from {who} that it was done, or that it was not",
    # TR204
    "channel_ordered": "it went by {shown}, as ordered",
    "channel_other": "it went by {shown}; ordered was {ordered}",
    "through_ordered": "it went through {ordered}, as ordered",
    "through_other": "it did not go through {ordered}",
    "through_open": "whether it went through {ordered}, as ordered, cannot be told",
    "word_on_way": "a word from {who} on which way it went",
    # TR206
    "sequence_ordered": "the steps were done in the ordered sequence",
    "sequence_other": "the steps were done in another sequence than ordered",
    "sequence_open": "in which sequence the steps were done cannot be told",
    # TR207
    "form_ordered": "its form is told as ordered: {shown}",
    "form_other": "its form is told as: {shown}; ordered was: {ordered}",
    "form_open": "its form, ordered as: {ordered}, is told by hearsay only",
    "form_done": "it was {form} to {recipient}, as ordered",
    "form_not_done": "it was not {form} to {recipient}, though ordered",
    "form_silent": "whether it was also {form} to {recipient}, as ordered, is not recorded",
    # TR208
    "refused": "{who} refused the {item}",
    "asked_back": "{who} asked {recipient} to take the {item} back; that it went back is not said",
    "returned": "{giver} gave the {item} back to {recipient}{state:, }",
    "read_before": "{who} is said to have read it {document}",
    # TR302
    "leave_used": "{giver} used the leave to bring the {item} to {recipient}",
    "leave_declined": "{giver} had leave to bring the {item} to {recipient}, and is said not to have used it: "
    "no deviation",
    "leave_open": "whether {giver} used the leave to bring the {item} to {recipient} rests on hearsay",
    "leave_silent": "whether {giver} used the leave to bring the {item} to {recipient} is not recorded",
    "leave_condition": "the leave depended on: {condition}",
    # TR403
    "copied": "{who} made a copy of the {item}, which was forbidden",
    "not_copied": "{who} made no copy of the {item}, as ordered",
    "copied_open": "whether {who} made a copy of the {item} cannot be told",
    # TR501
    "in_time": "done at {at}, within the ordered time ({ordered})",
    "not_in_time": "done at {at}; ordered was: {ordered}",
    "in_time_open": "whether it was done within the ordered time ({ordered}) cannot be told",
    "embargo_kept": "done at {at}, after the embargo ended ({until})",
    "embargo_early": "done at {at}, before the embargo ended ({until})",
    "embargo_open": "whether the embargo had ended ({until}) when it was done cannot be told",
    "word_on_release": "a word from {who} that released it, or that it had never been withheld",
    # TR205
    "excluded_reached": "it came to {recipient}; {issuer} says at {at} that it was not to reach {excluded}",
    "excluded_allowed": "it came to {recipient}, of {excluded}, by leave of {issuer}",
    "excluded_avoided": "the recorded way to {recipient} does not touch {excluded}",
    "purpose_missed": "it came to {recipient}, of {excluded}; that they be avoided is the reason given for the order, "
    "and no rule {document}",
    "excluded_open": "whether it came to {excluded} by {recipient} cannot be told",
    "chain": "the recorded way: {hands}",
    # TR209
    "received_own_word": "{recipient} received the {item}, on the word of {recipient} or of the same body",
    "received_deliverer": "{recipient} received the {item}, on the word of one who took part; it is not a receipt",
    "received_hearsay": "whether {recipient} received the {item} cannot be told: only hearsay says so, "
    "or it is contradicted",
    "received_promise": "whether {recipient} received the {item} cannot be told: the last that is recorded "
    "is a promise",
    "received_silent": "whether {recipient} received the {item} cannot be told: the record is silent",
    "not_received": "{recipient} did not receive the {item}, on the word of one who took part",
    "no_order_to_deliver": "no order to deliver it has been seen: this is told, not judged",
    "other_version": "what was brought is another version of it: {item}",
    "contrary_denial": "against it: a document says that it was not passed on {document}",
    "contrary_return": "against it: {giver} gave it back {document}",
    "last_rung_promise": "the last rung is the promise of {promiser}, as {reporter} reports it {document}",
    "recipients_word": "a word from {recipient}, or from the office of {recipient}",
    # TR301
    "consult_future": "{issuer} advises to consult in the future; it binds nothing done before {document}",
    "consult_no_departure": "no departure is shown that the rule to consult binds {document}",
    "consulted": "{giver} consulted {consulted} before, as ordered",
    "not_consulted": "{giver} did not consult {consulted} before",
    "consultation_silent": "whether {giver} consulted {consulted} before is not recorded",
    "word_on_consultation": "a word from {who} on whether advice was asked before the act",
    # TR401
    "told_no_limit": "{giver} let {recipient} know of the {item} ({extent}); no rule against it has been seen",
    "told_inside": "{giver} let {recipient} know of the {item} ({extent}), inside the stated circle",
    "told_outside": "{giver} let {recipient} know of the {item} ({extent}), outside the stated circle",
    "told_open": "{giver} is said to have let {recipient} know of the {item} ({extent}); whether outside the stated "
    "circle cannot be told",
    "told_before": "{recipient}, of the same body, had been told the {extent} before, by {giver}, "
    "on the word of {author} {document}",
    "circle_asserted": "{author} wrote at {at} that in {body} only {who} knew; whether that was meant as a limit "
    "cannot be told {document}",
    # TR402
    "state": "{item}: {state} when {giver} {verb} it to {recipient}",
    "state_later": "later: {state} {document}",
    "state_unsaid_later": "of its state nothing is told after that",
}


def sentence(told: Told, reading: Reading) -> str:
    """The sentence for one told fact.

    Raises:
        KeyError: if no check has a sentence of that key.

    Example:
        >>> import tracer
        >>> report = tracer.examine(tracer.load(tracer.example("bush-gorbachev-1990")))
        >>> sentence(report.findings[0].message, report.reading)
        'Joyce handed the letter to Bessmertnykh; the order was to pass it to President Gorbachev'
    """
    template = _template(told.key)
    for name, term in told.terms:
        text = _term(term, reading)
        lead_start = template.find("{" + name + ":")
        if lead_start >= 0:
            end = template.index("}", lead_start)
            lead = template[lead_start + len(name) + 2 : end]
            template = template[:lead_start] + (lead + text if text else "") + template[end + 1 :]
        template = template.replace("{" + name + "}", text)
    return " ".join(template.split())


def _template(key: str) -> str:
    if key in SENTENCES:
        return SENTENCES[key]
    for check in all_checks():
        if key in check.sentences:
            return check.sentences[key]
    if key.startswith("not_applicable_"):
        return SENTENCES["not_applicable"]
    raise KeyError(key)


def message(finding: Finding, reading: Reading) -> str:
    """The main sentence of a finding, with its rule where that was only claimed afterwards."""
    text = sentence(finding.message, reading)
    rule = finding.rule
    if rule is not None and rule.standing is Standing.CLAIMED and finding.verdict is Verdict.DEVIATION:
        after = ""
        if rule.seconds_after_act is not None:
            after = f" {lasting(*rule.seconds_after_act)} after the act"
        text += f" (said{after}, not seen in the order)"
    return text[:1].upper() + text[1:]


def known(finding: Finding) -> str:
    """How the one who acted is shown to have known the rule; empty where there is none."""
    rule = finding.rule
    if rule is None or rule.standing not in (Standing.KNOWN, Standing.IN_FORCE):
        return ""
    if rule.known is None and finding.departure is None:
        return ""  # nobody is shown to have acted against it
    return {
        "answered": "known to the one who acted: he answered the order",
        "recited": "known to the one who acted: he recites the order",
        "acted": "known to the one who acted: inferred from his acting on what only the order brought",
        None: "addressed; that the one who acted had received it is not shown",
    }[rule.known]


def summary(reading: Reading, deviations: int, open_questions: int) -> str:
    """One sentence on a whole case: how many deviations there are, and how much cannot be told."""
    departures = len({p.root.id for p in reading.departures.performances if p.departs})
    counts = [f"{deviations} deviation{'s' * (deviations != 1)}" if deviations else "no deviation is shown"]
    if 0 < departures < deviations:
        counts = [f"{departures} departure{'s' * (departures != 1)} from what was ordered, with {counts[0]}"]
    if open_questions:
        counts.append(f"{open_questions} thing{'s' * (open_questions != 1)} that the record cannot tell")
    return f"{reading.case.title}: {', '.join(counts)}."


def settling(settles: Settling, reading: Reading) -> str:
    """What would settle it."""
    return sentence(settles.told, reading)


def standing(finding: Finding) -> str:
    """How the rule stood, for people; empty where there is no rule."""
    return "" if finding.rule is None else str(finding.rule.standing)


def name(reading: Reading, id: str) -> str:
    """The name of an agent, bracketed where the editor supplied it; unknown hands by what they are."""
    if id not in {agent.id for agent in reading.case.agents}:
        return "the editors" if id == "editors" else id
    plain = plain_name(reading, id)
    return f"[{plain}]" if reading.case.agent(id).supplied else plain


def plain_name(reading: Reading, id: str) -> str:
    """The name of an agent without brackets for what is supplied."""
    agent = reading.case.agent(id)
    if agent.name:
        return agent.name
    if agent.kind == "unknown":
        return f"[someone of {name(reading, agent.one_of)}]" if agent.one_of else "[someone]"
    return agent.post or agent.id


def names(reading: Reading, ids: Sequence[str]) -> str:
    """Several names, joined as in a sentence; *somebody not named* for none."""
    if not ids:
        return "somebody not named"
    several = [name(reading, id) for id in ids]
    return several[0] if len(several) == 1 else ", ".join(several[:-1]) + " and " + several[-1]


def item_name(reading: Reading, id: str) -> str:
    """The name of a content or thing; a document in square brackets by its id."""
    if reading.case.is_document(id):
        return f"[{id}]"
    item = reading.case.item(id)
    return f"[{item.name or id}]" if item.supplied else item.name or id


def instant(microseconds: int) -> str:
    """An instant as records have it: `21 Mar 1990, 0730Z`."""
    at = to_datetime(microseconds, "UTC")
    clock = f"{at:%H%M}Z" if at.second == 0 else f"{at:%H%M:%S}Z"
    return f"{at.day} {_MONTHS[at.month - 1]} {at.year}, {clock}"


def when(span: Span, zone: str | None = None) -> str:
    """A span of time in words, never narrower than it is; the local clock where a zone is written."""
    low, high = span
    if low is not None and low == high:
        return instant(low) + _local(low, zone)
    if low is None and high is None:
        return "a time not recorded"
    if low is None or high is None:
        known_end = low if low is not None else high
        assert known_end is not None, "one end is known"
        return f"{'after' if high is None else 'before'} {instant(known_end)}"
    if (day := _rest_of_day(low, high, zone or "UTC")) is not None:
        return day
    return f"between {instant(low)} and {instant(high)}"


def lasting(least: int | None, most: int | None) -> str:
    """A duration in words: `11 h 54 min`; a range where the times leave one.

    Example:
        >>> lasting(42840, 42840), lasting(3600, 7200), lasting(0, 0)
        ('11 h 54 min', '1 h to 2 h', '0 min')
    """
    if least is None and most is None:
        return "a time not recorded"
    if least is None or most is None:
        bound = least if least is not None else most
        assert bound is not None, "one end is known"
        return f"{'at least' if most is None else 'at most'} {_duration(bound)}"
    return _duration(least) if least == most else f"{_duration(least)} to {_duration(most)}"


def witness(reading: Reading, evidence: Evidence) -> str:
    """Whose word a piece of evidence is."""
    if evidence.witness is None:
        return "not said whose word" if evidence.stand == "unattributed" else "author not named"
    text = name(reading, evidence.witness)
    if evidence.removes:
        text += f", at {evidence.removes} remove{'s' if evidence.removes > 1 else ''}"
    return text


def place(reading: Reading, document: str) -> str:
    """Where a document is printed or kept: its source's citation and the place in it."""
    one = reading.case.document(document)
    if one.source is None:
        return one.cite or ""
    return ", ".join(part for part in (reading.case.source(one.source).cite, one.place) if part)


def _term(term: Term, reading: Reading) -> str:
    match term:
        case Who(ids):
            return names(reading, ids)
        case What(id):
            return item_name(reading, id)
        case At(span, zone):
            return when(span, zone)
        case Lasting(least, most):
            return f"after {lasting(least, most)}" if (least, most) != (None, None) else "at a time not recorded"
        case Words(text):
            return text


def _local(microseconds: int, zone: str | None) -> str:
    if zone is None or zone in ("UTC", "Z"):
        return ""
    return f" ({to_datetime(microseconds, zone):%H:%M} {zone.rsplit('/', 1)[-1].replace('_', ' ')})"


def _rest_of_day(low: int, high: int, zone: str) -> str | None:
    """The date, where the span is one calendar day of the zone; *after* a clock, where it is the rest of it."""
    start, end = to_datetime(low, zone), to_datetime(high + 1, zone)
    ends_at_midnight = (end.hour, end.minute, end.second, end.microsecond) == (0, 0, 0, 0)
    if not ends_at_midnight or to_datetime(high, zone).date() != start.date():
        return None
    date = f"{start.day} {_MONTHS[start.month - 1]} {start.year}"
    begins_at_midnight = (start.hour, start.minute, start.second) == (0, 0, 0)
    return date if begins_at_midnight else f"{date}, after {instant(low).rsplit(' ', 1)[-1]}"


def _duration(seconds: int) -> str:
    sign, seconds = ("minus ", -seconds) if seconds < 0 else ("", seconds)
    days, rest = divmod(seconds, 86_400)
    hours, rest = divmod(rest, 3_600)
    minutes, rest = divmod(rest, 60)
    parts = [f"{days} d"] * bool(days) + [f"{hours} h"] * bool(hours) + [f"{minutes} min"] * bool(minutes)
    return sign + (" ".join(parts + [f"{rest} s"] * bool(rest)) or "0 min")
