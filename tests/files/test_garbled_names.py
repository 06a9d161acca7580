"""Names of columns that lost letters before they came here: that is told, and nobody is to rename them."""

import pytest

from tests.tables import opened, read, refusal
from tests.workbooks import book

GERMAN = "Insel,Schnabellänge,Schnabeltiefe,Flossenlänge,Körpermasse,Geschlecht"
RUSSIAN = "Остров,Длина клюва (мм),Глубина клюва (мм),Длина ласта (мм),Масса тела (г),Пол"
CHINESE = "岛屿,喙长 (mm),喙深 (mm),鳍长 (mm),体重 (g),性别"
ROW = "Torgersen,39.1,18.7,181,3750,male"


@pytest.mark.parametrize(
    "header",
    [
        GERMAN.encode("ascii", "replace").decode(),
        GERMAN.replace("ä", "\N{REPLACEMENT CHARACTER}").replace("ö", "\N{REPLACEMENT CHARACTER}"),
        CHINESE.encode("ascii", "replace").decode(),
        CHINESE.encode().decode("latin-1"),
        CHINESE.encode().decode("cp1252", "replace"),
        RUSSIAN.encode("cp1251").decode("latin-1"),
        RUSSIAN.encode().decode("latin-1"),
        RUSSIAN.encode()
        .decode("cp1252", "surrogateescape")
        .translate({0xDC00 + byte: byte for byte in range(128, 160)}),
    ],
)
def test_a_header_whose_letters_were_lost_is_told_to_be_saved_anew(header: str) -> None:
    message = refusal(f"{header}\n{ROW}\n".encode())
    assert " Letters in “" in message
    assert message.endswith(
        " were lost or garbled before the file came here: have the program that wrote it save it as UTF-8 (in Excel: "
        "“Save as”, then the type “CSV UTF-8”), and try again."
    )
    assert "Rename" not in message


def test_a_file_that_is_read_in_half_says_so() -> None:
    header = "Insel,K?rpermasse,Schnabeltiefe,KÃ¶rpergewicht,bill_length_mm"
    assert opened(f"{header}\nDream,3750,18.7,3750,39.1\n").warnings == [
        "Letters in “K?rpermasse” and “KÃ¶rpergewicht” were lost or garbled before the file came here: have the "
        "program that wrote it save it as UTF-8 (in Excel: “Save as”, then the type “CSV UTF-8”), and try again."
    ]


@pytest.mark.parametrize(
    "name",
    [
        "Größe",
        "Prénom?",
        "sex ?",
        "été",
        "São Paulo",
        "naïve",
        "Ångström",
        "notes??",
        "Localité\N{NO-BREAK SPACE}:",
        "Þýði",
    ]
    + ["jäääär", "l’été’s", "Alive ??", "m³·°C", "Qualité\N{NO-BREAK SPACE}(1-5)", "Höhe?", "øæå"],
)
def test_other_letters_are_not_lost(name: str) -> None:
    assert opened(f"{name},bill_length_mm,bill_depth_mm\nx,39.1,18.7\n").warnings == []


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_workbook_with_whole_lines_in_one_column_says_how_to_split_it(delimiter: str) -> None:
    lines = ("island,bill_length_mm,bill_depth_mm", "Dream,39.1,18.7")
    assert refusal(book(birds=[[line.replace(",", delimiter)] for line in lines])).endswith(
        "All names stand in one cell: split the column (in Excel: “Data”, then “Text to Columns”), save the table, and "
        "try again."
    )


@pytest.mark.parametrize(
    "header",
    [
        "mean_bill_length_mm,mean_bill_depth_mm",
        "body_mass_g_avg,species",
        # As the pivot tables of spreadsheets are headed, and what programs write before a name.
        "Mittelwert von Schnabellänge (mm),Mittelwert von Schnabelhöhe (mm)",
        "Gemiddelde van snavellengte,n",
        "平均值项:嘴长(mm),平均值项:嘴深(mm)",
        "합계 : 부리 길이,합계 : 부리 깊이",
        *(
            f"{before}bill length (mm),{before}bill depth (mm)"
            for before in ("SD: ", "S.E.:", "n:", "max/", "Mean#", "St. dev.: ")
        ),
    ],
)
def test_a_table_of_means_is_told_that_penguins_are_needed(header: str) -> None:
    named = header.partition(",")[0]
    assert refusal(f"{header}\n1,2\n").endswith(
        f"By its name, “{named}” sums up several values. If each row is one penguin, rename the columns; if each is a "
        "group, upload a table with a row for each penguin, and try again."
    )


@pytest.mark.parametrize("other", ["Mean: ", "Std. Error: ", "Std. dev.: ", "Max. value: ", "Q1: "])
def test_beside_a_group_of_statistics_no_other_is_one_of_penguins(other: str) -> None:
    header = f"SD: bill length,SD: flipper length,{other}bill length,{other}flipper length"
    assert refusal(f"{header}\n2.7,6.5,38.8,190\n").endswith(
        "By its name, “SD: bill length” sums up several values. If each row is one penguin, rename the columns; if "
        "each is a group, upload a table with a row for each penguin, and try again."
    )


@pytest.mark.parametrize(
    "group",
    [
        *("Nest 25/", "Bird n°3/", "predictor: ", "N° 3/", "Q1: ", "Se midió/", "SE_colony/", "parent of chick/"),
        *("Measurements (min. two) ", "Please measure (max. 3 times) "),
    ],
)
def test_a_group_of_columns_that_has_such_a_word_beside_others_is_read(group: str) -> None:
    names = [f"{group}[{name}]" if group.endswith(") ") else f"{group}{name}" for name in ("bill length", "bill depth")]
    assert read(f"{','.join(names)}\n39.1,18.7\n") == [{"bill_length_mm": 39.1, "bill_depth_mm": 18.7}]
