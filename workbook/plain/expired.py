"""What to do about a note whose day to be deleted has come."""

from workbook.context import Workbook
from workbook.dates import long, parse_stamp
from workbook.forms.filled import Target
from workbook.i18n import _
from workbook.journal.records import Entry
from workbook.plain.dialogue import Dialogue
from workbook.plan.expiry import asks, choices, delete_now, kept_longer, move_first, said_kept


def decide_expired(dialogue: Dialogue, workbook: Workbook, entry: Entry) -> Target | None:
    """Delete a note whose day has come, move it first, or keep it a while. The form to open, when she moves it.

    Raises LederbogError when the decision cannot be stored.
    """
    made = long(parse_stamp(entry.created).date())
    dialogue.say()
    dialogue.say(entry.title)
    dialogue.say(asks(made))
    ways = [(choice, words) for choice, words in choices() if choice != "close"]
    chosen = dialogue.pick([words for _choice, words in ways], _("leaves it as it is"))
    match ways[chosen][0] if chosen is not None else "":
        case "delete":
            dialogue.say(delete_now(workbook.journal, entry.id, workbook.clock))
        case "keep":
            kept = kept_longer(entry, workbook.clock)
            workbook.journal.commit(kept)
            dialogue.say(said_kept(kept))
        case "move":
            dialogue.say(move_first())
            return Target(entry.exercise, entry.id)
    return None
