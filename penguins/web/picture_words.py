"""The sentences of the results page that are about its penguins among the real ones."""

from penguins.explain.file_scatter import FileScatter
from penguins.explain.numbers import percent
from penguins.explain.scatter import Scatter
from penguins.files.summary import ResultRow, Summary
from penguins.questions.species import SPECIES
from penguins.questions.table import QUESTIONS
from penguins.questions.text import listed
from penguins.web.filters import capitalize_first


def picture(chart: FileScatter, summary: Summary) -> str:
    """Which of the file's penguins a picture shows, and what its title rests on."""
    if chart.drawn == summary.scored:
        which = {1: "the scored one", 2: "both scored ones"}.get(chart.drawn, f"all {chart.drawn:,} scored ones")
    else:
        which = f"{chart.drawn:,} of the {summary.scored:,} scored ones"
    if not summary.sample.is_whole:
        which += ", from every part of the file"
    behind = chart.background
    real = f"{behind.subject}: hollow, {len(behind.classes)} penguins of the data"
    outside = "lies outside the picture: an arrow" if chart.outside == 1 else "lie outside the picture: arrows"
    if chart.outside == chart.drawn:
        sentences = [f"{real}. {capitalize_first(which)} {outside}."]
    else:
        sentences = [f"{real}; filled, {which}."]
        if chart.outside:
            sentences.append(f"{chart.outside:,} {outside}.")
    if chart.ringed:
        sentences.append("A ring: the file names another species.")
    if chart.unmeasured:
        are = "is" if chart.unmeasured == 1 else "are"
        of = "" if summary.sample.is_whole else f" of the {chart.drawn + chart.unmeasured:,} looked at"
        sentences.append(f"{chart.unmeasured:,}{of} {are} left out, without one or both of the measurements.")
    return " ".join([*sentences, _nearest(chart)]).strip()


def _nearest(chart: FileScatter) -> str:
    """Whom the penguins inside a picture are near; where none is near any, its title has said so."""
    if chart.far == chart.drawn:
        return ""
    groups = [(f"mostly {one.name}s", count) for one, count in zip(SPECIES, chart.among, strict=True)]
    groups += [("no majority", chart.between), ("none", chart.far - chart.outside)]
    told = listed(f"{whom} for {count:,}" if chart.drawn > 1 else whom for whom, count in groups if count)
    return f"The nearest penguins of the data: {told}."


def why_not_surer(row: ResultRow, chart: Scatter | None) -> str:
    """The species that comes next, and what two of a row's measurements have to do with it, or else what is not known.

    `chart` has these measurements among the real penguins, or is None where the row has not two.
    """
    _, (second, probability), *_ = row.ranked
    told = f"{second.name} has {percent(probability)}."
    if chart and (second in chart.neighbours or not chart.neighbours or not chart.is_in_range):
        return f"{told} {chart.finding}."
    unknown = [question.noun for question in QUESTIONS if question.name not in row.answers]
    return f"{told} Not known: {listed(unknown)}." if unknown else told
