"""Rows that are no penguins, such as sums and units, and those that only look like such rows."""

import pytest

from tests.tables import IF_NOT_KNOWN, chunks, notes, refusal, results, scored

HEADER = "id,bill_length_mm,body_mass_g\n"
LABELS = "The row belongs to the header: it is no penguin."
TYPES = "The row names the types of the columns: it is no penguin."
A, B = "a,39.1,3750\n", "b,46.2,4710\n"


@pytest.mark.parametrize(
    ("row", "note"),
    [
        (HEADER, "The header is repeated here: the row is no penguin."),
        ("ID,Bill Length (mm),Body-Mass g\n", None),
        (",mm,g\n", "The row names the units of the columns: it is no penguin."),
        ("unit,Millimetres,(g)\n", "The row names the units of the columns: it is no penguin."),
        ("unit,mm,\n", "The row names the units of the columns: it is no penguin."),
        ("by,M,\n", "Bill length must be a number in mm, such as 45.9; “bill_length_mm” has “M”."),
        (
            "by,mm,heavy\n",
            "Bill length must be a number in mm, such as 45.9; “bill_length_mm” has “mm”. Body mass must be a number "
            f"in g, such as 4500; “body_mass_g” has “heavy”. {IF_NOT_KNOWN}",
        ),
        ("# measured in the summer\n", "The line is a comment: it is no penguin."),
        ("#name,length,mass\n", "The line is a comment: it is no penguin."),
        ("---,---,---\n", "The line only draws a rule between rows: it is no penguin."),
        (",,\n", "The row is empty: it is no penguin."),
        ("-,-,-\n", "No measurement is known: “bill_length_mm” and “body_mass_g” are not known (-)."),
        ("--,--,--\n", "No measurement is known: “bill_length_mm” and “body_mass_g” are not known (--)."),
        ("mean,42.6,4230\n", "The row sums up others (“mean”): it is no penguin."),
        ("TOTAL,85.3,8460\n", "The row sums up others (“TOTAL”): it is no penguin."),
        ("Mittelwert,42.6,4230\n", "The row sums up others (“Mittelwert”): it is no penguin."),
        ("Adelie Average,42.6,4230\n", "The row sums up others (“Adelie Average”): it is no penguin."),
        ("Mittelwert Adelie,42.6,4230\n", "The row sums up others (“Mittelwert Adelie”): it is no penguin."),
        ("mean (sd),42.6,4230\n", "The row sums up others (“mean (sd)”): it is no penguin."),
        ("Average(n=2),42.6,4230\n", "The row sums up others (“Average(n=2)”): it is no penguin."),
        ("Mean for Adelie,42.6,4230\n", "The row sums up others (“Mean for Adelie”): it is no penguin."),
        ("Average of Gentoos,42.6,4230\n", "The row sums up others (“Average of Gentoos”): it is no penguin."),
        ("Adelie (mean),42.6,4230\n", "The row sums up others (“Adelie (mean)”): it is no penguin."),
        ("Total penguins,85.3,8460\n", "The row sums up others (“Total penguins”): it is no penguin."),
        ("All species mean,42.6,4230\n", "The row sums up others (“All species mean”): it is no penguin."),
        ("Average penguin,42.6,4230\n", "The row sums up others (“Average penguin”): it is no penguin."),
        ("Mean of all penguins,42.6,4230\n", "The row sums up others (“Mean of all penguins”): it is no penguin."),
        ("Bird total,85.3,8460\n", "The row sums up others (“Bird total”): it is no penguin."),
        ("Mittel,42.6,4230\n", "The row sums up others (“Mittel”): it is no penguin."),
        ("Variance,42.6,4230\n", "The row sums up others (“Variance”): it is no penguin."),
        ("Gesamtergebnis,42.6,4230\n", "The row sums up others (“Gesamtergebnis”): it is no penguin."),
        ("-----+-----+-----\n", "The line only draws a rule between rows: it is no penguin."),
        *((line, "The line counts rows: it is no penguin.") for line in ("(2 rows)\n", "(2 row(s) affected)\n")),
        ("2 rows selected.\n", "The line counts rows: it is no penguin."),
        ("...,...,...\n", "Rows were left out here when the table was printed."),
        ("```,,\n", "The line is a prompt, or a mark around code: it is no penguin."),
        *(
            (row, TYPES)
            for row in (
                "<chr>,<dbl>,<int>\n",
                "<lgl>,numeric,<num>\n",
                "string,continuous,discrete\n",
                "a b,f64,i64\n",
                "String15,String7?,Int64\n",
            )
        ),
        ('R_1,"{""ImportId"":""QID1""}","{""ImportId"":""QID2""}"\n', LABELS),
        ("Response,Open-Ended Response,Open-Ended Response\n", LABELS),
        ("__,_____,____\n", "The line only draws a rule between rows: it is no penguin."),
        ("─────┼──,╞══╪═╡,├─┤│\n", "The line only draws a rule between rows: it is no penguin."),
        ("<NA>,<NA>,<NA>\n", "No measurement is known: “bill_length_mm” and “body_mass_g” are not known (<NA>)."),
        ("合計,42.6,4230\n", "The row sums up others (“合計”): it is no penguin."),
        ("Grand mean,42.6,4230\n", "The row sums up others (“Grand mean”): it is no penguin."),
        ("Biscoe Total,42.6,4230\n", "The row sums up others (“Biscoe Total”): it is no penguin."),
        ("Mean of males,42.6,4230\n", "The row sums up others (“Mean of males”): it is no penguin."),
        ("Mittelwert von Adelie,42.6,4230\n", "The row sums up others (“Mittelwert von Adelie”): it is no penguin."),
        ("Moyenne de Adelie,42.6,4230\n", "The row sums up others (“Moyenne de Adelie”): it is no penguin."),
        ("Media de hembras,42.6,4230\n", "The row sums up others (“Media de hembras”): it is no penguin."),
        ("Total (alle Pinguine),42.6,4230\n", "The row sums up others (“Total (alle Pinguine)”): it is no penguin."),
        ("3rd Qu.,42.6,4230\n", "The row sums up others (“3rd Qu.”): it is no penguin."),
    ],
)
def test_a_row_that_is_no_penguin_is_not_scored_and_says_what_it_is(row: str, note: str | None) -> None:
    content = HEADER + A + row + B
    assert scored(content) == [True, False, True]
    if note:
        assert notes(content) == {3: note}
        assert all(one.stops for one in chunks(content)[0].notes[1])
    assert results(content).splitlines()[2].lstrip("'").startswith(row.strip().split(",")[0])


