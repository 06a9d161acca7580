"""The sentences of the results page that are about a file as a whole."""

from collections.abc import Sequence

from penguins.explain.caution_texts import LEARNED, LEVEL, UNSEEN
from penguins.explain.numbers import of_100, percent
from penguins.files.penguin_file import PenguinFile
from penguins.files.results.summary import NAMES_COUNTED, SURE, ResultRow, Summary
from penguins.files.table.header import HEADERS_SHOWN
from penguins.files.table.header_cell import names_predictions
from penguins.files.table.rows import cells_of
from penguins.files.table.species_names import is_species_name
from penguins.model.prediction import nearly_level
from penguins.questions.species import SPECIES
from penguins.questions.table import SEX
from penguins.questions.text import listed, listed_up_to, words_of
from penguins.questions.vocabulary import CODE_WORDS, HEADERS, LABEL_WORDS
from penguins.web.filters import capitalize_first

# Of what stands in place of a species, the most frequent names are told.
NAMES_TOLD = 5


def verdict(summary: Summary) -> str:
    """How many rows were scored, and how many of them got each species."""
    counts = [(species, count) for species, count in zip(SPECIES, summary.counts, strict=True) if count]
    if summary.rows == 1:
        row = summary.first[0]
        return _of_one(row) + (f" The file says {row.named}." if summary.compared else "")
    if not counts:
        return f"None of the {summary.rows:,} rows could be scored."
    found = listed(f"{count:,} {species.name}" for species, count in counts) + _level(summary)
    if not summary.unscored:
        return f"{of_the(summary.rows, summary.rows)} penguins were scored: {found}."
    were = "was" if summary.scored == 1 else "were"
    failed, odd = summary.unscored - summary.odd, summary.odd
    others = [f"{failed:,} could not be scored"] if failed else []
    if odd:
        others.append(f"{odd:,} {'is no penguin' if odd == 1 else 'are no penguins'}")
    return f"{summary.scored:,} of {summary.rows:,} rows {were} scored: {found}. {listed(others)}."


def _level(summary: Summary) -> str:
    """How many of the scored rows are counted for a species to which another one is nearly level."""
    if LEVEL not in summary.remarks:
        return ""
    count = summary.remarks[LEVEL].count
    if summary.scored == 1:
        return ", too near to call"
    every = "both" if count == 2 else "all"
    return f"; {every if count == summary.scored else f'{count:,} of them'} too near to call"


def _of_one(row: ResultRow) -> str:
    """The answer to the only row of a file; of a tie all that it may be."""
    if not row.ranked:
        return "The one row was not scored."
    level = [species.with_article for species in nearly_level(row.ranked)]
    if len(level) > 1:
        return f"The one penguin may be {listed(level, 'or')}: too near to call."
    return f"The one penguin is most likely {level[0]}, with a probability of {percent(row.probability)}."


def unlike(summary: Summary) -> str:
    """The question that the page opens with where most of the rows are outside the data or unusual; else empty."""
    unlike = summary.unlike + summary.impossible
    if unlike * 2 <= (summary.scored + summary.impossible if summary.scored else summary.rows):
        return ""
    who = "The one scored row" if summary.scored == 1 else f"{of_the(summary.unlike, summary.scored)} scored rows"
    if summary.impossible:
        who = f"{of_the(unlike, summary.rows)} rows"
    outside = summary.impossible + (summary.remarks[UNSEEN].count if UNSEEN in summary.remarks else 0)
    odd = "an unusual combination of answers"
    if outside:
        beyond = "a value outside the data"
        if SEX.name in summary.answered:
            beyond += ", or outside those of the penguin’s sex"
        odd = beyond if outside == unlike else f"{beyond}, or {odd}"
    question = f"Are these Adelie, Chinstrap or Gentoo penguins? {who} {'has' if unlike == 1 else 'have'} {odd}."
    if not summary.scored:
        return f"{question} If they are, upload their values as they were measured, in millimetres and grams."
    return (
        f"{question} The model can only choose among these three species: if they are others, the answers mean nothing."
    )


def other_species(summary: Summary) -> str:
    """Which species the file names that are none of the three; empty where there are none."""
    others = summary.other_species
    if not others:
        return ""
    named = [f"“{name}” ({count:,} row{'s' if count > 1 else ''})" for name, count in others.most_common(NAMES_TOLD)]
    if len(others) > NAMES_TOLD:
        at_least = "at least " if len(others) == NAMES_COUNTED else ""
        named.append(f"{at_least}{len(others) - NAMES_TOLD:,} more")
    return (
        f"In place of one of the three species the file has {listed(named)}. The model can only answer "
        "with one of the three."
    )


def learned(summary: Summary, count: int, accuracy: float) -> str:
    """What it means that `count` of the rows have measurements that the model learned from.

    `accuracy` is that of the model on other penguins of which as much is known as of these.
    """
    has_those = "has the measurements of a penguin that the model learned from: whether it is right"
    if summary.scored == 1:
        return f"The one scored row {has_those} here says little about others."
    if count == 1:
        return f"1 of the {summary.scored:,} scored rows {has_those} about that one says little."
    return (
        f"{of_the(count, summary.scored)} scored rows have the measurements of penguins that the model learned from: "
        "how often it is right about these says little. Of other penguins with the same questions answered, it is "
        f"right for {of_100(accuracy)}."
    )


