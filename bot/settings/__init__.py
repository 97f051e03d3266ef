"""The settings of one installation: config.toml, the environment over it. Every key is explained in
config.example.toml. Mistakes are reported all at once, in plain words, with where they came from."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import time, timedelta
from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr, ValidationError, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from bot.settings import types as kinds
from bot.settings.files import check_files
from bot.settings.ladders import LadderTable
from bot.settings.mistakes import SettingKeys, explain
from bot.settings.sources import Sources, variable
from bot.settings.types import Section
from core.incident.ladder import Ladders
from core.incident.types import Severity
from core.patrol.rules import PatrolRules
from core.people.types import Language
from core.rules import VIETNAM, Rules
from core.text import Text
from texts import Operator, machine_language


class SettingsError(Exception):
    """`problems` has one line for each mistake, in the operator's language; no line holds a secret."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


_RULES = Rules({})


class Commune(Section):
    name: kinds.Words = _RULES.commune
    police_name: kinds.Words = _RULES.police
    province: kinds.Words = ""
    duty_phone: kinds.MaybePhone = ""
    language: kinds.MaybeLanguage = None


class Telegram(Section):
    token: kinds.Token = SecretStr("")
    base_url: kinds.Address = "https://api.telegram.org"
    mode: Literal["polling", "webhook"] = "polling"
    webhook_url: kinds.MaybeAddress = ""
    webhook_path: kinds.WebPath = "/telegram"
    webhook_secret: kinds.WebhookSecret = SecretStr("")
    poll_timeout: kinds.Duration = timedelta(seconds=30)


class Zalo(Section):
    token: kinds.Token = SecretStr("")
    base_url: kinds.Address = "https://bot-api.zaloplatforms.com"
    mode: Literal["polling", "webhook"] = "webhook"


class Database(Section):
    url: kinds.DatabaseUrl = "sqlite+aiosqlite:///data/binhyen.db"


class Web(Section):
    host: kinds.Words = "127.0.0.1"
    port: kinds.Port = 8080


class Clock(Section):
    timezone: kinds.Zone = VIETNAM
    trust_machine: kinds.Switch = False


class IncidentSettings(Section):
    abandon_after: kinds.Duration = timedelta(minutes=3)
    details_for: kinds.Duration = timedelta(minutes=15)
    late_after: kinds.Duration = timedelta(minutes=2)
    night_from: kinds.Hour = time(22)
    night_until: kinds.Hour = time(6)


class Alert(Section):
    quiet_after: kinds.Duration = timedelta(minutes=15)
    quiet_reminder: kinds.Duration = Field(default=timedelta(minutes=10), validate_default=True)
    duty_for: kinds.Duration = timedelta(hours=24)
    duty_answer: kinds.Duration = timedelta(minutes=30)
    ladder: LadderTable = Field(default_factory=lambda: LadderTable.model_validate({}))

    @field_validator("quiet_reminder")
    @classmethod
    def _before_the_ladder(cls, reminder: timedelta, given: ValidationInfo) -> timedelta:
        """Else the holder would lose the incident without having been reminded."""
        if "quiet_after" in given.data and reminder >= given.data["quiet_after"]:
            raise PydanticCustomError("quiet_order", "not shorter than quiet_after")
        return reminder


_PATROL = PatrolRules()


