"""Sổ nhật ký tuần tra: one shift as a Word page to print and sign (domain notes §2.2)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from zoneinfo import ZoneInfo

from docx.document import Document as Paper

from core.patrol.ledger.counting import Flag, NightRow
from core.patrol.ledger.logbook import Defect, LogbookPage, Words
from reports import word
from reports.papers import BODY, FORMS, head

WORDS = FORMS["log"]
_SIGNED_WITH = 2  # lines


def file_name(page: LogbookPage) -> str:
    return f"nhat-ky-{page.shift.team}-{page.shift.day:%Y-%m-%d}-{page.shift.template}.docx"


def document(page: LogbookPage) -> bytes:
    paper = word.new_paper()
    word.letterhead(paper, head(page.rules, WORDS["kind"]))
    for part in (_title, _facts, _present, _absent, _equipment, _route, _situation, _incidents, _handover):
        part(paper, page)
    word.heading(paper, WORDS["confirmed"])
    word.signers(paper, WORDS["signers"], (45, 75, 45), WORDS["sign_here"])
    out = BytesIO()
    paper.save(out)
    return out.getvalue()


def _title(paper: Paper, page: LogbookPage) -> None:
    word.line(paper, WORDS["title"], bold=True, align=word.CENTRE, size=BODY + 1)
    about = WORDS["about"].format(shift=_called(page), team=page.team.name)
    word.line(paper, about, bold=True, align=word.CENTRE)


def _called(page: LogbookPage) -> str:
    """ "Ca đêm ngày 14 rạng ngày 15/11/2026"."""
    first, last = page.shift.day, page.shift.ends_at.astimezone(page.rules.zone).date()
    form = WORDS["of_day"] if first == last else WORDS["over_midnight"]
    return str(form.format(name=page.shift.name, first=first, last=last))


def _facts(paper: Paper, page: LogbookPage) -> None:
    zone, shift = page.rules.zone, page.shift
    plan = WORDS["plan"].format(number=page.plan.number) if page.plan else WORDS["no_plan"]
    word.line(paper, f"{plan} {WORDS['responsible'].format(name=page.responsible or '…')}")
    starts, ends = (f"{at.astimezone(zone):%H:%M %d/%m/%Y}" for at in (shift.starts_at, shift.ends_at))
    word.line(paper, WORDS["time"].format(starts=starts, ends=ends))
    word.line(paper, WORDS["muster"].format(muster=shift.muster or "…"))


def _present(paper: Paper, page: LogbookPage) -> None:
    word.heading(paper, WORDS["present"].format(n=len(page.present)))
    rows = [_person(nth, name, row, page.rules.zone) for nth, (name, row) in enumerate(page.present, 1)]
    word.table(paper, WORDS["present_columns"], (12, 60, 25, 25, 43), rows, text=(1, 4))


def _person(nth: int, name: str, row: NightRow, zone: ZoneInfo) -> list[str]:
    flags = [FORMS["nights"]["flags"][flag] for flag in Flag if flag in row.flags and flag is not Flag.UNSIGNED]
    return [str(nth), name, _clock(row.from_at, zone), _clock(row.until_at, zone), ", ".join(flags)]


def _clock(at: datetime | None, zone: ZoneInfo) -> str:
    return f"{at.astimezone(zone):%H:%M}" if at else "…"


def _absent(paper: Paper, page: LogbookPage) -> None:
    word.heading(paper, WORDS["absent"].format(n=len(page.absent)))
    for away in page.absent:
        known = WORDS["on_leave"] if away.leave else WORDS["no_reason"]
        word.line(paper, WORDS["away"].format(name=away.name, reason=away.reason or known))
    word.heading(paper, WORDS["substitutes"].format(n=len(page.substitutes)))
    for who, whom in page.substitutes:
        word.line(paper, WORDS["substitute"].format(who=who, whom=whom))


def _equipment(paper: Paper, page: LogbookPage) -> None:
    zone = page.rules.zone
    said = [WORDS["complete"].format(at=_clock(page.complete, zone))] if page.complete else []
    said += [WORDS["returned"].format(at=_clock(page.returned, zone))] if page.returned else []
    said += [_defect(one) for one in page.defects]
    _lines(paper, WORDS["equipment"], said, WORDS["nothing_said"])


def _defect(one: Defect) -> str:
    serial = WORDS["serial"].format(serial=one.serial) if one.serial else ""
    kind, state = FORMS["kit"].get(one.kind, one.kind), FORMS["items"][one.state]
    return str(WORDS["defect"].format(kind=kind, serial=serial, state=state))


def _route(paper: Paper, page: LogbookPage) -> None:
    rows = [
        [_clock(one.at, page.rules.zone), one.code, one.name, "" if one.sure else WORDS["doubtful"]]
        for one in page.passed
    ]
    word.heading(paper, WORDS["route"])
    if rows:
        word.table(paper, WORDS["route_columns"], (25, 25, 70, 45), rows, text=(2, 3))
    else:
        word.line(paper, WORDS["nothing_said"])


def _situation(paper: Paper, page: LogbookPage) -> None:
    said = [*_noted(page.notes, page.rules.zone), WORDS["reminded"].format(n=page.reminded)]
    _lines(paper, WORDS["situation"], said if page.notes else [WORDS["quiet"], *said], "")


def _noted(words: Sequence[Words], zone: ZoneInfo) -> list[str]:
    return [f"{_clock(one.at, zone)}: {one.text}" for one in words]


def _incidents(paper: Paper, page: LogbookPage) -> None:
    word.heading(paper, WORDS["incidents"].format(n=len(page.incidents)))
    rows = [
        [
            one.number,
            _clock(one.reported_at, page.rules.zone),
            FORMS["categories"].get(one.category, one.category),
            FORMS["states"][one.state],
        ]
        for one in page.incidents
    ]
    if rows:
        word.table(paper, WORDS["incident_columns"], (35, 25, 65, 40), rows, text=(2, 3))


def _handover(paper: Paper, page: LogbookPage) -> None:
    """Handover lines. Their end goes with the signatures: nobody signs on an empty page."""
    _lines(paper, WORDS["handover"], _noted(page.handover, page.rules.zone), WORDS["none"], stay=_SIGNED_WITH)


def _lines(paper: Paper, heading: str, said: Sequence[str], nothing: str, *, stay: int = 0) -> None:
    """The last ones, so many, `stay` with what follows."""
    word.heading(paper, heading)
    lines = said or [nothing]
    for left, words in zip(range(len(lines), 0, -1), lines, strict=True):
        word.line(paper, words, stays=left <= stay)
