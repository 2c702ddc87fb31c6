"""The path of the shipped pack is the course's: the order, what comes again, and what is always at hand."""

from tests.content.shelf import PAGES, in_chapter, shipped
from workbook.curriculum.path import neighbour

LIBRARY = shipped()
PACK = LIBRARY.pack
STOPS = {stop.id: stop for stop in PACK.path}
SCRIPTS = ("tryghedsdialog", "god-arbejdsdag", "trappe-dialog")


def test_every_page_has_its_place() -> None:
    on_path = {page for stop in PACK.path for page in (*stop.pages, *stop.later)}

    assert set(PAGES) == on_path | {*PACK.toolbox, *PACK.at_hand}


def test_the_stops_come_in_the_order_of_the_course() -> None:
    assert [(stop.id, stop.meeting) for stop in PACK.path] == [
        ("opstart", ("kickoff", 0)),
        ("modul-1", ("module", 1)),
        ("trio-1", ("trio", 1)),
        ("modul-2", ("module", 2)),
        ("trio-2", ("trio", 2)),
        ("modul-3", ("module", 3)),
        ("trio-3", ("trio", 3)),
        ("fastholdelse", None),
    ]
    assert STOPS["opstart"].pages == (
        "min-ramme", "hjaelp-og-kontakter", "aftale-med-mig-selv", "tryghedsskala", "trio-moede",
    )  # fmt: skip


def test_a_day_of_the_course_has_ten_short_stops_and_the_rest_has_time() -> None:
    focus, *stops = STOPS["modul-1"].pages

    assert focus == "foer-modulet"
    assert stops == [
        "min-rolle", "trappen-overblik", "semmers-trekant", "seks-guldkorn", "gevinsten", "spilleregler-team",
        "gode-spoergsmaal", "tre-trin", "handleplan", "modulafrunding",
    ]  # fmt: skip
    first_module = {head.id for head in in_chapter(LIBRARY, "modul-1")}
    elsewhere = {"temperatur-leder", "trappen-handling"}  # at TRIO 1, and always at hand
    assert {*STOPS["modul-1"].later} == first_module - {*stops} - elsewhere
    assert all(STOPS[f"modul-{number}"].minutes == 5 for number in "123")


def test_every_module_begins_with_the_focus_and_ends_with_the_rounding_off() -> None:
    for number in "123":
        pages = STOPS[f"modul-{number}"].pages
        assert (pages[0], pages[-2:]) == ("foer-modulet", ("handleplan", "modulafrunding"))
    assert LIBRARY.heads["foer-modulet"].repeat == LIBRARY.heads["modulafrunding"].repeat == "module"
    assert LIBRARY.heads["trio-moede"].repeat == "meeting"


def test_between_the_modules_the_same_loop_comes_back_with_one_script_of_three() -> None:
    for number in "123":
        stop = STOPS[f"trio-{number}"]
        assert stop.choices == (SCRIPTS,)
        loop = [page for page in stop.pages if page in ("mikrohandlinger", *SCRIPTS) or page in stop.pages[-2:]]
        assert loop == ["mikrohandlinger", *SCRIPTS, "handleplan-opfoelgning", "trio-moede"]
    first = {"noeglerelationer", "temperatur-leder", "temperatur-team", "forloebsvalg"}
    assert first == {*STOPS["trio-1"].pages} - {*STOPS["trio-2"].pages}
    order = STOPS["trio-1"].pages
    assert order.index("temperatur-leder") < order.index("forloebsvalg") < order.index("temperatur-team"), "first alone"
    assert STOPS["fastholdelse"].pages[:2] == ("holde-fast", "slutstatus")


def test_six_pages_are_always_at_hand_and_the_mus_follows_its_own_date() -> None:
    assert PACK.at_hand == (
        "mikrohandlinger", "feedback-modtaget", "feedback-klar", "trappen-handling", "samtale-om-mistrivsel",
        "hjaelp-og-kontakter",
    )  # fmt: skip
    assert all("mus-forberedelse" not in stop.pages for stop in PACK.path)


def test_one_can_turn_from_the_first_page_to_the_last_and_back() -> None:
    page, turned = PACK.path[0].pages[0], []
    while page:
        turned.append(page)
        page = neighbour(PACK, page, 1)
    assert len(turned) == len(set(turned)) == len(PAGES)
    assert [neighbour(PACK, one, -1) for one in turned[1:]] == turned[:-1]
