"""Rosters, ledgers and positions are a team's own and the police's: members of another team, its leader, supporters,
the people's committee and strangers see none of them and change nothing, whatever button they press."""

from __future__ import annotations

import inspect
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, fields
from datetime import date
from itertools import product

import pytest

from core.actions import Action, Go
from core.patrol.ledger.actions import LateDay, MonthSheet, OwnNights, ShowMonthOfNights
from core.patrol.ledger.corrections import propose
from core.patrol.sheet import upload
from core.patrol.sheet.rows import Line
from core.patrol.staffing.actions import AskMember, Cannot
from core.patrol.types.plan import Absence
from core.patrol.types.shift import ShiftState
from core.work import Work
from tests.commune import Commune, at
from tests.hand import Hand
from tests.patrol.kit import ACTIONS, december, shift
from tests.patrol.night_kit import a_night

OUTSIDERS = ("dong", "hung_t1", "thien", "nguyet", "stranger")
REASON = "việc riêng trong nhà"
SECRETS = ("Thành", "Tư", "Huy", "Hòa", "Mận", "Bờ hồ", "Ngã ba Đồi Chè", "Trạm bơm", "Hồ Sen", "Tổ 3 có mặt", REASON)
MENUS = (
    *("patrol", "board", "shifts", "calendar", "nights", "to_sign", "own_nights", "roster", "corrections", "absences"),
    *("can", "cannot", "substitute", "check_in", "check_out", "leave", "new_plan", "plans", "late_entry"),
)
# What a press could change; not what it leaves by itself: the update, the answer, where the conversation stands.
KEPT = (
    *("shifts", "shift_events", "live_messages", "assignments", "watches", "asks", "corrections", "absences"),
    *("patrol_plans", "equipment", "positions", "checkpoints", "files", "incidents", "sheets"),
)


@dataclass(frozen=True)
class World:
    """World that the buttons of team 3 point to: for each name of a field all that could stand in it."""

    values: dict[str, tuple[object, ...]]

    def presses(self, action: type[Action], nonce: int) -> Iterator[Action]:
        """A button with a field that has no values here is new: say above what could stand in it."""
        values = {**self.values, "nonce": (nonce,)}
        if action in (ShowMonthOfNights, MonthSheet, OwnNights):
            values["month"] = ("2026-11",)
        if action is LateDay:
            values["day"] = ("2026-11-14",)
        for chosen in product(*(values[field.name] for field in fields(action))):
            yield action(*chosen)


def every_button() -> list[type[Action]]:
    found = [one for module in ACTIONS for _, one in inspect.getmembers(module, inspect.isclass)]
    names = {module.__name__ for module in ACTIONS}
    return [one for one in dict.fromkeys(found) if issubclass(one, Action) and one.tag and one.__module__ in names]


