"""Sketches drawn by hand: what a case can look like, from nothing at all to forty hostile agents."""

from __future__ import annotations

from dataclasses import replace

from tracer.views.sketch.sketch import Cluster, Edge, Node, Sketch

#: Text that tries to be markup of DOT, XML and HTML, and to read in another direction than it is written.
HOSTILE = (
    "<script>alert(1)</script> ]]> \"q\" 'a' \\N \\G \\\\ & &lt; &#65; <!-- --> <B>b</B> {|} "
    "\u202egnp.exe \x00\x07\x1b[2J \ud800 \ufffe\r\n end"
)


def first() -> Sketch:
    """The shape of the first case: a bypassed ambassador, an unnamed holder, a relay that was only promised."""
    return Sketch(
        title="Bush to Gorbachev, 20–21 March 1990",
        subtitle="Instructed route against the hand-offs the record shows.",
        clusters=(
            Cluster("wh", "White House", "Washington"),
            Cluster("emb", "US Embassy", "Moscow", supplied=True),
            Cluster("mfa", "Soviet Foreign Ministry", "Moscow"),
            Cluster("krem", "Kremlin", "Moscow"),
        ),
        nodes=(
            Node("bush", "George Bush", "President", "wh", "author", spine=True),
            Node("scow", "Brent Scowcroft", "National Security Adviser", "wh", spine=True),
            Node("matlock", "Jack Matlock", "Ambassador", "emb", "bypassed", spine=True),
            Node("gorb", "Mikhail Gorbachev", "President, USSR", "krem", "addressee", spine=True),
            Node("joyce", "Joyce", None, "emb", "off-route", "held it instead"),
            Node("recv", "Holder not named", "cable received", "emb", "unknown"),
            Node("bess", "A. Bessmertnykh", "First Deputy Minister", "mfa", "off-route", "told the subject"),
        ),
        edges=(
            Edge("i1", "scow", "matlock", "ordered", "A", (), ("for Matlock’s", "hand only"), "Matlock was to have it"),
            Edge("i2", "matlock", "gorb", "claimed", "B", (), ("in person",), "Matlock was to give it in person"),
            Edge("h1", "bush", "scow", "actual", "1", (), ("letter",), "Bush gave it to Scowcroft", "the letter [m1]"),
            Edge("h2", "scow", "recv", "actual", "2", (), ("privacy channel",), "Scowcroft sent it", "cable [m1]"),
            Edge("h3", "recv", "joyce", "inferred", "3", (), ("inferred",), "Joyce came to hold it", "no document"),
            Edge("h4", "joyce", "bess", "deviation", "4", ("D1", "D2"), ("by hand",), "Joyce gave it away", "[m2]"),
            Edge("h5", "bess", "gorb", "promised", "5", ("D3",), ("not confirmed",), "He undertook to", "[m2]"),
            Edge("r6", "joyce", "scow", "message", "6", (), ("report 1107Z",), "Joyce reported", "report [m2]"),
            Edge("r7", "scow", "joyce", "message", "7", (), ("rebuke 1924Z",), "Scowcroft objected", "rebuke [m3]"),
        ),
        footnotes=("Only the opening of the order is printed.",),
        description="The letter was ordered to go from Scowcroft by Matlock to Gorbachev.",
    )


def two() -> Sketch:
    """Two agents, one line, no order."""
    return Sketch(
        "A letter",
        nodes=(Node("a", "Dulles", kind="author"), Node("b", "Nasser", kind="addressee")),
        edges=(Edge("h", "a", "b", "actual", "1", (), ("by hand",), "Dulles gave it to Nasser", "by hand [m1]"),),
    )


def without_lines() -> Sketch:
    """Agents of whom nothing is recorded."""
    return Sketch("No lines", clusters=(Cluster("c", "Office"),), nodes=(Node("a", "A", body="c"), Node("b", "B")))


