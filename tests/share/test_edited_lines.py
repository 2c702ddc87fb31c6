"""Whatever the leader says yes to, edits or puts a role into: no name leaves, and no mark without a yes of its own."""

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import docx2txt
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.share.generated import ASKINGS, WRITTEN, Asking, holding, library_asking, records
from tests.share.test_leaks import no_name
from workbook.context import Workbook
from workbook.curriculum.library import Library
from workbook.journal.records import AUDIENCES, Audience, Record
from workbook.share import shared_json
from workbook.share.formats import FORMS
from workbook.share.outgoing import Layout, Outgoing

GIVEAWAYS = ("12 34 56 78", "010190-1234", "bo@firma.dk", "+46 70 123 45 67")
TEXTS = (*WRITTEN, *GIVEAWAYS, "Vi talte", "")


@pytest.fixture(scope="module")
def libraries(tmp_path_factory: pytest.TempPathFactory) -> Mapping[Asking, Library]:
    folder = tmp_path_factory.mktemp("packs")
    return {asking: library_asking(asking, folder) for asking in ASKINGS}


def _change(out: Outgoing, data: st.DataObject) -> None:
    """One thing that can be done to a line in the preview, short of a yes to what is marked."""
    lines = [item for _section, _part, item in out.note().lines()]
    if not lines:
        return
    item = data.draw(st.sampled_from(lines))
    text = f"{data.draw(st.sampled_from(TEXTS))} {data.draw(st.sampled_from(TEXTS))}".strip()
    match data.draw(st.sampled_from(["yes", "edit", "role"])):
        case "yes" if item.verdict.reason == "others":
            out.turn(item)
        case "edit":
            out.edit(item, text)
        case "role":
            out.replace_marks(item, text)


def _files(out: Outgoing) -> list[str]:
    sheet = out.sheet()
    files = [shared_json.render(sheet.note)]
    for form in FORMS:
        out.form = form
        content = out.content(sheet)
        files.append(docx2txt.process(BytesIO(content)) if form == "docx" else content.decode())
    return files


@settings(max_examples=150, derandomize=True, suppress_health_check=list(HealthCheck))
@given(
    made=st.lists(records(), min_size=1, max_size=3), asking=st.sampled_from(ASKINGS), data=st.data(),
    audience=st.sampled_from(AUDIENCES), layout=st.sampled_from(["page", "all", "plans"]),
)  # fmt: skip
def test_no_edit_carries_a_name_or_a_mark_past_the_gate(
    workbook: Workbook, libraries: Mapping[Asking, Library], made: list[Record], asking: Asking, data: st.DataObject,
    audience: Audience, layout: Layout,
) -> None:  # fmt: skip
    out = Outgoing(holding(workbook, libraries[asking], made), audience, layout)
    for _turn in range(data.draw(st.integers(1, 5))):
        _change(out, data)
    for text in _files(out):
        no_name(text)
        assert [one for one in GIVEAWAYS if one in text] == []


def test_a_capital_in_a_question_that_no_page_asks_is_marked_where_the_answer_is_about_others(
    workbook: Workbook, tmp_path: Path
) -> None:
    from tests.share.conftest import asked
    from workbook.journal.records import Entry

    entry = Entry(
        id="id-1", created="2026-11-21T14:05:00+01:00", updated="2026-11-21T14:05:00+01:00", exercise="nedlagt",
        share=["trio"], answers={"x": asked("Ja", "Hvad sagde Torben?", sensitivity="others")},
    )  # fmt: skip
    out = Outgoing(holding(workbook, library_asking("none", tmp_path / "pack"), [entry]), "trio")
    ((_section, item),) = out.note().held
    out.turn(item)
    ((_section, item),) = out.note().held
    assert (item.verdict.reason, item.marks[0].elsewhere) == ("marks", "Torben")
