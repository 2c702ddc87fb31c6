"""Counting to ten before an answer: offered, never forced."""

from workbook.curriculum.conditions import opens_by_itself
from workbook.curriculum.model import Field
from workbook.i18n import _
from workbook.plain.filling import Filling, Step, step_of

TEN = 10
SECOND = 1.0


def ask_pause(filling: Filling, question: Field) -> Step:
    """Offer the pause, and count one number a second."""
    filling.dialogue.say(_("Write 1 to count to ten. Enter skips it."))
    line = filling.ask()
    if not line or (step := step_of(line)) is not None:
        return step if line and step is not None else Step.ON
    for number in range(1, TEN + 1):
        filling.dialogue.say(str(number))
        filling.wait(SECOND)
    return Step.ON


def is_called_for(filling: Filling, question: Field) -> bool:
    """Whether the answers ask for the pause; one without a condition always is."""
    return not question.params.get("at") or opens_by_itself(question, filling.session.values)
