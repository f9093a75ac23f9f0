"""Adding a signature to a PDF by pyHanko. Slow to import: ``signing`` does so when it signs."""

import io
from typing import Final

from pyhanko.sign.fields import SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, SimpleSigner

from desk_app.printing.pdf_addition import Addition

FIELD: Final = "ChuKySo"
ROOM_FIGURES: Final = 16_384  # of base 16, for the signature and a chain of certificates


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
    addition = Addition(io.BytesIO(document))
    PdfSigner(about, key).sign_pdf(addition, bytes_reserved=ROOM_FIGURES, output=signed)
    return signed.getvalue()
