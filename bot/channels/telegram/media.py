"""Pictures and voice notes that members sent. Telegram keeps a download address for about an hour, so fetch at once."""

from __future__ import annotations

from bot.channels.telegram.api import TelegramApi
from core.channels import Permanent

# What the Bot API lets a bot download (getFile).
MAX_BYTES = 20 * 1024 * 1024


async def download(api: TelegramApi, file_id: str, limit: int = MAX_BYTES) -> bytes:
    """The content behind a file id; `Permanent` if it is larger than `limit` bytes. Raises DeliveryError."""
    file = await api.call("getFile", {"file_id": file_id})
    if file.get("file_size", 0) > limit:
        raise Permanent(f"getFile: {file['file_size']} bytes are more than {limit}")
    content = await api.fetch(file["file_path"])
    if len(content) > limit:
        raise Permanent(f"file: {len(content)} bytes are more than {limit}")
    return content
