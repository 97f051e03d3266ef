"""The scripted people report as real ones do, and count honestly what came of it."""

from __future__ import annotations

import asyncio

from benchmarks.crowd import STEPS, Crowd, Queue
from tests.commune import Commune


async def _crowd(commune: Commune, ready: Queue | None = None) -> Crowd:
    huy, tu, long, yen = await commune.phones("huy", "tu", "long", "yen", on_duty=("long", "yen"))
    crowd = Crowd(commune.network, ready)
    crowd.enter([huy.phone.user_id, tu.phone.user_id], [long.phone.user_id, yen.phone.user_id])
    return crowd


async def _turn(commune: Commune) -> None:
    await asyncio.sleep(0)
    await commune.settle()


async def test_each_report_takes_five_updates_and_alerts_every_officer(commune: Commune) -> None:
    crowd = await _crowd(commune)
    crowd.go()
    crowd.stop()  # one report each: without it they would go on for ever
    for _ in range(STEPS):
        await _turn(commune)
    assert await crowd.settle(1)
    assert len(crowd.reports) == 2 and len(crowd.answers) == 2 * STEPS
    assert all(r.began <= r.raised <= r.confirmed <= r.finished for r in crowd.reports)
    assert sorted(crowd.cards) == sorted(r.number for r in crowd.reports)
    assert crowd.alerts_missing == crowd.repeated_cards == 0


async def test_a_restart_in_the_middle_does_not_lead_the_people_astray(commune: Commune) -> None:
    crowd = await _crowd(commune)
    crowd.go()
    crowd.stop()
    for _ in range(2 * STEPS):
        await _turn(commune)
        await commune.kill_and_restart()
    assert await crowd.settle(1)
    assert len(crowd.reports) == 2 and all(r.finished for r in crowd.reports)


async def test_an_alert_that_does_not_arrive_is_missed(commune: Commune) -> None:
    crowd = await _crowd(commune)
    officer = next(iter(crowd.officers.values()))
    officer.blocked = True
    crowd.go()
    crowd.stop()
    for _ in range(STEPS):
        await _turn(commune)
    assert crowd.alerts_missing == 2
    assert not await crowd.settle(0)


async def test_in_a_queue_nobody_acts_before_their_turn(commune: Commune) -> None:
    queue = Queue()
    crowd = await _crowd(commune, ready=queue)
    crowd.go()
    await _turn(commune)
    assert not crowd.reports
    for _ in range(3):
        queue.next()
    assert len(crowd.reports) == 2 and queue.nobody == 1
