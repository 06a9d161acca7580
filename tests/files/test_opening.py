"""A file is opened: whatever its dialect, with what is told of how it was read, or it is no table of penguins."""

from pathlib import Path

import pytest

from penguins.files.table.header_line import DELIMITERS
from penguins.files.text.no_header import holds_values
from tests.tables import GENTOO, PENGUINS, notes, opened, read, refusal, results, row_numbers, scored, table

CORPUS = Path(__file__).parent.parent / "corpus"


@pytest.mark.parametrize("delimiter", DELIMITERS)
@pytest.mark.parametrize("decimal", [".", ","])
@pytest.mark.parametrize("quoted", [False, True])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_dialect_reads_to_the_same_penguins(delimiter: str, decimal: str, quoted: bool, end: str) -> None:
    if delimiter == decimal:
        quoted = True
    content = table(delimiter=delimiter, decimal=decimal, quoted=quoted, end=end)
    assert read(content) == read(content.removesuffix(end)) == list(PENGUINS)
    assert opened(content).notices[0] == f"Read as UTF-8, with {DELIMITERS[delimiter]} between the cells."


@pytest.mark.parametrize(
    "content",
    [
        "bill_length_mm body_mass_g \n46.2 4710 \n",
        "bill_length_mm   body_mass_g\n  46.2     4710\n",
        "bill_length_mm , body_mass_g\n 46.2 , 4710 \n",
        ' "bill_length_mm", "body_mass_g"\n "46.2", "4710"\n',
        "bill_length_mm,body_mass_g,\n46.2,4710,\n",
        "bill_length_mm,body_mass_g\n46.2,4710,\n",
        "bill_length_mm,body_mass_g,,,\n46.2,4710,,,\n",
        "bill_length_mm;body_mass_g;\n46,2;4710;\n",
        "sep=;\nbill_length_mm;body_mass_g\n46,2;4710\n",
        '"sep=,"\nbill_length_mm,body_mass_g\n46.2,4710\n',
        "# measured by us\n# in mm and g\nbill_length_mm,body_mass_g\n46.2,4710\n",
        "# bill_length_mm,body_mass_g\n46.2,4710\n",
        "# bill_length_mm,body_mass_g\nbill_length_mm,body_mass_g\n46.2,4710\n",
        "Penguins of the summer\n\nbill_length_mm,body_mass_g\n46.2,4710\n",
        ",,\nA colony; our best,,\n,bill_length_mm,body_mass_g\n1,46.2,4710\n",
        ",bill_length_mm,body_mass_g\n0,46.2,4710\n",
        "bill_length_mm,body_mass_g\n1,46.2,4710\n",
        'bill_length_mm body_mass_g\n"1" 46.2 4710\n',
        'note,bill_length_mm,body_mass_g\n"a, b\nc",46.2,4710\n',
        'id,"bill\nlength","body\nmass"\nx,46.2,4710\n',
        "\ufeffbill_length_mm\tbody_mass_g\n46.2\t4710",
        "\n\nbill_length_mm|body_mass_g\n\n46.2|4710\n\n",
        "body_mass_g,year,BILL LENGTH,by\n4710,2021,46.2,me\n",
    ],
)
def test_what_stands_around_the_cells_does_not_matter(content: str) -> None:
    assert read(content) == [{"bill_length_mm": 46.2, "body_mass_g": 4710}]
    assert scored(content) == [True]


@pytest.mark.parametrize(
    ("above", "notice", "number"),
    [
        ("", None, 2),
        ("Our penguins\n", "The header is in row 2: the row above it was passed over.", 3),
        ("Our penguins\n\n\n", "The header is in row 4: the 3 rows above it were passed over.", 5),
        ("sep=,\n", "“bill_length_mm” was read as bill length.", 2),
        ("SEP=,\n\n", "The header is in row 2: the row above it was passed over.", 3),
    ],
)
def test_rows_are_numbered_as_a_spreadsheet_shows_them(above: str, notice: str | None, number: int) -> None:
    content = above + 'id,bill_length_mm,body_mass_g\n"a\nb",46.2,4710\n\nc,46.2,4710\n'
    assert row_numbers(content) == [number, number + 2]
    assert (opened(content).notices[1] if notice else None) == notice


