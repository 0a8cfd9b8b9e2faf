"""Makes the submissions in this folder, each with the range that a fair marker would give.

Three classes hand in their reading of three cases. What a good student writes of each case
stands below, written by hand; every other submission is that with a named fault. The ranges
were written down from the rubric (hand-offs 60, their order 10, findings 30) before anything
marked them. `case-file.yaml` is the scenario itself. `python made.py` writes the files and `expected.csv` again.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, replace
from pathlib import Path

from openpyxl import Workbook

HERE = Path(__file__).parent
HANDS = ("from", "to", "when", "quotation", "document", "corroborated by")
FINDINGS = ("kind", "actor", "what differs", "quotation", "document")
FROM, TO, WHEN, QUOTE, DOCUMENT = range(5)
Row = tuple[str, ...]


@dataclass(frozen=True)
class Reading:
    """What one student hands in."""

    hands: tuple[Row, ...]
    findings: tuple[Row, ...]

    def cell(self, row: int, column: int, text: str) -> Reading:
        """With another text in one cell of the hand-offs."""
        changed = list(self.hands[row])
        changed[column] = text
        return replace(self, hands=(*self.hands[:row], tuple(changed), *self.hands[row + 1 :]))

    def column(self, column: int, text: str = "") -> Reading:
        """With one column of the hand-offs the same throughout."""
        reading = self
        for row in range(len(self.hands)):
            reading = reading.cell(row, column, text)
        return reading


@dataclass(frozen=True)
class Lesson:
    """One case: the good reading, and what the faults of this case are.

    Attributes:
        plain: the good reading in a student's own spelling of names and times.
        reversed: number of the hand-off whose direction is turned round, and of the one left out.
        body: (row, column, the body in place of its member).
        promise: a promise taken for an event; `assumed` the ordered route taken to have happened.
        people: among whom a guesser guesses.
        other: (row, column, another name) that only a key which says so accepts, for `accepts` (hand-off, role).
    """

    good: Reading
    plain: Reading
    reversed: int
    omitted: int
    body: tuple[int, int, str]
    promise: Row
    assumed: tuple[Row, ...]
    invented: str
    people: tuple[str, ...]
    other: tuple[int, int, str]
    accepts: str


BUSH = Reading(
    (
        ("Scowcroft", "Jack Matlock", "1990-03-21T00:01Z", "Please pass the following message to President Gorbachev", "m1", ""),
        ("Joyce", "Bessmertnykh", "1990-03-21T10:30 Europe/Moscow", "I handed the letter in a sealed envelope", "m2", ""),
    ),
    (
        ("recipient", "Joyce", "He handed it to Bessmertnykh; it was to go to Gorbachev", "I handed the letter in a sealed envelope", "m2"),
        ("bearer", "Joyce", "Matlock was to pass it on", "Please pass the following message to President Gorbachev", "m1"),
        ("excluded-party", "Joyce", "It went through the foreign ministry", "If I had wanted the letter to Gorbachev to go through the foreign ministry", "m3"),
        ("delivery", "Gorbachev", "Whether he got it is not told", "He undertook to transmit the letter to Gorbachev immediately", "m2"),
        ("custody-gap", "", "Who held it between the message and Joyce", "", ""),
    ),
)
BUSH_PLAIN = Reading(
    (
        ("General Scowcroft", "Ambassador Matlock", "21 March 1990, 0001 Z", "Please pass the following message to President Gorbachev.", "M1", ""),
        ("Mr. Joyce", "Bessmertnykh (First Deputy Foreign Minister)", "21 March 1990, 10:30 Moscow time", "handed the letter in a sealed envelope", "m2", ""),
    ),
    (
        ("TR202 recipient", "Joyce", "Bessmertnykh got it, not Gorbachev", "handed the letter in a sealed envelope", "m2"),
        ("TR201", "Joyce (US Embassy)", "not Matlock", "Jack Matlock will be returning from Central Asia on March 23. In his absence", "m2"),
        ("excluded party", "Joyce", "the ministry was not to be used", "go through the foreign ministry", "m3"),
        ("Delivery", "President Gorbachev", "only a promise", "He undertook to transmit the letter", "m2"),
        ("custody gap", "", "between 0001Z and 0730Z", "", ""),
    ),
)  # fmt: skip
MAYFLOWER = Reading(
    (
        ("Rusk", "Dobrynin", "before 1965-05-12T00:19Z", "I saw Dobrynin tonight and made oral statement confirmed by piece of paper", "tel3104", ""),
        ("Rusk", "Kohler", "1965-05-11T20:19 America/New_York", "Message you should deliver should be oral", "tel3103", ""),
        ("junior member of Embassy", "employee of DRV Embassy", "1965-05-12T20:15 Europe/Moscow", "delivering a copy of oral communication to employee of DRV Emb earlier this evening (2015 local)", "tel3391", "memo, tel202"),
        ("Kohler", "Firyubin", "1965-05-12", "the text of the oral communication which I had handed him at the outset of the conversation", "tel3391", "memo"),
        ("Bundy", "President Johnson", "1965-05-13T12:55 America/New_York", "Kohler also gave a copy to the Soviets who refused to pass it on, but did not pass it back", "memo", ""),
    ),
    (
        ("recipient", "junior member of Embassy", "An employee got it; the Ambassador was named", "Emb had succeeded in delivering a copy of oral communication to employee of DRV Emb", "tel3391"),
        ("form", "junior member of Embassy", "Whether it was also spoken", "Message you should deliver should be oral", "tel3103"),
        ("recipient", "Kohler", "Whether the visit to Firyubin was ordered cannot be told", "the text of the oral communication which I had handed him", "tel3391"),
        ("stage-not-done", "Kohler", "Whether the request to deliver to Hanoi was made", "with request he deliver message to Hanoi", "tel3103"),
        ("delivery", "DRV Ambassador", "Only a promise to bring it to his attention", "who agreed to bring it to attention of Amb", "tel3391"),
        ("delivery", "Hanoi", "Nothing is recorded", "with request he deliver message to Hanoi", "tel3103"),
        ("custody-gap", "", "Between the telegram and the hand-over", "", ""),
    ),
)
MAYFLOWER_PLAIN = Reading(
    (
        ("Secretary Rusk", "Ambassador Dobrynin", "11 May 1965", "made oral statement confirmed by piece of paper", "tel 3104", ""),
        ("Secretary of State Rusk", "Ambassador Kohler", "11 May 1965, 8:19 pm", "You should make earliest possible arrangement see DRV Ambassador Moscow", "tel 3103", ""),
        ("junior member of US Embassy", "an employee of the DRV Embassy", "12 May 1965, 20:15 Moscow", "Emb had succeeded in delivering a copy of oral communication to employee of DRV Emb", "tel 3391", ""),
        ("Ambassador Kohler", "Deputy Foreign Minister Firyubin", "12 May 1965", "oral communication which I had handed him at the outset", "tel 3391", ""),
        ("McGeorge Bundy", "Johnson", "13 May 1965", "Kohler also gave a copy to the Soviets who refused to pass it on", "memo", ""),
    ),
    (
        ("TR202", "Embassy in the Soviet Union", "employee for ambassador", "delivering a copy of oral communication to employee", "tel3391"),
        ("TR207 form", "junior member of Embassy", "oral too?", "should be oral", "tel3103"),
        ("Recipient", "Ambassador Kohler", "the visit", "handed him at the outset of the conversation", "tel3391"),
        ("stage not done", "Kohler", "request", "with request he deliver message to Hanoi", "tel3103"),
        ("delivery", "Ambassador of the DRV", "promise only", "agreed to bring it to attention of Amb", "tel3391"),
        ("delivery", "Hanoi", "nothing", "he deliver message to Hanoi", "tel3103"),
        ("custody gap", "", "who had the note", "", ""),
    ),
)  # fmt: skip
DOBRYNIN = Reading(
    (
        ("Soviet Ministry of Foreign Affairs", "Dobrynin", "1963-04-01", "You should meet with R. Kennedy", "instruction", ""),
        ("Dobrynin", "Robert Kennedy", "1963-04-03", "he handed me a so-called “talking paper.”", "memo", "editors-note-93"),
        ("Robert Kennedy", "Dobrynin", "1963-04-03", "I returned it to Dobrynin", "memo", "editors-note-93"),
        ("Robert Kennedy", "President Kennedy", "1963-04-03", "The paper made five or six major points, among which were the following", "memo", ""),
    ),
    (
        ("stage-not-done", "Dobrynin", "Whether he confirmed by telegram", "Confirm delivery by telegram", "instruction"),
        ("form", "Dobrynin", "Whether he also spoke it", "give voice to the following considerations", "instruction"),
        ("discretion", "Dobrynin", "How he used the leave", "how best to carry out this conversation", "instruction"),
    ),
)
DOBRYNIN_PLAIN = Reading(
    (
        ("Ministry of Foreign Affairs", "Ambassador Dobrynin", "1 April 1963", "give voice to the following considerations", "instruction", ""),
        ("Ambassador Dobrynin", "R. Kennedy", "3 April 1963", "he handed me a so-called “talking paper", "memo", ""),
        ("Attorney General Robert Kennedy", "Dobrynin", "3 April 1963", "I returned it to Dobrynin", "memo", ""),
        ("Robert Kennedy", "the President (Kennedy)", "April 3, 1963", "The paper made five or six major points", "memo", ""),
    ),
    (
        ("TR203", "Dobrynin", "confirmation", "Confirm delivery by telegram", "instruction"),
        ("form of delivery", "Ambassador Dobrynin", "spoken?", "give voice to the following considerations", "instruction"),
        ("TR302 discretion", "Dobrynin", "leave", "Decide for yourself", "instruction"),
    ),
)  # fmt: skip
LESSONS = {
    "bush-gorbachev-1990": Lesson(
        BUSH, BUSH_PLAIN, 1, 0, (1, TO, "foreign ministry"),
        ("Bessmertnykh", "President Gorbachev", "1990-03-21", "He undertook to transmit the letter to Gorbachev immediately", "m2", ""),
        (BUSH.hands[0], ("Jack Matlock", "President Gorbachev", "1990-03-21", "Please pass the following message to President Gorbachev", "m1", "")),
        "Gorbachev thanked me warmly and read it at once in my presence",
        ("President Bush", "Scowcroft", "Jim Baker", "Joyce", "Jack Matlock", "Bessmertnykh", "Shevardnadze", "President Gorbachev"),
        (0, TO, "duty officer of the embassy"), "m1 to",
    ),
    "mayflower-1965": Lesson(
        MAYFLOWER, MAYFLOWER_PLAIN, 2, 3, (2, TO, "DRV Embassy"),
        ("employee of DRV Embassy", "DRV Ambassador", "1965-05-12", "who agreed to bring it to attention of Amb", "tel3391", ""),
        (
            MAYFLOWER.hands[1], ("Kohler", "DRV Ambassador", "1965-05-12", "which you should hand to Ambassador", "tel3103", ""),
            ("DRV Ambassador", "Hanoi", "1965-05-12", "with request he deliver message to Hanoi", "tel3103", ""),
        ),
        "the Ambassador accepted the note with evident pleasure and a deep bow",
        ("Rusk", "Kohler", "Dobrynin", "Firyubin", "DRV Ambassador", "Hanoi", "Bundy", "President Johnson"),
        (2, FROM, "Kohler"), "handing from",
    ),
    "dobrynin-1963": Lesson(
        DOBRYNIN, DOBRYNIN_PLAIN, 1, 2, (0, TO, "Russian Embassy"),
        ("Robert Kennedy", "Rusk", "1963-04-03", "it should be delivered formally through the State Department", "memo", ""),
        (*DOBRYNIN.hands[:2], ("Dobrynin", "Soviet Ministry of Foreign Affairs", "1963-04-03", "Confirm delivery by telegram", "instruction", "")),
        "the Attorney General locked the paper in his private safe that night",
        ("N.S. Khrushchev", "Dobrynin", "Markov", "Robert Kennedy", "President Kennedy", "Rusk", "McGeorge Bundy"),
        (0, FROM, "N.S. Khrushchev"), "instruction from",
    ),
}  # fmt: skip

#: submission: (what is wrong with it, then for each case in the order above the least and the most fair mark, flags)
RANGES: dict[str, tuple[str, tuple[tuple[int, int], ...], str]] = {
    "perfect": ("nothing is wrong; others hand in the same", ((95, 100),) * 3, "same"),
    "own-words": ("right, in the student's own spelling of names, times and kinds", ((85, 100),) * 3, ""),
    "one-omission": ("one hand-off is missing, and with it its place in the order", ((50, 72), (78, 92), (72, 88)), ""),
    "wrong-order": ("every hand-off is right and they stand in reverse", ((85, 95), (85, 95), (85, 95)), ""),
    "one-reversed": ("giver and recipient of one hand-off are turned round", ((65, 88), (85, 97), (78, 95)), ""),
    "no-quotations": ("not a word is quoted", ((68, 86),) * 3, ""),
    "invented": ("one quotation stands in no text", ((86, 97), (92, 99), (90, 98)), "invented"),
    "assumed": ("the ordered route is taken to have happened; no finding", ((8, 40), (0, 25), (15, 45)), ""),
    "guessed": ("everybody hands it to everybody; every kind of finding for everybody", ((0, 25),) * 3, ""),
    "empty": ("headings and nothing else", ((0, 0),) * 3, ""),
    "malformed": ("no table at all", ((0, 0),) * 3, "unreadable"),
    "hand-offs-only": ("the hand-offs are right, no findings", ((66, 72),) * 3, ""),
    "findings-only": ("the findings are right, no hand-offs", ((25, 32),) * 3, ""),
    "wrong-kinds": ("hand-offs right; every finding is called a broken seal", ((60, 80),) * 3, ""),
    "no-times": ("no hand-off has a time", ((86, 95),) * 3, ""),
    "promise": ("right, and what was promised, asked or meant is told as an event", ((78, 93), (89, 98), (86, 97)), ""),
    "twice": ("every hand-off stands there twice", ((85, 100),) * 3, ""),
    "body": ("one person is given as the body he is of", ((89, 98), (94, 100), (93, 100)), ""),
    "other-quotation": ("one quotation is genuine and does not bear the hand-off", ((88, 98), (93, 100), (91, 99)), ""),
    "one-stranger": ("one recipient is somebody who is not in the case", ((80, 94), (92, 98), (88, 97)), ""),
    "half-findings": ("hand-offs right, the first of the findings only", ((72, 84), (72, 84), (72, 88)), ""),
    "renamed": ("the perfect submission of another, under another name", ((95, 100),) * 3, "same"),
    "messy": ("right, with blank lines, other columns, semicolons, other columns first", ((95, 100),) * 3, "same"),
    "workbook": ("right, as a workbook with two sheets", ((95, 100),) * 3, "same"),
    "alternative": ("another reading, which the key accepts", ((95, 100),) * 3, ""),
    "not-accepted": ("the same reading, where the key does not accept it", ((80, 94), (92, 99), (90, 98)), ""),
    "case-file": ("the instructor's own case file", ((95, 100),) * 3, ""),
    "cut-off": ("a workbook of which the second half is lost", ((0, 0),) * 3, "unreadable"),
}  # fmt: skip


def readings(lesson: Lesson) -> dict[str, Reading]:
    """Every submission that is a table, by name."""
    good = lesson.good
    turned = list(good.hands[lesson.reversed])
    turned[FROM], turned[TO] = turned[TO], turned[FROM]
    pairs = tuple((one, other, "", "", "", "") for one in lesson.people for other in lesson.people if one != other)
    kinds = ("recipient", "bearer", "channel", "excluded-party", "seal", "circle", "delivery", "form", "custody-gap")
    return {
        "perfect": good,
        "own-words": lesson.plain,
        "one-omission": replace(good, hands=tuple(h for n, h in enumerate(good.hands) if n != lesson.omitted)),
        "wrong-order": replace(good, hands=good.hands[::-1]),
        "one-reversed": good.cell(lesson.reversed, FROM, turned[FROM]).cell(lesson.reversed, TO, turned[TO]),
        "no-quotations": replace(good.column(QUOTE), findings=tuple((*f[:3], "", f[4]) for f in good.findings)),
        "invented": good.cell(lesson.reversed, QUOTE, lesson.invented),
        "assumed": Reading(lesson.assumed, ()),
        "guessed": Reading(pairs, tuple((k, one, "it differs", "", "") for k in kinds for one in lesson.people)),
        "empty": Reading((), ()),
        "hand-offs-only": replace(good, findings=()),
        "findings-only": replace(good, hands=()),
        "wrong-kinds": replace(good, findings=tuple(("seal", *f[1:]) for f in good.findings)),
        "no-times": good.column(WHEN),
        "promise": replace(good, hands=(*good.hands, lesson.promise)),
        "twice": replace(good, hands=tuple(h for hand in good.hands for h in (hand, hand))),
        "body": good.cell(*lesson.body),
        "other-quotation": good.cell(lesson.reversed, QUOTE, lesson.promise[QUOTE]),
        "one-stranger": good.cell(lesson.reversed, TO, "Colonel Ferreira"),
        "half-findings": replace(good, findings=good.findings[: (len(good.findings) + 1) // 3]),
        "renamed": good,
        "alternative": good.cell(*lesson.other),
        "not-accepted": good.cell(*lesson.other),
        "messy": good,
        "workbook": good,
    }


def table(reading: Reading, delimiter: str = ",") -> str:
    """Both tables in one file, one after the other."""
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=delimiter, lineterminator="\n")
    writer.writerows([HANDS, *reading.hands, (), FINDINGS, *reading.findings])
    return stream.getvalue()


def messy(reading: Reading) -> str:
    """The same, as people's programs leave it."""
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=";", lineterminator="\r\n")
    writer.writerows([("My work",), (), ("No.", " To", "FROM ", "When", "Quotation", "Document", "Remarks")])
    for number, (giver, recipient, when, quote, document, _) in enumerate(reading.hands, 1):
        writer.writerows([(str(number), recipient, f" {giver}", when, quote, document, "=1+1"), ()])
    writer.writerows([(), ("Kind", "What differs", "Actor", "Quotation", "Document")])
    writer.writerows((kind, what, who, quote, place) for kind, who, what, quote, place in reading.findings)
    return stream.getvalue()


