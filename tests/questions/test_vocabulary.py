"""Every word of every language means one thing."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

import pytest

from penguins.files.table.header import match
from penguins.files.table.header_cell import TYPE_WORDS, names_predictions
from penguins.files.table.species_names import names_chick, species_index
from penguins.questions.answers import is_missing, read_choice, read_number
from penguins.questions.species import SPECIES
from penguins.questions.table import BILL_LENGTH, BODY_MASS, CHOICES, MEASUREMENTS
from penguins.questions.text import key_of, words_of
from penguins.questions.vocabulary import (
    ASK_FOR_A_YES,
    CHICK_STEMS,
    FILLER_WORDS,
    HEADERS,
    MISSING,
    NO,
    OPTIONS,
    PREDICTION_STEMS,
    SPECIES_EPITHETS,
    SPECIES_STEMS,
    SUMMARY_WORDS,
    UNITS,
    YES,
)
from tests.tables import questions_of

# Headers as public files, courses and packages have them, in the order of ALL.
ALL = ["species", "island", "bill_length_mm", "bill_depth_mm", "flipper_length_mm", "body_mass_g", "sex"]
HEADERS_OF = {
    "Spanish": "especie,isla,largo_pico_mm,alto_pico_mm,largo_aleta_mm,masa_corporal_g,sexo",
    "Spanish, in words": "Especies,Isla,Longitud del pico (mm),Grosor pico,Longitud de la aleta,Peso corporal (g),Sexo",
    "Spanish, mixed": "especie,isla,longitud del pico (mm),profundidad pico,longitud aleta,masa corporal (g),sexo",
    "Portuguese": "especie,ilha,comprimento_bico,profundidade_bico,comprimento_nadadeira,massa_corporal,sexo",
    "Portuguese, sizes": "espécies,ilha,tamanho_bico_mm,altura_bico,tamanho_asa_mm,massa_g,sexo",
    "Portuguese, the wing": "espécie,ilha,comprimento_bico_mm,profundidade_bico,comprimento_asa,massa_corporal_g,sexo",
    "French": "espèces,île,longueur_bec,profondeur_bec,longueur_nageoire_mm,masse_g,sexe",
    "French, in words": "Espèce,Île,Longueur du bec (mm),Épaisseur du bec,Longueur de l'aileron,Poids du corps,Sexe",
    "French, the height": "espèce,île,longueur du bec,hauteur du bec,longueur de la nageoire,masse corporelle,sexe",
    "German": "Spezies,Insel,Schnabellänge [mm],Schnabelhöhe (mm),Flossenlänge,Körpermasse (g),Geschlecht",
    "German, without umlauts": "Art,Insel,Schnabellaenge,Schnabeltiefe,Fluegellaenge,Koerpergewicht,Geschlecht",
    "German, the depth": "Art,Insel,Schnabellänge (mm),Schnabeltiefe (mm),Flossenlänge,Gewicht (g),Geschlecht",
    "Dutch": "soort,eiland,snavellengte,snaveldiepte,vinlengte,gewicht,sekse",
    "Dutch, the wing": "soort,eiland,snavellengte,snaveldiepte,vleugellengte,lichaamsgewicht,geslacht",
    "Italian": "specie,isola,lunghezza_becco_mm,profondità del becco,lunghezza pinna,massa corporea,sesso",
    "Italian, in words": "specie,isola,lunghezza del becco,profondità becco,lunghezza della pinna,massa corporea,sesso",
    "Swedish": "Art,Island,Näbblängd (mm),Näbbdjup,Vinglängd,Kroppsvikt,Kön",
    "Swedish, in words": "art,island,Näbbens längd (mm),Näbbens djup,Vingens längd,Vikt (g),kön",
    "Norwegian": "art,øy,nebblengde,nebbdybde,luffelengde,kroppsmasse,kjønn",
    "Danish": "art,island,næblængde,næbdybde,vingelængde,kropsvægt,køn",
    "Indonesian": "spesies,pulau,panjang_paruh,kedalaman_paruh,panjang_sirip,massa_tubuh,jenis_kelamin",
    "Indonesian, other words": "Jenis,Pulau,Panjang Paruh (mm),Ketebalan Paruh,Panjang Sayap,Berat Badan,Kelamin",
    "Polish": "gatunek,wyspa,długość dzioba [mm],głębokość dzioba,długość płetwy,masa ciała,płeć",
    "Polish, without accents": "gatunek,wyspa,dlugosc_dzioba_mm,grubosc_dzioba_mm,dlugosc_pletwy_mm,masa_ciala_g,plec",
    "Russian": "Вид,Остров,Длина клюва (мм),Глубина клюва,Длина плавника,Масса тела (г),Пол",
    "Russian, other words": "вид,остров,длина_клюва_мм,высота_клюва,длина_крыла,вес,пол",
    "Korean": "종,섬,부리 길이(mm),부리 깊이(mm),날개 길이(mm),체질량(g),성별",
    "Korean, other words": "펭귄 종,섬,부리길이,부리 두께,지느러미 길이,몸무게,성별",
    "Japanese": "種類,島,くちばしの長さ [mm],くちばしの厚さ [mm],ひれの長さ [mm],体重 [g],性別",
    "Japanese, for children": "しゅるい,島,くちばしの長さ(mm),くちばしの深さ(mm),フリッパーの長さ,体重,せいべつ",
    "Chinese": "物种,岛屿,喙长(mm),喙深(mm),鳍长(mm),体重(g),性别",
    "Chinese, in full": "企鹅的种类,企鹅栖息的岛屿,喙的长度,喙的深度,翅膀的长度,身体质量,性别",
    "Chinese, the ridge": "种类,岛屿,嘴峰长度 (mm),嘴峰深度 (mm),鳍肢长度 (mm),体重 (克),性别",
    "Chinese, traditional": "品種,島嶼,嘴長(毫米),嘴厚,鰭肢長度,體重(公克),性別",
    "Turkish": "tür,ada,gaga_uzunlugu_mm,gaga_derinligi_mm,yuzgec_uzunlugu_mm,vucut_kutlesi_g,cinsiyet",
    "Turkish, other words": "Tür,Ada,Gaga uzunluğu,Gaga yüksekliği,Kanat uzunluğu,Ağırlık (g),Cinsiyet",
}


@pytest.mark.parametrize("language", HEADERS_OF)
def test_headers_as_people_have_them_are_understood_in_every_language(language: str) -> None:
    assert questions_of(*HEADERS_OF[language].split(",")) == ALL


def _keys_with_two_meanings(words: Mapping[str, Iterable[str]]) -> dict[str, set[str]]:
    meanings: dict[str, set[str]] = defaultdict(set)
    for meaning, spellings in words.items():
        for spelling in spellings:
            kept = [word for word in words_of(spelling) if word not in FILLER_WORDS]
            meanings["".join(kept)].add(meaning)
            meanings[" ".join(sorted(kept))].add(meaning)
    return {key: found for key, found in meanings.items() if len(found) > 1}


def test_no_spelling_leads_to_two_questions() -> None:
    assert _keys_with_two_meanings(HEADERS) == {}


def test_no_spelling_is_two_options_or_two_units() -> None:
    assert _keys_with_two_meanings({option: (option, *OPTIONS[option]) for option in OPTIONS}) == {}
    assert _keys_with_two_meanings(UNITS) == {}


def test_no_word_is_a_header_and_a_unit_an_option_or_a_kind_of_value() -> None:
    headers = {key_of(phrase) for phrases in HEADERS.values() for phrase in phrases}
    options = {key_of(word) for option, words in OPTIONS.items() for word in (option, *words)}
    units = {key_of(word) for words in UNITS.values() for word in words}
    assert headers & (units | options | TYPE_WORDS | FILLER_WORDS) == set()
    assert units & (TYPE_WORDS | FILLER_WORDS) == set()
    assert {*ASK_FOR_A_YES} <= FILLER_WORDS
    assert YES.isdisjoint(NO)


def test_no_word_for_a_row_that_sums_up_or_for_not_known_is_an_answer() -> None:
    answers = {key_of(word) for option, words in OPTIONS.items() for word in (option, *words)}
    assert {key_of(word) for word in SUMMARY_WORDS} & answers == set()
    assert MISSING & (SUMMARY_WORDS | answers) == set()


@pytest.mark.parametrize("question", [*(choice.name for choice in CHOICES), *(m.name for m in MEASUREMENTS), "species"])
def test_every_phrase_is_understood_as_its_question(question: str) -> None:
    for phrase in HEADERS[question]:
        assert questions_of("id", phrase) == ["", question], phrase


def test_every_word_for_an_option_is_read_as_it() -> None:
    for choice in CHOICES:
        for option in choice.options:
            for word in OPTIONS[option]:
                assert read_choice(choice, f" {word.upper()} ") == option, word


def test_every_stem_names_its_species() -> None:
    for index, species in enumerate(SPECIES):
        for stem in SPECIES_STEMS[species.name]:
            assert species_index(stem.upper()) == index, stem
        for epithet in SPECIES_EPITHETS.get(species.name, ()):
            assert species_index(f"P. {epithet}") == index
            assert species_index(f"{epithet} fulmar") == -1


@pytest.mark.parametrize(
    ("names", "species"),
    [
        ("Adelia,Pinguim-de-adélia,Adeliepinguin,Manchot Adélie,Адели,阿德利企鹅,アデリーペンギン,아델리펭귄", 0),
        ("Barbijo,Pinguim-antártico,Zügelpinguin,Manchot à jugulaire,帽带企鹅,ヒゲペンギン,턱끈펭귄,Hakremspingvin", 1),
        ("Papúa,Pinguim-gentoo,Eselspinguin,Manchot papou,Папуанский,巴布亚企鹅,ジェンツーペンギン,젠투펭귄", 2),
    ],
)
def test_a_species_is_known_in_many_languages(names: str, species: int) -> None:
    assert [species_index(name) for name in names.split(",")] == [species] * 8


@pytest.mark.parametrize("stem", CHICK_STEMS)
def test_a_chick_is_none_of_the_adults_that_are_told_apart(stem: str) -> None:
    for name in ("Adelie", "P. papua", "ヒゲペンギン"):
        assert species_index(name) != -1
        assert species_index(f"{name} ({stem.upper()})") == -1


@pytest.mark.parametrize("stem", [*PREDICTION_STEMS, "y pred", "y_hat", "species hat", "yhat"])
def test_a_column_of_predictions_is_known_by_its_name(stem: str) -> None:
    assert names_predictions(stem)
    assert names_predictions(f"My {stem.upper()}")
    assert not names_predictions("predator")


@pytest.mark.parametrize(
    "name", ["Adelie, not juvenile", "Adelie adult with 2 chicks", "Adelie adulte (poussin: 1)", "Adelie, no chick"]
)
def test_an_adult_with_a_chick_is_an_adult(name: str) -> None:
    assert species_index(name) == 0


def test_other_birds_are_no_chicks() -> None:
    assert not any(map(names_chick, ["Black-capped chickadee", "chicken", "Chinstrap"]))
    assert names_chick("アデリーペンギン雛")


@pytest.mark.parametrize(("unit", "word"), [(unit, word) for unit, words in UNITS.items() for word in words])
def test_a_unit_stands_behind_a_number_and_in_a_header(unit: str, word: str) -> None:
    measurement = BILL_LENGTH if unit in BILL_LENGTH.units else BODY_MASS
    value = measurement.seen.low / measurement.units[unit].factor
    assert read_number(measurement, f"{value:.6f} {word}") == pytest.approx(measurement.seen.low, rel=1e-3)
    assert match([f"{measurement.label} ({word})"]).unit_at == {0: unit}


def test_words_for_not_known_are_compared_without_case() -> None:
    assert all(is_missing(f" {word.upper()} ") for word in MISSING)


@pytest.mark.parametrize(
    ("words", "option"),
    [
        ("Insel Biscoe,Бискоу,остров Бискоу,wyspa Biscoe", "Biscoe"),
        ("Insel Dream,остров Дрим,wyspa Dream", "Dream"),
        ("トージャーセン島,остров Торгерсен", "Torgersen"),
        ("Torg,Torg~,Torge…", "Torgersen"),
        ("Bisc,Bisc~", "Biscoe"),
        ("Drea,Drea~", "Dream"),
        ("жен,жен.", "female"),
        ("муж,муж.", "male"),
    ],
)
def test_options_as_people_write_them_are_read(words: str, option: str) -> None:
    (choice,) = (choice for choice in CHOICES if option in choice.options)
    assert {read_choice(choice, word) for word in words.split(",")} == {option}
