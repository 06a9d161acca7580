"""Which column answers which question, by its name."""

from collections.abc import Callable
from itertools import product

import pytest

from penguins.files.table.header import match
from penguins.files.table.header_cell import NOT_KNOWN
from penguins.questions.table import MEASUREMENTS
from tests.tables import opened, questions_of, read, refusal


@pytest.mark.parametrize(
    "spelling", ["{0}_{1}_mm", "{0} {1}", "{0}.{1}.mm", "{0}{1}", "{0}-{1} (mm)", "{0} {1} [mm]", "{0}_{1}(mm)"]
)
@pytest.mark.parametrize("case", [str.lower, str.upper, str.title])
def test_a_bill_is_a_bill_by_any_name(spelling: str, case: Callable[[str], str]) -> None:
    for noun, dimension in product(("bill", "beak", "culmen"), ("length", "len", "depth", "dep", "height")):
        question = "bill_length_mm" if dimension.startswith("len") else "bill_depth_mm"
        assert questions_of("x", case(spelling.format(noun, dimension))) == ["", question]


SPELLINGS = {
    "species": ["Species", "Common Name", "виды"],
    "island": ["ISLAND", "Island name", "Island: Biscoe, Dream, Torgersen"],
    "sex": [
        *("SEX", "Gender", "Sex (M/F)", "sex_mf", "Geschlecht (m/w)", "sexe [H/F]", "sex_male_female", "sex:string"),
        *("Sex (M/F/U)", "Sex (M/F/?)", "Sex (male/female/unknown)", "Sex: F, M, not known", "Sex (M=male, F=female)"),
    ],
    "bill_length_mm": [
        *("BillLengthMm", "billLengthMM", "Bill.Length..mm.", "  Culmen Length (mm)  ", "culmen\nlength"),
        *("length of the bill (millimetres)", "bill lengthmillimetres", "Länge des Schnabels", "Panjang Culmen"),
        # With the kind of the values.
        *("bill_length_mm:numeric", "bill_length_mm (float64)", "Bill length [mm] <dbl>", "beak_len:num"),
        *("num__bill_length_mm", "remainder__beak_len"),
    ],
    "bill_depth_mm": ["Beak depth in mm", "Tiefe des Schnabels", "Kedalaman Culmen", "くちばし厚"],
    "flipper_length_mm": [
        *("FlipperLength", "flip_len", "Flipper", "WingLength", "flipper_length_mm::int4"),
        # The length of both is that of one.
        *("Longueur des ailes (mm)", "longueur nageoires", "taille de l’aile", "longitud de las aletas"),
        *("comprimento das asas", "lunghezza delle pinne", "lengte vleugels"),
    ],
    "body_mass_g": [
        *("bodymassg", "body massg", "Body Mass (g)", "Body weight", "Weight of the bird (g)", "mass", "Weight (kg)"),
        "mass in kg",
    ],
}


@pytest.mark.parametrize(
    ("header", "question"),
    [
        *((header, question) for question, headers in SPELLINGS.items() for header in headers),
        *((name, measurement.name) for measurement in MEASUREMENTS for name in (measurement.name, measurement.label)),
    ],
)
def test_a_header_is_understood_in_every_usual_spelling(header: str, question: str) -> None:
    assert questions_of("x", header) == ["", question]


@pytest.mark.parametrize(
    ("words", "headers"),
    [
        ("hembra macho", "sexo,largo pico,masa corporal"),
        ("fêmea macho", "sexo,comprimento do bico,massa corporal"),
        ("femelle mâle", "sexe,longueur du bec,masse corporelle"),
        ("femme homme", "sexe,longueur du bec,masse corporelle"),
        ("mujer hombre", "sexo,largo del pico,masa corporal"),
        ("donna uomo", "sesso,lunghezza del becco,massa corporea"),
        ("mulher homem", "sexo,comprimento do bico,massa corporal"),
        ("vrouw man", "geslacht,snavellengte,gewicht"),
        ("Frau Mann", "Geschlecht,Schnabellänge,Gewicht"),
        ("weiblich männlich", "Geschlecht,Schnabellänge,Gewicht"),
        ("vrouwtje mannetje", "geslacht,snavellengte,gewicht"),
        ("femmina maschio", "sesso,lunghezza becco,massa corporea"),
        ("F M", "sex,bill_length_mm,body_mass_g"),
        ("Female MALE", "Sex,bill_length_mm,body_mass_g"),
        ("♀ ♂", "sex,bill_length_mm,body_mass_g"),
    ],
)
def test_each_language_has_its_words_for_female_and_male(words: str, headers: str) -> None:
    female, male = words.split()
    answers = read(f"{headers}\n{female},38.4,3825\n {male} ,38.4,3825\n")
    assert [penguin["sex"] for penguin in answers] == ["female", "male"]


@pytest.mark.parametrize(
    "header",
    [
        *["", "length", "depth (m)", "bill", "Culmen", "wing", "age", "year", "m", "f", "x1", "mm", "g", "is_", "🐧"],
        *["number", "object", "text", "Sex (M/F/juvenile)", "Sex (0=M, 1=D)"],
        *["(Bill length (mm))²", "Bill length²", "Bill length (39.1±2.4)", "Bill length (± SD)", "Flipper (mm²)"],
    ],
)
def test_what_is_no_penguins_column_is_carried_along(header: str) -> None:
    assert questions_of(header) == [""]


