"""The compiled catalogues, one for each feature and language, read as one with the standard library's gettext."""

from __future__ import annotations

import hashlib
import logging
from gettext import GNUTranslations, NullTranslations
from pathlib import Path

from core.people.types import Language
from texts import wording

HERE = Path(__file__).resolve().parent / "locale"
SOURCE_ID = "@source"  # the same name in build_texts.py

_log = logging.getLogger(__name__)


class StaleCatalogue(RuntimeError):
    """A .mo file is missing or was made from another .po than the one beside it."""

    def __init__(self, mo: Path, what: str) -> None:
        super().__init__(f"{mo} {what}. Run `make texts` (python build_texts.py).")


class DoubleSentence(RuntimeError):
    """An id stands in two catalogues of a language: which sentence people read would be an accident."""


class _Nothing(NullTranslations):
    """gettext gives an unknown id back as if it were the sentence; here it is an error."""

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:  # noqa: ARG002  (gettext's own signature)
        raise KeyError(msgid1)


class _Feature(GNUTranslations):
    """The sentences of one .mo file."""

    def ids(self) -> set[str]:
        found = vars(self)["_catalog"]  # by id, or by (id, plural form)
        return {key if isinstance(key, str) else key[0] for key in found} - {"", SOURCE_ID}


class Catalogue:
    """Sentences as they are written, marks and placeholders still in them."""

    def __init__(self, directory: Path | None = None, overrides: Path | None = None, *, strict: bool = False) -> None:
        """Raises StaleCatalogue, DoubleSentence, WordingError. `strict`: an unknown id is a KeyError, no log line."""
        self._homes = {language: _open(directory or HERE, language) for language in Language}
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
        home = self._homes[language].get(id_)
        if home is None:
            return None
        if n is not None:
            try:
                return home.ngettext(id_, id_, n)
            except KeyError:
                pass  # not every sentence with a number changes with it
        return home.gettext(id_)

    def _every_form(self, id_: str) -> list[str]:
        found = [self._find(language, id_, n) for language in Language for n in (None, 1, 2)]
        return [sentence for sentence in found if sentence is not None]


def _open(directory: Path, language: Language) -> dict[str, _Feature]:
    """Each id of a language -> the catalogue that holds it."""
    folder = directory / language / "LC_MESSAGES"
    homes: dict[str, _Feature] = {}
    for mo in _compiled(folder):
        feature = _read(mo)
        twice = sorted(feature.ids() & homes.keys())
        if twice:
            raise DoubleSentence(f"{twice[0]} of {mo} stands in another catalogue of {language}, too")
        homes.update(dict.fromkeys(feature.ids(), feature))
    return homes


def _compiled(folder: Path) -> list[Path]:
    """One for each .po file; a .mo that stayed behind when its .po went is not read. Without any .po: all there are."""
    found = [po.with_suffix(".mo") for po in sorted(folder.glob("*.po"))] or sorted(folder.glob("*.mo"))
    if not found:
        raise StaleCatalogue(folder, "holds no catalogue")
    return found


def _read(mo: Path) -> _Feature:
    if not mo.exists():
        raise StaleCatalogue(mo, "is missing")
    with mo.open("rb") as file:
        feature = _Feature(file)
    if not _fresh(feature, mo.with_suffix(".po")):
        raise StaleCatalogue(mo, "is older than its .po")
    feature.add_fallback(_Nothing())
    return feature


def _fresh(feature: _Feature, po: Path) -> bool:
    """By content: modification times lie after `git checkout` and after unpacking. Without a .po there is no doubt."""
    return not po.exists() or feature.gettext(SOURCE_ID) == hashlib.sha256(po.read_bytes()).hexdigest()
