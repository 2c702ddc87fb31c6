"""The lock on the journal, put on and taken off, and its two secrets: what is asked, done and said, in order."""

import secrets
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from screens.code_dialogs import CodeDialog, ProofDialog
from screens.dialogs import Notice, Question
from screens.secret_dialogs import NewSecretDialog, SecretDialog
from workbook.errors import LederbogError
from workbook.i18n import _, mark
from workbook.journal.locks import unlock
from workbook.journal.passphrases import DEFAULT_COSTS, groups

if TYPE_CHECKING:
    from pathlib import Path

    from screens.app import LederbogApp
    from workbook.journal.keys import JournalKey
    from workbook.journal.vaulting import TurnedOn

_OUTSIDE = mark("The lock does not reach these copies; they are as readable as before. Delete what you do not need:")
_LEFT = mark(
    "These files are in use and not sealed yet. Close the other program; the next start of Lederbog seals them:"
)
_STILL = mark("These files are still locked: they are in use, or were locked with another passphrase:")
_OLD = mark("These could not be changed and still open with the old one; `lederbog doctor --repair` tries again:")
TO_PROVE = 2
"""Groups of the recovery code that are typed back."""


def turn_on(app: "LederbogApp", then: Callable[[], object]) -> None:
    """Ask for a passphrase, seal everything, have the recovery code written down; `then` when that is done."""
    from workbook.journal import vaulting

    def work(passphrase: str) -> "TurnedOn":
        journal = app.workbook.journal
        done = vaulting.turn_on(journal.home, app.clock, passphrase, costs=app.costs or DEFAULT_COSTS)
        journal.unlock(done.key)
        return done

    def locked(done: "TurnedOn | None") -> None:
        if done is not None:
            lists = ((_(_OUTSIDE), done.outside), (_(_LEFT), done.left))
            prove(app, done.code, lambda: _name_files(app, _("Copies without a lock"), lists, then))

    text = _(
        "Then nobody else can read it, nor whoever gets hold of the files. You write the passphrase each time you open "
        "Lederbog. If both the passphrase and the recovery code are lost, nobody can open it."
    )
    dialog = NewSecretDialog(_("Lock your workbook"), text, _("Lock it"), work, busy=_("Locking …"))
    app.push_screen(dialog, locked)


def _name_files(
    app: "LederbogApp", title: str, lists: "Sequence[tuple[str, Sequence[Path]]]", then: Callable[[], object]
) -> None:
    """What the work did not reach, each list under its sentence; nothing where there is nothing."""
    said = ["\n".join([sentence, *map(str, files)]) for sentence, files in lists if files]
    if said:
        app.push_screen(Notice(title, "\n\n".join(said)), lambda _closed: _run(then))
    else:
        then()


def _tell(app: "LederbogApp", sentence: str) -> None:
    """When the dialog is gone, and the screen under it has said what it says by itself."""
    app.call_after_refresh(app.tell, sentence)


def _run(then: Callable[[], object]) -> None:
    then()


def turn_off(app: "LederbogApp") -> None:
    """Ask for the passphrase once more and write everything in plain."""
    from workbook.journal import vaulting

    def work(secret: str) -> "tuple[Path, ...]":
        journal = app.workbook.journal
        key = unlock(journal.home, secret)
        left = vaulting.turn_off(journal.home, app.clock, key) if key is not None else ()
        journal.unlock(None)
        return left

    def opened(left: "tuple[Path, ...] | None") -> None:
        if left is not None:
            said = _("The lock is off. Whoever has the files can read them.")
            _name_files(app, _("Take note"), [(_(_STILL), left)], lambda: _tell(app, said))

    text = _(
        "Everything is then written so that it can be read by whoever has the files. Copies that you keep elsewhere "
        "stay locked and still open with the passphrase that they were made with."
    )
    dialog = SecretDialog(_("Take the lock off"), text, _("Take it off"), work, busy=_("Unlocking everything …"))
    app.push_screen(dialog, opened)