def workbook(reading: Reading) -> bytes:
    """The same as a workbook."""
    book = Workbook()
    for name, heading, rows in (("hand-offs", HANDS, reading.hands), ("findings", FINDINGS, reading.findings)):
        sheet = book.create_sheet(name)
        for row in (heading, *rows):
            sheet.append(row)
    book.remove(book.worksheets[0])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def main() -> None:
    """Writes everything."""
    expected = [("key", "submission", "least", "most", "flags", "accepts", "what is wrong with it")]
    for number, (case, lesson) in enumerate(LESSONS.items()):
        folder = HERE / case
        folder.mkdir(exist_ok=True)
        for name, reading in readings(lesson).items():
            if name == "messy":
                (folder / "messy.csv").write_bytes(messy(reading).encode("utf-8-sig"))
            elif name == "workbook":
                (folder / "workbook.xlsx").write_bytes(workbook(reading))
                (folder / "cut-off.xlsx").write_bytes(workbook(reading)[:2000])
            else:
                (folder / f"{name}.csv").write_bytes(table(reading).encode())
        (folder / "malformed.csv").write_bytes(b"I could not open the template,\nsorry!\n\xff\xfe\x00 {[}]\n")
        for name, (why, ranges, flags) in RANGES.items():
            suffix = {"workbook": "xlsx", "cut-off": "xlsx", "case-file": "yaml"}.get(name, "csv")
            least, most = ranges[number]
            accepts = f"{lesson.accepts}: {lesson.other[2]}" if name == "alternative" else ""
            expected.append((case, f"{name}.{suffix}", str(least), str(most), flags, accepts, why))
    with (HERE / "expected.csv").open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, lineterminator="\n").writerows(expected)


if __name__ == "__main__":
    main()
