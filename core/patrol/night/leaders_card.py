"""The leader's card of a shift: who is there and who is missing. Each leader has one, from the first one's arrival."""

from __future__ import annotations

from core.live_messages import Live, Shown, answered_below, refresh
from core.notify import notice
from core.outbox import NewMessage, Priority
from core.patrol.leaders import leaders_of
from core.patrol.night.payloads import ShiftCard, ShiftCardUpdate
from core.patrol.types.shift import Shift
from core.people.types import Account
from core.work import Work


async def ring_leaders(work: Work, shift: Shift, why: str) -> None:
    """The card anew, with a sound: somebody is missing."""
    await work.tx.outbox.add(await _cards(work, shift, why), work.now)


async def _first(work: Work, shift_id: int) -> list[NewMessage]:
    return await _cards(work, await work.tx.patrol.shifts.get(shift_id), "first", silent=True)


SHIFT_CARD = Live(ShiftCard, ShiftCardUpdate, Priority.REMINDER, first=_first)


async def refresh_shift_cards(work: Work, shift: Shift, version: int | str) -> None:
    """Every leader's card shows how it stands now; `version` names the change, so that it is told once."""
    await refresh(work, SHIFT_CARD, shift.id, version)


async def is_shift_card(work: Work, shift_id: int, account_id: int, message: int | None) -> bool:
    """Whether a press came from the card: what is asked there is answered below it."""
    return message is not None and await answered_below(work, SHIFT_CARD, Shown(shift_id, account_id, str(message)))


async def _cards(work: Work, shift: Shift, why: str, *, silent: bool = False) -> list[NewMessage]:
    leaders = await leaders_of(work, shift)
    accounts = await work.tx.people.members.accounts_of([leader.id for leader in leaders])
    return [_card(work, shift, account, why, silent=silent) for account in accounts.values()]


def _card(work: Work, shift: Shift, account: Account, why: str, *, silent: bool) -> NewMessage:
    key = f"shiftcard:{shift.id}:{account.id}:{why}"
    expires_at = shift.ends_at + work.rules.patrol.close_after
    return notice(ShiftCard(shift.id, silent), account.id, Priority.REMINDER, key, expires_at=expires_at)
