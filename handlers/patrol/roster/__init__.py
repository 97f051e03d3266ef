"""Conversations about the roster."""
