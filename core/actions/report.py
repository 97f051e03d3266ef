"""Buttons of a report that is being told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from core.actions.base import Step


@dataclass(frozen=True)
class ChooseCategory(Step):
    tag: ClassVar[str] = "cat1"
    code: str


@dataclass(frozen=True)
class MoreCategories(Step):
    tag: ClassVar[str] = "cats1"


@dataclass(frozen=True)
class ChooseHamlet(Step):
    """`code` is a hamlet's, or "-" when it is not known."""

    tag: ClassVar[str] = "ham1"
    code: str


@dataclass(frozen=True)
class Back(Step):
    tag: ClassVar[str] = "back1"


@dataclass(frozen=True)
class StateFact(Step):
    """As it was before buttons said of which report they tell (`SayFact`)."""

    tag: ClassVar[str] = "fact1"
    fact: str


@dataclass(frozen=True)
class NoMoreFacts(Step):
    tag: ClassVar[str] = "nofact1"


@dataclass(frozen=True)
class Finish(Step):
    tag: ClassVar[str] = "done1"


@dataclass(frozen=True)
class Cancel(Step):
    tag: ClassVar[str] = "stop1"


@dataclass(frozen=True)
class NotAReport(Step):
    """The words were an answer, or nothing."""

    tag: ClassVar[str] = "nota1"


@dataclass(frozen=True)
class SendKept(Step):
    """What was kept goes out as it is."""

    tag: ClassVar[str] = "send1"


@dataclass(frozen=True)
class DropKept(Step):
    tag: ClassVar[str] = "drop1"
