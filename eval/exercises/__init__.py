"""Exercises made of real updates: what is true in them, what is invented, and how they read."""
