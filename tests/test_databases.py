"""How the address of a database is read."""

import pytest
from django.db import connection

from yuanba.settings.databases import database, postgres


def test_a_full_address_is_taken_apart():
    read = postgres("postgres://a%40b:p%2Fw@db.example:6432/yard?sslmode=require")
    assert (read["USER"], read["PASSWORD"], read["HOST"]) == ("a@b", "p/w", "db.example")
    assert (read["PORT"], read["NAME"]) == ("6432", "yard")
    assert read["OPTIONS"]["sslmode"] == "require"


def test_a_socket_folder_is_a_host():
    read = database("postgres://app@/yard?host=/run/postgresql")
    assert (read["HOST"], read["PORT"]) == ("/run/postgresql", "")


def test_pooling_can_be_turned_off(monkeypatch):
    monkeypatch.setenv("YUANBA_POOL", "3")
    assert postgres("postgres://h/n")["OPTIONS"]["pool"]["max_size"] == 3
    assert "pool" not in postgres("postgres://h/n", pooled=False)["OPTIONS"]
    monkeypatch.setenv("YUANBA_POOL", "0")
    assert "pool" not in postgres("postgres://h/n")["OPTIONS"]


def test_the_embedded_file_takes_the_writer_at_once(tmp_path):
    read = database(f"sqlite:///{tmp_path}/a/b.sqlite3")
    assert read["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert (tmp_path / "a").is_dir()


@pytest.mark.django_db
def test_the_connection_of_the_tests_is_the_plain_one():
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA journal_mode")
            assert cursor.fetchone() == ("wal",)
        else:
            cursor.execute("SELECT current_user")
            assert cursor.fetchone() == ("yuanba_app",)
