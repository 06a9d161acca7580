"""Why no header was found: which line may be one, or that the first holds values, or that the text is no table."""

import pytest

from tests.tables import read, refusal, scored


@pytest.mark.parametrize(
    ("lines", "what"),
    [
        *[
            (line, "holds values and no names of columns")
            for line in ("39.1,99", "12.03.2007,39.1,18.7", "1,2", "0,1,1", "19,20", "Dream,Biscoe,Ada,Bo,39.1,18.7")
        ],
        *[
            (line, "looks like a penguin already")
            for line in ("39.1,100", "1950,2000", "39.1,181.5", "39.1 18.7 181 3750\n40 18 190 3800")
        ],
    ],
)
def test_values_alone_have_no_header(lines: str, what: str) -> None:
    first, *_ = lines.splitlines()
    assert refusal(f"{lines}\n") == (
        f"No header was found: line 1 {what} (“{first}”). Add a first line that names the columns, such as island, "
        "sex, bill_length_mm, bill_depth_mm, flipper_length_mm, body_mass_g, and try again."
    )


@pytest.mark.parametrize("years", ["2019,2020,2021", "2025,2026"])
def test_years_are_names_of_columns(years: str) -> None:
    first, *others = years.split(",")
    told = refusal(f"Country,{years}\nDE,1{',2' * len(others)}\n")
    assert f"The columns have running names (“{first}” to “{others[-1]}”)" in told
    for corner in ("Measurement", ""):
        lying = refusal(f"{corner},{years}\nbill_length_mm,38.8,39,40\nbill_depth_mm,18.1,18,17\n")
        assert lying.startswith("The measurements have rows of their own (“bill_length_mm” and “bill_depth_mm”)")


@pytest.mark.parametrize(
    ("content", "header"),
    [
        *[
            (
                f"{title}\nname,age,height\n" + "Ada,old,tall\n" * 5,
                "none of them. Its columns are “name”, “age” and “height”",
            )
            for title in ("Our birds", "Our birds, of, the year, 2007", "Our birds; mass", "Our birds,,\n,,")
        ],
        (
            "Our birds, 2007 to 2009\nby: Ada\n\nname,age,height\n" + "Ada,2,tall\n" * 5,
            "none of them. Its columns are “name”, “age” and “height”",
        ),
        # Not cut at the commas of the numbers, the header being a line above.
        ("name;age;tail\nAda;3,5;18,5\nBo;2,5;17,1\n", "none of them. Its columns are “name”, “age” and “tail”"),
        (
            "name;age;state\nA1;3,5;alive?\nA2;4;alive?\nA3;2;alive?\n",
            "none of them. Its columns are “name”, “age” and “state”",
        ),
        ("Palmer,2007\nname,mass\nAda,3750\n", "only the body mass (“mass”). Its columns are “name” and “mass”"),
        ("kind,of\n12,mass\n3,mass\n", "none of them. Its columns are “kind” and “of”"),
        (
            "in,2007,2008,a,b,c,d\n1,2,3,4,5,6,7\n",
            "none of them. Its columns are “in”, “2007”, “2008”, “a”, “b”, “c” and “d”",
        ),
        ("PC1,PC2,a,b,c\n1,2,3,4,5\n", "none of them. Its columns are “PC1”, “PC2”, “a”, “b” and “c”"),
        (
            "a,b,c,d,e,PC1,PC2,PC3,PC4\n1,2,3,4,5,6,7,8,9\n",
            "none of them. Its columns are “a”, “b”, “c”, “d”, “e”, “PC1”, “PC2”, “PC3” and “PC4”",
        ),
        ("name\tage\nAda\told\n", "none of them. Its columns are “name” and “age”"),
        ('name, "age, kind"\nAda,old\nBo,new\n', "none of them. Its columns are “name” and “age, kind”"),
        ("name tail age\nAda 18 2\nBo 17 3\n", "none of them. Its columns are “name”, “tail” and “age”"),
    ],
)
def test_a_table_without_measurements_is_told_which_of_its_lines_is_the_header(content: str, header: str) -> None:
    what_to_do = "Add a second measurement, or rename the column that holds it, and try again."
    if header.startswith("none"):
        what_to_do = "Rename the columns that hold the measurements, and try again."
    assert refusal(content) == (
        "At least two of the four measurements are needed: bill_length_mm, bill_depth_mm, flipper_length_mm, "
        f"body_mass_g. The header of the file has {header}. {what_to_do}"
    )


