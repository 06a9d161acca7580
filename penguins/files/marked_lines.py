"""Lines as mail, chats and comments in code carry them, each with a mark before it -> the lines alone."""

import re
from collections.abc import Sequence

from penguins.files.header_line import find_header
from penguins.files.rows import LONGEST_LINE

# Of so many lines the header is one.
_LOOKED_AT = 100
# A quoted mail, what R has printed in a report, a comment, an item of a list. "#2" is a name.
_MARK = re.compile(r"(?:>+|#>|##?(?= )|[-*•](?= )) ?")
# Mail and chats keep the spaces between columns so that no browser makes them one.
_SPACES = re.compile(r"[ \u00a0]{2,}")
_DELIMITERS = re.compile(r"[,;\t|]")


def unmarked(lines: Sequence[str]) -> tuple[list[str], str]:
    """The lines without the mark that the header and most lines start with, and that mark or "".

    The spaces between columns become plain ones.
    """
    plain = [line if "\u00a0" not in line or _DELIMITERS.search(line) else _with_spaces(line) for line in lines]
    mark = _mark_of(plain)
    if not mark:
        return plain, ""
    bare = mark.rstrip()
    return ["" if line == bare else line.removeprefix(mark) for line in plain], bare


def _with_spaces(line: str) -> str:
    return _SPACES.sub(lambda spaces: " " * len(spaces[0]), line)


def _mark_of(lines: Sequence[str]) -> str:
    looked_at = [line[:LONGEST_LINE] for line in lines[:_LOOKED_AT]]
    found = find_header(looked_at) if any(map(_MARK.match, looked_at)) else None
    mark = _MARK.match(looked_at[found.index]) if found and found.header.measurements else None
    if not mark:
        return ""
    bare = mark[0].rstrip()
    filled = [line for line in looked_at if line.strip()]
    marked = [line for line in filled if line.startswith(bare)]
    if 2 * len(marked) <= len(filled):
        return ""
    return mark[0] if all(line.startswith(mark[0]) or line == bare for line in marked) else bare
