"""A session: what the bot is told, who holds the phones, what the page hears."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bot.settings import load
from bot.training.cast import CAST
from bot.training.places import hamlets, introduce
from bot.training.stage import Stage, child_environ

JOINED = [part.user_id for part in CAST if not part.code]
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


@pytest.mark.parametrize(("place", "role", "team"), [(0, "volunteer", "Tổ 3"), (1, "team_leader", "Tổ 3")])
def test_people_are_introduced_as_the_commune_knows_them(place: int, role: str, team: str) -> None:
    known = introduce(CAST[place])
    assert (known.role, known.team) == (role, team)


def test_no_two_hamlets_lie_at_one_place() -> None:
    assert len({(hamlet["lat"], hamlet["lon"]) for hamlet in hamlets()}) == 12
