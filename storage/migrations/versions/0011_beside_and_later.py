"""Columns of their own for what came beside an open question and for the question that is asked later.

Both were packed into the choices as a third word of one; without a flow the later question stood in the draft.
"""

from __future__ import annotations

import json
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"

_PACKED = """SELECT account_id, choices FROM conversations
       WHERE choices LIKE '%"beside"]%' OR choices LIKE '%"later"]%'"""
_UNPACK = "UPDATE conversations SET choices = :choices, beside = :beside, later = :later WHERE account_id = :account"


def upgrade() -> None:
    op.add_column("conversations", sa.Column("beside", sa.Text(), nullable=False, server_default="[]"))
    op.add_column("conversations", sa.Column("later", sa.Text(), nullable=False, server_default=""))
    bind = op.get_bind()
    for account, packed in bind.execute(sa.text(_PACKED)).all():
        bind.execute(sa.text(_UNPACK), {"account": account, **_unpacked(json.loads(packed))})
    bind.execute(sa.text("UPDATE conversations SET previous = '[]' WHERE previous LIKE '%\"beside\"]%'"))
    op.execute("UPDATE conversations SET later = draft, draft = '' WHERE flow IS NULL AND draft <> ''")


def _unpacked(shown: list[list[str]]) -> dict[str, Any]:
    return {
        "choices": _written([one for one in shown if len(one) == 2]),
        "beside": _written([one[:2] for one in shown if one[2:] == ["beside"]]),
        "later": next((one[1] for one in shown if one[2:] == ["later"]), ""),
    }


def _written(choices: list[list[str]]) -> str:
    return json.dumps(choices, separators=(",", ":"))
