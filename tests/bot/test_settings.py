"""Settings: one file, the environment over it, and every mistake told at once."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.settings import Settings, SettingsError, load
from bot.settings.mistakes import SettingKeys
from core.incident.ladder import Alert, climb, first_due
from core.incident.types import Audience, Severity
from core.rules import Rules
from texts import wording

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "config.example.toml"
TOKEN = "7412589630:AAE-fictional_token_for_tests_0123456789"
ENGLISH = {"LANG": "en_US.UTF-8"}
ENV = {"BINHYEN_TELEGRAM__TOKEN": TOKEN, **ENGLISH}


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No config.toml of the developer is found."""
    monkeypatch.chdir(tmp_path)


def config(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "given.toml"  # not config.toml, which would also be found without being named
    path.write_text(text, "utf-8")
    return path


def mistakes(path: Path | None, environ: Mapping[str, str]) -> list[str]:
    with pytest.raises(SettingsError) as caught:
        load(path, environ)
    assert TOKEN not in str(caught.value) and TOKEN not in repr(caught.value)
    return caught.value.problems


def one_mistake(path: Path | None, environ: Mapping[str, str]) -> str:
    problems = mistakes(path, environ)
    assert len(problems) == 1, problems
    return problems[0]


# Defaults and the example


def everything_uncommented() -> str:
    """In the example "##" explains and "# " stands before a setting."""
    return re.sub(r"^# ", "", EXAMPLE.read_text("utf-8"), flags=re.MULTILINE)


def at(data: Mapping[str, Any], key: str) -> Any:
    for part in key.split("."):
        data = data[part]
    return data


def leaves(value: Any, before: str = "") -> dict[str, Any]:
    if not isinstance(value, dict):
        return {before: value}
    return {k: v for name, inner in value.items() for k, v in leaves(inner, f"{before}.{name}".strip(".")).items()}


def test_the_example_explains_every_key_and_no_other() -> None:
    assert set(leaves(tomllib.loads(everything_uncommented()))) == SettingKeys(Settings).names.accepted


def test_the_example_shows_the_true_defaults(tmp_path: Path) -> None:
    path = config(tmp_path, everything_uncommented())
    assert load(path, ENV) == load(None, ENV)


def test_the_example_loads_as_it_is() -> None:
    assert load(EXAMPLE, ENV) == load(None, ENV)


def test_everything_in_the_example_is_explained_in_both_languages() -> None:
    """Above every group of settings stands a comment, Vietnamese / English. Ladders are explained once for all."""
    explained = False
    for line in EXAMPLE.read_text("utf-8").splitlines():
        if line.startswith("##"):
            explained = explained or " / " in line or ", " in line
        elif re.match(r"# \w+ =", line):
            assert explained, line
        elif not line:
            explained = False


def test_an_example_of_a_changed_value_really_differs(tmp_path: Path) -> None:
    """Guards the comparison above: it would notice a wrong default."""
    wrong = everything_uncommented().replace('quiet_after = "15m"', 'quiet_after = "16m"')
    assert load(config(tmp_path, wrong), ENV) != load(None, ENV)


def test_the_rules_are_those_of_the_commune() -> None:
    settings = load(None, ENV)
    assert settings.rules() == Rules(settings.ladders())
    assert settings.ladders()[Severity.LOW].digest_at == time(6, 30)


def test_a_theft_nobody_takes_reaches_the_chief_by_eight_minutes() -> None:
    ladder = load(None, ENV).ladders()[Severity.HIGH]
    start = datetime(2026, 11, 14, 15, tzinfo=UTC)
    alert = Alert(1, start, next_at=first_due(ladder, start))
    assert alert.next_at == start + timedelta(minutes=3)
    reached = climb(alert, ladder, start + timedelta(minutes=8))
    assert Audience.CHIEF in reached.to and reached.warn_reporter


# Where values come from


def test_the_environment_stands_over_the_file(tmp_path: Path) -> None:
    path = config(tmp_path, '[web]\nport = 81\nhost = "0.0.0.0"\n[outbox]\nper_second = 12.5\n')
    settings = load(path, ENV | {"BINHYEN_WEB__PORT": "82", "PATH": "/bin", "BINHYEN_TRAINING__SEED": "true"})
    assert (settings.web.port, settings.web.host, settings.outbox.per_second) == (82, "0.0.0.0", 12.5)  # noqa: S104
    assert settings.training.seed


def test_the_file_is_the_argument_else_the_variable_else_config_toml(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text("[web]\nport = 1\n")
    (tmp_path / "two.toml").write_text("[web]\nport = 2\n")
    (tmp_path / "three.toml").write_text("[web]\nport = 3\n")
    named = ENV | {"BINHYEN_CONFIG": "two.toml"}
    assert load(None, ENV).web.port == 1
    assert load(None, named).web.port == 2
    assert load(tmp_path / "three.toml", named).web.port == 3


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ('"90"', 90),
        ("90", 90),
        ("0.5", 0.5),
        ('"45s"', 45),
        ('"15m"', 900),
        ('"2h"', 7200),
        ('"1h30m"', 5400),
        ('"1d"', 86400),
    ],
)
def test_durations(tmp_path: Path, written: str, meant: float) -> None:
    assert load(config(tmp_path, f"[jobs]\ntick = {written}\n"), ENV).jobs.tick == timedelta(seconds=meant)


