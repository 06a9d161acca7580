"""What a screen reader reads out of a page: Chromium's own accessibility tree, in its order.

What is announced stands in brackets, all else is text. Chromium does not tell here which link is the current one.
"""

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

FOLDER = Path(__file__).parent / "read_out"

# Not announced: they only hold text, or name what they stand in.
_SILENT = ("none", "generic", "strong", "rowgroup", "caption", "Legend", "LabelText")
_IN_ONE_LINE = ("paragraph", "listitem", "row", "Figcaption")

Node = dict[str, Any]


def read_out(page: Page) -> str:
    """The whole page, indented by what holds what; text that only repeats the name of what it stands in is left out."""
    nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    lines = _lines(nodes[0], {node["nodeId"]: node for node in nodes})
    # Another port each time.
    return "\n".join([*lines, ""]).replace(page.evaluate("location.origin"), "http://site")


def _lines(node: Node, nodes: dict[str, Node]) -> list[str]:
    role, name, value = node["role"]["value"], _told(node, "name"), _told(node, "value")
    if role == "InlineTextBox":
        return []
    if role in ("StaticText", "ListMarker"):
        return [name]
    lines = [line for child in node["childIds"] for line in _lines(nodes[child], nodes)]
    if node["ignored"] or role in _SILENT:
        # A label around a button has the button's name once more.
        return lines[:1] if role == "LabelText" else lines
    announced = f"[{' '.join([role, *_details(node)])}]"
    if "".join("".join(lines).split()) in "".join((name + value).split()):
        return [announced]
    if role in _IN_ONE_LINE:
        return [" ".join(f"{announced} {''.join(lines)}".split())]
    return [announced, *(f"  {line}" for line in lines if line != name)]


def _details(node: Node) -> list[str]:
    """The name first, where there is one; then the states that matter, and what describes it."""
    states = {one["name"]: str(one["value"].get("value")).lower() for one in node["properties"]}
    details = [f'"{name.strip()}"'] if (name := _told(node, "name")) else []
    if node["role"]["value"] == "heading":
        details.append(f"level {states['level']}")
    details += [state for state in ("checked", "invalid", "expanded") if states.get(state) == "true"]
    details += ["collapsed"] if states.get("expanded") == "false" else []
    details += [f'{what} "{told}"' for what in ("value", "description") if (told := _told(node, what))]
    return details


def _told(node: Node, what: str) -> str:
    return str(node.get(what, {}).get("value", "")).replace("\N{NO-BREAK SPACE}", " ")
