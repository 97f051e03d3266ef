"""The incident categories of the commune, in the order in which they are offered (domain notes §6.3)."""

from __future__ import annotations

from core.incident.types import Audience, Category, Fact, Severity
from core.text import Text

_DT, _CH, _UB, _TM, _ALL = (
    Audience.DUTY,
    Audience.CHIEF,
    Audience.COMMUNE_LEADER,
    Audience.TEAM,
    Audience.ON_DUTY,
)
_LOW, _MEDIUM, _HIGH, _CRITICAL = Severity
_HURT = (Fact.INJURED,)
_VIOLENT = (Fact.INJURED, Fact.WEAPON)
_AT_HOME = (Fact.ONGOING, Fact.CHILDREN, Fact.WEAPON)

SOS = "SOS"
OTHER = "KHAC"

CATEGORIES: dict[str, Category] = {
    c.code: c
    for c in (
        Category(
            "CHAY",
            Text("category.fire"),
            _CRITICAL,
            (_ALL, _CH, _UB, _DT),
            "114",
            asks=_HURT,
            common=True,
            advice=Text("advice.fire"),
        ),
        Category(
            "TNGT",
            Text("category.traffic"),
            _HIGH,
            (_DT, _TM),
            "115",
            asks=_HURT,
            raised_by=frozenset(_HURT),
            common=True,
            advice=Text("advice.traffic"),
        ),
        Category(
            "DANHNHAU",
            Text("category.fight"),
            _HIGH,
            (_DT, _CH, _TM),
            asks=_VIOLENT,
            raised_by=frozenset({Fact.WEAPON}),
            common=True,
            keep_away=True,
            advice=Text("advice.violence"),
        ),
        Category("TROM", Text("category.theft"), _HIGH, (_DT, _TM), asks=_VIOLENT, common=True, keep_away=True),
        Category(
            "CUOP",
            Text("category.robbery"),
            _CRITICAL,
            (_ALL, _CH, _DT),
            common=True,
            asks=_VIOLENT,
            keep_away=True,
            advice=Text("advice.violence"),
        ),
        Category(
            "SUCKHOE",
            Text("category.health"),
            _CRITICAL,
            (_DT, _TM),
            "115",
            common=True,
            advice=Text("advice.health"),
        ),
        Category(
            "BLGD",
            Text("category.family"),
            _CRITICAL,
            (_DT, _CH, _UB),
            restricted=True,
            asks=_AT_HOME,
            common=True,
            advice=Text("advice.family"),
        ),
        Category(
            "TREEM",
            Text("category.child"),
            _CRITICAL,
            (_DT, _CH, _UB),
            "111",
            restricted=True,
            common=True,
            asks=(Fact.ONGOING, Fact.INJURED),
            advice=Text("advice.child"),
        ),
        Category("GAYROI", Text("category.disorder"), _MEDIUM, (_DT, _TM), asks=_VIOLENT, common=True, keep_away=True),
        Category(OTHER, Text("category.other"), _MEDIUM, (_DT,), asks=_VIOLENT, common=True),
        Category("NONGSAN", Text("category.crops"), _HIGH, (_DT, _TM), asks=_VIOLENT, keep_away=True),
        Category("NGUOILA", Text("category.strangers"), _LOW, (_DT, _TM), keep_away=True),
        Category("TIENGON", Text("category.noise"), _LOW, (_DT,), now_at_night=True),
        Category(
            "MATUY",
            Text("category.drugs"),
            _HIGH,
            (_DT, _CH),
            restricted=True,
            advice=Text("advice.drugs"),
            keep_away=True,
        ),
        Category("COBAC", Text("category.gambling"), _MEDIUM, (_DT, _CH), restricted=True, keep_away=True),
        Category("LUADAO", Text("category.scam"), _MEDIUM, (_DT,)),
        Category("THIENTAI", Text("category.disaster"), _HIGH, (_DT, _UB, _TM), "112", asks=_HURT),
        Category("CHAYRUNG", Text("category.forest"), _HIGH, (_DT, _CH, _UB), "114"),
        Category("HATANG", Text("category.infrastructure"), _LOW, (_UB,)),
        Category(SOS, Text("category.sos"), _CRITICAL, (_ALL, _CH, _DT)),
    )
}
