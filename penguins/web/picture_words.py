"""The sentences of the results page that are about its penguins among the real ones."""

from collections.abc import Iterable

from penguins.explain.file_scatter import FileScatter
from penguins.explain.numbers import percent
from penguins.explain.scatter import Scatter
from penguins.files.results.summary import ResultRow, Summary
from penguins.questions.species import SPECIES
from penguins.questions.table import QUESTIONS
from penguins.questions.text import listed
from penguins.web.results_words import of_the


def caption(chart: FileScatter, summary: Summary) -> str:
    """Which of the file's penguins a picture shows."""
    which = of_the(chart.drawn, summary.scored).lower()
    penguins = "penguin" if summary.scored == 1 else "penguins"
    sampled = ", from every part of the file" if chart.drawn > 1 and not summary.sample.is_whole else ""
    told = f"{chart.background.subject} of {which} scored {penguins}{sampled}."
    if chart.unmeasured:
        are = "is" if chart.unmeasured == 1 else "are"
        looked_at = "" if summary.sample.is_whole else f" of the {chart.drawn + chart.unmeasured:,} looked at"
        told += f" {chart.unmeasured:,}{looked_at} {are} left out, without one or both of the measurements."
    return told


def key(chart: FileScatter, summary: Summary) -> str:
    """What is what in a picture, for those who see it."""
    parts = [f"Hollow: {len(chart.background.classes)} penguins of the data."]
    if chart.outside < chart.drawn:
        parts.append("Filled: the file’s.")
    if chart.ringed:
        differ = summary.compared - summary.agreeing
        which = "" if chart.ringed == differ else f"{chart.ringed:,} of the {differ:,} of which "
        parts.append(f"Ringed: {which}the file names another species.")
    if chart.outside:
        parts.append(f"{'An arrow' if len(chart.arrows) == 1 else 'Arrows'}: {chart.outside:,} outside the picture.")
    return " ".join(parts)


def where(chart: FileScatter) -> str:
    """Where a picture's penguins lie, for those who do not see it; where none is near any, its title has said so."""
    if chart.far == chart.drawn:
        return ""
    groups = [(f"mostly near {one.name}s", count) for one, count in zip(SPECIES, chart.among, strict=True)]
    groups += [("where no species has the majority", chart.between), ("near none", chart.far)]
    places = listed(f"{count:,} {place}" if chart.drawn > 1 else place for place, count in groups if count)
    return f"Where {'they lie' if chart.drawn > 1 else 'it lies'} among the penguins of the data: {places}."


def why_not_surer(row: ResultRow, charts: Iterable[Scatter]) -> str:
    """The species that comes next, and what two of a row's measurements have to do with it, or else what is not known.

    `charts` have every two of its measurements among the real penguins.
    """
    _, (second, probability), *_ = row.ranked
    told = f"{second.name} has {percent(probability)}."
    unknown = [question.noun for question in QUESTIONS if question.name not in row.answers]
    for chart in charts:
        if second in chart.neighbours or not chart.neighbours or not chart.possible:
            return f"{told} {chart.finding}."
        if unknown:
            break
    return f"{told} Not known: {listed(unknown)}." if unknown else told
