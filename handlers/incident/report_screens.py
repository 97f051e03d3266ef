"""Screens for the reporter. `nonce` is the draft's number, carried by every button."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from core.incident.actions import (
    BackInReport,
    BackToReceipt,
    CancelReport,
    ChooseCategory,
    ChooseHamlet,
    FinishReport,
    FixKind,
    FixKindMore,
    FixPlace,
    ImSafe,
    MoreCategories,
    NoMoreFacts,
    NotAReport,
    SayFact,
    SetKind,
    SetPlace,
    StillNeedHelp,
    Withdraw,
)
from core.incident.categories import CATEGORIES, SOS
from core.incident.story import fact_label
from core.incident.types import Category, Fact, Incident
from core.people.types import Hamlet, Member
from core.screen import Option, Screen, Style, pairs, screen
from core.text import At, Text
from handlers import menu

UNKNOWN_PLACE = "-"


def ask_category(nonce: int, *first: Text, perhaps_not: bool = False) -> Screen:
    """`perhaps_not`: the words may have answered another question."""
    common = [_category(nonce, c) for c in CATEGORIES.values() if c.common]
    last = [
        Option(Text("button.more_categories"), MoreCategories(nonce).encode()),
        Option(Text("button.cancel_report"), CancelReport(nonce).encode()),
    ]
    none = [[Option(Text("button.not_a_report"), NotAReport(nonce).encode())]] if perhaps_not else []
    return screen(*first, Text("report.ask_category"), rows=[*pairs(common), *none, last])


def ask_more_categories(nonce: int) -> Screen:
    others = [_category(nonce, c) for c in CATEGORIES.values() if not c.common and c.code != SOS]
    last = [
        Option(Text("button.back"), BackInReport(nonce).encode()),
        Option(Text("button.cancel_report"), CancelReport(nonce).encode()),
    ]
    return screen(Text("report.ask_category"), rows=[*pairs(others), last])


def _category(nonce: int, category: Category) -> Option:
    return Option(category.label, ChooseCategory(nonce, category.code).encode())


def ask_hamlet(nonce: int, category: Category, hamlets: Sequence[Hamlet], *first: Text) -> Screen:
    last = [
        Option(Text("button.place_unknown"), ChooseHamlet(nonce, UNKNOWN_PLACE).encode()),
        Option(Text("button.back"), BackInReport(nonce).encode()),
        Option(Text("button.cancel_report"), CancelReport(nonce).encode()),
    ]
    return screen(*first, Text("report.ask_place", category=category.label), rows=[*_hamlets(nonce, hamlets), last])


def ask_hamlet_after(nonce: int, incident_id: int, hamlets: Sequence[Hamlet], *first: Text, sos: bool) -> Screen:
    """The alert is already out (an SOS): the place helps, and a mistake is taken back with one tap."""
    last = [
        Option(Text("button.place_unknown"), ChooseHamlet(nonce, UNKNOWN_PLACE).encode()),
        Option(Text("button.false_alarm"), Withdraw(incident_id).encode()),
    ]
    after = [last, [safe(incident_id)]] if sos else [last]
    return screen(*first, Text("sos.ask_place"), rows=[*_hamlets(nonce, hamlets), *after])


def safe(incident_id: int) -> Option:
    return Option(Text("button.safe"), ImSafe(incident_id).encode())


def ask_mistake(incident: Incident) -> Screen:
    """Ask a reporter who wrote that it was a slip. Until a button says so everybody goes on being alerted."""
    slip = Option(Text("button.false_alarm"), Withdraw(incident.id).encode())
    help_ = Option(Text("button.still_need_help"), StillNeedHelp(incident.id).encode(), Style.DANGER)
    return screen(Text("sos.ask_mistake", number=incident.number), rows=[[slip], [help_]])


def _hamlets(nonce: int, hamlets: Sequence[Hamlet]) -> list[list[Option]]:
    return pairs([Option(h.name, ChooseHamlet(nonce, h.code).encode()) for h in hamlets])


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a report is and who will hear of it. `due`: small matters wait for the morning, and nobody is told that
    somebody is being alerted now; nor when nobody can be reached (`heard`)."""

    hamlet: Hamlet | None
    due: datetime | None
    heard: bool


def receipt(incident: Incident, nonce: int, *more: Text, ask: bool, standing: Standing) -> Screen:
    """The number, what was understood, what to do until help comes, and (`ask`) what would change who must come. It
    stays in the chat, and what was a slip is put right on it."""
    category = CATEGORIES[incident.category]
    body = [_recorded(incident, standing), what_and_where(incident, standing.hamlet), *more]
    body += [category.advice] if category.advice else []
    body += [Text("report.call", phone=category.emergency_number)]
    body += [Text("card.fact", fact=fact_label(f)) for f in category.asks if f in incident.facts]
    unsaid = unsaid_facts(incident) if ask else []
    if unsaid:
        question = Text("report.anything_else") if incident.facts else _question(category)
        return screen(*body, question, rows=[*_fact_rows(incident, nonce), fixing(incident)])
    return screen(*body, Text("report.add_details"), rows=[_ending(incident, nonce), fixing(incident)])


