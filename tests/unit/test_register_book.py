"""The register book: numbers without a gap, each dossier once, whatever order events come in."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_app.domain.dossier_fold import fold
from desk_app.domain.events import (
    DossierForwarded,
    Event,
    RegisterBookOpened,
    RegisterDayClosed,
    ResultArrived,
    ResultMade,
    ResultReturned,
    ReturnWay,
    Stamped,
)
from desk_app.domain.register_book import (
    Book,
    RegisterAction,
    RegisterFault,
    RegisterFolding,
    RegisterStepRefused,
    fold_register,
    line_of,
    places_of,
    register_id,
)
from tests.unit.builders import FRIDAY, MORNING, RECEIVED, chain, sample, stamped

YEAR = 2026
SATURDAY = FRIDAY + timedelta(days=1)
FIRST = RegisterDayClosed(FRIDAY, 1, 1, ("a", "b"))
SECOND = RegisterDayClosed(SATURDAY, 1, 3, ("c",))


def entry(event: Event, n: int) -> Stamped:
    made = stamped(event, n)
    return Stamped(
        made.id, register_id(YEAR), made.station, made.base, made.hlc, made.at, made.by, event
    )


def register_of(*events: Event) -> RegisterFolding:
    return RegisterFolding.of(entry(event, n) for n, event in enumerate(events, start=1))


def test_numbers_run_on_from_day_to_day() -> None:
    folded = register_of(FIRST, SECOND).done()

    assert folded.refused == ()
    assert folded.register is not None
    assert [(one.serial, one.dossier, one.day) for one in folded.register.entries] == [
        (1, "a", FRIDAY),
        (2, "b", FRIDAY),
        (3, "c", SATURDAY),
    ]
    last = folded.register.entries[-1]
    assert (last.book_text, last.serial_text, last.closed_by) == ("01/2026", "03", "can-bo-1")
    assert folded.register.books == (Book(YEAR, 1, MORNING, first=1, last=3),)
    assert folded.register.books[0].text == "01/2026"


def test_a_new_book_goes_on_with_the_numbers() -> None:
    inside = RegisterDayClosed(SATURDAY, 2, 3, ("c",))

    folded = register_of(FIRST, RegisterBookOpened(2), inside).done()

    assert folded.register is not None
    assert [(one.book, one.serial) for one in folded.register.entries] == [(1, 1), (1, 2), (2, 3)]
    assert folded.register.books == (
        Book(YEAR, 1, MORNING, first=1, last=2, closed_at=MORNING),
        Book(YEAR, 2, MORNING, first=3, last=3),
    )


@pytest.mark.parametrize(
    ("event", "fault", "action"),
    [
        (FIRST, RegisterFault.SERIAL_TAKEN, RegisterAction.CLOSE_DAY),
        (
            RegisterDayClosed(FRIDAY, 2, 3, ("c",)),
            RegisterFault.OTHER_BOOK,
            RegisterAction.CLOSE_DAY,
        ),
        (
            RegisterDayClosed(FRIDAY, 1, 3, ("a",)),
            RegisterFault.ENTERED_ALREADY,
            RegisterAction.CLOSE_DAY,
        ),
        (RegisterBookOpened(3), RegisterFault.OTHER_BOOK, RegisterAction.OPEN_BOOK),
    ],
)
def test_what_does_not_go_on_where_the_register_stands_is_refused_and_kept(
    event: Event, fault: RegisterFault, action: RegisterAction
) -> None:
    folded = register_of(FIRST, event).done()

    assert [step for _, step in folded.refused] == [RegisterStepRefused(fault, action)]
    assert folded.register == register_of(FIRST).done().register


def test_no_book_is_opened_after_an_empty_one() -> None:
    folding = register_of(RegisterBookOpened(1))
    assert folding.done().register is None
    assert len(folding.refused) == 1
    assert register_of(FIRST, RegisterBookOpened(2), RegisterBookOpened(3)).refused


def test_an_event_of_another_kind_gives_no_place() -> None:
    assert register_of(RECEIVED).done().register is None
    assert places_of(entry(RECEIVED, 1)) == ()
    assert fold_register(()).register is None


days = st.dates(date(2026, 1, 1), date(2026, 12, 31))


@given(st.lists(st.tuples(days, st.lists(st.uuids().map(str), unique=True, min_size=1))))
def test_closings_number_everybody_once_without_a_gap(
    received: list[tuple[date, list[str]]],
) -> None:
    folding = register_of()
    entered: list[tuple[date, str]] = []
    for n, (day, dossiers) in enumerate(received, start=1):
        new = [one for one in dossiers if (day, one) not in entered]
        refusal = folding.take(entry(folding.standing.closing(day, new), n))
        if refusal is None:
            entered += [(day, one) for one in new]
        else:
            assert refusal.status is RegisterFault.ENTERED_ALREADY
    register = folding.done().register
    places = register.entries if register else ()
    assert [(one.day, one.dossier) for one in places] == entered
    assert [one.serial for one in places] == list(range(1, len(entered) + 1))
    assert [one.id for one in places] == sorted(one.id for one in places)


def test_a_line_says_where_the_dossier_went_and_how_it_came_back() -> None:
    steps = [sample(kind) for kind in (DossierForwarded, ResultMade, ResultArrived, ResultReturned)]
    history = chain([RECEIVED, *steps])
    dossier = fold(history).dossier
    assert dossier is not None
    (place,) = places_of(entry(RegisterDayClosed(FRIDAY, 1, 1, (dossier.id,)), 1))

    line = line_of(place, dossier, history)

    assert (line.sent_on, line.result_on, line.returned_on) == (FRIDAY, FRIDAY, FRIDAY)
    assert line.return_way is ReturnWay.COUNTER


def test_a_line_of_a_dossier_that_lies_at_the_desk_is_empty() -> None:
    history = chain([RECEIVED])
    dossier = fold(history).dossier
    assert dossier is not None
    (place,) = places_of(entry(RegisterDayClosed(FRIDAY, 1, 1, (dossier.id,)), 1))

    line = line_of(place, dossier, history)

    assert (line.sent_on, line.result_on, line.returned_on, line.return_way) == (None,) * 4
