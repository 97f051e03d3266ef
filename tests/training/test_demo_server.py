"""The training server over HTTP: who is let in, what a hand may do, what is handed out."""

from __future__ import annotations

import struct
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx
import pytest

from bot.training.cast import CAST
from bot.training.page_server import make_app
from bot.training.stage import Stage
from bot.training.stream import Stream
from bot.training.timelapse import ZONE
from bot.training.weather import Sky

HUY, KIEN = CAST[0].user_id, CAST[-1].user_id
OURS = {"Origin": "http://127.0.0.1:8484"}
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">II", 640, 480) + b"\x08\x02\0\0\0"


class House:
    """A session without its bot."""

    def __init__(self, folder: Path) -> None:
        self.told: list[tuple[str, Any]] = []
        self.stream = Stream(dict)
        self.stage = Stage(folder, "http://127.0.0.1:8484", lambda kind, data: self.told.append((kind, data)))
        self.beginnings = 0
        transport = httpx.ASGITransport(make_app(self))
        self.client = httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8484")

    def start_over(self) -> None:
        self.beginnings += 1

    async def act(self, name: str, user: int = HUY, **values: Any) -> httpx.Response:
        return await self.client.post(f"/api/phones/{user}/{name}", json=values, headers=OURS)

    async def control(self, what: str, **values: Any) -> httpx.Response:
        return await self.client.post(f"/api/{what}", json=values, headers=OURS)

    def words(self, user: int = HUY) -> list[str]:
        return [message.words for message in self.stage.network.phones[user].visible]


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    house = House(tmp_path)
    async with house.client:
        yield house
    await house.stage.network.close()


# -- who is let in -----------------------------------------------------------------------------------------------------


async def test_the_page_loads_nothing_from_elsewhere(house: House) -> None:
    answer = await house.client.get("/")
    assert answer.headers["content-type"].startswith("text/html")
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy and "frame-ancestors 'none'" in policy
    assert "http" not in policy and "unsafe" not in policy


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8484", "192.168.1.5:8484", ""])
async def test_another_name_for_this_machine_is_refused(house: House, host: str) -> None:
    assert (await house.client.get("/", headers={"Host": host})).status_code == 403


@pytest.mark.parametrize("host", ["localhost:8484", "127.0.0.1:9000"])
async def test_its_own_names_are_fine_also_through_a_tunnel(house: House, host: str) -> None:
    assert (await house.client.get("/", headers={"Host": host})).status_code == 200


@pytest.mark.parametrize("origin", ["http://evil.example", "http://127.0.0.1:9999", "null", None])
async def test_another_page_cannot_press_our_buttons(house: House, origin: str | None) -> None:
    headers = {"Origin": origin} if origin else {}
    answer = await house.client.post("/api/reset", json={}, headers=headers)
    assert (answer.status_code, house.beginnings) == (403, 0)


async def test_another_page_cannot_read_along_but_may_link_to_us(house: House) -> None:
    foreign = {"Sec-Fetch-Site": "cross-site"}
    assert (await house.client.get("/api/file/x", headers=foreign)).status_code == 403
    assert (await house.client.get("/", headers={**foreign, "Sec-Fetch-Mode": "navigate"})).status_code == 200


async def test_the_bots_door_is_shut_for_browsers(house: House) -> None:
    address = f"/bot{house.stage.network.world.token}/getMe"
    assert (await house.client.get(address)).json()["ok"] is True
    assert (await house.client.get(address, headers=OURS)).status_code == 403


@pytest.mark.parametrize("name", ["nothing.js", "__init__.py", "../stage.py", "%2e%2e/stage.py", "words.json"])
async def test_only_files_of_the_page_are_handed_out(house: House, name: str) -> None:
    assert (await house.client.get(f"/page/{name}")).status_code == 404


# -- what a hand may do ------------------------------------------------------------------------------------------------


