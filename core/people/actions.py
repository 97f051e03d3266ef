"""Buttons about duty, profiles, invitations and members."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from core.actions import Action, Answer, DraftButton, Go, Menu


@dataclass(frozen=True)
class SwitchDuty(Action):
    """Take ("on") or hand back ("off") the duty."""

    tag: ClassVar[str] = "duty1"
    which: str


@dataclass(frozen=True)
class DutyStill(Action):
    """The duty taken at `since` (seconds of the epoch) goes on."""

    tag: ClassVar[str] = "dutygo1"
    answers = Answer.YES
    since: int


@dataclass(frozen=True)
class DutyOver(Action):
    """The duty taken at `since` is over."""

    tag: ClassVar[str] = "dutyend1"
    answers = Answer.NO
    since: int


@dataclass(frozen=True)
class SetLanguage(Action):
    tag: ClassVar[str] = "lang1"
    language: str


@dataclass(frozen=True)
class Leave(Action):
    """`sure` is "ask" on the profile, "yes" on the question that follows, "sos" where one's own SOS is open."""

    tag: ClassVar[str] = "leave1"
    sure: str


@dataclass(frozen=True)
class InviteRole(DraftButton):
    tag: ClassVar[str] = "inv1"
    role: str


@dataclass(frozen=True)
class InviteTeam(DraftButton):
    """`team` is a code, or "-" for none."""

    tag: ClassVar[str] = "invt1"
    team: str


@dataclass(frozen=True)
class RevokeInvitation(Action):
    tag: ClassVar[str] = "uninv1"
    invitation: int


@dataclass(frozen=True)
class OnMember(Action):
    member: int


@dataclass(frozen=True)
class ShowMember(OnMember):
    tag: ClassVar[str] = "mem1"


@dataclass(frozen=True)
class Suspend(OnMember):
    """Asks first: it ends every right, and costs shifts."""

    tag: ClassVar[str] = "susp1"


@dataclass(frozen=True)
class ConfirmSuspend(OnMember):
    tag: ClassVar[str] = "suspyes1"


@dataclass(frozen=True)
class Restore(OnMember):
    tag: ClassVar[str] = "rest1"


@dataclass(frozen=True)
class InviteAgain(OnMember):
    tag: ClassVar[str] = "reinv1"


@dataclass(frozen=True)
class CorrectName(OnMember):
    tag: ClassVar[str] = "name1"


@dataclass(frozen=True)
class CorrectCallName(OnMember):
    tag: ClassVar[str] = "call1"


@dataclass(frozen=True)
class AskHonorific(OnMember):
    tag: ClassVar[str] = "addr1"


@dataclass(frozen=True)
class SetHonorific(OnMember):
    """`honorific` is a code of `core.people.types.HONORIFICS`."""

    tag: ClassVar[str] = "addrs1"
    honorific: str


@dataclass(frozen=True)
class ShowRoles(OnMember):
    tag: ClassVar[str] = "roles1"


@dataclass(frozen=True)
class SetRole(OnMember):
    """`wanted` is "on" or "off": pressed again later it still does what it said."""

    tag: ClassVar[str] = "role2"
    role: str
    wanted: str


# Words that mean the same wherever they are typed, by their ids in the catalogue.
WORDS: Mapping[Action, Sequence[str]] = {
    Go(Menu.PROFILE): ("words.profile", "menu.profile"),
    Go(Menu.RIGHTS): ("words.rights", "button.rights"),
    Go(Menu.DUTY): ("words.duty", "menu.duty"),
    Go(Menu.MEMBERS): ("menu.members",),
    Go(Menu.INVITE): ("menu.invite",),
}
