"""Every fault of a page is told with its line and column, and how to mend it; the good fields still work."""

import pytest

from tests.curriculum.pages import FIRST, HEAD, built, faults
from workbook import i18n
from workbook.curriculum.model import UNSTORED

Q = "\nHvad?\n:::"
"""The rest of a plain question."""
A = "::: choice a\nHvad?\n- x: X\n- y: Y\n:::\n"
T = "::: table t\nHvad?\n- n: N\n- a: A {rating}\n- b: B {number}\n:::\n"
R = "::: ratings r\nHvad?\n- x: X\n- y: Y\n:::\n"


@pytest.fixture(autouse=True)
def english() -> None:
    i18n.use("en")


BLOCKS = [
    ("::: ratin f" + Q, 1, 5, "Unknown kind “ratin”. Did you mean “rating”?"),
    ("::: qqqq f" + Q, 1, 5, "Unknown kind “qqqq”. Known: long, short,"),
    ("::: long" + Q, 1, 5, "has no id"),
    ("::: long {optional}" + Q, 1, 5, "has no id"),
    ("::: long Hvad" + Q, 1, 10, "“Hvad” cannot be an id"),
    ("::: long på" + Q, 1, 10, "“på” cannot be an id"),
    ("::: long f" + Q + "\n::: short f" + Q, 4, 11, "already used in line 8"),
    ("::: long f\n:::", 1, 5, "no label"),
    ("::: long f\n\n> Tip: husk\n:::", 1, 5, "no label"),
    ("::: long f\nHvad?", 1, 1, "never closed"),
    ("::: long f\nHvad?\n\n::: long g" + Q, 4, 1, "inside the block of line 8"),
    ("Tekst.\n\n:::\n\nMere.", 3, 1, "opens nothing"),
    ("- liste\n  ::: long f\n  Hvad?\n  :::\n", 2, 3, "cannot stand in a list"),
    ("> ::: long f\n> Hvad?\n> :::\n", 1, 3, "cannot stand in a list"),
    ("Tekst.\n\n    ::: long f\n    Hvad?\n    :::\n", 3, 5, "indented"),
    ("::: long f optional" + Q, 1, 12, "only braces"),
    ("::: long f {optional" + Q, 1, 12, "never closed"),
    ("::: long f {optional} mere" + Q, 1, 22, "Nothing may stand after"),
    ("::: long f {optinal}" + Q, 1, 13, "Unknown attribute “optinal”. Did you mean “optional”?"),
    ("::: long f {optional optional}" + Q, 1, 22, "given twice"),
    ("::: long f {optional=ja}" + Q, 1, 13, "stands alone"),
    ("::: long f {decimals}" + Q, 1, 13, "“decimals” does not belong to long"),
    ("::: long f {sensitivity}" + Q, 1, 13, "needs a value"),
    ("::: long f {sensitivity=hemmelig}" + Q, 1, 13, "“sensitivity” cannot be “hemmelig”"),
    ("::: long f {share=trio}" + Q, 1, 13, "can only be “never”"),
    ("::: long f {fill=tomorow}" + Q, 1, 13, "Did you mean “tomorrow”?"),
    ("::: long f {from=felt}" + Q, 1, 13, "written page.field"),
    ("::: long f {show=“a=x”}" + Q, 1, 13, "curly quotation marks"),
    ("::: long f {=}" + Q, 1, 13, "cannot be read"),
    ('::: long f {show="a"}' + Q, 1, 13, "no condition"),
    ("::: long f {opens=i-Morgen}" + Q, 1, 13, "“opens” is a date field"),
    ("::: number f {min=ti}" + Q, 1, 15, "“min” is a whole number"),
    ("::: number f {min=9 max=3}" + Q, 1, 15, "“min” (9) is greater than “max” (3)"),
    ("::: choices f {max=0}\nHvad?\n- a: A\n:::", 1, 16, "“max” is a whole number"),
    ("::: choice f" + Q, 2, 1, "choice needs a list"),
    ("::: long f\nHvad?\n- a: A\n:::", 3, 1, "long takes no list"),
    ("::: choice f {options=plans}\nHvad?\n- a: A\n:::", 1, 15, "both a list and “options”"),
    ("::: choice f\nHvad?\n- a: A\n- uden id\n:::", 4, 3, "is written “- id: text”"),
    ("::: choice f\nHvad?\n- a: A\n- b:\n:::", 4, 3, "is written “- id: text”"),
    ("::: choice f\nHvad?\n- a: A\n- a: B\n:::", 4, 3, "already used in line 10"),
    ("::: choice f\nHvad?\n- A: A\n- b: B\n:::", 3, 3, "“A” cannot be an id"),
    ("::: choice f\nHvad?\n- a: A {long}\n:::", 3, 8, "Only the columns"),
    ("::: rating f\nHvad?\n- 11: A\n:::", 3, 3, "whole number, 1 to 10"),
    ("::: table f\nHvad?\n- a: A {lon}\n:::", 3, 9, "Unknown kind of column “lon”. Did you mean “long”?"),
    ('::: table f\nHvad?\n- a: A {choice="x"}\n:::', 3, 9, "choices of a column"),
    ('::: table f\nHvad?\n- a: A {choice="x: X | x: Y"}\n:::', 3, 9, "choices of a column"),
    ("::: table f\nHvad?\n- a: {long}\n:::", 3, 6, "no heading"),
    ("::: long f\nHvad?\n\nEndnu et afsnit.\n:::", 4, 1, "belongs nowhere"),
    ("::: long f\nHvad?\n\n## Overskrift\n:::", 4, 1, "heading cannot stand in a block"),
    ("::: choice f\nHvad?\n1. A\n- a: A\n:::", 3, 1, "without numbers"),
    ("::: choice f\nHvad?\n\n> Tip: husk\n\n- a: A\n:::", 6, 1, "comes before the tip"),
    ("::: long f\nHvad <b>nu</b>?\n:::", 2, 6, "HTML (<b)"),
    ("::: long f\nHvad?\n\n> Tip: se\n> her <i>nu\n:::", 5, 5, "HTML (<i)"),
    ("::: choice f\nHvad?\n- a: A <br>\n:::", 3, 8, "HTML (<br)"),
    ("Prosa <span>x</span>.", 1, 7, "HTML (<span)"),
    ("a\n\nProsa\nmed <b>fed</b>.", 4, 5, "HTML (<b)"),
    ('[a]: x "<b>"\n', 1, 9, "HTML (<b)"),
    ("<div>\nx\n</div>\n", 1, 1, "HTML (<div>)"),
    ("Et \x07 tegn.", 1, 4, "control character"),
]

