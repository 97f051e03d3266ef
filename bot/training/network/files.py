"""Pictures, voices and documents: kept in memory, known by their file_id."""

import secrets
from dataclasses import dataclass
from typing import Any

from bot.training.network.errors import bad_request

MAX_PHOTO = 10 * 1024 * 1024
MAX_DOWNLOAD = 20 * 1024 * 1024
_FOLDERS = {"photo": ("photos", "jpg"), "voice": ("voice", "oga"), "document": ("documents", "bin")}


@dataclass(frozen=True, slots=True)
class StoredFile:
    """One file; `path` is what getFile gives, `kind` the kind of message it came in."""

    file_id: str
    unique_id: str
    kind: str
    path: str
    data: bytes
    name: str | None = None
    mime_type: str | None = None
    seconds: int = 0

    def stub(self) -> dict[str, Any]:
        """The fields every file object of the API has."""
        return {"file_id": self.file_id, "file_unique_id": self.unique_id, "file_size": len(self.data)}


class FileStore:
    """All files of the network."""

    def __init__(self) -> None:
        self._by_id: dict[str, StoredFile] = {}
        self._by_path: dict[str, StoredFile] = {}

    def add(
        self, kind: str, data: bytes, *, name: str | None = None, mime_type: str | None = None, seconds: int = 0
    ) -> StoredFile:
        """Keep a new file and give it its ids."""
        folder, extension = _FOLDERS[kind]
        if name and "." in name:
            extension = name.rsplit(".", 1)[1]
        unique = f"AQAD{secrets.token_urlsafe(9)}"
        path = f"{folder}/file_{len(self._by_id)}.{extension}"
        file_id = f"AgACAgUAAxkB{secrets.token_urlsafe(36)}"
        stored = StoredFile(file_id, unique, kind, path, data, name, mime_type, seconds)
        self._by_id[file_id] = self._by_path[path] = stored
        return stored

    def get(self, file_id: str) -> StoredFile | None:
        return self._by_id.get(file_id)

    def at(self, path: str) -> StoredFile | None:
        """The file behind a download link."""
        return self._by_path.get(path)


def photo_sizes(stored: StoredFile) -> list[dict[str, Any]]:
    """The PhotoSize list of a picture: the network offers a small and the full one."""
    width, height = picture_size(stored.data) or (1280, 960)
    full = {**stored.stub(), "width": width, "height": height}
    scale = 320 / max(width, height, 320)
    small = {
        **full,
        "file_unique_id": stored.unique_id + "s",
        "width": max(int(width * scale), 1),
        "height": max(int(height * scale), 1),
    }
    return [small, full]


def check_picture(data: bytes) -> None:
    """Refuse what the network could not show as a photo."""
    if len(data) > MAX_PHOTO:
        raise bad_request(
            f"file of size {len(data)} bytes is too big for a photo; the maximum size is {MAX_PHOTO} bytes"
        )
    size = picture_size(data)
    if size is None:
        raise bad_request("IMAGE_PROCESS_FAILED")
    if sum(size) > 10_000 or max(size) > 20 * min(size):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")


def picture_size(data: bytes) -> tuple[int, int] | None:
    """Width and height in pixels of a PNG or JPEG; None when it is neither."""
    if data[:8] == b"\x89PNG\r\n\x1a\n" and len(data) >= 24:
        return int.from_bytes(data[16:20]), int.from_bytes(data[20:24])
    return _jpeg_size(data) if data[:2] == b"\xff\xd8" else None


def _jpeg_size(data: bytes) -> tuple[int, int] | None:
    position = 2
    while position + 9 <= len(data) and data[position] == 0xFF:
        marker, length = data[position + 1], int.from_bytes(data[position + 2 : position + 4])
        # Start-of-frame segments carry the size; C4, C8 and CC are tables of the same family.
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            return int.from_bytes(data[position + 7 : position + 9]), int.from_bytes(data[position + 5 : position + 7])
        position += 2 + length
    return None
