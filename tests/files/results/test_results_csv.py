"""The results CSV: in the dialect of the file, in its order, and with no formula in it."""

import pytest

from penguins.files.results.scoring import score
from penguins.model.predictor import Predictor
from tests.tables import PENGUINS, no_cautions, notes_of, opened, parsed, results, table

ADDED = "predicted_species,probability_adelie,probability_chinstrap,probability_gentoo,note"


def _body(*lines: str) -> str:
    return "".join(f"{line}\r\n" for line in lines)


def test_the_results_of_a_small_file_are_exactly_these() -> None:
    content = (
        "id,Island,sex,bill length,body mass,remark\n"
        "A1,Torgersen,m,38.4,3825,calm\n"
        "\n"
        "A2,Dream,?,NA,3560,\n"
        "A3,Biscoe,f,720,4710,wet\n"
        "A4,Biscoe,hen,46.2,4710,dry\n"
        "A5,Mars,hen,46.2,4710,\n"
    )
    assert results(content) == _body(
        f"id,Island,sex,bill length,body mass,remark,{ADDED}",
        "A1,Torgersen,m,38.4,3825,calm,Adelie,0.9000,0.0625,0.0375,",
        "A2,Dream,?,NA,3560,,Chinstrap,0.2500,0.5000,0.2500,",
        "A3,Biscoe,f,720,4710,wet,,,,,Bill length must be between 10 and 100 mm; 'bill length' has '720'.",
        'A4,Biscoe,hen,46.2,4710,dry,Gentoo,0.0500,0.1500,0.8000,"Sex must be female, male or unknown; '
        "'sex' has 'hen', which counts as unknown.\"",
        'A5,Mars,hen,46.2,4710,,Gentoo,0.0500,0.1500,0.8000,"Island must be Biscoe, Dream, Torgersen or unknown; '
        "'Island' has 'Mars', which counts as unknown. Sex must be female, male or unknown; "
        "'sex' has 'hen', which counts as unknown.\"",
    )


def test_the_notes_are_written_in_ascii_but_for_letters_that_they_quote() -> None:
    body = results(
        "sex,bill_length_mm,body_mass_g\nhahnähnlicher,39.1,3750\n" + f"{'x' * 200},39.1,3750\n" + "m,it’s,3750\n"
    )
    assert notes_of(body) == [
        "Sex must be female, male or unknown; 'sex' has 'hahnähnlicher', which counts as unknown.",
        f"Sex must be female, male or unknown; 'sex' has '{'x' * 39}...', which counts as unknown.",
        "Bill length must be a number in mm, such as 45.9; 'bill_length_mm' has 'it's'. "
        "If it stands for 'not known', leave the cell empty.",
    ]


AS_COMMAS = [
    f"id,bill_length_mm,body_mass_g,{ADDED}",
    "A,38.4,3825,Adelie,0.9000,0.0625,0.0375,",
    "B,,3560,Chinstrap,0.2500,0.5000,0.2500,",
]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("quote", ["", '"'])
def test_the_results_have_the_delimiter_of_the_file(delimiter: str, end: str, quote: str) -> None:
    cells = [["id", "bill_length_mm", "body_mass_g"], ["A", "38.4", "3825"], ["B", "", "3560"]]
    content = "".join(delimiter.join(f"{quote}{cell}{quote}" for cell in row) + end for row in cells)
    assert results(content) == _body(*(line.replace(",", delimiter) for line in AS_COMMAS))


@pytest.mark.parametrize("quote", ["", '"'])
def test_a_decimal_comma_comes_back_in_the_probabilities(quote: str) -> None:
    content = f"id;bill_length_mm;body_mass_g\n{quote}A{quote};38,4;3825\nB;;3560\nC;384;3825\nD;x,5;\n"
    assert results(content) == _body(
        f"id;bill_length_mm;body_mass_g;{ADDED}".replace(",", ";"),
        "A;38,4;3825;Adelie;0,9000;0,0625;0,0375;",
        "B;;3560;Chinstrap;0,2500;0,5000;0,2500;",
        'C;384;3825;;;;;"Bill length must be between 10 and 100 mm; '
        "'bill_length_mm' has '384'. Did you mean 38.4 mm?\"",
        "D;x,5;;;;;;\"Bill length must be a number in mm, such as 45.9; 'bill_length_mm' has 'x,5'.\"",
    )


