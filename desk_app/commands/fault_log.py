"""Our bugs, written down for the maintainer without anything personal (law 9)."""

import traceback
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

FILE: Final = "cli.log"
ROOM_BYTES: Final = 1_000_000


def keep_fault(folder: Path, error: Exception) -> None:
    """Append where the program failed: kinds and places only, since a message may name people."""
    lines = [f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ} {type(error).__name__}"]
    lines += [
        f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(error.__traceback__)
    ]
    with suppress(OSError):  # a full disk must not hide what is said on the screen
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / FILE
        if path.exists() and path.stat().st_size > ROOM_BYTES:
            path.replace(path.with_suffix(".old.log"))
        with path.open("a", encoding="utf-8") as file:
            file.write("\n".join(lines) + "\n")
