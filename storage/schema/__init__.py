"""All tables of a database together: every module here holds those of one feature, or of the queues."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from storage.columns import metadata

__all__ = ["metadata"]

for _module in iter_modules(__path__):
    import_module(f"{__name__}.{_module.name}")
