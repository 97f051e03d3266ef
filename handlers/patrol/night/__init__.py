"""Conversations of a night on duty."""