async def team_three(commune: Commune) -> World:
    """At 22:45: tonight's shift runs and nobody on it answers, tomorrow's waits for a substitute, last night's has a
    correction to decide and no signature, a day of December is a draft."""
    thanh, tu, huy, *_ = await commune.phones("thanh", "tu", "huy", "hoa", "man")
    names = ("thanh", "tu", "huy", "hoa", "man")
    people = {name: (await commune.member(name)).id for name in names}
    over = await a_night(commune, 13, huy=("22:00", "02:00"), hoa=("22:00", "02:00"))
    ((last_night,),) = await commune.rows("SELECT id FROM assignments WHERE member_id = ?", people["huy"])
    now = await shift(commune, "thanh", "tu", "huy", starts=at("22:00"), responsible="thanh")
    coming = await shift(commune, "thanh", "tu", "huy", responsible="thanh")
    draft = await shift(commune, "thanh", "tu", starts=december("22:00", 5), state=ShiftState.DRAFT)
    commune.clock.now = at("22:00")
    for hand in (thanh, tu, huy):
        await hand.says("vao ca")
    await huy.says("3-1").shares_place(11.9993, 107.8885)
    await tu.forges(Cannot(coming.id).encode()).says(REASON)
    await tu.forges(AskMember(coming.id, people["hoa"]).encode())
    member, times = await commune.member("huy"), (at("22:30", 13), at("02:00"))
    correction = await commune.work(lambda work: propose(work, member, last_night, times, REASON))
    leave = Absence(0, people["man"], date(2026, 11, 20), date(2026, 11, 22))
    absence = await commune.work(lambda work: work.tx.patrol.absences.add(leave))
    await commune.forward(minutes=45)
    ((silent,),) = await commune.rows(
        "SELECT id FROM assignments WHERE member_id = ? AND shift_id = ?", people["huy"], now.id
    )
    ((ask,),) = await commune.rows("SELECT id FROM asks")
    await _a_sheet_of(commune, thanh)
    ((item,), *_) = await commune.rows("SELECT id FROM equipment WHERE team = 'T3'")
    ((checkpoint,),) = await commune.rows("SELECT id FROM checkpoints WHERE code = '3-2'")
    return World(
        {
            "shift": (now.id, coming.id, over.id, draft.id),
            "assignment": (silent, last_night),
            "member": (people["huy"],),
            "ask": (ask,),
            "absence": (absence.id,),
            "correction": (correction.id,),
            "checkpoint": (checkpoint,),
            "item": (item,),
            "team": ("T3", "-"),
            "month": (202611, 202612),
            "day": (20261116,),
            "days": (7,),
            "minute": (int(at("23:00", 15).timestamp()) // 60,),
            "first": (0, 8),
            "asked": (int(at("23:00", 15).timestamp()),),
            "minutes": (int(at("23:00", 13).timestamp()) // 60,),
            "sure": ("ask", "yes"),
            "state": ("missing",),
            "how": ("here", "absent"),
            "hand": ("leader", "police"),
            "kind": ("-",),
            "template": ("D",),
            "wanted": ("on",),
            "peak": ("no",),
            "code": ("mistake",),
            "number": (1,),
            "mark": ("000000000000",),
        }
    )


async def _a_sheet_of(commune: Commune, hand: Hand) -> None:
    """Put in a sheet that has been read and is not entered yet."""
    account = await commune.account(hand)
    member = await commune.work(lambda work: work.tx.people.members.get(account.member_id))
    line = Line("Tổ 3", 2, date(2026, 12, 5), "Ca đêm", "", "", "", "Hồ Văn Tư")
    await commune.work(lambda work: upload.receive(work, member, account, "file", None))

    async def read(work: Work) -> None:
        sheet = await upload.take_sheet(work)
        assert sheet is not None
        await upload.keep(work, sheet, [line])

    await commune.work(read)
    await commune.settle()


def _kept(commune: Commune) -> list[list[tuple[object, ...]]]:
    with closing(sqlite3.connect(commune.bot.database.file)) as connection:
        return [connection.execute(f"SELECT * FROM {table}").fetchall() for table in KEPT]  # noqa: S608


def _shown(hand: Hand) -> str:
    """Text that the last press brought onto this phone: words, labels and what flashed up."""
    labels = [button.text for m in hand.messages[-2:] for row in m.inline for button in row]
    return "\n".join([*(m.words for m in hand.messages[-2:]), *labels, *hand.phone.toasts[-2:]])


async def _in_vain(commune: Commune, hand: Hand, buttons: Iterable[Action]) -> None:
    before = _kept(commune)
    for button in buttons:
        await hand.forges(button.encode())
        told = [secret for secret in SECRETS if secret in _shown(hand)]
        assert not told, f"{button} tells {told}\n{hand.screen}"
        assert _kept(commune) == before, f"{button} changed something\n{hand.screen}"
    hand.reads()
    commune.expects_nothing_more()  # and nobody was told anything in their name


@pytest.mark.parametrize("name", OUTSIDERS)
async def test_no_button_about_patrols_opens_anything_of_another_team(commune: Commune, name: str) -> None:
    world = await team_three(commune)
    (hand,) = await commune.phones(name)
    await hand.says("/start")
    commune.everybody_reads()
    pressed = [press for action in every_button() for press in world.presses(action, nonce=0)]
    await _in_vain(commune, hand, [*(Go(where) for where in MENUS), *pressed])


@pytest.mark.parametrize(
    ("opened_by", "reaches_for"),
    [
        ("leavet1:T1", "leavem1:{nonce}:{huy}"),
        ("go1:late_entry", "lshift1:{nonce}:{over}"),
        ("go1:late_entry", "lteam1:{nonce}:T3"),
        ("late1:{own}", "ltick1:{nonce}:{huy}:on"),
        ("fix1:{own}", "fixfor1:{nonce}:{night}"),
    ],
)
async def test_a_leader_does_not_get_out_of_the_own_team_inside_a_flow(
    commune: Commune, opened_by: str, reaches_for: str
) -> None:
    world = await team_three(commune)
    own = await a_night(commune, 13, "T1", dong=("22:00", "02:00"), hung_t1=("22:00", "02:00"))
    (hung,) = await commune.phones("hung_t1")
    values = {name: found[0] for name, found in world.values.items()}
    names = {"own": own.id, "huy": values["member"], "night": world.values["assignment"][1]}
    await hung.says("/start").forges(opened_by.format(**names))
    assert (await commune.conversation(hung))["flow"] is not None
    commune.everybody_reads()
    ((nonce,),) = await commune.rows("SELECT max(nonce) FROM conversations")
    before = _kept(commune)
    await hung.forges(reaches_for.format(**names, nonce=nonce, over=world.values["shift"][2]))
    assert not [secret for secret in SECRETS if secret in _shown(hung)], hung.screen
    assert _kept(commune) == before


@pytest.mark.parametrize(
    ("name", "about", "shifts"),
    [("tu", {"shift"}, slice(0, 2)), ("hoa", {"ask"}, slice(0, 1)), ("huy", {"shift", "correction"}, slice(2, 3))],
    ids=["on the shift", "asked to stand in", "with a correction"],
)
async def test_who_has_lost_the_role_does_nothing_where_they_still_stand(
    commune: Commune, name: str, about: set[str], shifts: slice
) -> None:
    """The role went by a list or a database tool, and their place on the shift stayed: every press asks anew."""
    world = await team_three(commune)
    hand = commune[name]
    await hand.says("/start")  # a sign of life, once
    member = (await commune.account(hand)).member_id
    await commune.change("UPDATE member_roles SET role = 'support_member' WHERE member_id = ?", member)
    commune.everybody_reads()
    before = _kept(commune)
    values = {field: found[shifts if field == "shift" else slice(1)] for field, found in world.values.items()}
    theirs = [action for action in every_button() if about & {field.name for field in fields(action)}]
    pressed = [press for action in theirs for press in World(values).presses(action, nonce=0)]
    for button in (*(Go(where) for where in MENUS), *pressed):
        await hand.forges(button.encode())
        told = [words for words in (REASON, "Ca đêm", "Tổ 3", "Bờ hồ") if words in _shown(hand)]
        assert not told, f"{button} tells {told}\n{hand.screen}"
        assert _kept(commune) == before, f"{button} changed something\n{hand.screen}"
    hand.reads()
    commune.expects_nothing_more()
