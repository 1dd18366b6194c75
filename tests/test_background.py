"""The lines under "Words used here": entries, technical names, names that nothing explains."""

from __future__ import annotations

import pytest

from tests.flow import translator
from translator.background import NAMED_AT_MOST, TECHNICAL, UNEXPLAINED, WORDS
from translator.render import render
from translator.values import Translation

UPDATE = """\
# Weekly status: Booking Platform, week 9

- The `node_group` setting of the booking page was wrong for 26 minutes on Tuesday.
- On Friday from 9 to 11 all customers may see an empty page of Cortext. Cortext is slow.
- We report the hours of 2 teams to OFA by 4 May.
"""


def lines(made: Translation) -> list[str]:
    return [one.text for one in made.sentences if one.section == WORDS]


def test_words_from_code_and_unexplained_names_are_told_apart() -> None:
    made = translator().translate(UPDATE, "executives")
    assert f"node_group: {TECHNICAL[0]}." in lines(made)
    assert f"{UNEXPLAINED}: Cortext, OFA." in lines(made)


def test_both_lines_are_background_and_lead_to_the_words_in_the_update() -> None:
    made = translator().translate(UPDATE, "executives")
    for one in (s for s in made.sentences if s.section == WORDS):
        assert (one.how, one.facts) == ("context", ())
        named = {UPDATE[start:end] for start, end in one.sources}
        assert named in ({"node_group"}, {"Cortext", "OFA"})


@pytest.mark.parametrize("form", ["markdown", "html", "json", "chat"])
def test_every_form_shows_them(form: str) -> None:
    shown = render(translator().translate(UPDATE, "executives"), form)
    assert isinstance(shown, str)
    assert TECHNICAL[0] in shown
    assert UNEXPLAINED in shown


def test_for_readers_outside_the_author_is_told_instead() -> None:
    made = translator().translate(UPDATE, "customers")
    assert UNEXPLAINED not in made.text
    assert any(one.startswith(f"{UNEXPLAINED}: Cortext") for one in made.notices)


def test_readers_who_know_technical_words_get_no_such_line() -> None:
    assert not lines(translator().translate(UPDATE, "operations"))


def test_what_the_update_spells_out_is_no_unexplained_name() -> None:
    text = UPDATE.replace("to OFA by", "to the Office of Family Assistance (OFA) by")
    assert f"{UNEXPLAINED}: Cortext." in lines(translator().translate(text, "executives"))


def test_an_ordinary_word_that_is_written_as_code_is_no_technical_name() -> None:
    text = "# News\n\nThe `build` of the booking page failed twice on Tuesday in 26 minutes.\n"
    assert not [one for one in lines(translator().translate(text, "executives")) if "name" in one]


@pytest.mark.parametrize("name", ["kube-system", "external-dns", "publicapi"])
def test_a_system_in_small_letters_is_a_technical_name(name: str) -> None:
    text = f"# News\n\nThe page of {name} was closed to all customers for 3 hours on Tuesday.\n"
    assert lines(translator().translate(text, "executives")) == [f"{name}: {TECHNICAL[0]}."]


@pytest.mark.parametrize("word", ["client-only", "teardown", "papercuts"])
def test_a_word_of_some_trade_is_no_name(word: str) -> None:
    text = f"# News\n\nThe API was closed to all customers for 3 hours after the {word} change.\n"
    told = lines(translator().translate(text, "executives"))
    assert not [one for one in told if word in one and "name" in one]


def test_a_long_list_of_names_is_cut_to_those_met_most() -> None:
    names = [f"Cor{letter}ext" for letter in "abcdefgh"]
    told = "\n".join(
        f"- The page of {name} was closed to all customers for {n} hours."
        for n, name in enumerate(names)
    )
    text = f"# News\n\n{told} The owners of Corhext and Corhext users asked for 3 days.\n"
    (line,) = lines(translator().translate(text, "executives"))
    said = line.removesuffix(".").partition(": ")[2].split(", ")
    assert said[0] == "Corhext"
    assert len(said) == NAMED_AT_MOST


def test_a_part_of_a_name_is_not_named_again() -> None:
    text = UPDATE.replace("page of Cortext", "Cortext-owned page of Cortext")
    assert f"{UNEXPLAINED}: Cortext, OFA." in lines(translator().translate(text, "executives"))


def test_a_plain_update_gets_no_list_at_all() -> None:
    text = "# News\n\nThe shop was closed for 3 hours on Tuesday. It is open again.\n"
    assert not lines(translator().translate(text, "executives"))
