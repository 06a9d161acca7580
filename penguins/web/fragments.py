"""Parts of pages that are the same for every visitor: made once, then pasted.

An answered page is some 40 KB, of which a few hundred bytes are about the penguin asked for; rendering all of it
each time would take most of the time that a page takes.
"""

from typing import Any

from flask import Flask
from markupsafe import Markup


def init_app(app: Flask) -> None:
    """Gives the templates `once`, and the addresses of pages and static files as plain dictionaries."""
    made: dict[tuple[Any, ...], Markup] = {}

    def once(macro: Any, *arguments: Any) -> Markup:
        """What a macro makes of arguments that never change: the site's own tables, never a visitor's answers."""
        key = (macro.name, *arguments)
        if key not in made:
            made[key] = Markup(macro(*arguments))  # noqa: S704 - what a macro gives is escaped already
        return made[key]

    fingerprints = app.config["STATIC_FINGERPRINTS"]
    static = {name: f"{app.static_url_path}/{name}?v={fingerprint}" for name, fingerprint in fingerprints.items()}
    addresses = app.url_map.bind("")
    pages = {endpoint: addresses.build(endpoint) for endpoint in ("site.index", "site.upload", "site.model")}
    app.jinja_env.globals.update(once=once, static=static, pages=pages)
