"""Adding a signature to a PDF by pyHanko. Slow to import: ``signing`` does so when it signs."""

import io
from typing import Final

from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, SimpleSigner
from typing_extensions import override

FIELD: Final = "ChuKySo"
ROOM_FIGURES: Final = 16_384  # of base 16, for the signature and a chain of certificates


class _Addition(IncrementalPdfFileWriter):
    """An addition that leaves title and language of the paper as they are.

    pyHanko would name itself as a producer, in two places that then say different things.
    """

    @override
    def _update_meta(self) -> None:
        pass


def key_of(p12: bytes, password: bytes) -> SimpleSigner:
    """Return the key of a PKCS#12 file that was opened before.

    Raises:
        ValueError: The file does not open.
    """
    return SimpleSigner.load_pkcs12_data(p12, (), password)


def add_signature(document: bytes, key: SimpleSigner, owner: str, reason: str) -> bytes:
    """Return ``document`` with an invisible PAdES-B-B signature after its end."""
    about = PdfSignatureMetadata(
        field_name=FIELD,
        md_algorithm="sha256",
        reason=reason,
        name=owner,
        subfilter=SigSeedSubFilter.PADES,
    )
    signed = io.BytesIO()
    addition = _Addition(io.BytesIO(document))
    PdfSigner(about, key).sign_pdf(addition, bytes_reserved=ROOM_FIGURES, output=signed)
    return signed.getvalue()
