"""A cell of a header -> what it stands for, by the words in questions/vocabulary.py."""

import re
from dataclasses import dataclass
from functools import lru_cache

from penguins.questions.answers import is_missing, options_by_key
from penguins.questions.table import (
    CHOICES,
    FLIPPER_LENGTH,
    MEASUREMENTS,
    QUESTIONS,
    Choice,
    Measurement,
    Question,
)
from penguins.questions.text import between_spaces, key_of, words_of
from penguins.questions.units import UNIT_OF
from penguins.questions.vocabulary import (
    ASK_FOR_A_YES,
    FILLER_WORDS,
    GROUP_WORDS,
    HEADERS,
    PENGUIN_STEMS,
    PREDICTION_STEMS,
    ROW_NAMES,
    SHORT_HEADERS,
    SIDES,
)

# A header longer than this is understood by its beginning.
LONGEST_HEADER = 200

SPECIES_COLUMN = "species"
NOT_KNOWN = ""
_LONGEST_UNIT = max(map(len, UNIT_OF))

# What programs write behind a header for the kind of its values, or before it: "bill_length_mm:numeric", "cat__sex",
# "Sex[T.male]".
TYPE_WORDS = between_spaces(
    "numeric number num float float32 float64 double dbl real decimal int fct int32 int64 integer string str text char",
    "character chr varchar remainder object factor cat category categorical nominal discrete continuous quantitative",
    "int4 int8 float4 float8 t smallint tinyint bigint enum symbolic",
)

# A long name as Stata prints it: "bill_l~m".
_ABBREVIATED = re.compile(r"(\w{3,})~(\w+)")
_POSSESSIVE = re.compile(r"['’]s\b")
# How precise a value is, and the number of a footnote: "Bill length (±0.1 mm)", "Body mass (g)¹".
_BESIDE = re.compile(r"(?<=[(\[,;])\s*(?:±|\+/-)\s*\d+(?:[.,]\d+)?|(?<=\w[)\]])[¹²³⁰⁴-⁹]+$")


@dataclass(frozen=True)
class OneHot:
    """A column of 0 and 1 that answers yes or no for one choice: island_Biscoe, is_male, or NOT_KNOWN: sex_nan."""

    choice: Choice
    option: str


Meaning = Question | OneHot | str | None

# What the names of columns mean, as one word and as words in the order of the alphabet.
_QUESTIONS = {question.name: question for question in QUESTIONS}
_MEANINGS: dict[str, Meaning] = {
    key: _QUESTIONS.get(name, name)
    for name, phrases in HEADERS.items()
    for words in map(words_of, phrases)
    for key in ("".join(words), " ".join(sorted(words)))
}
_SHORT = {
    " ".join(sorted(words_of(phrase))): measurement
    for measurement in MEASUREMENTS
    for phrase in SHORT_HEADERS[measurement.name]
}
_OPTIONS = {key: OneHot(choice, option) for choice in CHOICES for key, option in options_by_key(choice).items()}
# As R writes them: "sexmale".
_OPTIONS |= {f"{one.choice.name}{one.option.lower()}": one for one in _OPTIONS.values()}
_PENGUIN_STEMS = tuple(map(key_of, PENGUIN_STEMS))
_PENGUINS = {word for word in (*_PENGUIN_STEMS, *FILLER_WORDS, *GROUP_WORDS) if word.startswith(_PENGUIN_STEMS)}
_PREDICTED = tuple(map(key_of, PREDICTION_STEMS))
# What programs write for it: y_pred, y_hat. "pred" is no stem: krill has predators.
_PREDICTED_IN_SHORT = frozenset(("pred", "preds", "ypred", "hat", "yhat"))


def names_rows(header: str) -> bool:
    """Whether a file names its own rows in the column of this header."""
    return " ".join(telling_words(header)) in ROW_NAMES


def names_penguin(header: str) -> bool:
    """Whether a header says no more than "penguin" or "#", as may stand above names."""
    words = words_of(header)
    return header.strip() == "#" or (bool(words) and _PENGUINS.issuperset(words))


def telling_words(header: str) -> list[str]:
    """The words of a header that say more than "the" or "of"."""
    return [word for word in words_of(header) if word not in FILLER_WORDS]


def names_predictions(header: str) -> bool:
    """Whether a column says by its header that it holds predictions."""
    return any(word in _PREDICTED_IN_SHORT or word.startswith(_PREDICTED) for word in words_of(header))


