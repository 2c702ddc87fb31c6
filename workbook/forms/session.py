"""One page being filled in: the answers as they stand, the draft on disk, and the one door that saves."""

from collections.abc import Iterable, Mapping
from datetime import date

from msgspec import structs

from workbook.context import Workbook
from workbook.curriculum import answers as rules
from workbook.curriculum import conditions
from workbook.curriculum.computed import Computed, compute
from workbook.curriculum.model import Exercise, Field
from workbook.curriculum.team import not_kept
from workbook.dates import parse_stamp, stamp
from workbook.errors import AnswerError
from workbook.forms import shares
from workbook.forms.begun import with_dates
from workbook.forms.dated import as_day
from workbook.forms.filled import Filled, Saved, asked
from workbook.forms.following import follow
from workbook.forms.given import given_computed
from workbook.forms.homes.checkin import refused
from workbook.forms.options import with_options
from workbook.forms.outcome import FOLLOW_UP, OUTCOME
from workbook.forms.quoting import guarded
from workbook.forms.saving import store
from workbook.forms.suggestion import suggest
from workbook.insight.bands import bands_of
from workbook.insight.history import JournalHistory
from workbook.journal.records import Answer, Audience, Draft, Record, Value

SHARING = "deling"


class FormSession:
    """A form that is open: what is asked, what is answered so far, and where it will be kept."""

    def __init__(self, workbook: Workbook, exercise: Exercise, draft: Draft, record: Record | None, *, touched: bool):
        self.workbook = workbook
        self.exercise = exercise
        self.draft = draft
        self.record = record
        """The stored record that the form revises."""
        self.touched = touched
        """Whether something was answered that no commit holds yet."""
        self._taken_away: dict[str, Answer] = {}  # the same words may be put back
        self._unwritten = self._undurable = False
        self.begun = frozenset() if record or touched else frozenset(draft.answers)
        """Answers that the form began with; they do not count until the leader has dealt with them."""
        self.history = JournalHistory(workbook.journal, workbook.library, without=draft.record)
        self.bands = bands_of(workbook.library.pack, workbook.journal.settings())

    # What is asked

    @property
    def created(self) -> date:
        """The day on which the record was begun."""
        return parse_stamp(self.record.created if self.record else self.draft.created).date()

    @property
    def visible(self) -> tuple[Field, ...]:
        """The fields that are asked now, the tail's last."""
        today = self.workbook.clock.today()
        return conditions.visible(self.exercise, self.values, self.created, today)

    @property
    def waiting(self) -> tuple[tuple[Field, date], ...]:
        """The fields that open on a later day."""
        return conditions.waiting(self.exercise, self.values, self.created, self.workbook.clock.today())

    def field(self, field_id: str) -> Field:
        """The field with its options as they are now."""
        question = self.exercise.field(field_id)
        return with_options(self.workbook, self.exercise, question, self.values)

    # What is answered

    @property
    def values(self) -> Mapping[str, Value]:
        """Field id to value, the tail's included."""
        values = {key: answer.value for key, answer in self.draft.answers.items()}
        if self.draft.share:
            values[SHARING] = list(self.draft.share)
        return values

    @property
    def answered(self) -> tuple[int, int]:
        """How many of the page's own visible questions have an answer, and how many there are."""
        own = {question.id for question in self.exercise.fields}
        asking = [one for one in self.visible if one.id in own and one.stored]
        given = self.draft.answers.keys() - self.begun
        return sum(one.id in given for one in asking), len(asking)

    def answer(self, field_id: str, raw: object) -> tuple[str, ...]:
        """Take an answer as it was typed; None or nothing takes it away. Gives the other fields that followed.

        Raises AnswerError with the sentence for under the field; the old answer stays, and what was typed in its draft.
        """
        question = self.field(field_id)
        try:
            value = rules.normalise(question, as_day(self.workbook, question, raw), self.workbook.clock.today())
        except AnswerError:
            if isinstance(raw, str):
                self.draft.typed[field_id] = raw
                self.touched = self._unwritten = self._undurable = True
            raise
        if self.draft.typed.pop(field_id, ""):
            self._unwritten = self._undurable = True
        if field_id == SHARING:
            self.set_share(None, value if isinstance(value, list) else [])
            return ()
        if not question.kept:
            return ()
        known = self.draft.answers.get(field_id)
        if (known.value if known is not None else None) == value:
            return ()
        own = shares.own_share(self.draft, field_id)
        if value is None:
            self._taken_away[field_id] = self.draft.answers.pop(field_id)
            shares.remember(self.draft, field_id, own)
        else:
            values = self.values
            if why := rules.floor_reason(question, values) or refused(self.workbook, field_id, value, values):
                raise AnswerError(why)
            answer = asked(question, value, self.exercise.pack, share=own)
            before = known or self._taken_away.get(field_id)
            self.draft.answers[field_id] = guarded(self.workbook, question, answer, self.draft.answers, before)
        self.begun -= {field_id}
        self._changed()
        if field_id == OUTCOME:
            return (FOLLOW_UP,) if self._suggest_follow_up(str(value or "")) else ()
        return follow(self.workbook, self.exercise, self.draft, field_id, self.values)

    def suggest_look_again(self) -> None:
        """Let a page with questions for a later day suggest that day as its follow-up."""
        if any(question.id == FOLLOW_UP for question in self.exercise.tail):
            self._suggest_follow_up("")

    def _suggest_follow_up(self, outcome: str) -> bool:
        opens = min((day for _question, day in self.waiting), default=None)
        return suggest(self.workbook, self.exercise, self.draft, outcome, opens)

    def _changed(self) -> None:
        self.touched = self._unwritten = self._undurable = True

    def computed(self, field_id: str) -> Computed | None:
        """What a computed field shows now, None when there is nothing to show yet."""
        question = self.field(field_id)
        if (given := given_computed(self.workbook, question, self.record)) is not None:
            return given
        today = self.workbook.clock.today()
        return compute(question, self.exercise, self.values, self.history, self.bands, today)

    def last(self, field_id: str) -> Value | None:
        """What the field was answered with in the record before this one."""
        if self.exercise.head.record != "entry":
            return None
        series = self.history.series(self.exercise.id, field_id)
        return series[-1][1] if series else None

    # Who may see it

    def share_of(self, field_id: str) -> frozenset[Audience]:
        """Who may see the answer: its own set, else that of the whole page."""
        return shares.share_of(self.exercise, self.draft, field_id)

    @property
    def seen_by(self) -> frozenset[Audience]:
        """Everybody who may see something of the page's own answers."""
        return shares.seen_by(self.exercise, self.draft)

    def may_share(self, field_id: str) -> bool:
        """Whether the answer may be shared with anybody at all."""
        return shares.may_share(self.exercise, field_id)

    def set_share(self, field_id: str | None, audiences: Iterable[object]) -> None:
        """Say who may see one answer or, with None, the whole page.

        Raises AnswerError for an answer that is never shared.
        """
        shares.set_share(self.exercise, self.draft, field_id, audiences)
        self._changed()

    # Keeping it

    @property
    def unsaved(self) -> bool:
        """Whether something is not on disk at all, not even as a draft."""
        return self._unwritten

    def place_cursor(self, field_id: str, row: int, column: int) -> None:
        """Remember where the cursor is; it goes to disk with the next write."""
        self.draft.focus, self.draft.cursor = field_id, (row, column)
        self._undurable = self._undurable or self.touched

    def flush(self, *, durable: bool) -> None:
        """Write the draft if there is anything new; a failed write leaves it unsaved, so that it can be tried again.

        Raises LederbogError when the place cannot be written to.
        """
        if not self.touched or not (self._unwritten or (durable and self._undurable)):
            return
        self.draft.updated = stamp(self.workbook.clock.now())
        self.workbook.journal.drafts.write(self.draft, durable=durable)
        self._unwritten = False
        self._undurable = not durable

    def discard(self) -> None:
        """Drop what no commit holds."""
        self.workbook.journal.drafts.discard(self.draft.id)
        self.touched = self._unwritten = self._undurable = False

    def commit(self) -> Saved:
        """Make the draft the record, in one transaction with all that its outcome leads to.

        Raises LederbogError when it could not be stored; the draft is kept and the commit can be tried again.
        """
        if not self.touched or (self.record is None and not self.draft.answers):
            self.discard()
            return Saved()
        self.record, saved = store(_filled(self), self.draft.base)
        self.discard()
        fresh = self.workbook.journal.new_id()
        context = with_dates(self.draft.context, self.draft.answers)
        self.draft = structs.replace(
            self.draft, id=fresh, record=self.record.id, base=self.record.revision, context=context
        )
        return saved


def _filled(session: FormSession) -> Filled:
    """What there is to store."""
    draft, dropped = session.draft, not_kept(session.exercise, session.values)
    return Filled(
        workbook=session.workbook,
        exercise=session.exercise,
        answers={key: answer for key, answer in draft.answers.items() if key not in dropped},
        shown=frozenset(question.id for question in session.visible),
        share=tuple(draft.share),
        record=session.record,
        record_id=draft.record,
        created=draft.created,
        context=dict(draft.context),
    )
