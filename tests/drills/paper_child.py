"""Prints a ticket in a process of its own, which ends at the n-th point of what the store does."""

import os
import shutil
import sys
from pathlib import Path

from tests.drills.child import KillSwitch, say
from tests.drills.paper_ward import open_ward


def die_at_every_point(home: Path) -> None:
    """For each point of printing: a copy of the ward, and a process that is killed there."""
    for at in range(1, 200):
        folder = home.with_name(f"{home.name}-{at}")
        shutil.copytree(home, folder)
        process = os.fork()  # nothing is open yet
        if process == 0:
            with open_ward(folder) as ward:
                KillSwitch(ward.desk.store.engine, at)
                ward.desk.paper.print_next()
            os._exit(0)
        _, status = os.waitpid(process, 0)
        say(f"{at} {os.waitstatus_to_exitcode(status)}")
        if os.WIFEXITED(status):
            return


if __name__ == "__main__":
    die_at_every_point(Path(sys.argv[1]))
