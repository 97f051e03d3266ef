"""The hamlets and patrol teams of the commune, from Excel (sheets "Thôn" and "Tổ") or TOML (places.example.toml)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from core.people.types import Hamlet, Team
from core.speech.folding import clean, fold
from core.text import Text
from reports.excel.lists import Column, Mistake, Row, Sheet, checked, read

_CODE = re.compile(r"[A-Z0-9]{1,8}")  # it travels on buttons
_LONGEST_CODE, _LONGEST_NAME = 8, 40  # characters
_NUMBER = re.compile(r"\d{1,6}")
_NAME = Column("name", "tên", ("name", "tên thôn", "tên tổ"), required=True)
HAMLETS = Sheet(
    "Thôn",
    (
        Column("code", "mã", ("code", "mã thôn"), required=True),
        _NAME,
        Column("households", "số hộ", ("households",)),
        Column("team", "tổ", ("team", "mã tổ")),
    ),
    also=("hamlets",),
)
TEAMS = Sheet(
    "Tổ",
    (
        Column("code", "mã", ("code", "mã tổ"), required=True),
        _NAME,
        Column("muster", "điểm tập trung", ("muster",)),
    ),
    also=("teams",),
)


@dataclass(frozen=True, slots=True)
class Places:
    """A team's hamlets are in the order of the list."""

    hamlets: tuple[Hamlet, ...] = ()
    teams: tuple[Team, ...] = ()


def read_places(content: bytes) -> tuple[Places, list[Mistake]]:
    """From an Excel file: either places or mistakes."""
    (hamlets, teams), mistakes = read(content, (HAMLETS, TEAMS))
    return _understood(hamlets, teams, mistakes)


def read_places_toml(content: bytes) -> tuple[Places, list[Mistake]]:
    """As `read_places`; a row's number is its place in the file."""
    try:
        given = tomllib.loads(content.decode("utf-8"))
        (hamlets, wrong), (teams, also_wrong) = (_told(s, given.pop(s.also[0], [])) for s in (HAMLETS, TEAMS))
    except (ValueError, AttributeError, TypeError) as error:
        return Places(), [Mistake(HAMLETS.title, 0, Text("list.not_toml", reason=str(error)))]
    unknown = [Mistake(HAMLETS.title, 0, Text("list.unknown_key", key=key)) for key in given]
    return _understood(hamlets, teams, [*unknown, *wrong, *also_wrong])


def _told(sheet: Sheet, tables: Iterable[Mapping[str, Any]]) -> tuple[list[Row], list[Mistake]]:
    """A mistyped key must not be left out in silence."""
    rows: list[Row] = []
    mistakes: list[Mistake] = []
    for number, table in enumerate(tables, 1):
        row = Row(sheet.title, number, {c.key: clean(str(table.get(c.key, ""))) for c in sheet.columns})
        mistakes += [row.wrong(Text("list.unknown_key", key=key)) for key in table if key not in row.cells]
        rows.append(row)
    return rows, [*mistakes, *checked(sheet, rows)]


def _understood(hamlets: list[Row], teams: list[Row], mistakes: list[Mistake]) -> tuple[Places, list[Mistake]]:
    if any(not mistake.row for mistake in mistakes):  # a whole list is missing: its rows would only repeat that
        return Places(), mistakes
    known = [Team(_code(row), row.cells["name"], (), row.cells["muster"]) for row in teams]
    wrong = [*mistakes, *_mistakes(teams), *_mistakes(hamlets), *_mistakes_of_hamlets(hamlets, known)]
    if wrong:
        return Places(), wrong
    of = {_code(row): team_called(row.cells["team"], known) for row in hamlets}
    return Places(tuple(map(_hamlet, hamlets)), tuple(_with_hamlets(team, of) for team in known)), []


def _hamlet(row: Row) -> Hamlet:
    return Hamlet(_code(row), row.cells["name"], int(_digits(row.cells["households"]) or 0))


def _with_hamlets(team: Team, of: Mapping[str, Sequence[Team]]) -> Team:
    return Team(team.code, team.name, tuple(code for code, teams in of.items() if team in teams), team.muster)


def _code(row: Row) -> str:
    return row.cells["code"].upper()


def _digits(number: str) -> str:
    """ "1.250" is how a thousand is written here."""
    return number.replace(".", "")


def team_called(words: str, teams: Sequence[Team]) -> list[Team]:
    """The teams that this cell may mean: by code, else by name without diacritics. More than one is no answer."""
    by_code = [team for team in teams if team.code == words.upper()]
    return by_code[:1] or [team for team in teams if words and fold(team.name) == fold(words)]


def team_mistakes(row: Row, teams: Sequence[Team]) -> Iterator[Mistake]:
    """Mistakes in the team of this row; nothing when it names none."""
    named = row.cells["team"]
    found = team_called(named, teams)
    if named and not found:
        yield row.wrong(Text("list.no_team", team=named))
    elif len(found) > 1:
        yield row.wrong(Text("list.several_teams", team=named))


def _mistakes(rows: Sequence[Row]) -> Iterator[Mistake]:
    codes: dict[str, int] = {}
    names: dict[str, int] = {}
    for row in rows:
        code, name = _code(row), row.cells["name"]
        if code and not _CODE.fullmatch(code):
            yield row.wrong(Text("list.bad_code", code=row.cells["code"], most=_LONGEST_CODE))
        if len(name) > _LONGEST_NAME:
            yield row.wrong(Text("list.long_name", most=_LONGEST_NAME))
        if code and codes.setdefault(code, row.number) != row.number:
            yield row.wrong(Text("list.code_twice", code=code, row=codes[code]))
        if name and names.setdefault(name.casefold(), row.number) != row.number:
            yield row.wrong(Text("list.name_twice", name=name, row=names[name.casefold()]))


def _mistakes_of_hamlets(rows: Sequence[Row], teams: Sequence[Team]) -> Iterator[Mistake]:
    for row in rows:
        yield from team_mistakes(row, teams)
        households = row.cells["households"]
        if households and not _NUMBER.fullmatch(_digits(households)):
            yield row.wrong(Text("list.bad_households", value=households))
