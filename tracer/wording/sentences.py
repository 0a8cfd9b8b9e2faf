"""The sentences, by key; `{name}` is filled with a term, `{name:lead}` with lead and term, if there is one.

Sentences say what is shown and no more: an act that one witness tells is told as shown, a
rule said afterwards as said afterwards. Nothing here blames.
"""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    # lines on whose word it is
    "single_witness_actor": "one witness, the one who acted ({witness})",
    "single_witness_recipient": "one witness, the recipient ({witness})",
    "single_witness_present": "one witness, who was present ({witness})",
    "single_witness_body": "one witness, of the same body as one who took part ({witness})",
    "single_witness_absent": "one witness, not shown to have been there ({witness})",
    "witness_not_named": "the document does not name whose word it is {document}",
    "witness_finer": "that it was {hand} is said by one who is not shown to have been there {document}; {first} names "
    "{other}",
    "disputed": "the accounts contradict each other on {roles}",
    "reported": "{reporter} reported it to {issuer} {after} {document}",
    "objects": "{who} objected to it {at:on }{about:, about } {document}",
    "accepts": "{who} accepted it {at:on }{about:, about } {document}",
    "away_until": "{who} is said to have been away at the time, until {until} {document}",
    "away": "{who} is said to have been away at the time {document}",
    "relay": "{hand} stood on the way to {ordered}",
    "substitution": "nothing shows a way on from {hand} to {ordered}",
    "besides": "at once with {ordered} it came to {hand}, whom no order seen names",
    "relay_or_substitution": "relay or substitution: whether {hand} stood on the way to {ordered}, "
    "or in the place of {ordered}, the record cannot tell",
    "promised": "{promiser} promised to pass it on to {ordered} {document}",
    "stands_alone": "the order itself is not printed; it is known from a later word only {document}",
    "rule_perhaps_later": "whether it was ordered before the act or only after it cannot be told {document}",
    "leave_perhaps_later": "whether leave was given before the act or only after it cannot be told {document}",
    "order_changed": "the order did not stay as it was: {by}",
    "rule_later": "it was ordered only after it had come: the order does not judge it {document}",
    "supplied_order": "the order is supplied by the editor, and none of a document: {why}",
    "only_leave": "what was given is leave, and no order",
    "only_attempt": "what was ordered is an attempt",
    "recited_only": "the order is known only as another than its issuer recites it {document}",
    "within_leave": "{issuer} had given leave",
    "leave_conditional": "the leave has a condition: {condition}",
    "conditional": "the order binds on a condition: {condition}",
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
    "custody_clear_untold": "each recorded holder of the {thing} is the one who gave it on, from {first} on; "
    "how it came from {author} to {first} is not told",
    "start_untold": "how the {thing} came from {author} to {first} is not told",
    "custody_gap": "the {thing} is shown with {received} ({since}) and then in the hands of {gave} ({until}): "
    "how it came from one to the other is not recorded",
    "custody_open": "no holder of the {thing} is recorded between {received} ({since}) and {gave} ({until})",
    "custody_open_message": "no holder of the {thing} is recorded between the message to {received} ({since}) {by} "
    "and the hand of {gave} ({until})",
    "custody_order": "whether the {thing} came to {received} ({since}) before it left the hands of {gave} ({until}) "
    "is not recorded; if it did, how it came from one to the other is not recorded",
    "no_hand_recorded": "the {thing} was to be handed over; no hand is recorded that had it {document}",
    "hands_unrecorded": "by whose hands the {thing} came from {author} to {who} is not recorded",
    "word_on_hand": "a word from {who}, or a receipt, on who had the {thing}",
    "naming_bringer": "a word from {who} on who brought the {thing}{received:, and whether after it had come to }",
    "receipt_of_message": "a word from {who}, or a register, on how the message came in {message}",
    "word_on_order": "a word from {who} on which came first: that {received} had it, or that {gave} gave it on",
    "receipt_of_thing": "a word from {who} on where the {thing} came from"
    "{received:, and whether after it had come to }",
    "word_on_order_each": "a word from each of {who} on which came first: that the {thing} came to {received}, "
    "or that they gave it on",
    "receipt_of_message_each": "a word from each of {who}, or a register, on how the message came to them {message}",
    "receipt_of_thing_each": "a word from each of {who} on how the {thing} came to them"
    "{received:, and whether after it had come to }",
    "handing_on": "a word from {who} on handing on the {thing}{received:, and whether after it had come to }",
    "handing_on_each": "a word from each of {who} on handing on the {thing}"
    "{received:, and whether after it had come to }",
    "both_hands": "a word from {who} on who handed the {thing} to whom{received:, and whether after it had come to }",
    # TR102
    "given_twice": "{giver} is shown giving the {thing} to {first} and to {second}, without having had it back between",
    "held_elsewhere": "the {thing} is said to have been with {holder} and with {other} at one time",
    "held_when": "whether {holder} held the {thing} while it is shown with {other} cannot be told",
    "one_hand_at_a_time": "the {thing} is in one hand at a time, as far as recorded",
    "word_on_time": "a word from {who} on when it was",
    "word_on_holding": "a word from {who} on when the {thing} was in hand",
    # TR103
    "received_before_sent": "marked as received ({received}) before it is dated ({sent}) {document}",
    "received_after_sent": "received ({received}) after it is dated ({sent}) {document}",
    "received_when": "whether the {document} was received ({received}) before it was sent ({sent}) cannot be told",
    "word_on_receipt": "a register, or a word from {who}, on when it came in",
    "time_possible": "the time told ({at}) is no later than the document that tells it",
    "time_possible_undated": "the time told ({at}) is not shown to be later than the document that tells it, which is "
    "not dated",
    "told_before_it_happened": "told by a document that is dated before it ({at}) {document}",
    "given_before_received": "{giver} is shown giving the {thing} before having received it",
    # TR104
    "accounts_conflict": "the accounts of {act} contradict each other on {about} (independent accounts of it: {count})",
    "accounts_agree": "several statements tell of {act} and do not contradict each other (independent accounts: "
    "{count})",
    "account": "{author}: {mood}{giver:, from }{recipient:, to }{at:, }{said:, } {document}",
    "account_resting": "{author}, resting on {on}: {mood}{giver:, from }{recipient:, to }{at:, }{said:, } {document}",
    "may_be_one": "whether {one} and {other} were one act cannot be told",
    "word_on_identity": "a document that says whether they were one act or two",
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
    "bearer_ordered": "it was {giver} who acted, as ordered",
    "bearer_ordered_leave": "it was {giver} who acted, within the leave given",
    "bearer_ordered_addressed": "it was {giver} who acted, to whom the order was addressed",
    "bearer_other": "{giver} acted; the order was addressed to {ordered}",
    "bearer_heard": "whether it was {ordered} who acted, as ordered, cannot be told",
    "bearer_heard_addressed": "whether it was {ordered} who acted, to whom the order was addressed, cannot be told",
    "bearer_perhaps_allowed": "{giver} acted; whether that was otherwise than ordered cannot be told",
    "bearer_open": "{giver} acted; whether that was {ordered}, as ordered, cannot be told",
    "bearer_open_addressed": "{giver} acted; whether that was {ordered}, to whom the order was addressed, "
    "cannot be told",
    "naming_giver": "a word from {who} on whether it was {ordered} who gave it"
    "{after:, and on whether the act was done after }",
    # TR202
    "recipient_ordered": "{giver} {verb} the {item} to {recipient}, as ordered",
    "recipient_ordered_leave": "{giver} {verb} the {item} to {recipient}, within the leave given",
    "recipient_other": "{giver} {verb} the {item} to {recipient}; the order was to pass it to {ordered}",
    "recipient_open": "{giver} {verb} the {item} to {recipient}; whether {ordered} was reached, as ordered, "
    "cannot be told",
    "recipient_perhaps_allowed": "{giver} {verb} the {item} to {recipient}; whether that was otherwise than ordered "
    "cannot be told",
    "recipient_unordered": "{giver} {verb} the {item} to {recipient}; it was addressed to {addressee}, and no order "
    "to bring it to anybody has been seen",
    "recipient_unordered_version": "{giver} {verb} another version of the {item} to {recipient}; it was addressed to "
    "{addressee}, and no order to bring it to anybody has been seen",
    "recipient_perhaps_ordered_version": "{giver} {verb} another version of the {item} to {recipient}; whether that "
    "had been ordered cannot be told: of a document that may have ordered it not all has been seen {document}",
    "recipient_perhaps_ordered": "{giver} {verb} the {item} to {recipient}; whether that had been ordered cannot be "
    "told: of a document that may have ordered it not all has been seen {document}",
    "naming_recipient": "a word from {who} on whether it was {ordered} who received it"
    "{after:, and on whether the act was done after }",
    "in_person": "it was given to {ordered} in person, as {issuer} had asked",
    "not_in_person": "delivery to {ordered} in person had been asked, as {issuer} says {at:on }",
    "in_person_open": "whether it was given to {ordered} in person, as {issuer} asked, cannot be told",
    "word_on_person": "a word from {who} on whether it was given in person",
    "correction": "a word from {who} that corrects this account: {account}",
    "own_word": "the word of {who}, or of another who took part{after:, and on whether it was done after }",
    "date_of_order": "the time of the order, or a word from {who} that the act was done after it {document}",
    "condition_met": "a word from {who} that the condition was met, or that there was none",
    # TR203
    "step_done": "{giver} carried out {rule}",
    "step_not_done": "{rule} is said not to have been carried out",
    "step_refused": "{who} refused to carry out {rule}",
    "step_silent": "whether {giver} carried out {rule} is not recorded",
    "step_silent_bringing": "whether {giver} {verb} the {item}{recipient: to }, as ordered, is not recorded",
    "step_silent_addressed": "whether the {item} was {verb}{recipient: to }, as ordered, is not recorded; the order "
    "was addressed to {giver}",
    "step_silent_attempt": "whether {giver} {verb} the {item}{recipient: to } is not recorded; what was ordered is an "
    "attempt",
    "word_on_attempt": "a word from {who} that it was done",
    "word_on_step": "a word from {who} that it was done, or that it was not",
    # TR204
    "channel_ordered": "the channel was {shown}, as ordered",
    "channel_other": "the channel was {shown}; ordered was {ordered}",
    "channel_open": "whether the channel was {ordered}, as ordered, cannot be told; it is told as {shown}",
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
    "form_done": "{recipient} was {form} the {item}, in the form ordered",
    "form_done_leave": "{recipient} was {form} the {item}, in a form for which there was leave",
    "form_not_done": "{recipient} was not {form} the {item}, though ordered",
    "form_version": "{recipient} was {form} another version of the {item}; whether that is what was ordered cannot "
    "be told",
    "form_silent": "whether {recipient} was also {form} the {item}, as ordered, is not recorded",
    # TR208
    "refused": "{who} {refused} the {item}",
    "refused_passing": "{who} {refused} to have the {item} passed on{recipient: to }",
    "refused_himself": "{who} {refused} the {item} from {giver} in person",
    "refused_to_bring": "{who} {refused} the {item} on{recipient: to }",
    "asked_back": "{who} asked {recipient} to take the {item} back; that it went back is not said",
    "returned": "{giver} {verb} the {item} back to {recipient}{state:, }",
    "read_before": "{who} is said to have read it {document}",
    # TR302
    "leave_used": "{giver} used {rule}",
    "leave_used_perhaps": "{giver} brought the {item} to {recipient}; whether the condition of the leave held "
    "cannot be told",
    "leave_declined": "{giver} had leave to bring the {item} to {recipient}, and is said not to have used it: "
    "no deviation",
    "leave_exceeded": "{giver} brought the {item} to {recipient} outside the time for which there was leave",
    "leave_time_open": "whether {giver} brought the {item} to {recipient} within the time of the leave cannot be told",
    "leave_open": "whether {giver} used {rule} cannot be told: only hearsay says so",
    "leave_silent": "whether {giver} used {rule} is not recorded",
    "leave_condition": "the leave had a condition: {condition}",
    # TR403
    "copied": "{who} made a copy of the {item}, which was forbidden",
    "not_copied": "{who} made no copy of the {item}, as ordered",
    "copied_before": "{who} may have made a copy of the {item} before it was forbidden",
    "copied_open": "whether {who} made a copy of the {item} cannot be told",
    # TR501
    "in_time": "{act} was {at:on }, within the ordered time ({ordered})",
    "not_in_time": "{act} was {at:on }; ordered was: {ordered}",
    "in_time_open": "whether {act} was within the ordered time ({ordered}) cannot be told",
    "embargo_kept": "{act} was {at:on }, after the embargo ended ({until})",
    "embargo_early": "{act} was {at:on }, before the embargo ended ({until})",
    "embargo_open": "whether the embargo ({until}) had ended at the time of {act} cannot be told",
    "word_on_release": "the message that released it, or a word from {who} that none was sent",
    # TR205
    "excluded_reached": "the {item} came to {recipient}; {issuer} says {at:on } that it was not to reach {excluded}",
    "excluded_through": "the {item} went through {excluded}; {issuer} says {at:on } that it was not to",
    "excluded_allowed": "the {item} came to {recipient}, of {excluded}, by leave of {issuer}",
    "excluded_allowed_himself": "the {item} came to {recipient}, by leave of {issuer}",
    "excluded_avoided": "the recorded way to {recipient} does not touch {excluded}",
    "purpose_missed": "the {item} {came} to {recipient}, of {excluded}; that they be avoided is the reason given for "
    "the order, and no rule {document}",
    "excluded_leave": "the {item} came to {recipient}, of {excluded}; whether by leave of {issuer} cannot be told",
    "excluded_leave_himself": "the {item} came to {recipient}; whether by leave of {issuer} cannot be told",
    "excluded_heard": "whether the {item} came to {recipient}, whom {issuer} excludes, cannot be told",
    "excluded_open": "whether the {item} came to {excluded} by {recipient} cannot be told",
    "chain": "the recorded way: {hands}",
    "chain_open": "the recorded way: {before}; how it came from there to {giver} is not recorded; then {hands}",
    # TR209
    "received_own_word": "{recipient} {came} the {item}, on the word of {witness}",
    "received_answer": "{recipient} {came} the {item}, as an answer to it shows {answer}",
    "received_deliverer": "{recipient} {came} the {item}, on the word of {witness}, who took part; it is "
    "not a receipt",
    "received_deliverer_body": "{recipient} {came} the {item}, on the word of {witness}, of the same body as "
    "one who took part; it is not a receipt",
    "received_unnamed": "whether {recipient} {came} the {item} cannot be told: only an author who is not named "
    "says so",
    "received_hearsay": "whether {recipient} {came} the {item} cannot be told: only hearsay says so",
    "received_contradicted": "whether {recipient} {came} the {item} cannot be told: what is said of it "
    "is contradicted",
    "received_promise": "whether {recipient} received the {item} cannot be told: the last that is recorded "
    "is a promise",
    "received_promise_returned": "whether {recipient} received the {item} cannot be told: that it would be passed on "
    "is promised, and that it was given back is told",
    "received_silent_returned": "whether {recipient} received the {item} cannot be told: that it came so far is not "
    "recorded, and that it was given back is told",
    "received_denied": "whether {recipient} received the {item} cannot be told: that it did not come is said, "
    "and not shown",
    "received_silent": "whether {recipient} received the {item} cannot be told: that it came so far is not recorded",
    "not_received": "{recipient} did not receive the {item}, on the word of one who took part",
    "no_order_to_deliver": "no order to bring it to {recipient} has been seen: this is told, not judged",
    "perhaps_ordered": "whether it was ordered in what has not been seen cannot be told {document}",
    "requested": "on record, though: {request}; what is asked binds nobody until it is agreed to",
    "allowed": "on record, though: {leave}; leave is no order",
    "other_version": "what was brought is another version of it: {item}",
    "contrary_denial": "against it: a document says that it was not passed on {document}",
    "contrary_return": "against it: {giver} {verb} it back {document}",
    "knew_of_it": "that {knower} knew of it (its {extent}) is told {document}; to know is not to have received",
    "last_rung_promise": "the promise is that of {promiser}, as {reporter} reports it {document}",
    "promised_version": "what was promised is another version of it: {item}",
    "word_of_body": "a word that it came, from {recipient}",
    "recipients_word": "a word that it came, from {recipient} or from the office of {recipient}",
    # TR301
    "consult_future": "{issuer} advises to consult in the future; it binds nothing done before {document}",
    "consult_no_departure": "no departure is shown that the rule to consult binds {document}",
    "consulted": "{giver} consulted {consulted} before, as ordered",
    "not_consulted": "{giver} did not consult {consulted} before",
    "consultation_heard": "whether {giver} consulted {consulted} before cannot be told: only hearsay denies it",
    "consultation_silent": "whether {giver} consulted {consulted} before is not recorded",
    "word_on_consultation": "a word from {who} on whether advice was asked before the act",
    # TR401
    "told_no_limit": "{giver} let {recipient} know of the {item} (its {extent}); no rule against it has been seen",
    "told_no_limit_heard": "{giver} reportedly let {recipient} know of the {item} (its {extent}); no rule against it "
    "has been seen",
    "told_inside": "{giver} let {recipient} know of the {item} (its {extent}), inside the stated circle",
    "told_outside": "{giver} let {recipient} know of the {item} (its {extent}), outside the stated circle",
    "told_open": "{giver} reportedly let {recipient} know of the {item} (its {extent}); whether outside the stated "
    "circle cannot be told",
    "told_perhaps_outside": "{giver} let {recipient} know of the {item} (its {extent}); whether outside the stated "
    "circle cannot be told",
    "told_before": "{recipient}, of the same body, had been told the {extent} before, by {giver}, "
    "on the word of {author} {document}",
    "circle_asserted": "{author} wrote {at:on } that in {body} only {who} knew; whether that was meant as a limit "
    "cannot be told {document}",
    # TR402
    "state": "{item}: {state} when {giver} {verb} it to {recipient}",
    "state_later": "later: {state} {document}",
    "state_unsaid_later": "of its state nothing is told after that",
}
