"""Conversations about what nights amount to."""
