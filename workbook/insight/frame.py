"""What the leader said of her own frame that the rest of the workbook keeps to."""

from contextlib import suppress

from workbook.context import Workbook
from workbook.curriculum.team import FEWEST
from workbook.errors import DamagedError, NotFoundError
from workbook.journal.lookup import newest_first

FRAME_PAGE, EMPLOYEES = "min-ramme", "antal_medarbejdere"
TEAM_PAGE = "temperatur-team"
"""The page that asks for a team's averages."""


def team_is_small(workbook: Workbook) -> bool:
    """Whether she leads so few that averages would tell who said what; not when she has not said how many."""
    heads = [head for head in workbook.journal.entry_heads() if head.exercise == FRAME_PAGE]
    for head in newest_first(heads):
        with suppress(NotFoundError, DamagedError):
            answer = workbook.journal.get(head.id).answers.get(EMPLOYEES)
            return answer is not None and isinstance(answer.value, int | float) and answer.value < FEWEST
    return False
