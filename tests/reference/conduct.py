"""How what was done compares with the order in every world."""

from __future__ import annotations

from tests.reference.aligning import Stage
from tests.reference.people import listed
from tests.reference.performing import Performing


class Conduct(Performing):
    """What was done, held against what was ordered."""

    def open_act(self, id: str, *roles: str) -> bool:
        """Whether the rules leave open what hangs on these roles of an act."""
        return bool({f"happened:{id}", f"time:{id}", *(f"role:{id}:{role}" for role in roles)} & self.worlds.open)

    def _fact(self, id: str, answers: set[bool]) -> str:
        if not self.worlds.certain[id] or len(answers) > 1:
            return "cannot tell"
        return "as ordered" if True in answers else "different"

    def recipient(self, stage: Stage, id: str) -> str:
        """TR202: whether the recipient was the ordered one or of the ordered body."""
        meant = self.worlds.people.fillings(stage.recipient)
        return self._fact(id, {one in meant for (one,) in self.worlds.filled((id, "to"))})

    def personally(self, stage: Stage, id: str) -> str:
        """TR202 personally (R12): from the ordered giver's own hand into the person's."""
        return self._fact(
            id,
            {
                (a.name, b.name) == (stage.giver, stage.recipient)
                for a, b in self.worlds.filled((id, "from"), (id, "to"))
            },
        )

    def bearer(self, stage: Stage, id: str) -> set[str]:
        """TR201: whether the ordered giver acted; noted where he reports it himself (R11).

        Where it cannot be told whether it was he or another, and he reports it, the rules allow either word.
        """
        fact = self._fact(id, {one.name == stage.giver for (one,) in self.worlds.filled((id, "from"))})
        told = {
            self.worlds.documents[one.document].get("from")
            for one in self.worlds.acts[id].accounts
            if one.mood == "did"
        }
        if stage.giver not in told or fact == "as ordered":
            return {fact}
        return {"noted"} if fact == "different" else {"noted", "cannot tell"}

    def reached(self, excluded: str) -> tuple[set[str], set[str], bool]:
        """TR205: acts by which it surely and possibly came to somebody excluded; whether one leaves its recipient unsaid."""
        meant = self.worlds.people.fillings(excluded)
        sure: set[str] = set()
        maybe: set[str] = set()
        unsaid = False
        for id, act in self.worlds.acts.items():
            if not act.performs or self.worlds.compare(id, "order") == {"before"}:
                continue
            if all(choice.written is None for choice in self.worlds.choices[id, "to"]):
                unsaid = True
                continue
            answers = {one in meant for (one,) in self.worlds.filled((id, "to"))}
            if True in answers:
                (sure if answers == {True} and self.worlds.certain[id] else maybe).add(id)
        return sure, maybe, unsaid

    def rung(self) -> str:
        """TR209: the highest rung that shows that it came to the final recipient."""
        worlds, final = self.worlds, self.stages[-1].recipient
        meant = worlds.people.fillings(final)
        told, delivered = False, False
        for header in worlds.documents.values():
            answers = "order" in listed(header.get("answers"))
            if answers and header.get("from") and worlds.people.person(header["from"]) in meant:
                return "own word"
        for id, act in worlds.acts.items():
            if not act.performs:
                continue
            choices = [choice.who <= meant and choice.written is not None for choice in worlds.choices[id, "to"]]
            told = told or any(choices)
            if all(choices) and worlds.certain[id]:
                signed = [one for one in act.accounts if one.mood == "did" and "from" in worlds.documents[one.document]]
                if any(worlds.people.related(worlds.documents[one.document]["from"], final) for one in signed):
                    return "own word"
                # The word of an author who is not named shows no delivery.
                delivered = delivered or any(worlds.took_part(act, one) for one in signed)
        if delivered:
            return "deliverer"
        promised = any(worlds.people.fillings(roles["to"]) & meant for _, _, roles, _ in worlds.said("will"))
        return "hearsay" if told else "promise" if promised else "silent"