@pytest.mark.parametrize(
    "written", ['""', '"m"', '"15 m"', '"1m1h"', "0", "-5", '"-5m"', "true", "[]", '"99999999d"', "inf", "nan"]
)
def test_what_is_no_duration(tmp_path: Path, written: str) -> None:
    assert one_mistake(config(tmp_path, f"[jobs]\ntick = {written}\n"), ENV).startswith("jobs.tick (")


def test_a_ladder_given_in_part_keeps_its_other_defaults(tmp_path: Path) -> None:
    path = config(tmp_path, '[alert.ladder.high]\nrepeat_every = "20m"\n[alert.ladder.low]\ndigest_at = ""\n')
    steps = '[{"after": "5m", "to": ["duty", "chief"], "warn_reporter": true}]'
    settings = load(path, ENV | {"BINHYEN_ALERT__LADDER__MEDIUM__STEPS": steps})
    ladders, defaults = settings.ladders(), load(None, ENV | {"BINHYEN_CONFIG": str(EXAMPLE)}).ladders()
    assert ladders[Severity.HIGH].repeat_every == timedelta(minutes=20)
    assert ladders[Severity.HIGH].steps == defaults[Severity.HIGH].steps
    assert ladders[Severity.LOW].digest_at is None
    assert [(s.after, s.to, s.warn_reporter) for s in ladders[Severity.MEDIUM].steps] == [
        (timedelta(minutes=5), (Audience.DUTY, Audience.CHIEF), True)
    ]


def test_a_plain_sqlite_address_gets_its_driver() -> None:
    for given in ("sqlite:////tmp/x.db", "sqlite+aiosqlite:////tmp/x.db"):
        assert load(None, ENV | {"BINHYEN_DATABASE__URL": given}).database.url == "sqlite+aiosqlite:////tmp/x.db"


# Secrets


def test_a_secret_can_lie_in_a_file_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "token").write_text(f"  {TOKEN}\n")
    by_variable = load(None, {"BINHYEN_TELEGRAM__TOKEN_FILE": str(tmp_path / "token")})
    by_file = load(config(tmp_path, f'[telegram]\ntoken_file = "{tmp_path / "token"}"\n'), {})
    assert by_variable.telegram.token.get_secret_value() == by_file.telegram.token.get_secret_value() == TOKEN


def test_a_secret_of_the_environment_replaces_either_form_of_the_file(tmp_path: Path) -> None:
    path = config(tmp_path, '[telegram]\ntoken_file = "/nowhere/token"\n')
    assert load(path, ENV).telegram.token.get_secret_value() == TOKEN


def test_a_secret_is_given_in_one_way_only(tmp_path: Path) -> None:
    (tmp_path / "token").write_text(TOKEN)
    both = ENV | {"BINHYEN_TELEGRAM__TOKEN_FILE": str(tmp_path / "token")}
    assert "set only one of the two: telegram.token or telegram.token_file" in one_mistake(None, both)


