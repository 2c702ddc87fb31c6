"""Computed values that show an answer within a model: square, triangle, staircase, band of steps."""

from functools import partial

from workbook.curriculum.answers import is_empty
from workbook.curriculum.conditions import row_prefixes
from workbook.curriculum.model import Computed, Field
from workbook.curriculum.pictures import figures
from workbook.curriculum.pictures.figures import Part
from workbook.curriculum.pictures.paper import bar, said
from workbook.curriculum.sample import Case, sample_named, sample_of
from workbook.i18n import _, n_
from workbook.text import first_words

_WORDS = 40


def square(case: Case) -> Computed | None:
    """Levels in a square: their strength, or whether something is written at each; a hint at what stands out."""
    names = case.names("of")
    question = case.question(names[0])
    if len(names) == 1 and question is not None and question.kind == "ratings":
        return _strengths(case, question)
    questions = [found for name in names if (found := case.question(name)) is not None]
    texts = {one.id: case.values.get(one.id) for one in questions}
    if all(is_empty(value) for value in texts.values()):
        return None
    parts, empty = [], []
    for one in questions:
        title, value = _title(one), texts[one.id]
        if is_empty(value):
            empty.append(title)
        parts.append(Part(title, _("○ empty") if is_empty(value) else f"● {first_words(str(value), _WORDS)}"))
    hint = _("Still empty: {levels}. Is there really nothing to do there?").format(levels=", ".join(empty))
    return Computed(hint if empty else _("Something stands at every level."), partial(figures.square, parts))


def _strengths(case: Case, question: Field) -> Computed | None:
    sample = sample_of(case, "of")
    if sample is None:
        return None
    parts = []
    for row in question.options:
        value = sample.numbers.get(row.id)
        parts.append(Part(row.short, _("○ empty") if value is None else f"{bar(value)} {said(value)}"))
    first = question.options[0]
    numbers = sorted(sample.numbers.values())
    missing = [row.short for row in question.options if row.id not in sample.numbers]
    if missing:
        text = _("No number yet: {levels}.").format(levels=", ".join(missing))
    elif case.param("burden") and len(numbers) > 1 and sample.numbers[first.id] == numbers[-1] > numbers[-2]:
        text = _("Most rests on “{level}” alone. What can the other levels take over?").format(level=first.short)
    else:
        end, words = (
            (numbers[-1], _("Most: {levels} ({number})."))
            if case.param("burden")
            else (numbers[0], _("Lowest: {levels} ({number})."))
        )
        named = [row.short for row in question.options if sample.numbers[row.id] == end]
        text = words.format(levels=", ".join(named), number=said(end))
    return Computed(text, partial(figures.square, parts))


def triangle(case: Case) -> Computed | None:
    """Layers from the bottom up, as densely filled as many of their examples are ticked; how often beside it."""
    questions = [found for name in case.names("of") if (found := case.question(name)) is not None]
    often = sample_named(case, case.param("and")) if case.param("and") else None
    asked = case.question(case.param("and")) if case.param("and") else None
    layers, ticked = [], 0
    for place, question in enumerate(questions):
        chosen = case.values.get(question.id)
        count, most = len(chosen) if isinstance(chosen, list) else 0, max(len(question.options), 1)
        ticked += count
        text = _("{count} of {most} ticked").format(count=count, most=most)
        row = asked.options[place].id if asked is not None and place < len(asked.options) else ""
        if often is not None and row in often.numbers:
            text += " · " + _("how often: {number}").format(number=said(often.numbers[row]))
        layers.append(Part(_title(question), text, min(count / most, 1.0)))
    if not ticked and often is None:
        return None
    words = n_("{n} tick in the triangle.", "{n} ticks in the triangle.", ticked).format(n=ticked)
    return Computed(words, partial(figures.triangle, layers[::-1]))


def staircase(case: Case) -> Computed | None:
    """The steps with the chosen one marked; no counts, and nobody's step but the one that the leader chose."""
    question, chosen = case.question(case.param("of")), case.value(case.param("of"))
    place = _place(question, chosen)
    if question is None or place < 0:
        return None
    names = [option.short for option in question.options]
    listed = case.question(case.param("with")) if case.param("with") else None
    lines = [row.short for row in listed.options if row.id.startswith(row_prefixes(chosen))] if listed else []
    numbered = [_numbered(at, name) for at, name in enumerate(names)]
    picture = partial(figures.staircase, numbered, marked=place, beside=lines)
    return Computed(numbered[place], picture)


def steps(case: Case) -> Computed | None:
    """The band of steps with the one where things are now."""
    question = case.question(case.param("of"))
    place = _place(question, case.value(case.param("of")))
    if question is None or place < 0:
        return None
    names = [option.short for option in question.options]
    numbered = _numbered(place, names[place])
    return Computed(numbered, partial(figures.steps, len(names), marked=place))


def _numbered(place: int, name: str) -> str:
    """The name of a step with its number, unless the name holds it."""
    return name if str(place + 1) in name else f"{place + 1}. {name}"


def _place(question: Field | None, chosen: object) -> int:
    """Where the chosen option stands among the options; -1 when nowhere."""
    ids = [option.id for option in question.options] if question is not None else []
    return ids.index(chosen) if isinstance(chosen, str) and chosen in ids else -1


def _title(question: Field) -> str:
    """What stands before a label's first colon: the name of a level; else all of it."""
    name, colon, _rest = question.label.partition(":")
    return name.strip() if colon else question.label