def test_of_two_lines_with_as_many_measurements_the_header_is_the_one_that_names_more() -> None:
    content = "bill_length_mm,body_mass_g\nspecies,bill_length_mm,body_mass_g\nAdelie,46.2,4710\n"
    assert opened(content).notices[1] == "The header is in row 2: the row above it was passed over."


@pytest.mark.parametrize("breaks", [1, 8])
def test_a_header_of_up_to_ten_lines_is_one_row(breaks: int) -> None:
    header = 'id,"bill\nlength","body' + "\n" * breaks + 'mass"\n'
    assert row_numbers(header + "x,46.2,4710\ny,46.2,4710\n") == [2, 3]


def test_a_header_one_cell_short_leaves_the_first_column_to_the_rows_names() -> None:
    content = 'bill_length_mm,body_mass_g\n"1",46.2,4710\n"2",38.4,3825\n'
    assert opened(content).notices == [
        "Read as UTF-8, with commas between the cells.",
        "The header is one cell short, so the first cell of each row was taken for its name.",
        "“bill_length_mm” was read as bill length.",
        "“body_mass_g” was read as body mass.",
        "No column was found for island, sex, bill depth and flipper length: unknown for every penguin.",
    ]
    assert results(content).splitlines()[:2] == [
        ",bill_length_mm,body_mass_g,predicted_species,probability_adelie,probability_chinstrap,probability_gentoo,note",
        "1,46.2,4710,Gentoo,0.0500,0.1500,0.8000,",
    ]


def test_how_each_column_was_read_is_said() -> None:
    content = "Species,Isla,is_male,Culmen Length (mm),Peso\nGentoo,Biscoe,0,46.2,4710\n"
    assert opened(content).notices == [
        "Read as UTF-8, with commas between the cells.",
        "“Culmen Length (mm)” was read as bill length.",
        "“Peso” was read as body mass.",
        "“Isla” was read as island.",
        "“is_male” was read as sex.",
        "No column was found for bill depth and flipper length: unknown for every penguin.",
        "“Species” names species: it is compared with the answers where it can be, and never used for them.",
    ]


def test_columns_of_zeros_and_ones_are_named_together() -> None:
    content = "sex_female,sex_male,bill_length_mm,body_mass_g\n1,0,46.2,4710\n"
    assert "“sex_female” and “sex_male” were read as sex." in opened(content).notices


@pytest.mark.parametrize("codes", [("0", "1", "2"), ("100", "200"), ("AD", "Ch.", "GE"), ("", "unknown", "?")])
def test_codes_for_species_are_not_compared(codes: tuple[str, ...]) -> None:
    content = "species,bill_length_mm,body_mass_g\n" + "".join(f"{code},46.2,4710\n" for code in codes)
    file = opened(content)
    assert file.species_reader is None
    assert file.notices[-1] == "“species” holds no names of species, so it was not compared with the answers."


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (
            "Torgersen,male,38.4,18.9,188,3825\nDream,female,47.6,17.9,194,3560\n",
            "No header was found: line 1 looks like a penguin already (“Torgersen,male,38.4,18.9,188,3825”). Add a "
            "first line that names the columns, such as island, sex, bill_length_mm, bill_depth_mm, "
            "flipper_length_mm, body_mass_g, and try again.",
        ),
        (
            "bill_length_mm,body_mass_g\n",
            "The file has a header and no penguins. Add a line for each penguin below the header.",
        ),
        (
            "bill_length_mm,body_mass_g",
            "The file has a header and no penguins. Add a line for each penguin below the header.",
        ),
        (
            "bill_length_mm,body_mass_g\n\n \n",
            "The file has a header and no penguins. Add a line for each penguin below the header.",
        ),
        (
            "Dear all\nthe penguins are well, and so am I.\n",
            "The file is not a table: its first line is “Dear all”. "
            "A header line and a line for each penguin are needed, as in a CSV file.",
        ),
        (
            "x" * 100,
            "The file is not a table: its first line is “xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…”. "
            "A header line and a line for each penguin are needed, as in a CSV file.",
        ),
    ],
)
def test_what_is_no_table_of_penguins_is_refused(content: str, message: str) -> None:
    assert refusal(content) == message


