"""A session: what the bot is told, who holds the phones, what the page hears."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bot.settings import load
from bot.training.cast import CAST
from bot.training.hands import Act
from bot.training.network import Phone
from bot.training.network.markup import read_markup
from bot.training.places import hamlets, introduce
from bot.training.stage import Stage, child_environ
from bot.training.timelapse import ZONE

JOINED = [part.user_id for part in CAST if not part.code]
(KIEN,) = [part for part in CAST if part.code]
TOKEN = "7000000001:" + "x" * 35


class Page:
    def __init__(self, folder: Path) -> None:
        self.told: list[tuple[str, dict[str, Any]]] = []
        self.stage = Stage(folder, "http://127.0.0.1:1", lambda kind, data: self.told.append((kind, data)))

    def heard(self, kind: str) -> list[dict[str, Any]]:
        return [data for told, data in self.told if told == kind]


@pytest.fixture
async def page(tmp_path: Path) -> Page:
    return Page(tmp_path)


def test_the_bot_accepts_the_settings_it_is_given(tmp_path: Path) -> None:
    environ = child_environ({}, tmp_path, "http://127.0.0.1:8484", TOKEN, tmp_path / "clock")
    settings = load(None, {name: value for name, value in environ.items() if name.startswith("BINHYEN_")})
    assert settings.training.enabled and settings.training.seed
    assert settings.telegram.base_url == "http://127.0.0.1:8484"
    assert settings.database.url.endswith(f"{tmp_path}/binhyen.db")


def test_nothing_of_a_real_installation_reaches_the_bot(tmp_path: Path) -> None:
    real = {
        "PATH": "/bin",
        "BINHYEN_CONFIG": "/etc/binhyen.toml",
        "BINHYEN_TELEGRAM__TOKEN": "real",
        "BINHYEN_ZALO__TOKEN": "real",
        "BINHYEN_TELEGRAM__TOKEN_FILE": "/run/secrets/token",
    }
    environ = child_environ(real, tmp_path, "http://127.0.0.1:8484", TOKEN, tmp_path / "clock")
    assert environ["PATH"] == "/bin"
    assert environ["BINHYEN_TELEGRAM__TOKEN"] == TOKEN
    assert not {*real} & {*environ} - {"PATH", "BINHYEN_TELEGRAM__TOKEN"}


async def test_every_session_has_a_token_of_its_own(tmp_path: Path) -> None:
    tokens = {Page(tmp_path).stage.network.world.token for _ in range(3)}
    assert len(tokens) == 3


async def test_all_but_the_newcomer_can_be_reached(page: Page) -> None:
    assert [user for user, phone in page.stage.network.phones.items() if phone.started] == JOINED


async def test_when_the_bot_is_there_everybody_who_joined_has_the_menu_opened(page: Page) -> None:
    page.stage.supervisor.life = page.stage.supervisor.life.STARTING
    for _ in range(2):
        page.stage._bot_heard()
    greeted = {user: [m.words for m in phone.visible] for user, phone in page.stage.network.phones.items()}
    assert greeted == {part.user_id: ["/start"] if not part.code else [] for part in CAST}


async def test_a_toast_is_shown_once_and_silence_never(page: Page) -> None:
    phone = page.stage.network.phones[JOINED[0]]
    for text in ("Đã nhận", "", "Đã nhận"):
        phone.toast(text)
    assert [toast["text"] for toast in page.heard("toast")] == ["Đã nhận", "Đã nhận"]


async def test_the_snapshot_holds_all_phones_and_hamlets(page: Page) -> None:
    page.stage.network.phones[JOINED[0]].send_text("chào")
    snapshot = page.stage.snapshot()
    assert [person["user"] for person in snapshot["people"]] == [part.user_id for part in CAST]
    assert (len(snapshot["phones"]), len(snapshot["hamlets"])) == (len(CAST), 12)
    assert [message["text"] for message in snapshot["messages"]] == ["chào"]
    assert snapshot["bot"]["life"] == "down"


def test_the_phones_go_from_the_field_to_the_office() -> None:
    known = [introduce(part) for part in CAST]
    assert [(person.role, person.team) for person in known] == [
        ("volunteer", "Tổ 3"),
        ("security_member", "Tổ 3"),
        ("team_leader", "Tổ 3"),
        ("duty_officer", ""),
        ("police_chief", ""),
        ("commune_leader", ""),
        ("newcomer", ""),
    ]


async def test_a_newcomer_is_one_until_the_bot_has_let_them_in(page: Page) -> None:
    kien = page.stage.network.phones[KIEN.user_id]
    kien.send_text("alo")
    kien.start(KIEN.code)
    assert _standing(page) == ("newcomer", "")
    _give_menu(kien)
    assert _standing(page) == ("volunteer", "Tổ 3")


async def test_nothing_is_said_of_who_came_in_by_another_invitation(page: Page) -> None:
    kien = page.stage.network.phones[KIEN.user_id]
    kien.start("another")
    _give_menu(kien)
    assert _standing(page) == ("", "")


def _give_menu(phone: Phone) -> None:
    phone.receive({"text": "Chào!"}, read_markup({"keyboard": [["Báo tin"]]}))


def _standing(page: Page) -> tuple[str, str]:
    (state,) = [state for state in page.stage.snapshot()["phones"] if state["user"] == KIEN.user_id]
    return state["role"], state["team"]


async def test_a_night_waits_for_who_acts_and_not_for_who_reads(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    waited = []
    monkeypatch.setattr(page.stage.lapse, "give_people_time", lambda: waited.append(True))
    page.stage.hands.do(JOINED[0], "read", Act({}))
    assert not waited
    page.stage.hands.do(JOINED[0], "text", Act({"text": "chào"}))
    assert waited


def test_no_two_hamlets_lie_at_one_place() -> None:
    assert len({(hamlet["lat"], hamlet["lon"]) for hamlet in hamlets()}) == 12


async def test_every_session_begins_on_an_evening_with_the_patrol_still_to_be_reminded(page: Page) -> None:
    assert f"{page.stage.clock().astimezone(ZONE):%H:%M}" == "19:50"