@pytest.mark.parametrize("quote", ["", '"'])
def test_a_decimal_comma_between_commas_is_quoted(quote: str) -> None:
    content = f'id,bill_length_mm,body_mass_g\nA,"38,4",3825\n{quote}B{quote},"46,2",4710\n'
    assert parsed(results(content))[2] == ["B", "46,2", "4710", "Gentoo", "0,0500", "0,1500", "0,8000", ""]


def test_decimal_commas_in_the_sample_count_for_rows_without_quotes_too() -> None:
    content = 'id,bill_length_mm,body_mass_g\nA,"38,4",3825\n' + "B,,3560\n" * 60_000
    assert parsed(results(content))[-1] == ["B", "", "3560", "Chinstrap", "0,2500", "0,5000", "0,2500", ""]


@pytest.mark.parametrize(
    ("rows", "decimal"),
    [
        ("38,4;3825\n", ","),
        ("38.4;3825\n", "."),
        ("38;3825\n", ","),
        ("38;3.825\n", ","),
        ("38;3,825\n", "."),
        ("38;3.825 kg\n", "."),
        ("38,4 mm;3825\n", ","),
        ("38,4;3.825\n", ","),
        ("38.4;3,825\n38.5;4000\n38.5;4000", "."),
        ("38,4;3.825\n38,5;4000\n", ","),
    ],
)
def test_the_decimal_mark_is_that_of_most_numbers(rows: str, decimal: str) -> None:
    assert results(f"bill_length_mm;body_mass_g\n{rows}").splitlines()[1].endswith(f";0{decimal}0375;")


def test_a_number_that_is_only_carried_along_shows_the_decimal_mark_where_no_measurement_does() -> None:
    assert ";0.2500;" in results("flipper_length_mm;body_mass_g;latitude\n181;3825;-64.77\n")


@pytest.mark.parametrize(("cell", "decimal"), [("3,825", "."), ("3.825", ","), ("3825", ".")])
def test_a_mark_between_thousands_is_no_decimal_mark(cell: str, decimal: str) -> None:
    assert f"\t0{decimal}2500\t" in results(f"flipper_length_mm\tbody_mass_g\n181\t{cell}\n")
    assert ",0.2500," in results(f'flipper_length_mm,body_mass_g\n181,"{cell}"\n')


def test_between_spaces_every_cell_is_quoted() -> None:
    """An empty cell would else vanish for a program that takes several spaces for one."""
    body = results("id bill_length_mm body_mass_g\nA 38.4 3825\nB NA 3560\n")
    assert body == _body(
        '"id" "bill_length_mm" "body_mass_g" "predicted_species" "probability_adelie" "probability_chinstrap" '
        '"probability_gentoo" "note"',
        '"A" "38.4" "3825" "Adelie" "0.9000" "0.0625" "0.0375" ""',
        '"B" "NA" "3560" "Chinstrap" "0.2500" "0.5000" "0.2500" ""',
    )


@pytest.mark.parametrize(
    ("encoding", "has_bom"),
    [("utf-8", False), ("ascii", False), ("utf-8-sig", True), ("utf-16", True), ("utf-16-le", True), ("cp1252", True)],
)
def test_all_but_plain_utf_8_comes_back_with_a_byte_order_mark(encoding: str, has_bom: bool) -> None:
    who = "Pinguin" if encoding == "ascii" else "Pingüino"
    body = results(f"{who},bill_length_mm,body_mass_g\nA,38.4,3825\n".encode(encoding))
    assert body.splitlines()[0] == ("\ufeff" if has_bom else "") + f"{who},bill_length_mm,body_mass_g,{ADDED}"


CELLS = {
    "=1+1": "'=1+1",
    "=cmd|' /C calc'!A0": "'=cmd|' /C calc'!A0",
    "+1+1": "'+1+1",
    "-1+1": "'-1+1",
    "-2+3+cmd": "'-2+3+cmd",
    "@SUM(A1)": "'@SUM(A1)",
    " =1": "' =1",
    "\N{NO-BREAK SPACE}=1": "'\N{NO-BREAK SPACE}=1",
    "\x0b=1": "'\x0b=1",
    "\ufeff=1": "'\ufeff=1",
    "-a": "'-a",
    "-1" + " " * 20_000 + "x": "'-1" + " " * 20_000 + "x",
    **{same: same for same in ("-", "--", "-1", "-12.5", " -12.5 ", "+3", "-1e-3", "-1.2E+03", "-7 %")},
    **{same: same for same in ("2021-11-30", "30.11.2021", "a=b", "'=1", "me@penguins.example")},
}


