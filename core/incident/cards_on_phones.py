"""Which messages on which phones are an incident's cards, and how they are kept up to date."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from core.incident.payloads import AlertCard, AlertCardUpdate
from core.notify import notice
from core.outbox import Leased, NewMessage, Priority
from core.work import Work


class ShownCard(NamedTuple):
    """An incident's card, on this account's phone as this message."""

    incident_id: int
    account_id: int
    message_id: str


async def cards_are(work: Work, shown: Sequence[ShownCard]) -> None:
    """These messages are the cards from now on. Those before, further up in the chats, must not go on telling old
    news."""
    if not shown:
        return
    known = await work.tx.incident.alerts.messages({card.incident_id for card in shown})
    for card in shown:
        place = card.incident_id, card.account_id
        before, known[place] = known.get(place), card.message_id
        await work.tx.incident.alerts.card_sent(*card)
        if before is not None and before != card.message_id:
            await work.tx.outbox.add([_moved(*place, before, card.message_id)], work.now)


async def card_pressed(work: Work, card: ShownCard, *, looks_wrong: bool = False) -> None:
    """The pressed message is the card from now on. It may have been one before, and be told to look further down.
    `looks_wrong`: it offered what is not to be had any more."""
    before = await work.tx.incident.alerts.card(card.incident_id, card.account_id)
    await cards_are(work, [card])
    if looks_wrong or before != card.message_id:
        await work.tx.outbox.add([_update(card.incident_id, card.account_id)], work.now)


def _moved(incident_id: int, account_id: int, before: str, now: str) -> NewMessage:
    """Without a key: a message that becomes the card again moves again. `up`: an older message is the card now."""
    up = before.isdigit() and now.isdigit() and int(now) < int(before)
    return notice(AlertCardUpdate(incident_id, before, up), account_id, Priority.REPLY)


def _update(
    incident_id: int, account_id: int, key: str | None = None, priority: Priority = Priority.REPLY
) -> NewMessage:
    return notice(AlertCardUpdate(incident_id), account_id, priority, key)


async def refresh_cards(work: Work, incident_id: int, version: int) -> None:
    """Every card delivered, or just on its way, is edited to show how it stands now; one that still waits will show it
    anyway. The edit stands in line behind the card, so it finds it delivered."""
    await refresh_cards_of(work, incident_id, await holding_a_card(work, incident_id), version)


async def refresh_cards_of(
    work: Work, incident_id: int, accounts: Iterable[int], version: int, priority: Priority = Priority.REPLY
) -> None:
    """The same on these phones; once for each `version`."""
    updates = [_update(incident_id, id_, f"update:{incident_id}:{id_}:{version}", priority) for id_ in accounts]
    await work.tx.outbox.add(updates, work.now)


async def holding_a_card(work: Work, incident_id: int) -> list[int]:
    """The accounts with a card, or with one just on its way."""
    delivered = await work.tx.incident.alerts.cards(incident_id)
    return list(dict.fromkeys([*delivered, *await work.tx.outbox.under_way(AlertCard.kind, incident_id)]))


async def card_on(work: Work, update: AlertCardUpdate, account_id: int) -> str | None:
    """The message to edit: the card, or one that was it and is not again."""
    card = await work.tx.incident.alerts.card(update.incident, account_id)
    return None if card is None or card == update.moved else update.moved or card


def card_anew(update: AlertCardUpdate, row: Leased) -> NewMessage | None:
    """The card that is not there any more, as a new one; one that only pointed to it is not missed."""
    if update.moved is not None:
        return None
    card = AlertCard(update.incident, silent=True)
    return notice(card, row.account_id, row.priority, f"card:{update.incident}:anew{row.id}")
