"""How many shifts everybody of a team has, so that it can be read aloud: who stands out first, then each in a line or
two, the most nights first."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from core.patrol.roster.actions import ShowFairness, ShowMonth, ShowWeek
from core.patrol.roster.fairness import Count, standing_out, usual
from core.people.types import Member, Team
from core.screen import Option, Screen, screen
from core.text import Text
from core.times import number_of

_NAMED = 3
_A_ROW = 3
Table = Sequence[tuple[Member, Count]]


def fairness(of: date, code: str, teams: Sequence[Team], others: Sequence[Team], table: Table) -> Screen:
    """`others` are the teams to which the reader may turn. All of them are there, in their order and without digits in
    front: "Tổ 3" typed as 3 is the third."""
    number = number_of(of) // 100
    name = next((team.name for team in teams if team.code == code), code)
    lines = [line for member, count in table for line in _person(member, count)]
    options = [Option(t.name, ShowFairness(number, t.code).encode()) for t in others]
    back = ShowMonth(number) if others else ShowWeek(code, number_of(of))
    rows = [options[i : i + _A_ROW] for i in range(0, len(options), _A_ROW)]
    rows.append([Option(Text("button.back"), back.encode())])
    return screen(Text("fairness.title", team=name, month=f"{of:%m/%Y}"), *_in_words(table), *lines, rows=rows)


def _in_words(table: Table) -> Iterable[Text]:
    counts = [count for _, count in table]
    if not any(count.shifts for count in counts):
        yield Text("fairness.none")
        return
    yield Text("fairness.usual", n=usual(counts))
    more, less = standing_out(counts)
    if more:
        yield Text("fairness.more", who=_names([table[place][0] for place in more]))
    if less:
        yield Text("fairness.less", who=_names([table[place][0] for place in reversed(less)]))
    if not more and not less:
        yield Text("fairness.even")


def _names(members: Collection[Member]) -> str | Text:
    """Those who stand out most; of the others how many they are."""
    names = ", ".join(member.call_name for member in [*members][:_NAMED])
    left = len(members) - _NAMED
    return Text("fairness.and_more", names=names, n=left) if left > 0 else names


def _person(member: Member, count: Count) -> Iterable[Text]:
    line, others = _nights(member.call_name, count), count.shifts - count.nights - count.lates
    line = Text("fairness.with_lates", line=line, n=count.lates) if count.lates else line
    yield Text("fairness.with_others", line=line, n=others) if others else line
    if count.weekends:
        yield Text("fairness.weekends", n=count.weekends)


def _nights(who: str, count: Count) -> Text:
    if count.nights:
        return Text("fairness.nights", who=who, n=count.nights)
    return Text("fairness.no_night", who=who) if count.shifts else Text("fairness.no_shift", who=who)
