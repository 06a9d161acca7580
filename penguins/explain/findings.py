"""What a picture shows, for its title: true of the penguins that are drawn."""

from collections.abc import Mapping, Sequence

from penguins.model.dataset import Spread
from penguins.questions.species import SPECIES, Species
from penguins.questions.table import BILL_DEPTH, BILL_LENGTH, BODY_MASS, FLIPPER_LENGTH, Measurement
from penguins.questions.text import listed

# What two measurements are of: the subject of a sentence. The bill tells the species apart best, so it comes first; the
# others follow by how well they do.
SUBJECTS = {
    (BILL_LENGTH, BILL_DEPTH): "Its bill is",
    (BILL_LENGTH, FLIPPER_LENGTH): "Its bill and flipper are",
    (BILL_LENGTH, BODY_MASS): "Its bill and body mass are",
    (FLIPPER_LENGTH, BILL_DEPTH): "Its flipper and bill are",
    (BODY_MASS, BILL_DEPTH): "Its body mass and bill are",
    (FLIPPER_LENGTH, BODY_MASS): "Its flipper and body mass are",
}


def of_value(value: float, spreads: Mapping[Species, Spread]) -> str:
    """Which species' range a value lies in, and which middle half: "usual for a Gentoo"."""
    if all(value > spread.maximum for spread in spreads.values()):
        return "more than any penguin measured"
    if all(value < spread.minimum for spread in spreads.values()):
        return "less than any penguin measured"
    possible = [species for species, spread in spreads.items() if value in spread]
    usual = [species for species in possible if spreads[species].q1 <= value <= spreads[species].q3]
    if usual and len(possible) > 1:
        return f"usual for {' or '.join(species.with_article for species in usual)}"
    if len(possible) == len(SPECIES):
        return "in the range of all three species, but usual for none"
    ranges = f"in the range of {listed(f'{species.name}s' for species in possible)}"
    return f"{ranges} only" if len(possible) == 1 else f"{ranges}, but usual for neither"


def of_two(
    across: Measurement,
    up: Measurement,
    possible: Sequence[Species] | None,
    is_in_range: bool = True,
    answered: str | None = None,
    is_decided: bool = True,
) -> str:
    """Whose two measurements may be: see `scatter.Scatter`, which has these species.

    Where the one that is answered is not among those that are near, or is the only one but not said clearly, the two
    are only like those of these.
    """
    subject = SUBJECTS[across, up]
    that = "that" if subject.endswith(" is") else "those"
    if possible is None:
        return f"{subject} unlike {that} of any penguin measured"
    if not is_in_range:
        near = listed(f"{species.with_article}’s" for species in possible)
        whose = near if len(possible) < len(SPECIES) else "those of all three species"
        return f"{subject} near {whose}, but no species’ ranges hold both measurements"
    whose = " or ".join(f"{species.with_article}’s" for species in possible)
    if len(possible) == len(SPECIES):
        whose = f"{that} of any of the three species"
    is_open = len(possible) == 1 and not is_decided
    if is_open or answered not in [species.name for species in possible]:
        return f"{subject} like {whose}"
    return f"{subject} {whose}" if len(possible) == 1 else f"{_noun(subject)} may be {whose}"


def nobody_near(across: Measurement, up: Measurement) -> str:
    """What is said of two measurements in whose neighbourhood no penguin was measured."""
    return f"No real penguin has such {_noun(SUBJECTS[across, up]).lower().replace('its ', 'a ', 1)}"


def _noun(subject: str) -> str:
    """A subject without its verb: "Its bill"."""
    return subject.rpartition(" ")[0]


def of_file(
    across: Measurement, up: Measurement, among: Sequence[int], far: int, total: int, is_whole: bool, is_sample: bool
) -> str:
    """Where most of a file's penguins are by two measurements: closest to one species, near the real ones, or neither.

    Of the `total`, `among` are closest to each species, in SPECIES order, and `far` are near no real penguin. The
    others of the file have not both measurements, or are not looked at where these are a sample.
    """
    most = max(range(len(SPECIES)), key=lambda index: among[index])
    near = total - far
    if among[most] * 2 > total:
        count, where = among[most], f"closest to the {SPECIES[most].name}s of the data"
        rest = f", {far:,} near none" if far else ""
    elif near >= far:
        count, where = near, "near those of the data"
        rest = f", {far:,} {_are(far)} not" if far else ""
    else:
        count, where = far, "unlike those of the data"
        rest = f", {near:,} {_are(near)} near them" if near else ""
    penguins = f"{'' if is_whole else 'measured '}penguin{'s' if total > 1 else ''}"
    every = {1: "the", 2: "both"}.get(total, f"all {total:,}")
    if is_sample:
        who = f"{'all' if count == total else f'{count:,}'} of a sample of {total:,} penguins"
    elif count == total:
        who = f"{every} {penguins}"
    else:
        who = f"{count:,} of {total:,} {penguins}"
    by = _noun(SUBJECTS[across, up]).replace("Its", "By the")
    return f"{by}, {who} {_are(count)} {where}{rest}"


def _are(count: int) -> str:
    return "is" if count == 1 else "are"
