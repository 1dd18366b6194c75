"""The shared termbase: concepts, how they are found in a text and how they are put plainly."""
