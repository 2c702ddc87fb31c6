"""A page from its first question to its last, and what it leads to."""

from collections.abc import Callable

from workbook.curriculum.model import Exercise, Field, Prose
from workbook.dates import brief
from workbook.errors import LederbogError
from workbook.forms.filled import Saved, Target
from workbook.forms.session import FormSession
from workbook.i18n import _, n_
from workbook.plain.dialogue import Dialogue
from workbook.plain.ending import kept
from workbook.plain.fields import ask_field
from workbook.plain.filling import Filling, Step
from workbook.plain.offers import pages_offered, say_offers
from workbook.plain.pause import is_called_for
from workbook.plain.prose import plain, say_prose
from workbook.plain.question import say_computed, say_question, say_signpost

_Block = Prose | Field | str
"""A string is a heading of our own."""


def fill_page(dialogue: Dialogue, session: FormSession, wait: Callable[[float], None]) -> Target | None:
    """Ask the page's questions and save it; the form to open next, when the leader wants it.

    Whatever ends it early leaves the answers as a draft. Raises Ended at the end of
    input, and NotKeptError when not even a draft could be written then.
    """
    filling = Filling(dialogue, session, wait)
    with kept(lambda: session.flush(durable=True)):
        _say_head(filling)
        if _walk(filling) is Step.STOP:
            _stop(filling)
            return None
        return _finish(filling)


def _say_head(filling: Filling) -> None:
    dialogue, session = filling.dialogue, filling.session
    head = session.exercise.head
    dialogue.say()
    dialogue.say(head.title)
    filling.help()
    parts = [head.purpose, _("about {n} min").format(n=head.minutes)]
    if head.basis == "own":
        parts.append(_("our extension"))
    dialogue.say(" · ".join(parts))
    if head.credits:
        dialogue.say(_("Builds on: {credits}").format(credits=" · ".join(head.credits)))
    for problem in session.workbook.library.problems_of(head.id)[:1]:
        dialogue.say(_("A fault in this page: {fault}").format(fault=problem))
    dialogue.say(_("Write ? at a question for help, . to stop and keep a draft."))


def _walk(filling: Filling) -> Step:
    """Forward and back through the page; which questions are asked follows from the answers so far."""
    blocks = _blocks(filling.session.exercise)
    numbers = _numbers(filling.session.exercise)
    at = _start(filling, blocks)
    told: set[int] = set()
    while at < len(blocks):
        block = blocks[at]
        step = Step.ON
        if isinstance(block, Field) and _is_asked(filling, block):
            step = _ask(filling, block, numbers.get(block.id, 0))
        elif isinstance(block, Field) or at not in told:
            _tell(filling, block)
            told.add(at)
        if step is Step.STOP:
            return step
        at = _before(filling, blocks, at) if step is Step.BACK else at + 1
    return Step.ON


def _blocks(exercise: Exercise) -> tuple[_Block, ...]:
    ending: tuple[_Block, ...] = (_("Before you close"), *exercise.tail) if exercise.tail else ()
    return (*exercise.blocks, *ending)


def _numbers(exercise: Exercise) -> dict[str, int]:
    stored = [question.id for question in exercise.fields if question.stored]
    return {field_id: number for number, field_id in enumerate(stored, 1)}


def _start(filling: Filling, blocks: tuple[_Block, ...]) -> int:
    """The place of the question where the leader stopped, else the beginning."""
    focus = filling.session.draft.focus
    for place, block in enumerate(blocks):
        if isinstance(block, Field) and block.id == focus and _is_asked(filling, block):
            filling.dialogue.say(_("You go on where you stopped. < goes back."))
            return place
    return 0


def _is_asked(filling: Filling, question: Field) -> bool:
    if (
        question.kind in ("computed", "signpost", "note")
        or not question.kept
        or all(one.id != question.id for one in filling.session.visible)
    ):
        return False
    return question.kind != "pause" or is_called_for(filling, question)


