"""How well the typed facts are found, and whether equal meaning has an equal value."""