@lru_cache(maxsize=4096)  # bounded: these are visitors' words
def understand(header: str) -> tuple[Meaning, str]:
    """What a header stands for, and the unit it names or ""."""
    if abbreviated := _ABBREVIATED.fullmatch(header.strip()):
        start, end = abbreviated.groups()
        names = [name for name in _QUESTIONS if name.startswith(start) and name.endswith(end)]
        return (_QUESTIONS[names[0]] if len(names) == 1 else None), ""
    words = words_of(_POSSESSIVE.sub("", _BESIDE.sub("", header)))
    # "Is the bill length plausible?" asks for a yes, "What is the bill length?" does not.
    verb = [word for word in words[:1] if word in ASK_FOR_A_YES]
    words = verb + [word for word in words if word not in FILLER_WORDS and word not in TYPE_WORDS]
    if not words:
        return None, ""
    meaning = _look_up(words) or _with_options(words) or _one_hot(words)
    if meaning is not None:
        return meaning, ""
    *_, before, last = ["", *words]
    if last == "m" and before in UNIT_OF and before != "in":
        # Its unit is told: "bill_length_mm_m" is the male's, where "bill length in m" has metres.
        return None, ""
    unit = ""
    while len(words) > 1 and words[-1] in UNIT_OF:
        # "Body mass (g)", and twice for "mass in kg".
        last = UNIT_OF[words.pop()]
        unit = unit or last
        meaning = _look_up(words)
        if isinstance(meaning, Measurement) and unit in meaning.units:
            return meaning, unit
    for length in range(_LONGEST_UNIT, 0, -1):
        # "bodymassg": the unit grown together with the word before it.
        grown = UNIT_OF.get(words[-1][-length:], "")
        meaning = _look_up([*words[:-1], words[-1][:-length]]) if grown else None
        if isinstance(meaning, Measurement) and grown in meaning.units:
            return meaning, grown
    # "Bill length (kg)": the values will show.
    meaning = _look_up(words)
    return (meaning, "") if isinstance(meaning, Measurement) else (None, "")


@lru_cache(maxsize=4096)
def understand_short(header: str) -> tuple[Measurement | None, str]:
    """What a header may stand for where the values of its column say so, too: "Culmen (mm)", "Bill L", "Wing"."""
    words, unit = words_of(header), ""
    if words and words[-1] in UNIT_OF:
        unit = UNIT_OF[words.pop()]
    measurement = _SHORT.get(" ".join(sorted(words)))
    if measurement is None and names_side(header):
        without_side = [word for word in words if word not in SIDES]
        is_flipper = FLIPPER_LENGTH in (_look_up(without_side), _SHORT.get(" ".join(without_side)))
        measurement = FLIPPER_LENGTH if is_flipper else None
    return (measurement, unit) if measurement and unit in ("", *measurement.units) else (None, "")


def names_side(header: str) -> bool:
    """Whether a header names a bird's left or right."""
    return not SIDES.isdisjoint(words_of(header))


def _look_up(words: list[str]) -> Meaning:
    return _MEANINGS.get("".join(words)) or _MEANINGS.get(" ".join(sorted(words)))


def _one_hot(words: list[str]) -> OneHot | None:
    """island_Biscoe, sex_male, sexmale, sex_nan, is_male, or the value alone."""
    first, last = "".join(words[:-1]), words[-1]
    one_hot = _OPTIONS.get(last)
    if first in ("", *ASK_FOR_A_YES):
        # A single letter means a sex only after its question: "sex_m", never "m".
        return one_hot if len(last) > 1 else None
    question = _MEANINGS.get(first)
    if isinstance(question, Choice) and is_missing(last):
        return OneHot(question, NOT_KNOWN)
    return one_hot if one_hot and question is one_hot.choice else None


def _with_options(words: list[str]) -> Choice | None:
    """A choice before its options, and perhaps what stands for "not known": "Sex (M/F/U)", "Sex (0 = F, 1 = M)"."""
    choice = _look_up(words[:1])
    if not isinstance(choice, Choice):
        return None
    words = [word for word in words if not word.isdecimal()]
    others = [word for word in words[1:] if word not in options_by_key(choice)]
    has_options = len(words) - len(others) > 2
    return choice if has_options and (all(map(is_missing, others)) or is_missing(" ".join(others))) else None
