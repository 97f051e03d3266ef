"""The log, without tokens and without content.

The rule, for everybody who writes a log line: ids, codes, numbers and class names only; never what a person wrote or
is called, no phone number, no place of a supported person, no rendered message. Say it with `facts(incident=7)`.
Libraries that log requests, parameters or updates below WARNING are kept at WARNING, whatever the level. Tokens and
registered secrets are removed from every line, tracebacks included, because a library may put a URL into an error.
"""

from __future__ import annotations

import json
import logging
import re
import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any, TextIO
from urllib.parse import quote

REDACTED = "[secret]"
_TOKEN = re.compile(r"\d+(?::|%3A)[A-Za-z0-9_-]{30,}|(?<=/bot)\d+(?::|%3A)[^/\s\"']+", re.IGNORECASE)
_SQL_VALUES = re.compile(r"\[parameters: .*\]")  # SQLAlchemy quotes what people wrote in its errors
_CODE = re.compile(r"[\w.:@/+-]{0,80}", re.ASCII)
_SHORTEST_SECRET = 6  # a shorter one would blot out ordinary words

# At INFO or DEBUG these log URLs with the token, SQL with its values, or whole updates.
_TALKATIVE = (
    "aiohttp",
    "httpx",
    "httpcore",
    "telegram",
    "aiosqlite",
    "sqlalchemy",
    "apscheduler",
    "asyncio",
    "multipart",
)
_WITH_OWN_RECORDS = (
    "",
    "aiohttp.client",
    "httpx",
    "httpcore.connection",
    "httpcore.http11",
    "uvicorn.error",
    "uvicorn.access",
)
_UVICORN = ("uvicorn", "uvicorn.error", "uvicorn.access")

_secrets: set[str] = set()


def register_secret(value: str) -> None:
    """From now on this value never comes out of the log, neither as it is nor as part of a URL."""
    if len(value) >= _SHORTEST_SECRET:
        _secrets.update({value, quote(value, safe="")})


def redact(text: str) -> str:
    """The text without tokens, registered secrets and SQL values."""
    for secret in sorted(_secrets, key=len, reverse=True):
        text = text.replace(secret, REDACTED)
    return _SQL_VALUES.sub("[parameters: …]", _TOKEN.sub(REDACTED, text))


def facts(**ids: str | int | None) -> dict[str, Any]:
    """For `extra=`: what the line is about. Anything with spaces or diacritics is somebody's words and is left out."""
    return {"facts": {name: _fact(value) for name, value in ids.items() if value is not None}}


def _fact(value: str | int) -> str | int:
    return value if isinstance(value, int) or _CODE.fullmatch(value) else "?"


class Redaction(logging.Filter):
    """Cleans a record before anybody formats it: message, arguments, exception, stack."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = redact(_message(record)), None
        if record.exc_info and not record.exc_text:
            record.exc_text = _formatter.formatException(record.exc_info)
        if record.exc_text:
            record.exc_text = redact(record.exc_text)
        if record.stack_info:
            record.stack_info = redact(record.stack_info)
        return True


def _message(record: logging.LogRecord) -> str:
    """A wrong format must not make logging print the arguments on its own way out."""
    try:
        return record.getMessage()
    except Exception:  # whatever a __str__ raises
        return f"unformattable log line in {record.module}:{record.lineno}"


_formatter = logging.Formatter()


def _facts_of(record: logging.LogRecord) -> dict[str, str | int]:
    found = getattr(record, "facts", None)
    return found if isinstance(found, dict) else {}


def _time(record: logging.LogRecord) -> str:
    return datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


class TextLines(logging.Formatter):
    """`2026-11-14T15:41:07.123Z INFO jobs.deliver.deliverer: sent outbox=12`"""

    def format(self, record: logging.LogRecord) -> str:
        pairs = "".join(f" {name}={value}" for name, value in _facts_of(record).items())
        line = f"{_time(record)} {record.levelname} {record.name}: {record.getMessage()}{pairs}"
        return redact("\n".join(part for part in (line, record.exc_text, record.stack_info) if part))


class JsonLines(logging.Formatter):
    """One object a line: time (UTC), level, logger, message, the facts, and the exception if there is one."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "time": _time(record),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        line |= {name: value for name, value in _facts_of(record).items() if name not in line}
        if record.exc_text:
            line["exception"] = record.exc_text
        return redact(json.dumps(line, ensure_ascii=False))


def setup(level: str, form: str, secrets: Iterable[str] = (), stream: TextIO | None = None) -> None:
    """One handler on the root for everything, uvicorn included. `form` is "text" or "json"; to stderr by default."""
    for secret in secrets:
        register_secret(secret)
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(JsonLines() if form == "json" else TextLines())
    handler.addFilter(_redaction)
    root = logging.getLogger()
    for old in [old for old in root.handlers if getattr(old, "of_binhyen", False)]:
        root.removeHandler(old)
    handler.of_binhyen = True  # type: ignore[attr-defined]
    root.addHandler(handler)
    root.setLevel(level.upper())
    _quieten()


_redaction = Redaction()


def _quieten() -> None:
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)
    for name in _WITH_OWN_RECORDS:
        logging.getLogger(name or None).addFilter(_redaction)
    for name in _UVICORN:
        logger = logging.getLogger(name)
        logger.handlers.clear()
        logger.propagate = True
