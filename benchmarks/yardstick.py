"""The yardstick: the same conversation as python-telegram-bot's documentation recommends to write it.

A ConversationHandler kept by PicklePersistence, one update after another, run_polling. It sends as many messages as
Bình Yên does (an answer to each tap, an edited or new message, a card to each of the officers), of the same kind and
size. It confirms updates before it has handled them and keeps its state in memory for a minute: it is faster to write
and loses reports when killed. Started by `benchmarks.bench` with its settings in the environment.
"""

from __future__ import annotations

import os
import warnings
from datetime import datetime
from typing import Any

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, ReplyKeyboardMarkup, Update
from telegram.ext import (
    Application,
    ApplicationBuilder,
    CallbackQueryHandler,
    ContextTypes,
    ConversationHandler,
    MessageHandler,
    PicklePersistence,
    filters,
)
from telegram.warnings import PTBUserWarning

CATEGORY, PLACE, FACTS, DETAILS = range(4)

_CATEGORIES = [
    ("CHAY", "🔥 Cháy"),
    ("TNGT", "🚗 Tai nạn giao thông"),
    ("DANHNHAU", "👊 Đánh nhau"),
    ("TROM", "🔓 Trộm cắp"),
    ("GAYROI", "📢 Gây rối"),
    ("BLGD", "🏠 Bạo lực gia đình"),
    ("SUCKHOE", "🚑 Cấp cứu"),
    ("KHAC", "📝 Việc khác"),
]
_HAMLETS = [
    ("H10", "Hồ Sen"),
    ("H09", "Đồi Chè"),
    ("H01", "Tân Lập"),
    ("H02", "Tân Tiến"),
    ("H03", "Trung Tâm"),
    ("H04", "Nà Lài"),
    ("H05", "Bằng Giang"),
    ("H06", "Cao Lạng"),
    ("H07", "Buôn Ea Mây"),
    ("H08", "Bon Đắk Mây"),
    ("H11", "Thôn 1 (Đồi Mây)"),
    ("H12", "Thôn 1 (Suối Lạnh cũ)"),
]
_KEYS = [["🚨 Báo tin", "🆘 SOS"], ["🗂️ Tin đã báo", "👤 Hồ sơ", "❓ Trợ giúp"]]
_MENU = ReplyKeyboardMarkup(_KEYS, resize_keyboard=True)

Context = ContextTypes.DEFAULT_TYPE
Buttons = list[list[InlineKeyboardButton]]


def _pairs(options: list[tuple[str, str]], last: list[tuple[str, str]]) -> InlineKeyboardMarkup:
    buttons = [InlineKeyboardButton(label, callback_data=data) for data, label in options]
    rows: Buttons = [buttons[i : i + 2] for i in range(0, len(buttons), 2)]
    return InlineKeyboardMarkup([*rows, [InlineKeyboardButton(label, callback_data=data) for data, label in last]])


def _user(context: Context) -> dict[Any, Any]:
    assert context.user_data is not None
    return context.user_data


async def begin(update: Update, context: Context) -> int:
    draft = _user(context)
    draft["nonce"] = nonce = draft.get("nonce", 0) + 1
    options = [(f"cat1:{nonce}:{code}", label) for code, label in _CATEGORIES]
    last = [(f"cats1:{nonce}", "➕ Loại khác"), (f"stop1:{nonce}", "✖️ Bỏ tin này")]
    assert update.message is not None
    await update.message.reply_text("<b>Việc gì?</b>", reply_markup=_pairs(options, last))
    return CATEGORY


async def _pressed(update: Update) -> str:
    query = update.callback_query
    assert query is not None and query.data is not None
    await query.answer()
    return query.data


async def _edit(update: Update, text: str, markup: InlineKeyboardMarkup) -> None:
    assert update.callback_query is not None
    await update.callback_query.edit_message_text(text, reply_markup=markup)


async def choose_category(update: Update, context: Context) -> int:
    code = (await _pressed(update)).split(":")[2]
    draft = _user(context)
    draft["category"] = dict(_CATEGORIES)[code]
    nonce = draft["nonce"]
    options = [(f"ham1:{nonce}:{code}", label) for code, label in _HAMLETS]
    last = [(f"ham1:{nonce}:-", "Không rõ"), (f"back1:{nonce}", "◀️ Quay lại"), (f"stop1:{nonce}", "✖️ Bỏ tin này")]
    await _edit(update, f"{draft['category']}. <b>Ở thôn nào?</b> Hoặc gửi vị trí 📎.", _pairs(options, last))
    return PLACE


