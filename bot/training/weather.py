"""Bad days of the network, one switch: what the trainer can do to the line between the bot and Telegram."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from bot.training.network import Fault, Network
from bot.training.network.errors import ApiError
from bot.training.network.methods import METERED

_RETRY_AFTER = 3


class Sky(StrEnum):
    """FAIR: all is well. OUTAGE: no call gets through. FLOOD: Telegram asks to slow down. TROUBLE: most calls fail."""

    FAIR = "fair"
    OUTAGE = "outage"
    FLOOD = "flood"
    TROUBLE = "trouble"


class Weather:
    def __init__(self, network: Network) -> None:
        self._network = network
        self.sky = Sky.FAIR

    def turn(self, sky: Sky) -> None:
        self.sky = sky
        self._network.faults.clear()
        for fault in _faults(sky):
            self._network.faults.add(fault)
        if sky in (Sky.OUTAGE, Sky.TROUBLE):
            # A request that waits already would still bring its answer through the cut line.
            self._network.world.updates.interrupt(ApiError(502, "Bad Gateway"))

    def view(self) -> dict[str, Any]:
        """`struck`: how many calls have met the trouble."""
        return {"sky": self.sky, "struck": sum(fault.struck for fault in self._network.faults.active)}


def _faults(sky: Sky) -> list[Fault]:
    match sky:
        case Sky.FAIR:
            return []
        case Sky.OUTAGE:
            return [Fault("drop_before")]
        case Sky.FLOOD:
            return [Fault("429", method=method, retry_after=_RETRY_AFTER) for method in sorted(METERED)]
        case Sky.TROUBLE:
            return [Fault("502", probability=0.6)]
