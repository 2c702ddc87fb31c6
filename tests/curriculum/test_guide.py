"""The guide for those who write pages tells the truth."""

import re
from pathlib import Path

import pytest

from tests.curriculum.pages import TAIL, pack
from workbook.curriculum.check import check
from workbook.curriculum.functions import NAMES
from workbook.curriculum.head import KEYS
from workbook.curriculum.kinds import ATTRIBUTES, FILLS
from workbook.curriculum.library import Library
from workbook.curriculum.model import KINDS
from workbook.curriculum.options import CELL_KINDS

GUIDE = (Path(__file__).parents[2] / "docs" / "content.md").read_text("utf-8")


def example(fence: str) -> str:
    found = re.search(rf"^(`{{3,}}){fence}\n(.*?)^\1$", GUIDE, re.MULTILINE | re.DOTALL)
    assert found
    return found[2]


def test_the_whole_page_is_a_page_without_faults(tmp_path: Path) -> None:
    folder = pack(tmp_path, {"01-kapitel/01-efter-moedet.md": example("markdown")})

    assert [str(problem) for problem in check(folder)] == []
    exercise = Library.open(tmp_path).exercise("efter-moedet")
    assert [field.id for field in exercise.fields] == [
        "slags", "andet", "stemning", "svaert", "vaner", "lavest", "aftaler", "naeste", "efter",
    ]  # fmt: skip
    assert exercise.head.carries == "naeste"


def test_the_pack_is_a_pack_without_faults(tmp_path: Path) -> None:
    names = ("tryghedsskala", "handleplan", "seks-guldkorn", "gevinsten", "mine-triggere", "hjaelp-og-kontakter")
    pages = {f"01-opstart/0{number}-{name}.md": "::: long f\nHvad?\n:::\n" for number, name in enumerate(names)}
    folder = pack(tmp_path, pages)
    (folder / "pack.yaml").write_text(example("yaml"), "utf-8")
    (folder / "tail.md").write_text(TAIL, "utf-8")

    assert [str(problem) for problem in check(folder)] == []


@pytest.mark.parametrize(
    "word",
    sorted({*KINDS, *KEYS, *FILLS, *NAMES, *CELL_KINDS, *(name for names in ATTRIBUTES.values() for name in names)}),
)
def test_every_word_of_the_grammar_is_told(word: str) -> None:
    assert re.search(rf"[`{{ ]{word}[`=}}, ]|{word}=", GUIDE)
