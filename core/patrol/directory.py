"""Finding people by the names that are written into a sheet, with or without diacritics. Plain functions.

Two people may have one name: the team of the row tells them apart, else the team or organisation in brackets.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from core.names import clean, fold
from core.people import Member, Team
from core.text import Text

_QUALIFIED = re.compile(r"(.+?)\s*(?:[(\[](.+?)[)\]]|\s[-–·]\s*(.+))")
_LIKE = 0.8


class Directory:
    def __init__(self, members: Iterable[Member], teams: Iterable[Team]) -> None:
        self.members = tuple(members)
        self._teams = {team.code: team.name for team in teams}
        self._by_name: defaultdict[str, list[Member]] = defaultdict(list)
        for member in self.members:
            self._by_name[fold(member.full_name)].append(member)

    def name(self, member: Member) -> str:
        """As it is written into a sheet: the full name, and what tells it apart where another has the same."""
        if len(self._by_name[fold(member.full_name)]) < 2:
            return member.full_name
        return f"{member.full_name} ({self._where(member)})"

    def find(self, written: str, team: str) -> Member | Text:
        """Who is meant in a row of this team; the reason when that is nobody, or not clear."""
        name, where = _parts(written)
        namesakes = self._by_name.get(fold(name), [])
        found = [member for member in namesakes if where is None or fold(where) in self._known_as(member)]
        if where is None and len(found) > 1:
            found = [member for member in found if member.team == team] or found
        if len(found) == 1:
            return found[0]
        if not namesakes:
            return self._unknown(name)
        if not found:
            return Text("sheet.not_there", who=name, where=where or "", options=self._listed(namesakes))
        return Text("sheet.which", who=name, options=self._listed(namesakes))

    def _unknown(self, name: str) -> Text:
        like = get_close_matches(fold(name), list(self._by_name), 1, _LIKE)
        if like:
            return Text("sheet.unknown_like", who=name, like=self._by_name[like[0]][0].full_name)
        return Text("sheet.unknown", who=name)

    def _listed(self, members: Sequence[Member]) -> str:
        return ", ".join(f"{member.full_name} ({self._where(member)})" for member in members)

    def _where(self, member: Member) -> str:
        return self._teams.get(member.team or "") or member.organisation or str(member.id)

    def _known_as(self, member: Member) -> set[str]:
        return {fold(self._where(member)), fold(member.team or "-"), fold(member.organisation or "-")}


def _parts(written: str) -> tuple[str, str | None]:
    found = _QUALIFIED.fullmatch(clean(written))
    if not found:
        return clean(written), None
    return found[1], found[2] or found[3]
