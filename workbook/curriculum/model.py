"""The types of a page: an exercise is prose and fields in reading order."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal, get_args

Kind = Literal[
    "long", "short", "rating", "ratings", "choice", "choices", "checklist", "date",
    "role", "number", "table", "sentence", "computed", "pause", "signpost", "note",
]  # fmt: skip
KINDS: tuple[Kind, ...] = get_args(Kind)
UNSTORED: frozenset[Kind] = frozenset({"computed", "pause", "signpost", "note"})
"""Kinds that show or do something and hold no answer."""

Scalar = str | int | float | bool
Value = Scalar | list[str | dict[str, Scalar]] | dict[str, int | float]
"""What an answer may be; the journal stores the same shapes."""

CellKind = Literal["short", "long", "rating", "number", "date", "role", "choice"]
Repeat = Literal["once", "module", "meeting", "case", "month", "quarter", "halfyear", "year", "any"]
Basis = Literal["source", "blend", "own"]
Sensitivity = Literal["shareable", "own", "others", "health"]
"""From what may be shared to what never leaves; the order is that of strictness."""
RecordKind = Literal["entry", "plan", "followup", "meeting", "settings"]
TailKind = Literal["full", "share", "none"]


@dataclass(frozen=True, slots=True)
class Option:
    """A choice, a row of a rating set, or a column of a table: `- id: text {kind key=value}`."""

    id: str
    text: str
    kind: CellKind = "short"
    """For a table's column: what its cells hold."""
    choices: tuple[tuple[str, str], ...] = ()
    """For a column of kind `choice`: (id, text) in order."""
    past: bool = False
    """For a column of kind `date`: its days lie behind, so one without a year is the latest that has been."""

    @property
    def short(self) -> str:
        """What stands before the text's first colon, else all of it: for pictures, and as an option elsewhere."""
        name, colon, _rest = self.text.partition(": ")
        return name if colon and len(name) <= LONGEST_NAME else self.text

    def shortened(self) -> "Option":
        """The same with its short name alone."""
        return replace(self, text=self.short)


LONGEST_NAME = 40
"""Characters; what is longer before a colon is a sentence, not a name."""


@dataclass(frozen=True, slots=True)
class Condition:
    """`field=a|b`, `field>=8`, `field<5` or `field.row|row>=2`: when a field is shown."""

    field: str
    relation: Literal["=", ">=", "<"]
    values: tuple[str, ...] = ()
    """Option ids, for `=`."""
    limit: float = 0.0
    """For `>=` and `<`: of a number, or of how many a list or table holds."""
    rows: tuple[str, ...] = ()
    """Rows of a rating set, of which one must keep to the limit."""


@dataclass(frozen=True, slots=True)
class Fill:
    """A named way to fill an empty answer, or `+N` days; with a condition only while that is met."""

    way: str
    when: Condition | None = None


@dataclass(frozen=True, slots=True)
class Field:
    """One question, or something that is shown or done."""

    id: str
    kind: Kind
    label: str
    """In the leader's own voice; stored and exported with the answer."""
    tip: str = ""
    """Markdown, without its `> Tip:` mark."""
    options: tuple[Option, ...] = ()
    optional: bool = False
    minimum: int | None = None
    maximum: int | None = None
    """For a rating: its ends. For choices: how many may be taken. For a number: its range."""
    decimals: bool = False
    """Rating rows that take one decimal (a team's average)."""
    sensitivity: Sensitivity = "own"
    """Its own, else the page's."""
    never_share: bool = False
    kept: bool = True
    """False with `keep=never`: filled in while the page is open, and stored nowhere."""
    show: Condition | None = None
    carry: tuple[str, str] | None = None
    """`from=exercise.field`: an empty answer begins as the newest answer there."""
    source: str = ""
    """`options=`: a field id of this page, `plans`, `meetings`, `shared.trio` or `shared.mus`."""
    fills: tuple[Fill, ...] = ()
    """How an empty answer begins, for example as `tomorrow`; several only with conditions, the first that is met."""
    opens: str = ""
    """A date field of the page, or `+N` days after the entry was made: not asked before that day."""
    beside: tuple[str, ...] = ()
    """Fields whose answers are shown next to this one."""
    params: Mapping[str, str] = field(default_factory=dict)
    """For `computed`: `as` (the function's name) and its arguments (`of and vs by with marks count after match`).
    For ratings: `low high rows_by floor scale`; for lists `rows_by`; for tables `rows`. For a pause: `at`.
    For all that is asked: `default`."""
    line: int = 0

    @property
    def stored(self) -> bool:
        """Whether it asks something whose answer is kept."""
        return self.kept and self.kind not in UNSTORED


