"""Questions on who knew of it: how much, and who of several at all."""

from __future__ import annotations

from collections.abc import Iterable

from tracer import wording
from tracer.analysis.reading import Reading
from tracer.case.model import Document
from tracer.kernel.truth import Truth
from tracer.report import Report
from tracer.teaching.quiz.citing import FEWEST, MOST, cited
from tracer.teaching.quiz.hands import maybe_one, one_person, people
from tracer.teaching.quiz.model import Choice
from tracer.vocabulary import Extent, Mood
from tracer.wording.nouns import item

_EXTENTS = {
    Extent.EXISTENCE: "only that there was such a thing", Extent.SUBJECT: "what it was about, and no more",
    Extent.GIST: "the gist of it", Extent.TEXT: "its words",
}  # fmt: skip
#: How much of an item, in a question.
_OF = {
    Extent.EXISTENCE: "of {}", Extent.SUBJECT: "what {} was about",
    Extent.GIST: "the gist of {}", Extent.TEXT: "the words of {}",
}  # fmt: skip
#: Who is only to get it, or was not given it, is not shown to have known of it.
_SHOWING = frozenset({Mood.DID, Mood.AGREED, Mood.BELIEVES, Mood.UNSURE})


def knowers(report: Report) -> Iterable[Choice]:
    """How much of a content somebody certainly knew, where nothing leaves open that he knew more."""
    reading = report.reading
    for knowing in reading.knowledge.all:
        low, high = knowing.since
        if knowing.certain is not Truth.YES or low is None or low != high or not one_person(reading, knowing.agent):
            continue
        certain, possible = reading.knowledge.at(knowing.content, low).get(knowing.agent, (None, None))
        act = reading.accounts.find(knowing.path)
        if certain is None or certain is not possible or certain is not knowing.extent or act is None:
            continue
        when = wording.when(knowing.since, reading.times.zone(knowing.path))
        yield Choice(
            f"knew/{knowing.content}/{knowing.agent}/{knowing.path}",
            f"What is {wording.name(reading, knowing.agent)} shown to have known of {item(reading, knowing.content)} "
            f"at {when}?",
            tuple(_EXTENTS.values()), _EXTENTS[certain], cited(reading, act.statements), act.statements,
        )  # fmt: skip


def informed(report: Report) -> Iterable[Choice]:
    """Who of several is shown to have known of a content, where nothing connects the others with it but its address."""
    reading = report.reading
    for content in reading.knowledge.contents:
        if report.case.is_document(content) or report.case.item(content).name in ("", content):
            continue
        near = _near(reading, content)
        wrote = {*report.case.item(content).sender, *(one for d in _bringing(reading, content) for one in d.author)}
        wrong = [one for one in people(report) if not any(maybe_one(reading, one, other) for other in near)]
        # An address is easily taken for a receipt.
        wrong.sort(key=lambda one: one not in report.case.item(content).addressee)
        for knowing in reversed(reading.knowledge.all):
            act = reading.accounts.find(knowing.path)
            if knowing.content != content or knowing.certain is not Truth.YES or act is None or len(wrong) < FEWEST:
                continue
            if not one_person(reading, knowing.agent) or any(maybe_one(reading, knowing.agent, one) for one in wrote):
                continue  # a body, or whoever wrote it himself
            options = tuple(dict.fromkeys(wording.name(reading, one) for one in (knowing.agent, *wrong)))[: MOST + 1]
            yield Choice(
                f"informed/{content}/{knowing.agent}/{knowing.path}",
                f"Who is shown to have known {_OF[knowing.extent].format(item(reading, content))}?",
                options, options[0], cited(reading, act.statements), act.statements,
            )  # fmt: skip
            break


def _bringing(reading: Reading, content: str) -> list[Document]:
    return [d for d in reading.case.documents if any(_speaks(reading, one, content) for one in d.carries)]


def _near(reading: Reading, content: str) -> set[str]:
    """Everybody whom a document connects with a content, otherwise than as the one who is to get it."""
    case = reading.case
    knowing_it = {knowing.agent for knowing in reading.knowledge.all if knowing.content == content}
    found = {*knowing_it}
    found |= {*case.item(content).sender}
    # Whoever had one message of a row may have had the others, as a channel or a clerk has.
    addressee = {*case.item(content).addressee}
    contents = [one for one in reading.knowledge.contents if not case.is_document(one)]
    row = {one for one in contents if addressee & {*case.item(one).addressee}}
    found |= {knowing.agent for knowing in reading.knowledge.all if knowing.content in row}
    bringing = _bringing(reading, content)
    for document in case.documents:
        told = document in bringing
        for said in document.says:
            if said.item is None or not _speaks(reading, said.item, content):
                continue
            told = True
            found |= {*said.giver, *said.who, *said.through, *said.present, *said.on_behalf, *said.by}
            found |= {*said.recipient} if said.mood in _SHOWING else set()
            # An order that another document recites went through hands, too.
            if said.binds and case.is_document(said.binds):
                order = case.document(said.binds)
                found |= {*order.author, *order.signed, *order.addressees, *order.copies, *order.through}
        if told:
            found |= {*document.author, *document.signed, *document.addressees, *document.copies, *document.by}
            found |= {*document.through}
    # Whoever asked them about something may have told it.
    for said in case.statements():
        parties = {*said.giver, *said.who, *said.recipient, *said.agents}
        if said.mood is Mood.DID and said.item is None and parties & knowing_it:
            found |= parties
    return found & {agent.id for agent in case.agents}


def _speaks(reading: Reading, id: str, content: str) -> bool:
    told = {id, *reading.items.contents(id)}
    # Whoever has to do with another version may have this one before him, too.
    versions = any(reading.items.version_of(content, one) or reading.items.version_of(one, content) for one in told)
    return content in told or versions
