"""All tables of a database together."""

from __future__ import annotations

from storage import patrol_tables, tables
from storage.columns import metadata

__all__ = ["metadata", "patrol_tables", "tables"]
