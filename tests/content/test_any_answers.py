"""Whatever a leader answers on any page is kept as it is, comes back out of an archive, and can be drawn."""

import json
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import NOW
from tests.content.drawn import filling
from tests.content.shelf import PAGES, shipped
from workbook.clock import FixedClock
from workbook.context import Workbook
from workbook.curriculum.model import NARROWEST, WIDEST, Exercise, Value
from workbook.curriculum.pictures.paper import columns
from workbook.errors import AnswerError
from workbook.forms.homes import entry, home_for
from workbook.forms.opening import open_form
from workbook.forms.session import FormSession
from workbook.importing.archive import read_archive
from workbook.importing.bring import bring_in
from workbook.journal.journal import Journal
from workbook.settings import Settings
from workbook.share.archive import archive_document, archive_json
from workbook.share.markdown import write

LIBRARY = shipped()
TEXTS = ("long", "short", "sentence", "role")
WIDTHS = (NARROWEST, 54, WIDEST)


@pytest.mark.parametrize("page", PAGES)
@settings(max_examples=4, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_any_answers_are_kept_drawn_and_archived(page: str, data: st.DataObject) -> None:
    with TemporaryDirectory() as place:
        clock = FixedClock(NOW)
        journal = Journal.open(Path(place) / "one", clock)
        workbook = Workbook(library=LIBRARY, journal=journal, settings=Settings(), clock=clock)
        plan = open_form(workbook, "handleplan")
        plan.answer("plan_tiltag", "Vi begynder mødet med en runde")
        plan.commit()
        for _occasion in range(2):
            session = open_form(workbook, page)
            data.draw(filling(session))
            _draws_within_its_width(session)
            given_answers = dict(session.values)
            try:
                records = session.commit().records
            except AnswerError:  # the page's own rule, such as a next date that lies ahead: nothing is lost
                session.flush(durable=True)
                drafts = Journal.open(journal.home, clock).drafts.all()
                assert given_answers in [{key: one.value for key, one in draft.answers.items()} for draft in drafts]
                return
            _draws_within_its_width(session)
            later = replace(workbook, journal=Journal.open(journal.home, clock))
            if records and home_for(session.exercise) is entry:
                assert dict(open_form(later, page, record_id=records[0].id).values) == given_answers
            assert _words(session.exercise, given_answers) <= set(_strings(json.loads(archive_json(later.journal))))
        _comes_back_out_of_an_archive(journal, Path(place), clock)


def _words(exercise: Exercise, values: Mapping[str, Value]) -> set[str]:
    """What was written, wherever the page keeps it."""
    return {str(values[one.id]) for one in exercise.fields if one.kind in TEXTS and one.id in values}


def _strings(thing: object) -> Iterator[str]:
    if isinstance(thing, str):
        yield thing
    elif isinstance(thing, dict):
        yield from (text for value in thing.values() for text in _strings(value))
    elif isinstance(thing, list):
        yield from (text for value in thing for text in _strings(value))


def _draws_within_its_width(session: FormSession) -> None:
    for question in session.visible:
        found = session.computed(question.id) if question.kind == "computed" else None
        if found is None:
            continue
        assert found.text.strip()
        for width in WIDTHS:
            for line in found.drawn(width):
                assert columns(line) <= width, (question.id, width, line)
                assert not any(unicodedata.category(character) == "Cc" for character in line), (question.id, line)


def _comes_back_out_of_an_archive(journal: Journal, place: Path, clock: FixedClock) -> None:
    archive = place / "archive.json"
    archive.write_text(archive_json(journal), encoding="utf-8")
    other = Journal.open(place / "other", clock)
    report = bring_in(other, read_archive(archive), clock)
    assert report.new == len(json.loads(archive.read_text(encoding="utf-8"))["records"])
    assert archive_json(other) == archive_json(journal)
    assert write(archive_document(journal)).startswith("# ")