def test_a_secret_file_that_cannot_be_used_is_named(tmp_path: Path) -> None:
    (tmp_path / "empty").write_text(" \n")
    (tmp_path / "binary").write_bytes(b"\xff\xfe\x00")
    for name, said in (("none", "cannot be read"), ("empty", "is empty"), ("binary", "cannot be read"), (".", "")):
        problem = one_mistake(None, ENGLISH | {"BINHYEN_TELEGRAM__TOKEN_FILE": str(tmp_path / name)})
        assert problem.startswith("telegram.token_file (BINHYEN_TELEGRAM__TOKEN_FILE): ") and said in problem


def test_no_secret_comes_out(tmp_path: Path) -> None:
    settings = load(None, ENV | {"BINHYEN_TELEGRAM__WEBHOOK_SECRET": "hidden-word"})
    for shown in (repr(settings), str(settings), repr(settings.telegram), settings.model_dump_json()):
        assert TOKEN not in shown and "hidden-word" not in shown
    assert sorted(settings.secrets()) == sorted([TOKEN, "hidden-word"])


@pytest.mark.parametrize(
    "text",
    [
        f'[telegram]\ntoken = "{TOKEN} "\ntoken2 = "{TOKEN}"',
        f'telegram = "{TOKEN}"',
        f'token = "{TOKEN}"',
        f'[telegram]\ntoken = "{TOKEN}',
        f"[telegram]\ntoken = {TOKEN}",
        f'[telegram]\ntoken = ["{TOKEN}"]',
        f'[telegram]\ntoken = "{TOKEN} {TOKEN}"',
        f'[telegram]\nmode = "{TOKEN}"',
        f'[telegram]\n"{TOKEN}" = "token"',
        f'[database]\nurl = "postgresql://commune:{TOKEN}@db/x"',
    ],
)
def test_no_mistake_brings_a_secret_out(tmp_path: Path, text: str) -> None:
    assert mistakes(config(tmp_path, text), {})


# Mistakes

WRONG = f"""
[telegram]
tokn = "{TOKEN}"
mode = "webhok"
[web]
port = 99999
[clock]
timezone = "Asia"
[incident]
abandon_after = "3 minutes"
night_from = "25:00"
[alert.ladder.high]
steps = [{{ after = "8m", to = ["chef"], warn = true }}, {{ to = [] }}]
[alert.ladder.critical]
steps = [{{ after = "8m", to = ["chief"] }}, {{ after = "2m", to = ["again"] }}]
[zalo]
token = "1:abcdef"
[peple]
"""


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    path = config(tmp_path, WRONG)
    environ = {"BINHYEN_TELEGRAM_BASE_URL": "x", "BINHYEN_LOGGING__LEVEL": "loud", "BINHYEN_WEB__HOST": "::1"}
    problems = mistakes(path, environ)
    told = {problem.split(": ")[0] for problem in problems}
    file = [
        "telegram.tokn",
        "telegram.mode",
        "web.port",
        "clock.timezone",
        "incident.abandon_after",
        "incident.night_from",
        "alert.ladder.high.steps[1].to",
        "alert.ladder.high.steps[1].warn",
        "alert.ladder.high.steps[2].after",
        "alert.ladder.high.steps[2].to",
        "alert.ladder.critical.steps",
        "zalo.token",
        "peple",
    ]
    rest = {"telegram.token", "BINHYEN_TELEGRAM_BASE_URL (environment)", "logging.level (BINHYEN_LOGGING__LEVEL)"}
    assert told == {f"{key} ({path})" for key in file} | rest
    assert len(problems) == len(told)
    assert not [problem for problem in problems if " / " in problem]


@pytest.mark.parametrize(
    ("given", "environ", "said"),
    [
        ("", {}, "không có mục này"),
        ("", {"LANG": "C.UTF-8"}, "không có mục này"),
        ("", ENGLISH, "there is no such key"),
        ("", {**ENGLISH, "LC_ALL": "vi_VN.UTF-8"}, "không có mục này"),
        ("", {**ENGLISH, "LC_ALL": "", "LC_MESSAGES": "vi_VN"}, "không có mục này"),
        ("vi", ENGLISH, "không có mục này"),
        ("en", {}, "there is no such key"),
    ],
)
def test_mistakes_are_told_in_the_language_of_the_commune_else_of_the_machine(
    tmp_path: Path, given: str, environ: dict[str, str], said: str
) -> None:
    path = config(tmp_path, f'qqqq = 1\n[commune]\nlanguage = "{given}"\n')
    problem = one_mistake(path, {"BINHYEN_TELEGRAM__TOKEN": TOKEN, **environ})
    assert problem == f"qqqq ({path}): {said}"


