"""``python -m benchmarks [NAME ...] [--dossiers N]``: one table, ours beside the baseline."""

import argparse
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from benchmarks import day, paper, rebuild, register, search, spool, start, write
from benchmarks.big_store import big_store
from benchmarks.figures import Figure, machine, table

BENCHES: Mapping[str, Callable[[Path], list[Figure]]] = {
    "start": start.measure,
    "write": write.measure,
    "search": search.measure,
    "paper": paper.measure,
    "spool": spool.measure,
    "register": register.measure,
    "rebuild": rebuild.measure,
    "memory": start.measure_memory,
    "pages": start.measure_pages,
    "day": day.measure,
}
FOLDER = Path(__file__).parent.parent / "build" / "bench"
SIZES = {"start": 100_000, "write": 100_000, "rebuild": 20_000, "register": 5_000, "spool": 5_000}


def main() -> int:
    """Build the stores that are needed, measure, print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks")
    parser.add_argument("names", nargs="*", choices=[*BENCHES, []], help="which; all by default")
    parser.add_argument("--dossiers", type=int, default=1_000_000, help="size of the big store")
    asked = parser.parse_args()
    figures: list[Figure] = []
    for name in asked.names or BENCHES:
        size = min(SIZES.get(name, asked.dossiers), asked.dossiers)
        home = big_store(FOLDER, size)
        print(f"… {name}, {size:,} dossiers", file=sys.stderr, flush=True)
        figures += [machine(), *BENCHES[name](home)]
        print(table(figures), flush=True)  # what is measured is kept, whatever comes next
    return 0


if __name__ == "__main__":
    sys.exit(main())