def test_a_row_that_sums_up_others_may_say_so_in_any_column_of_names() -> None:
    content = "id,bill_length_mm,body_mass_g,bird\n1,39.1,3750,Max\n2,46.2,4710,Ann\n,42.6,4230,Average\n"
    assert notes(content) == {4: "The row sums up others (“Average”): it is no penguin."}
    assert scored(content) == [True, True, False]
    # Beside a number of its own it is the name of a penguin.
    assert not notes(content.replace("\n,42.6", "\n3,42.6"))


def test_a_name_that_stands_twice_does_not_show_that_it_means_a_maximum() -> None:
    content = "bird,bill_length_mm,body_mass_g\nMax,39.1,3750\nMax,39.3,3700\nPip,46.2,4710\n"
    assert scored(content) == [True, True, True]


@pytest.mark.parametrize("header", ["", "plot"])
def test_the_first_column_may_say_so_whatever_it_is_called(header: str) -> None:
    content = f"{header},bill_length_mm,body_mass_g\na,39.1,3750\nb,46.2,4710\nmean,42.6,4230\n"
    assert notes(content) == {4: "The row sums up others (“mean”): it is no penguin."}


@pytest.mark.parametrize(
    ("content", "note"),
    [
        ("\tbill_length_mm\tbody_mass_g\nbird\t\t\na\t39.1\t3750\n", LABELS),
        (
            "      bill_length_mm  body_mass_g\nbird                             \na  39.1  3750\nb  46.2  4710\n",
            LABELS,
        ),
        # It may be a penguin's own number, and is one where the column has a name.
        (",bill_length_mm,body_mass_g\n7,,\na,39.1,3750\n", None),
        ("id,bill_length_mm,body_mass_g\nbird,,\na,39.1,3750\n", None),
    ],
)
def test_the_name_that_pandas_writes_below_the_header_belongs_to_it(content: str, note: str | None) -> None:
    nothing = "No measurement is known: nothing is written in “bill_length_mm” and “body_mass_g”."
    assert notes(content) == {2: note or nothing}
    assert scored(content)[:2] == [False, True]
    # Further down it is the name of a row.
    assert notes(",bill_length_mm,body_mass_g\na,39.1,3750\nbird,,\n") == {3: nothing}


def test_a_second_table_is_not_read_by_the_first_ones_header() -> None:
    second = "id,body_mass_g,bill_length_mm\nb,4710,46.2\n"
    content = f"{HEADER}{A}\n{second}{second}{B}"
    assert scored(content) == [True, False, False, False, False, False]
    belongs = "The row belongs to a second table, with a header of its own. Upload that table as a file of its own."
    assert notes(content) == {
        4: "A second table starts here, with a header of its own.",
        **dict.fromkeys((5, 6, 7, 8), belongs),
    }


@pytest.mark.parametrize("labels", ["ID,Culmen length,Culmen depth,Weight", "Who,Culmen length,Of the same,Weight"])
def test_labels_below_the_names_of_the_columns_repeat_the_header(labels: str) -> None:
    header = "id,bill_length_mm,bill_depth_mm,body_mass_g\n"
    content = f"{header}{labels}\na,39.1,18.7,3750\n"
    assert notes(content) == {2: "The header is repeated here: the row is no penguin."}
    assert scored(content) == [False, True]
    # Other columns have other labels.
    swapped = f"{header}ID,Culmen depth,Culmen length,Weight\na,39.1,18.7,3750\n"
    assert refusal(swapped).startswith("None of the 2 rows can be scored. Row 2: A second table starts here,")


