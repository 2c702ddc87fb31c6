"""Who may see the rounds and check-ins of a plan that its page does not show, when the page is shared anew."""

from collections.abc import Sequence

from msgspec import structs

from workbook.journal.records import AUDIENCES, Answer, Audience, Cycle, Plan


def reshared(plan: Plan, number: int, before: Sequence[Audience]) -> Plan:
    """The plan, whose page shows the round of that number and was shared with `before` until now.

    What the page does not show is shared with nobody new, and with nobody whom the plan is taken from.
    """
    if set(before) == set(plan.share):
        return plan
    return structs.replace(plan, cycles=[_round(cycle, plan, number, before) for cycle in plan.cycles])


def _round(cycle: Cycle, plan: Plan, number: int, before: Sequence[Audience]) -> Cycle:
    checkins = [structs.replace(one, answers=_unseen(one.answers, plan, before)) for one in cycle.checkins]
    shown = cycle.number == number
    if shown:
        return structs.replace(cycle, checkins=checkins)
    amendments = [
        structs.replace(one, answer=one.answer and _unseen({one.field: one.answer}, plan, before)[one.field])
        for one in cycle.amendments
    ]
    answers = _unseen(cycle.answers, plan, before)
    return structs.replace(cycle, checkins=checkins, answers=answers, amendments=amendments)


def _unseen(answers: dict[str, Answer], plan: Plan, before: Sequence[Audience]) -> dict[str, Answer]:
    gone = set(before) - set(plan.share)
    return {
        name: structs.replace(
            answer,
            share=[
                one
                for one in AUDIENCES
                if one in (before if answer.share is None else answer.share) and one not in gone
            ],
        )
        for name, answer in answers.items()
    }