REFERENCES = [
    (A + '::: long f {show="b=x"}' + Q, "“show” names the field “b”, which this page does not have."),
    (A + '::: long f {show="a=z"}' + Q, "“a” has no option “z”."),
    (A + '::: long f {show="a>=3"}' + Q, "which is choice. It takes: checklist, choices, number, rating, table."),
    (R + '::: long f {show="r.z>=3"}' + Q, "“r” has no option “z”."),
    (A + '::: long f {show="a.x>=3"}' + Q, "“show” names “a”, which is choice. It takes: ratings."),
    (R + '::: long f {show="r.x=3"}' + Q, "is no condition"),
    (A + '::: date f {fill="a=z:+7"}' + Q, "“a” has no option “z”."),
    (A + '::: date f {fill="a=x:+7 | tomorrow"}' + Q, "“fill” cannot be"),
    ("::: date f {fill=7}" + Q, "“fill” cannot be “7”."),
    ("::: long f {fill=+7}" + Q, "Only a date begins so many days from today"),
    ("::: choices f {keep=once}\nHvad?\n- x: X\n:::", "“keep” can only be “never”"),
    ("::: choice f {default=z}\nHvad?\n- x: X\n:::", "“f” has no option “z”."),
    ("::: rating f {default=11}" + Q, "“default” is a whole number that the question takes"),
    (A + "::: ratings f {decimals scale=a}\nHvad?\n- x: X\n:::", "options have ids such as 1-5 and 0-100"),
    ('::: table f {rows="x | z"}\nHvad?\n- n: N {choice="x: X | y: Y"}\n:::', 'row by row: rows="x | y"'),
    ('::: table f {rows="A | "}\nHvad?\n- n: N\n:::', "“rows” holds what the first column begins with"),
    ("::: long f {leads=a=b=c.d.e}" + Q, "“leads” is written"),
    ('::: choice f {leads="z=side"}\nHvad?\n- x: X\n:::', "“f” has no option “z”."),
    ('::: long f {show="f=x"}' + Q, "“show” names its own field."),
    (A + "::: long f {opens=a}" + Q, "“opens” names “a”, which is choice. It takes: date."),
    (A + "::: long f {opens=dag}" + Q, "“opens” names the field “dag”"),
    (A + '::: long f {beside="a b"}' + Q, "“beside” names the field “b”"),
    (A + "::: choice f {options=planer}" + Q, "“options” names the field “planer”, which this page does not have."),
    ("::: long g" + Q + "\n::: choice f {options=g}" + Q, "“options” names “g”, which is long."),
    (R + "::: computed f" + Q, "A computed block says what it shows"),
    (R + "::: computed f {as=medn of=r}" + Q, "“as” cannot be “medn”. Did you mean “mean”?"),
    (R + "::: computed f {as=mean}" + Q, "“mean” needs “of”"),
    (R + "::: computed f {as=mean of=s}" + Q, "“of” names the field “s”"),
    (A + "::: computed f {as=mean of=a}" + Q, "“of” names “a”, which is choice. It takes: rating, ratings."),
    (R + "::: computed f {as=mean of=r vs=r}" + Q, "“mean” takes no “vs”"),
    (R + "::: computed f {as=lowest of=r count=0}" + Q, "“count” is a whole number"),
    (R + '::: computed f {as=groups of=r by="x"}' + Q, "“by” is written"),
    (R + '::: computed f {as=groups of=r by="g:x+z Titel"}' + Q, "“by” names the row “z”"),
    ("::: rating r" + Q + "\n::: computed f {as=ratio of=r by=nul}" + Q, "“by” is the number that is divided by"),
    (T + '::: computed f {as=surplus of=t by="a-z"}' + Q, "“by” names two columns with numbers"),
    (
        A + R + "::: computed f {as=mirror of=a vs=r}" + Q,
        "“of” names “a”, which is choice. It takes: rating, ratings, table.",
    ),
    (
        R + "::: computed f {as=poles of=r with=r}" + Q,
        "“with” names “r”, which is ratings. It takes: checklist, choices.",
    ),
    (R + "::: computed f {as=mean of=r after=z}" + Q, "“after” names the field “z”"),
    ("::: ratings f {floor=n}\nHvad?\n- x: X\n:::", "“floor” names the field “n”"),
    (A + "::: ratings f {rows_by=a}\nHvad?\n- x: X\n:::", "With “rows_by” a row's id begins with the answer"),
    (A + '::: pause f {at="a>=8"}\n:::', "“at” names “a”, which is choice"),
]

