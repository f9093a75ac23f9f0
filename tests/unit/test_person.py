"""Two records are of one person by the number of a paper, else by name and phone."""

from dataclasses import replace

import pytest

from desk_app.domain.identity import IdKind
from desk_app.domain.person import Person, is_same_person, share_a_person

LO = Person("Lò Thị Mẫu", IdKind.PERSONAL_ID, "046098001234", phone="0905 123 456")
CA = Person("Cà Văn Mẫu", IdKind.PERSONAL_ID, "046098005678", phone="0905 765 432")


@pytest.mark.parametrize(
    ("other", "is_same"),
    [
        (replace(LO, name="LO THI MAU", phone=""), True),
        (replace(LO, id_number="046098005678"), False),
        (replace(LO, id_number="", name="LO THI MAU", phone="0905123456"), True),
        (replace(LO, id_number="", name="Lò Văn Mẫu"), False),
        (replace(LO, id_number="", phone="0905 765 432"), False),
        (replace(LO, id_kind=IdKind.PASSPORT, id_number="C1234567"), True),
    ],
)
def test_a_number_decides_else_name_and_phone(other: Person, *, is_same: bool) -> None:
    assert is_same_person(LO, other) is is_same
    assert is_same_person(other, LO) is is_same


def test_a_name_alone_makes_nobody_the_same() -> None:
    nameless = Person("Lò Thị Mẫu")
    assert not is_same_person(nameless, nameless)


def test_somebody_must_stand_in_every_party() -> None:
    assert share_a_person([])
    assert share_a_person([(LO,)])
    assert share_a_person([(LO,), (CA, LO), (LO, CA)])
    assert not share_a_person([(LO,), (CA,)])
    assert not share_a_person([(LO, CA), (LO,), (CA,)])
