"""Every page on paper: all of its words, its conditions in words, and room to write."""

import re

import pytest

from tests.content.shelf import shipped
from tests.curriculum.pages import page
from workbook.curriculum.model import Exercise, Field, Prose
from workbook.plain.paper.page import on_paper
from workbook.plain.paper.sheet import WIDTH
from workbook.plain.prose import plain

LIBRARY = shipped()
ROOM = re.compile(r"_{8,}|\( \)|\[ \]|1   2   3|____ , __|^\+-{5,}", re.MULTILINE)


def _words(text: str) -> str:
    """The text as it can be found on paper, where lines are broken and boxes have edges."""
    return " ".join(re.sub(r"[│|]", " ", text).split())


def _blocks(exercise: Exercise) -> list[tuple[Field, str]]:
    """Each of the page's numbered questions with what stands on paper from its label to the next."""
    lines = "\n".join(on_paper(exercise, LIBRARY.heads))
    fields = [field for field in exercise.fields if field.stored]
    heads = [rf"^{place}\. {re.escape(plain(field.label)[:30])}" for place, field in enumerate(fields, 1)]
    starts = [re.search(head, lines, re.MULTILINE) for head in heads]
    assert all(starts), exercise.id
    places = [start.start() for start in starts if start] + [len(lines)]
    return [(field, lines[start:end]) for field, start, end in zip(fields, places, places[1:], strict=False)]


@pytest.mark.parametrize("page_id", LIBRARY.heads)
def test_every_word_of_the_page_is_on_paper(page_id: str) -> None:
    exercise = LIBRARY.exercise(page_id)
    lines = on_paper(exercise, LIBRARY.heads)
    paper = _words("\n".join(lines))

    assert [line for line in lines if len(line) > WIDTH] == []
    for field in (*exercise.fields, *exercise.tail):
        words = [plain(field.label), *(plain(field.tip).split("\n") if field.kind != "note" else [])]
        words += [option.text for option in field.options] if field.kind != "table" else []
        assert [each for each in words if _words(each) not in paper] == [], field.id
    for block in exercise.blocks:
        if isinstance(block, Prose):
            assert [each for each in plain(block.markdown).split("\n") if _words(each) not in paper] == []


@pytest.mark.parametrize("page_id", LIBRARY.heads)
def test_every_question_has_room_and_says_when_it_is_asked(page_id: str) -> None:
    for field, text in _blocks(LIBRARY.exercise(page_id)):
        assert ROOM.search(text), field.id
        if field.show is not None:
            assert re.search(r"^ +(Kun hvis|Når du har svaret)", text, re.MULTILINE), field.id
        if field.opens:
            assert "før du svarer" in _words(text) or "Svar på den dag" in _words(text), field.id


CONDITIONS = """::: choice slags
Hvilken?
- a: Aften: sent
- b: Bud
:::

::: rating tal
Hvor meget?
:::

::: checklist klar
Klar?
- x: X
- y: Y
:::

::: long en {show="slags=a"}
En
:::

::: long to {show="tal<5"}
To
:::

::: long tre {show="klar>=2" opens=+1 beside=en share=never}
Tre
:::

::: table fire {rows="Første | Anden"}
Fire
- hvad: Hvad
- tal: Tal {rating}
- iglo: IGLO {choice="i: Individ | g: Gruppe"}
:::
"""


def test_conditions_are_said_in_words() -> None:
    paper = _words("\n".join(on_paper(page(CONDITIONS), {})))

    assert "4. En Kun hvis du svarede “Aften” i spørgsmål 1." in paper
    assert "5. To Kun hvis du svarede under 5 i spørgsmål 2." in paper
    assert "6. Tre Kun hvis der er mindst 2 i spørgsmål 3. Vent 1 dag, før du svarer." in paper
    assert "Se, hvad du skrev i spørgsmål 4. Det bliver aldrig delt." in paper
    assert "Tal: et tal fra 1 til 10 IGLO: Individ / Gruppe" in paper
    assert "Første" in paper
    assert "Anden" in paper
