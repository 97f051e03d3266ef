"""Every state has handlers and a screen, every button fits, nothing runs in the background or touches a network."""

from __future__ import annotations

import contextlib
import dataclasses
import inspect
import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime
from typing import Any, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from telegram import Update
from telegram.ext import BaseHandler, ConversationHandler

from bot.dispatch.offline import OfflineRequest, TurnPersistence, _application, _slots
from core import actions as base
from core.actions import MAX_BYTES, Action, Go, Meaning, Menu, Signal
from core.incident import actions
from core.incident import actions as about_reports
from core.incident.categories import CATEGORIES
from core.incident.filing import ReportDraft
from core.incident.types import EntryKind, Fact
from core.people import actions as about_people
from core.people.types import HONORIFICS, Language, Member, MemberState, Role
from handlers.incident import report
from handlers.incident.report import ReportState
from handlers.kit import FirstOf, Pressed
from handlers.patrol.night import check_in, check_out, on_duty
from handlers.patrol.roster import plans
from handlers.patrol.staffing import answers, leave
from handlers.people import members, own_name, renaming
from handlers.router import contents
from tests.commune import Commune
from tests.patrol.kit import ACTIONS as PATROL_ACTIONS

ROOMS = (base, about_reports, actions, about_people, *PATROL_ACTIONS)
FOUND = dict.fromkeys(c for room in ROOMS for _, c in inspect.getmembers(room, inspect.isclass))
ACTIONS = [c for c in FOUND if issubclass(c, Action) and c.tag]
PLAIN = ("H99", "T99", "-", "profile", "incidents", "on", "off", "yes", "ask", "vi")
CODES = [*CATEGORIES, *Role, *Fact, *HONORIFICS, *PLAIN]
MEANINGS: list[Meaning] = [*Menu, *Signal]
LONGEST = max((len(code) for code in CODES), default=0)


def _values(action: type[Action]) -> st.SearchStrategy[tuple[Any, ...]]:
    hints = get_type_hints(action)
    kinds = {int: st.integers(0, 10**18 - 1), str: st.sampled_from(CODES), Meaning: st.sampled_from(MEANINGS)}
    return st.tuples(*(kinds[hints[f.name]] for f in dataclasses.fields(action)))


@pytest.mark.parametrize("action", ACTIONS, ids=lambda a: a.tag)
@settings(max_examples=30, deadline=None)
@given(data=st.data())
def test_every_button_fits_and_reads_back(action: type[Action], data: st.DataObject) -> None:
    button = action(*data.draw(_values(action)))
    encoded = button.encode()
    assert 1 <= len(encoded.encode()) <= MAX_BYTES
    assert action.decode(encoded) == button


def test_no_two_buttons_have_one_tag() -> None:
    assert len({a.tag for a in ACTIONS}) == len(ACTIONS)


@given(data=st.text(max_size=64))
def test_no_text_is_mistaken_for_a_button(data: str) -> None:
    for action in ACTIONS:
        with contextlib.suppress(ValueError):
            assert action.decode(data).encode()


FLOWS = {
    report.conversation: ReportState,
    members.invite_conversation: members.InviteState,
    members.find_conversation: members.FindState,
    renaming.conversation: own_name.CorrectState,
    leave.conversation: leave.LeaveState,
    plans.conversation: plans.PlanState,
    answers.conversation: answers.ReasonState,
    check_in.conversation: check_in.CheckInState,
    on_duty.conversation: on_duty.OnDutyState,
    check_out.conversation: check_out.CheckOutState,
}


@pytest.mark.parametrize("flow", FLOWS)
def test_every_state_of_a_flow_is_listed(flow: Any) -> None:
    assert set(flow().states) == set(FLOWS[flow])


# How a person gets into each state, and a word on the screen that is there then.
WAYS = {
    ReportState.CATEGORY: (("bao tin",), "Việc gì?"),
    ReportState.PLACE: (("bao tin", "trom cap"), "Ở thôn nào?"),
    ReportState.FACTS: (("bao tin", "trom cap", "ho sen"), "bị thương hoặc hung khí"),
    ReportState.DETAILS: (("bao tin", "trom cap", "ho sen", "khong, chua ro"), "Gửi thêm"),
}


@pytest.mark.parametrize("state", ReportState)
async def test_every_state_of_a_report_has_a_screen_and_a_way_out(commune: Commune, state: ReportState) -> None:
    huy, _ = await commune.phones("huy", "long")
    words, shown = WAYS[state]
    for word in words:
        await huy.says(word)
    await huy.sees(shown)
    assert (await commune.conversation(huy))["state"] == state
    await huy.says("0").sees("Chọn việc").says("bao tin").sees("Việc gì?")


def _contents(member: Member | None) -> list[BaseHandler[Any, Any, Any]]:
    found = contents(_Turn(member))  # type: ignore[arg-type]
    return [one if isinstance(one, BaseHandler) else one() for one in found]