HEADS = [
    ("id: side", "id: anden", 2, 5, "the file name says “side”"),
    ("id: side", "id: Side", 2, 5, "cannot be an id"),
    ("id: side\n", "", 2, 1, "The key “id” is missing"),
    ("title: En side", "title: [a]", 3, 8, "takes one line of text"),
    ("title: En side", "title:", 3, 7, "“title” is empty"),
    ("minutes: 5", "minutes: fem", 5, 10, "“minutes” is a whole number"),
    ("minutes: 5", "minutes: 0", 5, 10, "“minutes” is a whole number"),
    ("basis: own", "basis: egen", 6, 8, "“basis” cannot be “egen”"),
    ("basis: own", "basis: own\nbasis: own", 7, 1, "given twice; the first is in line 6"),
    ("basis: own", "basis: own\nrepaet: any", 7, 1, "Unknown key “repaet”. Did you mean “repeat”?"),
    ("basis: own", "basis: own\nsources: 003", 7, 10, "takes a list"),
    ("basis: own", "basis: own\nsensitivity: alle", 7, 14, "“sensitivity” cannot be “alle”"),
    ("basis: own", "basis: own\nrecord: entri", 7, 9, "Did you mean “entry”?"),
    ("basis: own", "basis: own\ntail: half", 7, 7, "“tail” cannot be “half”"),
    ("basis: own", "basis: own\ncarries: felt", 7, 10, "“carries” names the field “felt”"),
    ("basis: own", "basis: a: b", 6, 9, "cannot be read as “key: value”"),
    ("basis: own", "basis: &x own\ntitel: *x", 7, 8, "reference"),
    ("basis: own", "basis: own\nsources: [[[[[[[a]]]]]]]", 7, 15, "nested too deeply"),
    ("---\nid", "id", 1, 1, "begins with a line ---"),
    ("own\n---\n", "own\n", 1, 1, "never closed"),
]


