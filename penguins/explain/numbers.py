"""How probabilities, shares and differences of them are written, with the precision that they have."""

# Of a probability nearer to 0 or 1 than this only that is said: 344 penguins cannot tell more.
NEAREST = 0.01


def percent(probability: float) -> str:
    """A probability in whole percents: 0.661 -> "66%", 0.998 -> "over 99%", 0.002 -> "under 1%"."""
    if probability > 1 - NEAREST:
        return "over 99%"
    return "under 1%" if probability < NEAREST else f"{probability:.0%}"


def share(part: float) -> str:
    """A share that was counted, in whole percents: "100%" and "0%" where it is all or nothing, and only there."""
    return f"{part:.0%}" if part in (0, 1) else percent(part)


def tenths(part: float) -> str:
    """A share measured over thousands of cases, in tenths of a percent: 0.8724 -> "87.2%", 0.9997 -> "over 99.9%"."""
    return "over 99.9%" if 0.9995 <= part < 1 else f"{part:.1%}"


def hundredths(part: float) -> str:
    """A share as a whole number of 100: 0.93 -> "93"; "over 99" and "under 1" where that would round to 100 or 0."""
    if part >= 0.995:
        return "over 99"
    return "under 1" if part <= 0.005 else str(round(part * 100))


def of_100(part: float) -> str:
    return f"{hundredths(part)} of 100"


def points(difference: float) -> str:
    """A signed difference of two probabilities, in whole percentage points: 0.127 -> "+13"."""
    text = f"{difference * 100:+.0f}"
    return "±0" if text in ("+0", "-0") else text.replace("-", "\N{MINUS SIGN}")
