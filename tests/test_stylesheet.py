"""The stylesheet's custom properties: a misspelt one is no error to a browser, only a colour that is not there."""

import re

from scripts.server import ROOT

CSS = re.sub(r"/\*.*?\*/", "", (ROOT / "static" / "site.css").read_text(encoding="utf-8"), flags=re.DOTALL)
TEMPLATES = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "templates").rglob("*.*"))
DEFINED = set(re.findall(r"(--[\w-]+)\s*:", CSS))
USED = set(re.findall(r"var\(\s*(--[\w-]+)", CSS + TEMPLATES))


def test_every_custom_property_that_is_used_is_defined() -> None:
    assert len(USED) > 10
    assert sorted(USED - DEFINED) == []


def test_every_custom_property_that_is_defined_is_used() -> None:
    assert sorted(DEFINED - USED) == []