@pytest.mark.parametrize(("body", "line", "column", "message"), BLOCKS)
def test_a_fault_in_a_block_is_told_where_it_is(body: str, line: int, column: int, message: str) -> None:
    found = faults(body)

    assert [(at, across) for at, across, _text in found] == [(line, column)], found
    assert message in found[0][2]


@pytest.mark.parametrize(("body", "message"), REFERENCES)
def test_a_name_that_leads_nowhere_is_told_where_it_stands(body: str, message: str) -> None:
    found = faults(body)
    line = next(
        number for number, text in enumerate(body.split("\n"), start=1) if text.startswith("::: ") and " f" in text
    )

    assert [at for at, _across, _text in found] == [line], found
    assert message in found[0][2]


@pytest.mark.parametrize(("old", "new", "line", "column", "message"), HEADS)
def test_a_fault_in_the_front_matter_is_told_where_it_is(
    old: str, new: str, line: int, column: int, message: str
) -> None:
    assert old in HEAD
    found = faults("::: long a" + Q, HEAD.replace(old, new, 1))

    assert (line - FIRST + 1, column) in [(at, across) for at, across, _text in found], found
    assert any(message in text for _at, _across, text in found)


def test_a_circle_of_conditions_is_told_and_its_fields_are_shown() -> None:
    body = (
        '::: choice a {show="b=x"}\nHvad?\n- x: X\n:::\n'
        '::: choice b {show="a=x"}\nHvad?\n- x: X\n:::\n'
        '::: long c {show="b=x"}\nHvad?\n:::\n'
    )
    exercise, problems = built(body)

    assert [problem.line - FIRST + 1 for problem in problems] == [1, 5]
    assert [field.id for field in exercise.fields if field.show] == ["c"]


def test_every_fault_is_told_at_once_and_the_good_fields_work() -> None:
    body = "::: lang a" + Q + "\n::: long b {x}" + Q + "\n::: long c" + Q + "\n:::\n::: long d\nHvad?\n::: long e" + Q
    exercise, problems = built(body)

    assert [problem.line - FIRST + 1 for problem in problems] == [1, 4, 10, 13]
    assert [field.id for field in exercise.fields] == ["b", "c", "d", "e"]


@pytest.mark.parametrize("braces", ["sensitvity=health", "share=nevre", "share", "sensitivity=x", 'fill="', "“share”"])
def test_a_field_whose_braces_cannot_be_read_never_leaves(braces: str) -> None:
    exercise, problems = built(f"::: long f {{{braces}}}" + Q)

    assert problems
    assert exercise.field("f").never_share
    assert exercise.field("f").sensitivity == "health"


def test_a_page_whose_front_matter_is_faulty_is_as_private_as_can_be() -> None:
    exercise, problems = built("::: long f" + Q, HEAD.replace("basis: own", "basis: own\nsensitivty: health"))

    assert problems
    assert exercise.field("f").sensitivity == "health"


def test_a_page_without_a_usable_head_is_no_page() -> None:
    assert faults("", "") != []


def test_problems_read_as_file_line_column() -> None:
    _exercise, problems = built("::: lang a" + Q)

    assert str(problems[0]).replace("\\", "/").startswith("01-kapitel/01-side.md:8:5: ")


def test_less_than_and_code_are_not_html() -> None:
    assert faults("Vi er < 5, og `<b>` er kode.\n\n```\n<div>\n```\n\n::: long f\nMindre end <5 `<i>`?\n:::") == []


def test_nothing_unstored_can_be_asked_about() -> None:
    for kind in UNSTORED - {"computed"}:
        found = faults(f"::: {kind} p\nVent\n:::\n" + '::: long f {beside="p"}' + Q)
        assert [text[:32] for _line, _column, text in found] == ["“beside” names the field “p”, wh"]
