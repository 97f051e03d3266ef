"""Manifest of patrols: what rosters, answers, nights and the ledger declare to the machine."""

from __future__ import annotations

from core.feature import Feature, Notice
from core.outbox import Kind
from core.patrol import actions
from core.patrol.ledger import actions as about_ledger
from core.patrol.ledger.notices import LEDGER
from core.patrol.night import actions as about_night
from core.patrol.night.notices import ON_DUTY
from core.patrol.night.replies import EQUIPMENT
from core.patrol.roster import actions as about_roster
from core.patrol.roster import notices as roster
from core.patrol.roster.replies import HOUR
from core.patrol.sheet import screens
from core.patrol.staffing import actions as about_staffing
from core.patrol.staffing import leave_notices, substitute_notices
from core.patrol.staffing import notices as staffing
from core.patrol.staffing.replies import COMING

_COMPOSERS = {
    # -- the roster
    Kind.ROSTER: roster.roster,
    Kind.SHIFT_CHANGED: roster.changed,
    Kind.GONE: roster.gone,
    Kind.RESTORED: roster.restored,
    Kind.LEAVE: leave_notices.to_leader,
    Kind.YOUR_LEAVE: leave_notices.to_member,
    Kind.SHEET: screens.notice,
    # answers, reminders, substitutes
    Kind.SHIFT_REMINDER: staffing.reminder,
    Kind.CANNOT_COME: staffing.cannot_come,
    Kind.CAN_AFTER_ALL: staffing.can_after_all,
    Kind.UNANSWERED: staffing.silent,
    Kind.SHORT: staffing.short,
    Kind.GAP: staffing.gap,
    Kind.JOINED: staffing.joined,
    Kind.ASKED: substitute_notices.asked,
    Kind.SUBSTITUTE: substitute_notices.became,
    Kind.CONFIRM_SUBSTITUTE: substitute_notices.confirm,
    **ON_DUTY,
    **LEDGER,
}

PATROL = Feature(
    "patrol",
    notices={kind: Notice(compose) for kind, compose in _COMPOSERS.items()},
    actions=(actions, about_roster, screens, about_staffing, about_night, about_ledger),
    readers=(EQUIPMENT, HOUR, COMING),
)
