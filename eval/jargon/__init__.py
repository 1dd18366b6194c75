"""How well the jargon finder does, on a public benchmark and on marked updates."""
