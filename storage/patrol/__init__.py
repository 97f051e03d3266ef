"""Shifts, who is on them, and what happens on duty."""
