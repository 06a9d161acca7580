"""What a refusal says: the real cause, and the real header."""

import pytest

from tests.tables import notes, refusal, scored

NAMES = "bill_length_mm, bill_depth_mm, flipper_length_mm, body_mass_g"
ADD_A_LINE = (
    "Add a first line that names the columns, such as island, sex, bill_length_mm, bill_depth_mm, "
    "flipper_length_mm, body_mass_g, and upload the file again."
)
LONG = (
    "One row a penguin is needed, with a column for each measurement: bill_length_mm, bill_depth_mm, "
    "flipper_length_mm, body_mass_g. Make it wide (a pivot table in a spreadsheet, pivot_wider in R, pivot in pandas), "
    "and upload that."
)
ON_ITS_SIDE = (
    "One row a penguin is needed: turn the table round (in Excel: copy, then “Paste Special”, “Transpose”), and "
    "upload that."
)
RUNNING = (
    "as those of embeddings and principal components have. What was measured is needed, in at least two columns with "
    f"these names: {NAMES}."
)
NO_TABLE = "Choose a CSV file with a header line and a line for each penguin."
THIRTY = ",".join(f"{number / 7:.3f}" for number in range(30))
HAVE_IT_WRITE = "Have it write its table as CSV, and upload that."
PYTHON = "import pandas as pd\nfrom x import mass\n\ndef f(a, b):\n    return a, b, [mass, 3]\nprint(f(1, 2, 3, 4))\n"
SQL = "INSERT INTO penguins (bill_length_mm, bill_depth_mm) VALUES\n(38.3, 17.7),\n(46.9, 14.1);\n"
R = "library(palmerpenguins)\npenguins %>%\n  select(island, bill_length_mm, bill_depth_mm)\n"
DPUT = 'structure(list(island = c("Dream", "Biscoe"), bill_length_mm = c(38.3, 46.9), bill_depth_mm = c(17.7, 14.1)))\n'
R_FRAME = "p <- data.frame(check.names = FALSE, row.names = 1,\n  bill_length_mm = 38,\n  bill_depth_mm = 17\n)\n"
PROGRAMS = (
    (SQL, 1, "INSERT INTO penguins (bill_length_mm, b"),
    (R, 3, "  select(island, bill_length_mm, bill_d"),
    (DPUT, 1, 'structure(list(island = c("Dream", "Bis'),
    (DPUT.replace(" bill_length", "\nbill_length"), 1, 'structure(list(island = c("Dream", "Bis'),
    (R_FRAME, 1, "p <- data.frame(check.names = FALSE, ro"),
    ("penguins <- data.frame(bill_length_mm, bill_depth_mm)\n", 1, "penguins <- data.frame(bill_length_mm, "),
)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        # The header is the first line of the table, not one below that says "male" or names a measurement.
        (
            "sepal_length,sepal_width,kind\n5.1,3.5,female\n4.9,3.0,male\n",
            f"At least two of the four measurements are needed: {NAMES}. The header of the file has none of them. Its "
            "columns are “sepal_length”, “sepal_width” and “kind”. Rename the columns that hold the measurements, and "
            "upload the file again.",
        ),
        # Commas fit the table, though a cut at spaces would give the word "mass".
        (
            "my mass one,my other two\n1,2\n3,4\n",
            f"At least two of the four measurements are needed: {NAMES}. The header of the file has none of them. Its "
            "columns are “my mass one” and “my other two”. Rename the columns that hold the measurements, and upload "
            "the file again.",
        ),
        (
            f"{THIRTY}\n{THIRTY}\n",
            "No header was found: line 1 holds values and no names of columns "
            f"(“0.000,0.143,0.286,0.429,0.571,0.714,0.8…”). {ADD_A_LINE}",
        ),
        (
            "Adelie,39.1,18.7\nGentoo,46.1,13.2\n",
            "No header was found: line 1 holds values and no names of columns (“Adelie,39.1,18.7”). " + ADD_A_LINE,
        ),
        (
            "# measured\n39.1,18.7,181,3750\n39.5,17.4,186,3800\n40.3,18.0,195,3250\n",
            f"No header was found: line 2 looks like a penguin already (“39.1,18.7,181,3750”). {ADD_A_LINE}",
        ),
        (
            "39.1 18.7 181 3750\n39.5 17.4 186 3800\n40.3 18.0 195 3250\n",
            f"No header was found: line 1 looks like a penguin already (“39.1 18.7 181 3750”). {ADD_A_LINE}",
        ),
        (
            "Dream 38.3 17.7 184 3751 male\nBiscoe 46.9 14.1 216 4957 female\n",
            f"No header was found: line 1 looks like a penguin already (“Dream 38.3 17.7 184 3751 male”). {ADD_A_LINE}",
        ),
        (
            "bill_length_mm,bill_depth_mm,species\n38,9,17,7,Adelie\n39,8,18,2,Adelie\n",
            "Rows have more cells than the header, the first of them 5 where it has 3: decimal commas look like the "
            "commas between the cells (“38,9”). Export the table with semicolons between the cells, or with decimal "
            "points, and upload that.",
        ),
        (
            "Species Bill length (mm) Bill depth (mm)\n" + "Adelie 39.1 18.7\n" * 6,
            "Spaces stand between the cells and within the names of the columns (“Species Bill length (mm) Bill depth "
            "(mm)”), so it is not known where a name ends. Put commas or tabs between the cells, or name the columns "
            "without spaces, such as island, sex, bill_length_mm, bill_depth_mm, flipper_length_mm, body_mass_g, and "
            "upload the file again.",
        ),
        (
            "island\nBiscoe\nDream\n",
            f"At least 2 of the four measurements are needed: {NAMES}. The header of the file has none of them. Its "
            "column is “island”. Rename the columns that hold the measurements, and upload the file again.",
        ),
        (
            "Island Bill length Bill depth Flipper Mass Sex\nDream 38.3 17.7 184 3751 male\n",
            "The one row cannot be scored. Row 2: The row has 6 cells where the header has 8. With spaces between them "
            "it is not known which is which: use commas or tabs. Correct this, and upload the file again.",
        ),
        (
            "Dream,38.3,17.7\nBiscoe,46.9,14.1\nisland,bill_length_mm,bill_depth_mm\n",
            "The file has a header and no penguins. Above the header, which is in row 3, 2 rows (the first is "
            "row 1) look like penguins and could not be read. Move the header to the top, and upload the file again.",
        ),
        *[
            (text, f"The file looks like a program, not like a table: its line {line} is “{start}…”. {HAVE_IT_WRITE}")
            for text, line, start in PROGRAMS
        ],
        (PYTHON, f"The file is not a table: its first line is “import pandas as pd”. {NO_TABLE}"),
        (
            "bill_length_mm: 39.1\nbody_mass_g: 3750\n",
            f"The file is not a table: its first line is “bill_length_mm: 39.1”. {NO_TABLE}",
        ),
        (
            "id,variable,value\n1,bill_length_mm,39.1\n1,body_mass_g,3750\n2,bill_length_mm,46.2\n",
            "The table is long: it has one measurement a row, named in the column “variable” (“bill_length_mm” and "
            f"“body_mass_g”). {LONG}",
        ),
        (
            "bird;measure;unit;value\nA;Bill length;mm;39,1\nA;Flipper;mm;181\nB;Bill length;mm;46,2\n",
            "The table is long: it has one measurement a row, named in the column “measure” (“Bill length” and "
            f"“Flipper”). {LONG}",
        ),
        (
            "name,p1,p2,p3\nbill_length_mm,39.1,40,41\nbody_mass_g,3750,3650,4000\nsex,male,female,male\n",
            "The table lies on its side: each line is a measurement (“bill_length_mm” and “body_mass_g”) and each "
            f"column a penguin. {ON_ITS_SIDE}",
        ),
        (
            "bill_length_mm,39.1\nbody_mass_g,3750\n",
            "The table lies on its side: each line is a measurement (“bill_length_mm” and “body_mass_g”) and each "
            f"column a penguin. {ON_ITS_SIDE}",
        ),
        (
            "bill_length_mm,39.1,46.1\nbill_depth_mm,18.7,13.2\nflipper_length_mm,181,211\n",
            "The table lies on its side: each line is a measurement (“bill_length_mm” and “bill_depth_mm”) and each "
            f"column a penguin. {ON_ITS_SIDE}",
        ),
        (
            ",".join(f"dim_{number}" for number in range(30)) + f"\n{THIRTY}\n",
            f"The columns have running names (“dim_0” to “dim_29”), {RUNNING}",
        ),
        (
            ",".join(map(str, range(30))) + f"\n{THIRTY}\n",
            f"The columns have running names (“0” to “29”), {RUNNING}",
        ),
        (
            "Our birds\nname,age,height\n" + "Ada,old,tall\n" * 5,
            "At least two of the four measurements are needed: bill_length_mm, bill_depth_mm, flipper_length_mm, "
            "body_mass_g. The header of the file has none of them. Its columns are “name”, “age” and “height”. Rename "
            "the columns that hold the measurements, and upload the file again.",
        ),
        (
            "species,PC1,PC2,PC3,PC4\nAdelie,1.1,2.2,-0.3,0.4\n",
            f"The columns have running names (“PC1” to “PC4”), {RUNNING}",
        ),
    ],
)  # fmt: skip
def test_a_refusal_names_the_real_cause_and_the_real_header(content: str, message: str) -> None:
    assert refusal(content) == message


