"""Run Alembic on the connection that the store hands over: in one transaction, which the store commits."""

from typing import Any

from alembic import context

from bot.store.tables import metadata
from bot.telemetry.crash_points import CrashPoint, crash_point


def applied(*_: Any, **__: Any) -> None:
    """Let a test kill the process after each revision."""
    crash_point(CrashPoint.migrating)


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    on_version_apply=applied,
)
context.run_migrations()
