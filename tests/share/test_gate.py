"""The gate: what passes, why not, and that nothing ever opens by itself."""

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.curriculum.model import STRICTNESS, Field, Sensitivity
from workbook.journal.records import AUDIENCES, Answer, Audience
from workbook.share.gate import Reason, Verdict, decide, explain, stricter, strictest


def field(sensitivity: Sensitivity = "own", *, never: bool = False) -> Field:
    return Field(id="f", kind="long", label="Hvad?", sensitivity=sensitivity, never_share=never)


def answer(sensitivity: str = "own", share: list[Audience] | None = None, *, never: bool = False) -> Answer:
    return Answer(question="Hvad?", kind="long", value="x", sensitivity=sensitivity, share=share, share_never=never)


@pytest.mark.parametrize(
    ("stored", "record", "now", "reason"),
    [
        (answer(), ["trio"], field(), ""),
        (answer(share=["trio"]), [], field(), ""),
        (answer(share=[]), ["trio"], field(), "not_shared"),
        (answer(share=["mus"]), ["trio"], field(), "not_shared"),
        (answer(), [], field(), "not_shared"),
        (answer(), ["mus", "leder"], field(), "not_shared"),
        (answer(never=True), ["trio"], field(), "never"),
        (answer(), ["trio"], field(never=True), "never"),
        (answer(never=True), ["trio"], None, "never"),
        (answer("health"), ["trio"], field("shareable"), "health"),
        (answer("shareable"), ["trio"], field("health"), "health"),
        (answer("health"), ["trio"], None, "health"),
        (answer("others"), ["trio"], field("shareable"), "others"),
        (answer("own"), ["trio"], field("others"), "others"),
        (answer("own"), ["trio"], None, ""),
        (answer("hemmelig"), ["trio"], field("shareable"), "health"),
        (answer(""), ["trio"], None, "health"),
    ],
)
def test_the_stricter_of_then_and_now_decides(
    stored: Answer, record: list[Audience], now: Field | None, reason: Reason
) -> None:
    verdict = decide(stored, record, now, "trio")
    assert verdict == Verdict(not reason, reason, needs_yes=reason == "others")


@pytest.mark.parametrize(
    ("stored", "now", "passes"),
    [
        (answer("others"), field(), True),
        (answer("health"), field(), False),
        (answer("others", never=True), field(), False),
        (answer("others"), field("health"), False),
        (answer("others", share=[]), field(), False),
    ],
)
def test_a_yes_opens_what_is_about_others_and_nothing_else(stored: Answer, now: Field, passes: bool) -> None:
    assert decide(stored, ["trio"], now, "trio", approved=True).passes is passes


sensitivities = st.sampled_from(get_args(Sensitivity))
shares = st.lists(st.sampled_from(AUDIENCES), unique=True)
words = st.one_of(sensitivities, st.text(max_size=8))
answers = st.builds(
    Answer,
    question=st.just("?"),
    kind=st.just("long"),
    value=st.just("x"),
    sensitivity=words,
    share_never=st.booleans(),
    share=st.none() | shares,
)
fields = st.builds(field, sensitivities, never=st.booleans())


@given(answers, shares, st.none() | fields, st.sampled_from(AUDIENCES), st.booleans())
def test_nothing_above_the_audience_passes(
    stored: Answer, record: list[Audience], now: Field | None, audience: Audience, approved: bool
) -> None:
    verdict = decide(stored, record, now, audience, approved=approved)
    assert verdict.passes == (verdict.reason == "")
    assert not (verdict.needs_yes and (verdict.passes or approved))
    if verdict.passes:
        assert audience in (record if stored.share is None else stored.share)
        assert not stored.share_never
        assert stored.sensitivity in STRICTNESS
        marks = [stored.sensitivity] + ([now.sensitivity] if now else [])
        assert "health" not in marks
        assert "others" not in marks or approved
        assert now is None or not now.never_share


@given(answers, shares, fields, fields, st.sampled_from(AUDIENCES), st.booleans())
def test_weakening_the_page_never_opens_what_was_stored(
    stored: Answer, record: list[Audience], now: Field, weaker: Field, audience: Audience, approved: bool
) -> None:
    gone = decide(stored, record, None, audience, approved=approved)
    for page in (now, weaker, field("shareable")):
        assert gone.passes or not decide(stored, record, page, audience, approved=approved).passes


@given(st.lists(fields, min_size=1))
def test_several_pages_are_as_strict_as_the_strictest(pages: list[Field]) -> None:
    together = strictest(pages)
    assert together is not None
    assert together.never_share == any(page.never_share for page in pages)
    assert STRICTNESS[together.sensitivity] == max(STRICTNESS[page.sensitivity] for page in pages)


def test_no_page_is_none() -> None:
    assert strictest([]) is None


@given(words, words)
def test_a_word_that_is_not_known_is_the_strictest(first: str, second: str) -> None:
    known = first in STRICTNESS and second in STRICTNESS
    assert known or stricter(first, second) == "health"
    assert stricter(first, second) == stricter(second, first)


def test_every_reason_has_its_words() -> None:
    assert [explain(reason) for reason in get_args(Reason) if not explain(reason)] == [""]