async def test_a_message_waits_until_the_bot_has_stored_it(house: House) -> None:
    assert (await house.act("text", text="có cháy")).status_code == 204
    sent = [data for kind, data in house.told if kind == "message"]
    assert [(m["text"], m.get("waits")) for m in sent] == [("có cháy", True)]
    (update,) = (await _bot(house, "getUpdates"))["result"]
    await _bot(house, "getUpdates", offset=update["update_id"] + 1)
    taken = [data for kind, data in house.told if kind == "message"][-1]
    assert (taken["id"], taken.get("waits")) == (sent[0]["id"], None)
    assert house.told[-1][1]["waiting"] == 0


async def _bot(house: House, method: str, **params: Any) -> Any:
    return (await house.client.post(f"/bot{house.stage.network.world.token}/{method}", json=params)).json()


async def test_a_message_may_have_been_written_before(house: House) -> None:
    await house.act("text", text="xe lạ", ago=20)
    written = house.stage.network.phones[HUY].visible[-1].date
    assert round((house.stage.clock() - written).total_seconds() / 60) == 20


async def test_buttons_and_keys_are_pressed(house: House) -> None:
    row = [{"text": "A", "callback_data": "a"}]
    await _bot(house, "sendMessage", chat_id=HUY, text="?", reply_markup={"inline_keyboard": [row]})
    await house.act("tap", message=1, data="a")
    await _bot(house, "sendMessage", chat_id=HUY, text="?", reply_markup={"keyboard": [["Báo tin"]]})
    await house.act("key", label="Báo tin")
    tap, message = (await _bot(house, "getUpdates"))["result"]
    assert (tap["callback_query"]["data"], message["message"]["text"]) == ("a", "Báo tin")


async def test_a_key_that_asks_for_the_place_sends_one(house: House) -> None:
    key = {"text": "Gửi vị trí", "request_location": True}
    await _bot(house, "sendMessage", chat_id=HUY, text="?", reply_markup={"keyboard": [[key]]})
    await house.act("key", label="Gửi vị trí")
    assert house.stage.network.phones[HUY].visible[-1].location


async def test_the_newcomer_opens_the_invitation(house: House) -> None:
    await house.act("start", KIEN, code="abc")
    assert house.words(KIEN) == ["/start abc"]


async def test_pictures_voices_and_files_arrive_and_can_be_looked_at(house: House) -> None:
    for name, content, values in (
        ("photo", PNG, {"caption": "đây"}),
        ("voice", b"RIFF....", {"seconds": 4}),
        ("file", b"<script>alert(1)</script>", {"name": "a.html", "type": "text/html"}),
    ):
        address = f"/api/phones/{HUY}/{name}"
        sent = await house.client.post(address, content=content, params=values, headers=OURS)
        assert sent.status_code == 204
    kinds = [await _kind(house, message) for message in house.stage.network.phones[HUY].visible]
    # A file somebody sent is never shown as a page of ours.
    assert kinds == ["image/png", "audio/wav", "application/octet-stream"]
    assert house.words() == ["đây", "", ""]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("bảng trực tháng 11.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("báo cáo.DOCX", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("ca trực.ics", "text/calendar"),
        ("trang.html", "application/octet-stream"),
        ("ảnh.png", "application/octet-stream"),
    ],
)
async def test_a_file_of_the_bot_is_shown_with_its_size_and_saved_under_its_name(
    house: House, name: str, kind: str
) -> None:
    token, content = house.stage.network.world.token, PNG if name.endswith("png") else b"PK" * 700
    files = {"document": (name, content)}
    data = {"chat_id": str(HUY), "caption": "Bảng trực"}
    await house.client.post(f"/bot{token}/sendDocument", data=data, files=files)
    shown = [data for told, data in house.told if told == "message"][-1]
    assert (shown["text"], shown["document"]["name"], shown["document"]["size"]) == ("Bảng trực", name, len(content))
    answer = await house.client.get(f"/api/file/{shown['document']['file']}")
    assert answer.content == content
    assert answer.headers["content-type"] == kind
    assert answer.headers["content-disposition"] == f"attachment; filename*=UTF-8''{quote(name)}"


