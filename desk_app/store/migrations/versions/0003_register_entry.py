"""The register book: the place of each dossier, given when its day is closed."""

from alembic import op

revision = "0003"
down_revision = "0002"

STATEMENTS = (
    """
    CREATE TABLE register_entry (
        id TEXT PRIMARY KEY,
        year INTEGER NOT NULL,
        book INTEGER NOT NULL,
        serial INTEGER NOT NULL,
        day TEXT NOT NULL,
        dossier TEXT NOT NULL,
        closed_at TEXT NOT NULL,
        closed_by TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX register_entry_dossier ON register_entry (dossier)",
    "CREATE INDEX register_entry_day ON register_entry (day)",
)


def upgrade() -> None:
    """Add the table; it is empty until the first closing."""
    for statement in STATEMENTS:
        op.execute(statement)


def downgrade() -> None:
    """Not offered: the backup that is taken before every migration is the way back."""
    raise RuntimeError("restore the backup that was taken before the migration")
