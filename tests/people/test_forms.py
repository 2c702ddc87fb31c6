"""A registered name is found in whatever form it is written, and nothing else is taken for it."""

import sys
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.journal.records import Person
from workbook.people import forms
from workbook.people.folded import LOOK_ALIKES, folded
from workbook.people.forms import Names
from workbook.text import clean, fold


def a_person(name: str, alias: str = "medarbejder K") -> Person:
    return Person(id=alias, created="", updated="", alias=alias, name=name)


METTE = Names([a_person("Mette Kirstine Hansen")])
AAGE = Names([a_person("Åge Sørensen")])


def found(names: Names, text: str) -> list[str]:
    return [text[one.start : one.end] for one in names.find(text)]


@pytest.mark.parametrize(
    "written",
    [
        "Mette Kirstine Hansen", "Mette Hansen", "Mette", "Hansen", "Kirstine", "METTE", "mette", "Mettes", "Mette's",
        "Mette’s", "Hansens", "Hansen, Mette", "Mette K. Hansen", "Mette-Kirstine", "MetteHansen", "mette_hansen",
        "MKH", "MKHs", "M.K.H.", "M. H.", "MHA", "MEHA", "mette.hansen@kommune.dk", "mkh@kommune.dk",
        "hansen12@firma.dk", "Мette", "МЕТТЕ", "Hαnsen", "ΜΚΗ", "МКНs",
        "M\u200bette", "Met\u00adte", "Ｍｅｔｔｅ", "Mètte",
    ],
)  # fmt: skip
def test_every_form_is_one_mention(written: str) -> None:
    assert found(METTE, f"I går sagde {written} noget.") == [written]


@pytest.mark.parametrize("written", ["Åge", "Aage", "AAGE", "åges", "Aages", "A\u030age", "Soerensen", "SØRENSEN"])
def test_aa_and_aring_are_the_same_letter(written: str) -> None:
    text = clean(f"Det var {written} selv.").text
    assert found(AAGE, text) == [clean(written).text]


@pytest.mark.parametrize(
    "text",
    ["Metteborg ligger her", "Vi hansede os", "mh og tak", "Vi tog MUS og MED op", "en mkh i teksten", "Hmette", ""],
)
def test_other_words_are_left_alone(text: str) -> None:
    assert found(METTE, text) == []


@pytest.mark.parametrize("written", ["Αννα", "ΑΝΝΑ", "Anνa", "Vang", "νang", "Νang"])
def test_a_greek_letter_is_read_by_its_look_and_by_its_sound(written: str) -> None:
    assert found(Names([a_person("Anna Vang Nang")]), f"I går sagde {written} noget.") == [written]


@pytest.mark.parametrize("written", ["MKØ", "M.K.Ø.", "MKO", "mko@kommune.dk"])
def test_a_danish_letter_is_one_of_the_initials(written: str) -> None:
    assert found(Names([a_person("Mette Kirstine Østergaard")]), f"I går sagde {written} noget.") == [written]


def test_initials_that_are_a_word_need_their_dots() -> None:
    tina = Names([a_person("Tina Rask")])
    assert found(tina, "TR tager det op, sagde T.R. selv") == ["T.R."]


def test_a_name_that_is_a_common_word_is_held_all_the_same() -> None:
    hans = Names([a_person("Hans Bo")])
    assert found(hans, "hans idé, og de bo der") == ["hans", "bo"]


def test_the_longer_of_two_people_is_meant() -> None:
    two = Names([a_person("Mette Jensen", "A"), a_person("Mette Hansen", "B")])
    assert [one.person.alias for one in two.find("Mette Hansen talte")] == ["B"]


def test_a_genitive_is_told() -> None:
    assert [one.genitive for one in METTE.find("Mettes plan. Mette kom. Hansen's stol. MKHs idé.")] == [
        True, False, True, True,
    ]  # fmt: skip


def test_nobody_is_found_without_names() -> None:
    assert not Names([a_person(""), a_person(" - ")])
    assert Names([]).find("Mette") == []


@given(st.text(max_size=60).map(lambda text: clean(text).text))
def test_folding_by_character_is_the_folding_of_the_search(text: str) -> None:
    plain = "".join(one for one in text if one.isascii() or unicodedata.category(one) != "Cf")
    if unicodedata.is_normalized("NFKC", plain):
        assert folded(text).text == "".join(fold(one) for one in plain).translate(LOOK_ALIKES)
    assert len(folded(text).places) == len(folded(text).text) + 1


@pytest.mark.parametrize(
    ("name", "written"),
    [
        *(("Søren Østergaard", form) for form in ("Ostergaard", "Östergaard", "Ostergard", "ostergårds")),
        *(("Søren Østergaard", form) for form in ("Soren", "Sören", "SOREN", "soren.ostergard@firma.dk", "Sørens")),
        *(("Åse Kjær", form) for form in ("Åse", "Aase", "aase", "Ase", "ASEs", "Kjaer", "Kjär", "kjar", "Ase Kjar")),
        *(("Bø Bo Lind", form) for form in ("Bø", "boe", "Bo", "bo")),
        *(("Tue Bør", form) for form in ("Bør", "boers", "Bor", "Tue Bor")),
        *(("Yıldız Łukasz", form) for form in ("Yildiz", "Lukasz", "YILDIZ")),
    ],
)  # fmt: skip
def test_a_danish_letter_is_found_without_its_sign(name: str, written: str) -> None:
    assert found(Names([a_person(name)]), f"I går sagde {written} noget.") == [written]


