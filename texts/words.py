"""Words that are understood without a button: "bao tin", "0", "thoi", in either language and without diacritics.

`words.<where>` of the catalogue lists them; the labels of the menu keys count too, since an old keyboard stays on a
phone for ever.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from core.actions.base import Go
from core.actions.incident import AfterSos, OnAlert
from core.names import words
from core.people import Language, Role
from texts.catalogue import Catalogue

_SAID = {
    "report": ("words.report", "menu.report"),
    "sos": ("words.sos", "menu.sos"),
    "menu": ("words.menu", "button.menu"),
    "out": ("words.out", "button.cancel"),
    "help": ("words.help", "menu.help"),
    "profile": ("words.profile", "menu.profile"),
    "rights": ("words.rights", "button.rights"),
    "incidents": ("words.incidents", "menu.incidents"),
    "mine": ("words.mine", "menu.mine"),
    "duty": ("words.duty", "menu.duty"),
    "shifts": ("words.shifts", "menu.shifts"),
    "check_in": ("words.check_in",),
    "check_out": ("words.check_out",),
    "can": ("words.can", "button.can"),
    "cannot": ("words.cannot", "button.cannot"),
    "substitute": ("words.substitute", "button.find_substitute"),
    "patrol": ("words.patrol", "menu.patrol"),
    "board": ("words.board", "patrol.board"),
    "roster": ("words.roster", "patrol.roster"),
    "nights": ("words.nights", "patrol.nights"),
    "own_nights": ("words.own_nights", "button.own_nights"),
    "members": ("menu.members",),
    "invite": ("menu.invite",),
    "thanks": ("words.thanks",),
    "agree": ("words.agree",),
    "yes": ("words.yes", "yes"),
    "no": ("words.no", "no"),
    "not_yet": ("words.not_yet",),
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


def common_words(catalogue: Catalogue) -> dict[str, str]:
    """Folded words -> encoded action."""
    groups: tuple[tuple[type[AfterSos | OnAlert | Go], Mapping[str, Sequence[str]]], ...] = (
        (AfterSos, _AFTER_SOS),
        (OnAlert, _ON_ALERT),
        (Go, _SAID),
    )
    return {
        said: action(value).encode()
        for action, meant in groups
        for value, ids in meant.items()
        for said in _alternatives(catalogue, ids)
    }


def role_words(catalogue: Catalogue) -> dict[str, Role]:
    """Folded words -> the role they are used for in lists."""
    return {said: role for role, ids in _ROLES.items() for said in _alternatives(catalogue, ids)}


def _alternatives(catalogue: Catalogue, ids: Sequence[str]) -> list[str]:
    said = (catalogue.sentence(language, id_) for id_ in ids for language in Language)
    return [words(one) for sentence in said for one in sentence.split("|") if words(one)]