def test_penguins_may_be_called_max_or_min_but_not_one_below_the_other() -> None:
    header = "name,bill_length_mm,body_mass_g\n"
    assert scored(f"{header}Max,39.1,3750\nBo,39.5,3800\nMin,40.3,3250\n") == [True, True, True]
    assert scored(f"{header}Bo,39.5,3800\nMax,39.5,3800\nMin,39.5,3800\n") == [True, False, False]


def test_a_second_table_may_have_all_measurements() -> None:
    content = (
        "bill_length_mm,bill_depth_mm,flipper_length_mm,body_mass_g\n39.1,18.7,181,3750\n"
        "body_mass_g,flipper_length_mm,bill_depth_mm,bill_length_mm\n3750,181,18.7,39.1\n"
    )
    assert scored(content) == [True, False, False]
    assert notes(content)[3] == "A second table starts here, with a header of its own."


def test_a_second_table_is_known_in_the_chunks_that_follow() -> None:
    content = HEADER + A + "id,body_mass_g,bill_length_mm\n" + "b,39.1,3750\n" * 60_000
    flags = scored(content)
    assert (len(flags), sum(flags)) == (60_002, 1)


def test_a_header_that_is_repeated_does_not_end_the_table() -> None:
    assert scored((HEADER + A) * 5) == [True, False] * 4 + [True]
    # Another name for the birds makes no other table.
    assert scored(f"{HEADER}{A}{HEADER.replace('id', 'ring')}{B}") == [True, False, True]


@pytest.mark.parametrize(
    ("column", "one", "other"), [("species", "Adelie", "Gentoo"), ("island", "Dream", "Biscoe"), ("sex", "F", "male")]
)
def test_a_row_that_sums_up_a_group_is_told_by_the_group(column: str, one: str, other: str) -> None:
    header = f"id,{column},bill_length_mm,body_mass_g\n"
    content = (
        f"{header}1,{one},39.1,3750\n,Mean,42.6,4230\n,{other} total,46.2,4710\n,Max,46.2,4710\n2,{other},46.2,4710\n"
    )
    assert scored(content) == [True, False, False, False, True]


@pytest.mark.parametrize(
    "name",
    [
        "Sum Adler",
        "Max Mean",
        "Meany",
        "Summer",
        "a mean",
        "Maximilian",
        "Max",
        "MIN",
        "#2",
        "%3",
        "#Adelie",
        "Max (f)",
        "Penguin Max",
        "Count of Palmer",
        "Dream Max",
        "Sum F",
        "Total Adelie chicks",
    ],
)
def test_a_name_that_holds_such_a_word_is_a_name(name: str) -> None:
    assert scored(f"{HEADER}{name},39.1,3750\n") == [True]


def test_a_row_that_is_commented_out_is_not_scored() -> None:
    header = "species,bill_length_mm,body_mass_g\n"
    names = ["Gentoo", "#Gentoo", " # Gentoo penguin", "% adelie", "#N/A", "#REF!", "#1", "# 1"]
    rows = "".join(f"{name},46.2,4710\n" for name in names)
    assert scored(header + rows) == [True, False, False, False, True, True, True, True]
    noted = notes(header + rows)
    assert {noted[number] for number in (3, 4, 5)} == {"The line is a comment: it is no penguin."}
    assert scored(f"island,bill_length_mm,body_mass_g\n#Biscoe,46.2,4710\n{B}") == [False, True]


def test_max_sums_up_others_beside_a_row_that_does() -> None:
    content = f"{HEADER}Max,39.1,3750\n{B}mean: ,42.6,4230\nmin,38.4,3560\nMax,46.2,4710\n"
    assert scored(content) == [True, True, False, False, False]
    assert notes(content)[4] == "The row sums up others (“mean:”): it is no penguin."


@pytest.mark.parametrize("name", ["#2", "#N/A", "#REF!"])
def test_a_name_with_a_number_sign_does_not_hide_what_is_wrong(name: str) -> None:
    assert notes(f"{HEADER}{A}{name},abc,3750\n") == {
        3: f"Bill length must be a number in mm, such as 45.9; “bill_length_mm” has “abc”. {IF_NOT_KNOWN}"
    }


def test_letters_and_words_that_orange_writes_below_a_header_are_something_else_further_down() -> None:
    assert notes(f"{HEADER}d,c,c\nclass,meta,\n{A}") == {2: TYPES, 3: LABELS}
    found = notes(f"{HEADER[:-1]},notes\n{A[:-1]},\n{B[:-1]},\nc,d,d,died\n,,,ignore\n")
    assert found[4].startswith("Bill length must be a number in mm, such as 45.9; “bill_length_mm” has “d”.")
    assert found[5].startswith("No measurement is known")