def test_a_language_that_is_not_known_is_refused_with_what_was_found_and_what_is_needed() -> None:
    assert refusal("urrats,luzera,zabalera\nA,38.4,3825\n") == (
        "At least two of the four measurements are needed: bill_length_mm, bill_depth_mm, flipper_length_mm, "
        "body_mass_g. "
        "The header of the file has none of them. Its columns are “urrats”, “luzera” and “zabalera”. "
        "Rename the columns that hold the measurements, and try again."
    )


def test_one_measurement_is_too_few() -> None:
    assert refusal("island,sex,body_mass_g\nDream,male,3825\n") == (
        "At least two of the four measurements are needed: bill_length_mm, bill_depth_mm, flipper_length_mm, "
        "body_mass_g. "
        "The header of the file has only the body mass (“body_mass_g”). "
        "Its columns are “island”, “sex” and “body_mass_g”. "
        "Add a second measurement, or rename the column that holds it, and try again."
    )


def test_of_many_columns_that_are_not_understood_the_first_are_listed() -> None:
    headers = [f"q{number}{'abc'[number % 3]}" for number in range(40)]
    message = refusal(",".join(["", *headers]) + "\n" + "x," * 40 + "\n")
    assert "“q28b”, “q29c” and 10 more. Rename" in message
    assert "“”" not in message


def test_a_header_of_empty_cells_is_said_to_be_empty() -> None:
    assert "has none of them. Its cells are empty. Rename" in refusal(",,\n,a,\n,b,\n")


def test_two_columns_that_could_both_be_bill_depth_are_named() -> None:
    assert refusal("bill_length_mm,bill_depth_mm,Beak Height\n38.4,18.9,18.9\n") == (
        "2 columns could both be bill depth: “bill_depth_mm” (column 2) and “Beak Height” (column 3). "
        "Rename or remove all but one, and try again."
    )


@pytest.mark.parametrize(
    ("headers", "one_hot"),
    [
        ("island_Biscoe,island_Dream,island_Torgersen", {"island": {"Biscoe": 0, "Dream": 1, "Torgersen": 2}}),
        ("sex_male,sex_female", {"sex": {"male": 0, "female": 1}}),
        *[(header, {"sex": {"male": 0}}) for header in ("is_male", "ist_männlich", "es_macho", "Sex[T.male]")],
        *[("Male", {"sex": {"male": 0}}), ("수컷", {"sex": {"male": 0}})],
        ("sex_m,sex_f", {"sex": {"male": 0, "female": 1}}),
        ("Biscoe,Dream", {"island": {"Biscoe": 0, "Dream": 1}}),
        ("isla_Biscoe", {"island": {"Biscoe": 0}}),
        ("island_male", {}),
        ("m,f", {}),
        ("sexmale,islandDream,islandTorgersen", {"sex": {"male": 0}, "island": {"Dream": 1, "Torgersen": 2}}),
        ("sex,sex_male", {}),
        ("sex_male,sex_nan", {"sex": {"male": 0, NOT_KNOWN: 1}}),
        ("sex_m,sex_f,sex_u", {"sex": {"male": 0, "female": 1, NOT_KNOWN: 2}}),
        *[(header, {}) for header in ("sex_nan", "nan", "unknown", "is_unknown", "note_nan", "sex,sex_nan")],
    ],
)
def test_one_column_a_choice_is_understood(headers: str, one_hot: dict[str, dict[str, int]]) -> None:
    assert match(headers.split(",")).one_hot == one_hot


@pytest.mark.parametrize(
    ("header", "unit"),
    [
        ("bill_length_mm", "mm"),
        ("Bill length (cm)", "cm"),
        ("bill length in inches", "in"),
        ("beak_length", ""),
        ("culmenlengthcm", "cm"),
        ("bill length (kg)", ""),
        *[("Bill length (±0.1 mm)", "mm"), ("Bill length [+/- 0,05 cm]", "cm"), ("Bill length (mm, ±0.1)", "mm")],
        *[("Bill length (mm)¹", "mm"), ("Bill length [cm]²³", "cm"), ("Bill length (±0.1)", "")],
    ],
)
def test_a_header_may_name_its_unit(header: str, unit: str) -> None:
    columns = match([header])
    assert columns.columns == {"bill_length_mm": [0]}
    assert columns.unit_at.get(0, "") == unit


def test_a_header_in_several_lines_is_named_on_one() -> None:
    file = opened('id,"Bill length\n(mm)","Body mass\n(g)"\nA,38.4,3825\n')
    assert file.notices[1:3] == [
        "“Bill length (mm)” was read as bill length.",
        "“Body mass (g)” was read as body mass.",
    ]


@pytest.mark.parametrize(("lines", "first"), [(10, "id"), (11, "A")])
def test_a_header_may_take_10_lines(lines: int, first: str) -> None:
    above = 'id,"Bill length' + "\n" * (lines - 1) + '(mm)",mass\n'
    assert opened(f"{above}A,bill_length_mm,body_mass_g\nB,38.4,3825\n").header.cells[0] == first
