"""Bringing a plan on: the moves that the rules allow now, each as the question that makes it so."""

from collections.abc import Callable

from textual.screen import Screen

from screens.dialogs import AskLine, Question
from screens.messages import JournalChanged, SaveState
from screens.typed import book_app, workbook_of
from workbook.errors import AnswerError, LederbogError
from workbook.forms.opening import AT, draft_of
from workbook.i18n import _
from workbook.journal.records import Plan, Record
from workbook.plan.cycles import begin, decide
from workbook.plan.keeping import keep
from workbook.plan.moving import ASKS, REASONED, look, moves
from workbook.plan.phase import phase, phase_name

PAGE, CHECK_IN = "handleplan", "handleplan-opfoelgning"
_Changed = Callable[[], tuple[Record, ...]]


def check_in(screen: Screen[None], plan: Plan, *, at: str = "") -> None:
    """Open a look at the plan, at one of its questions; a plan that is closed says that it is."""
    if plan.ended == "closed":
        book_app(screen).tell(_("The plan is closed. Make a new plan if you want to go on."))
    else:
        book_app(screen).open_exercise(CHECK_IN, context={"plan": plan.id} | ({AT: at} if at else {}))


def ask(screen: Screen[None], plan: Plan) -> None:
    """Let the leader choose how the plan goes on; without a choice it stays where it is."""
    workbook = workbook_of(screen)
    options = moves(plan, workbook.clock.today())
    if not options:
        book_app(screen).tell(_("The plan is closed. Make a new plan if you want to go on."))
        return
    if draft_of(workbook, PAGE, plan.id) is not None:
        _offer_draft(screen, plan)
        return

    def chosen(move: str | None) -> None:
        if move is not None and move != "close":
            _move(screen, plan, move)

    text = _("It stands under {step}. Where it stands follows from your answers.").format(
        step=phase_name(phase(plan, workbook.clock.today()))
    )
    shown = Question(plan.title, text, [*options, ("close", _("Close"))], stacked=True)
    screen.app.push_screen(shown, chosen)


def _offer_draft(screen: Screen[None], plan: Plan) -> None:
    """What she has begun to write comes first: a move beside it would make two versions of the plan."""

    def chosen(choice: str | None) -> None:
        if choice == "open":
            book_app(screen).open_exercise(PAGE, record_id=plan.id)

    text = _("You have begun to write in this plan. Open it and close it again, then it can be moved.")
    screen.app.push_screen(Question(plan.title, text, [("open", _("Open")), ("close", _("Close"))]), chosen)


def _move(screen: Screen[None], plan: Plan, move: str) -> None:
    workbook = workbook_of(screen)
    clock, journal = workbook.clock, workbook.journal
    if move in REASONED:
        _why(screen, plan, move)
    elif move == "begin":
        _store(screen, lambda: (begin(plan, clock),))
    elif move == "look":
        if _store(screen, lambda: (look(plan, clock),)):
            _answer(screen, plan, ASKS["look"])
    elif move == "study" or move == "rate":
        _answer(screen, plan, ASKS[move])
    else:
        _store(screen, lambda: decide(plan, move, journal, clock))


def _answer(screen: Screen[None], plan: Plan, question: str) -> None:
    book_app(screen).open_exercise(PAGE, record_id=plan.id, context={AT: question})


def _why(screen: Screen[None], plan: Plan, move: str) -> None:
    """Ask for the reason; what is missing is said by the rule itself."""
    workbook = workbook_of(screen)

    def changed(reason: str) -> tuple[Record, ...]:
        return decide(plan, move, workbook.journal, workbook.clock, reason=reason)

    def allowed(reason: str) -> str:
        changed(reason)
        return ""

    def given(reason: str | None) -> None:
        if reason is not None:
            _store(screen, lambda: changed(reason))

    title = _("Why does it rest?") if move == "pause" else _("Why do you put it away?")
    screen.app.push_screen(AskLine(title, plan.title, check=allowed), given)


def _store(screen: Screen[None], changed: _Changed) -> bool:
    """Store what the move makes of the plan; what the rules refuse is said, and False."""
    workbook = workbook_of(screen)
    try:
        keep(workbook.journal, workbook.clock.today(), *changed())
    except AnswerError as refusal:
        book_app(screen).tell(f"✗ {refusal}")
        return False
    except LederbogError as error:
        screen.post_message(SaveState("failed", workbook.clock.now(), str(error)))
        return False
    screen.post_message(SaveState("saved", workbook.clock.now()))
    screen.post_message(JournalChanged())
    return True