def test_a_language_that_is_none_is_a_mistake_like_others(tmp_path: Path) -> None:
    for wrong in ('"fr"', '["en"]', "5"):
        problem = one_mistake(config(tmp_path, f"[commune]\nlanguage = {wrong}\n"), ENV)
        assert problem.endswith('cannot be used; allowed: "vi", "en", or ""')


def test_a_mistyped_key_brings_the_nearest(tmp_path: Path) -> None:
    path = config(tmp_path, '[alert]\nquiet_afer = "1m"\n')
    assert one_mistake(path, ENV).endswith("did you mean alert.quiet_after?")
    said = one_mistake(None, ENV | {"BINHYEN_DATABASE_URL": "x"})
    assert said.endswith("did you mean BINHYEN_DATABASE__URL?")
    assert "did you mean" not in one_mistake(None, ENV | {"BINHYEN_QQQQ": "x"})


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[telegram]\nmode = 'webhok'", '"webhok" cannot be used; allowed: polling, webhook'),
        ("[web]\nport = 99999", '"99999" cannot be used; allowed: a whole number 0-65535'),
        ("[clock]\ntimezone = 7", 'allowed: a time zone like "Asia/Ho_Chi_Minh"'),
        ("[outbox]\nper_second = 'nan'", "allowed: a number above 0"),
        ("[training]\nenabled = 'có'", '"có" cannot be used; allowed: true or false'),
        ("[commune]\nname = 5", "allowed: words in quotes"),
        ("[commune]\nduty_phone = '02633 123 456'", "a telephone number in one piece"),
        ("[commune]\nname = ['" + "a" * 99 + "']", 'aaa…" cannot be used'),
        ("[telegram]\nbase_url = 'api.telegram.org'", "beginning with http://"),
        ("[telegram]\nwebhook_secret = 'có dấu'", "the value cannot be used; allowed: 1-256 characters"),
        ("web = 5", "is a section, to be written as [web]"),
        ("[web]\nport = = 1", "is not valid TOML (line:column 2:8)"),
        ("[web", "is not valid TOML (line:column ?)"),
        ("[alert.ladder.low]\nsteps = 'none'", "allowed: a list of { after"),
    ],
)
def test_a_mistake_says_what_is_allowed(tmp_path: Path, text: str, said: str) -> None:
    assert said in one_mistake(config(tmp_path, text), ENV)


def test_a_config_file_that_was_named_must_be_there(tmp_path: Path) -> None:
    assert "there is no such file" in one_mistake(tmp_path / "none.toml", ENV)
    assert "there is no such file" in one_mistake(None, ENV | {"BINHYEN_CONFIG": "none.toml"})
    assert "cannot be read" in one_mistake(tmp_path, ENV)


def test_a_missing_token_says_all_the_ways_to_give_it() -> None:
    for environ in ({}, {"BINHYEN_TELEGRAM__TOKEN": " "}):
        problem = one_mistake(None, environ)
        for way in (
            "telegram.token,",
            "telegram.token_file",
            "BINHYEN_TELEGRAM__TOKEN ",
            "BINHYEN_TELEGRAM__TOKEN_FILE",
        ):
            assert way in problem


def test_a_webhook_needs_its_address_and_secret() -> None:
    problems = mistakes(None, ENV | {"BINHYEN_TELEGRAM__MODE": "webhook"})
    assert [problem.split(":")[0] for problem in problems] == ["telegram.webhook_url", "telegram.webhook_secret"]


