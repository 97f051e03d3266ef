"""Vào ca: the tap itself is the check-in; why so late, where and with what is asked afterwards."""

from __future__ import annotations

from enum import StrEnum

from telegram import Message
from telegram.ext import ConversationHandler, filters

from core.actions import Go, Menu
from core.conversation import Hears, Question
from core.errors import Invalid
from core.jsontext import written
from core.patrol.access import own_place
from core.patrol.labels import shift_hours, shift_name
from core.patrol.night import check_in, checkpoints, equipment
from core.patrol.night.actions import CheckIn, NotComing, PlaceByList, ShowDuty, SkipPlace, SkipWhy, WhyIsReport
from core.patrol.night.check_in import CheckedIn
from core.patrol.night.presence import roll_of
from core.patrol.types.shift import Shift
from core.policy import Act, require
from core.screen import Option, screen
from core.speech.coming import said_of_coming
from core.speech.hamlets import called_exactly
from core.text import Hour, Text, shown_distance
from handlers.incident import report_words
from handlers.incident.report import send_unfinished
from handlers.incident.was_a_report import becomes_report, or_report, perhaps_a_report
from handlers.kit import OF_THIS_SHIFT, Pressed, Spoke
from handlers.patrol.night.on_duty import shift_of
from handlers.patrol.night.screens import arrived, ask_kit, ask_place, not_there, panel, which_shift, why_noted
from handlers.turn import BotContext, Turn

CHECK_IN_FLOW = "check_in"
CODE = r"(?=.*\d)[a-z0-9]{1,4}(?: [a-z0-9]{1,4})?"  # a checkpoint's, as it is typed: "3-2", "b4"
END = ConversationHandler.END
_TEXT = filters.TEXT & ~filters.COMMAND


class CheckInState(StrEnum):
    """Values are stored with the conversation and never change."""

    WHY = "why"
    PLACE = "place"


_NO_WORD_ON_THE_NEXT = frozenset({Go(Menu.CANNOT).encode()})  # "không đi được" is then about this shift
QUESTIONS = {
    CheckInState.WHY: Question(Hears.WORDS, in_passing=True, part_of_it=OF_THIS_SHIFT),
    CheckInState.PLACE: Question(
        Hears.PLACE, again=Text("checkin.where"), part_of_it=frozenset({Go(Menu.CANNOT).encode()})
    ),
}


def conversation() -> ConversationHandler[BotContext]:
    return ConversationHandler(
        name=CHECK_IN_FLOW,
        persistent=True,
        allow_reentry=True,
        entry_points=[
            Pressed(CheckIn, press),
            Pressed(Go, say, where=Menu.CHECK_IN),
            Pressed(NotComing, not_coming),
            Pressed(SkipWhy, skip_why),
            Pressed(WhyIsReport, why_is_report),
            Pressed(PlaceByList, by_list),
            Pressed(SkipPlace, skip_place),
        ],
        states={
            CheckInState.WHY: [Spoke(_TEXT, or_report(why))],
            CheckInState.PLACE: [Spoke(filters.LOCATION, or_report(location)), Spoke(_TEXT, or_report(place))],
        },
        fallbacks=[],
    )


async def say(turn: Turn, _: Go) -> CheckInState | int | None:
    """ "Vào ca": the shift that begins soon or runs; of several one is chosen."""
    member = require(turn.member, Act.PATROL)
    found = await check_in.open_to(turn.work, member, turn.sent_at)
    on_duty = await turn.work.tx.patrol.assignments.on_duty(member.id)
    if on_duty is not None and (not found or turn.work.now < on_duty.shift.ends_at):
        return await _check_in(turn, on_duty.shift.id)
    if len(found) == 1:
        return await _check_in(turn, found[0].shift.id)
    if found:
        turn.say(which_shift(turn.work, found))
        return None
    raise Invalid(await _none(turn, member.id))


async def _none(turn: Turn, member_id: int) -> Text:
    coming = await turn.work.tx.patrol.assignments.coming(member_id, turn.work.now, 1)
    if not coming:
        return Text("checkin.none")
    shift, zone = coming[0].shift, turn.work.rules.zone
    return Text("checkin.not_yet", shift=shift_name(shift, zone), hours=shift_hours(shift, zone))


async def press(turn: Turn, pressed: CheckIn) -> CheckInState | int:
    return await _check_in(turn, pressed.shift)


async def _check_in(turn: Turn, shift_id: int) -> CheckInState | int:
    unsure = turn.pressed_since is not None
    arrival = await check_in.check_in(turn.work, turn.member, shift_id, turn.earliest, offline=unsure)
    if arrival.again or arrival.back:
        return await _there(turn, arrival)
    await _begin(turn, arrival.duty.shift)
    turn.say(arrived(arrival, await equipment.left_by_the_last(turn.work, arrival.duty.shift)))
    return _first_question(arrival)


