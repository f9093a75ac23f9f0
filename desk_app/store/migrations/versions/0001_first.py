"""The first schema: journal, register, search, documents, spool."""

from alembic import op

revision = "0001"
down_revision = None

STATEMENTS = (
    """
    CREATE TABLE event (
        n INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        office TEXT NOT NULL,
        station TEXT NOT NULL,
        incarnation TEXT NOT NULL,
        seq INTEGER NOT NULL,
        base TEXT NOT NULL,
        hlc INTEGER NOT NULL,
        at TEXT NOT NULL,
        "by" TEXT NOT NULL,
        subject_kind TEXT NOT NULL,
        subject TEXT NOT NULL,
        kind TEXT NOT NULL,
        version INTEGER NOT NULL,
        body TEXT NOT NULL,
        prev_hash BLOB NOT NULL,
        hash BLOB NOT NULL,
        UNIQUE (station, incarnation, seq)
    ) STRICT
    """,
    "CREATE INDEX event_subject ON event (subject)",
    """
    CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event
    BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END
    """,
    """
    CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event
    BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END
    """,
    """
    CREATE TABLE stream (
        station TEXT NOT NULL,
        incarnation TEXT NOT NULL,
        seq INTEGER NOT NULL,
        hash BLOB NOT NULL,
        hlc INTEGER NOT NULL,
        PRIMARY KEY (station, incarnation)
    ) STRICT
    """,
    """
    CREATE TABLE dossier (
        n INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        code TEXT NOT NULL,
        lookup TEXT NOT NULL,
        provincial_code TEXT NOT NULL,
        procedure_code TEXT NOT NULL,
        procedure_version INTEGER NOT NULL,
        procedure_name TEXT NOT NULL,
        subject_area TEXT NOT NULL,
        channel TEXT NOT NULL,
        status TEXT NOT NULL,
        applicant_name TEXT NOT NULL,
        submitter_name TEXT NOT NULL,
        id_number TEXT NOT NULL,
        phone TEXT NOT NULL,
        received_on TEXT,
        due_on TEXT,
        due_session TEXT NOT NULL,
        lawful_due_on TEXT,
        completed_on TEXT,
        returned_on TEXT,
        last_at TEXT NOT NULL,
        holder_kind TEXT NOT NULL,
        holder TEXT NOT NULL,
        unit TEXT NOT NULL,
        slot TEXT NOT NULL,
        fee_vnd INTEGER NOT NULL,
        reappointments INTEGER NOT NULL,
        ticket_id TEXT NOT NULL,
        replaces TEXT NOT NULL,
        replaced_by TEXT NOT NULL,
        fold TEXT NOT NULL,
        numbers TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX dossier_code ON dossier (code)",
    "CREATE INDEX dossier_lookup ON dossier (lookup)",
    "CREATE INDEX dossier_phone ON dossier (phone)",
    "CREATE INDEX dossier_id_number ON dossier (id_number)",
    "CREATE INDEX dossier_status_due ON dossier (status, due_on)",
    "CREATE INDEX dossier_received ON dossier (received_on, procedure_code)",
    "CREATE INDEX dossier_completed ON dossier (completed_on)",
    "CREATE INDEX dossier_returned ON dossier (returned_on)",
    "CREATE INDEX dossier_ticket ON dossier (ticket_id)",
    """
    CREATE VIRTUAL TABLE dossier_words USING fts5(
        fold, content='dossier', content_rowid='n', tokenize='unicode61', prefix='1 2 3 4 5 6',
        detail=none, columnsize=0
    )
    """,
    """
    CREATE VIRTUAL TABLE dossier_numbers USING fts5(
        numbers, content='dossier', content_rowid='n', tokenize='trigram', columnsize=0
    )
    """,
    # merging inside an intake takes 50 to 150 ms now and then; ``Store.tidy`` merges between them
    "INSERT INTO dossier_words (dossier_words, rank) VALUES ('automerge', 0)",
    "INSERT INTO dossier_words (dossier_words, rank) VALUES ('crisismerge', 512)",
    "INSERT INTO dossier_numbers (dossier_numbers, rank) VALUES ('automerge', 0)",
    "INSERT INTO dossier_numbers (dossier_numbers, rank) VALUES ('crisismerge', 512)",
    """
    CREATE TRIGGER dossier_searched_insert AFTER INSERT ON dossier BEGIN
        INSERT INTO dossier_words (rowid, fold) VALUES (new.n, new.fold);
        INSERT INTO dossier_numbers (rowid, numbers) VALUES (new.n, new.numbers);
    END
    """,
    """
    CREATE TRIGGER dossier_searched_delete AFTER DELETE ON dossier BEGIN
        INSERT INTO dossier_words (dossier_words, rowid, fold) VALUES ('delete', old.n, old.fold);
        INSERT INTO dossier_numbers (dossier_numbers, rowid, numbers)
            VALUES ('delete', old.n, old.numbers);
    END
    """,
    """
    CREATE TRIGGER dossier_words_update AFTER UPDATE OF fold ON dossier
    WHEN old.fold IS NOT new.fold BEGIN
        INSERT INTO dossier_words (dossier_words, rowid, fold) VALUES ('delete', old.n, old.fold);
        INSERT INTO dossier_words (rowid, fold) VALUES (new.n, new.fold);
    END
    """,
    """
    CREATE TRIGGER dossier_numbers_update AFTER UPDATE OF numbers ON dossier
    WHEN old.numbers IS NOT new.numbers BEGIN
        INSERT INTO dossier_numbers (dossier_numbers, rowid, numbers)
            VALUES ('delete', old.n, old.numbers);
        INSERT INTO dossier_numbers (rowid, numbers) VALUES (new.n, new.numbers);
    END
    """,
    """
    CREATE TABLE ticket (
        id TEXT NOT NULL PRIMARY KEY,
        home TEXT NOT NULL,
        day TEXT NOT NULL,
        series TEXT NOT NULL,
        number INTEGER NOT NULL,
        label TEXT NOT NULL,
        tap TEXT NOT NULL,
        status TEXT NOT NULL,
        issued_at TEXT NOT NULL,
        called_at TEXT,
        finished_at TEXT,
        counter TEXT NOT NULL,
        state TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX ticket_day_status ON ticket (day, status)",
    "CREATE INDEX ticket_day_label ON ticket (day, label)",
    "CREATE INDEX ticket_tap ON ticket (tap)",
    """
    CREATE TABLE conflict (
        event_id TEXT NOT NULL PRIMARY KEY,
        subject_kind TEXT NOT NULL,
        subject TEXT NOT NULL,
        status TEXT NOT NULL,
        action TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE number (
        kind TEXT NOT NULL,
        day TEXT NOT NULL,
        value INTEGER NOT NULL,
        PRIMARY KEY (kind, day)
    ) STRICT
    """,
    """
    CREATE TABLE document (
        kind TEXT NOT NULL,
        key TEXT NOT NULL,
        version INTEGER NOT NULL,
        at TEXT NOT NULL,
        "by" TEXT NOT NULL,
        body TEXT NOT NULL,
        PRIMARY KEY (kind, key, version)
    ) STRICT
    """,
    """
    CREATE TABLE draft (
        key TEXT NOT NULL PRIMARY KEY,
        at TEXT NOT NULL,
        "by" TEXT NOT NULL,
        body TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE print_job (
        n INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        at TEXT NOT NULL,
        "by" TEXT NOT NULL,
        slip TEXT NOT NULL,
        subject TEXT NOT NULL,
        title TEXT NOT NULL,
        printer TEXT NOT NULL,
        state TEXT NOT NULL,
        fault TEXT NOT NULL,
        reprint_of TEXT NOT NULL,
        reprints INTEGER NOT NULL,
        reason TEXT NOT NULL,
        content TEXT NOT NULL,
        bytes BLOB,
        form_version TEXT NOT NULL,
        done_at TEXT
    ) STRICT
    """,
    "CREATE INDEX print_job_state ON print_job (state)",
    "CREATE INDEX print_job_subject ON print_job (subject)",
    """
    CREATE TABLE meta (
        key TEXT NOT NULL PRIMARY KEY,
        value TEXT NOT NULL
    ) STRICT
    """,
)


def upgrade() -> None:
    """Make everything."""
    for statement in STATEMENTS:
        op.execute(statement)


def downgrade() -> None:
    """Not offered: the backup that is taken before every migration is the way back."""
    raise RuntimeError("restore the backup that was taken before the migration")
