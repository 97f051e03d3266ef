"""The words and the head of the printed papers (Decree 30/2020/NĐ-CP, Appendix I). What leaves the bot is a draft:
number, date and signatures stay blank, people fill them in."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from core.rules import Rules

FONT = "Times New Roman"
BODY, HEAD, SMALL = 13, 12, 11  # points

FORMS: dict[str, Any] = tomllib.loads(Path(__file__).with_name("papers.toml").read_text("utf-8"))


@dataclass(frozen=True, slots=True)
class Head:
    """The block at the top: who issues it on the left, the country's on the right."""

    parent: str
    issuer: str
    number: str
    country: str
    motto: str
    place_and_date: str


def head(rules: Rules, kind: str) -> Head:
    """`kind` is the abbreviation of the kind of paper: "DS" for a list."""
    words = FORMS["head"]
    return Head(
        words["parent"].format(province=rules.province.upper() or "…"),
        rules.police.upper(),
        words["number"].format(kind=kind),
        words["country"],
        words["motto"],
        words["place_and_date"].format(place=_place(rules.commune)),
    )


def _place(commune: str) -> str:
    """ "xã Đồi Mây" -> "Đồi Mây"."""
    kind, _, name = commune.partition(" ")
    return name if kind.casefold() in ("xã", "phường") and name else commune
