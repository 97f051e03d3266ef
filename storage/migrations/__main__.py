"""Drafts the next migration from the difference between the last one and `storage/schema/queues.py`."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from alembic import command
from alembic.config import Config

from storage.migrate import HEAD, SCRIPTS
from storage.sqlite.engine import migrator


def draft(message: str) -> None:
    with TemporaryDirectory() as folder:
        engine = migrator(Path(folder, "draft.db"))
        with engine.connect() as connection:
            config = Config(attributes={"connection": connection})
            config.set_main_option("script_location", str(SCRIPTS))
            command.upgrade(config, "head")
            command.revision(config, message, autogenerate=True, rev_id=f"{int(HEAD) + 1:04}")
        engine.dispose()


if __name__ == "__main__":
    draft(" ".join(sys.argv[1:]))
