"""Everything a network may bring besides messages and presses from members in their own chat."""

from __future__ import annotations

from typing import Any

import pytest

from core.people.types import Role
from tests.commune import Commune

POLL = {"id": "1", "question": "x", "options": [], "total_voter_count": 0, "type": "regular"} | dict.fromkeys(
    ("is_closed", "is_anonymous", "allows_multiple_answers", "allows_revoting", "members_only"), False
)
GROUP = {"id": -100500, "type": "supergroup", "title": "Tổ 3"}


def _message(chat: dict[str, Any], user: dict[str, Any], **content: Any) -> dict[str, Any]:
    return {"message_id": 7, "date": 1794670000, "chat": chat, "from": user, **content}


@pytest.mark.parametrize(
    "update",
    [
        {
            "channel_post": {
                "message_id": 1,
                "date": 1,
                "chat": {"id": -1, "type": "channel", "title": "x"},
                "text": "x",
            }
        },
        {"poll": POLL},
        {"message_reaction": {"message_id": 1}},
        {"something_new_in_2027": {"a": [1, 2, {"b": None}]}},
        {"inline_query": {"id": "1", "from": {"id": 5, "is_bot": False, "first_name": "x"}, "query": "", "offset": ""}},
        {},
    ],
)
async def test_updates_that_are_not_for_us_are_done_and_over(commune: Commune, update: dict[str, Any]) -> None:
    (huy,) = await commune.phones("huy")
    await huy.sends(lambda phone: phone.send_raw(update))
    assert await commune.rows("SELECT state, body FROM inbox") == [("done", "")]
    assert huy.saw_nothing()


async def test_a_group_is_no_place_for_this_bot(commune: Commune) -> None:
    """Neither words nor an SOS nor a press in a group do anything, and nothing is answered there."""
    (huy,) = await commune.phones("huy")
    user = huy.phone.user
    query = {
        "id": "1",
        "from": user,
        "chat_instance": "1",
        "data": "go1:sos",
        "message": _message(GROUP, user, text="x"),
    }
    for update in ({"message": _message(GROUP, user, text="sos")}, {"callback_query": query}):
        await huy.sends(lambda phone, update=update: phone.send_raw(update))
    assert await commune.count("incidents") == 0
    assert await commune.count("outbox") == 0
    assert await commune.count("inbox", "state = 'done'") == 2


async def test_a_message_without_a_sender(commune: Commune) -> None:
    (huy,) = await commune.phones("huy")
    message = {"message_id": 7, "date": 1794670000, "chat": huy.phone.chat, "text": "x"}
    await huy.sends(lambda phone: phone.send_raw({"message": message}))
    assert await commune.rows("SELECT state FROM inbox") == [("done",)]


KINDS: list[dict[str, Any]] = [
    {"sticker": {"file_id": "a", "file_unique_id": "b", "type": "regular", "width": 1, "height": 1}},
    {"dice": {"emoji": "🎲", "value": 3}},
    {"contact": {"phone_number": "84901234567", "first_name": "x"}},
    {"poll": POLL},
    {"new_chat_title": "x"},
    {"something_new_in_2027": {"a": 1}},
]


@pytest.mark.parametrize("content", KINDS, ids=lambda content: next(iter(content)))
async def test_what_is_not_understood_is_said_so(commune: Commune, content: dict[str, Any]) -> None:
    (huy,) = await commune.phones("huy")
    content = {k: dict(v, is_animated=False, is_video=False) if k == "sticker" else v for k, v in content.items()}
    await huy.sends(lambda phone: phone.send_raw({"message": _message(phone.chat, phone.user, **content)}))
    await huy.sees("Chưa hiểu", "0")
    assert await commune.rows("SELECT state FROM inbox") == [("done",)]


async def test_a_sticker_in_the_middle_of_a_report_ends_nothing(commune: Commune) -> None:
    huy, _ = await commune.phones("huy", "long")
    await huy.says("bao tin").taps("Trộm cắp").sends(lambda phone: phone.send_contact()).sees("Chưa hiểu")
    await huy.taps("Hồ Sen").sees("VV-1114-01")


