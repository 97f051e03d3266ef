"""Điểm qua: by a tap, by a short code, by the location of the phone, once or as it moves."""

from __future__ import annotations

from typing import Any

from telegram import Location, Message, Update
from telegram.ext import BaseHandler, filters

from core.actions import Go, Menu
from core.incident.filing import DETAILS
from core.incident.filing import FLOW as REPORT_FLOW
from core.patrol.access import require_on_duty
from core.patrol.night import checkpoints
from core.patrol.night.actions import ShowDuty, ShowRoute, Visit
from core.patrol.night.checkpoints import Located, VisitNoted
from core.patrol.night.presence import roll_of
from core.patrol.types.field import Checkpoint
from core.patrol.types.shift import Duty
from core.screen import Option, Screen, pairs, screen
from core.text import At, Text, shown_distance
from handlers.incident import report_words
from handlers.kit import Pressed, Saying, Spoke
from handlers.patrol.night.check_in import CODE
from handlers.patrol.night.screens import panel
from handlers.turn import BotContext, Turn

_A_FEW_WORDS = r"\S+(?: \S+){0,6}"  # a code, or "em đang ở ngã ba Đồi Chè"
Handlers = list[BaseHandler[Update, BotContext, Any]]


def handlers() -> Handlers:
    return [Pressed(ShowRoute, show), Pressed(Visit, visit)]


def on_the_way(turn: Turn) -> Handlers:
    """Codes and places that are sent without being asked for, by somebody on duty. While a report is being told they
    are part of it; a code that joins one that has gone out long ago would tell nobody anything."""
    if not turn.actor.watched:
        return []
    code_ = Spoke(Saying(CODE), code)
    if turn.conversation.flow == REPORT_FLOW:
        return [code_] if turn.conversation.state == DETAILS else []
    said = Spoke(Saying(_A_FEW_WORDS), code) if turn.conversation.flow is None else code_
    return [said, Spoke(filters.LOCATION, location)]


async def show(turn: Turn, pressed: ShowRoute) -> None:
    await _show(turn, await require_on_duty(turn.work, turn.member, pressed.shift))


async def _show(turn: Turn, duty: Duty, *first: Text) -> None:
    points = await turn.work.tx.patrol.route.checkpoints(duty.shift.team)
    options = [Option(_label(p), Visit(duty.shift.id, p.id).encode()) for p in points]
    back = Option(Text("button.back"), ShowDuty(duty.shift.id).encode())
    turn.say(screen(*first, Text("route.where"), rows=[*pairs(options), [back]]))


def _label(point: Checkpoint) -> Text:
    return Text("route.point", code=point.code, place=point.name)


async def visit(turn: Turn, pressed: Visit) -> None:
    await _say_passed(
        turn, await checkpoints.visit(turn.work, turn.member, pressed.shift, pressed.checkpoint, turn.sent_at)
    )


async def code(turn: Turn, message: Message) -> None:
    duty = await _duty(turn)
    point = await checkpoints.checkpoint_called(turn.work, duty.shift.team, message.text or "") if duty else None
    told_to_a_report = turn.conversation.flow == REPORT_FLOW
    if duty is not None and point is None and not told_to_a_report and checkpoints.meant_as_code(message.text or ""):
        await _show(turn, duty, Text("route.no_such_code", code=message.text or ""))
        return
    if duty is None or point is None:
        await _tell(turn, message)
        return
    await _say_passed(turn, await checkpoints.visit(turn.work, turn.member, duty.shift.id, point.id, turn.sent_at))


async def location(turn: Turn, message: Message) -> None:
    duty = await _duty(turn)
    if duty is None or message.location is None:
        await _tell(turn, message)
        return
    found = await checkpoints.locate(turn.work, turn.member, duty.shift.id, _place(message.location), turn.sent_at)
    live = [Text("route.live", days=turn.work.rules.patrol.positions_kept.days)] if _moves(message.location) else []
    if found.passed is not None:
        await _say_passed(turn, found.passed, *live)
    else:
        turn.say(_elsewhere(found, *live))


async def moved(turn: Turn, here: Location) -> None:
    """A live location went on. Nothing is answered: the phone sends them by itself."""
    if turn.member is not None and turn.actor.watched:
        await checkpoints.moved(turn.work, turn.member.id, _place(here), turn.sent_at)


async def _duty(turn: Turn) -> Duty | None:
    return await turn.work.tx.patrol.assignments.on_duty(turn.member.id) if turn.member else None


def _moves(here: Location) -> bool:
    """A live location. The attribute itself warns of its future type."""
    return "live_period" in here.to_dict()


def _place(here: Location) -> tuple[float, float]:
    return here.latitude, here.longitude


async def _tell(turn: Turn, message: Message) -> None:
    """Take words that were no checkpoint as more of the report that is open, or the beginning of one."""
    if turn.conversation.flow in (None, REPORT_FLOW):
        await report_words.go_on_telling(turn, message)
    else:
        await report_words.tell_instead(turn, message)


async def _say_passed(turn: Turn, passed: VisitNoted, *more: Text) -> None:
    line = Text("route.passed_doubtful") if passed.doubtful else Text("route.passed")
    said = Text(line.id, place=passed.checkpoint.name, at=At(turn.sent_at))
    turn.say(panel(turn.work, passed.duty, await roll_of(turn.work, passed.duty.shift), said, *more))


def _elsewhere(found: Located, *more: Text) -> Screen:
    """Away from every checkpoint: noted all the same, and the nearest may be written down as passed."""
    shift = found.duty.shift
    rest = [
        Option(Text("menu.report"), Go(Menu.REPORT).encode()),
        Option(Text("button.on_duty"), ShowDuty(shift.id).encode()),
    ]
    if found.nearest is None or found.metres is None:
        return screen(Text("checkin.place"), *more, rows=[rest])
    anyway = Option(Text("route.anyway", place=found.nearest.name), Visit(shift.id, found.nearest.id).encode())
    noted = Text("route.nearest", place=found.nearest.name, distance=shown_distance(found.metres))
    return screen(noted, *more, rows=[[anyway], rest])
