"""Whatever is in a file: no crash, every problem inside the file, and time that grows with its length."""

import time
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.curriculum.pages import HEAD, PATH
from workbook.curriculum.build import build
from workbook.curriculum.faults import Faults
from workbook.curriculum.frontmatter import read_keys
from workbook.curriculum.model import Problem

LINES = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        [
            ":::", "::: long a", "::: choice b {optional}", "::: rating c", '::: long d {show="b=x"}', "::: table t",
            "- x: Tekst", "- 1: lav", "> Tip: husk", "> ::: long e", "- ::: long f", "```", "    :::", "<div>", "<b>",
            '{show="', "Hvad?", "", "# A", "\t", "\u2028", "\x85", "\x0b", "\ufeff", "a\rb", '- x: X {choice="a: A"}',
            "::: computed s {as=mean of=c}", "---", "{", "}", "id: side", "title: [", "*x", "&x y", "? a", "!!x y",
        ]
    ),
)  # fmt: skip


def problems_of(text: str) -> tuple[Problem, ...]:
    return build(text, PATH, "kapitel")[1]


@given(st.lists(LINES, max_size=25), st.booleans())
def test_arbitrary_text_never_crashes_and_every_problem_is_inside_the_file(lines: list[str], headed: bool) -> None:
    text = (HEAD if headed else "") + "\n".join(lines)
    last = text.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1

    for problem in problems_of(text):
        assert 1 <= problem.line <= last
        assert problem.column >= 1
        assert problem.message


@given(st.text() | st.lists(LINES, max_size=10).map("\n".join))
def test_arbitrary_yaml_never_crashes(text: str) -> None:
    faults = Faults(PATH, text.count("\n") + 1)

    assert read_keys(text, 1, faults) is not None or faults.found


@pytest.mark.parametrize(
    "yaml",
    [
        "- " * 20_000 + "a",
        "a: " + "[" * 20_000,
        "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]",
        "a: b\n---\nc: d",
        "? [a, b]\n: c",
        "!!python/object/apply:os.system [ls]",
    ],
)
def test_what_yaml_can_and_a_pack_may_not(yaml: str) -> None:
    faults = Faults(PATH)

    assert read_keys(yaml, 1, faults) is None
    assert len(faults.found) == 1


def _block(number: int, braces: str = "") -> str:
    return f"::: rating f{number} {braces}\nHvor?\n:::\n"


GROWING: dict[str, Callable[[int], str]] = {
    "blocks": lambda n: "".join(_block(each) for each in range(n)),
    "unclosed blocks": lambda n: "".join(f"::: long f{each}\nHvad?\n" for each in range(n)),
    "unknown kinds": lambda n: "".join(f"::: lang{each} f{each}\nHvad?\n:::\n" for each in range(n)),
    "dangling names": lambda n: "".join(_block(each, f'{{show="g{each}>=2"}}') for each in range(n)),
    "a chain of conditions": lambda n: "".join(_block(each, f'{{show="f{each + 1}>=2"}}') for each in range(n)),
    "strays": lambda n: ":::\nx\n" * n,
    "quotations": lambda n: "> " * 5 * n,
    "lists": lambda n: "- " * 5 * n,
    "ticks": lambda n: "`a``b```<c " * n,
    "tags": lambda n: "<a " * 5 * n,
    "tags in a label": lambda n: "::: long f\n" + "<a " * 5 * n + "\n:::\n",
    "quotes in braces": lambda n: "::: long f {" + 'a="' * 5 * n + "}\nHvad?\n:::\n",
    "words in braces": lambda n: "::: long f {" + "a-" * 5 * n + "}\nHvad?\n:::\n",
    "spaces in braces": lambda n: '::: computed f {as=groups of=r by="a:1' + " " * 10 * n + '"}\nHvad?\n:::\n',
    "a long condition": lambda n: '::: long f {show="' + "a " * 5 * n + '"}\nHvad?\n:::\n',
    "options": lambda n: "::: choice f\nHvad?\n" + "".join(f"- a{each}: A\n" for each in range(n)) + ":::\n",
    "tips": lambda n: "::: long f\nHvad?\n" + "\n> t\n" * n + ":::\n",
    "brackets": lambda n: "[" * 5 * n + "](" * n,
}


@pytest.mark.parametrize("name", GROWING)
def test_time_grows_with_the_length_and_not_with_its_square(name: str) -> None:
    def seconds(size: int) -> float:
        text = HEAD + GROWING[name](size)
        best = float("inf")
        for _round in range(3):
            before = time.process_time()
            problems_of(text)
            best = min(best, time.process_time() - before)
        return best

    problems_of(HEAD + GROWING[name](10))
    # Eight times the length: a square would be sixty-four times the time.
    assert seconds(2000) < 30 * max(seconds(250), 0.004)
