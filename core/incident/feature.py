"""Manifest of incidents: what is told of them, and what is taken back."""

from __future__ import annotations

from core.feature import Feature, Notice, TakeBack
from core.incident import actions, alerting, escalation, filing, notices, recall, release, sos
from core.incident.clocks import CLOCKS
from core.incident.payloads import (
    AddedNews,
    AlertCard,
    AlertCardUpdate,
    HolderNudge,
    Medium,
    NotNeeded,
    Recalled,
    ReporterStatus,
)

# Told to whom it concerns and to who reported it: `lasting` outlasts any outage; some of it expires.
INCIDENT = Feature(
    "incident",
    notices=(
        Notice(AlertCard, notices.alert_card, lasting=True, repeatable=True, elsewhere=escalation.undeliverable),
        Notice(AlertCardUpdate, notices.card_update, repeatable=True),
        Notice(Medium, notices.medium, remembers=False, lasting=True, repeatable=True),
        Notice(AddedNews, notices.news, repeatable=True),
        Notice(ReporterStatus, notices.status, lasting=True),
        Notice(HolderNudge, notices.nudge),
        Notice(NotNeeded, notices.not_needed, remembers=False),
    ),
    take_backs=(TakeBack(Recalled, recall.undone, recall.emptied),),
    live=(alerting.CARD,),
    clocks=CLOCKS,
    actions=(actions,),
    words=actions.WORDS,
    before_leaving=filing.file_before_leaving,
    leaving=release.let_go,
    forget=(sos.forget_positions,),
)
