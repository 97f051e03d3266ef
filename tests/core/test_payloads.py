"""What waits in the outbox keeps its meaning: for the manifest that says it, and from one release to the next."""

from __future__ import annotations

import importlib
import pkgutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields
from datetime import UTC, date, datetime
from enum import StrEnum
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

import pytest

import core
from core.features import FEATURES
from core.incident.payloads import AlertCard, AlertCardUpdate, ReporterStatus
from core.outbox import Kind
from core.patrol.night.payloads import ShiftCard, ShiftCardUpdate, Silence
from core.patrol.roster.payloads import Change, RosterPublished, ShiftChanged
from core.patrol.staffing.payloads import CannotCome, ConfirmSubstitute, LeaveTold
from core.payload import Payload, from_json, to_json
from core.people.payloads import Arrival, DutyQuestion

AT = datetime(2026, 11, 14, 15, 30, 1, 5, tzinfo=UTC)


def _classes(base: type[Payload]) -> Iterator[type[Payload]]:
    for one in base.__subclasses__():
        yield from _classes(one)
        if one.kind:
            yield one


def _payloads() -> list[type[Payload]]:
    for module in pkgutil.walk_packages(core.__path__, "core."):
        importlib.import_module(module.name)
    kept = {one.__qualname__: one for one in _classes(Payload)}  # a class with slots is made twice
    return sorted(kept.values(), key=lambda one: one.kind)


PAYLOADS = _payloads()


def test_every_payload_has_exactly_one_notice() -> None:
    declared = Counter(one.means.kind for feature in FEATURES for one in (*feature.notices, *feature.take_backs))
    assert max(declared.values()) == 1
    assert sorted([*declared, *Kind]) == [payload.kind for payload in PAYLOADS]


def test_every_payload_belongs_to_the_feature_that_declares_it() -> None:
    for feature in FEATURES:
        for one in (*feature.notices, *feature.take_backs):
            assert one.means.feature == feature.name, one.means


def _example(hint: Any) -> Any:
    if get_origin(hint) is UnionType:
        return _example(get_args(hint)[0])
    if get_origin(hint) is tuple:
        return (_example(get_args(hint)[0]),)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return next(iter(hint))
    if get_origin(hint) is dict:
        return {"n": 7}
    return {int: 7, str: "đã nhận", bool: True, datetime: AT, date: AT.date()}[hint]


@pytest.mark.parametrize("payload", PAYLOADS, ids=lambda one: one.kind)
def test_what_is_written_is_read_again(payload: type[Payload]) -> None:
    hints = get_type_hints(payload)
    full = payload(**{field.name: _example(hints[field.name]) for field in fields(payload)})
    assert from_json(payload, to_json(full)) == full
    assert (full.subject is not None) is bool(payload.feature)


FIRST_RELEASE: list[tuple[str, Payload]] = [
    ('{"incident":3,"silent":false}', AlertCard(3)),
    ('{"incident":3,"silent":true,"morning":true}', AlertCard(3, silent=True, morning=True)),
    ('{"incident":3}', AlertCard(3)),
    ('{"incident":3,"moved":"17","up":true}', AlertCardUpdate(3, "17", up=True)),
    (
        '{"incident":3,"event":"taken","at":"2026-11-14T15:30:01.000005+00:00","who":""}',
        ReporterStatus(3, "taken", AT),
    ),
    ('{"since":1}', DutyQuestion(1)),
    (
        '{"invitation":1,"inviter":2,"member":3,"role":"militia","team":null,"network_name":"Huy"}',
        Arrival(1, 2, 3, "militia", None, "Huy"),
    ),
    ('{"shift":5,"silent":false}', ShiftCard(5)),
    ('{"shift":5,"moved":"9"}', ShiftCardUpdate(5, "9")),
    ('{"assignment":5,"lost":[1,2]}', Silence(5, lost=(1, 2))),
    (
        '{"assignment":5,"at":"2026-11-14T15:30:01.000005+00:00","passed_on":false}',
        CannotCome(5, AT),
    ),
    ('{"ask":5,"step":1}', ConfirmSubstitute(5, 1)),
    ('{"shift":5,"what":"put_on"}', ShiftChanged(5, Change.PUT_ON)),
    ('{"first":"2026-11-01","last":"2026-11-30"}', RosterPublished(date(2026, 11, 1), date(2026, 11, 30))),
    (
        '{"member":1,"first":"2026-11-01","last":"2026-11-02","kinds":["night"],"by":2,"gone":false}',
        LeaveTold(1, date(2026, 11, 1), date(2026, 11, 2), ("night",), 2, gone=False),
    ),
]


@pytest.mark.parametrize(("kept", "meant"), FIRST_RELEASE)
def test_what_the_first_release_wrote_still_loads(kept: str, meant: Payload) -> None:
    assert from_json(type(meant), kept) == meant


def test_what_a_later_release_adds_is_passed_over() -> None:
    assert from_json(ShiftCard, '{"shift":5,"colour":"red"}') == ShiftCard(5)


@pytest.mark.parametrize("broken", ["{", "[]", "{}", '{"shift":"x"}', "null"])
def test_what_is_none_of_these_is_refused(broken: str) -> None:
    with pytest.raises((ValueError, TypeError, LookupError)):
        from_json(ShiftCard, broken)


def test_only_what_says_something_is_kept() -> None:
    assert to_json(ShiftCard(5)) == '{"shift":5}'
    assert to_json(ShiftChanged(5, Change.LEADS)) == '{"shift":5,"what":"leads"}'
