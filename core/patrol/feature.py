"""Manifest of patrols: what rosters, answers, nights and the ledger declare to the machine."""

from __future__ import annotations

from typing import Any

from core.feature import Feature, Notice
from core.patrol import actions
from core.patrol.clocks import CLOCKS
from core.patrol.forgetting import forget_leave, forget_positions, forget_sheets
from core.patrol.leaving import come_off
from core.patrol.ledger import actions as about_ledger
from core.patrol.ledger import notices as ledger
from core.patrol.ledger.payloads import (
    CorrectionAsked,
    CorrectionSettled,
    LateEntryTold,
    PoliceSignReminder,
    SignReminder,
    Unsigned,
)
from core.patrol.night import actions as about_night
from core.patrol.night import leaders_card
from core.patrol.night import notices as night
from core.patrol.night.payloads import (
    ClosedForYou,
    FewLeft,
    NotThere,
    OkCheck,
    RollCalled,
    ShiftCard,
    ShiftCardUpdate,
    Silence,
    SilenceOver,
    SilenceTaken,
    StillIn,
    TheyAreStillIn,
    TooFew,
)
from core.patrol.night.replies import EQUIPMENT
from core.patrol.roster import actions as about_roster
from core.patrol.roster import notices as roster
from core.patrol.roster.payloads import MemberGone, MemberRestored, RosterPublished, ShiftChanged
from core.patrol.roster.replies import HOUR
from core.patrol.sheet import screens
from core.patrol.sheet.payloads import SheetRead
from core.patrol.staffing import actions as about_staffing
from core.patrol.staffing import leave_notices, substitute_notices
from core.patrol.staffing import notices as staffing
from core.patrol.staffing.payloads import (
    CanAfterAll,
    CannotCome,
    ConfirmSubstitute,
    GapOffered,
    GapTaken,
    LeaveTold,
    ShiftReminder,
    SubstituteAsked,
    SubstituteStep,
    Unanswered,
    Understrength,
    YourLeave,
)
from core.patrol.staffing.replies import COMING
from core.patrol.undelivered import hand_on

_ROSTER: tuple[Notice[Any], ...] = (
    Notice(RosterPublished, roster.roster),
    Notice(ShiftChanged, roster.changed),
    Notice(MemberGone, roster.gone),
    Notice(MemberRestored, roster.restored),
    Notice(SheetRead, screens.sheet_notice),
)
_STAFFING: tuple[Notice[Any], ...] = (
    Notice(LeaveTold, leave_notices.to_leader),
    Notice(YourLeave, leave_notices.to_member),
    Notice(ShiftReminder, staffing.reminder),
    Notice(CannotCome, staffing.cannot_come, elsewhere=hand_on),
    Notice(CanAfterAll, staffing.can_after_all, elsewhere=hand_on),
    Notice(Unanswered, staffing.silent, elsewhere=hand_on),
    Notice(Understrength, staffing.short, elsewhere=hand_on),
    Notice(GapOffered, staffing.gap),
    Notice(GapTaken, staffing.joined),
    Notice(SubstituteAsked, substitute_notices.asked),
    Notice(SubstituteStep, substitute_notices.became),
    Notice(ConfirmSubstitute, substitute_notices.confirm, elsewhere=hand_on),
)
_NIGHT: tuple[Notice[Any], ...] = (
    Notice(ShiftCard, night.shift_card, elsewhere=hand_on),
    Notice(ShiftCardUpdate, night.shift_card, remembers=False, repeatable=True),
    Notice(RollCalled, night.roll_called),
    Notice(NotThere, night.not_there),
    Notice(TooFew, night.too_few, elsewhere=hand_on),
    Notice(FewLeft, night.few_left, elsewhere=hand_on),
    Notice(OkCheck, night.ok_check),
    Notice(Silence, night.silence, elsewhere=hand_on),
    Notice(SilenceTaken, night.silence_taken),
    Notice(SilenceOver, night.silence_over),
    Notice(StillIn, night.still_in),
    Notice(TheyAreStillIn, night.they_are_still_in, elsewhere=hand_on),
    Notice(ClosedForYou, night.closed_for_you),
)
_LEDGER: tuple[Notice[Any], ...] = (
    Notice(CorrectionAsked, ledger.asked),
    Notice(CorrectionSettled, ledger.settled),
    Notice(LateEntryTold, ledger.entered),
    Notice(Unsigned, ledger.unsigned),
    Notice(SignReminder, ledger.sign),
    Notice(PoliceSignReminder, ledger.police_sign),
)

PATROL = Feature(
    "patrol",
    notices=(*_ROSTER, *_STAFFING, *_NIGHT, *_LEDGER),
    live=(leaders_card.SHIFT_CARD,),
    clocks=CLOCKS,
    leaving=come_off,
    forget=(forget_sheets, forget_positions, forget_leave),
    actions=(actions, about_roster, screens, about_staffing, about_night, about_ledger),
    words=actions.WORDS,
    readers=(EQUIPMENT, HOUR, COMING),
)
