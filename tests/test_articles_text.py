"""Plain text: header lines, paragraphs, and what each line is taken for."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg import articles
from kg.articles import days, languages, lines, texts
from kg.errors import InputError
from kg.model import Article, Kind

BODY = "The two delegations met for a third day in Mirzan, and the mediators spoke of an agreement within reach.\n"
MORE = "Neither government would say which of the three open questions had been settled during the long night.\n"

Read = Callable[..., Article]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Writes a text to a file and reads it."""

    def make(text: str, name: str = "talks.txt") -> Article:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8", newline="")
        (found,) = articles.read([path])
        assert isinstance(found, Article), str(found)
        return found

    return make


@pytest.fixture
def fault(tmp_path: Path) -> Callable[[bytes, str], str]:
    """Writes bytes to a file, reads it, and gives the message."""

    def make(data: bytes, name: str = "talks.txt") -> str:
        path = tmp_path / name
        path.write_bytes(data)
        (found,) = articles.read([path])
        assert isinstance(found, InputError)
        return str(found)

    return make


def kinds(article: Article) -> list[tuple[str, str]]:
    return [(p.kind.value, article.text[p.start : p.end]) for p in article.paragraphs]


def said(article: Article, kind: Kind) -> list[str]:
    return [text for found, text in kinds(article) if found == kind.value]


def test_header_lines_say_title_date_publisher_and_address(read: Read) -> None:
    found = read(f"title: Talks end\ndate: 2025-06-02\npublisher: Wire\nurl: https://wire.example/1\n\n{BODY}")
    assert (found.id, found.title, found.date, found.publisher) == ("talks", "Talks end", "2025-06-02", "Wire")
    assert (found.url, found.date_source, found.language) == ("https://wire.example/1", "header", "en")
    assert found.text.strip() == BODY.strip()


def test_a_text_without_date_is_read(read: Read) -> None:
    found = read(BODY)
    assert found.date is None
    assert kinds(found) == [("body", BODY.strip())]


def test_a_date_that_is_none_is_said_and_not_guessed(read: Read) -> None:
    found = read(f"title: x\ndate: last Tuesday\n\n{BODY}")
    assert found.date is None
    assert "last Tuesday" in found.date_source


def test_the_line_that_repeats_the_title_is_the_headline(read: Read) -> None:
    found = read(f"title: Talks End Without Deal\n\nTalks end without deal\n\n{BODY}\nTalks End Without Deal\n")
    assert kinds(found) == [("headline", "Talks end without deal"), ("body", BODY.strip())]


def test_a_first_short_line_is_the_title_of_a_text_without_header(read: Read) -> None:
    found = read(f"Talks in Mirzan end without a deal\n\n{BODY}")
    assert found.title == "Talks in Mirzan end without a deal"
    assert kinds(found)[0][0] == "headline"


@pytest.mark.parametrize(
    "line",
    [
        "Accessibility links",
        "Share",
        "16x9 Image",
        "ADVERTISEMENT",
        "(MNA/rh/ko)",
        "___",
        "(Reporting by Anna Bell; Editing by Carl Dorn)",
        "Follow the Mirzan Wire on Telegram",
        "All rights reserved, Mirzan Wire",
        "Correction: An earlier version of this article misspelt a name.",
        "Anna Bell is a correspondent in the Wire's northern bureau.",
        "Associated writers Anna Bell in Mirzan and Carl Dorn in Brodny contributed.",
        "To find out how to reach our site, click here.",
        "Anna Bell and Carl Dorn contributed to this report.",
        "The Mirzan Wire has been declared an “undesirable organization” by the authorities.",
    ],
)
def test_furniture_below_a_text_is_left_out(read: Read, line: str) -> None:
    assert kinds(read(f"{BODY}\n{MORE}\n{line}\n")) == [("body", BODY.strip()), ("body", MORE.strip())]


def test_a_quotation_that_sounds_like_a_notice_stays(read: Read) -> None:
    line = '"Whoever wants the truth may click here and there," the minister told reporters on Monday.'
    assert line in said(read(f"{BODY}\n{line}\n\n{MORE}"), Kind.BODY)


