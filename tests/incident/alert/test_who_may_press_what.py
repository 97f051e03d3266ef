"""Every button about an incident, in everybody's hands: it does something for those to whom the table gives it, and
nothing, and tells nothing, for all others. Buttons are forwarded, kept on lost phones, and made up."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from dataclasses import fields

import pytest

from core.actions import Action, Go, Menu
from core.incident import actions
from core.incident.actions import MoreIncidents, OnIncident
from core.incident.sos import raise_sos
from core.patrol.night.last_seen import last_place
from core.people.types import Role
from tests.commune import Commune
from tests.hand import Hand

WORDS = "cửa sau bị cạy"
SECRETS = (WORDS, "VV-1114", "Trộm cắp", "Việc gia đình", "Cần cứu giúp", "Hồ Sen", "Võ Nhật Huy")
REFUSALS = ("không thuộc phần", "Nút này đã cũ", "dành cho người được mời", "tạm khóa")
# What a press could change; not what it leaves by itself: the update, the answer, where the conversation stands.
KEPT = ("incidents", "incident_entries", "alerts", "alert_recipients", "audit", "files")

OWN = (
    *("SayFact", "FixKind", "FixKindMore", "SetKind", "FixPlace", "SetPlace"),
    *("BackToReceipt", "TellMore", "TellMoreInstead", "ShowOwn", "Withdraw"),
)
GOING = ("OnTheWay", "StillComing", "OnScene")
TAKING = (
    *("Take", "NeedSupport", "Reassign", "ReassignTo"),
    *("Resolve", "FalseAlarm", "ResolveSure", "FalseAlarmSure", "BackToCard"),
)
LOOKING = ("Show", "ShowWhole")
GROUPS = {
    "own": OWN,
    "safe": ("ImSafe", "StillNeedHelp"),
    "going": GOING,
    "taking": TAKING,
    "looking": LOOKING,
    "who": ("WhoReported",),
    "reopen": ("Reopen",),
}
PEOPLE = (
    *("huy", "tu", "thanh", "dong", "hung_t1", "thien", "nguyet"),
    *("long", "nam", "dung", "operator", "suspended", "stranger"),
)
# In the order of PEOPLE: the reporter; a member and the leader of the hamlet's team, who were alerted; a member and the
# leader of another team; one of the six; the people's committee; the duty officer who closed what is closed, a police
# officer, the chief; the operator, somebody alerted and suspended since, a stranger.
TABLE = {
    #                            reporter team  other  six UB   police   operator…
    ("theft", "own"): "          +        - -   - -    -   -    - - -    - - -",
    ("theft", "safe"): "         -        - -   - -    -   -    - - -    - - -",
    ("theft", "going"): "        -        + +   - -    -   -    + + +    - - -",
    ("theft", "taking"): "       -        - -   - -    -   -    + + +    - - -",
    ("theft", "looking"): "      -        + +   - -    -   -    + + +    - - -",
    ("theft", "who"): "          -        - -   - -    -   -    + - +    - - -",
    ("closed", "reopen"): "      -        - -   - -    -   -    + - +    - - -",
    ("family", "own"): "         +        - -   - -    -   -    - - -    - - -",
    ("family", "safe"): "        -        - -   - -    -   -    - - -    - - -",
    ("family", "going"): "       -        - -   - -    -   +    + - +    - - -",
    ("family", "taking"): "      -        - -   - -    -   +    + - +    - - -",
    ("family", "looking"): "     -        - -   - -    -   +    + - +    - - -",
    ("family", "who"): "         -        - -   - -    -   -    + - +    - - -",
    ("sos", "safe"): "           +        - -   - -    -   -    - - -    - - -",
    ("silent", "own"): "         -        - -   - -    -   -    - - -    - - -",
    ("silent", "safe"): "        -        - -   - -    -   -    - - -    - - -",
    ("silent", "going"): "       -        + -   - -    -   -    + + +    - - -",
    ("silent", "taking"): "      -        - -   - -    -   -    + + +    - - -",
    ("silent", "looking"): "     -        + -   - -    -   -    + + +    - - -",
    ("silent", "who"): "         -        - -   - -    -   -    + - +    - - -",
    ("any", "list"): "           -        - -   - -    -   +    + + +    - - -",
}
MATTERS = {"theft": 1, "family": 2, "sos": 3, "closed": 4, "silent": 5}


def test_the_table_is_whole() -> None:
    named = [name for names in GROUPS.values() for name in names]
    assert sorted(named) == sorted(action.__name__ for action in OnIncident.__subclasses__())
    assert all(len(row.split()) == len(PEOPLE) for row in TABLE.values())


async def everybody(commune: Commune) -> dict[str, Hand]:
    """At 22:30: a theft, a matter for few, an SOS and one in silence wait for somebody; another theft was closed."""
    hands = await commune.phones(*PEOPLE[:7], "long", "dung", "yen", "man", on_duty=("long", "tu"))
    found = dict(zip((*PEOPLE[:7], "long", "dung", "yen", "suspended"), hands, strict=True))
    found["nam"] = await commune.newcomer("Vi Văn Nam", Role.POLICE_OFFICER)
    found["operator"] = await commune.newcomer("Lò Văn Máy", Role.OPERATOR)
    found["stranger"] = commune.stranger("khách")
    huy, man = found["huy"], await commune.member("man")
    await huy.says(WORDS).taps("Trộm cắp").taps("Hồ Sen").taps("Không, chưa rõ").taps("Xong")
    await huy.says(WORDS).taps("Việc gia đình").taps("Hồ Sen").taps("Không, chưa rõ").taps("Xong")
    await huy.says("sos").taps("Không rõ thôn").taps("Xong")
    await huy.says(WORDS).taps("Trộm cắp").taps("Hồ Sen").taps("Không, chưa rõ").taps("Xong")
    await found["long"].forges("solved2:4")
    await in_silence(commune)
    await commune.change("UPDATE members SET state = 'suspended' WHERE id = ?", man.id)
    for hand in found.values():
        await hand.says("/start")
    await commune.forward(seconds=30)
    return found


async def in_silence(commune: Commune) -> None:
    huy, now = await commune.member("huy"), commune.clock()
    await commune.work(
        lambda work: raise_sos(work, huy, (), at=now, received_at=now, last_place=last_place, silent=True)
    )


async def presses(commune: Commune, matter: str, group: str) -> Sequence[Action]:
    if group == "list":
        return (Go(Menu.INCIDENTS), MoreIncidents(0))
    values = {"member": (await commune.member("yen")).id, "code": "", "fact": "weapon"}
    found: list[Action] = []
    for name in GROUPS[group]:
        action: type[OnIncident] = getattr(actions, name)
        values["code"] = "H09" if name == "SetPlace" else "GAYROI"
        more = [values[field.name] for field in fields(action) if field.name != "incident"]
        found.append(action(MATTERS[matter], *more))
    return found


class Still:
    """Everything as it was: put back after each press."""

    def __init__(self, commune: Commune) -> None:
        self._file = commune.bot.database.file
        self._whole = sqlite3.connect(":memory:")
        with closing(sqlite3.connect(self._file)) as connection:
            connection.backup(self._whole)
        self._kept = self._look()

    def _look(self) -> list[list[tuple[object, ...]]]:
        with closing(sqlite3.connect(self._file)) as connection:
            return [connection.execute(f"SELECT * FROM {table}").fetchall() for table in KEPT]  # noqa: S608

    @property
    def changed(self) -> bool:
        return self._look() != self._kept

    def again(self) -> None:
        with closing(sqlite3.connect(self._file)) as now:
            self._whole.backup(now)


def _shown(hand: Hand) -> Counter[str]:
    """Every message with its buttons, and what flashed up."""
    labels = ["\n".join([m.words, *(button.text for row in m.inline for button in row)]) for m in hand.messages]
    return Counter([*labels, *hand.phone.toasts])


async def _answer(hand: Hand, press: Action) -> str:
    """Words that have come, or have become others, by this press."""
    before = _shown(hand)
    await hand.forges(press.encode())
    return "\n".join((_shown(hand) - before).elements())


@pytest.mark.parametrize("name", PEOPLE)
async def test_a_button_does_what_the_table_says_in_these_hands(commune: Commune, name: str) -> None:
    hand = (await everybody(commune))[name]
    still = Still(commune)
    for (matter, group), row in TABLE.items():
        allowed = row.split()[PEOPLE.index(name)] == "+"
        for press in await presses(commune, matter, group):
            answer, where = await _answer(hand, press), f"{name}: {matter}, {press}\n{hand.screen}"
            refused = any(words in answer for words in REFUSALS)
            if allowed:
                assert still.changed or not refused, where
            else:
                assert refused or (name == "stranger" and not answer), where  # knocks too often
                assert not still.changed, where
                assert not any(secret in answer for secret in SECRETS), where
            still.again()
