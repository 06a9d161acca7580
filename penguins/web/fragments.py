"""Parts of pages that are the same for every visitor, made once and kept.

An answered page is some 50 KB, of which a quarter is about the penguin asked for; to render all of it each time would
take most of the time that a page takes.
"""

from collections.abc import Callable, Hashable
from functools import lru_cache

from flask import Flask
from markupsafe import Markup


def init_app(app: Flask) -> None:
    """Gives the templates `once`."""

    # Keyed by the macro itself, not by its name: two templates may each have a macro of that name.
    @lru_cache(maxsize=None, typed=True)
    def once(macro: Callable[..., str], *arguments: Hashable) -> Markup:
        """What a macro makes of arguments of which there are few: the site's own tables, the options of a choice."""
        return Markup(macro(*arguments))  # noqa: S704 - what a macro gives is escaped already

    app.jinja_env.globals["once"] = once
