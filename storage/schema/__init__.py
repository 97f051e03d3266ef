"""All tables of a database together, a module for each feature."""

from __future__ import annotations

from storage.columns import metadata
from storage.schema import incident, patrol, people, queues

__all__ = ["incident", "metadata", "patrol", "people", "queues"]
