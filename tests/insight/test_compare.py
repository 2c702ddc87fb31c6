"""Two versions side by side: nothing of either is left out, and only what differs is marked."""

from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from workbook.insight.compare import MOST_WORDS, Side, compare
from workbook.journal.records import Answer, Audience, Cycle, Entry, Plan

WHO = {(): "kun mig", ("trio",): "TRIO", ("mus",): "MUS"}


def _shared(share: object) -> str:
    return WHO[tuple(share)] if isinstance(share, list | tuple) else ""


def _entry(**texts: str) -> Entry:
    answers = {key: Answer(question=f"{key}?", kind="long", value=text) for key, text in texts.items()}
    return Entry(id="a", created="2026-11-21T14:05:00+01:00", updated="", title="Titel", answers=answers)


def _text(side: Side | None) -> str:
    return "".join(piece.text for piece in side or ())


def _own(side: Side | None) -> list[str]:
    return [piece.text.strip() for piece in side or () if piece.own]


def test_the_words_that_only_one_has_are_marked() -> None:
    (pair,) = compare(
        _entry(hvad="Vi talte om vagterne i dag"), _entry(hvad="Vi talte længe om vagterne i går"), _shared
    )
    assert not pair.same
    assert (_own(pair.first), _own(pair.second)) == (["dag"], ["længe", "går"])


def test_what_both_say_is_the_same_and_what_one_lacks_is_none() -> None:
    pairs = compare(_entry(a="ens", b="kun her"), _entry(a="ens", c="kun der"), _shared)
    assert [(pair.question, pair.same, pair.first is None, pair.second is None) for pair in pairs] == [
        ("a?", True, False, False),
        ("b?", False, False, True),
        ("c?", False, True, False),
    ]


def test_white_space_alone_is_a_difference_too() -> None:
    (pair,) = compare(_entry(a="en linje"), _entry(a="en\nlinje"), _shared)
    assert not pair.same
    assert _own(pair.first) == ["en linje"]


def test_tags_sharing_and_rounds_are_compared() -> None:
    first, second = _entry(a="ens"), _entry(a="ens")
    trio: list[Audience] = ["trio"]
    changed = structs.replace(second, tags=["møde"], share=trio)
    asked = {pair.question: (_text(pair.first), _text(pair.second)) for pair in compare(first, changed, _shared)}
    assert asked == {"a?": ("ens", "ens"), "Mærker": ("", "#møde"), "Hvem må se det: a?": ("kun mig", "TRIO")}
    answer = Answer(question="Hvad?", kind="long", value="før")
    plan = Plan(id="p", created="", updated="", cycles=[Cycle(answers={"x": answer}), Cycle(number=2)])
    after = structs.replace(plan, cycles=[plan.cycles[0], Cycle(number=2, answers={"x": answer})])
    assert [(pair.question, pair.same) for pair in compare(plan, after, _shared)] == [
        ("Runde 1 · Hvad?", True),
        ("Runde 2 · Hvad?", False),
    ]


def test_only_the_title_differs() -> None:
    pairs = compare(_entry(a="ens"), structs.replace(_entry(a="ens"), title="En anden"), _shared)
    assert [(pair.question, pair.same) for pair in pairs] == [("Titel", False), ("a?", True)]


def test_a_very_long_text_is_compared_at_its_ends() -> None:
    words = [f"ord{number}" for number in range(MOST_WORDS + 10)]
    other = [*words[:5], "nyt", *words[6:]]
    (pair,) = compare(_entry(a=" ".join(words)), _entry(a=" ".join(other)), _shared)
    assert (_own(pair.first), _own(pair.second)) == (["ord5"], ["nyt"])
    assert _text(pair.second) == " ".join(other)


TEXT = st.text(alphabet="ab \næ", max_size=60)


@given(first=TEXT, second=TEXT)
def test_both_texts_are_whole(first: str, second: str) -> None:
    (pair,) = [one for one in compare(_entry(a=first), _entry(a=second), _shared) if one.question == "a?"]
    assert (_text(pair.first), _text(pair.second)) == (first, second)
    assert pair.same == (first == second)
    if not pair.same:
        assert any(piece.own for piece in (*(pair.first or ()), *(pair.second or ())))
