"""Texts that people read: the Vietnamese and English catalogues, and how a screen becomes words in one of them."""

from texts.catalogue import StaleCatalogue
from texts.operator import Operator, Say, machine_language
from texts.render import Reader, Texts
from texts.wording import WordingError

__all__ = [
    "TRAINING_MARK",
    "Operator",
    "Reader",
    "Say",
    "StaleCatalogue",
    "Texts",
    "WordingError",
    "machine_language",
]

TRAINING_MARK = "🎓 TẬP HUẤN"  # the same in both languages: it must be recognised, not read
