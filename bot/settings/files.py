"""Settings about files, checked before anything starts: the database's place, the commune's wording."""

from __future__ import annotations

import os
from pathlib import Path

from bot.settings.sources import Sources
from bot.settings.types import with_driver
from core.text import Text
from storage.sqlite.engine import database_file
from texts.catalogue import Catalogue
from texts.wording import WordingError


def check_files(sources: Sources, default_url: str) -> None:
    """Turn every fault of the files into a complaint. A value that is no path at all is complained of elsewhere."""
    _check_wording(sources)
    given = sources.given.get("database.url")
    try:
        file = database_file(with_driver(given.value if given else default_url))
    except Exception:  # whatever SQLAlchemy says of what is no URL
        return
    try:
        problem = _problem(file)
    except PermissionError:
        problem = Text("setting.database_no_right", path=str(file))
    if problem:
        sources.complain("database.url", given.origin if given else "", problem)


def _check_wording(sources: Sources) -> None:
    given = sources.given.get("texts.wording_file")
    if given is None or not isinstance(given.value, str) or not given.value:
        return
    try:
        Catalogue(overrides=Path(given.value))
    except WordingError as error:
        for problem in error.problems:
            sources.complain(
                "texts.wording_file", given.origin, Text("setting.wording", path=given.value, problem=problem)
            )


def _problem(file: Path) -> Text | None:
    """Why no database could be at this place; None when one could."""
    if file.is_dir():
        return Text("setting.database_is_folder", path=str(file))
    if file.exists():
        return None
    place = next(folder for folder in file.parents if folder.exists())
    if not place.is_dir():
        return Text("setting.database_below_file", path=str(place))
    if os.access(place, os.W_OK | os.X_OK):
        return None
    return Text("setting.database_no_right", path=str(place))
