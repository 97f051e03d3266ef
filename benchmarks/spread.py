"""Many measurements in few figures."""

from __future__ import annotations

from collections.abc import Sequence


def percentile(values: Sequence[float], percent: int) -> float:
    """The smallest of the values that so many percent of them do not exceed."""
    ordered = sorted(values)
    return ordered[max(0, -(-len(ordered) * percent // 100) - 1)]


def spread(ms: Sequence[float]) -> str:
    return f"p50 {percentile(ms, 50):.1f} p99 {percentile(ms, 99):.1f} max {max(ms):.1f} ms"
