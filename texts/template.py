"""One sentence of the catalogue, taken apart once: plain pieces, `{placeholders}` and `*bold*` marks.

Bold is decided here, in the sentence, before any value is filled in: what a person wrote can never make bold.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from core.text import Text

READER_NAMES = frozenset({"you", "You", "name"})
_TOKEN = re.compile(r"\\(?P<escaped>[*{}\\])|(?P<star>\*)|\{(?P<name>[A-Za-z_]\w*)\}|(?P<words>[^*{}\\]+)")


class TemplateError(ValueError):
    """The sentence cannot be read: a lone brace or an odd number of stars. `text` says which."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.id)
        self.text = text


@dataclass(frozen=True, slots=True)
class Piece:
    """Either `words` to show as they are, or the `name` of what is to be filled in."""

    words: str
    name: str
    bold: bool


@dataclass(frozen=True, slots=True)
class Template:
    """`plain` is the whole sentence without marks when there is nothing to fill in, else None."""

    pieces: tuple[Piece, ...]
    names: frozenset[str]
    plain: str | None


def parse(sentence: str) -> Template:
    r"""Raises TemplateError. `\*`, `\{`, `\}` and `\\` stand for the letters themselves."""
    pieces: list[Piece] = []
    bold, at = False, 0
    while at < len(sentence):
        token = _TOKEN.match(sentence, at)
        if token is None:
            raise TemplateError(Text("wording.lone_sign", words=sentence[at : at + 12]))
        at = token.end()
        if token["star"]:
            bold = not bold
        else:
            pieces.append(Piece(token["escaped"] or token["words"] or "", token["name"] or "", bold))
    if bold:
        raise TemplateError(Text("wording.open_bold"))
    return _template(pieces)


def _template(pieces: list[Piece]) -> Template:
    names = frozenset(piece.name for piece in pieces if piece.name)
    return Template(tuple(pieces), names, None if names else "".join(piece.words for piece in pieces))
