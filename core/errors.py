"""Errors, once for everybody: a sentence for the person, facts for the operator, no content."""

from __future__ import annotations

from core.text import Text


class BinhYenError(Exception):
    """`text` is said to the person; `facts` (ids and numbers only) go to the log."""

    def __init__(self, text: Text, **facts: str | int) -> None:
        super().__init__(text.id)
        self.text = text
        self.facts = facts


class Forbidden(BinhYenError):
    """Today's roles do not allow it, whatever button was pressed."""


class Stale(BinhYenError):
    """The button or word belongs to a moment that has passed."""


class Invalid(BinhYenError):
    """Input that cannot be used; the person is told how to give it."""


class StorageFull(Exception):
    """The database can take no more (disk full, read-only, failing). The process must stop, not pretend."""


class Damaged(StorageFull):
    """The database's file is not what was written into it. Only a copy helps."""


class Locked(StorageFull):
    """Another program writes to the database and does not come to an end."""


class OtherDatabase(Exception):
    """The database cannot be worked with as it is. `text` tells the operator why."""

    def __init__(self, text: Text) -> None:
        super().__init__(f"{text.id} {text.params}")
        self.text = text


class NotOurs(OtherDatabase):
    """The file is a database, but none that this bot has made."""


class NewerDatabase(OtherDatabase):
    """The database was written by a newer release than this one."""
