"""Screens for members from check-in to check-out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from core.patrol.labels import rule_of, shift_hours, shift_name
from core.patrol.night.actions import (
    AskKit,
    CheckIn,
    CheckOut,
    CountReminded,
    ImOk,
    KitComplete,
    KitDone,
    KitFound,
    KitItem,
    KitList,
    KitStill,
    NobodyReminded,
    NothingOpen,
    OpenIsReport,
    PlaceByList,
    ShowRoute,
    SkipEarly,
    SkipPlace,
    SkipWhy,
    WhyIsReport,
    WriteNote,
)
from core.patrol.night.check_in import CheckedIn
from core.patrol.night.check_out import Summary
from core.patrol.night.equipment import item_name
from core.patrol.night.presence import Roll
from core.patrol.types.field import Item, ItemState
from core.patrol.types.shift import Assignment, By, Duty, Shift
from core.screen import Option, Screen, Style, pairs, screen
from core.text import Hour, Text, lasting
from core.work import Work

Rows = list[list[Option]]


# -- check-in --------------------------------------------------------------------------------------------------------


def arrived(arrival: CheckedIn, left: Sequence[Text]) -> Screen:
    """The receipt, one of the five rules, what the shift before left; then why so late, or where."""
    shift, mine, roll = arrival.duty.shift, arrival.duty.assignment, arrival.roll
    companions = [a for a in roll.here if a.id != mine.id]
    body = [_receipt(arrival), *([Text("checkin.unsure")] if mine.in_by is By.OFFLINE else [])]
    body += [Text("checkin.with", who=roll.names(companions))] if companions else []
    body += [Text("conduct.rule", rule=rule_of(shift)), *left]
    if arrival.late is not None:
        return screen(*body, Text("checkin.why_late"), rows=[[_skip(SkipWhy(shift.id).encode())]])
    return ask_place(shift, *body)


def _receipt(arrival: CheckedIn) -> Text:
    mine, roll = arrival.duty.assignment, arrival.roll
    at = Hour(mine.in_at or arrival.duty.shift.starts_at)
    if arrival.late is not None:
        return Text("checkin.late", at=at, late=lasting(arrival.late))
    return Text("checkin.done", at=at, team=roll.team, here=len(roll.here), due=roll.due)


def ask_place(shift: Shift, *first: Text) -> Screen:
    by_list = Option(Text("button.by_list"), PlaceByList(shift.id).encode())
    return screen(*first, Text("checkin.where"), rows=[[by_list, _skip(SkipPlace(shift.id).encode())]])


def not_there(shift: Shift, report: Option) -> Screen:
    """Checked in, and not able to come: whoever does not go on duty checks out, whoever cannot walk reports it."""
    out = Option(Text("button.check_out"), CheckOut(shift.id).encode())
    shown = ask_place(shift, Text("checkin.not_there"))
    return Screen(shown.body, (*shown.rows, (out,), (report,)))


def why_noted(shift: Shift, words: str) -> Screen:
    """A report must not be lost because it was written while a reason was asked for."""
    report = Option(Text("button.is_report"), WhyIsReport(shift.id).encode())
    shown = ask_place(shift, Text("checkin.why_noted", words=words))
    return Screen(shown.body, (*shown.rows, (report,)))


def which_shift(work: Work, duties: Sequence[Duty]) -> Screen:
    zone = work.rules.zone
    rows = [
        [
            Option(
                Text("checkin.one", shift=shift_name(d.shift, zone), hours=shift_hours(d.shift, zone)),
                CheckIn(d.shift.id).encode(),
            )
        ]
        for d in duties
    ]
    return screen(Text("checkin.which"), rows=rows)


def _skip(action: str) -> Option:
    return Option(Text("button.skip"), action)


# -- equipment -------------------------------------------------------------------------------------------------------


def ask_kit(shift: Shift, assignment: Assignment, *first: Text) -> Screen:
    question = Text("kit.complete") if assignment.on_duty else Text("kit.returned")
    rows = [
        [
            Option(Text("button.kit_complete"), KitComplete(shift.id).encode(), Style.SUCCESS),
            Option(Text("button.kit_missing"), KitList(shift.id, ItemState.MISSING).encode()),
        ],
        [
            Option(Text("button.kit_broken"), KitList(shift.id, ItemState.BROKEN).encode()),
            _skip(KitDone(shift.id).encode()),
        ],
    ]
    return screen(*first, question, rows=rows)


def ask_found(shift_id: int, now: datetime, missing: Sequence[Text]) -> Screen:
    """Question whether missing equipment was found: another's "Đủ" does not wipe away what somebody misses."""
    rows = [
        [
            Option(Text("button.kit_found"), KitFound(shift_id, int(now.timestamp())).encode(), Style.SUCCESS),
            Option(Text("button.kit_still"), KitStill(shift_id).encode()),
        ]
    ]
    if len(missing) > 1:
        rows.append([Option(Text("button.kit_each"), KitList(shift_id, ItemState.MISSING).encode())])
    return screen(*missing, Text("kit.found"), rows=rows)


