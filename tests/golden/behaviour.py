"""Closed lists of the bot, read off its behaviour: what a short word presses, and what words mean while a question is
open. The same functions wrote `first_release_sets.json` and compare with it."""

from __future__ import annotations

from dataclasses import fields
from datetime import UTC, datetime
from typing import get_type_hints
from zoneinfo import ZoneInfo

import handlers.router  # noqa: F401 - with it every button is known
from bot.dispatch.meaning import meaning
from bot.dispatch.questions import understood
from bot.wiring import DECLARED
from core.actions import Action, Go, Signal
from core.conversation import Conversation
from core.patrol.staffing.actions import Can, Cannot
from core.policy import TABLE
from core.speech.yes_no import answered
from texts import Texts

SHORT = (Signal.AGREE, Signal.WELL, Signal.YES, Signal.NO, Signal.NOT_YET)
NOW = datetime(2026, 11, 14, 16, 0, tzinfo=UTC)
# Besides every word that the catalogue knows: digits, signs, cries, and words that are an answer in one place only.
TYPED = (
    *("1", "2", "7", "0", "12", "3-1", "👍", "🙏", "!!!", "tr", "sos!", "cứu tôi với", "có cháy ở hồ sen", "em bị đâm"),
    *("bão", "huy", "bao", "tin", "hòa", "nhầm rồi", "em bận không đi được", "đi được ạ", "thiếu đèn pin", "20h30"),
    *("mai", "20/11-25/11", "không biết", "xong rồi", "bình thường", "có người gõ cửa", "sơn tây", "hai người"),
)
States = dict[str, list[str]]  # flow -> its states


def actions() -> dict[str, type[Action]]:
    """Every button by the name of its class."""
    found: dict[str, type[Action]] = {}
    waiting = [*Action.__subclasses__()]
    while waiting:
        one = waiting.pop()
        waiting += one.__subclasses__()
        if one.tag:
            assert found.setdefault(one.__name__, one) is one, one.__name__
    return dict(sorted(found.items()))


def sample(action: type[Action]) -> str:
    """One such button: every number is 1, every code "missing" (of the list of equipment) or "x"."""
    hints = get_type_hints(action)
    code = "missing" if action.__name__ in ("KitList", "KitItem") else "x"
    return action(*(1 if hints[field.name] is int else code for field in fields(action))).encode()


def pressed_by_short_words(action: type[Action]) -> dict[str, str]:
    """What "ok", "ổn", "có", "không" and "chưa" press, in this order, in four scenes: the button stands alone, before a
    no (`Cannot`), after a yes (`Can`), or came beside a question. "it" is the button, "other" the one it stands with,
    "-" none."""
    it, no, yes = ("it", sample(action)), ("no", Cannot(2).encode()), ("yes", Can(2).encode())
    scenes = {
        "alone": ((it,), ()),
        "before_a_no": ((it, no), ()),
        "after_a_yes": ((yes, it), ()),
        "beside": ((), (it,)),
    }
    found = {}
    for scene, (choices, beside) in scenes.items():
        names = {sample(action): "it", no[1]: "other", yes[1]: "other"}
        said = [answered(Go(word).encode(), choices, beside, DECLARED.buttons, asked=bool(choices)) for word in SHORT]
        found[scene] = " ".join("-" if one is None else names.get(one, one) for one in said)
    return found


def words_of_the_catalogue(timezone: str = "Asia/Ho_Chi_Minh") -> list[str]:
    return sorted({*Texts(ZoneInfo(timezone)).vocabulary.actions, *TYPED})


def meanings(states: States) -> dict[str, dict[str, str | None]]:
    """What each word means with nothing asked (under ""), and what it means elsewhere where that is something else.
    Elsewhere is "flow/state", or "flow/state, of the field" for somebody who takes no alerts; places at which all
    words mean the same stand together, parted by semicolons. No button is on the screen."""
    known, typed = Texts(ZoneInfo("Asia/Ho_Chi_Minh")).vocabulary, words_of_the_catalogue()

    def mean(here: Conversation, *, takes: bool) -> dict[str, str | None]:
        asked, buttons = DECLARED.asked(here), DECLARED.buttons
        heard = {one: understood(one, asked, known, buttons, takes=takes) for one in typed}
        return {one: meaning(one, here, NOW, heard[one], DECLARED) for one in typed}

    base = mean(Conversation(), takes=True)
    alike: dict[tuple[tuple[str, str | None], ...], list[str]] = {}
    for flow, state in [("", ""), *((flow, state) for flow, names in states.items() for state in names)]:
        for takes in (True, False):
            meant = mean(Conversation(flow=flow or None, state=state or None), takes=takes)
            where = f"{flow}/{state}".strip("/") + ("" if takes else ", of the field")
            alike.setdefault(tuple((w, now) for w, now in meant.items() if now != base[w]), []).append(where)
    found: dict[str, dict[str, str | None]] = {"": {one: meant for one, meant in base.items() if meant is not None}}
    return found | {"; ".join(where): dict(words) for words, where in alike.items() if words}


def policy() -> dict[str, list[str]]:
    """Who may do what."""
    return {act.value: sorted(role.value for role, may in row.items() if may) for act, row in TABLE.items()}
