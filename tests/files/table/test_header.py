from collections.abc import Callable
from itertools import product

import pytest

from penguins.files.pitfalls.shapes import refuse_shapes
from penguins.files.refused import FileRefused
from penguins.files.table.header import MOST_COLUMNS, match
from penguins.files.table.header_cell import NOT_KNOWN
from penguins.questions.table import MEASUREMENTS
from tests.tables import opened, read, refusal


def _meaning(*headers: str) -> dict[str, int]:
    columns = match(list(headers))
    assert columns.one_hot == {}
    return {name: indices[0] for name, indices in columns.columns.items()}


@pytest.mark.parametrize(
    "spelling", ["{0}_{1}_mm", "{0} {1}", "{0}.{1}.mm", "{0}{1}", "{0}-{1} (mm)", "{0} {1} [mm]", "{0}_{1}(mm)"]
)
@pytest.mark.parametrize("case", [str.lower, str.upper, str.title])
def test_a_bill_is_a_bill_by_any_name(spelling: str, case: Callable[[str], str]) -> None:
    for noun, dimension in product(("bill", "beak", "culmen"), ("length", "len", "depth", "dep", "height")):
        question = "bill_length_mm" if dimension.startswith("len") else "bill_depth_mm"
        assert _meaning("x", case(spelling.format(noun, dimension))) == {question: 1}


@pytest.mark.parametrize(
    ("header", "question"),
    [
        ("BillLengthMm", "bill_length_mm"),
        ("billLengthMM", "bill_length_mm"),
        ("Bill.Length..mm.", "bill_length_mm"),
        ("length of the bill (millimetres)", "bill_length_mm"),
        ("  Culmen Length (mm)  ", "bill_length_mm"),
        ("culmen\nlength", "bill_length_mm"),
        ("Beak depth in mm", "bill_depth_mm"),
        ("flipper_length_mm", "flipper_length_mm"),
        ("FlipperLength", "flipper_length_mm"),
        ("flip_len", "flipper_length_mm"),
        ("Flipper", "flipper_length_mm"),
        ("body_mass_g", "body_mass_g"),
        ("bodymassg", "body_mass_g"),
        ("body massg", "body_mass_g"),
        ("bill lengthmillimetres", "bill_length_mm"),
        ("Body Mass (g)", "body_mass_g"),
        ("Body weight", "body_mass_g"),
        ("mass", "body_mass_g"),
        ("Weight (kg)", "body_mass_g"),
        ("mass in kg", "body_mass_g"),
        ("SEX", "sex"),
        ("Gender", "sex"),
        ("Sex (M/F)", "sex"),
        ("sex_mf", "sex"),
        ("Geschlecht (m/w)", "sex"),
        ("sexe [H/F]", "sex"),
        ("sex_male_female", "sex"),
        ("Island: Biscoe, Dream, Torgersen", "island"),
        ("ISLAND", "island"),
        ("Island name", "island"),
        ("Species", "species"),
        ("Common Name", "species"),
    ],
)
def test_a_header_is_understood_in_every_usual_spelling(header: str, question: str) -> None:
    assert _meaning("x", header) == {question: 1}


@pytest.mark.parametrize(
    ("language", "headers"),
    [
        ("Spanish", "especie,isla,longitud del pico (mm),profundidad pico,longitud aleta,masa corporal (g),sexo"),
        ("Portuguese", "espécie,ilha,comprimento_bico_mm,profundidade_bico,comprimento_asa,massa_corporal_g,sexo"),
        ("French", "espèce,île,longueur du bec,hauteur du bec,longueur de la nageoire,masse corporelle,sexe"),
        ("German", "Art,Insel,Schnabellänge (mm),Schnabeltiefe (mm),Flossenlänge,Gewicht (g),Geschlecht"),
        ("Dutch", "soort,eiland,snavellengte,snaveldiepte,vleugellengte,lichaamsgewicht,geslacht"),
        ("Italian", "specie,isola,lunghezza del becco,profondità del becco,lunghezza della pinna,massa corporea,sesso"),
    ],
)  # fmt: skip
def test_headers_are_understood_in_six_languages(language: str, headers: str) -> None:
    assert _meaning(*headers.split(",")) == {
        "species": 0,
        "island": 1,
        "bill_length_mm": 2,
        "bill_depth_mm": 3,
        "flipper_length_mm": 4,
        "body_mass_g": 5,
        "sex": 6,
    }, language


@pytest.mark.parametrize(
    "header",
    [
        *["Longueur des ailes (mm)", "longueur nageoires", "taille de l’aile", "longitud de las aletas"],
        *["comprimento das asas", "lunghezza delle pinne", "lengte vleugels"],
    ],
)
def test_the_length_of_both_flippers_is_that_of_one(header: str) -> None:
    assert _meaning("x", header) == {"flipper_length_mm": 1}


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
    ["", "length", "depth (m)", "bill", "Culmen", "wing", "age", "year", "m", "f", "x1", "mm", "g", "is_", "🐧"],
)
def test_what_is_no_penguins_column_is_carried_along(header: str) -> None:
    assert _meaning(header) == {}


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


def test_too_many_columns_are_refused() -> None:
    headers = ["bill_length_mm", "body_mass_g", *(f"q{number}" for number in range(MOST_COLUMNS - 2))]
    refuse_shapes(match(headers), [], [])
    with pytest.raises(FileRefused) as refused:
        refuse_shapes(match([*headers, "one more"]), [], [])
    assert str(refused.value) == (
        "The file has more than 1,000 columns, the most that are read. Upload a file with only the columns that matter."
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
    ],
)
def test_a_header_may_name_its_unit(header: str, unit: str) -> None:
    columns = match([header])
    assert columns.columns == {"bill_length_mm": [0]}
    assert columns.units.get("bill_length_mm", "") == unit


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


def test_every_question_knows_its_own_name_and_label() -> None:
    for measurement in MEASUREMENTS:
        assert _meaning(measurement.name) == _meaning(measurement.label) == {measurement.name: 0}
