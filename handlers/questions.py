"""Table of contents: every question that can be open, as the conversations declare them beside their states."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from core.conversation import Question
from core.incident.filing import FLOW as REPORT_FLOW
from handlers.incident import report_turn
from handlers.patrol.ledger import corrections, late_entry
from handlers.patrol.night import check_in, check_out, on_duty
from handlers.patrol.roster import plans
from handlers.patrol.staffing import answers, leave
from handlers.people import members, own_name

State = TypeVar("State", bound=StrEnum)


def _of(flow: str, questions: Mapping[State, Question]) -> dict[tuple[str, str], Question]:
    return {(flow, state): question for state, question in questions.items()}


QUESTIONS: Mapping[tuple[str, str], Question] = {
    **_of(REPORT_FLOW, report_turn.QUESTIONS),
    **_of(own_name.FLOW, own_name.QUESTIONS),
    **_of(members.FIND_FLOW, members.FIND_QUESTIONS),
    **_of(members.INVITE_FLOW, members.INVITE_QUESTIONS),
    **_of(plans.PLAN_FLOW, plans.QUESTIONS),
    **_of(leave.LEAVE_FLOW, leave.QUESTIONS),
    **_of(answers.REASON_FLOW, answers.QUESTIONS),
    **_of(check_in.CHECK_IN_FLOW, check_in.QUESTIONS),
    **_of(on_duty.ON_DUTY_FLOW, on_duty.QUESTIONS),
    **_of(check_out.CHECK_OUT_FLOW, check_out.QUESTIONS),
    **_of(corrections.FLOW, corrections.QUESTIONS),
    **_of(late_entry.FLOW, late_entry.QUESTIONS),
}
