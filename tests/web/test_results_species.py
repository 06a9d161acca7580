"""Which column of a file is compared with the answers, and why another one that tells species is not."""

import pytest

from tests.client import SiteClient, texts_at
from tests.web.uploading import show

ADELIE, GENTOO = "38.4,18.9,188,3825", "46.2,14.3,213,4710"
MEASURED = "bill_length_mm,bill_depth_mm,flipper_length_mm,body_mass_g"


def of_columns(client: SiteClient, header: str, *rows: str) -> str:
    """What the page says of the file's columns, behind those that are used and those that are not found."""
    page = show(client, "\n".join([f"{MEASURED},{header}", *rows]))
    (columns,) = [text for text in texts_at(page, "p.hint") if text.startswith("Used:")]
    return columns.partition("Not found: island and sex. ")[2]


@pytest.mark.parametrize("header", ["class", "target", "type", "label", "truth", "category"])
@pytest.mark.parametrize(
    "names", [("Adelie", "Gentoo"), ("Adelie", "Gentoo", "Emperor"), ("P. papua", "", "Gentoo"), ("ADE", "GEN", "CHI")]
)
def test_a_column_whose_texts_name_the_species_is_compared_whatever_its_header(
    client: SiteClient, header: str, names: tuple[str, ...]
) -> None:
    told = of_columns(client, header, *(f"{ADELIE},{name}" for name in names))
    assert told == f"“{header}”: compared with the answers."


def test_that_a_column_names_no_species_is_said_of_the_rows_that_were_looked_at(client: SiteClient) -> None:
    told = of_columns(client, "species", *[f"{ADELIE},A"] * 450, f"{ADELIE},Adelie")
    assert told == "“species”: not compared: its first rows hold no names of species."


@pytest.mark.parametrize(
    "cells",
    [("Emperor", "King"), ("Adelie", "Emperor"), ("Adelie", "", ""), ("0", "1"), [f"Adelie {n}" for n in range(11)]],
)
def test_a_column_of_other_texts_or_of_few_is_carried_along(client: SiteClient, cells: tuple[str, ...]) -> None:
    told = of_columns(client, "colony", *(f"{GENTOO},{cell}" for cell in cells))
    assert told == "Carried along, not used: “colony”."


@pytest.mark.parametrize("header", ["label", "class", "target", "species_code", "species encoded", "species id"])
@pytest.mark.parametrize("cells", [("0", "1"), ("A", "G")])
def test_a_column_that_stands_for_the_species_says_why_it_is_not_compared(
    client: SiteClient, header: str, cells: tuple[str, ...]
) -> None:
    told = of_columns(client, header, *(f"{GENTOO},{cell}" for cell in cells))
    assert told == f"“{header}”: not compared: one column has to name the species."


@pytest.mark.parametrize(
    ("header", "names"),
    [
        ("observer", ("Adele", "Adelina", "Tom")),
        ("city", ("Adelaide",)),
        ("colony", ("Gentoo Point", "Adelie Cove")),
        ("y", ("0", "1")),
        ("Code", ("A7",)),
        ("Category", ("adult",)),
        ("class number", ("1", "2")),
        ("ring colour", ("a", "b")),
        ("prey species", ("krill", "fish")),
        ("species richness", ("3", "4")),
        ("predictor_1", ("3", "4")),
        ("prediction date", ("2009-11-11",)),
    ],
)
def test_people_and_places_are_no_species(client: SiteClient, header: str, names: tuple[str, ...]) -> None:
    told = of_columns(client, header, *(f"{ADELIE},{name}" for name in names))
    assert told == f"Carried along, not used: “{header}”."


@pytest.mark.parametrize("header", ["predicted_species", "Prediction", "my guess", "y_pred", "Vorhersage", "예측"])
@pytest.mark.parametrize("beside", ["", "label,"])
def test_what_is_named_as_predictions_is_never_compared(client: SiteClient, header: str, beside: str) -> None:
    own = [beside and f"{species}," for species in ("Adelie", "Gentoo")]
    told = of_columns(client, f"{beside}{header}", f"{ADELIE},{own[0]}Adelie", f"{GENTOO},{own[1]}Gentoo")
    assert told == (
        f"{'“label”: compared with the answers. ' if beside else ''}“{header}”: not compared: its name says that it "
        "holds predictions, not what the penguins are."
    )


def test_of_several_columns_of_predictions_it_is_said_once(client: SiteClient) -> None:
    told = of_columns(client, "pred,guess,predator", f"{ADELIE},Adelie,Adelie,Adelie", f"{GENTOO},Gentoo,Adelie,Gentoo")
    assert told == (
        "“predator”: compared with the answers. “pred” and “guess”: not compared: their names say that they hold "
        "predictions, not what the penguins are."
    )


@pytest.mark.parametrize("header", ["Penguin", "Penguin #", "#", "Animal ID", "No.", "bird_number"])
def test_a_column_of_names_is_that_of_the_rows(client: SiteClient, header: str) -> None:
    told = of_columns(client, header, f"{ADELIE},Pip", f"{GENTOO},Bob")
    assert told == f"“{header}” names the rows."


def test_names_that_differ_are_the_rows_rather_than_numbers_that_do_not(client: SiteClient) -> None:
    told = of_columns(client, "Penguin,id,penguinage", f"{ADELIE},Pip,3,2", f"{GENTOO},Bob,3,2")
    assert told == "“Penguin” names the rows. Carried along, not used: “id” and “penguinage”."


def test_names_under_another_header_count_before_codes_under_that_of_the_species(client: SiteClient) -> None:
    told = of_columns(client, "species,class,id", f"{ADELIE},0,Adelie,7", f"{GENTOO},2,Gentoo,8")
    assert told == (
        "“class”: compared with the answers. “species”: not compared: another column names the species. "
        "“id” names the rows."
    )


def test_of_two_columns_of_names_the_second_is_said_not_to_be_compared(client: SiteClient) -> None:
    told = of_columns(client, "Species,Species (latin)", f"{ADELIE},Adelie,P. adeliae")
    assert told == (
        "“Species”: compared with the answers. “Species (latin)”: not compared: another column names the species."
    )


def test_columns_of_0_and_1_for_the_species_are_said_not_to_be_compared(client: SiteClient) -> None:
    told = of_columns(client, "species_Adelie,species_Chinstrap,species_Gentoo,year", f"{ADELIE},1,0,0,2007")
    assert told == (
        "“species_Adelie”, “species_Chinstrap” and “species_Gentoo”: not compared: one column has to name the species. "
        "Carried along, not used: “year”."
    )
    told = of_columns(client, "near_adelie,near_gentoo", f"{ADELIE},1,2")
    assert told == "Carried along, not used: “near_adelie” and “near_gentoo”."