def test_a_short_name_without_its_sign_is_no_small_word() -> None:
    assert found(Names([a_person("Tue Bør")]), "De bor her, og bor, der blev skåret") == []


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("Mette123", "Mette"), ("mette1", "mette"), ("Mette_H", "Mette"), ("2Hansens", "Hansens"), ("MKH1", "MKH"),
        ("7M.K.H.", "M.K.H."), ("mette_1", "mette"), ("Mette2Hansen", "Mette"),
    ],
)  # fmt: skip
def test_digits_beside_a_name_are_no_disguise(written: str, seen: str) -> None:
    assert found(METTE, f"Fra {written} igen")[0] == seen


@pytest.mark.parametrize(
    ("name", "text", "seen"),
    [
        ("Van Nguyen", "Talte med van i dag, Vans idé", ["van", "Vans"]),
        ("Maria Le", "Jeg så Le i går", ["Le"]),
        ("Al Berg", "Talte med Al i dag. Al Berg kom. Al slags", ["Al", "Al Berg"]),
        ("Al Berg", "al den tid, vi har", []),
        ("Maria Du", "Spurgte Du, hvad du ville? Maria Du svarede", ["Du", "Maria Du"]),
        ("Rosa Den", "Jeg ved, at den kom. Den kom. Så Rosa Dens bil", ["Rosa Dens"]),
        ("Otto von der Lühe", "von der Lühe og en af den slags, der kom", ["Lühe"]),
    ],
)  # fmt: skip
def test_a_small_word_of_a_name_is_hers_at_its_beginning_and_end(name: str, text: str, seen: list[str]) -> None:
    assert found(Names([a_person(name)]), text) == seen


# In small letters or at the beginning of a sentence a plain word (der, af) that ends a name is left, by design.
LETTERS = (
    st.one_of(st.text("abcdefghijklmnopqrstuvwxyzæøåéü", min_size=3, max_size=9), st.sampled_from(["van", "von", "le"]))
    .filter(lambda name: name not in forms._PLAIN)
    .map(str.capitalize)
)


@given(
    first=LETTERS, last=LETTERS, before=st.text(" .,;\n-(“0", max_size=3), after=st.text(" .,;\n-)”!", max_size=3),
    change=st.sampled_from([str, str.upper, str.lower, lambda name: name + "s", lambda name: name + "'s"]),
)  # fmt: skip
def test_no_form_of_any_name_gets_past(first: str, last: str, before: str, after: str, change: object) -> None:
    assert callable(change)
    names = Names([a_person(f"{first} {last}")])
    for written in (first, last, f"{first} {last}", f"{last} {first}"):
        text = f"x {before if not before.endswith('0') else before + ' '}{change(written)}{after} x"
        rest = text
        for mention in reversed(names.find(text)):
            rest = rest[: mention.start] + "K" + rest[mention.end :]
        assert names.find(rest) == []
        assert fold(first) not in fold(rest).split()
        assert fold(last) not in fold(rest).split()


CROWD = [
    a_person(name, str(number))
    for number, name in enumerate([
        "Mette Kirstine Hansen", "Åge Sørensen", "Søren Østergaard", "Ea Aaen", "Van Nguyen", "Al Berg", "Tue Bør",
        "Otto von der Lühe", "Bo2 Lind", "Yıldız Łukasz", "Mette Jensen", "Hans Bo", "Anne-Marie Aa", "Ø", "2 3",
    ])
]  # fmt: skip
PIECES = st.one_of(
    st.sampled_from([part for one in CROWD for part in one.name.replace("-", " ").split()]),
    st.sampled_from(["aage", "Aen", "Soren", "Ostergard", "K.", "MKH", "M.H.", "T. B.", "AB", "sa", "en", "van", "og"]),
    st.sampled_from([" ", " ", "-", "_", ".", ", ", "\n", "'s", "s", "2", "@firma.dk", "\u200b", "é", "М", "Ν", "ﬁ"]),
    st.text(max_size=3),
)
CHANGES: st.SearchStrategy[Callable[[str], str]] = st.sampled_from([str, str.upper, str.lower, str.title])


@st.composite
def crowded(draw: st.DrawFn) -> str:
    parts = draw(st.lists(st.tuples(PIECES, CHANGES), max_size=8))
    return clean("".join(change(piece) for piece, change in parts)).text


@given(text=crowded(), people=st.lists(st.sampled_from(CROWD), unique_by=lambda one: one.id, max_size=15))
def test_one_search_for_all_names_finds_exactly_what_a_search_for_each_finds(text: str, people: list[Person]) -> None:
    together = Names(people)
    apart = Names(people)
    apart._meant = forms._Meant([replace(one, beginning=None) for one in apart._sought])
    with pytest.MonkeyPatch.context() as patched:
        for module in (forms, sys.modules[folded.__module__]):
            patched.setattr(module, "is_danish", lambda _text: False)
        expected = apart.find(text)
        each = [one for person in people for one in Names([person])._in_words(text)]
    assert together.find(text) == expected
    assert list(together._in_words(text)) == each


def test_a_text_without_blanks_costs_no_more_than_its_length() -> None:
    """Looked for from every letter on, an address in a text of 60,000 took seconds."""
    begun = process_time()
    assert METTE.find("a@b " + "x" * 60_000) == []
    assert process_time() - begun < 2
