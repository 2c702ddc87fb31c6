"""Rows of a table: whatever is done can be undone."""

from hypothesis import given
from hypothesis import strategies as st

from screens.widgets.cells import Rows
from workbook.curriculum.model import Option

COLUMNS = (Option("a", "A"), Option("b", "B"))
CHANGES = st.lists(
    st.one_of(
        st.tuples(st.just("put"), st.integers(0, 3), st.integers(0, 1), st.sampled_from(["x", "y", None])),
        st.tuples(st.just("remove"), st.integers(0, 3)),
        st.tuples(st.just("add")),
    ),
    max_size=30,
)


def apply(rows: Rows, changes: list[tuple[object, ...]]) -> int:
    """Make the changes; how many steps they left to undo."""
    steps = 0
    for change in changes:
        match change:
            case ("put", int(row), int(column), value):
                steps += rows.put(row % len(rows), column, value if isinstance(value, str) else None)
            case ("remove", int(row)):
                steps += rows.remove(row % len(rows))
            case ("add",):
                rows.add()
    return steps


@given(CHANGES)
def test_undo_goes_all_the_way_back_and_redo_all_the_way_forward(changes: list[tuple[object, ...]]) -> None:
    rows = Rows(COLUMNS)
    rows.load([{"a": "først"}])
    steps = apply(rows, changes)
    after = rows.filled()
    for _step in range(steps):
        assert rows.undo()
    assert rows.filled() == [{"a": "først"}]
    assert not rows.undo()
    for _step in range(steps):
        assert rows.redo()
    assert rows.filled() == after


@given(CHANGES)
def test_there_is_always_a_row_to_write_in(changes: list[tuple[object, ...]]) -> None:
    rows = Rows(COLUMNS)
    apply(rows, changes)
    assert len(rows) >= 1
    assert all(rows.filled())
