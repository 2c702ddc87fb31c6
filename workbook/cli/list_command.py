"""`lederbog list`: what is stored, newest first."""

from collections.abc import Callable, Mapping
from datetime import date

import click

from workbook.cli.columns import aligned
from workbook.cli.endings import short_ids
from workbook.cli.items import Item, day_of, document, item
from workbook.cli.kinds import audience_word, status_word
from workbook.cli.options import Day
from workbook.cli.session import Session, session_of
from workbook.cli.streams import data, printable, say
from workbook.cli.words import Command, Option
from workbook.dates import brief, parse_stamp
from workbook.i18n import _, mark
from workbook.journal.journal import Journal
from workbook.journal.records import Draft, Record

_SHELVES: Mapping[str, Callable[[Journal], list[Record | Draft]]] = {
    "entry": lambda journal: [*journal.entries()],
    "plan": lambda journal: [*journal.plans()],
    "followup": lambda journal: [*journal.followups()],
    "meeting": lambda journal: [*journal.meetings()],
    "draft": lambda journal: [*journal.drafts.all()],
}


@click.command(
    "list",
    cls=Command,
    help=mark("List what is stored, newest first. The first column is the end of the id, which `show` takes."),
)
@click.option(
    "--kind",
    cls=Option,
    type=click.Choice(list(_SHELVES)),
    default="entry",
    help=mark("What to list; entries without this."),
)
@click.option("--from", "first", cls=Option, type=Day(), metavar="DATE", help=mark("From this day on."))
@click.option("--to", "last", cls=Option, type=Day(), metavar="DATE", help=mark("Until this day, itself included."))
@click.option("--json", "as_json", cls=Option, is_flag=True, help=mark("As JSON, for other programs."))
@click.pass_context
def list_records(context: click.Context, kind: str, first: date | None, last: date | None, as_json: bool) -> None:
    """Print the records of a kind."""
    session = session_of(context)
    today = session.clock.today()
    records = [record for record in _newest(session.journal, kind) if _within(record, first, last)]
    items = [item(record, today, _titles(session, kind)) for record in records]
    if as_json:
        data(document(items))
    elif items:
        data(aligned(_rows(session, items)))
    else:
        say(_("There is nothing here."))


def _newest(journal: Journal, kind: str) -> list[Record | Draft]:
    """The journal gives records oldest first, and drafts newest first."""
    records = _SHELVES[kind](journal)
    return records if kind == "draft" else records[::-1]


def _within(record: Record | Draft, first: date | None, last: date | None) -> bool:
    if first is None and last is None:
        return True
    day = day_of(record)
    return (first is None or first <= day) and (last is None or day <= last)


def _titles(session: Session, kind: str) -> Mapping[str, str]:
    """The titles of the pages; only drafts need them."""
    return {head.id: head.title for head in session.library.heads.values()} if kind == "draft" else {}


def _rows(session: Session, items: list[Item]) -> list[tuple[str, str, str]]:
    today = session.clock.today()
    endings = short_ids(session.journal, [each["id"] for each in items])
    return [
        (endings[each["id"]], brief(parse_stamp(each["created"]).date(), today), _line(each, today)) for each in items
    ]


def _line(each: Item, today: date) -> str:
    """The title, then what else tells it from others."""
    facts = [printable(each.get("title", ""))]
    if each["kind"] not in ("entry", "draft"):
        facts.append(status_word(each["status"]))
    if each.get("due"):
        facts.append(brief(date.fromisoformat(each["due"]), today))
    if each["status"] == "conflict":
        facts.append(status_word("conflict"))
    if each["share"]:
        facts.append(_("shared: {audiences}").format(audiences=", ".join(audience_word(one) for one in each["share"])))
    facts += [f"#{printable(tag)}" for tag in each.get("tags", [])]
    return " · ".join(fact for fact in facts if fact)
