"""The three species the site tells apart, in the order of the forest's classes 0, 1, 2."""

from dataclasses import dataclass


@dataclass(frozen=True, eq=False)
class Species:
    """A species, its names and how an adult is told at a glance: `looks` completes "It has ..."."""

    name: str
    scientific_name: str
    article: str
    looks: str

    @property
    def key(self) -> str:
        """The name as stylesheets, drawings and column names spell it."""
        return self.name.lower()

    @property
    def with_article(self) -> str:
        return f"{self.article} {self.name}"


SPECIES = (
    Species(
        "Adelie",
        "Pygoscelis adeliae",
        "an",
        "a black face and throat, a white ring round the eye and a short, dark bill",
    ),
    Species(
        "Chinstrap",
        "Pygoscelis antarcticus",
        "a",
        "a white face and throat, a thin black line under the chin and a black bill",
    ),
    Species(
        "Gentoo", "Pygoscelis papua", "a", "a black face and throat, a white patch over the eye and an orange bill"
    ),
)
