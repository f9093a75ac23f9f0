"""What became of the signature of an official paper: kept with its job."""

from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Papers of before were not signed."""
    op.execute("ALTER TABLE print_job ADD COLUMN signature TEXT NOT NULL DEFAULT ''")


def downgrade() -> None:
    """Not offered: the backup that is taken before every migration is the way back."""
    raise RuntimeError("restore the backup that was taken before the migration")
