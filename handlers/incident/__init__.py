"""Conversations about incidents: reporting, answering an alert, closing it."""
