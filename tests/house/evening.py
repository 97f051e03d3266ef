"""One evening with the lamps, played in a tree where that feature has landed: run with `python -m`, not collected."""

from __future__ import annotations

import asyncio
import tempfile
from datetime import timedelta
from pathlib import Path

from core.lamps.types import Street

from core.work import Work
from tests.commune import Commune, running


async def evening(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    member = await commune.member("huy")

    async def found(work: Work) -> Street:
        return await work.tx.lamps.streets.add(Street(0, member.id, due_at=work.now + timedelta(minutes=5)))

    await commune.work(found)
    await commune.forward(minutes=6)
    await huy.hears("bao nhiêu đèn hỏng").taps("💡 Đếm đèn").hears("Gõ số đèn hỏng")
    await commune.kill_and_restart()  # the question stays open
    await huy.says("3").hears("Đã ghi: 3 đèn hỏng")
    await long.hears("3 đèn hỏng")
    boards = [m for m in long.messages if "đèn hỏng" in m.words]
    await commune.forward(minutes=1)
    await huy.taps("💡 Đếm đèn").says("hai").hears("Đã ghi: 2 đèn hỏng")
    await long.sees("2 đèn hỏng")
    assert [m.message_id for m in long.messages if "đèn hỏng" in m.words] == [m.message_id for m in boards]
    print("the lamps are counted")


async def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        async with running(Path(folder)) as commune:
            await evening(commune)


if __name__ == "__main__":
    asyncio.run(main())
