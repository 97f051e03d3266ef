"""Notices about patrols: each kind of row in the outbox with what composes it just before it is sent."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from core.outbox import Kind
from core.patrol.ledger_notices import LEDGER
from core.people import Member
from core.screen import Screen
from core.work import Work

Payload = Mapping[str, Any]
Composer = Callable[[Work, Payload, Member], Awaitable[Screen | None]]
COMPOSERS: dict[Kind, Composer] = {**LEDGER}
