"""Statements that go past SQLAlchemy's execution: same rows, same family of errors."""

import pytest
from sqlalchemy import bindparam, select
from sqlalchemy.exc import IntegrityError

from desk_app.store.prepared import Prepared, insert_into
from desk_app.store.tables import meta
from tests.office_fixture import Station

ADD = Prepared(insert_into(meta))
VALUE = Prepared(select(meta.c.value).where(meta.c.key == bindparam("key")))


def test_rows_come_as_plain_tuples_at_once_or_one_by_one(station: Station) -> None:
    with station.store.reading() as connection:
        station_is = [(station.identity.station,)]
        assert VALUE.run(connection, {"key": "station"}) == station_is
        assert list(VALUE.stream(connection, {"key": "station"})) == station_is
        assert VALUE.value(connection, {"key": "nothing"}) is None


def test_an_error_is_one_of_sqlalchemys_and_names_no_value(station: Station) -> None:
    with station.store.writing("") as w, pytest.raises(IntegrityError) as raised:
        ADD.run(w.connection, {"key": "station", "value": "Lò Thị Mẫu"})
    assert "Mẫu" not in str(raised.value)