@dataclass(frozen=True, slots=True)
class Prose:
    """A stretch of Markdown, shown above the fields that it introduces."""

    markdown: str
    line: int = 0


Block = Prose | Field


@dataclass(frozen=True, slots=True)
class PageHead:
    """The front matter: all that is known of a page before it is parsed."""

    id: str
    title: str
    purpose: str
    minutes: int
    chapter: str
    """The id of its folder, without the number that orders it."""
    path: Path
    repeat: Repeat = "any"
    basis: Basis = "source"
    sources: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()
    """Models and people that the page builds on, as the leader sees them."""
    sensitivity: Sensitivity = "own"
    record: RecordKind = "entry"
    tail: TailKind = "full"
    carries: str = ""
    """The field whose answer goes along to what the tail's outcome opens."""
    delete_by: str = ""
    """A date field of the page, or `+N` days after the entry was made: then it asks to be deleted."""
    recall: str = ""
    """How long after a filling the page asks to be filled anew, `10 weeks` or `3 months`; empty when it never asks."""


@dataclass(frozen=True, slots=True)
class Exercise:
    """A whole page: its head, its blocks in reading order, and the tail's fields."""

    head: PageHead
    blocks: tuple[Block, ...]
    tail: tuple[Field, ...] = ()
    pack: str = ""
    """Pack id and version, stored with every answer: `lederbog-da 1.0`."""

    @property
    def id(self) -> str:
        """The page's id."""
        return self.head.id

    @property
    def fields(self) -> tuple[Field, ...]:
        """The page's own fields, without the tail."""
        return tuple(block for block in self.blocks if isinstance(block, Field))

    def field(self, field_id: str) -> Field:
        """The field of that id, the tail's included.

        Raises KeyError when there is none.
        """
        for candidate in (*self.fields, *self.tail):
            if candidate.id == field_id:
                return candidate
        raise KeyError(field_id)


@dataclass(frozen=True, slots=True)
class Band:
    """A stretch of the scale with a word of help; not a grade."""

    id: str
    title: str
    below: float
    """Values under this belong here; the last band is `inf`."""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Stop:
    """A stop on the course's path; its pages may come again at other stops."""

    id: str
    title: str
    pages: tuple[str, ...]
    """In the order that is suggested."""
    meeting: tuple[str, int] | None = None
    """The meeting that dates the stop: (`module` | `trio` | `kickoff`, number)."""
    choices: tuple[tuple[str, ...], ...] = ()
    """Pages next to each other of which one is enough."""
    later: tuple[str, ...] = ()
    """Pages for when there is time: they never wait."""
    minutes: int = 0
    """On the meeting's own day no page takes longer, since a few of its questions are enough; 0 sets no limit."""


@dataclass(frozen=True, slots=True)
class Pack:
    """What a pack says of itself in `pack.yaml`."""

    id: str
    title: str
    version: str
    language: str
    bands: tuple[Band, ...]
    path: tuple[Stop, ...]
    toolbox: tuple[str, ...]
    chapters: Mapping[str, str]
    """Chapter id to title, in order."""
    at_hand: tuple[str, ...] = ()
    """Pages that are always one key away."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A fault in a page, told so that its author can mend it."""

    path: Path
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.message}"


WIDEST, NARROWEST = 76, 44
"""Columns for which a picture is drawn at most, and for which it is always right."""

Picture = Callable[[int], tuple[str, ...]]
"""Draws lines of single-width characters, none wider than the columns that are given."""


@dataclass(frozen=True, slots=True)
class Computed:
    """What a computed field shows: a sentence, and below it a picture."""

    text: str
    picture: Picture | None = None

    @property
    def lines(self) -> tuple[str, ...]:
        """The picture where there is plenty of room."""
        return self.drawn(WIDEST)

    def drawn(self, width: int) -> tuple[str, ...]:
        """The picture within so many columns."""
        return self.picture(max(min(width, WIDEST), NARROWEST)) if self.picture is not None else ()


STRICTNESS: Mapping[Sensitivity, int] = {"shareable": 0, "own": 1, "others": 2, "health": 3}
