"""Finding people by the names that are written into a sheet, with or without diacritics. Plain functions.

Hùng and Hưng are two names where the diacritics are written, and may be one where they are not. Two people may have one
name: the team of the row tells them apart, else the team or organisation in brackets.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from core.people.names import name_key
from core.people.types import Member, Team
from core.speech.folding import clean, fold
from core.text import Text

_QUALIFIED = re.compile(r"(.+?)\s*(?:[(\[](.+?)[)\]]|\s[-–·]\s*(.+))")
_LIKE = 0.8
_GUESSES = 100  # names to which a similar one is looked for: that is slow, and who has more has the wrong list
_LONGEST = 60  # characters of a name


class Directory:
    def __init__(self, members: Iterable[Member], teams: Iterable[Team]) -> None:
        self.members = tuple(members)
        self._teams = {team.code: team.name for team in teams}
        self._by_name: defaultdict[str, list[Member]] = defaultdict(list)
        for member in self.members:
            self._by_name[fold(member.full_name)].append(member)
        self._guessed: dict[str, str] = {}
        self._found: dict[tuple[str, str], Member | Text] = {}

    def name(self, member: Member) -> str:
        """As it is written into a sheet: the full name, and what tells it apart where another has the same."""
        if len(_spelt(member.full_name, self._by_name[fold(member.full_name)])) < 2:
            return member.full_name
        return self._apart(member)

    def find(self, written: str, team: str) -> Member | Text:
        """Member meant in a row of this team; the reason when that is nobody, or not clear. Cached, for a month names
        the same few people again and again."""
        if (written, team) not in self._found:
            self._found[written, team] = self._look_up(written, team)
        return self._found[written, team]

    def _look_up(self, written: str, team: str) -> Member | Text:
        name, where = _parts(written)
        namesakes = self._by_name.get(fold(name), [])
        meant = _spelt(name, namesakes) or namesakes
        found = [member for member in meant if where is None or fold(where) in self._known_as(member)]
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
        like = self._like(fold(name))
        return Text("sheet.unknown_like", who=name, like=like) if like else Text("sheet.unknown", who=name)

    def _like(self, folded: str) -> str:
        """The full name of somebody who is called nearly so; "" when there is nobody, or too much was asked."""
        if folded not in self._guessed and len(self._guessed) < _GUESSES and len(folded) <= _LONGEST:
            like = get_close_matches(folded, list(self._by_name), 1, _LIKE)
            self._guessed[folded] = self._by_name[like[0]][0].full_name if like else ""
        return self._guessed.get(folded, "")

    def _listed(self, members: Sequence[Member]) -> str:
        return ", ".join(map(self._apart, members))

    def _apart(self, member: Member) -> str:
        """With the team behind the name; with the organisation where a namesake is in the same team, and with the
        number in the list of members where that is the same as well."""
        namesakes = _spelt(member.full_name, self._by_name[fold(member.full_name)])
        others = [self._known_as(one) for one in namesakes if one.id != member.id]
        options = (self._teams.get(member.team or ""), member.organisation, str(member.id))
        where = next(one for one in options if one and not any(fold(one) in known for known in others))
        return f"{member.full_name} ({where})"

    def _known_as(self, member: Member) -> set[str]:
        team = self._teams.get(member.team or "")
        return {fold(one) for one in (team, member.team, member.organisation, str(member.id)) if one}


def _spelt(name: str, members: Iterable[Member]) -> list[Member]:
    """Those whose name has the same diacritics; "Hoà" and "Hòa" are the same."""
    return [member for member in members if name_key(member.full_name)[1] == name_key(name)[1]]


def _parts(written: str) -> tuple[str, str | None]:
    found = _QUALIFIED.fullmatch(clean(written))
    if not found:
        return clean(written), None
    return found[1], found[2] or found[3]
