"""`lederbog show`: one record whole."""

from collections.abc import Iterator, Sequence

import click

from workbook.cli.endings import find
from workbook.cli.items import document, due_of, item, kind_of, status_of
from workbook.cli.kinds import audience_word, kind_name, status_word
from workbook.cli.session import Session, session_of
from workbook.cli.streams import data, printable
from workbook.cli.words import Command, Option
from workbook.curriculum.display import display
from workbook.dates import from_iso, long, parse_stamp, time_of_day
from workbook.i18n import _, mark
from workbook.journal.records import Answer, Cycle, Draft, Plan, Record
from workbook.plan.prediction import amended
from workbook.text import clean

RULE = "─" * 40


@click.command(
    "show",
    cls=Command,
    help=mark("Show one record whole. ID is an id, or the end of one: at least four characters that no other ends in."),
)
@click.argument("ending", metavar="ID")
@click.option("--json", "as_json", cls=Option, is_flag=True, help=mark("As JSON, for other programs."))
@click.option("--history", cls=Option, is_flag=True, help=mark("Every version that is kept, oldest first."))
@click.pass_context
def show(context: click.Context, ending: str, as_json: bool, history: bool) -> None:
    """Print a record, or all its versions."""
    session = session_of(context)
    found = find(session.journal, ending)
    versions: Sequence[Record | Draft] = [found]
    if history and isinstance(found, Record):
        versions = session.journal.history(found.id)
    if as_json:
        titles = _titles(session, found)
        data(document(item(version, session.clock.today(), titles) for version in versions))
    else:
        data(f"\n\n{RULE}\n\n".join("\n".join(_lines(session, version)) for version in versions))


def _titles(session: Session, record: Record | Draft) -> dict[str, str]:
    """The title of the page of a draft, which has none of its own."""
    heads = session.library.heads if isinstance(record, Draft) else {}
    return {head.id: head.title for head in heads.values()}


def _lines(session: Session, record: Record | Draft) -> Iterator[str]:
    today = session.clock.today()
    yield printable(item(record, today, _titles(session, record)).get("title", ""))
    yield " · ".join([kind_name(kind_of(record)), *_moments(record)])
    status = status_of(record, today)
    facts = [] if (kind_of(record), status) == ("entry", "done") else [status_word(status)]
    if due := due_of(record, today):
        facts.append(_("due {day}").format(day=long(from_iso(due))))
    if record.share:
        facts.append(_shared(record.share))
    if isinstance(record, Record):
        if record.trashed and status != "trash":
            facts.append(status_word("trash"))
        facts += [f"#{printable(tag)}" for tag in record.tags]
    yield " · ".join(fact for fact in facts if fact)
    yield record.id
    yield from _answers(record.answers, record.share)
    for cycle in record.cycles if isinstance(record, Plan) else ():
        yield from _cycle(cycle, record.share)


def _moments(record: Record | Draft) -> Iterator[str]:
    """When it was made, and when it was last changed."""
    made, changed = parse_stamp(record.created), parse_stamp(record.updated)
    yield f"{long(made.date())} {time_of_day(made)}"
    if (changed - made).total_seconds() >= 60:
        yield _("changed {moment}").format(moment=f"{long(changed.date())} {time_of_day(changed)}")


def _cycle(cycle: Cycle, share: Sequence[str]) -> Iterator[str]:
    yield from ("", _("Round {number}").format(number=cycle.number))
    yield from _answers(cycle.answers, share)
    for day, answers in amended(cycle):
        yield from ("", _("Predicted otherwise {day}").format(day=long(day)))
        yield from _answers(answers, share)
    for checkin in cycle.checkins:
        yield from ("", _("Check-in {day}").format(day=long(parse_stamp(checkin.at).date())))
        yield from _answers(checkin.answers, share)


def _answers(answers: dict[str, Answer], share: Sequence[str]) -> Iterator[str]:
    """Question and answer; who may see it where that differs from the whole record."""
    for answer in answers.values():
        own = answer.share is not None and sorted(answer.share) != sorted(share)
        note = f"  [{_shared(answer.share or ())}]" if own else ""
        yield from ("", printable(answer.question) + note)
        for text in clean(display(answer.kind, answer.value, answer.labels)).text.split("\n"):
            yield f"  {text}".rstrip()


def _shared(audiences: Sequence[str]) -> str:
    if not audiences:
        return _("only me")
    return _("shared: {audiences}").format(audiences=", ".join(audience_word(one) for one in audiences))
