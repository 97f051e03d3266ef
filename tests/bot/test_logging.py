"""Nothing secret leaves through the log, by whatever door."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Callable, Iterator

import httpx
import pytest

from bot import logging as our_logging
from bot.logging import facts, redact, register_secret, setup

TOKEN = "7412589630:AAE-fictional_token_for_tests_0123456789"
PLAIN = "correct horse/battery"

Lines = Callable[[], str]


@pytest.fixture(params=["text", "json"])
def lines(request: pytest.FixtureRequest) -> Iterator[Lines]:
    """The log of one test in both forms, with everything put back afterwards."""
    names = (
        "",
        "httpx",
        "httpcore",
        "uvicorn",
        "uvicorn.error",
        "uvicorn.access",
        "aiosqlite",
        "sqlalchemy",
        "telegram",
    )
    before = {name: (logging.getLogger(name).level, list(logging.getLogger(name).handlers)) for name in names}
    stream = io.StringIO()
    setup("debug", request.param, [PLAIN], stream)
    yield stream.getvalue
    our_logging._secrets.clear()
    for name, (level, handlers) in before.items():
        logging.getLogger(name).setLevel(level)
        logging.getLogger(name).handlers[:] = handlers
        logging.getLogger(name).removeFilter(our_logging._redaction)


class Sour:
    def __str__(self) -> str:
        raise RuntimeError(f"no words for {TOKEN}")


def fail() -> None:
    try:
        raise ValueError(f"https://api.telegram.org/bot{TOKEN}/sendMessage and {PLAIN}")
    except ValueError as error:
        raise RuntimeError(f"second {TOKEN}") from error


def test_a_secret_in_a_message_an_argument_or_a_fact(lines: Lines) -> None:
    log = logging.getLogger("bot.somewhere")
    log.warning("calling %s with %s", f"https://x/bot{TOKEN}/getMe", PLAIN)
    log.warning(f"token {TOKEN}")
    log.warning("quoted %s", "https://x/?key=correct%20horse%2Fbattery")
    log.warning("dict %(a)s", {"a": TOKEN})
    log.warning("fact", extra=facts(key=TOKEN))
    assert "calling" in lines() and "[secret]" in lines()
    assert "AAE-fictional" not in lines() and "horse" not in lines()


def test_a_secret_in_an_exception_and_its_cause(lines: Lines) -> None:
    try:
        fail()
    except RuntimeError:
        logging.getLogger("jobs.deliver.deliverer").exception("failed")
    assert "Traceback" in lines() and "RuntimeError" in lines() and "in fail" in lines()
    assert "AAE-fictional" not in lines() and "horse" not in lines()


def test_a_secret_in_the_stack(lines: Lines) -> None:
    exec(f"import logging; logging.getLogger('x').warning('stack', stack_info=True)  # {TOKEN}")  # noqa: S102
    assert "AAE-fictional" not in lines()


def test_a_line_that_cannot_be_formatted_does_not_print_its_arguments(
    lines: Lines, capsys: pytest.CaptureFixture[str]
) -> None:
    logging.getLogger("x").warning("%d", TOKEN)
    logging.getLogger("x").warning("%s", Sour())
    assert lines().count("unformattable") == 2
    assert "AAE-fictional" not in lines() + capsys.readouterr().err


def test_what_people_wrote_is_not_quoted_by_sql_errors(lines: Lines) -> None:
    logging.getLogger("x").warning("(sqlite3.Error) [SQL: INSERT] [parameters: ('Hồ Sen có trộm', 'Đông')] (more)")
    assert "Hồ Sen" not in lines() and "INSERT" in lines()


@pytest.mark.parametrize("name", ["httpx", "httpcore.http11", "uvicorn.error", "uvicorn.access"])
def test_other_handlers_get_clean_records_too(lines: Lines, caplog: pytest.LogCaptureFixture, name: str) -> None:
    logging.getLogger(name).error("GET https://x/bot%s/getUpdates", TOKEN)
    assert "AAE-fictional" not in caplog.text + lines()


async def test_httpx_is_quiet(lines: Lines) -> None:
    transport = httpx.MockTransport(lambda _: httpx.Response(200))
    async with httpx.AsyncClient(transport=transport) as client:
        await client.get(f"https://api.telegram.org/bot{TOKEN}/getMe")
    assert lines() == ""


@pytest.mark.parametrize(
    "name", ["telegram.ext.Application", "aiosqlite", "sqlalchemy.engine.Engine", "httpcore.http11"]
)
def test_libraries_that_show_content_are_kept_quiet(lines: Lines, name: str) -> None:
    logging.getLogger(name).info("Có trộm ở Hồ Sen")
    assert lines() == ""


def test_facts_are_ids_and_numbers_never_sentences() -> None:
    assert facts(incident=7, chat="12:ab", error=None, text="Có trộm ở Hồ Sen") == {
        "facts": {"incident": 7, "chat": "12:ab", "text": "?"}
    }


def test_a_line_has_utc_time_level_name_and_facts(lines: Lines) -> None:
    logging.getLogger("jobs.deliver.deliverer").info("sent", extra=facts(outbox=12, kind="card"))
    line = lines().strip()
    if line.startswith("{"):
        said = json.loads(line)
        assert said.pop("time").endswith("Z")
        assert said == {
            "level": "info",
            "logger": "jobs.deliver.deliverer",
            "message": "sent",
            "outbox": 12,
            "kind": "card",
        }
    else:
        time, rest = line.split(" ", 1)
        assert time.endswith("Z") and len(time) == 24
        assert rest == "INFO jobs.deliver.deliverer: sent outbox=12 kind=card"


def test_setting_up_twice_does_not_double_the_lines(lines: Lines) -> None:
    stream = io.StringIO()
    setup("info", "text", stream=stream)
    logging.getLogger("x").info("once")
    assert stream.getvalue().count("once") == 1
    assert lines() == ""


def test_short_words_are_no_secrets() -> None:
    register_secret("a")
    register_secret("")
    assert redact("a banana at 22:41") == "a banana at 22:41"
