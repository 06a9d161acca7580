"""The six questions, written down once: names, labels, units, choices, ranges and known spellings.

The form, the file reader, the encoder, the charts and the training script all read this table, so that a new
spelling or another limit is a change to one line here.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

LENGTH_UNITS = {"mm": 1.0, "cm": 10.0, "m": 1000.0, "in": 25.4}
MASS_UNITS = {"g": 1.0, "kg": 1000.0, "lb": 453.59237, "oz": 28.349523125}

UNIT_NAMES = {
    "mm": ("mm", "millimeter", "millimeters", "millimetre", "millimetres", "milimetros"),
    "cm": ("cm", "cms", "centimeter", "centimeters", "centimetre", "centimetres", "centimetros"),
    "m": ("m", "meter", "meters", "metre", "metres"),
    "in": ("in", "inch", "inches"),
    "g": ("g", "gr", "gram", "grams", "gramme", "grammes", "gramos", "gramm"),
    "kg": ("kg", "kgs", "kilo", "kilos", "kilogram", "kilograms", "kilogramm"),
    "lb": ("lb", "lbs", "pound", "pounds"),
    "oz": ("oz", "ounce", "ounces"),
}
UNITS_IN_WORDS = {
    "mm": "millimetres",
    "cm": "centimetres",
    "m": "metres",
    "in": "inches",
    "g": "grams",
    "kg": "kilograms",
    "lb": "pounds",
    "oz": "ounces",
}

# What people write for "not known", compared without case or surrounding spaces.
MISSING = frozenset(
    ("", "na", "n/a", "n.a.", "<na>", "#n/a", "nan", "null", "nil", "none", "?", "??", "_", ".", "..", "-", "--")
    + ("—", "–", "unknown", "unk", "missing", "not known", "i don't know", "i don’t know")
)


@dataclass(frozen=True)
class Range:
    """A closed interval, in the measurement's own unit."""

    low: float
    high: float

    def __contains__(self, value: object) -> bool:
        return isinstance(value, int | float) and self.low <= value <= self.high


@dataclass(frozen=True, eq=False)
class Choice:
    """One answer to a question with choices: its value is what the form sends and the forest knows."""

    value: str
    spellings: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        return self.value[0].upper() + self.value[1:]


@dataclass(frozen=True, eq=False)
class Category:
    """A question answered by choosing one of a few values."""

    name: str
    label: str
    hint: str
    choices: tuple[Choice, ...]
    headers: tuple[str, ...]

    @property
    def noun(self) -> str:
        return self.label.lower()

    @property
    def values(self) -> tuple[str, ...]:
        return tuple(choice.value for choice in self.choices)


@dataclass(frozen=True, eq=False)
class Measurement:
    """A question answered with a number in `unit`.

    `seen` is the range among the penguins the forest learned from; outside `accepted` a value is refused.
    `more` and `less` are the words for a large and a small value ("long", "short").
    """

    name: str
    label: str
    unit: str
    hint: str
    seen: Range
    accepted: Range
    units: dict[str, float]
    more: str
    less: str
    decimals: int
    headers: tuple[str, ...]

    @property
    def noun(self) -> str:
        return self.label.lower()

    @property
    def limits(self) -> str:
        """The accepted range in words: "between 1,000 and 10,000 g"."""
        return f"between {self.accepted.low:,.0f} and {self.accepted.high:,.0f} {self.unit}"

    @property
    def seen_in_words(self) -> str:
        """The range of the data: "32.1 to 59.6 mm"."""
        return f"{self.seen.low:,g} to {self.seen.high:,g} {self.unit}"

    @property
    def accepted_in_words(self) -> str:
        """What is not refused: "10 to 100 mm"."""
        return f"{self.accepted.low:,g} to {self.accepted.high:,g} {self.unit}"

    def format(self, value: float) -> str:
        """The value with its unit, at the precision it is measured in: "43.9 mm", "4,207 g"."""
        places = self.decimals if value != round(value) else 0
        return f"{value:,.{places}f} {self.unit}"

    def number(self, value: float) -> str:
        """The value at that precision without its unit, as a column of a table wants it: "17.0", "3,950"."""
        return f"{value:,.{self.decimals}f}"


Input = Category | Measurement


def _phrases(*pairs: tuple[str, str]) -> Iterator[str]:
    """Every noun of a pair with every dimension of it: ("bill beak", "length len") gives four phrases."""
    for nouns, dimensions in pairs:
        for noun, dimension in product(nouns.split(), dimensions.split()):
            yield f"{noun} {dimension}"


ISLAND = Category(
    "island",
    "Island",
    "Where in the Palmer Archipelago the penguin was measured.",
    (
        Choice("Biscoe"),
        Choice("Dream"),
        Choice("Torgersen", ("torgerson", "torgensen", "torgersson")),
    ),
    ("island", "isla", "ilha", "ile", "insel", "eiland", "isola", "pulau", "pulau habitat")
    + ("nesting island", "island name", "島", "島嶼", "岛屿", "島嶼名稱"),
)

