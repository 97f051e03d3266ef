"""What the reporter sees. `nonce` is the draft's number, carried by every button."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from core.actions import (
    Back,
    Cancel,
    ChooseCategory,
    ChooseHamlet,
    Finish,
    MoreCategories,
    NoMoreFacts,
    StateFact,
    Withdraw,
)
from core.categories import CATEGORIES, SOS
from core.incidents import Category, Fact, Incident
from core.people import Hamlet, Member
from core.screen import Option, Screen, Style, screen
from core.story import fact_label
from core.text import At, Text
from handlers import menu

UNKNOWN_PLACE = "-"


def pairs(options: Sequence[Option]) -> list[list[Option]]:
    """Two buttons a row: large enough for gloves, few enough rows for a small screen."""
    return [list(options[i : i + 2]) for i in range(0, len(options), 2)]


def ask_category(nonce: int, *first: Text) -> Screen:
    common = [_category(nonce, c) for c in CATEGORIES.values() if c.common]
    last = [
        Option(Text("button.more_categories"), MoreCategories(nonce).encode()),
        Option(Text("button.cancel_report"), Cancel(nonce).encode()),
    ]
    return screen(*first, Text("report.ask_category"), rows=[*pairs(common), last])


def ask_more_categories(nonce: int) -> Screen:
    others = [_category(nonce, c) for c in CATEGORIES.values() if not c.common and c.code != SOS]
    last = [
        Option(Text("button.back"), Back(nonce).encode()),
        Option(Text("button.cancel_report"), Cancel(nonce).encode()),
    ]
    return screen(Text("report.ask_category"), rows=[*pairs(others), last])


def _category(nonce: int, category: Category) -> Option:
    return Option(category.label, ChooseCategory(nonce, category.code).encode())


def ask_hamlet(nonce: int, category: Category, hamlets: Sequence[Hamlet]) -> Screen:
    last = [
        Option(Text("button.place_unknown"), ChooseHamlet(nonce, UNKNOWN_PLACE).encode()),
        Option(Text("button.back"), Back(nonce).encode()),
        Option(Text("button.cancel_report"), Cancel(nonce).encode()),
    ]
    return screen(Text("report.ask_place", category=category.label), rows=[*_hamlets(nonce, hamlets), last])


def ask_hamlet_after(nonce: int, incident_id: int, hamlets: Sequence[Hamlet]) -> Screen:
    """The alert is already out (an SOS): the place helps, and a mistake is taken back with one tap."""
    last = [
        Option(Text("button.place_unknown"), ChooseHamlet(nonce, UNKNOWN_PLACE).encode()),
        Option(Text("button.false_alarm"), Withdraw(incident_id).encode()),
    ]
    return screen(Text("sos.ask_place"), rows=[*_hamlets(nonce, hamlets), last])


def _hamlets(nonce: int, hamlets: Sequence[Hamlet]) -> list[list[Option]]:
    return pairs([Option(h.name, ChooseHamlet(nonce, h.code).encode()) for h in hamlets])


def receipt(incident: Incident, nonce: int, *more: Text, ask: bool, due: datetime | None, heard: bool) -> Screen:
    """The number, what to do until help comes, and (`ask`) what would change who must come. It stays in the chat."""
    category = CATEGORIES[incident.category]
    body = [_recorded(incident, due, heard), *more]
    body += [category.advice] if category.advice else []
    body += [Text("report.call", phone=category.emergency_number)]
    body += [Text("card.fact", fact=fact_label(f)) for f in category.asks if f in incident.facts]
    unsaid = unsaid_facts(incident) if ask else []
    if unsaid:
        question = Text("report.anything_else") if incident.facts else _question(category)
        return screen(*body, question, rows=_fact_rows(unsaid, nonce))
    return screen(*body, Text("report.add_details"), rows=[_ending(incident, nonce)])


def _recorded(incident: Incident, due: datetime | None, heard: bool) -> Text:
    """`due`: small matters wait for the morning, and nobody is told that somebody is being alerted now; nor when nobody
    can be reached (`heard`)."""
    number, at = incident.number, At(incident.received_at)
    if due is not None:
        return Text("report.receipt_later", number=number, at=at, due=At(due))
    if not heard:
        return Text("report.receipt_nobody", number=number, at=at)
    return Text("report.receipt", number=number, at=at)


def unsaid_facts(incident: Incident) -> list[Fact]:
    return [f for f in CATEGORIES[incident.category].asks if f not in incident.facts]


def _question(category: Category) -> Text:
    if Fact.ONGOING in category.asks:
        return Text("report.ask_ongoing")
    return Text("report.ask_weapon") if Fact.WEAPON in category.asks else Text("report.ask_injured")


def _fact_rows(facts: Iterable[Fact], nonce: int) -> list[list[Option]]:
    options = [Option(fact_label(f), StateFact(nonce, f).encode()) for f in facts]
    return [*pairs(options), [Option(Text("button.no_or_unknown"), NoMoreFacts(nonce).encode())]]


def detail_noted(incident: Incident, nonce: int, *more: Text) -> Screen:
    return screen(Text("report.detail_noted", number=incident.number), *more, rows=[_ending(incident, nonce)])


def _ending(incident: Incident, nonce: int) -> list[Option]:
    return [
        Option(Text("button.done"), Finish(nonce).encode(), Style.SUCCESS),
        Option(Text("button.false_alarm"), Withdraw(incident.id).encode()),
    ]


def sos_sent(incident: Incident, member: Member, duty_phone: str, *more: Text, heard: bool) -> Screen:
    """The large keys offer to send the location."""
    sent = Text("sos.sent", number=incident.number) if heard else Text("sos.sent_nobody", number=incident.number)
    call = [Text("sos.call_duty", phone=duty_phone)] if duty_phone else []
    body = (sent, *call, *more, Text("advice.sos"))
    return Screen(body, keys=menu.keys(member), ask_location=True)
