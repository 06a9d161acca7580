"""Every word that people write in files and forms, by what it means: the one file to change for another language.

Headers, options and species are compared without case, accents, spaces and punctuation (see `text.words_of`): one
spelling stands for "Bill Length", "bill_length" and "bill.length". The order of a header's words does not matter.
"""

from collections.abc import Iterator
from itertools import product


def _phrases(*pairs: tuple[str, str]) -> Iterator[str]:
    """Every noun of a pair with every dimension of it: ("bill beak", "length len") gives four phrases."""
    for nouns, dimensions in pairs:
        for noun, dimension in product(nouns.split(), dimensions.split()):
            yield f"{noun} {dimension}"


# What a column's header may say, by the question that the column answers; the question's own label is known as well.
# "species" is not a question: the column is compared with the predictions and never used to make them.
HEADERS: dict[str, tuple[str, ...]] = {
    "island": (
        *("island", "island name", "nesting island", "isla", "ilha", "ile", "insel", "eiland", "isola"),
        *("pulau", "pulau habitat", "島", "島嶼", "岛屿", "島嶼名稱"),
    ),
    "sex": (
        *("sex", "sex mf", "gender", "sexo", "sexe", "sesso", "genere", "genero", "genre", "geschlecht", "geslacht"),
        *("jenis kelamin", "性別", "性别", "kön", "køn", "plec"),
    ),
    "bill_length_mm": (
        *_phrases(
            ("bill beak culmen", "length len lenght"),
            ("pico bico bec becco", "longitud largo longitude comprimento longueur lunghezza"),
            ("schnabel", "lange laenge"),
            ("snavel", "lengte"),
            ("panjang", "paruh"),
            ("nabb naebb nebb", "langd lengde laengde"),
        ),
        *("panjang paruh atas", "嘴長", "嘴长", "喙長", "喙长"),
    ),
    "bill_depth_mm": (
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
        *("tebal paruh atas", "嘴深", "嘴厚", "喙深", "喙厚"),
    ),
    "flipper_length_mm": (
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
        *("翅膀長", "翅膀长", "鰭長", "鳍长", "鰭肢長", "鳍肢长"),
    ),
    "body_mass_g": (
        *("mass", "weight", "masa", "massa", "masse", "peso", "peso corporeo", "poids", "poids corporel", "gewicht"),
        *_phrases(("body", "mass weight wt"), ("corporal corporea corporelle", "masa peso massa masse")),
        *("koerpermasse", "korpermasse", "korpergewicht", "koerpergewicht", "lichaamsmassa", "lichaamsgewicht"),
        *("massa tubuh", "berat badan", "kroppsvikt", "體重", "体重"),
    ),
    "species": (
        *("species", "specie", "especie", "espece", "art", "soort", "spesies", "species name", "penguin species"),
        *("gatunek", "common name", "品種", "品种", "物種", "物种"),
    ),
}

# Words that carry no meaning in a header: "longueur du bec" is "longueur bec".
FILLER_WORDS = frozenset(
    (
        *("of", "the", "de", "del", "du", "da", "do", "das", "dos", "la", "le", "l", "d", "di", "della", "dell"),
        *("der", "des", "den", "van", "penguin"),
    )
)

# What an option may be called besides its own value.
OPTIONS: dict[str, tuple[str, ...]] = {
    "Biscoe": (),
    "Dream": (),
    "Torgersen": ("torgerson", "torgensen", "torgersson"),
    "female": (
        *("f", "fem", "females", "♀", "hembra", "h", "femea", "femelle", "femmina", "femminile", "weiblich", "w"),
        *("weibchen", "vrouwelijk", "vrouwtje", "v", "femenino", "feminino", "betina", "母", "雌", "メス"),
    ),
    "male": (
        *("m", "males", "♂", "macho", "maschio", "maschile", "mannlich", "maennlich", "mannchen"),
        *("mannelijk", "mannetje", "masculino", "masculin", "jantan", "公", "雄", "オス"),
    ),
}

# The stems by which a file names a species, in its common or its scientific name.
SPECIES_STEMS: dict[str, tuple[str, ...]] = {
    "Adelie": ("adel",),
    "Chinstrap": ("chinst", "antarctic", "barbijo", "jugul", "zugel", "kehlstreif", "stormband", "kinband"),
    "Gentoo": ("gento", "papu", "papou", "esel", "ezel"),
}

UNITS: dict[str, tuple[str, ...]] = {
    "mm": ("mm", "millimeter", "millimeters", "millimetre", "millimetres", "milimetros"),
    "cm": ("cm", "cms", "centimeter", "centimeters", "centimetre", "centimetres", "centimetros"),
    "m": ("m", "meter", "meters", "metre", "metres"),
    "in": ("in", "inch", "inches"),
    "g": ("g", "gr", "gram", "grams", "gramme", "grammes", "gramos", "gramm"),
    "kg": ("kg", "kgs", "kilo", "kilos", "kilogram", "kilograms", "kilogramm"),
    "lb": ("lb", "lbs", "pound", "pounds"),
    "oz": ("oz", "ounce", "ounces"),
}

# What people write for "not known", compared without case or surrounding spaces.
MISSING = frozenset(
    (
        *("", "na", "n/a", "n.a.", "<na>", "#n/a", "nan", "null", "nil", "none", "?", "??", "_", ".", "..", "-", "--"),
        *("—", "–", "unknown", "unk", "missing", "not known", "i don't know", "i don’t know"),
    )
)