def test_quotes_behind_a_space_are_quotes_wherever_the_first_of_them_stands() -> None:
    content = "id, bill_length_mm, body_mass_g\n" + "a, 43.9, 4710\n" * 20 + 'b, "43,9", 4710\n'
    assert read(content) == [{"bill_length_mm": 43.9, "body_mass_g": 4710.0}] * 21


def test_a_header_with_an_open_quote_is_not_taken_for_one_in_quotation_marks() -> None:
    assert (
        opened('bill_length_mm,body_mass_g,"note\n39.1,3750,wet\n').notices[1].startswith("“bill_length_mm” was read")
    )


def test_a_first_row_with_an_open_quote_does_not_hide_the_unit_of_the_others() -> None:
    content = 'id,bill_length_cm,body_mass_g\n"a,4.62,4710\n' + "b,4.62,4710\n" * 5
    assert read(content)[1:] == [{"bill_length_mm": 46.2, "body_mass_g": 4710}] * 5
    assert notes(content) == {2: "A quotation mark is opened and never closed."}


def test_a_file_read_to_its_end_is_read_in_full() -> None:
    file = opened(table([GENTOO] * 1000))
    assert sum(len(chunk.numbers) for chunk in file.chunks()) == 1000
    assert file.share_read == 1


# What becomes of each file in tests/corpus: the rows with a species and all rows, or how the refusal starts.
OUTCOMES: dict[str, tuple[int, int] | str] = {
    "all_missing_markers.csv": (9, 10),
    "comments_and_title.txt": (2, 2),
    "excel_header_in_two_lines.csv": (3, 3),
    "formulas.csv": (6, 6),
    "german_semicolons_windows_1252.csv": (3, 3),
    "header_only.csv": "The file has a header and no penguins.",
    "no_header.csv": "No header was found: line 1 looks like a penguin already",
    "notebook_export.json": "The file looks like JSON, not like CSV.",
    "nul_bytes.csv": (1, 2),
    "open_quotes.csv": (4, 6),
    "portuguese_with_tabs_utf_16.txt": (2, 2),
    "r_write_table.txt": (3, 3),
    "ragged_rows.csv": (5, 5),
    "rows_in_quotes.csv": (2, 2),
    "saved_page.csv": "The file looks like a web page, not like CSV.",
    "scripts_in_cells.csv": (2, 3),
    "two_depths.csv": "2 columns could both be bill depth:",
    "z_scores.csv": "The values of bill length, bill depth, flipper length and body mass look scaled:",
}


def test_the_corpus_has_a_known_outcome_for_every_file() -> None:
    assert sorted(path.name for path in CORPUS.iterdir()) == sorted(OUTCOMES)
    assert len(OUTCOMES) == 18


@pytest.mark.parametrize("name", OUTCOMES)
def test_a_nasty_file_has_its_outcome(name: str) -> None:
    content, outcome = (CORPUS / name).read_bytes(), OUTCOMES[name]
    if isinstance(outcome, str):
        assert refusal(content).startswith(outcome)
    else:
        rows, explained = scored(content), notes(content)
        assert (sum(rows), len(rows)) == outcome
        for is_scored, number in zip(rows, row_numbers(content), strict=True):
            assert is_scored or explained[number]


@pytest.mark.parametrize(("first", "bill_length"), [(("41.5", "42.5"), 38.0), (("41.5", "41.5"), 41.5)])
def test_a_column_without_a_header_holds_names_of_rows_only_where_each_is_another(
    first: tuple[str, str], bill_length: float
) -> None:
    rows = "".join(f"{cell},38.0,18.0\n" for cell in first)
    assert read(f"bill_length_mm,bill_depth_mm\n{rows}")[0]["bill_length_mm"] == bill_length


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (["0", "0.143", "0.286"], True),
        (["0", "1", "1"], True),
        (["0", "1", "2"], False),
        (["1", "2", "3"], False),
        (["1", "2"], True),
        (["Torgersen", "male", "38.4", "18.9"], True),
        (["Torgersen", "male", "38.4", "calm"], False),
    ],
)
def test_numbers_are_values_and_what_counts_the_columns_is_not(cells: list[str], expected: bool) -> None:
    assert holds_values(cells) is expected
