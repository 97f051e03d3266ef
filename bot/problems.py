"""What a process cannot go on after, besides what `core` and `storage` know."""

from __future__ import annotations


class PortTaken(Exception):
    """The web server could not open its port."""
