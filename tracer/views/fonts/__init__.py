"""The font that diagrams are measured with, so that no machine's own fonts change them.

Liberation Sans 2.1.5 (SIL Open Font License 1.1, see LICENSE-liberation) has the widths of Arial
and holds Latin, Greek, Cyrillic and Hebrew.
"""

from __future__ import annotations

import re
import shutil
import struct
import unicodedata
from functools import cache
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
    """Code points of the regular face, from its `cmap` table, format 4 (OpenType 1.9)."""
    data = (_HERE / "LiberationSans-Regular.ttf").read_bytes()
    tables = {}
    for number in range(struct.unpack_from(">H", data, 4)[0]):
        tag, _, offset, _ = struct.unpack_from(">4sLLL", data, 12 + 16 * number)
        tables[tag] = offset
    start = tables[b"cmap"]
    subtables = [struct.unpack_from(">HHL", data, start + 4 + 8 * n) for n in range(_word(data, start + 2))]
    base = next(start + offset for platform, encoding, offset in subtables if (platform, encoding) == (3, 1))
    count = _word(data, base + 6) // 2
    ends, starts, deltas, offsets = (base + 14 + 2 * count * n + (2 if n else 0) for n in range(4))
    found = set()
    for segment in range(count):
        first, last = _word(data, starts + 2 * segment), _word(data, ends + 2 * segment)
        delta, where = _word(data, deltas + 2 * segment), offsets + 2 * segment
        for code in range(first, last + 1):
            jump = _word(data, where)
            glyph = _word(data, where + jump + 2 * (code - first)) if jump else code
            if glyph and (glyph + delta) % 65536:
                found.add(code)
    return frozenset(found - {0xFFFF})


def _word(data: bytes, offset: int) -> int:
    value: int = struct.unpack_from(">H", data, offset)[0]
    return value
