"""What the results page says of a file as a whole: what stands out, what was not used, whom it shows in a picture."""

from bs4 import BeautifulSoup

from penguins.model.paths import DATA
from tests.client import SiteClient, text_of, texts_at
from tests.tables import ADELIE, GENTOO, table
from tests.web.uploading import NAMED, show

OTHERS = "species,bird id,year,bill_length_mm,bill_depth_mm\n"


def key(page: BeautifulSoup) -> str:
    """What is written below the picture for those who see it, and for nobody else."""
    (hint,) = page.select("figcaption [data-text]")
    assert (text_of(hint), hint["aria-hidden"]) == ("", "true")
    return str(hint["data-text"])


def test_the_picture_s_title_says_where_the_penguins_lie(client: SiteClient) -> None:
    outside = "Adelie,F1,2010,10.5,9.1\n" * 5
    page = show(client, OTHERS + outside + "Adelie,A1,2010,39.1,18.7\n")
    assert text_of(page.select_one("#picture-title")) == (
        "By the bill alone, 5 of 6 penguins are unlike those of the data, 1 is near them"
    )
    # All of them at one place: a single arrow.
    assert len(page.select("figure .visitor-arrow")) == 1
    assert key(page).endswith(
        "Filled: the file’s. Ringed: the file names another species. An arrow: 5 outside the picture."
    )
    page = show(client, DATA.read_bytes())
    assert text_of(page.select_one("#picture-title")) == (
        "By the bill alone, all 342 penguins are near those of the data"
    )
    assert texts_at(page, "figcaption") == [
        "Bill length and bill depth of all 342 scored penguins. Where they lie among the penguins of the data: 152 "
        "mostly near Adelies, 62 mostly near Chinstraps, 122 mostly near Gentoos and 6 where no species has the "
        "majority."
    ]
    assert page.select("figure .visitor-arrow") == []


def test_the_picture_says_whom_it_leaves_out(client: SiteClient) -> None:
    page = show(
        client, NAMED + "Adelie,39.1,18.7,,\nAdelie,39.2,,181,\nAdelie,70,18.7,,\nAdelie,,,181,3750\n,x,18,190,\n"
    )
    assert texts_at(page, "figcaption") == [
        "Bill length and bill depth of 2 of the 4 scored penguins. 2 are left out, without one or both of the "
        "measurements. Where they lie among the penguins of the data: 1 mostly near Adelies and 1 near none."
    ]
    assert text_of(page.select_one("#picture-title")) == (
        "By the bill alone, 1 of 2 measured penguins is near those of the data, 1 is not"
    )


def test_where_all_lie_outside_the_picture_none_is_said_to_be_filled(client: SiteClient) -> None:
    for count, which in ((1, "the scored penguin"), (3, "all 3 scored penguins")):
        page = show(client, OTHERS + ",F1,2010,10.5,9.1\n" * count)
        # Its title has said that none is near any.
        assert texts_at(page, "figcaption") == [f"Bill length and bill depth of {which}."]
        assert key(page) == f"Hollow: 342 penguins of the data. An arrow: {count} outside the picture."


def test_the_picture_s_title_agrees_with_the_penguin_s_own_page(client: SiteClient) -> None:
    """Just outside the picture, and near the Adelies but outside the range of every species."""
    for answers, own, of_file in (
        ("60.5,17.6", "No penguin of the data has such a bill", "the penguin is unlike those of the data"),
        (
            "38,21.9",
            "Its bill is near an Adelie’s, but no species’ ranges hold both measurements",
            "the penguin is closest to the Adelies of the data",
        ),
    ):
        page = show(client, f"bill_length_mm,bill_depth_mm\n{answers}\n")
        assert text_of(page.select_one("#picture-title")) == f"By the bill alone, {of_file}"
        (row,) = page.select("table.rows a")
        assert own in texts_at(client.get(str(row["href"])), "h2")