class Patrol(Section):
    """Named as in `core.patrol.rules.PatrolRules`, where each is explained."""

    shifts: kinds.Templates = _PATROL.templates
    minimum: kinds.Count = _PATROL.minimum
    target: kinds.Count = Field(default=_PATROL.target, validate_default=True)
    maximum: kinds.Count = Field(default=_PATROL.maximum, validate_default=True)
    published_before: kinds.Duration = _PATROL.published_before
    remind_before: kinds.Durations = _PATROL.remind_before
    unanswered_before: kinds.Duration = _PATROL.unanswered_before
    short_before: kinds.Duration = _PATROL.short_before
    rest: kinds.Duration = _PATROL.rest
    confirm_substitutes: kinds.Switch = _PATROL.confirm_substitutes
    confirm_again: kinds.Duration = _PATROL.confirm_again
    confirm_until: kinds.Duration = _PATROL.confirm_until
    check_in_before: kinds.Duration = _PATROL.check_in_before
    grace: kinds.Duration = _PATROL.grace
    ok_every: kinds.MaybeDuration = _PATROL.ok_every
    ok_again: kinds.Duration = _PATROL.ok_again
    ok_times: kinds.Count = _PATROL.ok_times
    out_after: kinds.ThreeDurations = _PATROL.out_after
    close_after: kinds.Duration = Field(default=_PATROL.close_after, validate_default=True)
    positions_kept: kinds.Duration = _PATROL.positions_kept
    near: kinds.Count = _PATROL.near
    duress_words: kinds.WordList = _PATROL.duress_words
    pay_from: kinds.Hour = _PATROL.pay_from
    pay_until: kinds.Hour = _PATROL.pay_until
    pay_least: kinds.Duration = _PATROL.pay_least
    pay_rate: kinds.Count = _PATROL.pay_rate
    pay_cap: kinds.Count = _PATROL.pay_cap
    enter_within: kinds.Duration = _PATROL.enter_within
    sign_at: kinds.Hour = _PATROL.sign_at
    police_sign_at: kinds.Hour = _PATROL.police_sign_at

    @field_validator("target", "maximum")
    @classmethod
    def _enough(cls, people: int, given: ValidationInfo) -> int:
        """At least as many as the smaller one; a target that is wrong itself (not among the data) tells nothing."""
        smaller = "target" if given.field_name == "maximum" and "target" in given.data else "minimum"
        if people < given.data.get(smaller, people):
            raise PydanticCustomError(f"below_{smaller}", "less than the smaller one")
        return people

    @field_validator("close_after")
    @classmethod
    def _last_of_all(cls, span: timedelta, given: ValidationInfo) -> timedelta:
        """Else nobody would have been told before it is closed."""
        if "out_after" in given.data and span <= given.data["out_after"][-1]:
            raise PydanticCustomError("close_order", "not later than the last of out_after")
        return span

    def rules(self) -> PatrolRules:
        told = {name: getattr(self, name) for name in type(self).model_fields if name != "shifts"}
        return PatrolRules(templates=self.shifts, **told)


class Outbox(Section):
    per_second: kinds.Rate = 30
    burst: kinds.Count = 30
    per_chat_per_second: kinds.Rate = 1
    per_chat_burst: kinds.Count = 5
    in_flight: kinds.Count = 32
    lease: kinds.Duration = timedelta(seconds=60)
    retry_first: kinds.Duration = timedelta(seconds=1)
    retry_most: kinds.Duration = timedelta(minutes=5)
    give_up_after: kinds.Duration = timedelta(hours=6)


class PeopleSettings(Section):
    invitation_valid_for: kinds.Duration = timedelta(hours=72)
    wrong_codes_allowed: kinds.Count = 5
    bot_link: kinds.MaybeAddress = ""


class Jobs(Section):
    tick: kinds.Duration = timedelta(seconds=2)


class Retention(Section):
    parked: kinds.Duration = timedelta(days=30)


class Training(Section):
    enabled: kinds.Switch = False
    clock_file: kinds.MaybePath = None
    seed: kinds.Switch = False


class TextSettings(Section):
    wording_file: kinds.MaybePath = None


class Logging(Section):
    level: Literal["debug", "info", "warning", "error"] = "info"
    format: Literal["text", "json"] = "text"