async def choose_hamlet(update: Update, context: Context) -> int:
    """The alert to the officers, and the receipt."""
    hamlet = dict(_HAMLETS)[(await _pressed(update)).split(":")[2]]
    seq = context.bot_data["seq"] = context.bot_data.get("seq", 0) + 1
    at = datetime.now().astimezone()
    draft = _user(context)
    draft["number"], nonce = f"VV-{at:%m%d}-{seq:02}", draft["nonce"]
    context.bot_data.setdefault("incidents", {})[seq] = (draft["number"], draft["category"], hamlet)
    card = (
        f"🟡 VỪA · <b>{draft['number']}</b>\n<b>{draft['category']}</b> · {hamlet} · {at:%H:%M}\n"
        "⏳ <b>Chưa có người nhận.</b>\nNgười báo: tổ tuần tra"
    )
    options = [
        (f"take1:{seq}", "✅ Đã nhận"),
        (f"way1:{seq}", "🏃 Đang đến"),
        (f"false1:{seq}", "🙂 Báo nhầm"),
        (f"who1:{seq}", "👤 Ai báo?"),
    ]
    for officer in context.bot_data["officers"]:
        await context.bot.send_message(officer, card, reply_markup=_pairs(options, [(f"pass1:{seq}", "↪️ Chuyển")]))
    facts = [(f"fact1:{nonce}:injured", "Có người bị thương"), (f"fact1:{nonce}:weapon", "Có hung khí")]
    text = _receipt(draft["number"], "<b>Có người bị thương hoặc hung khí không?</b>")
    await _edit(update, text, _pairs(facts, [(f"nofact1:{nonce}", "Không / không rõ")]))
    return FACTS


def _receipt(number: str, last: str) -> str:
    at = datetime.now().astimezone()
    return (
        f"✅ Đã ghi <b>{number}</b> lúc {at:%H:%M}. Trực ban đang được báo.\n"
        f"Nguy cấp: gọi <b>113</b> ngay. Bot không thay cuộc gọi.\n{last}"
    )


async def no_more_facts(update: Update, context: Context) -> int:
    await _pressed(update)
    draft = _user(context)
    last = [(f"done1:{draft['nonce']}", "✅ Xong"), ("undo1:1", "🙂 Báo nhầm")]
    text = _receipt(draft["number"], "Gửi thêm ảnh, tin thoại, vị trí hoặc lời kể nếu an toàn.")
    await _edit(update, text, _pairs([], last))
    return DETAILS


async def finish(update: Update, context: Context) -> int:
    await _pressed(update)
    draft = _user(context)
    assert update.effective_chat is not None
    text = f"Đã gửi {draft['number']}. Cảm ơn anh {draft['nonce']}."
    await update.effective_chat.send_message(text, reply_markup=_MENU)
    return ConversationHandler.END


def conversation() -> ConversationHandler[Context]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", PTBUserWarning)  # per_message=False with buttons: as wanted here
        return ConversationHandler(
            name="report",
            persistent=True,
            allow_reentry=True,
            entry_points=[MessageHandler(filters.Regex("^🚨 Báo tin$"), begin)],
            states={
                CATEGORY: [CallbackQueryHandler(choose_category, pattern="^cat1:")],
                PLACE: [CallbackQueryHandler(choose_hamlet, pattern="^ham1:")],
                FACTS: [CallbackQueryHandler(no_more_facts, pattern="^nofact1:")],
                DETAILS: [CallbackQueryHandler(finish, pattern="^done1:")],
            },
            fallbacks=[],
        )


def environment(address: str, token: str, file: str, officers: list[int]) -> dict[str, str]:
    """Environment variables with the yardstick's settings."""
    return {
        "YARDSTICK_ADDRESS": address,
        "YARDSTICK_TOKEN": token,
        "YARDSTICK_FILE": file,
        "YARDSTICK_OFFICERS": " ".join(map(str, officers)),
    }


async def _know_officers(application: Application[Any, Any, Any, Any, Any, Any]) -> None:
    application.bot_data["officers"] = [int(id_) for id_ in os.environ["YARDSTICK_OFFICERS"].split()]


def main() -> None:
    from telegram.constants import ParseMode
    from telegram.ext import Defaults

    application = (
        ApplicationBuilder()
        .token(os.environ["YARDSTICK_TOKEN"])
        .base_url(os.environ["YARDSTICK_ADDRESS"] + "/bot")
        .persistence(PicklePersistence(os.environ["YARDSTICK_FILE"]))
        .concurrent_updates(False)
        .defaults(Defaults(parse_mode=ParseMode.HTML))
        .post_init(_know_officers)
        .build()
    )
    application.add_handler(conversation())
    application.run_polling(allowed_updates=["message", "callback_query"])


if __name__ == "__main__":
    main()
