"""One measured figure: how long ours takes, how long the bare reference takes, and the ratio we aim at."""

from __future__ import annotations

import gc
import statistics
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Figure:
    """Seconds of ours and of the reference; `aim` says in words what is wanted, `is_met` whether it is so."""

    name: str
    ours: float
    reference: float | None
    aim: str
    is_met: bool
    memory_mb: float = 0.0

    @property
    def ratio(self) -> float | None:
        """Return ours divided by the reference."""
        return None if not self.reference else self.ours / self.reference


def median(op: Callable[[], object], *, times: int = 5, warm: int = 1) -> float:
    """Return the median seconds of an operation, after some runs that do not count."""
    return percentiles(op, times=times, warm=warm)[0]


def percentiles(op: Callable[[], object], *, times: int, warm: int = 1) -> tuple[float, float]:
    """Return the median and the 95th percentile of an operation, in seconds."""
    for _n in range(warm):
        op()
    gc.collect()
    taken = sorted(once(op) for _n in range(times))
    return statistics.median(taken), taken[min(len(taken) - 1, round(len(taken) * 0.95))]


def once(op: Callable[[], object]) -> float:
    """Return the seconds of one run."""
    began = time.perf_counter()
    op()
    return time.perf_counter() - began


def peak_mb() -> float:
    """Return the highest memory this process has used so far, in megabytes; 0 where the system does not tell."""
    try:
        import resource  # noqa: PLC0415 - not there on Windows
    except ImportError:
        return 0.0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
