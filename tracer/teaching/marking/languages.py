"""Times and names that a student writes in German or French, in the English words of a table."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files


@lru_cache(10_000)
def english(text: str, of: str) -> str:
    """A text in small letters, with the words of the table in English and all others as they are.

    Args:
        of: what it is about, `times` or `names`.

    Example:
        >>> english("vor dem 12. März 1965, 20.19 Uhr", "times")
        'before 12. march 1965, 20.19'
        >>> english("US-Botschaft Moskau", "names"), english("Außenminister Rusk", "names")
        ('us-embassy moskau', 'foreign minister rusk')
    """
    return " ".join(re.sub(r"[^\W_]+", lambda word: _word(word[0], of), text.casefold()).split())


def _word(word: str, of: str) -> str:
    plain = "".join(one for one in unicodedata.normalize("NFKD", word) if not unicodedata.combining(one))
    return next((said for pattern, said in _table()[of] if pattern.fullmatch(plain)), word)


@cache
def _table() -> dict[str, tuple[tuple[re.Pattern[str], str], ...]]:
    said = tomllib.loads((files(__package__) / "languages.toml").read_text(encoding="utf-8"))
    return {of: tuple((re.compile(words), one) for words, one in table.items()) for of, table in said.items()}
