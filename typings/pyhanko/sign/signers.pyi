from collections.abc import Iterable
from typing import BinaryIO

from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import SigSeedSubFilter

class SimpleSigner:
    @classmethod
    def load_pkcs12_data(
        cls, pkcs12_bytes: bytes, other_certs: Iterable[object], passphrase: bytes | None = None
    ) -> SimpleSigner: ...

class PdfSignatureMetadata:
    def __init__(
        self,
        *,
        field_name: str | None = None,
        md_algorithm: str | None = None,
        reason: str | None = None,
        name: str | None = None,
        subfilter: SigSeedSubFilter | None = None,
    ) -> None: ...

class PdfSigner:
    def __init__(self, signature_meta: PdfSignatureMetadata, signer: SimpleSigner) -> None: ...
    def sign_pdf(
        self,
        pdf_out: IncrementalPdfFileWriter,
        *,
        bytes_reserved: int | None = None,
        output: BinaryIO | None = None,
    ) -> BinaryIO: ...
