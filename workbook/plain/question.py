"""A question as it is read out: label, tip, what stands beside it, and the answer that is there."""

from workbook.curriculum.display import display, labels_of
from workbook.curriculum.model import Field, Value
from workbook.dates import from_iso, spoken
from workbook.forms.contacts import contacts, in_danger
from workbook.forms.filled import TAIL_FIELDS
from workbook.forms.offers import help_called
from workbook.forms.outcome import HELP_PAGE
from workbook.forms.session import FormSession
from workbook.i18n import _
from workbook.plain.dialogue import Dialogue
from workbook.plain.prose import plain, say_prose
from workbook.text import leading


def say_question(dialogue: Dialogue, session: FormSession, question: Field, number: int) -> None:
    """Everything about a question but its options; `number` 0 is not said."""
    remarks = []
    if question.optional:
        remarks.append(_("may be skipped"))
    if question.id not in TAIL_FIELDS and not session.may_share(question.id):
        remarks.append(_("never shared"))
    label = plain(question.label) + (f" ({', '.join(remarks)})" if remarks else "")
    dialogue.say()
    dialogue.say(_("Question {n}. {label}").format(n=number, label=label) if number else label)
    if question.tip:
        dialogue.say(_("Tip: {tip}").format(tip=plain(question.tip)))
    for field_id in question.beside:
        if (answer := session.draft.answers.get(field_id)) is not None:
            dialogue.say(f"{leading(answer.question)} {display(answer.kind, answer.value, answer.labels)}")


def say_answer(dialogue: Dialogue, session: FormSession, question: Field) -> None:
    """The answer that is there, if any, and what a number was the last time."""
    answer = answer_of(session, question)
    if "\n" in answer:
        dialogue.say(_("Your answer:"))
        dialogue.say(answer, first="  ")
    elif answer:
        dialogue.say(_("Your answer: {answer}").format(answer=answer))
    last = session.last(question.id)
    if question.kind == "rating" and isinstance(last, int | float):
        dialogue.say(_("Last time: {n}").format(n=last))


def answer_of(session: FormSession, question: Field) -> str:
    """The answer in words, a date in full; empty when there is none."""
    value = session.values.get(question.id)
    if value is None:
        return ""
    stored = session.draft.answers.get(question.id)
    labels = dict(stored.labels if stored else {}) | labels_of(question, value)
    return in_words(session, question.kind, value, labels)


def in_words(session: FormSession, kind: str, value: Value, labels: dict[str, str]) -> str:
    """A value in words; a date with how far away it is."""
    if kind == "date" and isinstance(value, str):
        try:
            return spoken(from_iso(value), session.workbook.clock.today())
        except ValueError:
            return value
    return display(kind, value, labels)


def say_computed(dialogue: Dialogue, session: FormSession, question: Field) -> None:
    """A computed value, once there is one."""
    result = session.computed(question.id)
    if result is None:
        return
    dialogue.say()
    dialogue.say(plain(question.label))
    dialogue.say(result.text)
    for line in result.lines:
        dialogue.draw(line)
    if question.tip:
        dialogue.say(_("Tip: {tip}").format(tip=plain(question.tip)))


def say_signpost(dialogue: Dialogue, session: FormSession, question: Field) -> None:
    """The way to help, and the leader's own contacts."""
    text = f"{question.label}\n\n{question.tip}"
    say_prose(dialogue, "\n\n".join(part for part in (text, in_danger(text)) if part))
    _say_contacts(dialogue, session)


def _say_contacts(dialogue: Dialogue, session: FormSession) -> None:
    for contact in contacts(session.workbook):
        dialogue.say(contact, first="- ")


def say_help_called(dialogue: Dialogue, session: FormSession, said: set[str]) -> None:
    """The help that the answers call for, the emergency number first; `said` holds what was read out."""
    called = [one for one in session.visible if one.kind == "signpost" and one.show is not None]
    for box in called:
        if box.id not in said:
            dialogue.say()
            dialogue.say(in_danger(""))
            say_signpost(dialogue, session, box)
            _say_where_help_is(dialogue, session)
    why = "" if called else help_called(session)
    if why and why not in said:
        dialogue.say()
        dialogue.say(in_danger(""))
        dialogue.say(why)
        _say_contacts(dialogue, session)
        _say_where_help_is(dialogue, session)
    said.clear()
    said.update([*(box.id for box in called), *([why] if why else [])])


def _say_where_help_is(dialogue: Dialogue, session: FormSession) -> None:
    head = session.workbook.library.heads.get(HELP_PAGE)
    if head is not None:
        where = _("More help is on the page “{title}”: write {page} at the overview.")
        dialogue.say(where.format(title=head.title, page=head.id))
