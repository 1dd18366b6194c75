"""Grown items: the same sentence about other figures, dates, names and versions.

Whatever stands in source, note and target alike is swapped in all three at once, so that a model
learns to carry a figure over and not to know it by heart. A variant that the gate does not pass is
thrown away.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from eval.finetune.items import Item
from translator.facts.extract import facts_in

_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
# Without May, which is a verb as well.
_MONTHS = (
    "January February March April June July August September October November December".split()
)
_NAMES = (
    "Alder Amber Arden Aster Atlas Aurora Avalon Beacon Birch Bolt Bramble Breeze Cedar Cinder "
    "Clover Cobalt Comet Coral Crest Delta Drift Dune Eagle Echo Elder Ember Everest Falcon Fern "
    "Flint Forge Garnet Glacier Grove Harbor Hazel Heron Indigo Iris Ivory Jade Jasper Juniper "
    "Kestrel Kite Lantern Larch Laurel Linden Lotus Lumen Lynx Maple Marlin Meadow Mesa Mistral "
    "Nimbus Nova Oasis Ocean Olive Onyx Opal Orchid Orion Osprey Otter Pebble Pine Prairie Quartz "
    "Raven Reef Ridge River Robin Rowan Saffron Sage Sierra Sparrow Spruce Summit Swift Thistle "
    "Tidal Topaz Tundra Umber Upland Vega Violet Walnut Willow Wren Yarrow Zephyr"
).split()
_VOWELS = "AEIOU"
_TOKEN = re.compile(
    r"\b20\d\d-\d\d-\d\d\b|\b(?:[01]?\d|2[0-3]):[0-5]\d\b|\b20[12]\d\b|(?<![\w.,:-])\d+(?:[.,]\d+)*"
    rf"|\b(?:{'|'.join((*_DAYS, *_MONTHS))})\b"
)
_PERSON = re.compile(r"\b(?:he|she|his|her|him|himself|herself)\b", re.IGNORECASE)


def grow(item: Item, copies: int, draw: random.Random) -> Iterator[Item]:
    """Up to ``copies`` variants of an item that differ from it and from one another."""
    seen = {item.given}
    for number in range(1, 3 * copies + 1):
        if len(seen) > copies:
            return
        variant = _variant(item, f"{item.id}.{number}", draw)
        if variant.given not in seen and not variant.findings():
            seen.add(variant.given)
            yield variant


def _variant(item: Item, name: str, draw: random.Random) -> Item:
    swaps = {old: _other(old, item.given, draw) for old in _shared(item)}
    swaps |= _renamed(item, draw)
    swaps = {old: new for old, new in swaps.items() if old != new}
    if not swaps or len(set(swaps.values())) < len(swaps):
        return item
    words = "|".join(re.escape(old) for old in sorted(swaps, key=len, reverse=True))
    pattern = re.compile(rf"(?<![\w.,:-])(?:{words})(?![\w]|[.,:]\d)")
    put: Callable[[str], str] = lambda text: pattern.sub(lambda m: swaps[m[0]], text)  # noqa: E731
    return replace(
        item, id=name, source=put(item.source), given=put(item.given), target=put(item.target)
    )


def _shared(item: Item) -> list[str]:
    """Figures, days and months that stand equally often in note and target, and in the source."""
    given, target, source = (_TOKEN.findall(t) for t in (item.given, item.target, item.source))
    return [t for t in dict.fromkeys(given) if given.count(t) == target.count(t) and t in source]


def _renamed(item: Item, draw: random.Random) -> dict[str, str]:
    if _PERSON.search(f"{item.given} {item.target}"):
        return {}
    names = {
        text
        for kind, _, start, end in facts_in(item.target)
        if kind == "name" and re.fullmatch(r"[A-Z][a-z]{3,}", text := item.target[start:end])
    }
    chosen = {}
    for name in sorted(names):
        counts = {
            len(re.findall(rf"(?<!\w){name}(?!\w)", text)) for text in (item.given, item.target)
        }
        if len(counts) == 1 and name in item.source and name not in {*_DAYS, *_MONTHS, "May"}:
            alike = [n for n in _NAMES if (n[0] in _VOWELS) == (name[0] in _VOWELS)]
            chosen[name] = draw.choice(alike)
    return chosen


def _other(token: str, text: str, draw: random.Random) -> str:
    """Another figure, time, date, day or month of the same shape."""
    if token in _DAYS or token in _MONTHS:
        return draw.choice(_DAYS if token in _DAYS else _MONTHS)
    if re.fullmatch(r"20\d\d-\d\d-\d\d", token):
        return f"{token[:4]}-{draw.randint(1, 12):02d}-{draw.randint(1, 28):02d}"
    if ":" in token:
        return f"{draw.randint(0, 23):02d}:{draw.randint(0, 59):02d}"
    return _figure(token, text, draw)


def _figure(token: str, text: str, draw: random.Random) -> str:
    if token in {"0", "1", "2"}:
        return token  # singular, plural and "both" hang on them
    if re.fullmatch(r"20[12]\d", token):
        return str(draw.randint(2023, 2029))
    if _is_day(token, text):
        return str(draw.randint(3, 28))
    whole = re.match(r"\d+", token)
    size = len(whole[0]) if whole else 1
    rest = token[size:]
    low = 10 ** (size - 1) if size > 1 else (0 if rest else 3)
    top = 99 if size > 1 and re.search(rf"{re.escape(token)} ?%", text) else 10**size - 1
    digits = re.sub(r"\d", lambda _: str(draw.randint(1, 9)), rest)
    return f"{draw.randint(low, max(low, top))}{digits}"


def _is_day(token: str, text: str) -> bool:
    months = "|".join((*_MONTHS, "May", *(m[:3] for m in _MONTHS)))
    return bool(
        re.search(rf"\b{re.escape(token)}(?:st|nd|rd|th)? (?:{months})\b", text)
        or re.search(rf"\b(?:{months})\.? {re.escape(token)}\b", text)
    )
