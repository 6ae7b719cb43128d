"""A database that another test has used is as good as a new one, on which all tests on PostgreSQL rest."""

import pytest
from sqlalchemy.engine import make_url

from tests.support.postgres import Postgres

ROW = 'INSERT INTO seen (bot, "update", at) VALUES (1, 2, 3)'


def name_of(url: str) -> str:
    return make_url(url).database or ""


def test_what_is_given_back_is_lent_again_and_empty(postgres: Postgres) -> None:
    """No row is left, and ids begin at 1 again."""
    url = postgres.lend()
    postgres.sql(f"{ROW}; SELECT nextval('people_id_seq'), nextval('people_id_seq')", name_of(url))
    postgres.take_back(url)
    again = postgres.lend()
    assert again == url
    assert postgres.sql("SELECT count(*) FROM seen", name_of(again)) == "0"
    assert postgres.sql("SELECT nextval('people_id_seq')", name_of(again)) == "1"
    postgres.take_back(again)


@pytest.mark.parametrize(
    "change",
    [
        "CREATE TABLE theirs (id int)",
        "ALTER TABLE seen RENAME TO unseen",
        "DROP INDEX seen_at",
        "ALTER TABLE people ADD COLUMN more int",
        "UPDATE alembic_version SET version_num = '9999'",
        "DROP TABLE alembic_version",
        "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'",
    ],
)
def test_what_was_changed_in_more_than_its_rows_is_not_lent_again(change: str, postgres: Postgres) -> None:
    """It is dropped, and the next one is made anew."""
    url = postgres.lend()
    postgres.sql(change, name_of(url))
    postgres.take_back(url)
    looked = f"SELECT count(*) FROM pg_database WHERE datname = '{name_of(url)}'"  # noqa: S608 - ours
    found = postgres.sql(looked)
    assert found == "0"
