"""The types of a page: an exercise is prose and fields in reading order."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, get_args

Kind = Literal[
    "long", "short", "rating", "ratings", "choice", "choices", "checklist", "date",
    "role", "number", "table", "sentence", "computed", "pause", "signpost",
]  # fmt: skip
KINDS: tuple[Kind, ...] = get_args(Kind)
UNSTORED: frozenset[Kind] = frozenset({"computed", "pause", "signpost"})
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


@dataclass(frozen=True, slots=True)
class Condition:
    """`field=a|b`, `field>=8` or `field<5`: when a field is shown."""

    field: str
    relation: Literal["=", ">=", "<"]
    values: tuple[str, ...] = ()
    """Option ids, for `=`."""
    limit: float = 0.0
    """For `>=` and `<`."""


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
    show: Condition | None = None
    carry: tuple[str, str] | None = None
    """`from=exercise.field`: an empty answer begins as the newest answer there."""
    source: str = ""
    """`options=`: a field id of this page, `plans`, `meetings`, `shared.trio` or `shared.mus`."""
    fill: str = ""
    """A named way to fill an empty answer, for example `tomorrow` or `trio`."""
    opens: str = ""
    """A date field of the page, or `+N` days after the entry was made: not asked before that day."""
    beside: tuple[str, ...] = ()
    """Fields whose answers are shown next to this one."""
    params: Mapping[str, str] = field(default_factory=dict)
    """For `computed`: `as` (the function's name) and its arguments (`of and vs by count after match`).
    For ratings: `low high rows_by floor`. For a pause: `at`."""
    line: int = 0


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
    meeting: tuple[str, int] | None = None
    """The meeting that dates the stop: (`module` | `trio` | `kickoff`, number)."""


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


@dataclass(frozen=True, slots=True)
class Problem:
    """A fault in a page, told so that its author can mend it."""

    path: Path
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.message}"


@dataclass(frozen=True, slots=True)
class Computed:
    """What a computed field shows: a sentence, and below it a picture of at most 76 columns."""

    text: str
    lines: tuple[str, ...] = ()


STRICTNESS: Mapping[Sensitivity, int] = {"shareable": 0, "own": 1, "others": 2, "health": 3}
