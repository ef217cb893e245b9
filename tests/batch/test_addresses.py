"""Documents at addresses: over HTTP, in another file system, and what must not be told of addresses."""

import functools
import http.server
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from tests.batch.conftest import SAMPLES, Silent, options, ran, results

from disclosure_lint.api import WrongCall
from disclosure_lint.batch import addresses, run
from disclosure_lint.batch.addresses import document_at, public, why
from disclosure_lint.inputs import Trouble


class Quiet(http.server.SimpleHTTPRequestHandler):
    """A server of files that keeps its log to itself."""

    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture
def web(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """A folder and the address at which it is served, with a name and a password."""
    folder = tmp_path / "web"
    folder.mkdir()
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=folder)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield folder, f"user:geheim@127.0.0.1:{server.server_port}"
        server.shutdown()


def test_a_list_over_http_and_nothing_of_its_secrets_anywhere(web: tuple[Path, str], tmp_path: Path) -> None:
    pytest.importorskip("aiohttp")
    folder, host = web
    (folder / "a.yaml").write_bytes((SAMPLES / "clean-2024.yaml").read_bytes())
    (folder / "b.docx").write_bytes((SAMPLES / "faulty-2024.docx").read_bytes())
    (folder / "c.yaml").write_bytes((SAMPLES / "pair" / "2024.yaml").read_bytes())
    lines = ["# 清单", "a.yaml", f"http://{host}/b.docx", f"http://{host}/c.yaml?token=unsagbar&page=2"]
    lines += ["none.yaml?sig=verborgen", f"http://{host}/nothing.pdf"]
    (folder / "list.txt").write_text("\n".join(lines), encoding="utf-8")
    said = Silent()
    ended = run(options(Path(), tmp_path / "run")._replace(root=f"http://{host}/list.txt"), said, "zh")
    assert dict(ended.totals.by_status) == {"checked": 3, "unreadable": 2}
    bare = host.partition("@")[2]
    import duckdb

    rows = duckdb.sql(f"SELECT path, status FROM read_parquet('{tmp_path}/run/reports.parquet') ORDER BY path")
    assert rows.fetchall() == [
        ("a.yaml", "checked"),
        (f"http://{bare}/b.docx", "checked"),
        (f"http://{bare}/c.yaml?token=***&page=2", "checked"),
        (f"http://{bare}/nothing.pdf", "unreadable"),
        ("none.yaml?sig=***", "unreadable"),
    ]
    for path in (tmp_path / "run").iterdir():
        data = path.read_bytes()
        assert not [word for word in (b"geheim", b"unsagbar", b"verborgen") if word in data], path.name
    assert said.troubles == []


def test_another_file_system_is_searched_like_a_folder(root: Path, undisturbed: Path, tmp_path: Path) -> None:
    again = run(options(Path(), tmp_path / "run")._replace(root=root.as_uri()), Silent(), "zh")
    assert again.totals.documents == 15
    mine, other = results(tmp_path / "run"), results(undisturbed)
    assert {name for name in mine if mine[name] != other[name]} == set()


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("https://me:pw@host:8/a?b=c", "https://host:8/a?b=c"),
        ("https://host/a?X-Amz-Signature=00ff&X-Amz-Date=1#x", "https://host/a?X-Amz-Signature=***&X-Amz-Date=1#x"),
        ("https://host/a?access_token=", "https://host/a?access_token="),
        ("s3://key:word@bucket/报告.pdf", "s3://bucket/报告.pdf"),
        ("http://[bad", "http://***"),
    ],
)
def test_what_is_told_of_an_address(address: str, told: str) -> None:
    assert public(address) == told


def test_what_others_say_of_an_address_has_no_secrets() -> None:
    address = "https://me:p%40w@host/a?sig=0123abcd"
    assert why(OSError("me: no such user"), address) == "me: no such user"
    for text in (f"404 for {address}", "login me with p@w failed", "no key 0123abcd"):
        assert not [word for word in ("p@w", "p%40w", "0123abcd") if word in why(OSError(text), address)]


def test_what_cannot_be_fetched_says_why_in_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(address: str, limit: int) -> bytes:
        raise RuntimeError(f"\n  {address}\n no")

    monkeypatch.setattr(addresses, "text_at", refuse)
    assert document_at("s3://k:w@b/x") == Trouble("cannot_open", {"detail": "s3://b/x no"})


def test_too_little_memory_is_no_fault_of_an_address(monkeypatch: pytest.MonkeyPatch) -> None:
    def take(address: str, limit: int) -> bytes:
        raise MemoryError

    monkeypatch.setattr(addresses, "text_at", take)
    with pytest.raises(MemoryError):
        document_at("s3://b/x")


@pytest.mark.parametrize(
    ("line", "expected"),
    [("s3://bucket/a.pdf", "pip install 's3fs'"), ("nosuch://a/b.pdf", "no known address begins with nosuch://")],
)
def test_a_kind_that_cannot_be_read_is_told_before_anything_is(
    line: str, expected: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def required(scheme: str) -> None:
        raise ImportError if scheme == "s3" else ValueError

    monkeypatch.setattr("disclosure_lint.batch.plan.required", required)
    (tmp_path / "list.txt").write_text(f"{line}\n", encoding="utf-8")
    with pytest.raises(WrongCall) as error:
        ran(tmp_path / "list.txt", tmp_path / "run")
    assert expected in error.value.messages[0].en
    assert not (tmp_path / "run").exists()


def test_no_network_unless_the_input_names_it(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*arguments: Any, **more: Any) -> Any:
        raise AssertionError("asked for an address")

    monkeypatch.setattr(addresses, "_opened", never)
    monkeypatch.setattr("disclosure_lint.batch.plan.required", never)
    monkeypatch.setattr("socket.socket.connect", never)
    with closing(__import__("socket").socket()) as probe, pytest.raises(AssertionError):
        probe.connect(("127.0.0.1", 9))
    from disclosure_lint.batch.plan import plan

    assert len(plan(str(root), (), options(root, tmp_path / "run").checking, tmp_path / "run")) == 15
