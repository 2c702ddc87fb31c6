"""All kinds together: they fit, they are quick, every key has its name, and nothing is asked twice."""

import time

import pytest
from textual.widget import Widget

from screens.widgets.base import FieldWidget
from screens.widgets.cell_editor import CellEditor
from screens.widgets.drawn import Drawn
from screens.widgets.editors import LineEditor, ShortEditor
from screens.widgets.registry import DATED, WIDGETS
from tests.screens.widgets.support import Form, options, seen
from workbook.curriculum.model import KINDS, UNSTORED, Field, Kind, Option
from workbook.i18n import _

PICKS = options(("a", "det ene"), ("b", "det andet, som er noget længere og derfor fylder to linjer på en smal skærm"))
COLUMNS = (Option("hvad", "Hvad gør vi"), Option("naar", "Hvornår", "date"), Option("tal", "1-10", "rating"))
OPTIONS: dict[Kind, tuple[Option, ...]] = {
    "rating": options(("1", "slet ikke"), ("10", "fuldt enig")),
    "ratings": PICKS,
    "choice": PICKS,
    "choices": PICKS,
    "checklist": PICKS,
    "table": COLUMNS,
}


def question(kind: Kind, name: str = "") -> Field:
    label = f"Et spørgsmål af slagsen {kind}, som jeg skal tænke lidt over, før jeg svarer på det?"
    return Field(name or f"felt-{kind}", kind, label, tip="Et *godt* råd.", options=OPTIONS.get(kind, ()))


def test_every_kind_has_its_widget() -> None:
    assert set(WIDGETS) | set(DATED) == set(KINDS)
    assert not set(WIDGETS) & set(DATED)


@pytest.mark.parametrize("width", [60, 80, 200])
async def test_no_line_is_wider_than_the_screen(width: int) -> None:
    app = Form(*(question(kind) for kind in KINDS))
    async with app.run_test(size=(width, 150)) as pilot:
        for widget in app.widgets:
            widget.show_share(["trio", "mus", "leder"])
        await pilot.pause()
        for widget in app.widgets:
            for drawn in (part for part in widget.query(Drawn) if part.display):
                lines = drawn.laid(drawn.content_size.width)
                assert all(row.content.cell_length <= drawn.content_size.width for row in lines), widget.field.kind
        assert (await seen(app)).count("TRIO + MUS + MIN LEDER") == len(KINDS) - len(UNSTORED)


async def test_tab_visits_each_kind_once_and_in_order() -> None:
    kinds: list[Kind] = [kind for kind in KINDS if kind not in ("computed", "note")]
    app = Form(*(question(kind) for kind in kinds))
    async with app.run_test(size=(80, 150)) as pilot:
        app.screen.set_focus(None)
        visited = []
        for _kind in kinds:
            await pilot.press("tab")
            focused = app.screen.focused
            assert isinstance(focused, Widget)
            visited.append(next(w.field.kind for w in app.widgets if focused in w.walk_children()))
        assert visited == kinds
        assert app.answers() == []


async def test_every_kind_can_be_focused_shown_empty_and_hinted() -> None:
    app = Form(*(question(kind) for kind in KINDS))
    async with app.run_test(size=(80, 150)) as pilot:
        for widget in app.widgets:
            widget.show_value(None)
            widget.focus_answer()
            await pilot.pause()
            assert 0 < len(widget.hint()) <= 60
            assert widget.cursor() == (0, 0)
        assert app.answers() == []


@pytest.mark.parametrize("owner", [FieldWidget, ShortEditor, LineEditor, CellEditor])
def test_every_key_has_an_id_a_label_and_a_second_way(owner: type[Widget]) -> None:
    own = owner.__dict__["BINDINGS"]
    assert own
    for binding in own:
        assert binding.id
        assert _(binding.description) != binding.description
        assert binding.tooltip


async def test_a_form_of_twelve_is_there_in_no_time() -> None:
    kinds: list[Kind] = ["long", "long", "short", "rating", "choice", "choices", "date", "role", "number", "table",
                         "sentence", "ratings"]  # fmt: skip
    fields = [question(kind, f"f{number}") for number, kind in enumerate(kinds)]
    warm, app = Form(*fields), Form()
    async with warm.run_test(size=(80, 40)):
        pass
    async with app.run_test(size=(80, 40)) as pilot:
        widgets = Form(*fields).widgets
        began = time.process_time()
        await app.query_one("VerticalScroll").mount(*widgets)
        await pilot.pause()
        spent = time.process_time() - began
    # A bound against growth, with room for a slow machine; a form of twelve takes about 60 ms.
    assert spent < 0.5
