"""The commune's own clocks and limits, handed to the use cases. Values come from config.toml."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import time, timedelta
from zoneinfo import ZoneInfo

from core.incident.ladder import Ladders
from core.patrol.rules import PatrolRules

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")


@dataclass(frozen=True, slots=True)
class Rules:
    """`abandon_after`: a report left half-finished is filed as it is; `details_for`: how long later messages still join
    it; `quiet_after`: an acknowledgement with no word since wakes the ladder again; `duty_phone` of the police station
    is told with an SOS; who took the duty is asked `duty_for` later whether it goes on, and has `duty_answer` to say
    so; `parked_kept`: how long the operator may look at an update that could not be handled. `commune`, `police` and
    `province` are the names on what is printed. `bot_link`: where the bot is found ("https://t.me/…").
    """

    ladders: Ladders
    commune: str = "xã"
    police: str = "Công an xã"
    province: str = ""
    duty_phone: str = ""
    abandon_after: timedelta = timedelta(minutes=3)
    details_for: timedelta = timedelta(minutes=15)
    quiet_after: timedelta = timedelta(minutes=15)
    quiet_reminder: timedelta = timedelta(minutes=10)
    duty_for: timedelta = timedelta(hours=24)
    duty_answer: timedelta = timedelta(minutes=30)
    late_after: timedelta = timedelta(minutes=2)
    night_from: time = time(22, 0)
    night_until: time = time(6, 0)
    invitation_valid_for: timedelta = timedelta(hours=72)
    wrong_codes_allowed: int = 5
    parked_kept: timedelta = timedelta(days=30)
    zone: ZoneInfo = field(default=VIETNAM)
    patrol: PatrolRules = field(default_factory=PatrolRules)
    bot_link: str = ""

    @property
    def place(self) -> str:
        """ "xã Đồi Mây, tỉnh Lâm Đồng"."""
        return ", ".join(name for name in (self.commune, self.province) if name)

    def invitation(self, code: str) -> str:
        """The link that brings this code; "" while it is not known where the bot is found."""
        return f"{self.bot_link}?start={code}" if self.bot_link else ""
