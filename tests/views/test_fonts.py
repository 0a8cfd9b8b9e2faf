"""The font that diagrams are measured with, and what it lacks."""

from __future__ import annotations

from pathlib import Path

import pytest

from tracer.views import fonts


@pytest.mark.parametrize(
    ("text", "scripts"),
    [
        ("Brent Scowcroft, Łódź, Çankaya – “quoted” → 1 ½", ()),
        ("Анастас Микоян, Κωνσταντίνος, דוד", ()),
        ("周恩来", ("Han",)),
        ("東京タワーひらがな", ("Han", "Hiragana", "Katakana")),
        ("جمال عبد الناصر", ("Arabic",)),
        ("जवाहरलाल नेहरू", ("Devanagari",)),
        ("김일성 ไทย", ("Hangul", "Thai")),
        ("a line\u200b, a\u0000b\ue000", ()),
        ("☎", ("symbols",)),
    ],
)
def test_missing_scripts_are_named(text: str, scripts: tuple[str, ...]):
    """Who makes a PNG of such a case is told what may not show, and nobody else is."""
    assert fonts.missing_scripts(text) == scripts


def test_the_licence_travels_with_the_font():
    """The Open Font License asks for its text and the notice of copyright beside the files."""
    folder = Path(fonts.__file__).parent
    licence = (folder / "LICENSE-liberation").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    assert "Reserved Font Name Liberation" in licence
    assert len(list(folder.glob("LiberationSans-*.ttf"))) == 4


def test_a_folder_with_odd_characters_is_configured(tmp_path: Path):
    """A user's name may hold & or <: the configuration is XML all the same."""
    folder = tmp_path / "R&D <x>"
    folder.mkdir()
    config = fonts.configure(folder)
    assert "R&amp;D &lt;x&gt;" in config.read_text(encoding="utf-8")