def test_the_reminder_comes_before_the_ladder(tmp_path: Path) -> None:
    for text in ('quiet_after = "8m"', 'quiet_reminder = "15m"', 'quiet_after = "5m"\nquiet_reminder = "5m"'):
        problem = one_mistake(config(tmp_path, f"[alert]\n{text}\n"), ENV)
        assert problem.startswith("alert.quiet_reminder")
        assert problem.endswith("must be shorter than alert.quiet_after")
    assert load(config(tmp_path, '[alert]\nquiet_after = "8m"\nquiet_reminder = "5m"\n'), ENV)


@pytest.mark.parametrize(
    ("text", "mistakes"),
    [
        ("minimum = 6", ["patrol.target: must not be less than patrol.minimum"]),
        ("target = 9", ["patrol.maximum: must not be less than patrol.target"]),
        (
            "minimum = 5\ntarget = 4\nmaximum = 3",
            ["patrol.target: must not be less", "patrol.maximum: must not be less"],
        ),
        ('close_after = "1h"', ["patrol.close_after: must be longer than the last of patrol.out_after"]),
    ],
)
def test_the_numbers_of_a_patrol_fit_together(tmp_path: Path, text: str, mistakes: list[str]) -> None:
    with pytest.raises(SettingsError) as error:
        load(config(tmp_path, f"[patrol]\n{text}\n"), ENV)
    assert len(error.value.problems) == len(mistakes)
    for problem, mistake in zip(error.value.problems, mistakes, strict=True):
        assert mistake.partition(": ")[0] in problem and mistake.partition(": ")[2] in problem
    assert load(config(tmp_path, "[patrol]\nminimum = 4\ntarget = 4\nmaximum = 4\n"), ENV)


def test_the_documented_wording_can_be_copied(tmp_path: Path) -> None:
    shown = re.findall(r'^##   (\[\w+\]|".+)$', EXAMPLE.read_text("utf-8"), re.MULTILINE)
    assert len(shown) == 2
    (tmp_path / "wording.toml").write_text("\n".join(shown), "utf-8")
    (tmp_path / "docstring.toml").write_text(
        "\n".join(re.findall(r"^    (.+)$", str(wording.__doc__), re.MULTILINE)), "utf-8"
    )
    for name in ("wording.toml", "docstring.toml"):
        assert load(None, ENV | {"BINHYEN_TEXTS__WORDING_FILE": str(tmp_path / name)}).texts.wording_file


def test_every_slip_of_the_wording_is_told_with_the_other_mistakes(tmp_path: Path) -> None:
    (tmp_path / "wording.toml").write_text('[vi]\n"no.such_id" = "Gì?"\n"button.done" = ""\n[fr]\n', "utf-8")
    path = config(tmp_path, '[texts]\nwording_file = "wording.toml"\n[web]\nport = "many"\n')
    problems = mistakes(path, ENV)
    assert len(problems) == 4
    assert sum(problem.startswith("texts.wording_file (") for problem in problems) == 3
    assert any("wording.toml cannot be used: [vi] no.such_id: there is no such text" in p for p in problems)
    assert "cannot be read: No such file" in one_mistake(None, ENV | {"BINHYEN_TEXTS__WORDING_FILE": "nowhere.toml"})


def test_a_place_where_no_database_can_be(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for place, said in (("file/x.db", "is a file"), ("file/data/x.db", "is a file"), (".", "is a folder")):
        problem = one_mistake(None, ENV | {"BINHYEN_DATABASE__URL": f"sqlite:///{tmp_path}/{place}"})
        assert problem.startswith("database.url (BINHYEN_DATABASE__URL): ") and said in problem
    (tmp_path / "data").write_text("")  # in the way of the default
    assert one_mistake(None, ENV).startswith("database.url: ")


def test_zalo_is_not_there_yet(tmp_path: Path) -> None:
    (tmp_path / "zalo").write_text("5:abcdefgh")
    for environ in ({"BINHYEN_ZALO__TOKEN": "5:abcdefgh"}, {"BINHYEN_ZALO__TOKEN_FILE": str(tmp_path / "zalo")}):
        problem = one_mistake(None, ENV | environ)
        assert "Zalo is not available in this release yet" in problem and "abcdefgh" not in problem
    assert load(None, ENV | {"BINHYEN_ZALO__MODE": "polling", "BINHYEN_ZALO__BASE_URL": "http://x/"}).zalo.base_url