async def _kind(house: House, message: Any) -> str:
    file_id = message.photo or message.voice or message.document
    answer = await house.client.get(f"/api/file/{file_id}")
    assert answer.headers["x-content-type-options"] == "nosniff"
    return str(answer.headers["content-type"])


@pytest.mark.parametrize(
    ("name", "values", "reason"),
    [
        ("text", {"text": "   "}, "wrong.empty"),
        ("text", {"text": ["x"]}, "wrong.request"),
        ("text", {"text": "x", "ago": -5}, "wrong.request"),
        ("tap", {"message": "x", "data": "a"}, "wrong.request"),
        ("key", {"label": "no such key"}, "wrong.request"),
        ("place", {"lat": 200, "lon": 0}, "wrong.request"),
        ("photo", {}, "wrong.file"),
        ("fly", {}, "wrong.request"),
    ],
)
async def test_what_cannot_be_done_is_refused_with_a_sentence(
    house: House, name: str, values: dict[str, Any], reason: str
) -> None:
    answer = await house.act(name, **values)
    assert (answer.status_code, answer.json()) == (400, {"reason": reason})
    assert house.words() == []


@pytest.mark.parametrize("number", [b"Infinity", b"NaN", b"1e999", b"[]"])
async def test_no_odd_number_gets_on_the_map(house: House, number: bytes) -> None:
    body = b'{"lat": %b, "lon": 0}' % number
    answer = await house.client.post(f"/api/phones/{HUY}/place", content=body, headers=_typed())
    assert (answer.status_code, house.words()) == (400, [])


def _typed() -> dict[str, str]:
    return {**OURS, "Content-Type": "application/json"}


@pytest.mark.parametrize("body", [b"{", b"[]", b"\xff"])
async def test_a_body_that_is_no_object_is_refused(house: House, body: bytes) -> None:
    answer = await house.client.post("/api/reset", content=body, headers=_typed())
    assert (answer.status_code, house.beginnings) == (400, 0)


async def test_a_file_may_be_too_large(house: House) -> None:
    address = f"/api/phones/{HUY}/photo"
    answer = await house.client.post(address, content=PNG + bytes(11_000_000), headers=OURS)
    assert answer.json() == {"reason": "wrong.file"}


async def test_a_picture_must_be_one(house: House) -> None:
    answer = await house.client.post(f"/api/phones/{HUY}/photo", content=b"GIF89a", headers=OURS)
    assert answer.json() == {"reason": "wrong.picture"}


# -- what the trainer does ---------------------------------------------------------------------------------------------


async def test_the_trainer_moves_the_clock_and_turns_the_weather(house: House) -> None:
    await house.control("forward", seconds=480)
    assert house.stage.lapse.left.total_seconds() == 480
    await house.control("halt")
    assert not house.stage.lapse.left
    await house.control("jump", hour="22:30")
    hour = house.stage.clock() + house.stage.lapse.left
    assert f"{hour.astimezone(ZONE):%H:%M}" == "22:30"
    await house.control("halt")
    await house.control("night")
    assert house.stage.lapse.left
    await house.control("halt")
    await house.control("sky", sky="outage")
    assert house.stage.weather.sky is Sky.OUTAGE
    await house.control("auto", on=False)
    assert house.stage.supervisor.auto is False
    await house.control("reset")
    assert house.beginnings == 1


@pytest.mark.parametrize(
    ("what", "values"),
    [
        ("sky", {"sky": "hail"}),
        ("forward", {}),
        ("forward", {"seconds": 1e9}),
        ("jump", {"hour": "25:00"}),
        ("jump", {}),
        ("stop", {}),
    ],
)
async def test_a_wrong_wish_of_the_trainer_is_refused(house: House, what: str, values: dict[str, Any]) -> None:
    assert (await house.control(what, **values)).status_code == 400


async def test_a_button_without_a_bot_does_no_harm(house: House) -> None:
    for what in ("kill", "restart"):
        assert (await house.control(what)).status_code == 204
