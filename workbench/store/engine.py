"""SQLAlchemy over the one connection to a library file."""

from sqlalchemy import Connection, Engine, StaticPool, create_engine, event

from workbench.store import driver
from workbench.store.header import APPLICATION_ID, SCHEMA_VERSION
from workbench.store.schema import metadata


def engine_over(connection: driver.Connection) -> Engine:
    """An engine over this one connection. No exception of it quotes what is written or read."""
    engine = create_engine(
        "sqlite://",
        module=driver.MODULE,
        creator=lambda: connection,
        poolclass=StaticPool,
        hide_parameters=True,
    )
    event.listen(engine, "begin", _begin)
    return engine


def make_tables(connection: driver.Connection) -> None:
    """Fill a new file with empty tables, in one transaction. Raises DBAPIError; closes the connection."""
    engine = engine_over(connection)
    try:
        with engine.begin() as transaction:
            metadata.create_all(transaction, checkfirst=False)
            transaction.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
            transaction.exec_driver_sql(f"PRAGMA user_version = {SCHEMA_VERSION}")
    finally:
        engine.dispose()


def _begin(connection: Connection) -> None:
    """A real transaction: by itself, the driver begins one late and not for every statement."""
    connection.exec_driver_sql("BEGIN IMMEDIATE")
