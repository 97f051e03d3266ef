"""A feature's manifest: everything that the machine must know of it, as plain data. Nothing registers itself."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import ModuleType
from typing import Any, Generic

from core.actions import Action
from core.clocks import Clock
from core.live_messages import Live
from core.outbox import Leased
from core.payload import P
from core.people.types import Member
from core.policy import Act, may
from core.screen import Screen
from core.speech.replies import Reader
from core.work import Work

_Message = Callable[[Work, P, int], Awaitable[str | None]]  # of this account; None: there is none any more


@dataclass(frozen=True, slots=True)
class Notice(Generic[P]):
    """One kind of row in the outbox, by what it `means`. `compose` says it as it is true just before it is sent; None
    when it is moot.

    `remembers`: its buttons answer to digits once seen. `lasting`: never given up. `repeatable`: sent again after an
    ambiguous time-out, for twice is better than not at all. `elsewhere`: it will not be on that phone, for a reason
    ("blocked", "moot" ...), and somebody else may have to have it.
    """

    means: type[P]
    compose: Callable[[Work, P, Member], Awaitable[Screen | None]]
    remembers: bool = True
    lasting: bool = False
    repeatable: bool = False
    elsewhere: Callable[[Work, P, Leased, str], Awaitable[None]] | None = None


@dataclass(frozen=True, slots=True)
class TakeBack(Generic[P]):
    """A kind of row by which a `message` is deleted, whoever has that phone now; where the network does not let us,
    `instead` takes its place."""

    means: type[P]
    message: _Message[P]
    instead: Callable[[P], Screen]


@dataclass(frozen=True, slots=True)
class Gone:
    """A member goes, or loses a role: `why` ("left", "suspended" or "role"), `by` whom, on which `account` they are
    just being answered. `remains` is the member with the rights that remain, None when none do."""

    why: str
    by: Member
    remains: Member | None = None
    account: int | None = None

    def still(self, act: Act) -> bool:
        return self.remains is not None and may(self.remains, act)


Leaving = Callable[[Work, Member, Gone], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Feature:
    """`name` is that of its folder in every layer.

    `before_leaving` puts what a member has begun where others have it, while their rights last; `leaving` lets go of
    everything in their hands. `forget` are portions of what has served its time: each says how much it threw away.
    `actions` are the modules with its buttons; `words` are typed instead of an action wherever one is, by their ids in
    the catalogue; `readers` read answers in one's own words, the first that is concerned alone.
    """

    name: str
    notices: Sequence[Notice[Any]] = ()
    take_backs: Sequence[TakeBack[Any]] = ()
    live: Sequence[Live] = ()
    clocks: Sequence[Clock[Any]] = ()
    before_leaving: Leaving | None = None
    leaving: Leaving | None = None
    forget: Sequence[Callable[[Work], Awaitable[int]]] = ()
    actions: Sequence[ModuleType] = ()
    words: Mapping[Action, Sequence[str]] = field(default_factory=dict)
    readers: Sequence[Reader] = ()
