"""Manifest of people: what joining and the duty declare to the machine."""

from __future__ import annotations

from core.feature import Feature, Notice
from core.people import actions, duty, joining
from core.people.clocks import CLOCKS
from core.people.leaving import lose_duty
from core.people.payloads import Arrival, DutyEnded, DutyQuestion

PEOPLE = Feature(
    "people",
    notices=(
        Notice(Arrival, joining.arrived, remembers=False),
        Notice(DutyQuestion, duty.still, elsewhere=duty.unasked),
        Notice(DutyEnded, duty.ended),
    ),
    actions=(actions,),
    words=actions.WORDS,
    clocks=CLOCKS,
    leaving=lose_duty,
)
