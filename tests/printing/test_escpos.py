"""Jobs for thermal printers: the same bytes as python-escpos, read back dot for dot."""

import pytest
from escpos.printer import Dummy
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from desk_app.printing.blocks import Paper
from desk_app.printing.escpos_bytes import FULL_CUT, MAX_WIDTH_DOTS, STRIP_ROWS, encode
from desk_app.printing.escpos_view import JobUnreadable, decode, view
from desk_app.printing.raster import render
from desk_app.printing.ticket_slip import ticket_slip
from tests.printing import samples


@st.composite
def pictures(draw: st.DrawFn) -> Image.Image:
    width = draw(st.integers(1, 50))
    height = draw(st.integers(1, 2 * STRIP_ROWS + 9))
    dots = draw(st.binary(min_size=97, max_size=97))
    size = (width + 7) // 8 * height
    return Image.frombytes("1", (width, height), (dots * (size // 97 + 1))[:size])


def padded(picture: Image.Image) -> Image.Image:
    """Return the picture with white up to full bytes: rows of printers are whole bytes."""
    wide = Image.new("1", ((picture.width + 7) // 8 * 8, picture.height), 1)
    wide.paste(picture, (0, 0))
    return wide


@given(pictures())
def test_what_is_read_back_is_what_was_encoded(picture: Image.Image) -> None:
    read = decode(encode(picture))

    assert read.size == padded(picture).size
    assert read.tobytes() == padded(picture).tobytes()


def ticket() -> Image.Image:
    return render(ticket_slip(samples.OFFICE, samples.TICKET))


def test_the_bytes_are_those_of_python_escpos() -> None:
    oracle = Dummy(profile="TM-T20II")
    oracle.hw("INIT")
    oracle.image(ticket(), impl="bitImageRaster", fragment_height=STRIP_ROWS)
    oracle.cut()

    assert encode(ticket()) == oracle.output


@pytest.mark.parametrize("kind", ["bitImageRaster", "graphics", "bitImageColumn"])
def test_the_viewer_reads_all_three_kinds_of_pictures_of_another_maker(kind: str) -> None:
    other = Dummy(profile="TM-T20II")
    other.image(ticket(), impl=kind, fragment_height=STRIP_ROWS)

    read = decode(other.output).crop((0, 0, *ticket().size))

    assert read.tobytes() == ticket().tobytes()


def test_a_job_without_cut_ends_with_the_picture() -> None:
    assert encode(ticket()).endswith(FULL_CUT)
    assert view(encode(ticket())).cuts == 1
    assert view(encode(ticket(), cut=False)).cuts == 0


def test_the_same_ticket_makes_the_same_bytes() -> None:
    assert encode(ticket()) == encode(ticket())


def test_what_cannot_be_read_is_said_with_its_place() -> None:
    job = b"\x1b@Phieu\n\x1bp\x00" + encode(ticket())

    printout = view(job)

    assert printout.unread == (
        "5 byte chữ tại byte 2 không phải là hình",
        "lệnh 1B 70 tại byte 8 chưa biết",
    )
    assert printout.picture.size == ticket().size
    with pytest.raises(JobUnreadable, match="1B 70"):
        decode(job)


def test_a_job_that_breaks_off_is_said_to_break_off() -> None:
    assert view(encode(ticket())[:5000]).unread == ("lệnh tại byte 2 bị cắt cụt",)


@pytest.mark.parametrize("job", [b"", b"\x1b@\x1dV\x00"])
def test_a_job_without_a_picture_is_refused(job: bytes) -> None:
    with pytest.raises(JobUnreadable):
        decode(job)


def test_a_job_of_random_bytes_never_crashes_the_viewer() -> None:
    @given(st.binary(max_size=200))
    def check(job: bytes) -> None:
        view(job)

    check()


@pytest.mark.parametrize("size", [(0, 5), (5, 0), (MAX_WIDTH_DOTS + 1, 5)])
def test_pictures_that_no_printer_prints_are_refused(size: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match=r"picture|dots"):
        encode(Image.new("1", size, 1))


def test_a_narrow_ticket_fits_a_narrow_head() -> None:
    slip = ticket_slip(samples.OFFICE, samples.TICKET, Paper.ROLL_58)

    assert decode(encode(render(slip))).width == 384