LOST = "Export the table once more with decimal points or commas, and upload that."


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (
            "bill_length_mm,bill_depth_mm,flipper_length_mm,body_mass_g\n391,187,181,3750\n395,174,186,3800\n",
            "No row can be scored: the values of bill length and bill depth seem to have lost their decimal points. "
            f"The first is 391, where 39.1 mm would be usual. {LOST}",
        ),
        (
            "bill_length_mm,flipper_length_mm\n39.1,181000000\n39.5,186000000\n",
            "No row can be scored: the values of flipper length seem to have lost their decimal points. "
            f"The first is 181,000,000, where 181 mm would be usual. {LOST}",
        ),
        (
            "bill_length_mm,bill_depth_mm,body_mass_g\n" + "39.1,18.7,0.31\n39.5,18.1,0.4\n" * 3,
            "The values of body mass look scaled: the first is 0.31, where 2,700 to 6,300 g "
            "would be usual. Upload the values as they were measured, in millimetres and grams.",
        ),
        (
            "bill_length_mm,body_mass_g\nNA,NA\n?,\n",
            "None of the 2 rows can be scored. Row 2: No measurement is known: “bill_length_mm” and "
            "“body_mass_g” are not known (NA). Correct this, and upload the file again.",
        ),
        (
            "bill_length_mm,bill_depth_mm\n39.Jan,18.Jul\n",
            "The one row cannot be scored. Row 2: Bill length must be a number in mm, such as 45.9; “bill_length_mm” "
            "has “39.Jan”. Bill depth must be a number in mm, such as 17.3; “bill_depth_mm” has “18.Jul”. Correct "
            "this, and upload the file again.",
        ),
        (
            # The fourth kind of problem is told once the first three are mended.
            "bill_length_mm,body_mass_g\nx,NA\nNA,y\nz,999\nNA,NA\n",
            "None of the 4 rows can be scored. Row 2: Bill length must be a number in mm, such as 45.9; "
            "“bill_length_mm” has “x”. Row 3: Body mass must be a number in g, such as 4500; “body_mass_g” has “y”. "
            "Row 4: Body mass must be between 1,000 and 10,000 g; “body_mass_g” has “999”. Correct this, and upload "
            "the file again.",
        ),
        (
            "sep=,\nIn 2009\n\nbill_length_mm,body_mass_g,sex\n\nNA,NA,\n\nculmen length,mass,\n39,3750,\n",
            "None of the 3 rows can be scored. Row 5: No measurement is known: “bill_length_mm” and “body_mass_g” are "
            "not known (NA). Row 7: A second table starts here, with a header of its own. Row 8: The row belongs to a "
            "second table, with a header of its own. Upload that table as a file of its own. Correct this, and upload "
            "the file again.",
        ),
        (
            ",bill_length_mm,body_mass_g\ncount,342,342\nmean,43.9,4201\nstd,5.4,801\nmin,32,2700\n",
            "None of the 4 rows can be scored. Row 2: The row sums up others (“count”): it is no penguin. Correct "
            "this, and upload the file again.",
        ),
    ],
)  # fmt: skip
def test_a_file_of_which_no_row_can_be_scored_is_refused_with_the_cause(content: str, message: str) -> None:
    assert refusal(content) == message


