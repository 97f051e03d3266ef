"""The commune's own clocks and numbers for patrols. Values come from config.toml; defaults are the domain notes'."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time, timedelta

from core.patrol.types.plan import Template, parse

TEMPLATES = ("T; Ca tối; 19:30-22:30; 6,7,CN", "D; Ca đêm; 22:00-02:00; 4,6,7; 2-CN")


def _minutes(*spans: int) -> tuple[timedelta, ...]:
    return tuple(timedelta(minutes=span) for span in spans)


@dataclass(frozen=True, slots=True)
class PatrolRules:
    """Strength: `minimum`, `target` and `maximum` people a shift.

    Before a shift: `remind_before` its start each member is reminded, `unanswered_before` it the leader hears who has
    not answered, `short_before` it the leader and the duty officer hear that there are too few. `rest` is how long a
    member is left alone between two shifts; `confirm_substitutes`: the leader has the last word;
    without it the leader is reminded after `confirm_again`, the duty officers are asked as well after twice that, and
    `confirm_until` before the start it is too late: everything stays as it was, and everybody concerned hears so.

    On duty: `grace` after the start nobody is late; an OK-check comes every `ok_every` (None: never), is repeated
    `ok_times` in all, `ok_again` apart, then the leader is told and after the same span the duty officer. A forgotten
    check-out is told to the member, the leader and the duty officer `out_after` the end, and closed by rule
    `close_after` it. Positions are kept for `positions_kept`. `near` metres from a checkpoint count as there.

    Pay: whoever is on duty between `pay_from` and `pay_until` at least `pay_least` has done a night; `pay_rate` đồng
    each, at most `pay_cap` nights a month. The rate is set by each province's people's council. A leader may enter who
    was on a shift (Nhập bù) until `enter_within` its end. Who has not signed is reminded in the morning: the leader at
    `sign_at`, the police at `police_sign_at`.
    """

    templates: tuple[Template, ...] = tuple(parse(line) for line in TEMPLATES)
    minimum: int = 3
    target: int = 5
    maximum: int = 8
    published_before: timedelta = timedelta(days=5)
    remind_before: tuple[timedelta, ...] = _minutes(24 * 60, 2 * 60, 15)
    unanswered_before: timedelta = timedelta(hours=6)
    short_before: timedelta = timedelta(hours=3)
    rest: timedelta = timedelta(hours=8)
    confirm_substitutes: bool = False
    confirm_again: timedelta = timedelta(hours=2)
    confirm_until: timedelta = timedelta(hours=1)
    check_in_before: timedelta = timedelta(minutes=60)
    grace: timedelta = timedelta(minutes=10)
    ok_every: timedelta | None = timedelta(minutes=30)
    ok_again: timedelta = timedelta(minutes=4)
    ok_times: int = 3
    out_after: tuple[timedelta, timedelta, timedelta] = (
        timedelta(minutes=15),
        timedelta(minutes=30),
        timedelta(minutes=60),
    )
    close_after: timedelta = timedelta(minutes=75)
    positions_kept: timedelta = timedelta(days=30)
    near: int = 150
    duress_words: tuple[str, ...] = ()
    pay_from: time = time(22, 0)
    pay_until: time = time(6, 0)
    pay_least: timedelta = timedelta(hours=2)
    pay_rate: int = 150_000
    pay_cap: int = 10
    enter_within: timedelta = timedelta(days=7)
    sign_at: time = time(7, 0)
    police_sign_at: time = time(8, 0)

    def template(self, code: str) -> Template | None:
        return next((template for template in self.templates if template.code == code), None)
