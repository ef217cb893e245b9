"""Entries on disk: bound to what they were made from, sealed, cleared out."""

import os
import stat
import threading
from pathlib import Path

import pytest

from disclosure_lint.store import Store, entries, opened


@pytest.fixture
def store(tmp_path: Path) -> Store:
    made = opened(tmp_path / "entries", tmp_path / "home", "program 1")
    assert made
    return made


def files(folder: Path) -> list[Path]:
    return sorted((folder / "entries").glob("*/*.json"))


def test_what_is_kept_comes_back(store: Store, tmp_path: Path) -> None:
    store.keep("facts", "a", {"年": [1, None]})
    assert store.fetch("facts", "a") == {"年": [1, None]}
    assert store.fetch("facts", "b") is None
    assert store.fetch("judged", "a") is None
    again = opened(tmp_path / "entries", tmp_path / "home", "program 1")
    assert again
    assert again.fetch("facts", "a") == {"年": [1, None]}


def test_another_program_has_entries_of_its_own(store: Store, tmp_path: Path) -> None:
    store.keep("facts", "a", 1)
    other = opened(tmp_path / "entries", tmp_path / "home", "program 2")
    assert other
    assert other.fetch("facts", "a") is None


def test_what_another_user_has_put_there_is_not_taken(store: Store, tmp_path: Path) -> None:
    other = opened(tmp_path / "entries", tmp_path / "another home", "program 1")
    assert other
    other.keep("facts", "a", "poison")
    assert store.fetch("facts", "a") is None
    store.keep("facts", "a", "sound")
    assert store.fetch("facts", "a") == "sound"


def test_an_entry_that_was_moved_is_not_taken(store: Store, tmp_path: Path) -> None:
    store.keep("facts", "a", 1)
    (first,) = files(tmp_path)
    store.keep("facts", "b", 2)
    (second,) = [file for file in files(tmp_path) if file != first]
    first.replace(second)
    assert store.fetch("facts", "b") is None


@pytest.mark.parametrize("at", [0, 70, -1])
def test_an_entry_with_another_byte_is_not_taken(store: Store, tmp_path: Path, at: int) -> None:
    store.keep("facts", "a", list(range(20)))
    (file,) = files(tmp_path)
    data = bytearray(file.read_bytes())
    data[at] ^= 1
    file.write_bytes(data)
    assert store.fetch("facts", "a") is None


@pytest.mark.parametrize("data", [b"", b"x", b"{}", bytes(200)])
def test_a_damaged_entry_is_none(store: Store, tmp_path: Path, data: bytes) -> None:
    store.keep("facts", "a", 1)
    (file,) = files(tmp_path)
    file.write_bytes(data)
    assert store.fetch("facts", "a") is None
    store.keep("facts", "a", 2)
    assert store.fetch("facts", "a") == 2


def test_nobody_else_may_read_the_secret(store: Store, tmp_path: Path) -> None:
    secret = tmp_path / "home" / "seal"
    assert len(secret.read_bytes()) == 32
    assert os.name == "nt" or stat.S_IMODE(secret.stat().st_mode) == 0o600


@pytest.mark.parametrize("secret", [b"", b"short", bytes(33)])
def test_without_a_secret_there_is_no_store(tmp_path: Path, secret: bytes) -> None:
    (tmp_path / "seal").write_bytes(secret)
    assert opened(tmp_path / "entries", tmp_path, "program") is None
    (tmp_path / "file").write_text("")
    assert opened(tmp_path / "entries", tmp_path / "file" / "home", "program") is None


def test_programs_that_begin_at_once_have_one_secret(tmp_path: Path) -> None:
    made: list[Store | None] = []
    threads = [
        threading.Thread(target=lambda: made.append(opened(tmp_path / "e", tmp_path / "home", "p"))) for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    stores = [store for store in made if store]
    assert len(stores) == 8
    stores[0].keep("facts", "a", 1)
    assert [store.fetch("facts", "a") for store in stores] == [1] * 8


def test_a_folder_that_cannot_be_written_is_no_trouble(tmp_path: Path) -> None:
    (tmp_path / "entries").write_text("a file")
    store = opened(tmp_path / "entries", tmp_path / "home", "program")
    assert store
    store.keep("facts", "a", 1)
    assert store.fetch("facts", "a") is None
    store.tidy()


def test_what_cannot_be_written_is_not_kept(store: Store, tmp_path: Path) -> None:
    store.keep("facts", "a", object())
    store.keep("facts", "a", "x" * entries.LARGEST)
    assert files(tmp_path) == []


def test_git_and_backups_leave_the_folder_alone(store: Store, tmp_path: Path) -> None:
    store.keep("facts", "a", 1)
    assert (tmp_path / "entries" / ".gitignore").read_text().endswith("\n*\n")
    assert (tmp_path / "entries" / "CACHEDIR.TAG").read_text().startswith("Signature: 8a477f597d28d172789f06886806bc55")


class TestTidying:
    def test_lets_go_of_what_nobody_asked_for(self, store: Store, tmp_path: Path) -> None:
        for key in "ab":
            store.keep("facts", key, key)
        for file in files(tmp_path):
            os.utime(file, (0, 0))
        assert store.fetch("facts", "a") == "a"  # asked for: stays
        store.tidy()
        assert (store.fetch("facts", "a"), store.fetch("facts", "b")) == ("a", None)

    def test_is_done_once_a_day(self, store: Store, tmp_path: Path) -> None:
        store.keep("facts", "a", 1)
        store.tidy()
        for file in files(tmp_path):
            os.utime(file, (0, 0))
        store.tidy()
        assert len(files(tmp_path)) == 1

    def test_the_oldest_go_beyond_the_limit(
        self, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for at, key in enumerate("abc"):
            before = set(files(tmp_path))
            store.keep("facts", key, "x" * 100)
            (made,) = set(files(tmp_path)) - before
            status = made.stat()
            os.utime(made, (status.st_atime, status.st_mtime - 100 + at))
        monkeypatch.setattr(entries, "MOST", 400)
        store.tidy()
        assert [store.fetch("facts", key) is not None for key in "abc"] == [False, True, True]
