"""The help desk: its queue, its answers, its log that can only grow."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

AT = sa.DateTime(timezone=True)
REFUSE = {
    "sqlite": """
        CREATE TRIGGER desk_log_{act} BEFORE {act} ON desk_log
        BEGIN SELECT RAISE(ABORT, 'desk_log can only grow'); END""",
    "postgresql": """
        CREATE TRIGGER desk_log_{act} BEFORE {act} ON desk_log
        FOR EACH ROW EXECUTE FUNCTION desk_log_refuses()""",
}
FUNCTION = """
    CREATE FUNCTION desk_log_refuses() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'desk_log can only grow'; END $$"""


def upgrade() -> None:
    """Create the tables, and let the database refuse changes of the log."""
    _items()
    _answers()
    _log()
    name = op.get_bind().dialect.name
    if name == "postgresql":
        op.execute(FUNCTION)
    for act in ("UPDATE", "DELETE"):
        op.execute(REFUSE[name].format(act=act))


def _items() -> None:
    op.create_table(
        "desk_item",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("reason", sa.String(16), nullable=False),
        sa.Column("status", sa.String(16), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("place", sa.String(32), nullable=False),
        sa.Column("as_of", sa.String(10)),
        sa.Column("topic", sa.String(64), nullable=False),
        sa.Column("talk", sa.String(32)),
        sa.Column("turn", sa.Integer()),
        sa.Column("assignee", sa.String(64)),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("answer", sa.JSON(), nullable=False),
        sa.Column("evidence", sa.JSON(), nullable=False),
        sa.Column("created", AT, nullable=False),
        sa.Column("changed", AT, nullable=False),
        sa.ForeignKeyConstraint(
            ["talk"], ["talk.id"], name="fk_desk_item_talk", ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_desk_item"),
    )
    op.create_index("ix_desk_item_status_changed", "desk_item", ["status", "changed"])


def _answers() -> None:
    op.create_table(
        "desk_answer",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("item", sa.String(32)),
        sa.Column("status", sa.String(16), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("also", sa.JSON(), nullable=False),
        sa.Column("place", sa.String(32), nullable=False),
        sa.Column("edition", sa.String(64), nullable=False),
        sa.Column("sentences", sa.JSON(), nullable=False),
        sa.Column("bound", sa.JSON(), nullable=False),
        sa.Column("machine", sa.JSON(), nullable=False),
        sa.Column("source", sa.String(160), nullable=False),
        sa.Column("wrote", sa.String(64), nullable=False),
        sa.Column("reviewed", sa.String(64)),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("created", AT, nullable=False),
        sa.Column("changed", AT, nullable=False),
        sa.Column("approved", AT),
        sa.ForeignKeyConstraint(
            ["item"], ["desk_item.id"], name="fk_desk_answer_item", ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_desk_answer"),
    )
    op.create_index("ix_desk_answer_status_changed", "desk_answer", ["status", "changed"])


def _log() -> None:
    op.create_table(
        "desk_log",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.String(40), nullable=False),
        sa.Column("who", sa.String(64), nullable=False),
        sa.Column("act", sa.String(32), nullable=False),
        sa.Column("subject", sa.String(64), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("before", sa.String(64), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_desk_log"),
    )
    op.create_index("ix_desk_log_subject", "desk_log", ["subject"])
    op.create_table(
        "desk_log_head",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_desk_log_head"),
    )


def downgrade() -> None:
    """Drop them, with what they hold."""
    for table in ("desk_log_head", "desk_log", "desk_answer", "desk_item"):
        op.drop_table(table)
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION desk_log_refuses()")
