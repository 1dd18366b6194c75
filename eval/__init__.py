"""Measurements: one command each, results committed as JSON with the command that made them."""