@pytest.mark.parametrize(
    "text",
    [
        "name tail age\nAda 18 2\n",
        "2 of 3 nests\n",
        "Dear Ada\nthey all live on\nDream\n",
        "Bill length and bill depth\nas measured\nby Ada were\n39 18\n",
        "a = 1\nb = 2\nc = 3\nd = 4\n",
        "a <- 1\nb <- 2\nc <- 3\n",
        "They live on Dream, and there are few.\nAda, too, saw one.\n",
        "Notes\n" + "We counted, and then, slept\n" * 3,
        "start\nread the file\nepoch 1\nepoch 2\nepoch 3\nepoch 4\n",
        "{\nhalf, of it\n}\n{\nthe, rest\n}\n",
    ],
)
def test_a_text_of_a_few_lines_is_no_table(text: str) -> None:
    first, *_ = text.splitlines()
    assert refusal(text) == (
        f"The file is not a table: its first line is “{first}”. A header line and a line for each penguin are "
        "needed, as in a CSV file."
    )


@pytest.mark.parametrize("preamble", ["key,value\n", "written by a logger\n"])
def test_a_refusal_says_how_far_down_a_header_was_looked_for(preamble: str) -> None:
    header = "species,bill_length_mm,bill_depth_mm\nAdelie,39.1,18.7\n"
    assert scored(preamble * 24 + header) == [True]
    looked_at = (
        " Only the first 25 filled lines were looked at: if the header stands further down, remove what is above it."
    )
    assert refusal(preamble * 25 + header).endswith(looked_at)
    assert refusal(preamble * 26).endswith(looked_at)
    assert looked_at not in refusal(preamble * 25)


@pytest.mark.parametrize(
    "header",
    [
        "Sex [m, f];Bill length [mm];Bill depth [mm];Island [b, d, t]",
        "Sex (m, f);Bill length [mm];Bill depth [mm];Island (b, d, t)",
        "[sex,bill_length_mm,bill_depth_mm,ring]",
        "penguins['sex'],penguins['bill_length_mm'],penguins['bill_depth_mm'],penguins['ring']",
        '"Sex[""m"",""f""]",bill_length [mm],bill_depth [mm],ring [no]',
    ],
)
def test_brackets_in_a_header_make_it_no_program(header: str) -> None:
    delimiter = ";" if ";" in header else ","
    assert read(f"{header}\n" + delimiter.join(["m", "39.1", "18.7", "b"])) == [
        {"sex": "male", "bill_length_mm": 39.1, "bill_depth_mm": 18.7}
    ]


def test_averages_between_tabs_are_not_said_to_stand_between_spaces() -> None:
    content = "Penguin\tMax bill length (mm)\tMax bill depth (mm)\na\t39.1\t18.7\n"
    assert "By its name, “Max bill length (mm)” sums up several values." in refusal(content)


@pytest.mark.parametrize(
    "content",
    [
        "site,bl,bd,fl,wt,s\nDream,50.2,18.7,198,3775,f,\nDream,46.1,17.2,190,3650,f,\n",
        '"site" "bl" "bd" "fl" "wt" "s"\n' + "".join(f'"{row}" "Dream" 50.2 18 198 3775 "f"\n' for row in range(1, 9)),
        "#,site,bl,bd,fl,wt,s\n1,Dream,50.2,18.7,198,3775,f\n2,Dream,46.1,17.2,190,3650,f\n",
    ],
)
def test_names_that_are_not_understood_are_the_header_above_rows_of_another_width(content: str) -> None:
    found = refusal(content)
    assert "The header of the file has only the body mass (“wt”)." in found
    assert "“site”, “bl”, “bd”, “fl”, “wt” and “s”" in found


@pytest.mark.parametrize(("start", "end"), [("", ","), ("#,", "")])
def test_short_names_are_read_above_rows_of_another_width(start: str, end: str) -> None:
    number = "1," if start else ""
    content = f"{start}island,exposed culmen,bill d,wing,wt\n{number}Dream,50.2,18.7,198,3775{end}\n"
    assert read(content)[0]["bill_length_mm"] == 50.2


def test_a_line_above_values_is_no_header_where_it_is_not_as_wide_or_has_numbers() -> None:
    for line in ("Birds of 2007, by Ada", "a,b,2007,d"):
        assert refusal(f"{line}\n50.2,18.7,198,3775,Dream\n46.1,17.2,190,3650,Dream\n").startswith(
            "No header was found"
        )


def test_types_below_names_with_one_space_between_two_of_them_are_no_header() -> None:
    content = (
        "# A tibble: 2 × 4\n"
        "  species   island    bill_length_mean flipper_length_max\n"
        "  <fct>     <fct>                <dbl>              <int>\n"
        "1 Adelie    Biscoe                39.0                203\n"
        "2 Gentoo    Biscoe                47.5                231\n"
    )
    assert "<fct>" not in refusal(content)
