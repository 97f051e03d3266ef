"""The page of the patrol log: what one shift did, with numbers and codes where names have no place."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from io import BytesIO
from typing import Any

from docx import Document

from core.incident.categories import CATEGORIES
from core.incident.types import IncidentState, NewIncident
from core.patrol.ledger import logbook
from core.patrol.ledger.counting import Flag
from core.patrol.types.field import KIT
from core.patrol.types.requests import Ask, AskState
from core.patrol.types.shift import Answer, Event, EventKind, Shift
from core.work import Work
from reports.papers import FORMS
from reports.patrol.logbook_page import document, file_name
from tests.commune import Commune, at
from tests.patrol.night_kit import a_night

NIGHT = ("22:00", "02:00")


async def _page(commune: Commune, shift: Shift, who: str = "thanh") -> logbook.LogbookPage:
    member = await commune.member(who)
    found: logbook.LogbookPage = await commune.work(lambda w: logbook.logbook_page(w, member, shift.id))
    return found


def _written(page: logbook.LogbookPage) -> list[str]:
    """Every paragraph and every row of every table."""
    paper = Document(BytesIO(document(page)))
    rows = [" | ".join(cell.text for cell in row.cells) for table in paper.tables for row in table.rows]
    return [paragraph.text for paragraph in paper.paragraphs if paragraph.text] + rows


async def _reported(
    commune: Commune,
    category: str,
    hamlet: str | None,
    when: datetime,
    seq: int,
    *,
    by: str = "huy",
    told: tuple[str, ...] = (),
    silent: bool = False,
) -> Any:
    reporter, heard = await commune.member(by), [(await commune.member(name)).id for name in told]
    severity, number = CATEGORIES[category].severity, f"VV-1114-{seq:02}"
    new = NewIncident(
        category, severity, reporter.id, when, when, hamlet, False, number, "2026-11-14", seq, silent=silent
    )

    async def use(work: Work) -> Any:
        incident = await work.tx.incident.incidents.add(new, [])
        await work.tx.incident.alerts.add_recipients(incident.id, heard)
        return incident

    return await commune.work(use)


async def _a_full_night(commune: Commune) -> Shift:
    shift = await a_night(commune, huy=("21:58", "02:04"), hoa=None, tu=NIGHT)
    huy, hoa = await commune.member("huy"), await commune.member("hoa")
    ill, tu = await _of(commune, shift, "hoa"), await _of(commune, shift, "tu")
    said = [
        Event(EventKind.EQUIPMENT, at("21:59"), huy.id, ref="complete"),
        Event(EventKind.EQUIPMENT, at("22:00"), huy.id, ref="missing:torch"),
        Event(EventKind.EQUIPMENT, at("22:00"), huy.id, ref="broken:baton:T3-B01"),
        Event(EventKind.EQUIPMENT, at("22:30"), huy.id, ref="ok:torch"),
        Event(EventKind.CHECKPOINT, at("22:40"), huy.id, ref="3-1"),
        Event(EventKind.CHECKPOINT, at("22:41"), huy.id, ref="3-2?"),
        Event(EventKind.NOTE, at("23:00"), huy.id, text="Đèn đường tắt"),
        Event(EventKind.COUNT, at("23:10"), huy.id, ref="4"),
        Event(EventKind.COUNT, at("00:10", 15), huy.id, ref="3"),
        Event(EventKind.HANDOVER, at("02:01", 15), huy.id, text="Báo thôn sửa đèn"),
        Event(EventKind.EQUIPMENT, at("02:03", 15), huy.id, ref="returned"),
    ]

    async def use(work: Work) -> None:
        plan = await work.tx.patrol.plans.on(shift.day)
        await work.tx.patrol.shifts.save(replace(shift, responsible_id=huy.id, plan_id=plan.id if plan else None))
        await work.tx.patrol.shifts.log(shift.id, said)
        await work.tx.patrol.assignments.save(replace(ill, answer=Answer.CANNOT, reason="con ốm"))
        ask = Ask(0, ill.id, shift.id, hoa.id, None, AskState.CONFIRMED, at("18:00"), tu.member_id, tu.id)
        await work.tx.patrol.asks.add(ask)

    await commune.work(use)
    return shift


async def _of(commune: Commune, shift: Shift, name: str) -> Any:
    member = await commune.member(name)
    return await commune.work(lambda w: w.tx.patrol.assignments.on(shift.id, member.id))


async def test_a_page_holds_the_whole_night(commune: Commune) -> None:
    shift = await _a_full_night(commune)
    page = await _page(commune, shift)
    assert file_name(page) == "nhat-ky-T3-2026-11-14-D.docx"
    written = "\n".join(_written(page))
    for words in (
        "Ca đêm ngày 14 rạng ngày 15/11/2026, Tổ 3",
        "Kế hoạch: KH-41/KH-CAX. Người phụ trách: Võ Nhật Huy.",
        "từ 22:00 14/11/2026 đến 02:00 15/11/2026",
        "1. Có mặt: 2 người",
        "1 | Võ Nhật Huy | 21:58 | 02:04 |",
        "2. Vắng: 1 người",
        "Cao Thị Hòa: con ốm",
        "3. Người thay: 1",
        "Hồ Văn Tư thay Cao Thị Hòa",
        "Nhận đủ lúc 21:59.",
        "Trả đủ lúc 02:03.",
        "Dùi cui cao su số T3-B01: hỏng.",
        "22:40 | 3-1 | Bờ hồ | ",
        "22:41 | 3-2 | Ngã ba Đồi Chè | vị trí cần kiểm tra",
        "23:00: Đèn đường tắt",
        "Nhắc nhở, tuyên truyền: 7 lượt người (không ghi tên).",
        "02:01: Báo thôn sửa đèn",
    ):
        assert words in written, words
    assert "Đèn pin" not in written  # it was found again


async def test_incidents_of_the_night_are_codes(commune: Commune) -> None:
    shift = await a_night(commune, huy=NIGHT)
    theft = await _reported(commune, "TROM", "H10", at("23:10"), 1, told=("thanh",))
    await commune.work(
        lambda w: w.tx.incident.incidents.set_state(
            theft.id, IncidentState.RESOLVED, holder_id=None, held_at=None, closed_at=None
        )
    )
    await _reported(commune, "TROM", "H01", at("23:30"), 3, by="dong", told=("thanh",))  # another team's hamlet
    await _reported(commune, "TROM", "H10", at("20:00"), 4, told=("thanh",))  # before the shift
    written = "\n".join(_written(await _page(commune, shift)))
    assert "VV-1114-01 | 23:10 | Trộm cắp tài sản | Đã xử lý" in written
    assert "7. Vụ việc trong ca, tại địa bàn hoặc do tổ báo: 1 vụ" in written
    assert "VV-1114-03" not in written and "VV-1114-04" not in written


async def test_the_leader_reads_on_it_nothing_that_was_not_for_them(commune: Commune) -> None:
    """A report may be about the leader: nothing shows, not even that there was something."""
    shift = await a_night(commune, huy=NIGHT, thanh=NIGHT)
    quiet = _written(await _page(commune, shift))
    await _reported(commune, "KHAC", "H10", at("22:40"), 1, by="dong", told=("long",))
    await _reported(commune, "BLGD", "H10", at("23:20"), 2, by="dong", told=("long", "nguyet"))
    assert _written(await _page(commune, shift)) == quiet


async def test_the_police_read_on_it_what_they_may_see_but_not_what_is_for_few(commune: Commune) -> None:
    """The leader signs below it."""
    shift = await a_night(commune, huy=NIGHT)
    await _reported(commune, "KHAC", "H10", at("22:40"), 1, by="dong", told=("long",))
    await _reported(commune, "BLGD", "H10", at("23:20"), 2, by="dong", told=("long", "nguyet"))
    written = "\n".join(_written(await _page(commune, shift, "long")))
    assert "VV-1114-01 | 22:40" in written and "1 vụ" in written
    for words in ("VV-1114-02", "Việc gia đình", "bạo lực", "23:20", "hạn chế"):
        assert words not in written


async def test_what_the_patrol_itself_reported_is_there_wherever_it_was(commune: Commune) -> None:
    shift = await a_night(commune, huy=NIGHT, thanh=NIGHT, hoa=None)
    await _reported(commune, "SOS", None, at("23:00"), 1, told=("thanh", "long"))
    await _reported(commune, "TROM", "H01", at("23:10"), 2, by="thanh", told=("long",))  # the leader's own
    await _reported(commune, "TROM", "H01", at("23:20"), 3, told=("long",))  # told to another team
    await _reported(commune, "TROM", "H01", at("23:30"), 4, by="hoa", told=("thanh", "long"))  # she was not there
    shown = [one.number for one in (await _page(commune, shift)).incidents]
    assert shown == ["VV-1114-01", "VV-1114-02"]
    assert len((await _page(commune, shift, "long")).incidents) == 3


async def test_who_called_in_silence_finds_it_on_no_page(commune: Commune) -> None:
    shift = await a_night(commune, huy=NIGHT, thanh=NIGHT)
    await _reported(commune, "SOS", None, at("23:00"), 1, by="thanh", told=("long",), silent=True)
    assert (await _page(commune, shift)).incidents == []


async def test_a_quiet_night_says_so(commune: Commune) -> None:
    written = _written(await _page(commune, await a_night(commune, huy=NIGHT, hoa=None)))
    assert "Cao Thị Hòa: không nêu lý do" in written
    assert "Bình thường." in written
    assert "Không ghi nhận." in written
    assert "Kế hoạch: … Người phụ trách: …." in written
    assert "7. Vụ việc trong ca, tại địa bàn hoặc do tổ báo: 0 vụ" in written


async def test_who_was_on_leave_needs_no_reason(commune: Commune) -> None:
    shift = await a_night(commune, huy=NIGHT, hoa=None)
    await commune.change("UPDATE assignments SET answer = 'leave' WHERE in_at IS NULL")
    assert "Cao Thị Hòa: nghỉ, hoặc được miễn ca này" in _written(await _page(commune, shift))


async def test_it_is_a_draft_with_blank_places_to_sign(commune: Commune) -> None:
    paper = Document(BytesIO(document(await _page(commune, await a_night(commune, huy=NIGHT)))))
    head, signers = paper.tables[0], paper.tables[-1]
    assert "DỰ THẢO" in head.rows[0].cells[0].text
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in head.rows[0].cells[1].text
    assert [cell.text for cell in signers.rows[0].cells] == [
        f"{who}\n(Ký, ghi rõ họ tên)" for who in ("TỔ TRƯỞNG", "NGƯỜI NHẬN BÀN GIAO", "CÔNG AN XÃ")
    ]
    section = paper.sections[0]
    assert section.page_width is not None and section.left_margin is not None
    assert (round(section.page_width.mm), round(section.left_margin.mm)) == (210, 30)
    assert paper.styles["Normal"].font.name == "Times New Roman"  # type: ignore[attr-defined]


async def test_nobody_signs_on_an_empty_page(commune: Commune) -> None:
    """The end of the handover stays with the signatures."""
    paper = Document(BytesIO(document(await _page(commune, await _a_full_night(commune)))))
    *_, handover, confirmed = paper.paragraphs
    assert handover.text == "02:01: Báo thôn sửa đèn" and handover.paragraph_format.keep_with_next
    assert confirmed.text == "9. Xác nhận" and confirmed.paragraph_format.keep_with_next


def test_every_code_has_its_words_on_paper() -> None:
    assert set(FORMS["kit"]) == set(KIT)
    assert set(FORMS["states"]) == {str(state) for state in IncidentState}
    assert set(FORMS["categories"]) == {code for code, category in CATEGORIES.items() if not category.restricted}
    assert set(FORMS["nights"]["flags"]) == {str(flag) for flag in Flag}
