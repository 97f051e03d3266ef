"""Updates of a network are read into one typed value, without a word of that network in it."""

from __future__ import annotations

import dataclasses
import json
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.channels import heard
from bot.channels.heard import Event, Heard, Media, Medium, Place, Press, Sender, Unreadable
from bot.channels.telegram.envelope import hear
from core.people.types import Language

NOW = datetime(2026, 11, 14, 15, 30, tzinfo=UTC)
USER = {"id": 77, "is_bot": False, "first_name": "An", "last_name": "Y", "language_code": "vi"}
CHAT = {"id": 78, "type": "private"}
WHO = Sender("77", "78", private=True, name="Y An", language=Language.VI)
STAMP = int(NOW.timestamp()) - 60


def _heard(**parts: Any) -> Heard | None:
    return hear(json.dumps({"update_id": 5, **parts}), NOW)


def _written(**content: Any) -> Heard:
    message = {"message_id": 9, "date": STAMP, "chat": CHAT, "from": USER, **content}
    found = _heard(message=message)
    assert found is not None
    return found


def test_words() -> None:
    found = _written(text="co\u0301")
    assert (found.number, found.event, found.who, found.message) == (5, Event.WROTE, WHO, "9")
    assert (found.text, found.words, found.caption) == ("có", "có", None)
    assert found.at == datetime.fromtimestamp(STAMP, UTC)
    assert found.alive


def test_what_it_answers_and_whether_it_was_passed_on() -> None:
    plain = _written(text="x")
    assert (plain.reply_to, plain.forwarded, plain.command) == (None, False, False)
    assert _written(text="x", reply_to_message={"message_id": 4, "date": 1, "chat": CHAT}).reply_to == "4"
    assert _written(text="x", forward_origin={"type": "hidden_user"}).forwarded
    assert _written(text="/start", entities=[{"type": "bot_command", "offset": 0, "length": 6}]).command


FILE = {"file_id": "F", "file_unique_id": "u"}
MEDIA: list[tuple[dict[str, Any], Media]] = [
    ({"photo": [{"file_id": "small"}, {"file_id": "large"}]}, Media(Medium.PHOTO, "large")),
    ({"voice": FILE}, Media(Medium.VOICE, "F")),
    ({"video": FILE}, Media(Medium.VIDEO, "F")),
    ({"audio": FILE}, Media(Medium.AUDIO, "F")),
    ({"video_note": FILE}, Media(Medium.ROUND_VIDEO, "F")),
    (
        {"document": {**FILE, "file_name": "a.xlsx", "mime_type": "x/y", "file_size": 7}},
        Media(Medium.FILE, "F", "a.xlsx", "x/y", 7),
    ),
    ({"animation": FILE, "document": FILE}, Media(Medium.FILE, "F")),
    ({"sticker": FILE}, Media(Medium.OTHER)),
    ({"new_chat_title": "x"}, Media(Medium.OTHER)),
]


@pytest.mark.parametrize(("content", "media"), MEDIA)
def test_media_with_what_the_network_calls_it(content: dict[str, Any], media: Media) -> None:
    found = _written(caption="cháy", media_group_id="A1", **content)
    assert (found.media, found.caption, found.words, found.album) == (media, "cháy", None, "A1")


def test_a_place() -> None:
    found = _written(location={"latitude": 12.5, "longitude": 107})
    assert (found.place, found.media) == (Place(12.5, 107.0), None)
    assert _written(location={"latitude": 1, "longitude": 2, "live_period": 900}).place == Place(1.0, 2.0, moving=True)


def test_a_press() -> None:
    query = {"id": "q1", "from": USER, "data": "go1:menu", "message": {"message_id": 3, "date": 0, "chat": CHAT}}
    found = _heard(callback_query=query)
    assert found == Heard(5, Event.PRESSED, WHO, NOW, "3", press=Press("go1:menu", "q1"))


def test_words_understood_as_a_press_stop_no_clock() -> None:
    found = _written(text="menu").as_press("go1:menu")
    assert (found.event, found.press, found.message) == (Event.PRESSED, Press("go1:menu"), "9")


def test_a_correction() -> None:
    found = _heard(
        edited_message={"message_id": 9, "date": 1, "edit_date": STAMP, "chat": CHAT, "from": USER, "text": "x"}
    )
    assert found is not None
    assert (found.event, found.text, found.words, found.alive) == (Event.EDITED, "x", None, False)
    assert found.at == datetime.fromtimestamp(STAMP, UTC)


@pytest.mark.parametrize(("status", "event"), [("kicked", Event.WENT), ("left", Event.WENT), ("member", Event.CAME)])
def test_who_blocks_and_who_comes_back(status: str, event: Event) -> None:
    found = _heard(my_chat_member={"date": 1, "chat": CHAT, "from": USER, "new_chat_member": {"status": status}})
    assert found == Heard(5, event, WHO, NOW)


def test_of_a_group_nothing_is_read() -> None:
    found = _heard(message={"message_id": "?", "chat": {"id": -1, "type": "group"}, "from": USER, "text": "sos"})
    assert found is not None
    assert (found.who.private, found.text) == (False, None)


@pytest.mark.parametrize("part", [{"poll": {"id": "1"}}, {"channel_post": {"text": "x"}}, {}])
def test_from_nobody(part: dict[str, Any]) -> None:
    assert _heard(**part) is None


def test_who_sent_nonsense_is_still_known() -> None:
    with pytest.raises(Unreadable) as unreadable:
        _written(photo="none")
    assert unreadable.value.who == WHO


@pytest.mark.parametrize("body", ["", "[]", '{"update_id": "x"}', "[" * 100_000, '{"update_id": 1, "message": []}'])
def test_what_is_no_update(body: str) -> None:
    with pytest.raises(Unreadable) as unreadable:
        hear(body, NOW)
    assert unreadable.value.who is None


def test_no_word_of_one_network_is_in_it() -> None:
    names = {f.name for part in (Heard, Media, Press, Place, Sender) for f in dataclasses.fields(part)}
    assert not names & {"callback_query", "update_id", "chat", "file_id", "message_id", "from_user"}
    assert "telegram" not in (heard.__doc__ or "").lower()
