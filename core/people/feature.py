"""Manifest of people: what joining and the duty declare to the machine."""

from __future__ import annotations

from core.feature import Feature, Notice
from core.outbox import Kind
from core.people import actions, duty, joining

PEOPLE = Feature(
    "people",
    actions=(actions,),
    notices={
        Kind.ARRIVED: Notice(joining.arrived),
        Kind.DUTY_STILL: Notice(duty.still),
        Kind.DUTY_ENDED: Notice(duty.ended),
    },
)
