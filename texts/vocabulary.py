"""Words that are understood without a button: "bao tin", "0", "thoi", in either language and without diacritics.

`words.<where>` of the catalogue lists them; the labels of the menu keys count too, since an old keyboard stays on a
phone for ever.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from core.actions import Action, Go, Menu, Signal
from core.people.types import Language, Role
from core.speech.folding import words, words_as_written
from core.speech.spelling import LONGEST_ANSWER, spelled_out
from texts.catalogue import Catalogue

# What means the same everywhere and belongs to no feature; theirs are in their manifests.
_EVERYWHERE: Mapping[Action, Sequence[str]] = {
    Go(Menu.MENU): ("words.menu", "button.menu"),
    Go(Menu.OUT): ("words.out", "button.cancel"),
    Go(Menu.HELP): ("words.help", "menu.help"),
    Go(Signal.THANKS): ("words.thanks",),
    Go(Signal.AGREE): ("words.agree",),
    Go(Signal.WELL): ("words.well",),
    Go(Signal.YES): ("words.yes", "yes"),
    Go(Signal.NO): ("words.no", "no"),
    Go(Signal.NOT_YET): ("words.not_yet",),
}
_ROLES = {
    Role.VOLUNTEER: ("role.volunteer", "words.volunteer"),
    Role.SECURITY_MEMBER: ("role.security_member", "words.security_member"),
    Role.TEAM_LEADER: ("role.team_leader", "words.team_leader"),
    Role.DUTY_OFFICER: ("role.duty_officer", "words.duty_officer"),
    Role.POLICE_OFFICER: ("role.police_officer", "words.police_officer"),
    Role.POLICE_CHIEF: ("role.police_chief", "words.police_chief"),
    Role.SUPPORT_MEMBER: ("role.support_member", "words.support_member"),
    Role.COMMUNE_LEADER: ("role.commune_leader", "words.commune_leader"),
    Role.OPERATOR: ("role.operator", "words.operator"),
}


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Meanings of typed words. `actions`: folded words, those of one syllable also as they are written -> the encoded
    action. `courtesies` may stand around them ("dạ", "ạ", "nhé anh"). `cries` are calls for help in one's own need."""

    actions: Mapping[str, str]
    courtesies: Collection[str] = frozenset()
    cries: Collection[str] = frozenset()

    def __contains__(self, said: object) -> bool:
        return said in self.actions

    def means(self, typed: str, *, exactly: bool = False) -> str | None:
        """The action, None for any other words. `exactly`: where something is told, courtesies belong to it."""
        found = self.actions.get(_key(typed))
        if found is not None or exactly or typed.count(" ") > LONGEST_ANSWER:
            return found
        bare = self.without_courtesies(typed)
        return self.actions.get(_key(bare)) or self._spelled_out(bare)

    def _spelled_out(self, bare: str) -> str | None:
        """As it is shortened on a phone, and said of oneself: "e k đi dc"."""
        forms = (spelled_out(bare), self.of_oneself(bare))  # without diacritics a word alone may be another
        return next((self.actions[said] for said in forms if " " in said and said in self.actions), None)

    def of_oneself(self, bare: str) -> str:
        """Spelled out, without the "em" or "tôi" in front of several words."""
        first, _, rest = (said := spelled_out(bare)).partition(" ")
        return rest if first in _I and " " in rest else said

    def without_courtesies(self, typed: str) -> str:
        said = words_as_written(typed).split()
        while len(said) > 1 and words(said[-1]) in self.courtesies:
            said.pop()
        while len(said) > 1 and words(said[0]) in _YES_SIR:
            said.pop(0)
        return " ".join(said)

    def begins_with(self, typed: str, action: str) -> bool:
        """Whether words for this action stand at the beginning of more."""
        said = f"{words(typed)} "
        return any(of == action and " " in known and said.startswith(f"{known} ") for known, of in self.actions.items())

    def only(self, kept: Callable[[str, str], bool]) -> Vocabulary:
        """Vocabulary with only those words for which `kept(words, action)` holds."""
        return replace(self, actions={said: action for said, action in self.actions.items() if kept(said, action)})

    def cried(self, typed: str) -> bool:
        """ "Cứu tôi với", whatever stands around it; "sos", "cứu" again and again. Whoever asks that somebody else be
        saved reports, and raises no SOS: nobody knows then who is in need."""
        clauses = [
            c for part in _CLAUSE_ENDS.split(typed) if (c := _LONG_DRAWN.sub(r"\1", words_as_written(part)).split())
        ]
        if not clauses:
            return bool(typed.strip()) and set(typed) <= _SIGNS and _SOS_SIGN in typed
        if set(clauses[0]) <= _CALLS or (clauses[0][0] == "sos" and _MISTAKE not in words(typed).split()):
            return True
        said = f" {words(typed)} "
        return any(map(_for_oneself, clauses)) or any(f" {cry} " in said for cry in self.cries)


