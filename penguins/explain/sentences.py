"""The explanation in plain words: which answers speak for the species, and what they are compared with."""

from penguins.explain.shapley import Contribution
from penguins.model.dataset import Dataset
from penguins.model.prediction import Prediction
from penguins.questions.species import SPECIES, Species
from penguins.questions.table import ISLAND, Choice, Measurement

# Contributions smaller than this are not worth a sentence.
WORTH_SAYING = 0.02
# From this share of all that speaks for the species, one answer is the main reason.
MAIN_REASON = 0.5


def why(prediction: Prediction, contributions: list[Contribution], dataset: Dataset) -> list[str]:
    """One or two sentences: what speaks most for the answered species, and what speaks most against it."""
    strongest = sorted(contributions, key=lambda contribution: -contribution.value)
    speaking_for = [c for c in strongest if c.value >= WORTH_SAYING]
    sentences = []
    if speaking_for:
        first = speaking_for[0]
        is_main = first.value >= MAIN_REASON * sum(c.value for c in speaking_for)
        opening = "Mostly the" if is_main else "More than anything else the"
        sentences.append(f"{opening} {first.question.noun}: {_compare(first, prediction, dataset)}")
    else:
        name = prediction.species.with_article
        sentences.append(f"No single answer speaks for {name}: it is what is likeliest all the same.")
    against = strongest[-1]
    if against.value <= -WORTH_SAYING:
        sentences.append(f"Against it speaks the {against.question.noun}: {_compare(against, prediction, dataset)}")
    return sentences


def _compare(contribution: Contribution, prediction: Prediction, dataset: Dataset) -> str:
    question = contribution.question
    answer = prediction.answers[question.name]
    if isinstance(question, Measurement):
        rival = _rival(question, float(answer), contribution.value > 0, prediction, dataset)
        return _compare_measurement(question, float(answer), prediction.species, rival, dataset)
    assert isinstance(question, Choice)
    if question is ISLAND or len(prediction.answers) == 1:
        return _compare_counts(question, str(answer), prediction.species, dataset)
    return f"the other answers fit a {answer} {prediction.species.name} {_better(contribution.value > 0)}."


def _better(is_for: bool) -> str:
    return "better than one of another species" if is_for else "less well than one of another species"


def _rival(measurement: Measurement, value: float, is_for: bool, prediction: Prediction, dataset: Dataset) -> Species:
    """The other species to compare with: the one that the value fits worst when it speaks for the answer, else best."""
    others = [species for species in SPECIES if species is not prediction.species]

    def misfit(species: Species) -> float:
        spread = dataset.spread(measurement, species)
        return abs(value - spread.median) / (spread.q3 - spread.q1)

    return max(others, key=misfit) if is_for else min(others, key=misfit)


def _compare_measurement(
    measurement: Measurement, value: float, species: Species, rival: Species, dataset: Dataset
) -> str:
    own, other = (_describe(measurement, value, s, dataset) for s in (species, rival))
    if own.split()[0] == other.split()[0]:
        # "Heavy for an Adelie and heavy for a Chinstrap" would be no reason: the medians say which is nearer.
        usual, theirs = (measurement.format(dataset.spread(measurement, s).median) for s in (species, rival))
        both = f"{usual} is usual for {species.with_article} and {theirs} for {rival.with_article}"
        return f"{measurement.format(value)}, where {both}."
    return f"{measurement.format(value)} is {own} and {other}."


def _describe(measurement: Measurement, value: float, species: Species, dataset: Dataset) -> str:
    spread = dataset.spread(measurement, species)
    if value > spread.maximum:
        return f"more than any {species.name} measured"
    if value < spread.minimum:
        return f"less than any {species.name} measured"
    if value > spread.q3:
        return f"{measurement.more} for {species.with_article}"
    if value < spread.q1:
        return f"{measurement.less} for {species.with_article}"
    return f"typical of {species.with_article}"


def _compare_counts(choice: Choice, value: str, species: Species, dataset: Dataset) -> str:
    counts = dataset.counts(choice, value)
    count = counts[species.name]
    all_of_them = count == sum(counts.values())
    were = f"{'all' if all_of_them else count} were {species.name}" if count else f"none was {species.with_article}"
    those = f"penguins measured on {value}" if choice is ISLAND else f"{value} penguins measured"
    return f"of the {sum(counts.values())} {those}, {were}."
