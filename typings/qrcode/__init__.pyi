class QRCode:
    modules: list[list[bool]]
    def __init__(
        self,
        version: int | None = None,
        error_correction: int = 0,
        box_size: int = 10,
        border: int = 4,
        *,
        mask_pattern: int | None = None,
    ) -> None: ...
    def add_data(self, data: str | bytes, optimize: int = 20) -> None: ...
    def best_fit(self, start: int | None = None) -> int: ...
    def make(self, fit: bool = True) -> None: ...