@pytest.mark.parametrize("line", ["They watch.", "Nobody wants to share.", "Live and let live, he said."])
def test_a_short_sentence_with_a_furniture_word_stays(read: Read, line: str) -> None:
    assert line in said(read(f"{BODY}\n{line}\n\n{MORE}"), Kind.BODY)


@pytest.mark.parametrize(
    "line",
    [
        "Mira Holt (from 2nd L), the head of the delegation, attends the talks in Mirzan",
        "The delegations of Velia (L) and Tarsk (R) face each other at the customs house in Mirzan",
        "Envoys leave the customs house on Monday evening. (MWS/R. Halim)",
        "Mira Holt, second from left, at the opening of the talks.",
        "The envoys at the palace in Mirzan on Monday, June 2, 2025. (Velian Press Service via EX)",
        "File photo: the bridge at Dorn before the war",
        "The bridge at Dorn in the morning. [Rafi Halim/Reuters]",
    ],
)
def test_captions_are_captions(read: Read, line: str) -> None:
    assert said(read(f"{line}\n\n{BODY}\n{MORE}"), Kind.CAPTION) == [line]


def test_a_member_of_a_party_in_brackets_makes_no_caption(read: Read) -> None:
    line = (
        "Senator Mira Holt (R) said that the committee would vote on the treaty in the coming weeks, after the recess."
    )
    assert line in said(read(f"{BODY}\n{line}\n\n{MORE}"), Kind.BODY)


def test_bylines_give_authors_and_are_not_read(read: Read) -> None:
    found = read(f"By ANNA BELL and Carl Dorn in Mirzan\n\n{BODY}\n{MORE}")
    assert found.authors == ("Anna Bell", "Carl Dorn")
    assert all(text in (BODY.strip(), MORE.strip()) for _, text in kinds(found))


def test_a_date_line_above_the_text_gives_the_date(read: Read) -> None:
    found = read(f"Talks in Mirzan end without a deal\n\nPublished: 2 June 2025, 14:05 GMT\n\n{BODY}")
    assert (found.date, found.date_source) == ("2025-06-02", "line in the text")


def test_list_items_stand_alone_without_their_marks(read: Read) -> None:
    found = read(
        f"{BODY}\n• First point of the deal\n• Second point of the deal\n\n(a) third point of the deal;\n\n{MORE}"
    )
    assert said(found, Kind.LIST) == ["First point of the deal", "Second point of the deal", "third point of the deal;"]


def test_sub_headings_are_headings(read: Read) -> None:
    found = read(f"{BODY}\nWhat divides them\n\n{MORE}\nWhat comes next?\n\n{BODY[:-2]} again.\n")
    assert said(found, Kind.HEADING) == ["What divides them", "What comes next?"]


def test_a_menu_of_short_lines_goes(read: Read) -> None:
    found = read(f"English\nРусский\nTürkçe\nFrançais\n\n{BODY}\nXS\nSM\nMD\nLG\n")
    assert kinds(found) == [("body", BODY.strip())]


def test_a_box_of_links_goes_up_to_the_next_sentence(read: Read) -> None:
    found = read(f"{BODY}\nMore on this story\n\nWhat is the strait?\n\nWho pays for the bridge\n\n{MORE}")
    assert kinds(found) == [("body", BODY.strip()), ("body", MORE.strip())]


def test_entries_of_a_live_blog_carry_their_time(read: Read) -> None:
    found = read(f"08:55\n\n{BODY}\n1:20 p.m.\n\n{MORE}")
    assert [(p.kind, p.time) for p in found.paragraphs] == [(Kind.ENTRY, "08:55"), (Kind.ENTRY, "13:20")]


def test_wrapped_lines_are_one_paragraph_and_no_sign_moves(read: Read) -> None:
    text = (
        "The two delegations met for a third day in Mirzan, and the\n"
        "mediators spoke of an agreement that was within reach, as one\n"
        "of them put it.\n"
    )
    found = read(text)
    assert len(found.paragraphs) == 1
    assert found.text == text[:-1].replace("\n", " ") + "\n"


def test_unseen_signs_and_foreign_line_ends_go(read: Read) -> None:
    found = read(BODY.replace("\n", "\r\n\r\n").replace("met", "m\u200be\u202et\x1b") + MORE)
    assert [text for _, text in kinds(found)] == [BODY.strip(), MORE.strip()]


