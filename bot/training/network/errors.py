"""The refusals of the Bot API, with the codes and texts bots in the wild rely on."""

from typing import Any


class ApiError(Exception):
    """A refusal as the bot receives it; `parameters` is the API's machine-readable hint, if any."""

    def __init__(self, code: int, description: str, parameters: dict[str, Any] | None = None) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def body(self) -> dict[str, Any]:
        """The JSON answer for this refusal."""
        answer: dict[str, Any] = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:
            answer["parameters"] = self.parameters
        return answer


def bad_request(reason: str) -> ApiError:
    """The common refusal: the request itself cannot be carried out."""
    return ApiError(400, f"Bad Request: {reason}")


def conflict(reason: str) -> ApiError:
    """Two ways of fetching updates collide."""
    return ApiError(409, f"Conflict: {reason}")


def too_many_requests(retry_after: int) -> ApiError:
    """Flood control; `retry_after` is in whole seconds."""
    return ApiError(429, f"Too Many Requests: retry after {retry_after}", {"retry_after": retry_after})


def blocked() -> ApiError:
    """The person has stopped the bot."""
    return ApiError(403, "Forbidden: bot was blocked by the user")