async def _there(turn: Turn, arrival: CheckedIn) -> int:
    if arrival.back:  # what was asked after the check-out is no longer asked
        await send_unfinished(turn)
        turn.end()
    between = arrival.away
    lines = [Text("checkin.away", left=Hour(between[0]), back=Hour(between[1]))] if between else []
    turn.say(panel(turn.work, arrival.duty, arrival.roll, *lines))
    return END


def _first_question(arrival: CheckedIn) -> CheckInState:
    return CheckInState.WHY if arrival.late is not None else CheckInState.PLACE


async def _begin(turn: Turn, shift: Shift) -> None:
    """A report that was begun goes out first: it must not be lost for a check-in."""
    await send_unfinished(turn)
    turn.begin(CHECK_IN_FLOW, written({"shift": shift.id}), turn.work.rules.details_for)


# -- why -------------------------------------------------------------------------------------------------------------


async def not_coming(turn: Turn, pressed: NotComing) -> CheckInState:
    duty = await check_in.not_coming(turn.work, turn.member, pressed.shift)
    await _begin(turn, duty.shift)
    skip = Option(Text("button.skip"), SkipWhy(duty.shift.id).encode())
    turn.say(screen(Text("missing.noted"), rows=[[skip]]))
    return CheckInState.WHY


async def why(turn: Turn, message: Message) -> CheckInState | int:
    duty = await own_place(turn.work, turn.member, shift_of(turn))
    reason = await check_in.give_why(turn.work, turn.member, duty.shift.id, message.text or "")
    if duty.assignment.in_at is None:
        turn.say(screen(Text("missing.why_noted")))
        return END
    turn.say(why_noted(duty.shift, reason))
    return CheckInState.PLACE


async def skip_why(turn: Turn, pressed: SkipWhy) -> CheckInState | int:
    duty = await own_place(turn.work, turn.member, pressed.shift)
    if duty.assignment.in_at is None:
        turn.say(screen(Text("missing.thanks")))
        return END
    await _begin(turn, duty.shift)
    turn.say(ask_place(duty.shift))
    return CheckInState.PLACE


async def why_is_report(turn: Turn, pressed: WhyIsReport) -> int:
    return await becomes_report(turn, await check_in.take_back_why(turn.work, turn.member, pressed.shift))


# -- where -----------------------------------------------------------------------------------------------------------


async def location(turn: Turn, message: Message) -> int:
    assert message.location is not None  # noqa: S101 - the filter
    here = message.location
    position = here.latitude, here.longitude
    metres = await check_in.stand_at(turn.work, turn.member, shift_of(turn), position, turn.sent_at)
    noted = Text("checkin.place") if metres is None else Text("checkin.place_at", distance=shown_distance(metres))
    return await _then_kit(turn, shift_of(turn), noted)


async def place(turn: Turn, message: Message) -> int | None:
    """A code, the name of a checkpoint, or where the shift musters. A code that does not exist is asked for again;
    other words are the beginning of a report."""
    duty = await own_place(turn.work, turn.member, shift_of(turn))
    typed = message.text or ""
    checkpoint = await checkpoints.checkpoint_called(turn.work, duty.shift.team, typed)
    if checkpoint is None and checkpoints.meant_as_code(typed):
        points = await turn.work.tx.patrol.route.checkpoints(duty.shift.team)
        known = [Text("route.known_code", code=point.code, place=point.name) for point in points]
        turn.say(ask_place(duty.shift, Text("route.no_such_code", code=typed), *known))
        return None
    if checkpoint is None and checkpoints.is_muster(typed, duty.shift.muster):
        return await by_list(turn, PlaceByList(duty.shift.id))
    if checkpoint is None and said_of_coming(typed) is not None:
        turn.say(not_there(duty.shift, perhaps_a_report(turn, typed)))
        return None
    if checkpoint is None and (
        checkpoints.says_here(typed) or called_exactly(typed, await turn.work.tx.people.places.hamlets())
    ):
        turn.say(ask_place(duty.shift))
        return None
    if checkpoint is None:
        await report_words.tell_instead(turn, message, ShowDuty(duty.shift.id))
        return None
    await check_in.stand_by_code(turn.work, turn.member, duty.shift.id, checkpoint)
    return await _then_kit(turn, duty.shift.id, Text("checkin.place_code", place=checkpoint.name))


async def by_list(turn: Turn, pressed: PlaceByList) -> int:
    await check_in.stand_by_list(turn.work, turn.member, pressed.shift)
    return await _then_kit(turn, pressed.shift, Text("checkin.place_list"))


async def skip_place(turn: Turn, pressed: SkipPlace) -> int:
    return await _then_kit(turn, pressed.shift)


async def _then_kit(turn: Turn, shift_id: int, *noted: Text) -> int:
    duty = await own_place(turn.work, turn.member, shift_id)
    if await equipment.to_be_asked(turn.work, duty.shift):
        shown = ask_kit(duty.shift, duty.assignment, *noted)
    else:
        kit = await equipment.as_it_stands(turn.work, duty.shift.team)
        shown = panel(turn.work, duty, await roll_of(turn.work, duty.shift), *noted, *kit)
    turn.say(shown, fresh=True)  # the receipt and the rule stay in the chat
    return END
