"""Words compared as people mean them: without case, accents, spaces or punctuation."""

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+|[♀♂]")
_CAMEL_CASE = re.compile(r"(?<=[a-z])(?=[A-Z])")


def words_of(text: str) -> list[str]:
    """The words of a header or a name: "Bill.Length..mm." and "BillLength(mm)" are both bill, length, mm."""
    spaced = _CAMEL_CASE.sub(" ", text).casefold()
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", spaced) if not unicodedata.combining(letter))
    return _WORD.findall(plain)


def key_of(text: str) -> str:
    """One word for all the spellings of a text: what dictionaries of known spellings are looked up by."""
    return "".join(words_of(text))
