"""Which procedures are an occasion for a card: told by their names, so that new ones count too."""

from dataclasses import dataclass
from typing import Final

from desk_app.domain.dossier import Dossier, Status
from desk_app.printing.forms import cards
from desk_app.printing.forms.form import Form

MADE: Final = frozenset({Status.RESULT_READY, Status.RESULT_AT_DESK, Status.RETURNED})


@dataclass(frozen=True, slots=True)
class Occasion:
    """A card and the words that name its procedures.

    Attributes:
        called: In the name of the procedure.
        unless: Words that make it another matter, such as papers of somebody grown up.
    """

    form: Form
    called: str
    unless: tuple[str, ...] = ()

    def is_of(self, procedure_name: str) -> bool:
        """Say whether a procedure is this occasion."""
        name = procedure_name.casefold()
        return self.called in name and not any(word in name for word in self.unless)


BIRTH: Final = Occasion(cards.BIRTH, "đăng ký khai sinh", ("đã có hồ sơ", "bản sao"))
MARRIAGE: Final = Occasion(cards.MARRIAGE, "đăng ký kết hôn", ("đã được giải quyết",))
DEATH: Final = Occasion(cards.DEATH, "đăng ký khai tử")
JOYFUL: Final = (BIRTH, MARRIAGE)


def joyful(dossier: Dossier) -> Occasion | None:
    """Return what there is to congratulate on, if anything."""
    return next((one for one in JOYFUL if one.is_of(dossier.procedure.name)), None)


def deserves_congratulation(dossier: Dossier) -> bool:
    """Say whether a card fits: the matter is joyful and settled."""
    return dossier.status in MADE and joyful(dossier) is not None


def deserves_condolence(dossier: Dossier) -> bool:
    """Say whether a letter fits: a death was registered, or its dossier is under way."""
    return bool(dossier.code) and DEATH.is_of(dossier.procedure.name)
