"""What a picture shows, for its title: true of the penguins that are drawn."""

from collections.abc import Collection, Mapping, Sequence

from penguins.model.dataset import Spread
from penguins.questions.species import SPECIES, Species
from penguins.questions.text import listed


def strip_title(value: float, spreads: Mapping[Species, Spread]) -> str:
    """Which species' range a value lies in, and which middle half: "usual for a Gentoo"."""
    if all(value > spread.maximum for spread in spreads.values()):
        return "more than any penguin of the data"
    if all(value < spread.minimum for spread in spreads.values()):
        return "less than any penguin of the data"
    possible = [species for species, spread in spreads.items() if value in spread]
    usual = [species for species in possible if spreads[species].q1 <= value <= spreads[species].q3]
    if usual and len(possible) > 1:
        return f"usual for {' or '.join(species.with_article for species in usual)}"
    if len(possible) == len(SPECIES):
        return "in the range of all three species, but usual for none"
    ranges = f"in the range of {listed(f'{species.name}s' for species in possible)}"
    return f"{ranges} only" if len(possible) == 1 else f"{ranges}, but usual for neither"


def scatter_title(noun: str, near: Mapping[Species, int], possible: Collection[Species]) -> str:
    """Whose two measurements are like: see `scatter.Scatter`. `noun` says what they are of, "bill and flipper"; `near`
    counts the neighbours of each species."""
    its, that = (f"Its {noun} are", "those") if " and " in noun else (f"Its {noun} is", "that")
    if not near:
        return f"No penguin of the data has such a {noun}"
    # The most frequent first; of equals in the order of SPECIES.
    each = {species: f"{species.with_article}’s" for species in sorted(near, key=near.__getitem__, reverse=True)}
    like = [species for species in each if species in possible]
    if 2 * sum(near[species] for species in like) <= sum(near.values()):
        whose = listed(each.values()) if len(near) < len(SPECIES) else "those of all three species"
        if possible:
            return f"{its} near {whose}, but in the ranges of {listed(f'{species.name}s' for species in possible)} only"
        return f"{its} near {whose}, but no species’ ranges hold both measurements"
    whose = listed((each[species] for species in like), "or")
    if len(like) == len(SPECIES):
        whose = f"{that} of any of the three species"
    likest, *others = like
    if others and near[likest] >= 2 * sum(near[species] for species in others):
        whose = f"{each[likest]}, or more rarely {listed((each[species] for species in others), 'or')}"
    beside = [its_own for species, its_own in each.items() if species not in like]
    return f"{its} like {whose}{f', and near {listed(beside)}' if beside else ''}"


def file_title(noun: str, among: Sequence[int], far: int, total: int, is_whole: bool, is_sample: bool) -> str:
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
    if is_sample and total > 1:
        who = f"{'all' if count == total else f'{count:,}'} of a sample of {total:,} penguins"
    elif count == total:
        who = f"{every} {penguins}"
    else:
        who = f"{count:,} of {total:,} {penguins}"
    return f"By the {noun} alone, {who} {_are(count)} {where}{rest}"


def _are(count: int) -> str:
    return "is" if count == 1 else "are"