def _for_oneself(clause: list[str]) -> bool:
    """ "Cứu tôi", "cứu bọn em", "cứu em với": not "cứu em bé", "cứu anh Ba"."""
    for place, word in enumerate(clause):
        after = [words(one) for one in clause[place + 1 : place + 4]]
        if word in _SAVE and not after and place and words(clause[place - 1]) in _ANYBODY:
            return True
        if word not in _SAVE or not after:
            continue
        if after[0] in _SURELY_ME or tuple(after[:2]) in _SURELY_US:
            return True
        if after[0] in _PERHAPS_ME and (len(after) == 1 or after[1] in _AFTER_A_CRY):
            return True
    return False


_SOS_SIGN, _MISTAKE = "🆘", "nham"
_SIGNS = frozenset("🆘!! ")
_SAVE = frozenset({"cứu", "cuu"})  # as it is written: "cừu", "Cửu" are others
_CALLS = _SAVE | {"sos"}
_SURELY_ME = frozenset({"toi", "tui", "tao", "mang"})
_SURELY_US = frozenset(
    (of, who) for of in ("chung", "bon", "tui") for who in ("toi", "em", "e", "tui", "tao", "minh", "con")
)
_ANYBODY = frozenset({"ai", "do"})  # "ai đó cứu"
_PERHAPS_ME = frozenset({"em", "e", "anh", "chi", "chau", "con", "minh", "mk", "mik", "t", "voi", "vs"})
_AFTER_A_CRY = frozenset(
    {
        "voi",
        "vs",
        "zoi",
        "gap",
        "nhanh",
        "di",
        "ngay",
        "a",
        "nhe",
        "oi",
        "o",
        "tai",
        "anh",
        "chi",
        "chu",
        "bac",
        "co",
        "moi",
    }
)
_LONG_DRAWN = re.compile(r"(\w)\1{2,}")
_I = frozenset({"em", "toi", "minh", "anh", "chi", "t"})
_YES_SIR = frozenset({"da", "vang", "thua"})
_CLAUSE_ENDS = re.compile(r"[,.;:!?…\n]+")


def _key(typed: str) -> str:
    """A word of one syllable is that very word when it is written with diacritics: "bão" is a storm, and not "báo"."""
    said, written = words(typed), words_as_written(typed)
    return said if " " in said else written


def vocabulary(catalogue: Catalogue) -> Vocabulary:
    from core.features import FEATURES  # all of core: a command that only says a sentence needs none of it

    meant = {action: ids for known in (*(f.words for f in FEATURES), _EVERYWHERE) for action, ids in known.items()}
    actions = {
        form: action.encode()
        for action, ids in meant.items()
        for said in _alternatives(catalogue, ids)
        for form in (words(said), _key(said))
    }
    courtesies = frozenset(map(words, _alternatives(catalogue, ("words.courtesy",))))
    return Vocabulary(actions, courtesies, frozenset(map(words, _alternatives(catalogue, ("words.cry",)))))


def role_words(catalogue: Catalogue) -> dict[str, Role]:
    """Folded words -> the role they are used for in lists."""
    return {words(said): role for role, ids in _ROLES.items() for said in _alternatives(catalogue, ids)}


def _alternatives(catalogue: Catalogue, ids: Sequence[str]) -> list[str]:
    said = (catalogue.sentence(language, id_) for id_ in ids for language in Language)
    return [one for sentence in said for one in sentence.split("|") if words(one)]
