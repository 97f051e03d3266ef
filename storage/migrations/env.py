"""Alembic's entry: runs on the connection it is handed, inside the transaction of `storage.migrate`.

That connection does not enforce foreign keys: rebuilding a table others refer to would delete their rows.
"""

from typing import Any, Literal

from alembic import context

from storage.columns import UtcDateTime
from storage.schema import metadata


def _render(kind: str, item: Any, _: object) -> str | Literal[False]:
    return "sa.DateTime()" if kind == "type" and isinstance(item, UtcDateTime) else False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    render_item=_render,
)
context.run_migrations()
