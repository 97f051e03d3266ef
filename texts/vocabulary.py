"""Words that are understood without a button: "bao tin", "0", "thoi", in either language and without diacritics.

`words.<where>` of the catalogue lists them; the labels of the menu keys count too, since an old keyboard stays on a
phone for ever.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from core.actions import Action, Go, Meaning, Menu, Signal
from core.incident.actions import AfterSos, OnAlert
from core.people.types import Language, Role
from core.speech.folding import words, words_as_written
from core.speech.spelling import LONGEST, spelled_out
from texts.catalogue import Catalogue

_SAID: Mapping[Meaning, Sequence[str]] = {
    Menu.REPORT: ("words.report", "menu.report"),
    Menu.SOS: ("words.sos", "menu.sos"),
    Signal.ASK_SOS: ("words.perhaps_sos",),
    Menu.MENU: ("words.menu", "button.menu"),
    Menu.OUT: ("words.out", "button.cancel"),
    Menu.HELP: ("words.help", "menu.help"),
    Menu.PROFILE: ("words.profile", "menu.profile"),
    Menu.RIGHTS: ("words.rights", "button.rights"),
    Menu.INCIDENTS: ("words.incidents", "menu.incidents"),
    Menu.MINE: ("words.mine", "menu.mine"),
    Menu.DUTY: ("words.duty", "menu.duty"),
    Menu.SHIFTS: ("words.shifts", "menu.shifts"),
    Menu.CHECK_IN: ("words.check_in",),
    Menu.CHECK_OUT: ("words.check_out",),
    Menu.CAN: ("words.can", "button.can"),
    Menu.CANNOT: ("words.cannot", "button.cannot"),
    Menu.SUBSTITUTE: ("words.substitute", "button.find_substitute"),
    Menu.PATROL: ("words.patrol", "menu.patrol"),
    Menu.ROUTE: ("words.route", "button.checkpoint"),
    Menu.KIT: ("words.kit", "button.kit"),
    Menu.NOTE: ("words.note", "button.note"),
    Menu.COUNT: ("words.count", "button.reminded"),
    Menu.BOARD: ("words.board", "patrol.board"),
    Menu.ROSTER: ("words.roster", "patrol.roster"),
    Menu.NIGHTS: ("words.nights", "patrol.nights"),
    Menu.OWN_NIGHTS: ("words.own_nights", "button.own_nights"),
    Menu.MEMBERS: ("menu.members",),
    Menu.INVITE: ("menu.invite",),
    Signal.THANKS: ("words.thanks",),
    Signal.AGREE: ("words.agree",),
    Signal.WELL: ("words.well",),
    Signal.NOT_WELL: ("words.not_well",),
    Signal.YES: ("words.yes", "yes"),
    Signal.NO: ("words.no", "no"),
    Signal.NOT_YET: ("words.not_yet",),
}
_ON_ALERT = {
    "take": ("words.taken", "button.take"),
    "on_the_way": ("words.on_the_way", "button.on_the_way"),
    "walking": ("words.walking",),
    "on_scene": ("words.on_scene", "button.on_scene"),
    "done": ("words.resolved", "button.resolved"),
}
_AFTER_SOS = {
    "mistake": ("words.mistake", "button.false_alarm"),
    "safe": ("words.safe", "button.safe"),
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
    """What typed words mean. `actions`: folded words, those of one syllable also as they are written -> the encoded
    action. `courtesies` may stand around them ("dạ", "ạ", "nhé anh"). `cries` are calls for help in one's own need."""

    actions: Mapping[str, str]
    courtesies: Collection[str] = frozenset()
    cries: Collection[str] = frozenset()

    def __contains__(self, said: object) -> bool:
        return said in self.actions

    def means(self, typed: str, *, exactly: bool = False) -> str | None:
        """The action, None for any other words. `exactly`: where something is told, courtesies belong to it."""
        found = self.actions.get(_key(typed))
        if found is not None or exactly or typed.count(" ") > LONGEST:
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
        """Of what it knows, those for which `kept(words, action)` holds."""
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
    meant: dict[Action, Sequence[str]] = {
        **{AfterSos(word): ids for word, ids in _AFTER_SOS.items()},
        **{OnAlert(word): ids for word, ids in _ON_ALERT.items()},
        **{Go(where): ids for where, ids in _SAID.items()},
    }
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
