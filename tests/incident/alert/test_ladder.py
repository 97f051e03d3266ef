"""The ladder as plain arithmetic: what is due by now goes out together, and there is always a next time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from core.incident.ladder import Alert, Ladder, Rung, climb, first_due
from core.incident.types import Audience

START = datetime(2026, 11, 14, 15, 30, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
LADDER = Ladder(
    (
        Rung(3 * MINUTE, (Audience.AGAIN,)),
        Rung(8 * MINUTE, (Audience.ALL_DUTY,), warn_reporter=True),
        Rung(15 * MINUTE, (Audience.CHIEF,)),
    ),
    repeat_every=15 * MINUTE,
)


def _alert(step: int = 0, round_: int = 0) -> Alert:
    return Alert(1, START, step=step, round=round_)


def test_one_step_at_its_time() -> None:
    step = climb(_alert(), LADDER, START + 3 * MINUTE)
    assert step.to == {Audience.AGAIN}
    assert not step.warn_reporter
    assert step.alert.next_at == START + 8 * MINUTE


def test_missed_steps_go_out_together() -> None:
    step = climb(_alert(), LADDER, START + 9 * MINUTE)
    assert step.to == {Audience.AGAIN, Audience.ALL_DUTY}
    assert step.warn_reporter
    assert step.alert.next_at == START + 15 * MINUTE


def test_at_the_end_the_reporter_is_warned() -> None:
    step = climb(_alert(2), LADDER, START + 15 * MINUTE)
    assert step.to == {Audience.CHIEF}
    assert step.warn_reporter
    assert (step.alert.round, step.alert.next_at) == (1, START + 30 * MINUTE)


def test_past_the_end_everybody_again() -> None:
    step = climb(_alert(3, 1), LADDER, START + 30 * MINUTE)
    assert step.to == {Audience.AGAIN, Audience.ALL_DUTY, Audience.CHIEF}
    assert not step.warn_reporter
    assert step.alert.next_at == START + 45 * MINUTE


def test_a_ladder_without_steps_only_repeats() -> None:
    ladder = Ladder((), repeat_every=timedelta(hours=24))
    assert first_due(ladder, START) == START + timedelta(hours=24)
    step = climb(_alert(), ladder, START + timedelta(hours=24))
    assert step.to == {Audience.AGAIN}
    assert step.warn_reporter
    assert step.alert.next_at == START + timedelta(hours=48)
    assert not climb(step.alert, ladder, START + timedelta(hours=48)).warn_reporter


def test_the_watch_over_the_holder_is_kept() -> None:
    watched = Alert(1, START, quiet_at=START + 10 * MINUTE)
    assert climb(watched, LADDER, START + 3 * MINUTE).alert.quiet_at == watched.quiet_at


@given(
    st.lists(st.integers(0, 10_000), min_size=0, max_size=6).map(sorted),
    st.integers(1, 10_000),
    st.lists(st.integers(0, 5_000), min_size=1, max_size=12),
)
def test_it_always_goes_on_and_forgets_no_step(after: list[int], repeat: int, waits: list[int]) -> None:
    groups = list(Audience)
    ladder = Ladder(
        tuple(Rung(timedelta(seconds=s), (groups[i % 7],)) for i, s in enumerate(after)), timedelta(seconds=repeat)
    )
    alert, now, told = Alert(1, START, next_at=first_due(ladder, START)), START, set[Audience]()
    for wait in waits:
        assert alert.next_at is not None
        now = max(now, alert.next_at) + timedelta(seconds=wait)
        step = climb(alert, ladder, now)
        told |= step.to
        alert = step.alert
        assert alert.next_at is not None
        assert alert.next_at > now or alert.step < len(ladder.steps)
    assert {a for s in ladder.steps[: alert.step] for a in s.to} <= told
