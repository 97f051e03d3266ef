"""Manifest of incidents."""

from __future__ import annotations

from core.feature import Feature

INCIDENT = Feature("incident")
