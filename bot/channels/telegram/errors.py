"""Meaning of each Bot API refusal for us. The texts are those of the API's server; they carry no codes."""

from __future__ import annotations

import re
from typing import Any

from core.channels import (
    Ambiguous,
    AnotherPoller,
    Blocked,
    DeliveryError,
    EditGone,
    Flood,
    Permanent,
    Retryable,
    TokenRejected,
)

# The wish is fulfilled already, or it is too late for it to matter: nothing is to be done again.
_DONE_ANYWAY = ("message is not modified", "query is too old", "query id is invalid", "message to delete not found")
_UNREACHABLE = ("chat not found", "user is deactivated", "peer_id_invalid", "bot can't initiate conversation")
_EDIT_GONE = (
    "message to edit not found",
    "message can't be edited",
    "message_id_invalid",
    "there is no text in the message to edit",
    "there is no caption in the message to edit",
)
# Whoever calls these and hears "not found" has an address without a bot behind it: the token is malformed. Not so
# getWebhookInfo, which a server in the place of Telegram's may not know; one of these is called right after it.
_OWN_AFFAIRS = frozenset({"getMe", "getUpdates", "deleteWebhook", "setWebhook"})
_QUOTED = re.compile(r"""(["'«]).*(["'»])""", re.DOTALL)
_LONGEST_REASON = 160


def refusal(method: str, code: int, description: str, parameters: dict[str, Any]) -> Exception | None:
    """The error for an answer that is not ok; None when the call counts as done."""
    reason = words(method, code, description)
    if code == 429:
        return Flood(reason, after=_seconds(parameters.get("retry_after")))
    if code >= 500:
        return Retryable(reason)
    if code == 401 or (code == 404 and method in _OWN_AFFAIRS):
        return TokenRejected(reason)
    if code == 409 and method == "getUpdates":
        return AnotherPoller(reason)
    return _client_error(code, description.lower(), reason)


def _client_error(code: int, description: str, reason: str) -> DeliveryError | None:
    if code == 403:
        return Blocked(reason)
    if code == 400:
        if _says(description, _DONE_ANYWAY):
            return None
        if _says(description, _UNREACHABLE):
            return Blocked(reason)
        if _says(description, _EDIT_GONE):
            return EditGone(reason)
    return Permanent(reason)


def lost(method: str, reason: str) -> DeliveryError:
    """The request was written and no answer came. Only what adds a message must not be done twice."""
    kind = Ambiguous if method.startswith("send") else Retryable
    return kind(f"{method}: {reason}")


def words(method: str, code: int, description: str) -> str:
    """The network's words for the log: what it quotes could be from a message, so quotations are cut out."""
    return f"{method}: {code} {_QUOTED.sub('…', description)[:_LONGEST_REASON]}"


def _says(description: str, phrases: tuple[str, ...]) -> bool:
    return any(phrase in description for phrase in phrases)


def _seconds(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) else None
