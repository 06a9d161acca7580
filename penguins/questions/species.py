"""The three species the site tells apart, in the order of the forest's classes 0, 1, 2."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Species:
    """A species, its names and how it is told at a glance."""

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
    Species("Adelie", "Pygoscelis adeliae", "an", "A black head, a white ring round the eye, a short bill."),
    Species("Chinstrap", "Pygoscelis antarcticus", "a", "A white face with a thin black line under the chin."),
    Species("Gentoo", "Pygoscelis papua", "a", "A white patch over the eyes, an orange bill."),
)
