"""The memory in other programs' formats: TMX 1.4b and CSV, in and out."""
