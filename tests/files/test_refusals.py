"""What a refusal says: the real cause, and the real header."""

import pytest

from tests.tables import refusal

NAMES = "bill_length_mm, bill_depth_mm, flipper_length_mm, body_mass_g"
ADD_A_LINE = (
    "Add a first line that names the columns, such as island, sex, bill_length_mm, bill_depth_mm, "
    "flipper_length_mm, body_mass_g, and try again."
)
LONG = (
    "One row a penguin is needed, with a column for each measurement: bill_length_mm, bill_depth_mm, "
    "flipper_length_mm, body_mass_g. Make it wide (a pivot table in a spreadsheet, pivot_wider in R, pivot in pandas), "
    "and upload that."
)
IN_ROWS = (
    "The measurements have rows of their own (“bill_length_mm” and “body_mass_g”) in place of columns. One row a "
    "penguin is needed, with a column for each measurement: bill_length_mm, bill_depth_mm, flipper_length_mm, "
    "body_mass_g. The answers are for single penguins: if each column is one, turn the table round (in Excel: copy, "
    "then “Paste Special”, “Transpose”), and upload that."
)
ONE_BELOW_ANOTHER = (
    "each in a line of its own, as some pages give a table that is copied. They are needed side by side in one line, "
    "and each penguin in one line below. Save the table as CSV where it comes from, and upload that."
)
SPACES_IN_NAMES = (
    "Spaces stand between the cells and within the names of the columns (“Species Bill length (mm) Bill depth (mm)”), "
    "so it is not known where a name ends. Put commas or tabs between the cells, or name the columns without spaces, "
    "such as island, sex, bill_length_mm, bill_depth_mm, flipper_length_mm, body_mass_g, and try again."
)
RUNNING = (
    f"which do not say which measurement each holds. Name at least two columns of measurements: {NAMES}. Embeddings "
    "and principal components are no measurements."
)
NO_TABLE = "A header line and a line for each penguin are needed, as in a CSV file."
STATISTICS = (
    "Beside the names of the columns stand “mean” and “std”: the rows hold means and the like, of groups or of several "
    "measurements of one penguin. Upload a table with a row for each penguin, and a single column for each measurement."
)
THIRTY = ",".join(f"{number / 7:.3f}" for number in range(30))
GENES = ",".join(f"gene{number}" for number in range(999))
HAVE_IT_WRITE = "Have it write its table as CSV, and upload that."
PYTHON = "import pandas as pd\nfrom x import mass\n\ndef f(a, b):\n    return a, b, [mass, 3]\nprint(f(1, 2, 3, 4))\n"
STYLES = "/* Bright; a species’s colour. */\n--ground: #eef4f7;\n--ink: #13222c;\n--line: #c9d8e0;\n--edge: #728692;\n"
SQL = "INSERT INTO penguins (bill_length_mm, bill_depth_mm) VALUES\n(38.3, 17.7),\n(46.9, 14.1);\n"
CREATE = (
    "-- all\nCreate table if not exists `penguins of 2007 and 8` (\n  bill_length_mm real,\n  bill_depth_mm real\n);"
)
R = "library(palmerpenguins)\npenguins %>%\n  select(island, bill_length_mm, bill_depth_mm)\n"
DPUT = 'structure(list(island = c("Dream", "Biscoe"), bill_length_mm = c(38.3, 46.9), bill_depth_mm = c(17.7, 14.1)))\n'
R_FRAME = "p <- data.frame(check.names = FALSE, row.names = 1,\n  bill_length_mm = 38,\n  bill_depth_mm = 17\n)\n"
PROGRAMS = (
    (SQL, 1, "INSERT INTO penguins (bill_length_mm, b"),
    (CREATE, 2, "Create table if not exists `penguins of"),
    (R, 3, "  select(island, bill_length_mm, bill_d"),
    (DPUT, 1, 'structure(list(island = c("Dream", "Bis'),
    (DPUT.replace(" bill_length", "\nbill_length"), 1, 'structure(list(island = c("Dream", "Bis'),
    (R_FRAME, 1, "p <- data.frame(check.names = FALSE, ro"),
    ("penguins <- data.frame(bill_length_mm, bill_depth_mm)\n", 1, "penguins <- data.frame(bill_length_mm, "),
    (
        'import this\nx = df[["bill_length_mm", "bill_depth_mm"]]\ny = 1, 2\n',
        2,
        'x = df[["bill_length_mm", "bill_depth_m',
    ),
    ('names = ["bill_length_mm", "bill_depth_mm"]\n', 1, 'names = ["bill_length_mm", "bill_depth_'),
)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        # The header is the first line of the table, not one below that says "male" or names a measurement.
        (
            "sepal_length,sepal_width,kind\n5.1,3.5,female\n4.9,3.0,male\n",
            f"At least two of the four measurements are needed: {NAMES}. The header of the file has none of them. Its "
            "columns are “sepal_length”, “sepal_width” and “kind”. Rename the columns that hold the measurements, and "
            "try again.",
        ),
        # Commas fit the table, though a cut at spaces would give the word "mass".
        (
            "my mass one,my other two\n1,2\n3,4\n",
            f"At least two of the four measurements are needed: {NAMES}. The header of the file has none of them. Its "
            "columns are “my mass one” and “my other two”. Rename the columns that hold the measurements, and try "
            "again.",
        ),
        (
            "log_eggs,log_bill_length_mm,body_mass_g_z\n0.2,1.6,0.4\n",
            f"At least two of the four measurements are needed: {NAMES}. The header of the file has none of them. Its "
            "columns are “log_eggs”, “log_bill_length_mm” and “body_mass_g_z”. By its name, “log_bill_length_mm” holds "
            "no values as they were measured, in millimetres or grams: have a column with these for each measurement, "
            "and try again.",
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
        *[
            (f"Species Bill length (mm) Bill depth (mm)\n{below}" + "Adelie 39.1 18.7\n" * 6, SPACES_IN_NAMES)
            for below in ("", "------- ---------------- ---------------\n", "  <chr>     <dbl>   <dbl>\n")
        ],
        (
            "island\nBiscoe\nDream\n",
            f"At least two of the four measurements are needed: {NAMES}. The header of the file has none of them. Its "
            "column is “island”. Rename the columns that hold the measurements, and try again.",
        ),
        (
            "Island Bill length Bill depth Flipper Mass Sex\nDream 38.3 17.7 184 3751 male\n",
            "The one row cannot be scored. Row 2: The row has 6 cells where the header has 8. With spaces between them "
            "it is not known which is which: use commas or tabs. Correct this, and try again.",
        ),
        (
            "Dream,38.3,17.7\nBiscoe,46.9,14.1\nisland,bill_length_mm,bill_depth_mm\n",
            "The file has a header and no penguins. Above the header, which is in row 3, 2 rows (the first is "
            "row 1) look like penguins and could not be read. Move the header to the top, and try again.",
        ),
        *[
            (text, f"The file looks like a program, not like a table: its line {line} is “{start}…”. {HAVE_IT_WRITE}")
            for text, line, start in PROGRAMS
        ],
        (PYTHON, f"The file is not a table: its first line is “import pandas as pd”. {NO_TABLE}"),
        (STYLES, f"The file is not a table: its first line is “/* Bright; a species’s colour. */”. {NO_TABLE}"),
        ("@data\n39.1,3750\n", f"The file is not a table: its first line is “@data”. {NO_TABLE}"),
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
        ("name,p1,p2\nbill_length_mm,39.1,40\nbody_mass_g,3750,3650\nsex,male,female\n", IN_ROWS),
        ("bill_length_mm,39.1\nbody_mass_g,3750\n", IN_ROWS),
        ("bill_length_mm,39.1,46.1\nbody_mass_g,3750,4500\nflipper_length_mm,181,211\n", IN_ROWS),
        ("species,variable,mean,sd\nAdelie,bill_length_mm,38.8,2.7\nAdelie,body_mass_g,3706,459\n", IN_ROWS),
        ("measure,Adelie,Chinstrap,Gentoo\nbill_length_mm,38.8,48.8,47.5\nbody_mass_g,3701,3733,5076\n", IN_ROWS),
        ("variable,description,unit\nbill_length_mm,Its bill,mm\nbody_mass_g,Its mass,g\n", IN_ROWS),
        *[
            (
                f"ring{header}bill_length_mm{header}body_mass_g\nA{below}39.1{below}3750\nB{below}NA{below}3800\n",
                f"The header has {commas} between its cells, and the rows below it have {semicolons}. Put the same "
                "between all cells, and try again.",
            )
            for header, commas, below, semicolons in (
                (",", "commas", ";", "semicolons"),
                (",", "commas", "  ", "spaces"),
                ("\t", "tabs", " ", "spaces"),
                (" ", "spaces", ",", "commas"),
            )
        ],
        (
            "ring,bill_length_mm,bill_depth_mm\n5;39,1;18,7\n6;40;18\n",
            "The header has commas between its cells, and the rows below it have semicolons. Put the same between all "
            "cells, and try again.",
        ),
        *[
            (
                f"bird\nbill_length_mm\nbill_depth_mm\n{rows}",
                "The names of the columns stand one below another (“bill_length_mm” and “bill_depth_mm”), "
                f"{ONE_BELOW_ANOTHER}",
            )
            for rows in ("A\n39.1\n18.7\nB\n46.1\n13.2\n", "A\t39.1\t18.7\nB\t46.1\t13.2\n")
        ],
        (
            ",".join(f"dim_{number}" for number in range(30)) + f"\n{THIRTY}\n",
            f"The columns have running names (“dim_0” to “dim_29”), {RUNNING}",
        ),
        *[
            (
                ",".join(map(str, range(first, first + 30))) + f"\n{THIRTY}\n",
                f"The columns have running names (“{first}” to “{first + 29}”), {RUNNING}",
            )
            for first in (0, 1)
        ],
        *[
            (
                f"{others},PC1,PC2,PC3,PC4\nAdelie{',2' * others.count(',')},1.1,2.2,-0.3,0.4\n",
                f"The columns have running names (“PC1” to “PC4”), {RUNNING}",
            )
            for others in ("species", "a1,b,c,z2")
        ],
        *[
            (f"{header}\nAdelie,38.79,2.66,18.35,1.22\n", STATISTICS)
            for header in (
                ",bill_length_mm,bill_length_mm,bill_depth_mm,bill_depth_mm\n,mean,std,mean,std\nspecies,,,,",
                "species,bill_length_mm,bill_length_mm.1,bill_depth_mm,bill_depth_mm.1\n,mean,std,mean,std",
                "species,bill_length_mm,,bill_depth_mm,\n,mean,std,mean,std",
                ",mean,std,mean,std\n,bill_length_mm,bill_length_mm,bill_depth_mm,bill_depth_mm",
            )
        ],
        (
            f"{GENES},bill_length_mm,body_mass_g\n{'0,' * 999}39,3750",
            "The file has more than 1,000 columns, the most that are read. Upload a file with only the columns that "
            "matter.",
        ),
        ("umap_1,umap_2,species\n1.1,2.2,?\n", f"The columns have running names (“umap_1” to “umap_2”), {RUNNING}"),
    ],
)
def test_a_refusal_names_the_real_cause_and_the_real_header(content: str, message: str) -> None:
    assert refusal(content) == message
