"""Messages that still wait for a member are not for one suspended since; a goodbye and a refusal are."""

from __future__ import annotations

from core.channels import Retryable
from tests.commune import Commune, Hand


async def _suspend(chief: Hand) -> None:
    await chief.says("thành viên").says("tran duc long").taps("Trần Đức Long").taps("Tạm khóa").taps("Đúng")


def _refuse_once(commune: Commune, words: str) -> None:
    """Telegram wants a minute before it takes the message with these words."""
    call, refused = commune.bot.api.call, []

    async def busy(method: str, params: dict[str, object], *more: object, **options: object) -> object:
        if words in str(params.get("text")) and not refused:
            refused.append(words)
            raise Retryable("429", 60.0)
        return await call(method, params, *more, **options)

    commune.bot.api.call = busy  # type: ignore[method-assign, assignment]


async def test_the_reporters_name_does_not_reach_who_was_suspended_meanwhile(commune: Commune) -> None:
    huy, long, dung = await commune.phones("huy", "long", "dung", on_duty=("long",))
    await huy.says("bao tin").taps("Trộm cắp").taps("Hồ Sen")
    _refuse_once(commune, "Người báo:")
    await long.taps("Ai báo?").does_not_see("Võ Nhật Huy")
    await _suspend(dung)
    await commune.forward(minutes=3)
    await long.does_not_see("Võ Nhật Huy")


async def test_nor_does_what_others_did(commune: Commune) -> None:
    huy, long, yen, dung = await commune.phones("huy", "long", "yen", "dung")
    await huy.says("bao tin").taps("Trộm cắp").taps("Hồ Sen")
    await long.taps("Đang đến")
    _refuse_once(commune, "đã đóng việc này")
    await yen.taps("Đã xử lý xong")
    await _suspend(dung)
    await commune.forward(minutes=3)
    await long.does_not_see("đã đóng việc này")


async def test_the_goodbye_arrives(commune: Commune) -> None:
    (long,) = await commune.phones("long")
    _refuse_once(commune, "Đã rời chương trình")
    await long.says("hồ sơ").taps("Rời chương trình").taps("Đúng, rời").does_not_see("Đã rời")
    await commune.forward(minutes=3)
    await long.sees("Đã rời chương trình. Cảm ơn đồng chí Long")


async def test_the_answer_to_who_is_suspended_arrives(commune: Commune) -> None:
    long, dung = await commune.phones("long", "dung")
    await _suspend(dung)
    _refuse_once(commune, "đang tạm khóa")
    await long.says("có trộm")
    await commune.forward(minutes=3)
    await long.sees("đang tạm khóa")