def _all(found: list[BaseHandler[Any, Any, Any]]) -> Iterator[BaseHandler[Any, Any, Any]]:
    for handler in found:
        yield handler
        if isinstance(handler, ConversationHandler):
            inner = [*handler.entry_points, *handler.fallbacks, *(h for hs in handler.states.values() for h in hs)]
            yield from _all(inner)


def _pressed(handler: BaseHandler[Any, Any, Any]) -> Iterator[Pressed]:
    if isinstance(handler, FirstOf):
        yield from (one for some in handler._of_tag.values() for one in some if isinstance(one, Pressed))
    elif isinstance(handler, Pressed):
        yield handler


# Words for short answers press a button of the question, or become another signal: they are not handed on.
_BECOME_ANOTHER = {Signal.YES, Signal.NO, Signal.NOT_YET, Signal.WELL}


def test_somebody_answers_whatever_can_be_meant() -> None:
    """A menu entry or a signal without a handler would be told to be an old button."""
    answered = {one._only for handler in _all(_contents(CHIEF)) for one in _pressed(handler)}
    assert {one for one in MEANINGS if Go(one).encode() not in answered} <= {*_BECOME_ANOTHER, Signal.AGREE}


class _Turn:
    """As much of a turn as the table of contents looks at."""

    def __init__(self, member: Member | None) -> None:
        self.member = member
        self.conversation = type("Conversation", (), {"flow": None})()
        self.actor = type("Actor", (), {"watched": True})()


CHIEF = Member(1, "Phan Quốc Dũng", "Dũng", "đồng chí", Language.VI, MemberState.ACTIVE, frozenset({Role.POLICE_CHIEF}))


@pytest.mark.parametrize("member", [None, CHIEF])
def test_every_handler_is_waited_for(member: Member | None) -> None:
    """One that ran in the background would write after the commit."""
    found = list(_all(_contents(member)))
    assert found
    assert all(bool(handler.block) for handler in found)


def test_conversations_are_flat_and_can_be_begun_again() -> None:
    conversations = [h for h in _contents(CHIEF) if isinstance(h, ConversationHandler)]
    assert all(not isinstance(h, ConversationHandler) for c in conversations for h in list(_all([c]))[1:])
    assert all(c.allow_reentry and c.persistent and c.conversation_timeout is None for c in conversations)


def test_no_update_sees_what_another_left_behind() -> None:
    """Applications are copies of one; what they fill is their own."""
    turn: Any = _Turn(CHIEF)
    one, other = (_application(turn, Update(n), TurnPersistence(turn, (1, 1))) for n in (1, 2))
    filled = [name for name in _slots() if isinstance(getattr(one, name), dict | set | list)]
    assert {"handlers", "bot_data", "_conversation_handler_conversations"} < set(filled)
    assert not [name for name in filled if getattr(one, name) is getattr(other, name)]
    assert one.persistence is not other.persistence


async def test_handlers_cannot_reach_the_network() -> None:
    with pytest.raises(RuntimeError, match="network call from a handler: sendMessage"):
        await OfflineRequest().do_request("https://api.telegram.org/bot1:A/sendMessage", "POST")


def test_the_bot_starts_without_the_libraries_for_paper() -> None:
    """Thirteen megabytes and a tenth of a second, on machines that have little of both."""
    heavy = "{'openpyxl', 'docx', 'icalendar', 'lxml', 'uvicorn'}"
    code = f"import sys, bot.commands, bot.app; print(*{heavy} & set(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)  # noqa: S603
    assert not loaded.stdout.split()


OLD_DRAFTS = [
    {},
    {"entries": [], "category": None},
    {"category": "TROM", "hamlet": "H10", "unknown": 5},
    {"category": "ABOLISHED"},
    {
        "entries": [
            ["text", "2026-11-14T15:30:00+00:00", 5, "có trộm", ""],
            ["hologram", "2026-11-14T15:30:00+00:00", 5, "", "x"],
        ]
    },
    {"facts": ["weapon", "abolished"]},
]


@pytest.mark.parametrize("draft", OLD_DRAFTS)
async def test_a_draft_of_an_earlier_release_goes_on(commune: Commune, draft: dict[str, Any]) -> None:
    huy, long = await commune.phones("huy", "long")
    await huy.says("bao tin")
    await commune.change("UPDATE conversations SET draft = ?", json.dumps(draft))
    await huy.taps("Cháy").taps("Hồ Sen").sees("VV-1114-01")
    await long.hears("Cháy")


def test_a_draft_reads_back_whole() -> None:
    at = datetime.fromisoformat("2026-11-14T15:30:00+00:00")
    entry = report.Entry(EntryKind.TEXT, at, 5, "có trộm", "")
    draft = ReportDraft((entry,), "TROM", "H10", 7, ("weapon",), at)
    assert ReportDraft.from_json(draft.to_json()) == draft