def skipped() -> Sketch:
    """A hand left out, the letter returned against the route, a protest."""
    names = (("a", "Alpha", "author"), ("b", "Beta", "bypassed"), ("c", "Gamma", "holder"), ("d", "Delta", "addressee"))
    return Sketch(
        "Skipped and returned",
        nodes=tuple(Node(id, name, kind=kind, spine=True) for id, name, kind in names),
        edges=(
            Edge("h1", "a", "c", "deviation", "1", ("D1",), ("straight to Gamma",), "left Beta out", "[m1]"),
            Edge("h2", "c", "d", "actual", "2", (), ("by hand",), "as ordered", "[m1]"),
            Edge("h3", "d", "c", "deviation", "3", ("D2",), ("returned unopened",), "came back", "[m2]"),
            Edge("h4", "c", "a", "actual", "4", (), ("sent back",), "went home", "[m2]"),
            Edge("r5", "d", "a", "message", "5", (), ("protest",), "protested", "[m3]"),
            Edge("i1", "a", "b", "ordered", "A", (), ("by pouch",), "Beta was to have it", "[m1]"),
            Edge("i2", "b", "c", "ordered", "B", (), ("by hand",), "Beta was to hand it on", "[m1]"),
        ),
    )


def several() -> Sketch:
    """Two papers with a route each, in bodies that both routes leave."""
    return Sketch(
        "Two papers",
        clusters=(Cluster("s", "State Department", "Washington"), Cluster("e", "Embassy", "Cairo")),
        nodes=(
            Node("sec", "Secretary", None, "s", "author", spine=True),
            Node("vance", "Vance", "envoy", spine=True),
            Node("pouch", "Pouch clerk", None, "s", spine=True),
            Node("amb", "Ambassador", None, "e", "bypassed", spine=True),
            Node("pres", "President", None, None, "addressee", spine=True),
            Node("dcm", "Deputy Chief of Mission", None, "e", "off-route", "opened the annex"),
        ),
        edges=(
            Edge("1", "sec", "vance", "actual", "1", (), ("the letter",), "d", "[m1]"),
            Edge("2", "sec", "pouch", "actual", "2", (), ("the annex",), "d", "[m1]"),
            Edge("3", "vance", "pres", "actual", "3", (), ("the letter",), "d", "[m2]"),
            Edge("4", "pouch", "dcm", "deviation", "4", ("D1",), ("the annex",), "d", "[m3]"),
            Edge("5", "dcm", "pres", "deviation", "5", ("D2",), ("opened",), "d", "[m3]"),
            Edge("6", "dcm", "sec", "message", "6", (), ("explains",), "d", "[m4]"),
            Edge("7", "pouch", "amb", "ordered", "A", (), ("the annex",), "d", "[m1]"),
            Edge("8", "amb", "pres", "claimed", "B", (), ("with the letter",), "d", "[m5]"),
        ),
    )


def nested() -> Sketch:
    """Bodies within bodies, parallel lines, a loop."""
    return Sketch(
        "Nested",
        clusters=(
            Cluster("gov", "Government", "Washington"),
            Cluster("state", "Department of State", None, "gov"),
            Cluster("eur", "Bureau of European Affairs", None, "state"),
            Cluster("nobody", "Office without people", None, "gov"),
        ),
        nodes=(
            Node("p", "President", None, "gov", "author", spine=True),
            Node("s", "Secretary", None, "state", spine=True),
            Node("x", "Ambassador", None, None, "addressee", spine=True),
            Node("e", "Desk officer", None, "eur", "off-route"),
        ),
        edges=(
            Edge("1", "p", "s", "actual", "1", (), ("letter",)),
            Edge("2", "p", "s", "actual", "2", (), ("annex",)),
            Edge("3", "s", "s", "actual", "3", (), ("kept a copy",)),
            Edge("4", "s", "e", "inferred", "4"),
            Edge("5", "e", "x", "deviation", "5", ("D1",), ("by cable",)),
            Edge("6", "s", "x", "ordered", "A", (), ("in person",)),
        ),
    )