def test_errors_name_the_place_and_the_cure(fault: Callable[..., str], tmp_path: Path) -> None:
    assert "empty" in fault(b" \n")
    assert "binary" in fault(bytes(range(256)) * 4)
    assert "iconv" in fault("Der Präsident".encode("latin-1"))
    assert "menus" in fault(b"Share\n\nPrint\n")
    (missing,) = articles.read([tmp_path / "none.txt"])
    assert "no such file" in str(missing)


def test_a_text_in_another_language_is_said_and_left_out(fault: Callable[..., str]) -> None:
    german = (
        "Die Delegationen der beiden Staaten haben sich in der Stadt getroffen und über den Austausch gesprochen. " * 3
    )
    assert "(de)" in fault(german.encode())
    assert "(uk)" in fault(("Делегації двох країн зустрілися у місті й обговорили обмін полоненими. " * 3).encode())


def test_a_folder_is_read_in_the_order_of_its_paths(tmp_path: Path) -> None:
    for name in ("b/second.txt", "a/first.txt", ".hidden/x.txt", "c/picture.png"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(BODY)
    assert [found.id for found in articles.read([tmp_path]) if isinstance(found, Article)] == ["first", "second"]


def test_what_kg_wrote_in_a_folder_is_no_article(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(MORE, encoding="utf-8")
    for written in (tmp_path, tmp_path / "output"):
        (written / ".kg").mkdir(parents=True)
        (written / "graph.html").write_text(f"<html><body><p>{MORE}</p></body></html>", encoding="utf-8")
    assert [article.id for article in articles.read([tmp_path]) if isinstance(article, Article)] == ["a"]


def test_an_empty_folder_is_an_error(tmp_path: Path) -> None:
    (found,) = articles.read([tmp_path])
    assert "no articles in this folder" in str(found)


def test_standard_input_is_read() -> None:
    (found,) = articles.read(["-"], io.BytesIO(BODY.encode()))
    assert isinstance(found, Article)
    assert found.id == "stdin"


def test_records_are_articles_with_their_own_ids(tmp_path: Path) -> None:
    path = tmp_path / "wire.jsonl"
    good = {
        "text": BODY,
        "id": "w1",
        "title": "Talks",
        "date": "2025-06-02T23:50:00-05:00",
        "publisher": "Wire",
        "other": 1,
    }
    path.write_text(f'{json.dumps(good)}\n\n{{"body": 1}}\nbroken\n[]\n{json.dumps({"text": MORE})}\n')
    found = list(articles.read([path]))
    first, *faults, last = found
    assert isinstance(first, Article)
    assert isinstance(last, Article)
    assert (first.id, first.date, first.publisher, last.id) == ("w1", "2025-06-02", "Wire", "wire-6")
    assert [str(f).split(": ")[0].rsplit(":", 1)[1] for f in faults] == ["3", "4", "5"]


def test_a_file_of_other_records_in_a_folder_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "talks.gold.jsonl").write_text('{"subject": "x"}\n')
    (tmp_path / "talks.txt").write_text(BODY)
    assert [type(found) for found in articles.read([tmp_path])] == [Article]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2025-06-02T23:59:00-05:00", "2025-06-02"),
        ("Mon, 02 Jun 2025 10:00:00 GMT", "2025-06-02"),
        ("June 2nd, 2025", "2025-06-02"),
        ("2. June 2025", None),
        ("20250602T101500Z", "2025-06-02"),
        ("02.06.2025", "2025-06-02"),
        ("13/06/2025", "2025-06-13"),
        ("03/04/2025", None),
        ("2025-02-30", None),
        ("June 2025", None),
    ],
)
def test_days(text: str, day: str | None) -> None:
    assert days.day(text) == day


def test_short_texts_count_as_english_or_as_declared() -> None:
    assert languages.of("Kyiv, Istanbul", "") == "en"
    assert languages.of("Kyiv, Istanbul", "fr") == "fr"


