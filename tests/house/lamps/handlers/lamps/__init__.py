"""Conversations about lamps."""
