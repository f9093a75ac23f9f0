"""A row of the register becomes a line with every column in the field of its name."""

from dataclasses import fields
from datetime import date, timedelta

from desk_app.domain.dossier import HolderKind, Status
from desk_app.store.lines import LINE_COLUMNS, line_of
from desk_app.views import DossierLine

TODAY = date(2026, 11, 20)
NAMES = [column.name for column in LINE_COLUMNS]


def stored(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def test_every_column_lands_in_the_field_of_its_name() -> None:
    wanted: dict[str, object] = {name: name for name in NAMES}  # a text is its own name
    wanted |= {"status": Status.RECEIVED, "holder_kind": HolderKind.DESK, "reappointments": 1}
    days = [name for name in NAMES if name.endswith("_on")]
    wanted |= {name: TODAY + timedelta(place) for place, name in enumerate(days)}

    line = line_of([stored(wanted[name]) for name in NAMES], TODAY)

    assert NAMES[:-1] == [field.name for field in fields(DossierLine)][:-1]
    assert {name: getattr(line, name) for name in NAMES[:-1]} == {
        name: wanted[name] for name in NAMES[:-1]
    }


def test_a_day_that_is_not_known_is_none() -> None:
    texts: dict[str, object] = {"status": Status.RECEIVED, "holder_kind": HolderKind.DESK}
    line = line_of([None if name.endswith("_on") else texts.get(name, "") for name in NAMES], TODAY)
    assert line.due_on is None
