"""Plainbridge: IT updates in business language, with the proof of every sentence."""

from __future__ import annotations

__version__ = "0.1.0"