@pytest.mark.parametrize("cell", CELLS, ids=lambda cell: cell[:12])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("quote", ["", '"'])
def test_formulas_are_neutralised_and_numbers_and_dates_stay(cell: str, quote: str, delimiter: str) -> None:
    """Without quotes on the fast way, with quotes on the slow one: the bytes are the same."""
    content = f"id,bill_length_mm,body_mass_g,last\n{quote}{cell}{quote},38.4,3825,{quote}{cell}{quote}\n"
    assert results(content.replace(",", delimiter)) == _body(
        f"id,bill_length_mm,body_mass_g,last,{ADDED}".replace(",", delimiter),
        f"{CELLS[cell]},38.4,3825,{CELLS[cell]},Adelie,0.9000,0.0625,0.0375,".replace(",", delimiter),
    )


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("formula", ["=1+1,,38.4,3825,", "A,=1+1,38.4,3825,", "A,,38.4,3825,=1+1"])
@pytest.mark.parametrize("row", [0, 1])
def test_one_formula_is_neutralised_wherever_it_stands(delimiter: str, formula: str, row: int) -> None:
    rows = ["A,,38.4,3825,"] * 2
    rows[row] = formula
    body = results("\n".join(["id,remark,bill_length_mm,body_mass_g,last", *rows]).replace(",", delimiter))
    safe = formula.replace("=", "'=") + ",Adelie,0.9000,0.0625,0.0375,"
    assert body.splitlines()[row + 1] == safe.replace(",", delimiter)


@pytest.mark.parametrize(("header", "safe"), [("=1+1", "'=1+1"), (" @x ", "'@x"), ("-5", "-5"), ("+a", "'+a")])
def test_formulas_in_the_header_are_neutralised(header: str, safe: str) -> None:
    body = results(f"{header},bill_length_mm,body_mass_g\nA,38.4,3825\n")
    assert body.splitlines()[0] == f"{safe},bill_length_mm,body_mass_g,{ADDED}"


@pytest.mark.parametrize("cell", ["\t=1", "\tx", "\r=1"])
def test_a_quoted_cell_that_starts_with_a_tab_or_a_line_end_is_neutralised(cell: str) -> None:
    rows = parsed(results(f'id,bill_length_mm,body_mass_g\n"{cell}",38.4,3825\n'))
    assert rows[1][0] == "'" + cell.replace("\r", "\n")


@pytest.mark.parametrize("cell", ["\t=1", "\tx"])
def test_a_tab_in_front_of_a_comma_file_s_cell_is_neutralised(cell: str) -> None:
    assert results(f"id,bill_length_mm,body_mass_g\n{cell},38.4,3825\n").splitlines()[1].startswith(f"'{cell},38.4,")


def test_quoted_cells_come_back_as_they_meant() -> None:
    content = 'a,"b ""c""",bill_length_mm,body_mass_g\n"x, y","line one\r\nline two",38.4,3825\n'
    rows = parsed(results(content))
    assert rows[0][:2] == ["a", 'b "c"']
    assert rows[1][:4] == ["x, y", "line one\nline two", "38.4", "3825"]


def test_rows_come_in_their_order_over_many_chunks(predictor: Predictor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("penguins.files.table.rows.BLOCK", 100_000)
    rows = [f"{number},{38 + number % 13},{3500 + number % 997}" for number in range(60_000)]
    content = "id,bill_length_mm,body_mass_g\n" + "\n".join(rows) + "\n"
    lines = results(content, predictor.predict_proba).splitlines()
    assert len(list(score(opened(content), predictor.predict_proba, no_cautions))) > 5
    assert [line.split(",")[0] for line in lines[1:]] == [str(number) for number in range(60_000)]
    assert all(line.split(",")[3] in ("Adelie", "Chinstrap", "Gentoo") for line in lines[1:])


def test_a_file_has_the_answers_of_its_penguins_one_by_one(predictor: Predictor) -> None:
    for penguin, line in zip(PENGUINS, results(table(), predictor.predict_proba).splitlines()[1:], strict=True):
        prediction = predictor.predict(penguin)
        probabilities = [f"{probability:.4f}" for probability in prediction.by_coalition[-1]]
        assert line.split(",")[6:] == [prediction.species.name, *probabilities, ""]
