"""Files in old encodings, in quotation marks as a whole, in Weka's form, and with too many columns or too few."""

import pytest

from tests.tables import notes, opened, read, refusal, results, row_numbers, scored

CHINESE = "物种,岛屿,喙长(mm),喙深(mm),鳍长(mm),体重(g),性别\n阿德利企鹅,托格森岛,39.1,18.7,181,3750,雄性\n"
TAIWANESE = "品種,島嶼,嘴長(mm),嘴深(mm),翅膀長(mm),體重(g),性別\nAdelie,Torgersen,39.1,18.7,181,3750,公\n"
JAPANESE = (
    "種類,島,くちばしの長さ(mm),くちばしの厚さ(mm),ひれの長さ(mm),体重(g),性別\n"
    "アデリーペンギン,トーゲルセン島,39.1,18.7,181,3750,オス\n"
)
KOREAN = "종,섬,부리 길이(mm),부리 깊이(mm),날개 길이(mm),몸무게(g),성별\n아델리,토르거센,39.1,18.7,181,3750,수컷\n"
RUSSIAN = (
    "вид,остров,длина клюва,глубина клюва,длина плавника,масса тела,пол\nАдели,Торгерсен,39.1,18.7,181,3750,самец\n"
)
POLISH = (
    "gatunek,wyspa,długość dzioba,głębokość dzioba,długość płetwy,masa ciała,płeć\n"
    "Adelie,Torgersen,39.1,18.7,181,3750,samiec\n"
)
GERMAN = (
    "Art,Insel,Schnabellänge,Schnabelhöhe,Flossenlänge,Körpermasse,Geschlecht\n"
    "Adelie,Torgersen,39.1,18.7,181,3750,männlich\n"
)
TURKISH = (
    "tür,ada,gaga uzunluğu,gaga derinliği,yüzgeç uzunluğu,vücut kütlesi,cinsiyet\n"
    "Adelie,Torgersen,39.1,18.7,181,3750,erkek\n"
)
ENGLISH_ABOVE_CHINESE = (
    "species,island,bill_length_mm,bill_depth_mm,flipper_length_mm,body_mass_g,sex\n"
    "阿德利企鹅,托格森岛,39.1,18.7,181,3750,雄\n"
)
PENGUIN = {
    "island": "Torgersen",
    "sex": "male",
    "bill_length_mm": 39.1,
    "bill_depth_mm": 18.7,
    "flipper_length_mm": 181,
    "body_mass_g": 3750,
}
ENCODED = [
    (CHINESE, "gbk", "GB 18030"),
    (CHINESE, "gb18030", "GB 18030"),
    (ENGLISH_ABOVE_CHINESE, "gbk", "GB 18030"),
    (TAIWANESE, "big5", "Big5"),
    (JAPANESE, "cp932", "Shift JIS"),
    (JAPANESE, "euc_jp", "EUC-JP"),
    (KOREAN, "euc_kr", "EUC-KR"),
    (RUSSIAN, "cp1251", "Windows-1251"),
    (RUSSIAN, "koi8_r", "KOI8-R"),
    (POLISH, "cp1250", "Windows-1250"),
    (POLISH, "iso8859_2", "ISO 8859-2"),
    (TURKISH, "cp1254", "Windows-1254"),
    (GERMAN, "mac_roman", "Mac Roman"),
    (GERMAN, "cp850", "DOS (code page 850)"),
    (GERMAN, "cp1252", "Windows-1252"),
]


@pytest.mark.parametrize(("text", "encoding", "name"), ENCODED)
@pytest.mark.parametrize("rows", [1, 400])
def test_the_header_that_is_understood_tells_the_encoding(text: str, encoding: str, name: str, rows: int) -> None:
    header, row = text.splitlines(keepends=True)
    content = (header + row * rows).encode(encoding)
    assert read(content) == [PENGUIN] * rows
    file = opened(content)
    assert file.notices[0] == f"Read as {name}, with commas between the cells."
    assert (file.species_reader is not None, file.warnings) == (True, [])
    assert results(content).splitlines()[1].startswith(row.strip())


@pytest.mark.parametrize("encoding", sorted({encoding for _, encoding, _ in ENCODED}))
def test_bytes_of_no_encoding_far_below_are_no_error(encoding: str) -> None:
    text = next(text for text, used, _ in ENCODED if used == encoding)
    header, row = text.splitlines(keepends=True)
    content = (header + row * 3000).encode(encoding) + b"\xff\xfe\x80\x81,\xa1\n" + row.encode(encoding)
    flags = scored(content)
    assert (len(flags), flags.count(True)) == (3002, 3001)


