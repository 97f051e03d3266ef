"""Faults found at start: stale catalogues, and slips in the commune's own wording."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from core.people.types import Language
from core.text import Text
from texts import Operator, Reader, StaleCatalogue, Texts, WordingError
from texts.catalogue import DoubleSentence

NOW = datetime(2026, 11, 14, 15, 41, tzinfo=UTC)
VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
DONG = Reader(Language.VI, "anh", "Đông")
SENTENCES = """
msgid "report.what"
msgstr "Việc gì ở {place}?"

msgid "button.done"
msgstr "✅ Xong"

msgid "people"
msgid_plural "people"
msgstr[0] "{n} người"
"""
Make = Callable[..., Path]


def test_a_catalogue_that_was_never_compiled_names_the_remedy(catalogues: Make) -> None:
    with pytest.raises(StaleCatalogue, match=r"incident\.mo is missing.*make texts"):
        Texts(VIETNAM, catalogues(compiled=False))


def test_a_catalogue_of_another_po_names_the_remedy(catalogues: Make) -> None:
    directory = catalogues(vi=SENTENCES)
    po = directory / "vi" / "LC_MESSAGES" / "incident.po"
    po.write_text(po.read_text(encoding="utf-8").replace("Xong", "Hết"), encoding="utf-8")
    with pytest.raises(StaleCatalogue, match=r"older than its \.po.*make texts"):
        Texts(VIETNAM, directory)


def test_an_installed_catalogue_needs_no_po(catalogues: Make) -> None:
    directory = catalogues(vi=SENTENCES)
    (directory / "vi" / "LC_MESSAGES" / "incident.po").unlink()
    assert Texts(VIETNAM, directory).say(Text("button.done"), DONG, NOW) == "✅ Xong"


def test_a_feature_brings_its_own_catalogue(catalogues: Make) -> None:
    catalogues(vi=SENTENCES)
    directory = catalogues(feature="support", vi='msgid "case.title"\nmsgstr "Hồ sơ"\n')
    texts = Texts(VIETNAM, directory)
    assert texts.say(Text("case.title"), DONG, NOW) == "Hồ sơ"
    assert texts.say(Text("button.done"), DONG, NOW) == "✅ Xong"


def test_a_catalogue_that_is_not_compiled_is_missed_beside_others(catalogues: Make) -> None:
    catalogues(vi=SENTENCES)
    with pytest.raises(StaleCatalogue, match=r"support\.mo is missing"):
        Texts(VIETNAM, catalogues(compiled=False, feature="support"))


def test_an_id_in_two_catalogues_is_an_error(catalogues: Make) -> None:
    catalogues(vi=SENTENCES)
    with pytest.raises(DoubleSentence, match=r"button\.done of .*support\.mo"):
        Texts(VIETNAM, catalogues(feature="support", vi='msgid "button.done"\nmsgstr "Xong"\n'))


def test_what_was_compiled_from_a_po_that_is_gone_goes_too(catalogues: Make, build_texts: Any) -> None:
    catalogues(vi=SENTENCES)
    directory = catalogues(feature="support", vi=SENTENCES)
    (directory / "vi" / "LC_MESSAGES" / "incident.po").unlink()
    assert Texts(VIETNAM, directory).say(Text("button.done"), DONG, NOW) == "✅ Xong"
    build_texts.compile_all(directory)
    assert not (directory / "vi" / "LC_MESSAGES" / "incident.mo").exists()


def test_without_any_catalogue_nothing_starts(tmp_path: Path) -> None:
    with pytest.raises(StaleCatalogue, match=r"holds no catalogue.*make texts"):
        Texts(VIETNAM, tmp_path)


def test_the_commune_changes_the_wording(catalogues: Make, tmp_path: Path) -> None:
    wording = tmp_path / "wording.toml"
    wording.write_text('[vi]\n"report.what" = "{You} thấy gì?"\npeople = "có {n} ng\u01b0\u01a1\u0300i"\n', "utf-8")
    texts = Texts(VIETNAM, catalogues(vi=SENTENCES), wording)
    assert texts.say(Text("report.what", place="Hồ Sen"), DONG, NOW) == "Anh Đông thấy gì?"
    assert texts.say(Text("people", n=3), DONG, NOW) == "có 3 người"


def test_every_slip_in_the_wording_is_named_at_start(catalogues: Make, tmp_path: Path) -> None:
    wording = tmp_path / "wording.toml"
    wording.write_text(
        """
[vi]
"report.what" = "Ở {plaec} có gì?"
"report.where" = "Ở đâu?"
"button.done" = "✅ Đã xong hết tất cả mọi việc rồi"
people = "*{n} người"
report.what = "Có gì?"

[fr]
people = "gens"
""",
        "utf-8",
    )
    with pytest.raises(WordingError) as caught:
        Texts(VIETNAM, catalogues(vi=SENTENCES), wording)
    said = "\n".join(map(Operator(Language.EN).say, caught.value.problems))
    assert "cannot fill in {plaec}; it can: You, name, place, you" in said
    assert len(caught.value.problems) == 6
    for part in ("report.where: there is no such text", "button.done: has 33", "people: a *bold*", "[fr] is not"):
        assert part in said


def test_an_unreadable_wording_file_is_said_plainly(catalogues: Make, tmp_path: Path) -> None:
    with pytest.raises(WordingError, match=r"wording\.unreadable"):
        Texts(VIETNAM, catalogues(vi=SENTENCES), tmp_path / "nowhere.toml")
    (tmp_path / "bad.toml").write_text("vi = [", "utf-8")
    with pytest.raises(WordingError, match=r"wording\.unreadable"):
        Texts(VIETNAM, catalogues(vi=SENTENCES), tmp_path / "bad.toml")
