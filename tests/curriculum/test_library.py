"""The index reads heads only; pages are parsed when asked for; a pack is checked as a whole."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.curriculum.pages import HEAD, TAIL, pack
from workbook import i18n
from workbook.curriculum.check import check
from workbook.curriculum.library import Library
from workbook.curriculum.model import Stop
from workbook.errors import NotFoundError, PlaceError

Q = "::: long f\nHvad?\n:::\n"
R = "::: ratings r\nHvad?\n- x: X\n:::\n"


@pytest.fixture(autouse=True)
def english() -> None:
    i18n.use("en")


def messages(folder: Path) -> list[str]:
    return [f"{problem.path.name}:{problem.line}:{problem.column}: {problem.message}" for problem in check(folder)]


def test_pages_come_by_chapter_and_file_name(tmp_path: Path) -> None:
    pack(tmp_path, {"02-kapitel/01-c.md": Q, "01-kapitel/02-b.md": Q, "01-kapitel/01-a.md": Q})
    library = Library.open(tmp_path)

    assert list(library.heads) == ["a", "b", "c"]
    assert {head.chapter for head in library.heads.values()} == {"kapitel"}
    assert library.exercise("b").pack == "proeve 1.0"
    assert library.exercise("b") is library.exercise("b")


def test_a_page_has_the_tail_that_its_head_asks_for(tmp_path: Path) -> None:
    pages = {
        f"01-kapitel/01-{kind}.md": HEAD.replace("id: side", f"id: {kind}\ntail: {kind}") + Q
        for kind in ("full", "share", "none")
    }
    pack(tmp_path, pages)
    library = Library.open(tmp_path)

    assert [field.id for field in library.exercise("full").tail] == ["udkomme", "foelg_op", "deling", "noegleord"]
    assert [field.id for field in library.exercise("share").tail] == ["deling", "noegleord"]
    assert library.exercise("none").tail == ()


def test_a_page_that_does_not_exist_is_not_found(tmp_path: Path) -> None:
    pack(tmp_path, {})

    with pytest.raises(NotFoundError, match="no page called"):
        Library.open(tmp_path).exercise("x")


def test_a_page_that_went_away_says_that_the_answers_are_safe(tmp_path: Path) -> None:
    folder = pack(tmp_path, {"01-kapitel/01-a.md": Q})
    library = Library.open(tmp_path)
    (folder / "01-kapitel/01-a.md").unlink()

    with pytest.raises(NotFoundError, match="safe"):
        library.exercise("a")


def test_a_missing_pack_is_a_place_error(tmp_path: Path) -> None:
    with pytest.raises(PlaceError):
        Library.open(tmp_path)


def test_a_page_without_a_usable_head_is_left_out_and_told(tmp_path: Path) -> None:
    pack(tmp_path, {"01-kapitel/01-a.md": Q, "01-kapitel/02-b.md": "---\nid: b\n---\n"})
    library = Library.open(tmp_path)

    assert list(library.heads) == ["a"]
    assert {problem.path.name for problem in library.problems} == {"02-b.md"}


def test_faults_further_down_are_told_and_the_good_fields_work(tmp_path: Path) -> None:
    pack(tmp_path, {"01-kapitel/01-a.md": "::: lang x\nHvad?\n:::\n" + Q})
    library = Library.open(tmp_path)

    assert library.problems == ()
    assert [problem.line for problem in library.problems_of("a")] == [8]
    assert [field.id for field in library.exercise("a").fields] == ["f"]


def test_the_index_imports_no_markdown_parser(tmp_path: Path) -> None:
    pack(tmp_path, {"01-kapitel/01-a.md": Q})
    code = (
        "import sys; from pathlib import Path; from workbook.curriculum.library import Library\n"
        f"library = Library.open(Path({str(tmp_path)!r}))\n"
        "assert list(library.heads) == ['a']; assert 'markdown_it' not in sys.modules\n"
        "library.exercise('a'); assert 'markdown_it' in sys.modules"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=Path(__file__).parents[2], capture_output=True, text=True)

    assert done.returncode == 0, done.stderr


def test_a_good_pack_has_no_faults(tmp_path: Path) -> None:
    folder = pack(
        tmp_path,
        {
            "01-kapitel/01-a.md": R,
            "01-kapitel/02-b.md": R
            + "::: computed c {as=gap of=r vs=a.r}\nGab\n:::\n::: long f {from=c.t}\nHvad?\n:::\n",
            "01-kapitel/03-c.md": "::: short t\nHvad?\n:::\n",
        },
        path="[{id: start, title: Start, meeting: module 1, minutes: 5, pages: [a, b | c, a], later: [c]}]",
        toolbox="[c]",
        at_hand="[b]",
    )  # fmt: skip

    assert messages(folder) == []
    found = Library.open(tmp_path).pack
    assert found.path == (Stop("start", "Start", ("a", "b", "c", "a"), ("module", 1), (("b", "c"),), ("c",), 5),)
    assert (found.toolbox, found.at_hand) == (("c",), ("b",))


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (
            "::: long f {from=x.f}\nHvad?\n:::\n",
            "02-b.md:8:13: “from” names the page “x”, which the pack does not have.",
        ),
        ("::: long f {from=a.x}\nHvad?\n:::\n", "02-b.md:8:13: “from” names the field “x”, which the page “a”"),
        ("::: long f {from=a.r}\nHvad?\n:::\n", "02-b.md:8:13: “from” names “a.r”, which is ratings: its answer"),
        (
            R + "::: computed c {as=gap of=r vs=a.x}\nG\n:::\n",
            "02-b.md:12:29: “vs” names the field “x”, which the page “a”",
        ),
        (R + "::: computed c {as=gap of=r vs=a.t}\nG\n:::\n", "02-b.md:12:29: “vs” names “a.t”, which is long."),
        (R.replace("- x", "- z") + "::: computed c {as=gap of=r vs=a.r}\nG\n:::\n", "no row in common"),
        (
            R + "::: choice m\nHvad?\n- 1: X\n:::\n::: computed c {as=change of=r vs=a.r match=m}\nG\n:::\n",
            "“match” names the field “m”, which the page “a” does not have.",
        ),
    ],
)
def test_what_pages_say_of_each_other_is_checked(tmp_path: Path, body: str, message: str) -> None:
    folder = pack(tmp_path, {"01-kapitel/01-a.md": R + "::: long t\nHvad?\n:::\n", "01-kapitel/02-b.md": body})
    (found,) = messages(folder)

    assert message in found


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"path": "[{id: s, title: S, pages: [b]}]"}, "pack.yaml:7:34: There is no page “b”."),
        ({"path": "[{id: s, title: S, pages: [../a]}]"}, "pack.yaml:7:34: “../a” is no id of a page."),
        ({"path": "[{id: s, title: S, pages: [a | b]}]"}, "pack.yaml:7:34: There is no page “b”."),
        ({"path": "[{id: s, title: S, pages: [a | ]}]"}, "“” is no id of a page."),
        ({"path": "[{id: s, title: S, pages: [], later: [b]}]"}, "pack.yaml:7:45: There is no page “b”."),
        ({"path": "[{id: s, title: S, pages: [], minutes: få}]"}, "“minutes” of a stop is a whole number"),
        ({"at_hand": "[b]"}, "There is no page “b”."),
        ({"path": "[{id: s, title: S}]"}, "The key “pages” is missing."),
        ({"path": "[{id: s, title: S, pages: [], moede: 1}]"}, "Unknown key “moede”."),
        ({"path": "[{id: s, title: S, pages: [], meeting: modul 1}]"}, "“modul 1” is not a meeting."),
        ({"path": "[{id: s, title: S, pages: []}, {id: s, title: T, pages: []}]"}, "“s” is already used in line 7"),
        ({"toolbox": "[/etc/passwd]"}, "“/etc/passwd” is no id of a page."),
        ({"toolbox": "a"}, "“toolbox” takes a list"),
        ({"chapters": "{andet: Andet}"}, "The chapter “kapitel” has pages but no title."),
        ({"chapters": "[a]"}, "“chapters” takes one line for each chapter"),
        ({"bands": "[{id: a, title: A, below: 7}, {id: b, title: B, below: 3}, {id: c, title: C}]"}, "must rise"),
        ({"bands": "[{id: a, title: A, below: x}, {id: c, title: C}]"}, "“below” is a number"),
        ({"bands": "[{id: a, title: A, below: 7}]"}, "no upper limit"),
        ({"bands": "[a]"}, "“bands” takes a list, each part begins with “- id:”."),
        ({"title": "[a]"}, "“title” takes one line of text."),
        ({"titel": "A"}, "Unknown key “titel”. Did you mean “title”?"),
        ({"id": "På"}, "“På” cannot be an id"),
        ({"version": "&v '1'", "language": "*v"}, "A reference (*name) cannot be used here."),
    ],
)  # fmt: skip
def test_a_fault_in_pack_yaml_is_told(tmp_path: Path, changes: dict[str, str], message: str) -> None:
    folder = pack(tmp_path, {"01-kapitel/01-a.md": Q}, **changes)

    assert any(message in found for found in messages(folder)), messages(folder)
    assert Library.open(tmp_path).heads


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("::: short noegleord\nStikord\n:::\n", "", "tail.md:4:1: The tail needs the question “noegleord”"),
        ("::: short noegleord", "::: long noegleord", "“noegleord” is long here; the program needs it to be short."),
        ("- leder: Min leder\n", "", "The options of “deling” must be, in this order: trio, mus, leder."),
        ("id: hale\n---\n", "id: hale\n---\n::: long x\nHvad?\n:::\n", "does not know the question “x”"),
        ("udkomme=mikro", "udkom=mikro", "“show” names the field “udkom”"),
        ("id: hale", "idd: hale", "Unknown key “idd”."),
        ("---\nid", "id", "tail.md:1:1: A page begins with a line ---"),
    ],
)
def test_a_fault_in_the_tail_is_told(tmp_path: Path, old: str, new: str, message: str) -> None:
    folder = pack(tmp_path, {"01-kapitel/01-a.md": Q})
    assert old in TAIL
    (folder / "tail.md").write_text(TAIL.replace(old, new, 1), "utf-8")

    assert any(message in found for found in messages(folder)), messages(folder)


def test_an_id_of_the_tail_is_taken(tmp_path: Path) -> None:
    folder = pack(tmp_path, {"01-kapitel/01-a.md": "::: long noegleord\nHvad?\n:::\n"})

    assert messages(folder) == ["01-a.md:8:10: The id “noegleord” belongs to a question of the tail. Choose another."]


def test_no_tail_and_no_pack_are_told(tmp_path: Path) -> None:
    folder = pack(tmp_path, {})
    (folder / "tail.md").unlink()
    assert "There is no tail.md" in messages(folder)[0]
    (folder / "pack.yaml").unlink()
    assert "There is no pack.yaml here" in messages(folder)[0]


def test_names_that_are_no_pages_and_ids_that_come_twice_are_told(tmp_path: Path) -> None:
    folder = pack(tmp_path, {"01-kapitel/01-a.md": Q, "02-kapitel/01-a.md": Q, "kapitel/01-b.md": Q})
    (folder / "01-kapitel" / "noter.md").write_text("x", "utf-8")

    found = messages(folder)
    assert any("already used by 01-a.md" in message for message in found)
    assert any(message.startswith("kapitel:1:1: The folder is named") for message in found)
    assert any(message.startswith("noter.md:1:1: The file is named") for message in found)
    assert len(found) == 3


def test_a_link_out_of_the_pack_is_no_page(tmp_path: Path) -> None:
    folder = pack(tmp_path, {"01-kapitel/01-a.md": Q})
    outside = tmp_path / "hemmelig.md"
    outside.write_text(HEAD, "utf-8")
    try:
        (folder / "01-kapitel" / "02-side.md").symlink_to(outside)
    except OSError:
        (folder / "01-kapitel" / "02-side.md").write_text("ingen genveje her", "utf-8")

    assert len(messages(folder)) == 1
    assert list(Library.open(tmp_path).heads) == ["a"]


def test_a_file_that_is_not_utf_8_is_told_with_the_place(tmp_path: Path) -> None:
    folder = pack(tmp_path, {"01-kapitel/01-a.md": Q})
    (folder / "01-kapitel" / "01-a.md").write_bytes(HEAD.encode() + "På".encode("latin-1"))

    assert messages(folder) == ["01-a.md:8:2: The file is not UTF-8. Save it again and choose UTF-8 as its encoding."]


def test_a_file_that_is_far_too_large_is_not_read(tmp_path: Path) -> None:
    folder = pack(tmp_path, {"01-kapitel/01-a.md": Q + "a" * 300_000})

    assert messages(folder) == [
        "01-a.md:1:1: The file is larger than 256 kB. A page is a worksheet: split it in several."
    ]


@pytest.mark.parametrize(
    ("head", "message"),
    [
        ("delete_by: +90\n", ""),
        ("delete_by: f\n", ""),
        ("delete_by: +0\n", "“delete_by” names the field “+0”, which this page does not have."),
        ("delete_by: g\n", "“delete_by” names the field “g”, which this page does not have."),
        ("delete_by: t\n", "“delete_by” names the field “t”, which this page does not have."),
        ("delete_by: +90\nrecord: plan\n", "Only a page with “record: entry” can have “delete_by”."),
        ("recall: 10 weeks\n", ""),
        ("recall: 1 day\n", ""),
        ("recall: 70\n", "“recall” takes a number and a unit"),
        ("recall: 0 weeks\n", "“recall” takes a number and a unit"),
        ("recall: 3 months\nrepeat: once\n", "filled more than once can have “recall”."),
        ("recall: 3 months\nrecord: plan\n", "filled more than once can have “recall”."),
    ],
)
def test_when_a_page_asks_for_something_later_is_checked(tmp_path: Path, head: str, message: str) -> None:
    text = HEAD.replace("id: side", "id: a").replace("---\n", "", 1).replace("---\n", head + "---\n")
    body = "::: date f\nHvornår?\n:::\n::: short t\nHvad?\n:::\n"
    found = messages(pack(tmp_path, {"01-kapitel/01-a.md": f"---\n{text}{body}"}))

    assert [message in one for one in found] == ([True] if message else [])
