"""A case as the rest of Tracer sees it: every id resolved, nothing that can change.

Only `load` builds these from a file; importers build them from foreign data. All
collections are tuples. Times stay as written here (`tracer.case.times.Time`); what
follows from comparing them is worked out in `tracer.analysis.chronology`.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from tracer.case.apparatus import Edition, Expectation, Source, Supplied, Variant
from tracer.case.namesakes import told_apart
from tracer.case.teaching import Teaching
from tracer.case.times import Time
from tracer.errors import Location
from tracer.vocabulary import Extent, Mood, Verb


@dataclass(frozen=True, slots=True)
class Membership:
    """That somebody is in a body, or holds a post, from and until when (None: not said)."""

    of: str
    since: Time | None = None
    until: Time | None = None


@dataclass(frozen=True, slots=True)
class Agent:
    """A person, a post (whoever held it), a body, or a named unknown.

    Attributes:
        id: key in the case's `who`; an inline `one of BODY` has `<statement id>/<role>`.
        kind: `person`, `post`, `body` or `unknown`.
        name: what to print; for an unknown that has none, empty.
        post: a person's post as the document gives it, or the post itself.
        memberships: the bodies the agent is in.
        holds: the posts a person holds.
        one_of: for an unknown, the body whose member it is (None: nothing is known).
        excluded: for an unknown, ids of agents that it is not.
        may_be: ids of agents that this may be (kept open, never assumed).
        withheld: for an unknown whom the document names and the print does not: how it shows that.
        zone: IANA name of the zone of the body's place.
        inline: whether it was written inline, so that nothing else refers to it.
        supplied: the editor's reason, where the editor added this.
    """

    id: str
    kind: str
    name: str
    location: Location
    post: str | None = None
    memberships: tuple[Membership, ...] = ()
    holds: tuple[Membership, ...] = ()
    one_of: str | None = None
    excluded: tuple[str, ...] = ()
    may_be: tuple[str, ...] = ()
    withheld: str | None = None
    zone: str | None = None
    inline: bool = False
    supplied: str | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """A content, a thing that carries content, or a document (which is both).

    Attributes:
        kind: `content`, `thing` or `document`.
        sender: ids of agents whose words the content is.
        addressee: ids of agents whom it is for.
        carries: ids of the contents that a thing or document carries (never itself).
        variant_of: id of the content of which this is another version.
        made_from: ids of items it was made from.
        copy_of: id of the item of which it is a copy; `original_of` likewise.
    """

    id: str
    kind: str
    name: str
    location: Location
    sender: tuple[str, ...] = ()
    addressee: tuple[str, ...] = ()
    carries: tuple[str, ...] = ()
    variant_of: str | None = None
    made_from: tuple[str, ...] = ()
    copy_of: str | None = None
    original_of: str | None = None
    may_be: tuple[str, ...] = ()
    form: str | None = None
    inline: bool = False
    supplied: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that one document says: an act under a mood, with its quotation.

    Roles are tuples of agent ids; an empty tuple means *not said*. `item` is the id of
    the content, thing or document that the verb takes, `agents` the agents that `consult`,
    `ask` and `away` take, `text` the words that `event` takes.

    Attributes:
        id: the id given, or the key made from what it says (rule R20); unique in a case.
        given: whether the id was given in the file.
        by: whose word it is, at how many removes, nearest the document last; empty: the
            document's own author. Ids, or `editors`, or `not said`.
        binds: None, `future`, or the id of the document or statement since which it binds.
        target: for `objects` and `accepts`, the id of the act judged.
        same: the id of the act that this restates (it then has only what its own document says of it).
        that: for `ask`, the act asked for; its id ends in `/that`, its mood is `asked`.
        suspended_until: the id of the document or act that ends the suspension.
        manner: `advice`, if it is said in no words of command; `attempt`, if it is only to be tried; else None.
        condition: `if`, in the document's words; or `until authorised by X`, which is no time.
        about: for `objects` and `accepts` the roles of the act judged, for `consult` words.
    """

    id: str
    document: str
    mood: Mood
    location: Location
    verb: Verb | None = None
    item: str | None = None
    agents: tuple[str, ...] = ()
    text: str | None = None
    giver: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    who: tuple[str, ...] = ()
    through: tuple[str, ...] = ()
    on_behalf: tuple[str, ...] = ()
    present: tuple[str, ...] = ()
    only_in: tuple[str, ...] = ()
    via: str | None = None
    state: str | None = None
    form: str | None = None
    how: str | None = None
    extent: Extent | None = None
    personally: bool | None = None
    before: str | None = None
    of: str | None = None
    when: Time | None = None
    until: Time | None = None
    then: str | None = None
    under: str | None = None
    same: str | None = None
    that: Statement | None = None
    target: str | None = None
    about: tuple[str, ...] = ()
    given: bool = False
    quote: str | None = None
    place: str | None = None
    by: tuple[str, ...] = ()
    binds: str | None = None
    amends: str | None = None
    instead_of: str | None = None
    suspends: str | None = None
    suspended_until: str | None = None
    purpose: bool = False
    manner: str | None = None
    condition: str | None = None
    judge: str | None = None
    may_be: str | None = None
    rests_on: tuple[str, ...] = ()
    supplied: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One document and what it says.

    Attributes:
        author: `from`, the agents whose message it is; empty where it is not a message.
        by: whose account it is, where it is not a message (`by`).
        addressees: `to`; addressed is not received.
        date: when it was stated; neither sending nor receipt unless it says so.
        received: when it came in, as printed on it.
        carries: ids of items it carries or encloses.
        answers: ids of documents that it answers (which shows receipt).
        on: id of the item on which it is written.
        source: id of the source it is printed in, from `cite`; `place` is the rest of it.
        seen: how much of it has been seen, one of `tracer.vocabulary.SEEN`.
        withheld: passages that are known to be missing.
    """

    id: str
    location: Location
    seen: str
    says: tuple[Statement, ...] = ()
    author: tuple[str, ...] = ()
    signed: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()
    through: tuple[str, ...] = ()
    via: str | None = None
    date: Time | None = None
    received: Time | None = None
    carries: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()
    refers_to: tuple[str, ...] = ()
    rests_on: tuple[str, ...] = ()
    may_be: tuple[str, ...] = ()
    on: str | None = None
    cite: str | None = None
    source: str | None = None
    place: str | None = None
    file: str | None = None
    marking: str | None = None
    withheld: tuple[str, ...] = ()
    title: str | None = None
    supplied: str | None = None


@dataclass(frozen=True)
class Case:
    """One case: who, what, the documents and what they say.

    Attributes:
        name: the file's stem, by which outputs are named.
        about: microseconds by which `about X` may be off, where the case says so.
        supplied: everything the editor added, in the order of the file.
        points: what the case teaches; `reading` what to read beside it.

    Example:
        >>> import tracer
        >>> case = tracer.load(tracer.example("bush-gorbachev-1990"))
        >>> case.agent("joyce").name
        'Joyce'
    """

    name: str
    title: str
    location: Location
    sources: tuple[Source, ...] = ()
    agents: tuple[Agent, ...] = ()
    items: tuple[Item, ...] = ()
    documents: tuple[Document, ...] = ()
    supplied: tuple[Supplied, ...] = ()
    expectations: tuple[Expectation, ...] = ()
    variants: tuple[Variant, ...] = ()
    edition: Edition | None = None
    headnote: str | None = None
    points: tuple[str, ...] = ()
    reading: tuple[str, ...] = ()
    teaching: Teaching = Teaching()
    year: int | None = None
    about: int | None = None
    _agents: dict[str, Agent] = field(init=False, repr=False, compare=False)
    _called: dict[str, str] = field(init=False, repr=False, compare=False)
    _items: dict[str, Item] = field(init=False, repr=False, compare=False)
    _documents: dict[str, Document] = field(init=False, repr=False, compare=False)
    _sources: dict[str, Source] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_agents", {agent.id: agent for agent in self.agents})
        object.__setattr__(self, "_called", told_apart(self.agents))
        object.__setattr__(self, "_items", {item.id: item for item in self.items})
        object.__setattr__(self, "_documents", {document.id: document for document in self.documents})
        object.__setattr__(self, "_sources", {source.id: source for source in self.sources})

    def agent(self, id: str) -> Agent:
        """The agent with this id. Raises `KeyError` if there is none."""
        return self._agents[id]

    def called(self, id: str) -> str:
        """What to call an agent, so that nobody takes him for another of that name; nothing for an unnamed hand."""
        return self._called[id]

    def item(self, id: str) -> Item:
        """The content, thing or document with this id. Raises `KeyError` if there is none."""
        return self._items[id]

    def document(self, id: str) -> Document:
        """The document with this id. Raises `KeyError` if there is none."""
        return self._documents[id]

    def source(self, id: str) -> Source:
        """The source with this id. Raises `KeyError` if there is none."""
        return self._sources[id]

    def paper(self, item: str) -> Document | None:
        """The document that an item is, or of which it is a copy or the original; None for any other."""
        while not self.is_document(item):
            one = self.item(item)
            copied = one.copy_of or one.original_of
            if copied is None:
                return None
            item = copied
        return self.document(item)

    def is_document(self, id: str) -> bool:
        """Whether this id is a document's."""
        return id in self._documents

    def statements(self) -> tuple[Statement, ...]:
        """All statements of all documents, in the order of the file."""
        return tuple(statement for document in self.documents for statement in document.says)
