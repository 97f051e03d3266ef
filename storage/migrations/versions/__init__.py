"""Frozen: a step that was released never changes and imports nothing of ours."""
