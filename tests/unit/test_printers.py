"""Settings of printers: what is wrong is said in a sentence, field by field."""

import pytest

from desk_app.domain.office import Office
from desk_app.domain.printers import (
    EMBEDDED_PRINTER,
    MAKES_PAPER,
    MOST_FALLBACKS,
    PrinterKind,
    PrinterSettings,
    fallbacks,
    faults,
    is_paper,
    misplaced,
)

NETWORK = PrinterSettings(PrinterKind.NETWORK, "192.168.1.50")
GOOD = (
    EMBEDDED_PRINTER,
    NETWORK,
    PrinterSettings(PrinterKind.PDF_FOLDER, folder="/srv/pdf"),
    PrinterSettings(PrinterKind.USB, device="04b8:0e15"),
    PrinterSettings(PrinterKind.SERIAL, device="/dev/ttyUSB0"),
    PrinterSettings(PrinterKind.SERIAL, device="COM3", baud=115200),
    PrinterSettings(PrinterKind.CUPS, queue="HP_LaserJet"),
    PrinterSettings(PrinterKind.CUPS, queue="forms", host="10.0.0.2:631"),
    PrinterSettings(PrinterKind.WINDOWS, queue="Máy in tầng 1"),
)


@pytest.mark.parametrize("settings", GOOD)
def test_settings_that_can_work_have_no_fault_and_a_name(settings: PrinterSettings) -> None:
    assert faults(settings) == ()
    assert settings.words
    assert not settings.words.endswith(" ")


@pytest.mark.parametrize(
    ("settings", "fields"),
    [
        (PrinterSettings(width_mm=76), ["width_mm"]),
        (PrinterSettings(roll_m=0), ["roll_m"]),
        (PrinterSettings(PrinterKind.PDF_FOLDER), ["folder"]),
        (PrinterSettings(PrinterKind.NETWORK, port=0), ["host", "port"]),
        (PrinterSettings(PrinterKind.NETWORK, "máy in"), ["host"]),
        (PrinterSettings(PrinterKind.USB, device="epson"), ["device"]),
        (PrinterSettings(PrinterKind.SERIAL, device="ttyUSB0", baud=1), ["device", "baud"]),
        (PrinterSettings(PrinterKind.CUPS), ["queue"]),
        (PrinterSettings(PrinterKind.CUPS, queue="-o raw"), ["queue"]),
        (PrinterSettings(PrinterKind.CUPS, queue="q", host="a b"), ["host"]),
        (PrinterSettings(PrinterKind.WINDOWS, queue=" "), ["queue"]),
        (
            PrinterSettings(fallback=PrinterSettings(PrinterKind.USB)),
            ["fallback.device"],
        ),
    ],
)
def test_what_is_wrong_is_named_with_its_field(
    settings: PrinterSettings, fields: list[str]
) -> None:
    found = faults(settings)
    assert [fault.field for fault in found] == fields
    assert all(fault.sentence.endswith(".") for fault in found)


def test_a_chain_of_fallbacks_has_an_end() -> None:
    chain = NETWORK
    for _ in range(MOST_FALLBACKS + 1):
        chain = PrinterSettings(PrinterKind.NETWORK, "10.0.0.1", fallback=chain)
    assert len(fallbacks(chain)) == MOST_FALLBACKS + 1
    assert "fallback" in [fault.field for fault in faults(chain)]


@pytest.mark.parametrize(
    ("settings", "sheets", "fields"),
    [
        (NETWORK, True, []),
        (PrinterSettings(PrinterKind.USB), False, []),
        (PrinterSettings(PrinterKind.USB), True, ["kind"]),
        (PrinterSettings(fallback=PrinterSettings(PrinterKind.SERIAL)), True, ["kind"]),
        (PrinterSettings(fallback=NETWORK), True, []),
        (PrinterSettings(fallback=PrinterSettings()), False, ["fallback.kind"]),
    ],
)
def test_cables_take_no_sheets_and_files_take_over_from_nobody(
    settings: PrinterSettings, sheets: bool, fields: list[str]
) -> None:
    found = misplaced(settings, prints_sheets=sheets)
    assert [fault.field for fault in found] == fields


def test_only_what_a_printer_took_is_paper_in_the_hand() -> None:
    for kind in PrinterKind:
        assert is_paper(PrinterSettings(kind).words) is (kind in MAKES_PAPER)


def test_a_new_office_prints_into_files() -> None:
    office = Office("H56.21.05", "", "", "", "")
    assert office.tickets_printer.kind is office.forms_printer.kind is PrinterKind.FILE