def kit_list(shift: Shift, items: Sequence[Item], state: ItemState) -> Screen:
    question = Text("kit.which_missing") if state is ItemState.MISSING else Text("kit.which_broken")
    options = [_item(shift, item, state) for item in items]
    done = [
        Option(Text("button.done"), KitDone(shift.id).encode(), Style.SUCCESS),
        Option(Text("button.back"), AskKit(shift.id).encode()),
    ]
    return screen(question, rows=[*pairs(options), done])


def _item(shift: Shift, item: Item, state: ItemState) -> Option:
    if item.state is state:
        marked = Text("kit.marked", item=item_name(item))
        return Option(marked, KitItem(shift.id, ItemState.OK, item.id).encode())
    return Option(item_name(item), KitItem(shift.id, state, item.id).encode())


# -- check-out -------------------------------------------------------------------------------------------------------


def gone(duty: Duty) -> list[Text]:
    """The receipt."""
    done = Text("checkout.done", at=Hour(duty.assignment.out_at or duty.shift.ends_at))
    return [done, Text("checkout.unsure")] if duty.assignment.out_by is By.OFFLINE else [done]


def ask_why_early(duty: Duty, early: timedelta) -> Screen:
    why = Text("checkout.why_early", early=lasting(early))
    stay = Option(Text("button.still_on_duty"), CheckIn(duty.shift.id).encode())
    return screen(*gone(duty), why, rows=[[stay, _skip(SkipEarly(duty.shift.id).encode())]])


def ask_open(shift: Shift, *first: Text) -> Screen:
    nothing = Option(Text("button.nothing_open"), NothingOpen(shift.id).encode())
    return screen(*first, Text("handover.ask"), rows=[[nothing]])


def ask_count(shift: Shift, *first: Text, is_report: bool = False) -> Screen:
    rows = [[Option(Text("button.nobody_reminded"), NobodyReminded(shift.id).encode())]]
    rows += [[Option(Text("button.is_report"), OpenIsReport(shift.id).encode())]] if is_report else []
    return screen(*first, Text("count.ask"), rows=rows)


def night_lines(duty: Duty, night: Summary) -> list[Text]:
    """Lines of one member's night."""
    mine, shift = duty.assignment, duty.shift
    span = {"began": Hour(mine.in_at or shift.starts_at), "ended": Hour(mine.out_at or shift.ends_at)}
    return [
        Text("checkout.night", lasted=lasting(night.lasted), **span),
        Text("checkout.figures", points=night.checkpoints, reminded=night.reminded, reports=night.reports),
        Text("checkout.thanks"),
    ]


# -- on duty ---------------------------------------------------------------------------------------------------------


def panel(work: Work, duty: Duty, roll: Roll, *more: Text) -> Screen:
    """The screen of the running shift."""
    shift = duty.shift
    title = Text(
        "duty.panel",
        shift=shift_name(shift, work.rules.zone),
        at=Hour(duty.assignment.in_at or shift.starts_at),
        team=roll.team,
        here=len(roll.here),
        due=roll.due,
    )
    return screen(title, *more, rows=panel_rows(shift))


def panel_rows(shift: Shift) -> Rows:
    return [
        [
            Option(Text("button.im_ok"), ImOk(shift.id).encode(), Style.SUCCESS),
            Option(Text("button.checkpoint"), ShowRoute(shift.id).encode()),
        ],
        [
            Option(Text("button.note"), WriteNote(shift.id).encode()),
            Option(Text("button.reminded"), CountReminded(shift.id).encode()),
        ],
        [
            Option(Text("button.kit"), AskKit(shift.id).encode()),
            Option(Text("button.check_out"), CheckOut(shift.id).encode()),
        ],
    ]
