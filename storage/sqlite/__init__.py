"""SQLite: how it is opened, locked and talked to."""
