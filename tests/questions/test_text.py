"""Words compared as people mean them, and the ways in which the pages write numbers."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penguins.questions.text import key_of, listed, listed_up_to, visible, words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("bill_length_mm", ["bill", "length", "mm"]),
        ("Bill.Length..mm.", ["bill", "length", "mm"]),
        ("BillLength(mm)", ["bill", "length", "mm"]),
        ("  CULMEN LENGTH  ", ["culmen", "length"]),
        ("Länge", ["lange"]),
        ("La\u0308nge", ["lange"]),
        ("Straße", ["strasse"]),
        ("♀", ["♀"]),
        ("嘴長", ["嘴長"]),
        ("\ufeffbill", ["bill"]),
        ("___", []),
        ("", []),
    ],
)
def test_a_text_is_taken_apart_into_words(text: str, words: list[str]) -> None:
    assert words_of(text) == words
    assert key_of(text) == "".join(words)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["island"], "island"),
        (["island", "sex"], "island and sex"),
        (["island", "sex", "body mass"], "island, sex and body mass"),
    ],
)
def test_words_are_listed_as_in_a_sentence(words: list[str], sentence: str) -> None:
    assert listed(words) == sentence


@pytest.mark.parametrize(
    ("words", "sentence"), [("ab", "a and b"), ("abc", "a, b and c"), ("a" * 1003, "a, a, a and 1,000 more")]
)
def test_of_a_long_list_it_is_told_how_many_more_there_are(words: str, sentence: str) -> None:
    assert listed_up_to(3, list(words)) == sentence


@given(st.text())
def test_what_is_shown_is_printable_and_nothing_that_can_be_seen_is_left_out(text: str) -> None:
    assert visible(text).isprintable()
    assert len(visible(text)) == sum(unicodedata.category(letter) != "Cf" for letter in text)
