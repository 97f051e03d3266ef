"""The night ledger: the last nights, what is to be signed, a month, one's own; log page and sheet into the chat."""

from __future__ import annotations

from typing import Any

from telegram import Update
from telegram.ext import BaseHandler

from core.actions import Go, Menu
from core.channels import Document
from core.errors import Stale
from core.patrol.labels import shift_name
from core.patrol.ledger import corrections, logbook, nights, signing
from core.patrol.ledger.actions import LogPage, MonthSheet, OwnNights, ShowMonthOfNights, ShowNight, ShowNights, Sign
from core.patrol.ledger.counting import Hand, money
from core.patrol.ledger.nights import MOST_SHIFTS
from core.patrol.night.leaders_card import is_shift_card
from core.people.types import Member, Team
from core.screen import Media, MediaKind, screen
from core.text import Text
from core.times import Month
from handlers.kit import Pressed
from handlers.patrol.ledger import screens as shown
from handlers.turn import BotContext, Turn


def handlers() -> list[BaseHandler[Update, BotContext, Any]]:
    return [
        Pressed(Go, show, where=Menu.NIGHTS),
        Pressed(ShowNights, show_team),
        Pressed(Go, to_sign, where=Menu.TO_SIGN),
        Pressed(Sign, sign),
        Pressed(ShowNight, show_night),
        Pressed(ShowMonthOfNights, show_month),
        Pressed(MonthSheet, month_sheet),
        Pressed(LogPage, log_page),
        Pressed(Go, own_now, where=Menu.OWN_NIGHTS),
        Pressed(OwnNights, own),
    ]


async def teams_of(turn: Turn) -> dict[str, Team]:
    return {team.code: team for team in await turn.work.tx.people.places.teams()}


async def show(turn: Turn, _: Go) -> None:
    await _show(turn, nights.team_for(turn.member, None))


async def show_team(turn: Turn, pressed: ShowNights) -> None:
    wanted = None if pressed.team == shown.ALL else pressed.team
    await _show(turn, nights.team_for(turn.member, wanted))


async def _show(turn: Turn, code: str | None) -> None:
    teams = await teams_of(turn)
    """What waits is counted for what is shown: everything, or the one team."""
    signs = sum(code in (None, shift.team) for shift, _ in await signing.to_sign(turn.work, turn.member))
    waiting = len(await corrections.undecided(turn.work, turn.member, code))
    if code is None:
        turn.say(shown.overview(turn.work, teams, signs, waiting))
        return
    recent = await nights.recent(turn.work, turn.member, code)
    turn.say(shown.team_nights(turn.work, _team(teams, code), recent, signs, waiting))


def _team(teams: dict[str, Team], code: str) -> Team:
    if code not in teams:
        raise Stale(Text("error.stale"))
    return teams[code]


# -- signing ---------------------------------------------------------------------------------------------------------


async def to_sign(turn: Turn, _: Go) -> None:
    waiting = await signing.to_sign(turn.work, turn.member)
    days = [shift.day for shift, _ in waiting[:MOST_SHIFTS]]
    rows = await nights.count(turn.work, min(days), max(days)) if days else []
    turn.say(shown.to_sign(turn.work, await teams_of(turn), waiting, rows))


async def sign(turn: Turn, pressed: Sign) -> None:
    if pressed.hand not in set(Hand):
        raise Stale(Text("error.stale"))
    shift = await signing.sign_shift(turn.work, turn.member, pressed.shift, Hand(pressed.hand))
    turn.toast = Text("sign.done", shift=shift_name(shift, turn.work.rules.zone))
    await _say_night(turn, pressed.shift)


async def show_night(turn: Turn, pressed: ShowNight) -> None:
    from_card = await is_shift_card(turn.work, pressed.shift, turn.account.id, turn.tapped)
    await _say_night(turn, pressed.shift, fresh=from_card)


async def _say_night(turn: Turn, shift_id: int, *, fresh: bool = False) -> None:
    night = await nights.night(turn.work, turn.member, shift_id)
    by = {night.shift.leader_signed_by, night.shift.police_signed_by} - {None}
    signers = await turn.work.tx.people.members.many([one for one in by if one is not None])
    turn.say(shown.one_night(turn.work, night, await teams_of(turn), signers, _member(turn)), fresh=fresh)


async def log_page(turn: Turn, pressed: LogPage) -> None:
    """The page of the patrol log, to print and keep."""
    from reports.patrol import logbook_page  # python-docx is loaded only where it is used

    page = await logbook.logbook_page(turn.work, turn.member, pressed.shift)
    file = Document(logbook_page.file_name(page), logbook_page.document(page))
    here = Text("logbook.here", shift=shift_name(page.shift, turn.work.rules.zone))
    await _send(turn, file, here)


# -- months ----------------------------------------------------------------------------------------------------------


async def show_month(turn: Turn, pressed: ShowMonthOfNights) -> None:
    month, wanted = _month(pressed.month), None if pressed.team == shown.ALL else pressed.team
    code = nights.team_for(turn.member, wanted)
    sums, teams = await nights.sums(turn.work, turn.member, month, code), await teams_of(turn)
    if code is None:
        turn.say(shown.month_of_all(turn.work, sums, teams, _member(turn)))
    else:
        turn.say(shown.month_of_team(turn.work, sums, _team(teams, code)))


async def month_sheet(turn: Turn, pressed: MonthSheet) -> None:
    """The list for payment, for who signs for the police."""
    from reports.patrol import payment_list  # openpyxl, likewise

    month = _month(pressed.month)
    sums = await nights.for_payment(turn.work, turn.member, month)
    file = Document(payment_list.file_name(month), payment_list.workbook(turn.work.rules, sums, await teams_of(turn)))
    paid, amount = (sum(getattr(total, what) for total in sums.totals) for what in ("paid", "money"))
    told = {"people": len(sums.totals), "nights": paid, "money": money(amount)}
    await _send(turn, file, Text("month.sheet", month=month.shown, **told))


async def own_now(turn: Turn, _: Go) -> None:
    await _say_own(turn, await nights.latest_month(turn.work, turn.member))


async def own(turn: Turn, pressed: OwnNights) -> None:
    await _say_own(turn, _month(pressed.month))


async def _say_own(turn: Turn, month: Month) -> None:
    found = await nights.own_nights(turn.work, turn.member, month)
    total = found.total
    rate = money(turn.work.rules.patrol.pay_rate)
    turn.say(shown.own_month(turn.work, month, found, money(total.money if total else 0), rate))


async def _send(turn: Turn, file: Document, caption: Text) -> None:
    """Papers are there to be printed: they can be saved."""
    id_ = await turn.work.tx.files.add(file, turn.work.now)
    turn.say(screen(caption, media=Media(MediaKind.DOCUMENT, str(id_))), fresh=True)


def _month(written: str) -> Month:
    try:
        return Month.parse(written)
    except ValueError:
        raise Stale(Text("error.stale")) from None


def _member(turn: Turn) -> Member:
    assert turn.member is not None  # noqa: S101 - the router lets only members in here
    return turn.member
