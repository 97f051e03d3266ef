"""The compiled catalogues, by language and id. Read at start with the standard library's gettext."""

from __future__ import annotations

import hashlib
import logging
from gettext import GNUTranslations, NullTranslations
from pathlib import Path

from core.people.types import Language
from texts import wording

HERE = Path(__file__).resolve().parent / "locale"
DOMAIN = "binhyen"
SOURCE_ID = "@source"  # the same name in build_texts.py

_log = logging.getLogger(__name__)


class StaleCatalogue(RuntimeError):
    """A .mo file is missing or was made from another .po than the one beside it."""

    def __init__(self, mo: Path, what: str) -> None:
        super().__init__(f"{mo} {what}. Run `make texts` (python build_texts.py).")


class _Nothing(NullTranslations):
    """gettext gives an unknown id back as if it were the sentence; here it is an error."""

    def gettext(self, message: str) -> str:
        raise KeyError(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:  # noqa: ARG002  (gettext's own signature)
        raise KeyError(msgid1)


class Catalogue:
    """Sentences as they are written, marks and placeholders still in them."""

    def __init__(self, directory: Path | None = None, overrides: Path | None = None, *, strict: bool = False) -> None:
        """Raises StaleCatalogue and WordingError. `strict`: an unknown id is a KeyError, not a log line."""
        self._translations = {language: _open(directory or HERE, language) for language in Language}
        self._strict = strict
        self._told: set[str] = set()
        self._wording: wording.Wording = {}
        if overrides is not None:
            self._wording = wording.read(overrides, frozenset(Language), self._every_form)

    def sentence(self, language: Language, id_: str, n: int | None = None) -> str:
        """The sentence for `n` of something, else the only one; Vietnamese where English is missing, else the id."""
        for wanted in (language, Language.VI):
            own = self._wording.get((wanted, id_))
            found = own if own is not None else self._find(wanted, id_, n)
            if found is not None:
                return found
            self.missing(f"{id_} ({wanted})")
        return id_.replace("{", "(").replace("}", ")").replace("*", "·")

    def missing(self, what: str) -> None:
        """Something that should be in the catalogue is not: KeyError in tests, one log line where people wait."""
        if self._strict:
            raise KeyError(what)
        if what not in self._told:
            self._told.add(what)
            _log.error("text missing: %s", what)

    def _find(self, language: Language, id_: str, n: int | None = None) -> str | None:
        translations = self._translations[language]
        if n is not None:
            try:
                return translations.ngettext(id_, id_, n)
            except KeyError:
                pass  # not every sentence with a number changes with it
        try:
            return translations.gettext(id_)
        except KeyError:
            return None

    def _every_form(self, id_: str) -> list[str]:
        found = [self._find(language, id_, n) for language in Language for n in (None, 1, 2)]
        return [sentence for sentence in found if sentence is not None]


def _open(directory: Path, language: Language) -> GNUTranslations:
    mo = directory / language / "LC_MESSAGES" / f"{DOMAIN}.mo"
    if not mo.exists():
        raise StaleCatalogue(mo, "is missing")
    with mo.open("rb") as file:
        translations = GNUTranslations(file)
    if not _fresh(translations, mo.with_suffix(".po")):
        raise StaleCatalogue(mo, "is older than its .po")
    translations.add_fallback(_Nothing())
    return translations


def _fresh(translations: GNUTranslations, po: Path) -> bool:
    """By content: modification times lie after `git checkout` and after unpacking. Without a .po there is no doubt."""
    return not po.exists() or translations.gettext(SOURCE_ID) == hashlib.sha256(po.read_bytes()).hexdigest()
