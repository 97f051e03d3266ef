"""Manifest of incidents."""

from __future__ import annotations

from core.feature import Feature
from core.incident import actions

INCIDENT = Feature("incident", actions=(actions,))