def change_passphrase(app: "LederbogApp") -> None:
    """Ask for the one that opens now, then for another."""
    text = _("Write the one that opens the workbook now. The recovery code will do, too.")
    dialog = SecretDialog(_("Choose another passphrase"), text, _("Go on"), _key_of(app), busy=_("Opening …"))
    app.push_screen(dialog, lambda key: choose_passphrase(app, key))


def choose_passphrase(app: "LederbogApp", key: "JournalKey | None") -> None:
    """Ask for another passphrase for a journal of which the key is known."""
    from workbook.journal import vaulting

    if key is None:
        return

    def work(passphrase: str) -> "tuple[Path, ...]":
        home, costs = app.workbook.journal.home, app.costs or DEFAULT_COSTS
        return vaulting.change_passphrase(home, key, passphrase, costs=costs).left

    def changed(left: "tuple[Path, ...] | None") -> None:
        if left is not None:
            said = _("The passphrase is changed. A copy that you keep elsewhere still opens with the old one.")
            _name_files(app, _("Take note"), [(_(_OLD), left)], lambda: _tell(app, said))

    text = _(
        "The backups beside the journal open with the new one, too. A copy that you keep elsewhere still opens with "
        "the old one. The recovery code stays the same."
    )
    dialog = NewSecretDialog(_("Choose another passphrase"), text, _("Use it"), work, busy=_("Changing it …"))
    app.push_screen(dialog, changed)


def offer_passphrase(app: "LederbogApp") -> None:
    """Who opened with the recovery code may have forgotten the passphrase."""

    def chosen(choice: str | None) -> None:
        if choice == "choose":
            choose_passphrase(app, app.workbook.journal.key)

    text = _("You opened with the recovery code. If you have forgotten the passphrase, choose another one now.")
    choices = [("choose", _("Choose another")), ("later", _("Not now"))]
    app.push_screen(Question(_("Passphrase"), text, choices), chosen)


def new_code(app: "LederbogApp") -> None:
    """Ask for the passphrase, make another recovery code, and have it written down."""
    from workbook.journal import vaulting

    key_of = _key_of(app)

    def work(secret: str) -> str:
        return vaulting.new_code(app.workbook.journal.home, key_of(secret))

    def made(code: str | None) -> None:
        if code:
            said = _("The new code opens now. Tear up the old paper, unless you keep a copy elsewhere that needs it.")
            prove(app, code, lambda: _tell(app, said))

    text = _(
        "You get a new code to write down, and the old one opens no more. A copy that you keep elsewhere still opens "
        "with the old code."
    )
    dialog = SecretDialog(_("Make another recovery code"), text, _("Make it"), work, busy=_("Making it …"))
    app.push_screen(dialog, made)


def _key_of(app: "LederbogApp") -> "Callable[[str], JournalKey]":
    def work(secret: str) -> "JournalKey":
        key = unlock(app.workbook.journal.home, secret)
        if key is None:
            raise LederbogError(_("The lock was taken off in another window. Nothing is lost."))
        return key

    return work


def prove_pending(app: "LederbogApp") -> None:
    """Where the code was never proved, ask for it: the set-up was broken off, or done on the command line."""
    from workbook.journal import vaulting

    key = app.workbook.journal.key
    try:
        code = vaulting.code_to_prove(app.workbook.journal.home, key) if key is not None else None
    except LederbogError as refusal:
        app.tell(f"✗ {refusal}")
        return
    if code:
        prove(app, code, lambda: None)


def prove(app: "LederbogApp", code: str, then: Callable[[], object]) -> None:
    """Show the code until two of its groups were typed back."""

    def show(_again: object = None) -> None:
        app.push_screen(CodeDialog(code), ask)

    def ask(_shown: object) -> None:
        places = sorted(secrets.SystemRandom().sample(range(len(groups(code))), TO_PROVE))
        app.push_screen(ProofDialog(code, places), asked)

    def asked(right: bool | None) -> None:
        if right:
            _proved(app)
            then()
        else:
            show()

    show()


def _proved(app: "LederbogApp") -> None:
    from workbook.journal import vaulting

    journal = app.workbook.journal
    try:
        if journal.key is not None:
            vaulting.prove_code(journal.home, journal.key)
    except LederbogError as refusal:
        app.tell(f"✗ {refusal}")
