"""Incidents, their timelines, alerts and cards."""