@pytest.mark.parametrize("preamble", ["key,value\n", "written by a logger\n"])
def test_a_refusal_says_how_far_down_a_header_was_looked_for(preamble: str) -> None:
    header = "species,bill_length_mm,bill_depth_mm\nAdelie,39.1,18.7\n"
    assert scored(preamble * 24 + header) == [True]
    assert refusal(preamble * 25 + header).endswith(
        " Only the first 25 filled lines were looked at: if the header stands further down, remove what is above it."
    )


def test_lost_decimal_points_beside_rows_that_can_be_scored_are_noted_row_by_row() -> None:
    content = "bill_length_mm,body_mass_g\n391,3750\n39,3750\n"
    assert scored(content) == [False, True]
    assert notes(content) == {2: "Bill length must be between 10 and 100 mm; “bill_length_mm” has “391”."}


def test_rows_beyond_the_sample_keep_a_file_from_being_refused_without_a_known_cause() -> None:
    content = "bill_length_mm,body_mass_g\n" + "long,heavy\n" * 500 + "39.1,3750\n"
    assert scored(content) == [False] * 500 + [True]
    # Fewer rows than are looked at, in lines too long to look at all.
    content = "bill_length_mm,body_mass_g,note\n" + f"long,heavy,{'x' * 5000}\n" * 300 + "39.1,3750,\n"
    assert scored(content) == [False] * 300 + [True]


def test_a_file_of_few_long_rows_without_a_measurement_is_refused() -> None:
    """The sample is the whole file, whatever the length of its lines."""
    content = "id,bill_length_mm,body_mass_g,remark\n" + f"A,NA,NA,{'x' * 99_000}\n" * 6
    assert refusal(content).startswith("None of the 6 rows can be scored. Row 2: No measurement is known")
