"""The project's own training: items, their growing, LoRA training, export. See README's limits."""
