"""The gate: a candidate may say nothing more, nothing less and nothing more surely than its item."""

from translator.gate.judge import Evidence, judge, passes

__all__ = ["Evidence", "judge", "passes"]