def test_the_real_report_comes_out_clean(annotated: Path) -> None:
    (found,) = articles.read([annotated / "rferl-2025-06-02.txt"])
    assert isinstance(found, Article)
    assert [p.kind for p in found.paragraphs[:3]] == [Kind.HEADLINE, Kind.CAPTION, Kind.CAPTION]
    assert len(said(found, Kind.BODY)) == 24
    shown = " ".join(text for _, text in kinds(found))
    for furniture in ("Accessibility", "16x9", "27", "undesirable", "click here"):
        assert furniture not in shown


def test_no_annotated_article_fails(annotated: Path) -> None:
    for found in articles.read(sorted(annotated.glob("*.txt"))):
        assert isinstance(found, Article)


@settings(deadline=None)  # a busy machine is no fault
@given(st.text(max_size=400))
def test_any_text_gives_spans_in_order_or_a_message(text: str) -> None:
    judged = lines.judged(texts.draft(text))
    at = 0
    for paragraph in judged.paragraphs:
        assert at <= paragraph.start < paragraph.end
        at = paragraph.end


@settings(deadline=None)  # a busy machine is no fault
@given(
    st.lists(
        st.sampled_from([BODY, MORE, "Share\n", "• point\n", "10:45\n", "By Anna Bell\n", "Related\n"]), max_size=12
    )
)
def test_reading_the_same_gives_the_same(parts: list[str]) -> None:
    text = "\n".join(parts)
    assert lines.judged(texts.draft(text)) == lines.judged(texts.draft(text))


def test_a_copied_page_with_menus_captions_and_links(read: Read) -> None:
    text = (
        "Wire Home\nHome\nNews\nSport\n\nVelia and Tarsk agree prisoner swap but no truce\n3 hours ago\nShare\n\n"
        "Getty Images The two delegations at the customs house in Mirzan\n" + BODY + "\n"
        "Follow live updates here\nWhat we know about the draft\nWhy the bridge at Dorn matters\n\n"
        + MORE
        + "\nTarsk\nVelia\n"
    )
    assert kinds(read(text)) == [
        ("headline", "Velia and Tarsk agree prisoner swap but no truce"),
        ("caption", "Getty Images The two delegations at the customs house in Mirzan"),
        ("body", BODY.strip()),
        ("body", MORE.strip()),
    ]


def test_short_paragraphs_on_lines_of_their_own_are_not_joined(read: Read) -> None:
    short = "The envoys left the customs house of Mirzan at nine on Monday,\nand nobody spoke.\n"
    text = f"{short}A statement is expected on Tuesday at noon.\n"
    assert len(read(text + "\n" + BODY).paragraphs) == 4


def test_a_line_of_sections_before_the_title_is_not_read(read: Read) -> None:
    found = read(f"title: Talks end without a deal\n\nNews World Talks end without a deal\n\n{BODY}")
    assert found.text.strip().endswith(BODY.strip())
    assert said(found, Kind.BODY) == [BODY.strip()]


def test_headlines_one_below_the_other_are_not_joined(read: Read) -> None:
    links = "The harbour could open as early as today, its director said last night\nUnion leader calls the plan a gift"
    assert "today, its director said last night" in " ".join(said(read(f"{BODY}\n{links}\n\n{MORE}"), Kind.BODY))
    assert not any("night Union" in text for _, text in kinds(read(f"{BODY}\n{links}\n\n{MORE}")))


@pytest.mark.parametrize("label", ["Details: ", "BREAKING ", "Why it matters: ", "Background — "])
def test_a_label_before_a_paragraph_is_not_read(read: Read, label: str) -> None:
    told = "The envoys of both ports met at the customs house of Mirzan on Monday and signed a paper."
    assert said(read(f"{BODY}\n{label}{told}\n\n{MORE}"), Kind.BODY)[1] == told


@pytest.mark.parametrize(
    "told", ["Details of the paper that the envoys signed on Monday were not made known.", "Update: soon"]
)
def test_a_word_that_only_looks_like_a_label_stays(read: Read, told: str) -> None:
    assert told.split(maxsplit=1)[0] in read(f"{BODY}\n{told}\n\n{MORE}").text
    assert not any(text.startswith("of the paper") for _, text in kinds(read(f"{BODY}\n{told}\n\n{MORE}")))
