"""Words that are understood without a button: "bao tin", "0", "thoi", in either language and without diacritics.

`words.<where>` of the catalogue lists them; the labels of the menu keys count too, since an old keyboard stays on a
phone for ever.
"""

from __future__ import annotations

from core.actions import Go
from core.names import words
from core.people import Language
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
    "patrol": ("words.patrol", "menu.patrol"),
    "board": ("words.board", "patrol.board"),
    "roster": ("words.roster", "patrol.roster"),
    "nights": ("words.nights", "patrol.nights"),
    "own_nights": ("words.own_nights", "button.own_nights"),
    "members": ("menu.members",),
    "invite": ("menu.invite",),
    "thanks": ("words.thanks",),
}


def common_words(catalogue: Catalogue) -> dict[str, str]:
    """Folded words -> encoded action."""
    return {
        words(alternative): Go(where).encode()
        for where, ids in _SAID.items()
        for id_ in ids
        for language in Language
        for alternative in catalogue.sentence(language, id_).split("|")
        if words(alternative)
    }
