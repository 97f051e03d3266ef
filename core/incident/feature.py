"""Manifest of incidents."""

from __future__ import annotations

from core.feature import Feature
from core.incident.alerting import CARD

INCIDENT = Feature("incident", live=(CARD,))
