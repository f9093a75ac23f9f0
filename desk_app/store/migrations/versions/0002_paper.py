"""Paper that can be trusted: how often a job was sent, where it went, who looked at it."""

from alembic import op

revision = "0002"
down_revision = "0001"

STATEMENTS = (
    "ALTER TABLE print_job ADD COLUMN attempts INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE print_job ADD COLUMN wanted_at TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE print_job ADD COLUMN went_to TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE print_job ADD COLUMN settled_by TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE print_job ADD COLUMN roll_mm INTEGER NOT NULL DEFAULT 0",
    "UPDATE print_job SET wanted_at = at",
)


def upgrade() -> None:
    """Add what is known of older jobs: when they were wanted."""
    for statement in STATEMENTS:
        op.execute(statement)


def downgrade() -> None:
    """Not offered: the backup that is taken before every migration is the way back."""
    raise RuntimeError("restore the backup that was taken before the migration")
