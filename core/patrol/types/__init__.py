"""Nouns of patrols: shifts, requests, plans, places in the field."""
