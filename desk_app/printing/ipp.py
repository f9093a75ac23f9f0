"""One question of IPP (RFC 8011): what became of a job. ``lpstat`` cannot tell done from given up.

Asked of the CUPS server itself, over its socket on this machine or over the network.
"""

import http.client
import socket
import struct
from enum import IntEnum
from pathlib import Path
from typing import Final

from typing_extensions import override

LOCAL_SOCKET: Final = Path("/run/cups/cups.sock")
PORT: Final = 631
_GET_JOB_ATTRIBUTES: Final = 0x0009
_END: Final = b"\x03"
_CHARSET, _LANGUAGE, _URI, _KEYWORD, _ENUM = 0x47, 0x48, 0x45, 0x44, 0x23
_FIRST_VALUE: Final = 0x10  # smaller tags begin a group of attributes


class JobStage(IntEnum):
    """``job-state`` of RFC 8011, 5.3.7."""

    PENDING = 3
    HELD = 4
    PROCESSING = 5
    STOPPED = 6
    CANCELED = 7
    ABORTED = 8
    COMPLETED = 9


def job_stage(server: str, job: str, timeout_s: float) -> JobStage | None:
    """Return how far a job is, None when the server does not know it.

    Args:
        server: ``host:port``; empty for the CUPS of this machine.
        job: Its number.
        timeout_s: How long the server is waited for.

    Raises:
        OSError: The server does not answer.
    """
    link = _connection(server, timeout_s)
    try:
        headers = {"Content-Type": "application/ipp"}
        link.request("POST", "/jobs/", _request(job), headers)
        answer = link.getresponse().read()
    except http.client.HTTPException as error:
        raise ConnectionError("the server speaks no IPP") from error
    finally:
        link.close()
    found = _value_of(answer, b"job-state")
    return JobStage(struct.unpack(">i", found)[0]) if found else None


def _connection(server: str, timeout_s: float) -> http.client.HTTPConnection:
    if not server and LOCAL_SOCKET.exists():
        return _LocalConnection("localhost", timeout=timeout_s)
    host, _, port = (server or "localhost").partition(":")
    return http.client.HTTPConnection(host, int(port or PORT), timeout=timeout_s)


class _LocalConnection(http.client.HTTPConnection):
    @override
    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.settimeout(self.timeout)
        self.sock.connect(str(LOCAL_SOCKET))


def _request(job: str) -> bytes:
    return b"".join(
        (
            struct.pack(">BBHI", 2, 0, _GET_JOB_ATTRIBUTES, 1),
            b"\x01",
            _attribute(_CHARSET, "attributes-charset", "utf-8"),
            _attribute(_LANGUAGE, "attributes-natural-language", "en"),
            _attribute(_URI, "job-uri", f"ipp://localhost/jobs/{job}"),
            _attribute(_KEYWORD, "requested-attributes", "job-state"),
            _END,
        )
    )


def _attribute(tag: int, name: str, value: str) -> bytes:
    words = value.encode()
    return (
        struct.pack(">BH", tag, len(name)) + name.encode() + struct.pack(">H", len(words)) + words
    )


def _value_of(answer: bytes, wanted: bytes) -> bytes:
    """Return the first value of an attribute; empty when the answer has none."""
    at = 8
    while at < len(answer):
        tag = answer[at]
        at += 1
        if tag < _FIRST_VALUE:
            continue
        name, at = _counted(answer, at)
        value, at = _counted(answer, at)
        if name == wanted and tag == _ENUM:
            return value
    return b""


def _counted(answer: bytes, at: int) -> tuple[bytes, int]:
    (length,) = struct.unpack_from(">H", answer, at)
    return answer[at + 2 : at + 2 + length], at + 2 + length
