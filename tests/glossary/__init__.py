"""Tests of the glossary's code, on a small glossary of their own."""
