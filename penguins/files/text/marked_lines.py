"""Lines as mail, chats and comments in code carry them, each with a mark before it -> the lines alone."""

import re
from collections.abc import Sequence

from penguins.files.table.header_line import FIRST_LINES, find_header

# A quoted mail, what R has printed in a report, a comment, an item of a list. "#2" is a name.
_MARK = re.compile(r"(?:(?:> ?)*>|#>|##?(?= )|[-*•](?= )) ?")
# Mail and chats keep the spaces between columns so that no browser makes them one.
_SPACES = re.compile(r"[ \u00a0]{2,}")


def unmarked(lines: list[str]) -> tuple[list[str], list[str]]:
    """The lines without the mark that the header and most lines start with, and a notice that says so, if there is one.

    Where spaces stand between the cells, they become plain ones.
    """
    plain = [_SPACES.sub(lambda spaces: " " * len(spaces[0]), line) if "\u00a0" in line else line for line in lines]
    if plain == lines and not any(_MARK.match(line.lstrip(" ")) for line in lines[:FIRST_LINES]):
        return lines, []
    found = find_header(plain[:FIRST_LINES])
    if not found or not found.header.measured:
        return lines, []
    lines = plain if found.delimiter == " " else lines
    # A report in Markdown indents what R has printed.
    mark = _mark_of([line.lstrip(" ") for line in plain[:FIRST_LINES]], plain[found.index].lstrip(" "))
    if not mark:
        return lines, []
    bare = mark.rstrip()
    start = re.compile(f"^ *({re.escape(mark)}|{re.escape(bare)}$)")
    return [start.sub("", line) for line in lines], [f"The lines start with “{bare}”: they were read without it."]


def _mark_of(lines: Sequence[str], header: str) -> str:
    """The mark before the line of the header, with the space that follows it, where most lines have it; else empty."""
    mark = _MARK.match(header)
    if not mark:
        return ""
    bare = mark[0].rstrip()
    filled = [line for line in lines if line.strip()]
    marked = [line for line in filled if line.startswith(bare)]
    if 2 * len(marked) <= len(filled):
        return ""
    return mark[0] if all(line.startswith(mark[0]) or line == bare for line in marked) else bare
