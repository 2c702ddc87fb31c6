"""When a question is asked, in words: on paper all of them are there."""

from collections.abc import Iterator, Mapping

from workbook.curriculum.model import Condition, Exercise, Field, PageHead
from workbook.i18n import _, n_
from workbook.text import number


def remarks(field: Field, exercise: Exercise, numbers: Mapping[str, str], heads: Mapping[str, PageHead]) -> list[str]:
    """What the screen would do by itself, one sentence each; `numbers` is what each question is called on the page."""
    return list(_remarks(field, exercise, numbers, heads))


def _remarks(
    field: Field, exercise: Exercise, numbers: Mapping[str, str], heads: Mapping[str, PageHead]
) -> Iterator[str]:
    if field.show is not None:
        yield _only_if(field.show, exercise.field(field.show.field), numbers)
    if field.opens.startswith("+"):
        days = int(field.opens[1:])
        yield n_("Wait {n} day before you answer.", "Wait {n} days before you answer.", days).format(n=days)
    elif field.opens:
        yield _("Answer on the day that you write in {question}.").format(question=numbers[field.opens])
    if field.beside:
        yield _("Look at what you wrote in {questions}.").format(
            questions=", ".join(numbers[name] for name in field.beside if name in numbers)
        )
    if field.carry is not None and (head := heads.get(field.carry[0])) is not None:
        yield _("Begin with what you wrote on the page “{page}”.").format(page=head.title)
    if field.never_share:
        yield _("This is never shared.")
    if not field.kept and field.kind not in ("note", "signpost", "pause", "computed"):
        yield _("Only for you to think with: the workbook does not keep it.")


def _only_if(condition: Condition, asked: Field, numbers: Mapping[str, str]) -> str:
    question = numbers.get(asked.id, asked.label)
    if condition.relation == "=":
        texts = {option.id: option.short for option in asked.options}
        if texts.keys() <= {*condition.values}:
            return _("Only when you have answered {question}.").format(question=question)
        wanted = " / ".join(f"“{texts.get(value, value)}”" for value in condition.values)
        words = _("Only if you answered {answers} in {question}.")
        return words.format(answers=wanted, question=question)
    limit = number(condition.limit, 0 if float(condition.limit).is_integer() else 1)
    if condition.rows:
        rows = " / ".join(f"“{row.short}”" for row in asked.options if row.id in condition.rows)
        words = {
            ">=": _("Only if {rows} is at least {limit} in {question}."),
            "<": _("Only if {rows} is below {limit} in {question}."),
        }[condition.relation]
        return words.format(rows=rows, limit=limit, question=question)
    counted = asked.kind in ("choices", "checklist", "table")
    words = {
        (">=", False): _("Only if you answered at least {limit} in {question}."),
        ("<", False): _("Only if you answered below {limit} in {question}."),
        (">=", True): _("Only if there are at least {limit} in {question}."),
        ("<", True): _("Only if there are fewer than {limit} in {question}."),
    }[condition.relation, counted]
    return words.format(limit=limit, question=question)