def test_what_was_not_used_is_said_beside_what_was(client: SiteClient) -> None:
    page = show(client, OTHERS + "Adelie,A1,2010,39.2,18.6\n")
    assert (
        "Used: bill length and bill depth. Not found: island, sex, flipper length and body mass. "
        "“species”: compared with the answers. “bird id” names the rows. Carried along, not used: “year”."
    ) in texts_at(page, "p.hint")
    many = ",".join(f"x{number}" for number in range(40))
    page = show(client, f"bill_length_mm,bill_depth_mm,species,{many}\n39.2,18.6,1,{'0,' * 39}0\n")
    (columns,) = [text for text in texts_at(page, "p.hint") if text.startswith("Used:")]
    assert "“species”: not compared: it holds no names of species." in columns
    assert columns.endswith("“x28”, “x29” and 10 more.")


def test_disagreements_are_ringed_in_the_picture(client: SiteClient) -> None:
    page = show(client, NAMED + "Adelie,46.2,14.3,213,4710\nGentoo,46.2,14.3,213,4710\n")
    (ring,) = page.select("svg path.ring")
    assert str(ring["d"]).count("M") == 1
    # A ring is over the penguins, the species' names are over both.
    drawn = [" ".join(part.get("class") or [part.name]) for part in page.select("figure.scatter svg > *")]
    assert drawn == ["behind", "few-edge", "dots gentoo few", "ring-edge", "ring", *["foreignobject"] * 3]
    assert texts_at(page, "figcaption") == [
        "Bill length and bill depth of both scored penguins. Where they lie among the penguins of the data: 2 mostly "
        "near Gentoos."
    ]
    assert key(page) == "Hollow: 342 penguins of the data. Filled: the file’s. Ringed: the file names another species."


def test_of_more_disagreements_than_are_drawn_it_is_said_how_many_are(client: SiteClient) -> None:
    page = show(client, NAMED + "Adelie,46.2,14.3,213,4710\nAdelie,,14.3,213,4710\n")
    told = "Filled: the file’s. Ringed: 1 of the 2 of which the file names another species."
    assert key(page).endswith(told)
    page = show(client, NAMED + "Adelie,46.2,14.3,213,4710\n" * 1500)
    assert key(page).endswith(told.replace("1 of the 2", "751 of the 1,500"))


def test_of_a_long_file_the_picture_shows_a_sample_and_says_so(client: SiteClient) -> None:
    page = show(client, table([GENTOO, ADELIE] * 1500))
    assert texts_at(page, "figcaption") == [
        "Bill length and bill depth of 751 of the 3,000 scored penguins, from every part of the file. Where they lie "
        "among the penguins of the data: 375 mostly near Adelies and 376 mostly near Gentoos."
    ]
    assert text_of(page.select_one("#picture-title")) == (
        "By the bill alone, 376 of a sample of 751 penguins are closest to the Gentoos of the data"
    )
    assert sum(str(path["d"]).count("M") for path in page.select("svg > path.dots")) == 751
    page = show(client, table([GENTOO, {"island": "Dream", "bill_length_mm": 38.4}] * 1500))
    assert "375 of the 751 looked at are left out, without one" in texts_at(page, "figcaption")[0]


def test_a_file_of_one_measurement_a_row_has_no_picture(client: SiteClient) -> None:
    page = show(client, "bill_length_mm,body_mass_g\n39.1,\n,3750\n")
    assert page.select("figure") == []


def test_species_that_could_not_be_compared_are_not_said_to_be(client: SiteClient) -> None:
    page = show(client, NAMED + "Adelie,x,18.9,188,3825\n,38.4,18.9,188,3825\n")
    (columns,) = [text for text in texts_at(page, "p.hint") if text.startswith("Used:")]
    assert columns.endswith("“species”: not compared: no scored row names one of the three species in it.")
    assert not any("Compared" in heading for heading in texts_at(page, "h2"))
    assert "In the file" not in texts_at(page, "th")
    assert page.select(".confusion") == []


def test_rows_that_are_no_penguins_name_no_species(client: SiteClient) -> None:
    page = show(client, f"{NAMED}Gentoo,46.2,14.3,213,4710\n{NAMED}-------,---,---,---,---\nMean,46.2,14.3,213,4710\n")
    assert not any("In place of" in text for text in texts_at(page, ".caution"))


def test_a_file_whose_known_species_come_late_is_compared_all_the_same(client: SiteClient) -> None:
    page = show(client, NAMED + "Emperor,46.2,14.3,213,4710\n" * 600 + "Gentoo,46.2,14.3,213,4710\n")
    assert "The one scored row that names one of the three species agrees with the answer." in texts_at(page, "p")
