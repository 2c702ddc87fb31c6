"""The words of the command line for kinds, states and audiences."""

from workbook.i18n import _


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
    """The status in the language in use."""
    words = {
        "done": _("done"),
        "conflict": _("two versions"),
        "draft": _("draft"),
        "open": _("open"),
        "moved": _("moved"),
        "dropped": _("dropped"),
        "plan": _("plan"),
        "do": _("do"),
        "study": _("study"),
        "act": _("act"),
        "paused": _("paused"),
        "closed": _("closed"),
        "planned": _("planned"),
        "held": _("held"),
    }
    return words.get(status, status)
