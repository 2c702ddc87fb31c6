"""What the shipped pages owe a tired reader: words explained where they stand, one question at a time, sources."""

import re

import pytest

from tests.content.shelf import shipped
from workbook.curriculum.model import Exercise, Prose

LIBRARY = shipped()
EXPLAINED = {
    r"måleenhed": r"fire områder|fire ting",
    r"\bfacilitator": r"(styrer?|lede) samtalen",
    r"\bmandat": r"selv må afgøre|andre skal sige ja til",
    r"\bOLFA\b": r"organisation, ledelse, fællesskab og ansat",
    r"\bIGLO\b": r"individ, gruppe, leder(,| og) organisation|fire niveauer kaldes IGLO|mellem individ, gruppe",
    r"\bmarkvandring": r"\brunde\b",
    r"\bforråelse": r"hårdere|ligegyldig",
    r"\bMED\b": r"samarbejde mellem ledelse og\s+medarbejdere",
    r"\bAPV\b(?!-portalen)": r"arbejdspladsvurdering",
    r"\bAMR\b": r"arbejdsmiljø(repræsentant|- og tillidsrepræsentant)",
    r"\bTR\b": r"tillidsrepræsentant",
    r"\bGRUS\b": r"gruppe",
    r"\bPDSA\b": r"planlæg",
}
REWORDED = ("temperatur-leder", "temperatur-team", "mit-bidrag")


def _text(exercise: Exercise) -> str:
    """Every word of the page that the leader reads, but the credits."""
    parts = [exercise.head.title, exercise.head.purpose]
    for block in exercise.blocks:
        if isinstance(block, Prose):
            parts.append(block.markdown)
        else:
            parts += [block.label, block.tip, *(option.text for option in block.options)]
    return " ".join(" ".join(parts).split())


@pytest.mark.parametrize("page", LIBRARY.heads)
def test_a_word_of_the_trade_is_explained_on_its_page(page: str) -> None:
    text = _text(LIBRARY.exercise(page))

    used = [word for word in EXPLAINED if re.search(word, text, re.IGNORECASE if word.islower() else 0)]
    assert [word for word in used if not re.search(EXPLAINED[word], text, re.IGNORECASE)] == []


@pytest.mark.parametrize("page", LIBRARY.heads)
def test_a_field_asks_one_question_and_no_label_judges(page: str) -> None:
    fields = LIBRARY.exercise(page).fields

    assert [field.id for field in fields if field.stored and field.label.count("?") > 1] == []
    assert [field.id for field in fields if re.search(r"[Ss]vagest|\bbør\b|[Dd]årligst", field.label)] == []


@pytest.mark.parametrize("page", REWORDED)
def test_reworded_statements_say_that_they_are_reworded_and_not_validated(page: str) -> None:
    exercise = LIBRARY.exercise(page)

    assert "omskrevet, ikke valideret" in _text(exercise)
    assert any("omskrevet og ikke valideret" in credit for credit in exercise.head.credits)


@pytest.mark.parametrize("page", sorted(LIBRARY.heads.keys() - {"hjaelp-og-kontakter"}))
def test_a_page_says_what_it_builds_on(page: str) -> None:
    """On the page for a crisis nothing stands above the help."""
    head = LIBRARY.heads[page]

    assert head.sources
    assert head.credits
