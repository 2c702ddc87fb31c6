"""The lights of the method, against plans that were judged by hand: `✓` it is so, `○` it can still be, `–` too late."""

import csv
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.plan.shelves import CREATED, TODAY, a_plan, said
from workbook.dates import iso
from workbook.journal.records import Amendment, Answer, CheckIn, Cycle, Plan, Scalar
from workbook.plan.method import Feature, lights

FEATURES: tuple[Feature, ...] = ("iterated", "small", "data", "theory", "prediction")
JUDGED = list(csv.DictReader(Path(__file__).with_name("method_plans.csv").read_text(encoding="utf-8").splitlines()))
FIRST = date(2026, 9, 1)


def plan_of(rounds: str, ended: str) -> Plan:
    """`i_gang forudsagt skala:team tal:3 / venter` as a plan; numbers lie a week apart."""
    cycles = [cycle_of(number, words.split()) for number, words in enumerate(rounds.split(" / "), 1)]
    plan = Plan(id="plan", created=CREATED, updated=CREATED, title="Kortere møder", cycles=cycles)
    plan.ended = "closed" if ended == "closed" else "paused" if ended == "paused" else ""
    return plan


def cycle_of(number: int, words: list[str]) -> Cycle:
    start = FIRST + timedelta(days=21 * number)
    waits = "venter" in words
    moment = f"{iso(start)}T08:00:00.000000+02:00"
    cycle = Cycle(number=number, locked_at="" if waits else moment, ended=moment if "slut" in words else "")
    cycle.answers |= said(start="2027-01-04" if waits else iso(start))
    if "forudsagt" in words:
        cycle.answers |= said(forudsigelse="Fem siger noget")
    if "fordi" in words:
        cycle.answers |= said(forudsigelse_fordi="de bliver spurgt")
    late = f"{iso(start + timedelta(days=5))}T08:00:00.000000+02:00"
    for word, field, text in (("sent", "forudsigelse", "Tre"), ("ændret", "forudsigelse", "To")):
        if word in words:
            cycle.amendments.append(Amendment(at=late, field=field, answer=said(x=text)["x"]))
    if "fordi_tilbage" in words:
        cycle.amendments.append(Amendment(at=late, field="forudsigelse_fordi"))
    given = dict(one.split(":") for one in words if ":" in one)
    if "skala" in given:
        cycle.answers["skala"] = Answer(question="Hvor småt?", kind="choice", value=given["skala"])
    cycle.checkins += checkins(start, given)
    return cycle


def checkins(start: date, counts: dict[str, str]) -> Iterator[CheckIn]:
    for word, name in (("tal", "Taler"), ("andet", "Minutter"), ("set", "Stemning"), ("samme_dag", "Taler")):
        for count in range(int(counts.get(word, 0))):
            day = start + timedelta(days=0 if word == "samme_dag" else 7 * count)
            row: dict[str, Scalar] = {"maaling": name, "tal": count}
            if word == "set":
                row = {"maaling": name, "set": "lettere"}
            yield CheckIn(at=stamp_of(day), answers={"maalt": Answer(question="Målt", kind="table", value=[row])})
    for count in range(int(counts.get("effekt", 0))):
        yield CheckIn(at=stamp_of(start + timedelta(days=7 * count)), answers=said(effekt=5))


def stamp_of(day: date) -> str:
    return f"{iso(day)}T09:00:00.000000+02:00"


@pytest.mark.parametrize("row", JUDGED, ids=lambda row: row["plan"])
def test_the_lights_agree_with_the_judgement_by_hand(row: dict[str, str]) -> None:
    shown = lights(plan_of(row["rounds"], row["ended"]), TODAY)
    assert {light.feature: light.sign for light in shown} == {name: row[name] for name in FEATURES}


def test_there_are_enough_of_them_and_each_light_is_seen_in_each_state() -> None:
    assert len(JUDGED) >= 30
    for feature in FEATURES:
        assert {row[feature] for row in JUDGED} == {"✓", "○", "–"}


def test_the_words_say_what_is_so_or_what_to_do() -> None:
    words = [light.words for light in lights(a_plan(), TODAY)]
    assert words == [
        "Gentaget: ikke endnu. Den næste runde lærer af den her.",
        "Afgrænset: Skriv, hvor småt du begynder.",
        "Data over tid: 0 målinger af de 3, der skal til.",
        "Teori: Skriv, hvorfor det skulle virke, efter “fordi”.",
        "Forudsigelse først: Skriv, hvad du venter, før du begynder.",
    ]
