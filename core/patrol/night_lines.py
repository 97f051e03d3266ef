"""A shift in the night ledger, in one line: on the screens and in the reminder to sign. Without anybody's name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import reduce

from core.patrol.actions.ledger import Sign
from core.patrol.ledger import Flag, Hand, Row
from core.patrol.shifts import Shift
from core.patrol.words import shift_name
from core.people.types import Team
from core.screen import Option
from core.text import Text
from core.work import Work

MOST_SHIFTS = 8  # buttons of one screen
_FLAG = {
    Flag.BY_RULE: Text("night.by_rule"),
    Flag.UNSURE: Text("night.unsure"),
    Flag.GONE: Text("night.gone"),
    Flag.LATE_ENTRY: Text("night.late_entry"),
    Flag.CORRECTED: Text("night.corrected"),
    Flag.AWAY: Text("night.away"),
    Flag.OVERLAP: Text("night.overlap"),
    Flag.UNSIGNED: Text("night.unsigned"),
}


def named(work: Work, shift: Shift, teams: Mapping[str, Team]) -> Text:
    """ "Ca đêm 14 rạng 15/11 · Tổ 3"."""
    return Text("night.of_team", shift=shift_name(shift, work.rules.zone), team=teams[shift.team].name)


def flagged(line: Text, flags: frozenset[Flag]) -> Text:
    return reduce(lambda so_far, flag: Text("night.flagged", line=so_far, flag=_FLAG[flag]), sorted(flags), line)


def to_sign_lines(
    work: Work, teams: Mapping[str, Team], waiting: Sequence[tuple[Shift, Hand]], rows: Sequence[Row]
) -> tuple[list[Text], list[list[Option]]]:
    """What is signed by each button stands above it."""
    lines: list[Text] = []
    options: list[list[Option]] = []
    for shift, hand in waiting[:MOST_SHIFTS]:
        lines.append(_in_short(named(work, shift, teams), [row for row in rows if row.shift.id == shift.id]))
        label = Text("sign.listed", shift=shift_name(shift, work.rules.zone))
        options.append([Option(label, Sign(shift.id, hand).encode())])
    return lines, options


def _in_short(called: Text, rows: Sequence[Row]) -> Text:
    line = Text("sign.line", shift=called, people=len(rows), nights=sum(row.night for row in rows))
    return flagged(line, frozenset[Flag]().union(*(row.flags for row in rows)) - {Flag.UNSIGNED})