def _tell(filling: Filling, block: _Block) -> None:
    """Read out what asks nothing; hidden questions are passed over in silence."""
    dialogue, session = filling.dialogue, filling.session
    if isinstance(block, str):
        say_offers(dialogue, session)
        dialogue.say()
        dialogue.say(block)
    elif isinstance(block, Prose):
        say_prose(dialogue, block.markdown)
    elif block in session.visible and block.kind == "computed":
        say_computed(dialogue, session, block)
    elif block in session.visible and block.kind == "signpost" and block.id not in filling.helped:
        say_signpost(dialogue, session, block)
    elif block in session.visible and block.kind == "note":
        say_prose(dialogue, f"{block.label}\n\n{block.tip}")
    elif block in session.visible and not block.kept:
        say_prose(dialogue, "\n".join([block.label, "", *(f"- {option.text}" for option in block.options)]))


def _ask(filling: Filling, question: Field, number: int) -> Step:
    session = filling.session
    session.place_cursor(question.id, 0, 0)
    filling.keep()
    say_question(filling.dialogue, session, question, number)
    return ask_field(filling, session.field(question.id))


def _before(filling: Filling, blocks: tuple[_Block, ...], at: int) -> int:
    """The place of the question before; the same when there is none."""
    for place in range(at - 1, -1, -1):
        block = blocks[place]
        if isinstance(block, Field) and _is_asked(filling, block):
            return place
    filling.dialogue.say(_("This is the first question."))
    return at


# The end of the page


def _stop(filling: Filling) -> None:
    """Leave the answers as a draft."""
    dialogue, session = filling.dialogue, filling.session
    if _insist(dialogue, lambda: session.flush(durable=True)):
        drafted = _("Your answers are kept as a draft.")
        dialogue.say(drafted if session.touched else _("Nothing was changed, so nothing was saved."))


def _finish(filling: Filling) -> Target | None:
    """Make the draft the record, and offer what follows from it."""
    dialogue, session = filling.dialogue, filling.session
    dialogue.say()
    if not session.touched:
        dialogue.say(_("Nothing was changed, so nothing was saved."))
        return None
    results: list[Saved] = []
    if not _insist(dialogue, lambda: results.append(session.commit())):
        return None
    saved = results[0]
    dialogue.say(_("Saved.") if saved.records else _("Nothing was answered, so nothing was saved."))
    if saved.conflict:
        dialogue.say(_("Another window had changed this too. Both are kept; choose in the journal."))
    for note in saved.notes:
        dialogue.say(note)
    today = session.workbook.clock.today()
    for question, day in session.waiting[:1]:
        opens = _("{question} opens {day}").format(question=plain(question.label).rstrip("?"), day=brief(day, today))
        dialogue.say(opens)
    if saved.target is not None:
        return saved.target if _wants(dialogue, session, saved.target) else None
    return _offered(dialogue, session)


def _offered(dialogue: Dialogue, session: FormSession) -> Target | None:
    """A page that the answers suggest, when she wants one."""
    pages = pages_offered(session)
    if not pages:
        return None
    dialogue.say(_("You can go on here:"))
    chosen = dialogue.pick([title for title, _target in pages], _("back to the overview"))
    return None if chosen is None else pages[chosen][1]


def _wants(dialogue: Dialogue, session: FormSession, target: Target) -> bool:
    head = session.workbook.library.heads[target.page]
    dialogue.say(_("What you chose goes on here:"))
    return dialogue.pick([with_minutes(head.title, head.minutes)], _("back to the overview")) is not None


def with_minutes(title: str, minutes: int) -> str:
    """`Mikrohandlinger · 3 minutter`."""
    return f"{title} · " + n_("{n} minute", "{n} minutes", minutes).format(n=minutes)


def _insist(dialogue: Dialogue, act: Callable[[], None]) -> bool:
    """Do what may be refused, again and again for as long as the leader wants; whether it was done."""
    while True:
        try:
            act()
        except LederbogError as refusal:
            dialogue.say(str(refusal))
            if dialogue.pick([_("Leave it as it is")], _("try again")) is not None:
                return False
        else:
            return True
