"""Sending what waits in the outbox, and what comes of it."""
