"""A report while it is being told: the draft that the conversation keeps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from core.incident.categories import CATEGORIES
from core.incident.types import Entry, EntryKind, Fact
from core.jsontext import decoded, written

FLOW = "report"  # the name under which the conversation is stored
DETAILS = "details"  # its last state: the alert is out, and what is still sent joins the incident


@dataclass(frozen=True, slots=True)
class ReportDraft:
    """A report on its way. `incident` is set once the alert is out: later messages join it. `received_at` is when the
    first words arrived, which may be long after they were written. `promised`: the reporter was told that it is
    kept and will go out, so "thôi" to something else does not end it. `album` is the network's name of the pictures
    that came last, sent together: they are answered once. `instead_of` is the button that asks again what was being
    asked when these words came: they may have been the answer."""

    entries: tuple[Entry, ...] = ()
    category: str | None = None
    hamlet: str | None = None
    incident: int | None = None
    facts: tuple[str, ...] = field(default=())
    received_at: datetime | None = None
    promised: bool = False
    album: str = ""
    instead_of: str = ""

    @property
    def says_something(self) -> bool:
        """Whether there is anything that must not be lost when the reporter stops answering."""
        return bool(self.entries or self.category)

    @property
    def waits(self) -> bool:
        """Something was said, and nobody has been alerted yet."""
        return self.says_something and self.incident is None

    @property
    def told_at(self) -> datetime | None:
        """When the first words were written, by the sender's clock."""
        return self.entries[0].at if self.entries else None

    def telling(self, entries: Sequence[Entry], received_at: datetime) -> ReportDraft:
        """The draft with more words; what was said before is kept."""
        return replace(self, entries=(*self.entries, *entries), received_at=self.received_at or received_at)

    @property
    def restricted(self) -> bool:
        """Whether what was told so far is for a closed circle only."""
        return self.category in CATEGORIES and CATEGORIES[self.category or ""].restricted

    def to_json(self) -> str:
        entries = [[e.kind, e.at.isoformat(), e.member_id, e.text, e.ref] for e in self.entries]
        return written(
            {
                "entries": entries,
                "category": self.category,
                "hamlet": self.hamlet,
                "incident": self.incident,
                "facts": self.facts,
                "received_at": self.received_at.isoformat() if self.received_at else None,
                "promised": self.promised,
                "album": self.album,
                "instead_of": self.instead_of,
            },
        )

    @classmethod
    def from_json(cls, raw: str) -> ReportDraft:
        """Read a draft, also one of an earlier release: what is missing is empty, what is unknown is ignored."""
        data = decoded(raw or "{}")
        entries = tuple(
            Entry(EntryKind(kind), datetime.fromisoformat(at), member, text, ref)
            for kind, at, member, text, ref in data.get("entries", ())
            if kind in set(EntryKind)
        )
        category, received_at = data.get("category"), data.get("received_at")
        return cls(
            entries,
            category if category in CATEGORIES else None,
            data.get("hamlet"),
            data.get("incident"),
            tuple(fact for fact in data.get("facts", ()) if fact in set(Fact)),
            datetime.fromisoformat(received_at) if received_at else None,
            bool(data.get("promised")),
            data.get("album", ""),
            data.get("instead_of", ""),
        )
