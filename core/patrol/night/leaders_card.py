"""The leader's card of a shift: one message for each leader, edited whenever somebody comes or goes.

As with incidents, everything here only writes rows of the outbox; the card is composed just before it is sent.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from core.notify import notice
from core.outbox import Leased, NewMessage, Priority
from core.patrol.leaders import leaders_of
from core.patrol.night.payloads import ShiftCard, ShiftCardUpdate
from core.patrol.types.shift import Shift
from core.people.types import Account
from core.work import Work


class ShownShift(NamedTuple):
    """A shift's card, on this account's phone as this message."""

    shift_id: int
    account_id: int
    message_id: str


async def refresh_shift_cards(work: Work, shift: Shift, version: int | str) -> None:
    """Every card shows how it stands now; `version` names the change, so that it is told once. A leader who has no card
    yet gets one, without a sound."""
    shown = await work.tx.shift_cards.of_shift(shift.id)
    have = dict.fromkeys([*shown, *await work.tx.outbox.under_way(ShiftCard.kind, shift.id)])
    await work.tx.outbox.add([_update(shift.id, account_id, f"{version}") for account_id in have], work.now)
    leaders = [account for account in await _leaders(work, shift) if account.id not in have]
    await work.tx.outbox.add([_card(work, shift, account, "first", silent=True) for account in leaders], work.now)


async def ring_leaders(work: Work, shift: Shift, why: str) -> None:
    """The card anew, with a sound: somebody is missing."""
    cards = [_card(work, shift, account, why) for account in await _leaders(work, shift)]
    await work.tx.outbox.add(cards, work.now)


async def shift_cards_are(work: Work, shown: Sequence[ShownShift]) -> None:
    """These messages are the cards from now on; those before, further up, must not go on telling old news."""
    for card in shown:
        before = (await work.tx.shift_cards.of_shift(card.shift_id)).get(card.account_id)
        await work.tx.shift_cards.sent(*card)
        if before is not None and before != card.message_id:
            moved = _update(card.shift_id, card.account_id, f"moved{before}", moved=before)
            await work.tx.outbox.add([moved], work.now)


async def is_shift_card(work: Work, shift_id: int, account_id: int, message: int | None) -> bool:
    """Whether this message is the card: what is asked from it is answered below, for it goes on being edited."""
    return message is not None and (await work.tx.shift_cards.of_shift(shift_id)).get(account_id) == str(message)


async def _leaders(work: Work, shift: Shift) -> list[Account]:
    leaders = await leaders_of(work, shift)
    return list((await work.tx.people.members.accounts_of([m.id for m in leaders])).values())


def _begins(shift_id: int) -> str:
    return f"shiftcard:{shift_id}:"


def _card(work: Work, shift: Shift, account: Account, why: str, *, silent: bool = False) -> NewMessage:
    key = f"{_begins(shift.id)}{account.id}:{why}"
    expires_at = shift.ends_at + work.rules.patrol.close_after
    return notice(ShiftCard(shift.id, silent), account.id, Priority.REMINDER, key, expires_at=expires_at)


def _update(shift_id: int, account_id: int, version: str, moved: str | None = None) -> NewMessage:
    key = f"shiftupdate:{shift_id}:{account_id}:{version}"
    return notice(ShiftCardUpdate(shift_id, moved), account_id, Priority.REMINDER, key)


async def shift_card_on(work: Work, update: ShiftCardUpdate, account_id: int) -> str | None:
    """The message to edit: the card, or one that was it and is not again."""
    card = (await work.tx.shift_cards.of_shift(update.shift)).get(account_id)
    return None if card is None or card == update.moved else update.moved or card


def shift_card_anew(update: ShiftCardUpdate, row: Leased) -> NewMessage | None:
    """The card that is not there any more, as a new one; one that only pointed to it is not missed."""
    if update.moved is not None:
        return None
    card = ShiftCard(update.shift, silent=True)
    return notice(card, row.account_id, row.priority, f"{_begins(update.shift)}anew{row.id}")
