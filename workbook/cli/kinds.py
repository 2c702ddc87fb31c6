"""The words of the command line for kinds, states and audiences."""

from typing import cast

from workbook.i18n import _
from workbook.plan.phase import Phase, phase_name


def kind_name(kind: str) -> str:
    """What a record of this kind is called."""
    names = {
        "entry": _("Note"),
        "plan": _("Action plan"),
        "followup": _("Follow-up"),
        "meeting": _("Meeting"),
        "draft": _("Draft"),
    }
    return names.get(kind, kind)


def audience_word(audience: str) -> str:
    """Who it is, in a few letters."""
    return {"trio": _("TRIO"), "mus": _("MUS"), "leder": _("my leader")}.get(audience, audience)


def status_word(status: str) -> str:
    """The status in the language in use; empty for what has none, as the settings and people."""
    words = {
        "conflict": _("two versions"),
        "trash": _("in the trash"),
        "draft": _("draft"),
        "open": _("open"),
        "done": _("done"),
        "moved": _("moved"),
        "dropped": _("dropped"),
        "planned": _("planned"),
        "held": _("held"),
    }
    return words.get(status) or (phase_name(cast(Phase, status)) if status else "")