def what_and_where(incident: Incident, hamlet: Hamlet | None) -> Text:
    label = CATEGORIES[incident.category].label
    if hamlet is None:
        return Text("report.what", category=label)
    return Text("report.what_where", category=label, hamlet=hamlet.name)


def fixing(incident: Incident) -> list[Option]:
    """An SOS is one whatever it is about."""
    kind = Option(Text("button.fix_kind"), FixKind(incident.id).encode())
    place = Option(Text("button.fix_place"), FixPlace(incident.id).encode())
    return [safe(incident.id), place] if incident.category == SOS else [kind, place]


def ask_right_kind(incident: Incident) -> Screen:
    common = [c for c in CATEGORIES.values() if c.common]
    more = Option(Text("button.more_categories"), FixKindMore(incident.id).encode())
    return _right_kind(incident, common, more, _back(incident))


def ask_more_right_kinds(incident: Incident) -> Screen:
    others = [c for c in CATEGORIES.values() if not c.common and c.code != SOS]
    return _right_kind(incident, others, Option(Text("button.back"), FixKind(incident.id).encode()))


def _back(incident: Incident) -> Option:
    return Option(Text("button.back"), BackToReceipt(incident.id).encode())


def _right_kind(incident: Incident, kinds: Iterable[Category], *last: Option) -> Screen:
    options = [Option(c.label, SetKind(incident.id, c.code).encode()) for c in kinds]
    return screen(Text("report.ask_right_kind", number=incident.number), rows=[*pairs(options), list(last)])


def ask_right_place(incident: Incident, hamlets: Sequence[Hamlet]) -> Screen:
    options = [Option(h.name, SetPlace(incident.id, h.code).encode()) for h in hamlets]
    rows = [*pairs(options), [_back(incident)]]
    return screen(Text("report.ask_right_place", number=incident.number), rows=rows)


def corrected(incident: Incident, standing: Standing, *said: Text) -> Screen:
    """Put right while something else is under way."""
    body = said or (_recorded(incident, standing),)
    return screen(*body, what_and_where(incident, standing.hamlet), rows=[fixing(incident)])


def _recorded(incident: Incident, standing: Standing) -> Text:
    number, at = incident.number, At(incident.received_at)
    if incident.holder_id not in (None, incident.reporter_id):
        return Text("report.receipt_taken", number=number, at=at)
    if standing.due is not None:
        return Text("report.receipt_later", number=number, at=at, due=At(standing.due))
    if not standing.heard:
        return Text("report.receipt_nobody", number=number, at=at)
    return Text("report.receipt", number=number, at=at)


def unsaid_facts(incident: Incident) -> list[Fact]:
    return [f for f in CATEGORIES[incident.category].asks if f not in incident.facts]


def _question(category: Category) -> Text:
    if Fact.ONGOING in category.asks:
        return Text("report.ask_ongoing") if Fact.CHILDREN in category.asks else Text("report.ask_ongoing_injured")
    return Text("report.ask_weapon") if Fact.WEAPON in category.asks else Text("report.ask_injured")


def _fact_rows(incident: Incident, nonce: int) -> list[list[Option]]:
    options = [Option(fact_label(f), SayFact(incident.id, f).encode()) for f in unsaid_facts(incident)]
    return [*pairs(options), [Option(Text("button.no_or_unknown"), NoMoreFacts(nonce).encode())]]


def detail_noted(incident: Incident, nonce: int, *more: Text, ask: bool) -> Screen:
    """A question that is still open (`ask`) stays so. The button that ends it is under the receipt, once."""
    noted, unsaid = Text("report.detail_noted", number=incident.number), unsaid_facts(incident)
    if ask and unsaid:
        question = Text("report.anything_else") if incident.facts else _question(CATEGORIES[incident.category])
        return screen(noted, *more, question, rows=_fact_rows(incident, nonce))
    return screen(noted, *more, Text("report.more_or_done"))


def ask_which(incident: Incident, nonce: int) -> Screen:
    return screen(Text("report.ask_which"), rows=_fact_rows(incident, nonce))


def _ending(incident: Incident, nonce: int) -> list[Option]:
    return [
        Option(Text("button.done"), FinishReport(nonce).encode(), Style.SUCCESS),
        Option(Text("button.false_alarm"), Withdraw(incident.id).encode()),
    ]


def sos_sent(incident: Incident, member: Member, duty_phone: str, *more: Text, heard: bool) -> Screen:
    """The large keys offer to send the location."""
    sent = Text("sos.sent", number=incident.number) if heard else Text("sos.sent_nobody", number=incident.number)
    call = [Text("sos.call_duty", phone=duty_phone)] if duty_phone else []
    body = (sent, *call, *more, Text("advice.sos"))
    return Screen(body, keys=menu.keys(member), ask_location=True)
