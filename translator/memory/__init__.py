"""The translation memory: sentences that someone approved, kept to be said the same way again."""
