"""The rounds of a plan: predicted beside happened, each answer once, amendments in the open."""

from workbook.insight.rounds import rounds
from workbook.journal.records import Amendment, Answer, Audience, CheckIn, Cycle, Plan

MADE = "2026-11-02T10:00:00+01:00"
LATER = "2026-11-05T10:00:00+01:00"


def said(question: str, value: str, share: list[Audience] | None = None) -> Answer:
    return Answer(question=question, kind="short", value=value, share=share)


def test_a_round_lays_the_prediction_beside_the_result_and_repeats_nothing() -> None:
    cycle = Cycle(
        answers={
            "plan_tiltag": said("Hvad?", "Spørg først"),
            "forudsigelse": said("Hvad tror jeg?", "Fem taler", share=["mus"]),
            "study_forloeb": said("Hvordan gik det?", "Tre talte"),
            "study_laering": said("Hvad lærte jeg?", "Vent længere"),
        },
        locked_at=MADE,
        amendments=[
            Amendment(at=LATER, field="forudsigelse", answer=said("Hvad tror jeg?", "Fire taler")),
            Amendment(at=LATER, field="forudsigelse", answer=None),
        ],
        checkins=[CheckIn(at=LATER, answers={"gjort": said("Hvad er der sket?", "Ét møde")})],
        ended=LATER,
    )
    plan = Plan(id="p", created=MADE, updated=MADE, cycles=[cycle, Cycle(number=2)])
    first, second = rounds(plan)
    assert first.heading == "Runde 1 · sluttet torsdag 5. november 2026"
    assert [line.text for line in first.predicted.lines][:2] == ["Fem taler", "Fire taler"]
    assert first.predicted.lines[0].share == ("mus",)
    assert first.predicted.lines[1].question == "Anderledes torsdag 5. november 2026: Hvad tror jeg?"
    assert [line.text for line in first.happened.lines] == ["Tre talte"]
    assert [line.text for line in first.answers.lines] == ["Spørg først", "Vent længere"]
    assert [look.heading for look in first.checkins] == ["Opfølgning torsdag 5. november 2026"]
    assert [line.question for line in second.predicted.lines] == [
        "Der blev ikke skrevet en forudsigelse, før runden begyndte."
    ]
    assert second.happened.lines[0].question == "Ikke set efter endnu."
    assert second.checkins == ()
