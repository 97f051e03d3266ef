"""Makes the condensed Bot API description the tests use: names, types and what is required, no prose.

    python tests/data/condense.py FULL_DESCRIPTION.json > tests/data/telegram-bot-api-10.3.json

One thing is in the prose only and kept from there: which types stand behind an umbrella such as ChatMember.
"""

import json
import re
import sys
from pathlib import Path
from typing import Any


def condense(full: dict[str, Any]) -> dict[str, Any]:
    """Methods and types as {name: {field: [type, required]}}, umbrellas as {name: [type, ...]}."""
    entries = [entry for chapter in full["items"] for entry in chapter["children"]]
    names = {entry["name"] for entry in entries}
    return {
        "version": full["api"]["version"],
        "methods": {e["name"]: _fields(e) for e in entries if e["category"] == "methods"},
        "types": {e["name"]: _fields(e) for e in entries if e["category"] == "types"},
        "unions": {e["name"]: _members(e, names) for e in entries if _members(e, names)},
    }


def _fields(entry: dict[str, Any]) -> dict[str, list[Any]]:
    return {field["name"]: [field["type"], field["required"]] for field in entry["annotations"] or []}


def _members(entry: dict[str, Any], names: set[str]) -> list[str]:
    if entry["category"] != "types" or entry["annotations"]:
        return []
    listed = re.findall(r"^ ?- (\w+)", entry["description"], flags=re.MULTILINE)
    return [name for name in listed if name in names]


if __name__ == "__main__":
    description = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    print(json.dumps(condense(description), ensure_ascii=False, sort_keys=True, separators=(",", ":")))
