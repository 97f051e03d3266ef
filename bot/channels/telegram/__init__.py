"""Telegram: `api` speaks to it, `send` delivers, `receive` polls, `webhook` is called by it."""
