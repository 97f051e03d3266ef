"""Incidents: reports, alerts that climb until somebody takes them, and what becomes of them."""