@pytest.mark.parametrize("encoding", ["gbk", "big5", "cp932", "euc_jp"])
def test_a_header_that_becomes_readable_in_no_encoding_is_not_quoted(encoding: str) -> None:
    assert refusal("甲乙,乙,丙\n1,2,3\n".encode(encoding)) == (
        "The header of the file was not understood, and neither was the encoding of its letters. Save it as UTF-8 "
        "(in Excel: “Save as”, then the type “CSV UTF-8”), and upload it again."
    )


def test_a_header_in_utf_8_is_quoted_whatever_its_letters() -> None:
    assert "Its columns are “甲乙”, “乙” and “丙”." in refusal("甲乙,乙,丙\n1,2,3\n".encode())


WRAPPED = "The lines are in quotation marks as a whole: they were read without them."


@pytest.mark.parametrize(
    "content",
    [
        '"species,bill_length_mm,body_mass_g"\n"Adelie,39.1,3750"\n"Gentoo,46.2,4710"\n',
        '"species,""bill_length_mm"",""body_mass_g"""\n"""Adelie"",39.1,3750"\n"""Gentoo"",46.2,4710"\n',
        '"species;bill_length_mm;body_mass_g"\n"Adelie;39,1;3750"\n"Gentoo;46,2;4710"\n',
        '"species,bill_length_mm,body_mass_g",,\n"Adelie,39.1,3750",,\n"Gentoo,46.2,4710",,\n',
        '"species,bill_length_mm,body_mass_g"\nAdelie,39.1,3750\n"Gentoo,46.2,4710"\n',
        '"species\tbill_length_mm\tbody_mass_g"\r\n"Adelie\t39.1\t3750"\r\n"Gentoo\t46.2\t4710"\r\n',
    ],
)
def test_lines_in_quotation_marks_are_read_without_them(content: str) -> None:
    file = opened(content)
    assert file.header.cells == ["species", "bill_length_mm", "body_mass_g"]
    assert file.notices[1] == WRAPPED
    assert file.species_reader is not None
    assert read(content) == [
        {"bill_length_mm": 39.1, "body_mass_g": 3750},
        {"bill_length_mm": 46.2, "body_mass_g": 4710},
    ]
    assert notes(content) == {}


def test_a_title_in_quotation_marks_is_no_wrapped_header() -> None:
    content = '"Our penguins, all of them"\nspecies,bill_length_mm,body_mass_g\nAdelie,39.1,3750\n'
    assert WRAPPED not in opened(content).notices
    assert scored(content) == [True]


ARFF = """% 1. Penguins
@relation penguins
@attribute species {Adelie, Gentoo}
@ATTRIBUTE 'culmen length mm' numeric
@attribute "body_mass_g" real

@data
Adelie,39.1,3750
% the second
Gentoo,?,4710
"""


def test_rows_in_quotation_marks_below_a_header_without_tell_units_decimals_and_species() -> None:
    content = (
        "species;bill_length;body_mass\n"
        + '"Adelie Penguin (Pygoscelis adeliae);3,91;3,75"\n'
        + '"Gentoo penguin (Pygoscelis papua);4,62;4,71"\n'
    )
    file = opened(content)
    assert (file.species_reader is not None, file.raw.dialect.decimal) == (True, ",")
    assert file.notices[-1] == (
        "“species” names species: it is compared with the answers where it can be, and never used for them."
    )
    assert read(content) == [
        {"bill_length_mm": 39.1, "body_mass_g": 3750},
        {"bill_length_mm": 46.2, "body_mass_g": 4710},
    ]
    assert set(notes(content).values()) == {"The whole row was in quotation marks; it was read without them."}


def test_a_file_of_wekas_is_read_by_its_attributes() -> None:
    file = opened(ARFF)
    assert file.header.cells == ["species", "culmen length mm", "body_mass_g"]
    assert file.notices[1] == "The file is in the form ARFF: its columns are named by its “@attribute” lines."
    assert read(ARFF) == [{"bill_length_mm": 39.1, "body_mass_g": 3750}, {}, {"body_mass_g": 4710}]
    assert notes(ARFF) == {9: "The line is a comment: it is no penguin."}
    assert row_numbers(ARFF) == [8, 9, 10]