class Settings(BaseSettings):
    model_config = SettingsConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)

    commune: Commune = Commune()
    telegram: Telegram = Telegram()
    zalo: Zalo = Zalo()
    database: Database = Database()
    web: Web = Web()
    clock: Clock = Clock()
    incident: IncidentSettings = IncidentSettings()
    alert: Alert = Field(default_factory=Alert)
    patrol: Patrol = Patrol()
    outbox: Outbox = Outbox()
    people: PeopleSettings = PeopleSettings()
    jobs: Jobs = Jobs()
    retention: Retention = Retention()
    training: Training = Training()
    texts: TextSettings = TextSettings()
    logging: Logging = Logging()

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],  # noqa: ARG003  (the signature is pydantic's)
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,  # noqa: ARG003
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Only what `load` hands over: it has read the file and the environment and knows each value's origin."""
        return (init_settings,)

    def ladders(self) -> Ladders:
        table = self.alert.ladder
        return {severity: getattr(table, severity.name.lower()).ladder() for severity in Severity}

    def rules(self) -> Rules:
        """Rules handed to the use cases. The bot's address may still be empty: it is learnt from getMe."""
        return Rules(
            ladders=self.ladders(),
            commune=self.commune.name,
            police=self.commune.police_name,
            province=self.commune.province,
            duty_phone=self.commune.duty_phone,
            abandon_after=self.incident.abandon_after,
            details_for=self.incident.details_for,
            quiet_after=self.alert.quiet_after,
            quiet_reminder=self.alert.quiet_reminder,
            duty_for=self.alert.duty_for,
            duty_answer=self.alert.duty_answer,
            late_after=self.incident.late_after,
            night_from=self.incident.night_from,
            night_until=self.incident.night_until,
            invitation_valid_for=self.people.invitation_valid_for,
            wrong_codes_allowed=self.people.wrong_codes_allowed,
            parked_kept=self.retention.parked,
            zone=self.clock.timezone,
            patrol=self.patrol.rules(),
            bot_link=self.people.bot_link,
        )

    def operator(self, environ: Mapping[str, str]) -> Operator:
        """In the commune's language, else in the machine's; with the commune's own wording."""
        language = self.commune.language or machine_language(environ)
        return Operator(language, self.clock.timezone, self.texts.wording_file)

    def secrets(self) -> list[str]:
        """For the log's redaction."""
        held = (self.telegram.token, self.telegram.webhook_secret, self.zalo.token)
        return [secret.get_secret_value() for secret in held if secret.get_secret_value()]


def load(path: Path | None, environ: Mapping[str, str]) -> Settings:
    """`path` is the --config argument; without it BINHYEN_CONFIG, else ./config.toml if there is one.

    Raises SettingsError with every mistake of the file, the environment and the files that they name.
    """
    keys = SettingKeys(Settings)
    sources = Sources(Settings, keys.names)
    sources.read_file(path, environ)
    sources.read_environment(environ)
    sources.read_secret_files()
    settings = _validated(sources, keys)
    _require(sources)
    check_files(sources, Database().url)
    if settings is None or sources.complaints:
        operator = _operator(sources, environ)
        raise SettingsError([complaint.told(operator) for complaint in sources.complaints])
    return settings


def _operator(sources: Sources, environ: Mapping[str, str]) -> Operator:
    """However wrong the other settings are, the language that was given counts."""
    given = sources.value("commune.language")
    return Operator(Language(given) if given in tuple(Language) else machine_language(environ))


def _validated(sources: Sources, keys: SettingKeys) -> Settings | None:
    try:
        return Settings(**sources.nested())
    except ValidationError as error:
        explain(error, keys, sources)
        return None


def _require(sources: Sources) -> None:
    """Complain of settings that must be there and of those that must not: a network whose token nobody uses would look
    as if it worked."""
    wanted = ["telegram.token"]
    if sources.value("telegram.mode") == "webhook":
        wanted += ["telegram.webhook_url", "telegram.webhook_secret"]
    for key in wanted:
        if not str(sources.value(key) or "").strip() and not sources.complained_of(key):
            sources.complain(key, "", _missing(key, secret=key in sources.keys.secrets))
    if sources.value("zalo.token"):
        sources.complain("zalo.token", sources.given["zalo.token"].origin, Text("setting.no_zalo"))


def _missing(key: str, *, secret: bool) -> Text:
    if secret:
        return Text("setting.missing_secret", key=key, variable=variable(key))
    return Text("setting.missing", key=key, variable=variable(key))
