"""The tables: the journal, and the register that is folded from it.

The register (``REGISTER``) is a cache of the journal and can be dropped
and rebuilt. Migrations never import this module: they are written by hand.
"""

from sqlalchemy import Column, Index, Integer, LargeBinary, MetaData, Table, Text, UniqueConstraint

metadata = MetaData()

event = Table(
    "event",
    metadata,
    Column("n", Integer, primary_key=True),  # order of arrival in this store
    Column("id", Text, nullable=False, unique=True),
    Column("office", Text, nullable=False),
    Column("station", Text, nullable=False),
    Column("incarnation", Text, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("base", Text, nullable=False),
    Column("hlc", Integer, nullable=False),
    Column("at", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("subject_kind", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("body", Text, nullable=False),  # canonical JSON
    Column("prev_hash", LargeBinary, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    UniqueConstraint("station", "incarnation", "seq"),
    Index("event_subject", "subject"),
)

stream = Table(  # head of each (station, incarnation): what the exchange compares
    "stream",
    metadata,
    Column("station", Text, primary_key=True),
    Column("incarnation", Text, primary_key=True),
    Column("seq", Integer, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    Column("hlc", Integer, nullable=False),
)

dossier = Table(
    "dossier",
    metadata,
    Column("n", Integer, primary_key=True),  # rowid of the search index; newest last
    Column("id", Text, nullable=False, unique=True),
    Column("code", Text, nullable=False),
    Column("lookup", Text, nullable=False),
    Column("provincial_code", Text, nullable=False),
    Column("procedure_code", Text, nullable=False),
    Column("procedure_version", Integer, nullable=False),
    Column("procedure_name", Text, nullable=False),
    Column("subject_area", Text, nullable=False),
    Column("channel", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("applicant_name", Text, nullable=False),
    Column("submitter_name", Text, nullable=False),
    Column("id_number", Text, nullable=False),
    Column("phone", Text, nullable=False),
    Column("received_on", Text),
    Column("due_on", Text),
    Column("due_session", Text, nullable=False),
    Column("lawful_due_on", Text),
    Column("completed_on", Text),
    Column("returned_on", Text),
    Column("last_at", Text, nullable=False),
    Column("holder_kind", Text, nullable=False),
    Column("holder", Text, nullable=False),
    Column("unit", Text, nullable=False),
    Column("slot", Text, nullable=False),
    Column("fee_vnd", Integer, nullable=False),
    Column("reappointments", Integer, nullable=False),
    Column("ticket_id", Text, nullable=False),
    Column("replaces", Text, nullable=False),
    Column("replaced_by", Text, nullable=False),
    Column("fold", Text, nullable=False),  # folded words that people search by
    Column("numbers", Text, nullable=False),  # digits that people search by
    Index("dossier_code", "code"),
    Index("dossier_lookup", "lookup"),
    Index("dossier_phone", "phone"),
    Index("dossier_id_number", "id_number"),
    Index("dossier_status_due", "status", "due_on", "lawful_due_on", "completed_on"),
    Index("dossier_received", "received_on", "procedure_code"),
    Index("dossier_completed", "completed_on"),
    Index("dossier_returned", "returned_on"),
    Index("dossier_ticket", "ticket_id"),
)

ticket = Table(
    "ticket",
    metadata,
    Column("id", Text, primary_key=True),
    Column("home", Text, nullable=False),
    Column("day", Text, nullable=False),
    Column("series", Text, nullable=False),
    Column("number", Integer, nullable=False),
    Column("label", Text, nullable=False),
    Column("tap", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("issued_at", Text, nullable=False),
    Column("called_at", Text),
    Column("finished_at", Text),
    Column("counter", Text, nullable=False),
    Column("state", Text, nullable=False),  # the folded ticket, canonical JSON
    Index("ticket_day_status", "day", "status"),
    Index("ticket_day_label", "day", "label"),
    Index("ticket_tap", "tap"),
)

conflict = Table(  # events that STEPS refused: for a person to settle
    "conflict",
    metadata,
    Column("event_id", Text, primary_key=True),
    Column("subject_kind", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("action", Text, nullable=False),
)

register_entry = Table(  # a dossier's place in the book (form 07)
    "register_entry",
    metadata,
    Column("id", Text, primary_key=True),  # year and number: sorts as the book does
    Column("year", Integer, nullable=False),
    Column("book", Integer, nullable=False),
    Column("serial", Integer, nullable=False),
    Column("day", Text, nullable=False),
    Column("dossier", Text, nullable=False),
    Column("closed_at", Text, nullable=False),
    Column("closed_by", Text, nullable=False),
    Index("register_entry_dossier", "dossier"),
    Index("register_entry_day", "day"),
)

number = Table(  # high-water marks: a number is given once
    "number",
    metadata,
    Column("kind", Text, primary_key=True),
    Column("day", Text, primary_key=True),
    Column("value", Integer, nullable=False),
)

document = Table(  # versioned documents with one owner: procedures, calendar, staff, office
    "document",
    metadata,
    Column("kind", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("at", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("body", Text, nullable=False),
)

draft = Table(
    "draft",
    metadata,
    Column("key", Text, primary_key=True),
    Column("at", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("body", Text, nullable=False),
)

print_job = Table(
    "print_job",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("at", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("slip", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("printer", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("fault", Text, nullable=False),
    Column("reprint_of", Text, nullable=False),
    Column("reprints", Integer, nullable=False),
    Column("reason", Text, nullable=False),
    Column("content", Text, nullable=False),  # the facts of the slip, canonical JSON
    Column("bytes", LargeBinary),
    Column("form_version", Text, nullable=False),
    Column("done_at", Text),
    Column("attempts", Integer, nullable=False),
    Column("wanted_at", Text, nullable=False),
    Column("went_to", Text, nullable=False),
    Column("settled_by", Text, nullable=False),
    Column("roll_mm", Integer, nullable=False),
    Column("signature", Text, nullable=False),
    Index("print_job_state", "state"),
    Index("print_job_subject", "subject"),
)

meta = Table(
    "meta",
    metadata,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

REGISTER = (dossier, ticket, conflict, register_entry)