def of_the(count: int, several: int) -> str:
    """How many of several there are, at the start of a sentence: "3 of the 5", "Both", "None of the 5"."""
    if count == several:
        return {1: "The", 2: "Both"}.get(several, f"All {several:,}")
    none = "Neither" if several == 2 else "None"
    return f"{f'{count:,}' if count else none} of the {several:,}"


def columns(file: PenguinFile, summary: Summary) -> str:
    """Which questions the file answers, what it was compared with, and its columns that were only carried along."""
    used = [question for question in file.questions if question.name in summary.answered]
    sentences = [f"Used: {listed(question.noun for question in used)}."] if used else []
    if len(used) < len(file.questions):
        unused = listed(question.noun for question in file.questions if question not in used)
        sentences.append(f"Read, but without an answer that could be used in a scored row: {unused}.")
    if file.header.missing:
        sentences.append(f"Not found: {listed(question.noun for question in file.header.missing)}.")
    if file.header.species_column is not None:
        sentences.append(f"{file.header.quoted(file.header.species_column)}: {_compared_with(file, summary)}.")
    predicted = [index for index in file.carried if _predicts_species(file, index)]
    if predicted:
        say = "its name says that it holds" if len(predicted) == 1 else "their names say that they hold"
        sentences.append(
            f"{file.header.quoted(*predicted)}: not compared: {say} predictions, not what the penguins are."
        )
    others = [index for index in file.carried if index not in predicted and _may_tell_species(file, index)]
    if others:
        why = "another column names the species" if file.species_reader else "one column has to name the species"
        sentences.append(f"{_named(file, others)}: not compared: {why}.")
    if file.name_column is not None:
        sentences.append(f"{capitalize_first(_named(file, [file.name_column]))} names the rows.")
    told = (file.name_column, *others, *predicted)
    carried = [index for index in file.carried if index not in told]
    if carried:
        sentences.append(f"Carried along, not used: {_named(file, carried)}.")
    return " ".join(sentences)


def _predicts_species(file: PenguinFile, index: int) -> bool:
    is_prediction = names_predictions(file.header.cells[index])
    return is_prediction and any(map(is_species_name, cells_of(file.raw.first_rows.values(), index)))


def _may_tell_species(file: PenguinFile, index: int) -> bool:
    """Whether a column may tell species besides the one compared: a further one, codes, or one for a species."""
    words = words_of(file.header.cells[index])
    # "species_Adelie" is for Adelies, "near_adelie" is not.
    others = [word for word in words if word not in HEADERS["species"]]
    meant = CODE_WORDS if len(others) < len(words) else LABEL_WORDS
    is_label = bool(words) and meant.issuperset(others)
    return is_label or is_species_name(" ".join(others)) or index in file.header.species_columns


def _named(file: PenguinFile, columns: Sequence[int]) -> str:
    """The first of some columns, by their headers or else by their numbers, and how many more there are."""
    header = file.header
    names = [header.quoted(one) if header.cells[one].strip() else f"column {one + 1} of the table" for one in columns]
    return listed_up_to(HEADERS_SHOWN, names)


def _compared_with(file: PenguinFile, summary: Summary) -> str:
    if summary.compared:
        return "compared with the answers"
    if file.species_reader:
        return "not compared: no scored row names one of the three species in it"
    holds = "it holds" if file.raw.first_rows_are_all else "its first rows hold"
    return f"not compared: {holds} no names of species"


def compared(summary: Summary) -> str:
    """How the answers compare with the species that the file names, where it does."""
    is_other = summary.compared == 1 and not summary.agreeing
    told = f"{differing(summary) if is_other else _of_compared(summary, summary.agreeing, 'agree')}."
    learned = summary.remarks[LEARNED].compared if LEARNED in summary.remarks else 0
    if learned * 2 > summary.compared:
        which = "most of these rows have"
        if learned == summary.compared:
            which = "all of these rows have" if learned > 1 else "this row has"
        told += f" That does not measure how good the model is: {which} measurements that it learned from."
    return told


def differing(summary: Summary) -> str:
    """In how many rows the file names another species, where it does in any."""
    return _of_compared(summary, summary.compared - summary.agreeing, "disagree")


def all_sure(summary: Summary) -> str:
    """Said where no row is listed as one of the least sure."""
    return f"{of_the(summary.scored, summary.scored)} scored rows have a probability of {percent(SURE)} or more."


def rows_that_disagree(summary: Summary) -> str:
    """What the list of them is called."""
    count, shown = summary.compared - summary.agreeing, len(summary.disagreeing)
    if count == 1:
        return "The one row that disagrees"
    return f"The {f'{count:,}' if count == shown else f'first {shown} of the {count:,}'} rows that disagree"


def _of_compared(summary: Summary, count: int, verb: str) -> str:
    """A count of the rows that name a species, and what they do."""
    if summary.compared == 1:
        return f"The one scored row that names one of the three species {verb}s with the answer"
    which = f"{of_the(count, summary.compared)} scored rows that name one of the three species"
    return f"{which} {verb if count > 1 else f'{verb}s'} with the answer"