def test_kinds_of_values_beside_headers_do_not_matter() -> None:
    content = "species:string,bill_length_mm:numeric,body_mass_g (float64),sex:factor\nAdelie,39.1,3750,male\n"
    assert read(content) == [{"sex": "male", "bill_length_mm": 39.1, "body_mass_g": 3750}]
    # As scikit-learn's ColumnTransformer names what comes out of it.
    content = "num__bill_length_mm,remainder__body_mass_g,cat__island_Biscoe,cat__sex_male\n39.1,3750,0.0,1.0\n"
    assert read(content) == [{"sex": "male", "bill_length_mm": 39.1, "body_mass_g": 3750}]


@pytest.mark.parametrize(
    ("headers", "read_as", "told"),
    [
        (
            "island_Dream,island_Torgersen",
            "“island_Dream” and “island_Torgersen” were read as island.",
            "No column was found for Biscoe: where all of them are 0, island was taken as unknown. If that means "
            "Biscoe, add a column “island_Biscoe” that says 1 there.",
        ),
        (
            "island_Biscoe,island_Dream,island_Torgersen",
            "“island_Biscoe”, “island_Dream” and “island_Torgersen” were read as island.",
            "",
        ),
        (
            "sex_male,x",
            "“sex_male” was read as sex.",
            "Where it is 0, sex was taken as female. If penguins of unknown sex have a 0, too, they are among them: "
            "leave their cells empty.",
        ),
        (
            "sex_female,sex_nan",
            "“sex_female” and “sex_nan” were read as sex. Where all of them are 0, sex was taken as male.",
            "",
        ),
        (
            "island_Dream,island_Torgersen,island_NA",
            "“island_Dream”, “island_Torgersen” and “island_NA” were read as island.",
            "No column was found for Biscoe: where all of them are 0, island was taken as unknown. If that means "
            "Biscoe, add a column “island_Biscoe” that says 1 there.",
        ),
        (
            "island_Torgersen,x",
            "“island_Torgersen” was read as island.",
            "No column was found for Biscoe and Dream: where it is 0, island was taken as unknown. If that means "
            "Biscoe, add a column “island_Biscoe” that says 1 there.",
        ),
    ],
)
def test_a_level_without_a_column_is_named(headers: str, read_as: str, told: str) -> None:
    zeros = ",".join("0" for _ in headers.split(","))
    content = f"{headers},bill_length_mm,body_mass_g\n{zeros},46.2,4710\n"
    assert read_as in opened(content).notices
    assert opened(content).warnings == ([f"{read_as} {told}"] if told else [])
    assert "island" not in read(content)[0]


def test_what_a_0_means_is_told_only_where_there_is_one() -> None:
    for header in ("island_Dream,island_Torgersen", "sex_male,x"):
        assert opened(f"{header},bill_length_mm,body_mass_g\n1,,46.2,4710\n,,46.2,4710\n").warnings == []


def test_the_comment_in_which_pangaea_describes_a_table_may_be_long() -> None:
    events = "".join(f"Event {number}: Bill length * Body mass\tSex\n" for number in range(40))
    content = f"/* DATA DESCRIPTION:\n{events}*/\nIsland\tBill l [mm]\tBill d [mm]\tMass [g]\n"
    assert read(f"{content}Dream\t46.5\t17.9\t3500\n") == [
        {"island": "Dream", "bill_length_mm": 46.5, "bill_depth_mm": 17.9, "body_mass_g": 3500}
    ]


def test_the_types_and_uses_that_orange_writes_below_its_names_are_no_penguins() -> None:
    content = "species\tisland\tbill_length_mm\tbill_depth_mm\nd\td\tc\tc\nclass\tmeta\t\t\nAdelie\tBiscoe\t38\t18\n"
    assert read(content)[2] == {"island": "Biscoe", "bill_length_mm": 38, "bill_depth_mm": 18}
    assert notes(content) == {
        2: "The row names the types of the columns: it is no penguin.",
        3: "The row belongs to the header: it is no penguin.",
    }
    assert opened(content).warnings == []


def test_the_questions_that_qualtrics_writes_below_its_names_are_no_penguin() -> None:
    content = "sex,bill_length_mm,bill_depth_mm\nIts sex,{},{}\nmale,38,18\n"
    assert notes(content.format("How long is the bill to the feathers?", "And how deep?")) == {
        2: "The row belongs to the header: it is no penguin."
    }
    assert notes(content.format("got away", "got away"))[2].startswith("Bill length must be a number")
