"""Manifest of the lamps."""

from __future__ import annotations

from core.lamps import actions, counting
from core.lamps.payloads import LampBoard, LampBoardUpdate, LampsAsked

from core.feature import Feature, Notice

LAMPS = Feature(
    "lamps",
    notices=(
        Notice(LampsAsked, counting.asked),
        Notice(LampBoard, counting.board),
        Notice(LampBoardUpdate, counting.board, repeatable=True),
    ),
    live=(counting.BOARD,),
    clocks=(counting.ASK,),
    actions=(actions,),
)