async def test_a_correction_is_kept_as_it_was_sent_and_said_so(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await huy.says("ba người").taps("Trộm cắp").taps("Hồ Sen")
    own = next(m for m in huy.phone.messages if not m.from_bot)
    await huy.sends(lambda phone: phone.edit_text(own.message_id, "bốn người")).sees("Tin đã gửi được giữ nguyên")
    await long.sees("ba người").does_not_see("bốn người")


async def test_a_moving_location_is_silent(commune: Commune) -> None:
    huy, _ = await commune.phones("huy", "long")
    await huy.says("sos").sends(lambda phone: phone.send_location(12.5, 107.5, 900))
    huy.reads()
    await huy.sends(lambda phone: phone.move_location(12.6, 107.5))
    commune.everybody_reads()
    commune.expects_nothing_more()


async def test_blocking_and_coming_back(commune: Commune) -> None:
    (huy,) = await commune.phones("huy")
    await huy.sends(lambda phone: phone.block())
    assert await commune.count("accounts", "blocked_at IS NOT NULL") == 1
    await huy.sends(lambda phone: phone.unblock())
    assert await commune.count("accounts", "blocked_at IS NOT NULL") == 0
    assert huy.saw_nothing()


async def test_a_stranger_who_blocks_is_not_a_case(commune: Commune) -> None:
    lan = commune.stranger("Lan")
    await lan.says("hi").sends(lambda phone: phone.block())
    assert await commune.count("inbox", "state <> 'done'") == 0


async def test_five_thousand_letters(commune: Commune) -> None:
    """The network cuts at 4,096; two messages, one report, and no answer of ours is too long for it."""
    huy, long = await commune.phones("huy", "long")
    await huy.says("ă" * 5000).taps("Trộm cắp").taps("Hồ Sen").sees("VV-1114-01")
    await long.hears("VV-1114-01", "ăăă", "…")
    assert await commune.count("incident_entries", "kind = 'text'") == 2
    assert all(len(words) <= 4096 for words in commune.written)


async def test_five_thousand_letters_more(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await huy.says("bao tin").taps("Trộm cắp").taps("Hồ Sen").says("𝕏" * 4000)
    await commune.forward(seconds=15)
    assert any("𝕏𝕏𝕏" in words for words in long.unread)
    assert await commune.count("outbox", "state = 'waiting'") == 0


async def test_many_long_messages_fit_on_one_card(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await huy.says("ơ" * 4096).says("ơ" * 4096).says("ơ" * 4096).taps("Cháy").taps("Hồ Sen")
    card = next(m.words for m in long.messages if "VV-1114-01" in m.words)
    assert len(card) <= 2000  # one Zalo message


@pytest.mark.parametrize(
    "text", ["*bold* _x_ [a](b) `c`", "<b>x</b> &amp;", "{you} {number}", "%s %(x)s", "\\* \\n", "\u202eabc"]
)
async def test_words_are_words_and_no_markup(commune: Commune, text: str) -> None:
    huy, long = await commune.phones("huy", "long")
    await huy.says(text).taps("Trộm cắp").taps("Hồ Sen")
    await long.hears(f"« {text} »")


async def test_unknown_commands_are_not_reports(commune: Commune) -> None:
    (huy,) = await commune.phones("huy")
    await huy.says("/abracadabra").sees("Chưa hiểu")
    await huy.says("/help").sees("Báo tin")


async def test_an_operator_without_an_account_misses_nothing(commune: Commune) -> None:
    """The apology is for whoever can be reached; nobody is no reason to fail."""
    (huy,) = await commune.phones("huy")
    await commune.newcomer("Lê Kỹ Thuật", Role.OPERATOR)
    await commune.change("DELETE FROM accounts WHERE member_id = (SELECT max(id) FROM members)")
    await huy.sends(lambda phone: phone.send_raw({"message": {"from": phone.user, "chat": phone.chat}}))
    await huy.hears("TN-")
