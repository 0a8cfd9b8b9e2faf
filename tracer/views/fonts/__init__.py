"""The font that diagrams are measured with, so that no machine's own fonts change them.

Liberation Sans 2.1.5 (SIL Open Font License 1.1, see LICENSE-liberation) has the widths of Arial
and holds Latin, Greek, Cyrillic and Hebrew.
"""

from __future__ import annotations

import re
import shutil
import struct
import unicodedata
from functools import cache, lru_cache
from pathlib import Path
from xml.sax.saxutils import escape

_HERE = Path(__file__).parent
_NOT_DRAWN = ("Cc", "Cf", "Cs", "Co", "Cn", "Zs", "Zl", "Zp")
#: Where systems keep fonts: only for scripts that ours lacks, and never for measuring an SVG.
_SYSTEM = (
    "/usr/share/fonts", "/usr/local/share/fonts", "/System/Library/Fonts", "/Library/Fonts",
    "WINDOWSFONTDIR", "~/.fonts", "~/.local/share/fonts", "~/Library/Fonts",
)  # fmt: skip


def configure(folder: Path, *, system: bool = False) -> Path:
    """Prepares a folder under which text is set in Liberation Sans.

    The faces are copied there, as fontconfig marks the folders that it reads. Hinting is off: it
    would round widths to pixels, and text would stand out of its box.

    Args:
        folder: empty, and the caller's to delete.
        system: also look in the system's folders for what Liberation Sans lacks.

    Returns:
        The file that `FONTCONFIG_FILE` is to name.
    """
    for face in _HERE.glob("*.ttf"):
        shutil.copy(face, folder)
    folders = (str(folder), *(_SYSTEM if system else ()))
    lines = "".join(f"<dir>{escape(path)}</dir>" for path in folders)
    config = folder / "fonts.conf"
    config.write_text(
        f"""<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>{lines}<cachedir>{escape(str(folder / "cache"))}</cachedir>
<match target="pattern"><edit name="family" mode="prepend" binding="strong"><string>Liberation Sans</string></edit>
<edit name="hinting" mode="assign"><bool>false</bool></edit></match>
<match target="font"><edit name="hinting" mode="assign"><bool>false</bool></edit></match>
</fontconfig>
""",
        encoding="utf-8",
    )
    return config


def missing_scripts(text: str) -> tuple[str, ...]:
    """The scripts in a text that the font lacks: pictures and PDFs cannot be sure to show them.

    An SVG shows them with the fonts of whoever looks at it.

    Example:
        >>> missing_scripts("Chou En-lai (周恩来), Насер, ناصر"), missing_scripts("Nasser")
        (('Arabic', 'Han'), ())
    """
    lacking = {character for character in text if ord(character) not in _covered()}
    return tuple(sorted({_script(c) for c in lacking if unicodedata.category(c) not in _NOT_DRAWN}))


def _script(character: str) -> str:
    if unicodedata.category(character)[0] not in "LMN":
        return "symbols"
    word = re.split("[ -]", unicodedata.name(character, "unknown"))[0]
    return "Han" if word in ("CJK", "KANGXI") else word.capitalize()


@cache
def _covered() -> frozenset[int]:
    return frozenset(_glyphs("Regular"))


@lru_cache(maxsize=16384)
def width(text: str, size: float, *, bold: bool = False) -> float:
    """How wide a text is in points; a character that the font lacks counts as a full em.

    Example:
        >>> round(width("Joyce", 10), 1), round(width("Joyce", 10, bold=True), 1)
        (26.1, 28.4)
    """
    face = "Bold" if bold else "Regular"
    widths, glyphs = _widths(face), _glyphs(face)
    units = 0
    for character in text:
        glyph = glyphs.get(ord(character))
        mark = unicodedata.category(character) in ("Mn", "Me", "Cf")
        units += widths[glyph] if glyph is not None else 0 if mark else 2048
    return units * size / 2048


@cache
def _widths(face: str) -> tuple[int, ...]:
    """The advance of each glyph in units of 1/2048 em, from the tables `hhea` and `hmtx` (OpenType 1.9)."""
    data, tables = _tables(face)
    count = _word(data, tables[b"hhea"] + 34)
    found = [_word(data, tables[b"hmtx"] + 4 * n) for n in range(count)]
    return (*found, *[found[-1]] * (_word(data, tables[b"maxp"] + 4) - count))


def _tables(face: str) -> tuple[bytes, dict[bytes, int]]:
    data = (_HERE / f"LiberationSans-{face}.ttf").read_bytes()
    records = [struct.unpack_from(">4sLLL", data, 12 + 16 * n) for n in range(_word(data, 4))]
    return data, {tag: offset for tag, _, offset, _ in records}


@cache
def _glyphs(face: str) -> dict[int, int]:
    """The glyph of each code point, from a face's `cmap` table, format 4 (OpenType 1.9)."""
    data, tables = _tables(face)
    start = tables[b"cmap"]
    subtables = [struct.unpack_from(">HHL", data, start + 4 + 8 * n) for n in range(_word(data, start + 2))]
    base = next(start + offset for platform, encoding, offset in subtables if (platform, encoding) == (3, 1))
    count = _word(data, base + 6) // 2
    ends, starts, deltas, offsets = (base + 14 + 2 * count * n + (2 if n else 0) for n in range(4))
    found = {}
    for segment in range(count):
        first, last = _word(data, starts + 2 * segment), _word(data, ends + 2 * segment)
        delta, where = _word(data, deltas + 2 * segment), offsets + 2 * segment
        for code in range(first, last + 1):
            jump = _word(data, where)
            glyph = _word(data, where + jump + 2 * (code - first)) if jump else code
            if glyph and (glyph + delta) % 65536 and code != 0xFFFF:
                found[code] = (glyph + delta) % 65536
    return found


def _word(data: bytes, offset: int) -> int:
    value: int = struct.unpack_from(">H", data, offset)[0]
    return value
