"""Each rule of what answers suggest: a case in which it speaks, and one in which it does not."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import pytest

from tests.curriculum.pages import HEAD, page
from workbook.curriculum.model import Band, Exercise, Field, PageHead, Value
from workbook.insight.offering.offers import MOST, offers
from workbook.insight.offering.seen import Offer, Seen

BANDS = (
    Band("lav", "Lav", 3.5),
    Band("kan", "Kan styrkes", 5.5),
    Band("ok", "Ok", 7.5),
    Band("god", "Rigtig god", float("inf")),
)
TAIL = (Field("udkomme", "choice", "Hvad fører det til?"),)
PAGES = (
    "forloebsvalg", "tryghedsdialog", "gode-spoergsmaal", "noeglerelationer", "iglo-handling", "holde-fast",
    "seks-guldkorn", "mikrohandlinger", "handleplan", "regelforenkling",
)  # fmt: skip
HEADS = {name: PageHead(name, name, "", 5, "kapitel", Path(f"{name}.md")) for name in PAGES}

Before = Mapping[str, Sequence[Mapping[str, Value]]]


class Past:
    """Stored answers, oldest first."""

    def __init__(self, before: Before) -> None:
        self._before = before

    def filled(self, page: str) -> Sequence[tuple[date, Mapping[str, Value]]]:
        return [(date(2026, 11, 1 + place), values) for place, values in enumerate(self._before.get(page, ()))]

    def question(self, page: str, field: str) -> Field | None:
        return None


def offered(
    body: str,
    values: Mapping[str, Value],
    before: Before | None = None,
    *,
    named: str = "side",
    hidden: Sequence[str] = (),
    record: str = "entry",
) -> tuple[Offer, ...]:
    """What a page suggests when it is answered so."""
    head = HEAD.replace("id: side", f"id: {named}").replace("basis: own", f"basis: own\nrecord: {record}")
    built = page_named(body, head, named)
    exercise = Exercise(built.head, built.blocks, TAIL)
    shown = frozenset(field.id for field in exercise.fields) - {*hidden}
    return offers(Seen(exercise, values, Past(before or {}), BANDS, shown, HEADS))


def page_named(body: str, head: str, named: str) -> Exercise:
    return page(body, head) if named == "side" else _built(body, head, named)


def _built(body: str, head: str, named: str) -> Exercise:
    from workbook.curriculum.build import build

    exercise, problems = build(head + body, Path(f"01-kapitel/01-{named}.md"), "kapitel")
    assert exercise is not None, problems
    return exercise


def ways(found: Sequence[Offer]) -> list[tuple[str, str]]:
    return [(offer.way, offer.target) for offer in found]


RATING = "::: rating tal\nHvor meget?\n:::\n::: computed baand {as=band of=tal}\nBånd\n:::\n"
ROWS = "- a: Første række\n- b: Anden række\n"
RATINGS = f"::: ratings rows\nHvor meget?\n{ROWS}:::\n"
LOWEST = RATINGS + "::: computed lavest {as=lowest of=rows}\nLavest\n:::\n"
TEAM = (
    "::: number svar\nHvor mange?\n:::\n"
    f"::: ratings snit {{decimals floor=svar}}\nSnit\n{ROWS}:::\n"
    "::: computed gab {as=gap of=snit vs=rows}\nGab\n:::\n" + RATINGS
)
IGLO = 'choice="individ: I | gruppe: G | leder: L | organisation: O"'
FOUR = "".join(f"::: long {name}\nHvad?\n:::\n" for name in ("individ", "gruppe", "leder", "organisation"))
STUDY = (
    "::: choice study_gennemfoert\nGjort?\n- ja: Ja\n- delvist: Delvist\n- nej: Nej\n:::\n"
    "::: rating study_effekt\nHvor tæt?\n:::\n::: long plan_tiltag\nHvad?\n:::\n"
    "::: choice act_valg\nHvad nu?\n- fortsaet: F\n- juster: J\n- udvid: U\n- laeg_vaek: L\n:::\n"
)
SMALL, PLAN, TRIO, HELP = ("outcome", "mikrohandling"), ("outcome", "ny_plan"), ("outcome", "trio"), ("help", "")


@pytest.mark.parametrize("number", [1, 3, 5])
def test_a_low_band_suggests_something_small_and_a_plan_beside_it(number: int) -> None:
    assert ways(offered(RATING, {"tal": number})) == [SMALL, PLAN]


@pytest.mark.parametrize("number", [6, 10])
def test_a_high_band_suggests_something_small_alone(number: int) -> None:
    assert ways(offered(RATING, {"tal": number})) == [SMALL]


def test_without_a_number_there_is_no_band_to_suggest_from() -> None:
    assert offered(RATING, {}) == ()
    assert offered("::: rating tal\nHvor meget?\n:::\n", {"tal": 2}) == ()


def test_the_lowest_band_twice_sends_to_help_and_a_facilitator_before_all_else() -> None:
    found = offered(RATING, {"tal": 3}, {"side": [{"tal": 9}, {"tal": 2}]})
    assert ways(found) == [HELP, ("page", "forloebsvalg"), SMALL, PLAN]


@pytest.mark.parametrize("before", [[], [{"tal": 4}], [{"tal": 2}, {"tal": 6}]])
def test_the_lowest_band_once_does_not(before: list[dict[str, Value]]) -> None:
    assert ways(offered(RATING, {"tal": 3}, {"side": before})) == [SMALL, PLAN]


BANDED = (
    "::: number svar\nHvor mange?\n:::\n"
    f"::: ratings snit {{decimals floor=svar}}\nSnit\n{ROWS}:::\n"
    "::: computed samlet {as=mean of=snit}\nSamlet\n:::\n"
)


def team(number: float, answered: int = 8) -> dict[str, Value]:
    return {"svar": answered, "snit": {"a": number, "b": number}}


def test_a_team_in_the_lowest_band_twice_sends_to_help_also_when_everybody_said_the_same() -> None:
    found = [("help", ""), ("page", "forloebsvalg"), SMALL, PLAN]

    assert ways(offered(BANDED, team(3.4), {"side": [team(2.0)]})) == found
    assert ways(offered(BANDED, team(1.0), {"side": [team(1.0)]})) == found
    assert ways(offered(BANDED, team(3.6), {"side": [team(2.0)]})) == [SMALL, PLAN]
    assert ways(offered(BANDED, team(3.4), {"side": [team(3.5)]})) == [SMALL, PLAN]
    assert ways(offered(BANDED, team(3.5), {"side": [team(3.4)]})) == [SMALL, PLAN]
    assert ways(offered(BANDED, team(1.0, answered=4), {"side": [team(1.0)]})) == []


def test_an_average_lies_in_the_band_that_is_shown() -> None:
    """3.45 is written 3.5, which is no longer the lowest band."""
    low: dict[str, Value] = {"svar": 8, "snit": {"a": 3.4, "b": 3.5}}

    assert {*ways(offered(BANDED, low, {"side": [low]}))} == {SMALL, PLAN}
    assert ways(offered(BANDED, team(5.4))) == [SMALL, PLAN]
    assert ways(offered(BANDED, team(5.5))) == [SMALL]


def test_the_same_lowest_row_twice_suggests_a_plan_that_names_it() -> None:
    (found,) = offered(LOWEST, {"rows": {"a": 2, "b": 7}}, {"side": [{"rows": {"a": 3, "b": 8}}]})
    assert (found.way, found.target) == PLAN
    assert "Første række" in found.why


@pytest.mark.parametrize(
    ("now", "before"),
    [
        ({"a": 2, "b": 7}, {"a": 8, "b": 3}),
        ({"a": 2, "b": 7}, None),
        ({"a": 5, "b": 5}, {"a": 3, "b": 8}),
    ],
)
def test_another_lowest_row_or_none_does_not(now: Value, before: Value | None) -> None:
    past: Before = {"side": [{"rows": before}]} if before else {}
    assert offered(LOWEST, {"rows": now}, past) == ()


def gap(mine: Mapping[str, int], team: Mapping[str, float], answered: int = 8) -> list[tuple[str, str]]:
    return ways(offered(TEAM, {"svar": answered, "snit": dict(team), "rows": dict(mine)}))


def test_two_points_above_the_team_suggests_a_talk_and_a_fifth_above_a_point_for_trio() -> None:
    assert gap({"a": 8, "b": 6}, {"a": 6.0, "b": 6.0}) == [("page", "tryghedsdialog")]
    assert gap({"a": 7, "b": 7}, {"a": 5.5, "b": 5.8}) == [TRIO]
    assert gap({"a": 9, "b": 9}, {"a": 6.0, "b": 6.5}) == [("page", "tryghedsdialog"), TRIO]


def test_two_points_below_the_team_suggests_to_ask_what_they_see() -> None:
    assert gap({"a": 5, "b": 7}, {"a": 7.0, "b": 7.0}) == [("page", "gode-spoergsmaal")]


def test_smaller_gaps_and_too_few_answers_suggest_nothing() -> None:
    assert gap({"a": 7, "b": 7}, {"a": 6.0, "b": 6.0}) == []
    assert gap({"a": 6, "b": 7}, {"a": 7.9, "b": 7.0}) == []
    assert gap({"a": 9, "b": 9}, {"a": 4.0, "b": 4.0}, answered=4) == []


@pytest.mark.parametrize(
    ("body", "value"),
    [
        ("::: choice hvor\nHvor?\n- individ: I\n- gruppe: G\n- leder: L\n- organisation: O\n:::\n", "organisation"),
        (
            f"::: table hvor\nHvem?\n- hvad: Hvad\n- iglo: Niveau {{{IGLO}}}\n:::\n",
            [{"hvad": "Normering", "iglo": "organisation"}],
        ),
    ],
)
def test_a_handle_of_the_organisation_goes_upwards(body: str, value: Value) -> None:
    assert ways(offered(body, {"hvor": value})) == [TRIO, ("page", "noeglerelationer")]


def test_what_is_written_of_the_organisation_goes_along() -> None:
    found = offered(FOUR, {"organisation": "Normeringen"})
    assert found[1] == Offer("page", found[1].why, "noeglerelationer", "opad", "organisation")


def test_other_levels_stay_and_a_meeting_makes_no_point_for_itself() -> None:
    body = f"::: table hvor\nHvem?\n- hvad: Hvad\n- iglo: Niveau {{{IGLO}}}\n:::\n"
    assert offered(body, {"hvor": [{"hvad": "A", "iglo": "leder"}, {"hvad": "B", "iglo": "gruppe"}]}) == ()
    assert offered(body, {"hvor": [{"iglo": "organisation"}]}) == ()
    assert offered("::: long organisation\nMålet?\n:::\n", {"organisation": "Et andet skema"}) == ()
    rows: Value = [{"hvad": "A", "iglo": "organisation"}]
    assert TRIO not in ways(offered(body, {"hvor": rows}, record="meeting"))


def test_three_levels_are_walked_all_round() -> None:
    body = FOUR
    three = {"individ": "A", "gruppe": "B", "leder": "C"}
    assert ways(offered(body, three)) == [("page", "iglo-handling")]
    assert offered(body, {"individ": "A", "gruppe": "B"}) == ()
    assert offered(body, three, hidden=["leder"]) == ()
    more = "::: long andet\nHvad mere?\n:::\n::: choice leder_2\nHvem?\n- leder: L\n:::\n"
    assert offered(body + more, {"individ": "A", "gruppe": "B", "andet": "C", "leder_2": "leder"}) == ()
    assert offered(body, three, named="iglo-handling") == ()


@pytest.mark.parametrize(
    ("values", "wanted"),
    [
        ({"study_gennemfoert": "nej", "study_effekt": 9}, ["fortsaet", "juster"]),
        ({"study_gennemfoert": "delvist"}, ["fortsaet", "juster"]),
        ({"study_gennemfoert": "ja", "study_effekt": 4}, ["juster"]),
        ({"study_gennemfoert": "ja", "study_effekt": 5}, ["fortsaet"]),
        ({"study_effekt": 6}, ["fortsaet"]),
        ({"study_gennemfoert": "ja", "study_effekt": 7}, ["fortsaet", "udvid", "holde-fast"]),
        ({"study_gennemfoert": "ja"}, []),
        ({"study_effekt": 9, "act_valg": "juster"}, []),
    ],
)
def test_a_look_at_a_plan_suggests_what_next_and_never_to_stop(values: dict[str, Value], wanted: list[str]) -> None:
    found = offered(STUDY, values)
    assert [offer.target for offer in found] == wanted
    assert {offer.field for offer in found if offer.way == "answer"} <= {"act_valg"}


def test_what_works_becomes_a_routine_with_its_words() -> None:
    found = offered(STUDY, {"study_effekt": 8, "plan_tiltag": "Runde før beslutninger"})
    assert found[-1] == Offer("page", found[-1].why, "holde-fast", "virker", "plan_tiltag")


def test_a_signpost_that_an_answer_brought_up_stands_first() -> None:
    body = RATING + '::: signpost hjaelp {show="tal<4"}\nHer er der hjælp.\n:::\n'
    assert ways(offered(body, {"tal": 3})) == [HELP, SMALL, PLAN]
    assert ways(offered(body, {"tal": 5}, hidden=["hjaelp"])) == [SMALL, PLAN]
    always = RATING + "::: signpost hjaelp\nHer er der hjælp.\n:::\n"
    assert ways(offered(always, {"tal": 5})) == [SMALL, PLAN]


STEPS = "::: choice trin\nHvor står jeg selv?\n" + "".join(f"- {n}: Trin {n}\n" for n in range(1, 6)) + ":::\n"


@pytest.mark.parametrize(("page_id", "step", "wanted"), [
    ("egen-trivsel", "4", [("pause", "")]),
    ("egen-trivsel", "5", [("pause", "")]),
    ("egen-trivsel", "3", []),
    ("trappen-handling", "5", []),
])  # fmt: skip
def test_a_leader_who_is_worn_down_is_offered_a_pause(page_id: str, step: str, wanted: list[tuple[str, str]]) -> None:
    assert ways(offered(STEPS, {"trin": step}, named=page_id)) == wanted


def test_a_page_says_itself_where_an_answer_leads() -> None:
    body = (
        "::: long op\nHvad vil jeg styrke?\n:::\n".replace("op\n", "op {leads=regelforenkling.regler}\n")
        + '::: choice ny {leads="ja=seks-guldkorn"}\nNy måling?\n- ja: Ja\n- nej: Nej\n:::\n'
        + "::: short fjern {leads=mikrohandlinger}\nHvad kan væk?\n:::\n"
    )
    found = offered(body, {"op": "Færre skemaer", "ny": "ja", "fjern": "Skema 3"})
    assert ways(found) == [("page", "regelforenkling"), ("page", "seks-guldkorn"), SMALL]
    assert (found[0].field, found[0].carried) == ("regler", "op")
    assert offered(body, {"ny": "nej"}) == ()
    assert offered(body, {"op": "Færre"}, hidden=["op"]) == ()


def test_a_choice_that_is_made_is_not_suggested_again() -> None:
    assert ways(offered(RATING, {"tal": 3, "udkomme": "mikrohandling"})) == [PLAN]


def test_there_are_never_more_than_four() -> None:
    body = "".join(f"::: long f{n} {{leads={name}}}\nHvad?\n:::\n" for n, name in enumerate(PAGES))
    assert len(offered(body, {f"f{n}": "Noget" for n in range(len(PAGES))})) == MOST == 4


def test_a_page_that_is_not_there_or_is_open_is_not_offered() -> None:
    body = "::: long op {leads=%s}\nHvad?\n:::\n"
    assert offered(body % "borte", {"op": "Noget"}) == ()
    assert offered(body % "holde-fast", {"op": "Noget"}, named="holde-fast") == ()
    assert ways(offered(body % "holde-fast", {"op": "Noget"})) == [("page", "holde-fast")]
