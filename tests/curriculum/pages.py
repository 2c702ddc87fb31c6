"""Small pages for the tests."""

from pathlib import Path

from workbook.curriculum.build import build
from workbook.curriculum.model import Exercise, Field, Problem

HEAD = "---\nid: side\ntitle: En side\npurpose: Til prøve\nminutes: 5\nbasis: own\n---\n"
FIRST = HEAD.count("\n") + 1
"""The number of the body's first line."""
PATH = Path("01-kapitel/01-side.md")


def built(body: str, head: str = HEAD) -> tuple[Exercise, tuple[Problem, ...]]:
    exercise, problems = build(head + body, PATH, "kapitel")
    assert exercise is not None, problems
    return exercise, problems


def page(body: str, head: str = HEAD) -> Exercise:
    """A page without faults."""
    exercise, problems = built(body, head)
    assert problems == ()
    return exercise


def only(body: str) -> Field:
    """The one field of a page without faults."""
    (field,) = page(body).fields
    return field


def faults(body: str, head: str = HEAD) -> list[tuple[int, int, str]]:
    """Line within the body (0 and below is the head), column and message of each fault."""
    _exercise, problems = build(head + body, PATH, "kapitel")
    return [(problem.line - FIRST + 1, problem.column, problem.message) for problem in problems]


def pack(root: Path, pages: dict[str, str], **changes: str) -> Path:
    """A pack on disk: `01-kapitel/01-side.md` to body or, when it begins with ---, whole text."""
    folder = root / "da"
    folder.mkdir(parents=True)
    parts = {
        "id": "prøve".replace("ø", "oe"),
        "title": "Prøve",
        "version": '"1.0"',
        "language": "da",
        "bands": "[{id: lav, title: Lav, below: 5.5}, {id: god, title: God}]",
        "chapters": "{kapitel: Kapitel}",
        "path": "[{id: start, title: Start, pages: []}]",
        "toolbox": "[]",
    } | changes
    (folder / "pack.yaml").write_text("".join(f"{key}: {value}\n" for key, value in parts.items()), "utf-8")
    (folder / "tail.md").write_text(TAIL, "utf-8")
    for name, body in pages.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        page_id = path.stem.split("-", 1)[1]
        text = body if body.startswith("---") else HEAD.replace("id: side", f"id: {page_id}") + body
        path.write_text(text, "utf-8")
    return folder


TAIL = """---
id: hale
---
::: choice udkomme
Hvad fører det til?
- intet: Intet
- mikrohandling: Mikrohandling
- ny_plan: Ny plan
- foej_til_plan: Føj til plan
- trio: TRIO
- mus: MUS
- hjaelp: Hjælp
:::

::: date foelg_op {show="udkomme=mikrohandling|ny_plan"}
Hvornår ser jeg på det igen?
:::

::: choices deling
Hvem må se det?
- trio: TRIO
- mus: MUS
- leder: Min leder
:::

::: short noegleord
Stikord
:::
"""
