"""Queues: updates received, messages to send, conversations, messages kept up to date."""
