"""Messages other than presses of buttons, as lines of an incident's timeline."""

from __future__ import annotations

from datetime import datetime

from telegram import Message
from telegram.ext import filters

from core.incident.types import Entry, EntryKind
from core.speech.folding import nfc, without_citizen_numbers

STORIES = (
    (filters.TEXT & ~filters.COMMAND)
    | filters.PHOTO
    | filters.VOICE
    | filters.LOCATION
    | filters.AUDIO
    | filters.VIDEO
    | filters.VIDEO_NOTE
    | filters.Document.ALL
)
_PICTURES = (".jpg", ".jpeg", ".png", ".heic", ".heif", ".webp", ".avif", ".tif", ".tiff", ".dng", ".bmp", ".gif")
_EXCEL = (".xlsx", ".xlsm", ".xls")
_EXCEL_KINDS = ("application/vnd.openxmlformats-officedocument.spreadsheetml", "application/vnd.ms-excel")
LONGEST = 4096  # characters of one message: no network sends more


def entries_of(message: Message, member_id: int, at: datetime) -> tuple[list[Entry], bool]:
    """The lines of one message (a picture with a caption is two), and whether a citizen number was blotted out.

    A picture sent as a file is no line (docs/adr/0011).
    """
    text, blotted = without_citizen_numbers(nfc(message.text or message.caption or ""))
    found = [Entry(kind, at, member_id, ref=ref) for kind, ref in _attached(message)]
    if text:
        found.append(Entry(EntryKind.TEXT, at, member_id, text=text[:LONGEST]))
    return found, blotted


def in_words(text: str, member_id: int, at: datetime) -> Entry:
    """A line that is words alone, citizen numbers blotted out."""
    return Entry(EntryKind.TEXT, at, member_id, text=without_citizen_numbers(nfc(text))[0][:LONGEST])


def is_picture_file(message: Message) -> bool:
    """By its kind, or by its name where the sender gives no kind."""
    file = message.document
    if file is None:
        return False
    return (file.mime_type or "").startswith("image/") or (file.file_name or "").lower().endswith(_PICTURES)


def is_excel_file(message: Message) -> bool:
    """By its name or its kind; whether it is one shows when it is read."""
    file = message.document
    if file is None:
        return False
    return (file.file_name or "").lower().endswith(_EXCEL) or (file.mime_type or "").startswith(_EXCEL_KINDS)


def _attached(message: Message) -> list[tuple[EntryKind, str]]:
    if message.photo:
        return [(EntryKind.PHOTO, message.photo[-1].file_id)]
    if message.location:
        place = message.location
        return [(EntryKind.LOCATION, f"{place.latitude:.6f},{place.longitude:.6f}")]
    if message.voice:
        return [(EntryKind.VOICE, message.voice.file_id)]
    # The network wants to know the kind of a file again when it is passed on.
    for kind in ("video", "audio", "video_note", "document"):
        other = getattr(message, kind)
        if other and not is_picture_file(message):
            return [(EntryKind.FILE, f"{kind}:{other.file_id}")]
    return []
