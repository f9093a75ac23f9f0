"""A CUPS of our own on loopback, in a folder, with one queue; nothing of the machine is touched."""

import http.client
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

import pytest

QUEUE: Final = "thu"
PPD: Final = "lsb/usr/cupsfilters/Generic-PDF_Printer-PDF.ppd"
NEEDED: Final = (
    "cupsd",
    "lpadmin",
    "lpinfo",
    "lp",
    "lpstat",
    "cancel",
    "cupsdisable",
    "cupsenable",
)
STARTS_WITHIN_S: Final = 15
FILES: Final = """ServerRoot {root}
StateDir {root}/state
CacheDir {root}/cache
RequestRoot {root}/spool
TempDir {root}/tmp
AccessLog {root}/log/access
ErrorLog {root}/log/error
PageLog {root}/log/page
User lp
Group lp
SystemGroup root
"""
SERVER: Final = """LogLevel debug
Listen 127.0.0.1:{port}
Browsing Off
WebInterface No
DefaultAuthType None
<Location />
Order allow,deny
Allow all
</Location>
<Policy default>
<Limit All>
Order allow,deny
Allow all
</Limit>
</Policy>
"""


@contextmanager
def private_cups(folder: Path, device: str) -> Generator[str]:
    """Run CUPS with a queue that prints on ``device``; give its ``host:port``."""
    skip_where_it_cannot_run()
    root = folder / "cups"
    for part in ("state", "cache", "spool", "tmp", "log"):
        (root / part).mkdir(parents=True)
    for place in (root, *root.iterdir()):
        place.chmod(0o777)
    port = _free_port()
    files, server = root / "cups-files.conf", root / "cupsd.conf"
    files.write_text(FILES.format(root=root), encoding="ascii")
    server.write_text(SERVER.format(port=port), encoding="ascii")
    cupsd = subprocess.Popen(
        [_tool("cupsd"), "-f", "-c", server, "-s", files], stderr=subprocess.DEVNULL
    )
    try:
        _wait_until_it_answers(port)
        where = f"127.0.0.1:{port}"
        if not has_driver(where):
            pytest.skip("this CUPS has no driver for a plain PDF printer (package cups-filters)")
        run("lpadmin", where, "-p", QUEUE, "-E", "-v", device, "-m", PPD)
        yield where
    finally:
        cupsd.terminate()
        cupsd.wait(10)


def run(tool: str, where: str, *words: str) -> None:
    """Run one of the commands of CUPS."""
    done = subprocess.run([_tool(tool), "-h", where, *words], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()


def has_driver(where: str) -> bool:
    """Say whether CUPS knows the driver whose printers take a PDF as it is."""
    known = subprocess.run([_tool("lpinfo"), "-h", where, "-m"], capture_output=True, check=False)
    return PPD.encode() in known.stdout


def skip_where_it_cannot_run() -> None:
    """Skip, and say what is missing: ``scripts/setup.sh test`` installs it."""
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("a CUPS of our own is started as root, on Linux")
    missing = [tool for tool in NEEDED if not shutil.which(tool, path=_path())]
    if missing:
        pytest.skip(f"not installed: {', '.join(missing)} (packages cups, cups-client)")


def _path() -> str:
    return os.environ.get("PATH", "") + ":/usr/sbin"


def _tool(name: str) -> str:
    return shutil.which(name, path=_path()) or name


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return taken.getsockname()[1]


def _wait_until_it_answers(port: int) -> None:
    give_up_at = time.monotonic() + STARTS_WITHIN_S
    while time.monotonic() < give_up_at:
        with suppress(OSError, http.client.HTTPException):
            link = http.client.HTTPConnection("127.0.0.1", port, timeout=1)
            link.request("GET", "/")
            link.getresponse().read()
            link.close()
            return
        time.sleep(0.05)
    pytest.fail("cupsd did not start")
