"""Problems of the process that have no home in core, without the libraries of whoever raises them."""

from __future__ import annotations

from core.errors import BinhYenError


class PortTaken(Exception):
    """The web server could not open its port."""


class NoStage(BinhYenError):
    """Training finds no port or no place for its data."""
