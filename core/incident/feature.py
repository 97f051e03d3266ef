"""Manifest of incidents."""

from __future__ import annotations

from core.feature import Feature
from core.incident.alerting import CARD
from core.incident.clocks import CLOCKS

INCIDENT = Feature("incident", clocks=CLOCKS, live=(CARD,))