def worldwide() -> Sketch:
    """Names in scripts that the font has and in some that it lacks."""
    return Sketch(
        "周恩来致尼赫鲁的信",
        "Письмо; رسالة; Επιστολή",
        clusters=(Cluster("a", "外交部", "北京"), Cluster("b", "МИД СССР", "Москва")),
        nodes=(
            Node("zh", "周恩来", "国务院总理", "a", "author", spine=True),
            Node("ru", "Анастас Микоян", "первый заместитель", "b", spine=True),
            Node("ar", "جمال عبد الناصر", "رئيس الجمهورية", None, "addressee", spine=True),
            Node("el", "Κωνσταντίνος Καραμανλής", None, "b", "off-route"),
            Node("ja", "東京都千代田区霞が関二丁目二番一号外務省大臣官房"),
        ),
        edges=(
            Edge("1", "zh", "ru", "actual", "1", (), ("密件",), "递交", "11月19日：密件 [m1]"),
            Edge("2", "ru", "el", "deviation", "2", ("D1",), ("лично",), "передал", "лично [m2]"),
            Edge("3", "ru", "ar", "ordered", "A", (), ("через посла",), "приказ", "приказ [m1]"),
            Edge("4", "zh", "ja", "actual", "3", (), ("手紙",), "手紙", "手紙 [m3]"),
        ),
    )


def many(agents: int, lines: int) -> Sketch:
    """A route of twelve through six bodies, the rest beside it; as many lines as asked for."""
    nodes = tuple(
        Node(
            f"n{i}", f"Agent Number {i}", "Official of the body", f"c{i // 2 if i < 12 else i % 10}",
            "addressee" if i == 11 else "off-route" if i > 30 else "holder", spine=i < 12,
        )
        for i in range(agents)
    )  # fmt: skip
    kinds = ("deviation", "actual", "message", "inferred")
    stages = [Edge(f"s{i}", f"n{i}", f"n{i + 1}", "ordered", chr(65 + i), (), ("stage",)) for i in range(11)]
    others = [
        Edge(f"d{i}", f"n{i * 7 % 12}", f"n{i % agents}", kinds[i % 4], str(i), (), ("passed on",), "d", "line [m1]")
        for i in range(12, 12 + lines - len(stages))
    ]
    clusters = tuple(Cluster(f"c{i}", f"Body number {i}", "Somewhere") for i in range(10))
    return Sketch(f"{agents} agents", "A large case.", clusters, nodes, (*stages, *others))


def hostile() -> Sketch:
    """Hostile text in every field, ten thousand characters where a field has room for them."""
    bad, much = HOSTILE, (HOSTILE * 100)[:10_000]
    return Sketch(
        much, much, (Cluster(bad, much, much, supplied=True), Cluster("in", bad, bad, bad)),
        (
            Node(bad, much, much, bad, "off-route", much, spine=True, supplied=True),
            Node("b", bad, bad, "in", "unknown", bad, spine=True),
            Node("", "", "", "in", "bypassed", ""),
        ),
        (
            Edge(bad, bad, "b", "deviation", bad[:12], (bad, "D1", much), (bad, much), much, much),
            Edge("p", "b", bad, "promised", "5", (), ("", " "), "", ""),
            Edge("c", "b", bad, "claimed", "", (), ('"',), bad, bad),
            Edge("q", "b", "", "message", "\\N", ("",), (bad,), bad, bad),
        ),
        (much, bad, ""), much,
    )  # fmt: skip


def long() -> Sketch:
    """Names longer than any line, words without a place to break."""
    name = "Sir Christopher Algernon Featherstonehaugh-Cholmondeley, Bart., Knight Commander of the Order"
    base = two()
    return replace(
        base, nodes=(replace(base.nodes[0], name=name, role="x" * 200), replace(base.nodes[1], name="W" * 200))
    )


ALL = {
    "first": first(), "two": two(), "without lines": without_lines(), "nothing": Sketch("Nothing"),
    "skipped": skipped(), "several": several(), "nested": nested(), "worldwide": worldwide(), "long": long(),
    "forty": many(40, 45), "sixty lines": many(40, 60), "hostile": hostile(),
}  # fmt: skip
