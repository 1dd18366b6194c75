"""The gate: a candidate says nothing more, nothing less, nothing more surely than its item."""

from translator.gate.judge import Evidence, judge, passes

__all__ = ["Evidence", "judge", "passes"]
