"""Text and its entities: UTF-16 lengths, commands, the HTML parse mode."""

import html
import re
from typing import Any

from bot.training.network.errors import ApiError, bad_request

Entity = dict[str, Any]

_COMMAND = re.compile(r"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z]\w{2,31})?(?![\w/@])")
_TOKEN = re.compile(r"<(?P<close>/?)(?P<tag>[a-zA-Z][\w-]*)(?P<attributes>(?:\s[^<>]*)?)>|&(?P<name>#?\w+);|<")
_ATTRIBUTE = re.compile(r"""([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_TAGS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "code": "code",
    "pre": "pre",
    "a": "text_link",
    "tg-spoiler": "spoiler",
    "blockquote": "blockquote",
}
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}


def utf16_length(text: str) -> int:
    """Length in UTF-16 code units, the unit of all offsets and limits."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def commands(text: str) -> list[Entity]:
    """The bot_command entities the network itself finds in a text."""
    if "/" not in text:
        return []
    return [
        {
            "type": "bot_command",
            "offset": utf16_length(text[: found.start()]),
            "length": utf16_length(found[0]),
        }
        for found in _COMMAND.finditer(text)
    ]


def trim(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """Cut white space at both ends, as the network does before it stores a message."""
    cut = text.strip()
    if cut == text:
        return text, entities
    shift = utf16_length(text) - utf16_length(text.lstrip())
    end = utf16_length(cut)
    kept = []
    for entity in entities:
        first = max(entity["offset"] - shift, 0)
        last = min(entity["offset"] + entity["length"] - shift, end)
        if last > first:
            kept.append({**entity, "offset": first, "length": last - first})
    return cut, kept


def check_entities(text: str, entities: object) -> list[Entity]:
    """Entities given by the bot, refused when their shape or place is wrong."""
    if not isinstance(entities, list):
        raise bad_request("can't parse entities: expected an Array of MessageEntity")
    length = utf16_length(text)
    return [_checked(entity, length) for entity in entities]


def _checked(entity: object, length: int) -> Entity:
    if not isinstance(entity, dict) or not isinstance(entity.get("type"), str):
        raise bad_request("can't parse MessageEntity: expected an Object")
    first, size = entity.get("offset"), entity.get("length")
    if type(first) is not int or type(size) is not int or first < 0 or size <= 0:
        raise bad_request("can't parse MessageEntity: wrong offset or length")
    if first + size > length:
        raise bad_request(
            f"entity beginning at UTF-16 offset {first} ends after the end of the text at UTF-16 offset {first + size}"
        )
    return entity


def parse_html(source: str) -> tuple[str, list[Entity]]:
    """Text and entities of a message written in the HTML parse mode."""
    if "<" not in source and "&" not in source:
        return source, []
    return _HtmlReader(source).read()


class _HtmlReader:
    """Walks once through the source; open tags wait on a stack until they are closed."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._parts: list[str] = []
        self._length = 0
        self._open: list[tuple[str, int, Entity]] = []
        self._done: list[Entity] = []

    def read(self) -> tuple[str, list[Entity]]:
        position = 0
        for token in _TOKEN.finditer(self._source):
            self._add(self._source[position : token.start()])
            self._take(token)
            position = token.end()
        self._add(self._source[position:])
        if self._open:
            raise _broken(f'can\'t find end tag corresponding to start tag "{self._open[-1][0]}"')
        self._done.sort(key=lambda entity: (entity["offset"], -entity["length"]))
        return "".join(self._parts), self._done

    def _add(self, text: str) -> None:
        self._parts.append(text)
        self._length += utf16_length(text)

    def _take(self, token: re.Match[str]) -> None:
        if token["name"]:
            self._add(_character(token[0], token["name"]))
        elif token["close"]:
            self._close(token)
        else:
            self._begin(token)

    def _begin(self, token: re.Match[str]) -> None:
        tag = (token["tag"] or "").lower()
        attributes = _attributes(token["attributes"] or "")
        if tag == "span" and attributes.get("class") == "tg-spoiler":
            kind = "spoiler"
        elif tag in _TAGS:
            kind = _TAGS[tag]
        else:
            raise _broken(f'unsupported start tag "{tag}" at byte offset {self._byte(token)}')
        entity: Entity = {"type": kind}
        if kind == "text_link":
            entity["url"] = attributes.get("href", "")
        self._open.append((tag, self._length, entity))

    def _close(self, token: re.Match[str]) -> None:
        tag = token["tag"].lower()
        if not self._open:
            raise _broken(f"unexpected end tag at byte offset {self._byte(token)}")
        expected, first, entity = self._open.pop()
        if expected != tag:
            raise _broken(
                f'unmatched end tag at byte offset {self._byte(token)}, expected "</{expected}>", found "</{tag}>"'
            )
        if self._length > first and entity.get("url") != "":
            self._done.append({**entity, "offset": first, "length": self._length - first})

    def _byte(self, token: re.Match[str]) -> int:
        return len(self._source[: token.start()].encode())


def _character(written: str, name: str) -> str:
    if name in _NAMED:
        return _NAMED[name]
    # Only numbers and the four names above are understood; anything else stays as typed.
    return html.unescape(written) if name.startswith("#") else written


def _attributes(source: str) -> dict[str, str]:
    return {
        found[1].lower(): html.unescape(found[2] or found[3] or found[4] or "") for found in _ATTRIBUTE.finditer(source)
    }


def _broken(reason: str) -> ApiError:
    return bad_request(f"can't parse entities: {reason[0].upper()}{reason[1:]}")