SEX = Category(
    "sex",
    "Sex",
    "The study read it from a drop of blood; by eye it is hard to tell.",
    (
        Choice(
            "female",
            ("f", "fem", "females", "♀", "hembra", "h", "femea", "femelle", "femmina", "femminile", "weiblich", "w")
            + ("weibchen", "vrouwelijk", "vrouwtje", "v", "femenino", "feminino", "betina", "母", "雌", "メス"),
        ),
        Choice(
            "male",
            ("m", "males", "♂", "macho", "male", "maschio", "maschile", "mannlich", "maennlich", "mannchen")
            + ("mannelijk", "mannetje", "masculino", "masculin", "jantan", "公", "雄", "オス"),
        ),
    ),
    ("sex", "gender", "sexo", "sexe", "sesso", "genere", "genero", "genre", "geschlecht", "geslacht")
    + ("jenis kelamin", "sex mf", "性別", "性别", "kön", "køn", "plec"),
)

BILL_LENGTH = Measurement(
    "bill_length_mm",
    "Bill length",
    "mm",
    "Along the top edge of the bill, from the feathers to the tip.",
    Range(32.1, 59.6),
    Range(10, 100),
    LENGTH_UNITS,
    "long",
    "short",
    1,
    (
        *_phrases(
            ("bill beak culmen", "length len lenght"),
            ("pico bico bec becco", "longitud largo longitude comprimento longueur lunghezza"),
            ("schnabel", "lange laenge"),
            ("snavel", "lengte"),
            ("panjang", "paruh"),
            ("nabb naebb nebb", "langd lengde laengde"),
        ),
        "panjang paruh atas",
        "嘴長",
        "嘴长",
        "喙長",
        "喙长",
    ),
)

BILL_DEPTH = Measurement(
    "bill_depth_mm",
    "Bill depth",
    "mm",
    "Straight across the bill, from its top edge to its bottom edge.",
    Range(13.1, 21.5),
    Range(5, 40),
    LENGTH_UNITS,
    "deep",
    "shallow",
    1,
    (
        *_phrases(
            ("bill beak culmen", "depth dep height"),
            ("pico bico", "profundidad profundidade alto altura grosor espessura"),
            ("bec", "profondeur hauteur epaisseur"),
            ("becco", "profondita altezza spessore"),
            ("schnabel", "tiefe hohe hoehe dicke"),
            ("snavel", "diepte hoogte dikte"),
            ("tebal", "paruh"),
            ("nabb naebb nebb", "djup dybde dybd"),
        ),
        "tebal paruh atas",
        "嘴深",
        "嘴厚",
        "喙深",
        "喙厚",
    ),
)

FLIPPER_LENGTH = Measurement(
    "flipper_length_mm",
    "Flipper length",
    "mm",
    "From the body to the tip of the stretched flipper.",
    Range(172, 231),
    Range(100, 300),
    LENGTH_UNITS,
    "long",
    "short",
    0,
    (
        "flipper",
        *_phrases(
            ("flipper flip", "length len lenght"),
            ("aleta nadadeira asa ala", "longitud largo comprimento"),
            ("aile nageoire aileron", "longueur"),
            ("pinna ala", "lunghezza"),
            ("flossen flugel fluegel flipper", "lange laenge"),
            ("vin vleugel flipper", "lengte"),
            ("panjang", "sirip"),
            ("vinge luffe", "langd lengde laengde"),
        ),
        "翅膀長",
        "翅膀长",
        "鰭長",
        "鳍长",
        "鰭肢長",
        "鳍肢长",
    ),
)

BODY_MASS = Measurement(
    "body_mass_g",
    "Body mass",
    "g",
    "The whole penguin on a scale: 1 kg is 1,000 g.",
    Range(2700, 6300),
    Range(1000, 10000),
    MASS_UNITS,
    "heavy",
    "light",
    0,
    (
        "mass",
        "weight",
        *_phrases(("body", "mass weight wt"), ("corporal corporea corporelle", "masa peso massa masse")),
        "masa",
        "massa",
        "masse",
        "peso",
        "poids",
        "poids corporel",
        "peso corporeo",
        "gewicht",
        "koerpermasse",
        "korpermasse",
        "korpergewicht",
        "koerpergewicht",
        "lichaamsmassa",
        "lichaamsgewicht",
        "massa tubuh",
        "berat badan",
        "kroppsvikt",
        "體重",
        "体重",
    ),
)

MEASUREMENTS = (BILL_LENGTH, BILL_DEPTH, FLIPPER_LENGTH, BODY_MASS)
CATEGORIES = (ISLAND, SEX)
INPUTS: tuple[Input, ...] = (*CATEGORIES, *MEASUREMENTS)

# Not a question: the column by which a file names the species, never used to predict.
SPECIES_HEADERS = (
    ("species", "specie", "especie", "espece", "art", "soort", "spesies", "species name", "penguin species")
    + ("gatunek", "common name", "品種", "品种", "物種", "物种")
)  # fmt: skip

# Words that carry no meaning in a header: "longueur du bec" is "longueur bec".
FILLER_WORDS = frozenset(
    [
        "of",
        "the",
        "de",
        "del",
        "du",
        "da",
        "do",
        "das",
        "dos",
        "la",
        "le",
        "l",
        "d",
        "di",
        "della",
        "dell",
        "der",
        "des",
        "den",
        "van",
        "penguin",
    ]
)

# One penguin, answered on the front page and offered as the example file.
EXAMPLE: dict[str, str | float] = {
    "island": "Biscoe",
    "sex": "male",
    "bill_length_mm": 43.9,
    "bill_depth_mm": 17.2,
    "flipper_length_mm": 201,
    "body_mass_g": 4207,
}
EXAMPLE_CSV = f"{','.join(EXAMPLE)}\n{','.join(str(answer) for answer in EXAMPLE.values())}\n"
