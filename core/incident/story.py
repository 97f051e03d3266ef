"""Story of an incident: what people told, in short on the card, line by line in the news, and whole on demand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from core.incident import types
from core.incident.categories import CATEGORIES
from core.incident.types import Entry, EntryKind, Fact, Matter
from core.people.types import Hamlet
from core.text import At, Text, shown_distance

_MOST = 5  # messages of the reporter on a card
_ROOM = 1200  # characters of them all together
_LONGEST = 400  # characters of one of them; the whole is in the story and in the news
_FACT = {
    Fact.INJURED: Text("fact.injured"),
    Fact.WEAPON: Text("fact.weapon"),
    Fact.ONGOING: Text("fact.ongoing"),
    Fact.CHILDREN: Text("fact.children"),
}
_SENT = {
    EntryKind.PHOTO: Text("story.photo"),
    EntryKind.VOICE: Text("story.voice"),
    EntryKind.FILE: Text("story.file"),
    EntryKind.LOCATION: Text("story.location"),
}


def fact_label(fact: Fact) -> Text:
    return _FACT[fact]


def told_in_short(entries: Sequence[Entry]) -> Iterable[Text]:
    """The first words, which say most, then the newest that fit, and how many are left out between them."""
    said = _said(entries)
    newest = _newest(said)
    for entry in said[:1]:
        yield Text("card.words", words=_short(entry.text))
    left_out = len(said[1:]) - len(newest)
    if left_out:
        yield Text("card.left_out", n=left_out)
    for entry in newest:
        yield Text("card.words", words=_short(entry.text))
    if any(e.kind is EntryKind.WITHDRAWN for e in entries):
        yield Text("card.withdrawn")


def is_shortened(entries: Sequence[Entry]) -> bool:
    """Whether more was said than the card shows."""
    said = _said(entries)
    shown = [*said[:1], *_newest(said)]
    return len(shown) < len(said) or any(len(e.text) > _LONGEST for e in shown)


def _said(entries: Sequence[Entry]) -> list[Entry]:
    return [e for e in entries if e.kind is EntryKind.TEXT]


def _newest(said: Sequence[Entry]) -> Sequence[Entry]:
    """The last of them that have room beside the first, in their order."""
    room, fit = _ROOM - sum(len(_short(e.text)) for e in said[:1]), 0
    for entry in reversed(said[1:][-(_MOST - 1) :]):
        room -= len(_short(entry.text))
        if room < 0:
            break
        fit += 1
    return said[len(said) - fit :]


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST else words[:_LONGEST].rstrip() + "…"


def whole(matter: Matter) -> Iterable[Text]:
    """Everything that was told, with its time; of pictures and voices, that they were sent."""
    yield Text("story.headline", number=matter.incident.number)
    for entry in matter.entries:
        line = _sent(entry) or told(entry, matter.hamlet)
        if line is not None:
            yield Text("story.line", at=At(entry.at), what=line)


def _sent(entry: Entry) -> Text | None:
    if entry.kind is EntryKind.LOCATION and entry.forgotten:
        return Text("story.location_forgotten")
    return _SENT.get(entry.kind)


def last_seen(entry: Entry) -> Text:
    """Where they last were on patrol, and when."""
    place, at = entry.text, At(entry.at)
    match entry.ref:
        case types.PASSED:
            return Text("card.last_passed", place=place, at=at)
        case types.DOUBTED:
            return Text("card.last_passed_doubtful", place=place, at=at)
        case types.CAME:
            return Text("card.last_came", place=place, at=at)
        case "":
            return Text("card.last_forgotten", at=at)
        case metres:
            return Text("card.last_position", place=place, distance=shown_distance(int(metres)), at=at)


def told(entry: Entry, hamlet: Hamlet | None) -> Text | None:
    """Text of what somebody told; None for everything else on the timeline."""
    match entry.kind:
        case EntryKind.TEXT:
            return Text("card.words", words=entry.text)
        case EntryKind.WITHDRAWN:
            return Text("card.withdrawn")
        case EntryKind.FACT:
            return Text("card.fact", fact=fact_label(Fact(entry.ref)))
        case EntryKind.CATEGORY:
            return CATEGORIES[entry.ref].label
        case EntryKind.CATEGORY_CORRECTED:
            return Text("news.kind_corrected", category=CATEGORIES[entry.ref].label)
        case EntryKind.PLACE_CORRECTED:
            return Text("news.place_corrected", hamlet=hamlet.name) if hamlet else None
        case EntryKind.SOS_AGAIN:
            return Text("news.sos_again")
        case EntryKind.SAFE:
            return Text("card.safe", at=At(entry.at))
        case EntryKind.LAST_SEEN:
            return last_seen(entry)
        case EntryKind.PLACE:
            return Text("news.place", hamlet=hamlet.name) if hamlet else None
        case _:
            return None
