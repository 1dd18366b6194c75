"""The readability grade: syllables as dictionaries count them, sentences as readers see them."""

from __future__ import annotations

import pytest

from translator.reading import reading, syllables

# Counted by hand as the words are spoken.
COUNTED = {
    1: "failed rolled blocked makes reach read year used cause closed does they why tried queue",
    2: "business needed changes table service going client software baseline trial people",
    3: "database deployment services customers previous media radio ongoing requested management",
    4: "security previously application variable experience situation engineering",
    5: "configuration immediately cooperation unavailable",
    6: "availability vulnerability",
}


@pytest.mark.parametrize(
    ("word", "count"), [(w, n) for n, words in COUNTED.items() for w in words.split()]
)
def test_syllables_of_common_words(word: str, count: int) -> None:
    assert syllables(word) == count
    assert syllables(word.capitalize()) == count


@pytest.mark.parametrize(
    ("word", "count"),
    [("API", 3), ("WWW", 9), ("P95", 1), ("47", 1), ("end-to-end", 3), ("isn't", 2), ("team’s", 1)],
)
def test_acronyms_are_spelled_out_and_parts_added(word: str, count: int) -> None:
    assert syllables(word) == count


def test_the_grade_is_the_published_formula() -> None:
    text = "The deployment failed on Tuesday. Customers could not reach the service."
    syllable_count = 1 + 3 + 1 + 1 + 2 + 3 + 1 + 1 + 1 + 1 + 2
    expected = 0.39 * 11 / 2 + 11.8 * syllable_count / 11 - 15.59
    assert reading(text).grade == pytest.approx(expected, abs=0.05)
    assert reading(text).words == 11


def test_bullets_are_sentences_although_they_lack_full_stops() -> None:
    sentence = "the nightly transfer finished before the offices opened on Monday morning"
    as_bullets = "\n".join(f"- {sentence}" for _ in range(6))
    as_sentences = " ".join(f"{sentence.capitalize()}." for _ in range(6))
    assert reading(as_bullets).grade == reading(as_sentences).grade < 15


def test_headings_tables_and_code_do_not_enter_the_grade() -> None:
    prose = "We moved the database last night. Nothing else has changed."
    dressed = (
        "# Infrastructure modernisation communication\n\n"
        f"{prose}\n\n| Availability | Configuration |\n| --- | --- |\n| 99.9 | 12 |\n\n"
        "```\nkubectl rollout undo deployment/checkout\n```\n"
    )
    assert reading(dressed).grade == reading(prose).grade
    assert reading(dressed).words == reading(prose).words + 3 + 2


def test_a_wrapped_line_does_not_end_a_sentence() -> None:
    wrapped = "The database was moved to\nthe new platform during\nthe night without errors."
    assert reading(wrapped) == reading(wrapped.replace("\n", " "))


@pytest.mark.parametrize("text", ["", "   \n", "---", "🔥🔥", "\0", "```\ncode only\n```"])
def test_text_without_words_has_grade_zero(text: str) -> None:
    assert reading(text).grade == 0.0
    assert reading(text).words == 0


def test_harder_text_has_the_higher_grade() -> None:
    easy = "The shop was down for an hour. It works again. We know why."
    hard = (
        "Unavailability of authentication infrastructure necessitated immediate reconfiguration of "
        "interdependent authorisation components, notwithstanding considerable operational risk."
    )
    assert reading(easy).grade < 4
    assert reading(hard).grade > 16
