"""What a form begins with because its page says so, what follows an answer, and what is never kept."""

from tests.forms.conftest import again
from workbook.context import Workbook
from workbook.forms.opening import draft_of, open_form
from workbook.journal.records import Entry


def test_a_table_begins_with_its_given_rows_and_a_choice_with_its_default(workbook: Workbook) -> None:
    sessions = open_form(workbook, "forloebsvalg").values["sessioner"]

    assert isinstance(sessions, list)
    assert [list(row.values()) for row in sessions if isinstance(row, dict)] == [
        ["Session 1"], ["Session 2"], ["Session 3"],
    ]  # fmt: skip
    assert open_form(workbook, "mit-bidrag").values["omregning"] == "1-5"


def test_what_a_form_begins_with_is_no_answer(workbook: Workbook) -> None:
    session = open_form(workbook, "mit-bidrag")

    assert session.answered[0] == 0
    assert session.commit().records == ()


def test_a_date_follows_an_answer_until_she_chooses_one(workbook: Workbook) -> None:
    session = open_form(workbook, "samtale-om-mistrivsel")
    assert "opfoelgning" not in session.values
    assert session.answer("trin", "3") == ("opfoelgning",)
    assert session.values["opfoelgning"] == "2026-11-30"  # seven days on is a Saturday
    assert session.answer("trin", "4") == ("opfoelgning",)
    assert session.values["opfoelgning"] == "2026-11-23"
    assert session.answer("trin", "1") == ("opfoelgning",)
    assert "opfoelgning" not in session.values
    session.answer("opfoelgning", "2026-12-24")
    assert session.answer("trin", "3") == ()
    assert session.values["opfoelgning"] == "2026-12-24"


def test_so_many_days_from_today(workbook: Workbook) -> None:
    assert open_form(workbook, "samtale-om-mistrivsel").values["slet_igen"] == "2027-02-19"


def test_ticks_that_are_never_kept_reach_no_disk(workbook: Workbook) -> None:
    session = open_form(workbook, "trappen-handling")
    sign = session.field("tegn").options[0].id
    assert session.answer("tegn", [sign]) == ()
    session.flush(durable=True)
    assert draft_of(again(workbook), "trappen-handling") is None
    assert not session.may_share("tegn")
    session.answer("trin", "2")
    session.flush(durable=True)
    (entry,) = session.commit().records
    assert isinstance(entry, Entry)
    assert set(entry.answers) == {"trin"}
    assert all(sign.encode() not in path.read_bytes() for path in workbook.journal.home.rglob("*") if path.is_file())


def test_numbers_are_taken_in_the_scale_of_the_report(workbook: Workbook) -> None:
    session = open_form(workbook, "mit-bidrag")
    row = session.field("min_leder").options[0].id

    assert (session.field("min_leder").minimum, session.field("min_leder").maximum) == (1, 5)
    session.answer("omregning", "0-100")
    session.answer("min_leder", {row: 71.5})
    assert session.values["min_leder"] == {row: 71.5}
