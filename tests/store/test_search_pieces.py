"""The search index is in one piece after a rebuild and at the end of the day."""

from pathlib import Path

from desk_app.store import rebuild
from desk_app.store.unit_of_work import Store
from tests.office_fixture import Station, open_station


def pieces(store: Store) -> int:
    """Return in how many pieces the index of words is."""
    with store.reading() as connection:
        count = "SELECT count(DISTINCT segid) FROM dossier_words_idx"
        return connection.exec_driver_sql(count).scalar_one()


def received(station: Station) -> None:
    for name in ("LÒ THỊ MẪU", "CÀ VĂN THỬ", "GIÀNG A VÍ"):
        station.receive(name=name)


def test_the_end_of_a_day_leaves_one_piece(tmp_path: Path) -> None:
    with open_station(tmp_path / "may") as station:
        received(station)
        assert pieces(station.store) > 1

        station.store.merge_search()

        assert pieces(station.store) == 1


def test_a_rebuild_leaves_one_piece(tmp_path: Path) -> None:
    with open_station(tmp_path / "may") as station:
        received(station)
        with station.store.writing("") as w:
            rebuild.rebuild(w.connection)
            w.commit()

        assert pieces(station.store) == 1
