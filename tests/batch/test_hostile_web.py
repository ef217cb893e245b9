"""Servers that fail, stall, lie or want too much: each costs its own document alone, and says why."""

import gzip
import http.server
import socket
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import ClassVar

import duckdb
import pytest
from tests.batch.conftest import SAMPLES, TODAY, Silent, options, results

from disclosure_lint.api import Options, WrongCall
from disclosure_lint.batch import Limits, plan, run
from disclosure_lint.batch.addresses import document_at, text_at
from disclosure_lint.batch.ends import Stopped
from disclosure_lint.batch.plan import Item
from disclosure_lint.inputs import LIMIT, Trouble

pytest.importorskip("aiohttp")
CLEAN = (SAMPLES / "clean-2024.yaml").read_bytes()
SECRET = "verborgen"


class Hostile(http.server.BaseHTTPRequestHandler):
    """Answers each path in its own way. `listed` is what the list names."""

    listed: ClassVar[str] = ""
    asked: ClassVar[set[str]] = set()
    sent: ClassVar[int] = 0
    protocol_version = "HTTP/1.1"

    def log_message(self, *args: object) -> None:
        pass

    def do_HEAD(self) -> None:
        self.send_error(405)

    def do_GET(self) -> None:
        path = self.path.partition("?")[0].lstrip("/")
        first = path not in self.asked
        self.asked.add(path)
        if path == "list.txt":
            self._send(self.listed.encode())
        elif path.startswith("moved"):
            self._moved(f"/clean.yaml?token={SECRET}")
        elif path == "round.yaml":
            self._moved(f"/round.yaml?token={SECRET}")
        elif path == "inside.yaml":
            self._moved("file:///etc/hostname")
        elif path == "once.yaml" and first:
            self.send_error(503)
        elif path.isdigit():
            self.send_error(int(path))
        else:
            getattr(self, f"_{path.partition('.')[0]}", self._clean)()

    def _clean(self) -> None:
        self._send(CLEAN)

    def _send(self, data: bytes, *more: tuple[str, str], length: int | None = None) -> None:
        self.send_response(200)
        for name, value in (("Content-Length", str(len(data) if length is None else length)), *more):
            self.send_header(name, value)
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(data)

    def _moved(self, to: str) -> None:
        self.send_response(302)
        self.send_header("Location", to)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _pieces(self) -> None:
        """What programs make on demand comes in pieces, its length is not said."""
        self.send_response(200)
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        for at in range(0, len(CLEAN), 999):
            piece = CLEAN[at : at + 999]
            self.wfile.write(b"%x\r\n%s\r\n" % (len(piece), piece))
            self.wfile.flush()
        self.wfile.write(b"0\r\n\r\n")

    def _packed(self) -> None:
        self._send(gzip.compress(CLEAN), ("Content-Encoding", "gzip"))

    def _bomb(self) -> None:
        self._send(gzip.compress(bytes(500_000_000), 1), ("Content-Encoding", "gzip"))

    def _short(self) -> None:
        self._send(CLEAN[:3000], length=len(CLEAN))

    def _unsure(self) -> None:
        """Says less than there is."""
        self._send(CLEAN, ("Content-Type", "image/png"))

    def _endless(self) -> None:
        self.send_response(200)
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        try:
            while True:
                self.wfile.write(bytes(1_000_000))
                type(self).sent += 1
        except OSError:
            pass

    def _silent(self) -> None:
        threading.Event().wait(30)


def serve(port: int = 0) -> http.server.ThreadingHTTPServer:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", port), Hostile)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


@pytest.fixture
def host(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setattr(Hostile, "asked", set())
    monkeypatch.setattr(Hostile, "sent", 0)
    server = serve()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def planned(root: str, kept_in: Path) -> list[Item]:
    return plan.plan(root, (), Options(today=TODAY, isolated=True), kept_in)


@pytest.mark.parametrize("name", ["clean.yaml", "pieces.yaml", "packed.yaml", "unsure.pdf", "moved.yaml"])
def test_a_document_comes_whole_however_it_is_sent(host: str, name: str) -> None:
    assert document_at(f"{host}/{name}") == CLEAN


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("503", "503"),
        ("403", "403"),
        ("short.yaml", "payload is not completed"),
        ("round.yaml", ""),
        ("inside.yaml", ""),
    ],
)
def test_what_does_not_come_is_not_said_to_be_missing(host: str, name: str, told: str) -> None:
    found = document_at(f"{host}/{name}")
    assert isinstance(found, Trouble) and found.reason == "cannot_open"
    assert told in str(found.values["detail"]) and SECRET not in str(found.values["detail"])


def test_what_is_not_there(host: str) -> None:
    assert document_at(f"{host}/404") == Trouble("not_there")


@pytest.mark.parametrize("name", ["endless.yaml", "bomb.yaml"])
def test_no_more_is_taken_than_a_document_may_have(host: str, name: str) -> None:
    found = document_at(f"{host}/{name}")
    assert isinstance(found, Trouble) and found.reason == "too_large"
    assert len(text_at(f"{host}/{name}", 1000)) == 1000
    assert Hostile.sent < 3 * LIMIT // 1_000_000


def test_nothing_answers() -> None:
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    found = document_at(f"http://127.0.0.1:{port}/a.yaml")
    assert isinstance(found, Trouble) and found.reason == "cannot_open"


@pytest.mark.parametrize(
    "address", ["http://[bad/a.pdf", "http://a:b@host℀/a.pdf?sig=geheim", "http://", "zip://a.yaml"]
)
def test_an_address_that_is_none_is_told_of_its_document_alone(address: str) -> None:
    found = document_at(address)
    assert isinstance(found, Trouble) and found.reason == "cannot_open"
    assert "geheim" not in str(found.values)


def statuses(folder: Path) -> list[tuple[object, ...]]:
    table = f"read_parquet('{folder}/reports.parquet')"
    return duckdb.sql(f"SELECT path, status FROM {table} ORDER BY path").fetchall()


def test_a_run_over_them_and_again(host: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What could not be had is tried again by `--resume`."""
    lines = ["once.yaml", "404", "clean.yaml", "a.yaml?fileKey=1", "a.yaml?fileKey=2"]
    monkeypatch.setattr(Hostile, "listed", "\n".join(lines))
    chosen = options(Path(), tmp_path / "run")._replace(root=f"{host}/list.txt")
    said = Silent()
    ended = run(chosen, said, "zh")
    assert ended.absent == ("404",) and said.troubles == []
    assert statuses(tmp_path / "run") == [
        ("404", "unreadable"),
        ("a.yaml?fileKey=***", "checked"),
        ("a.yaml?fileKey=*** (2)", "checked"),
        ("clean.yaml", "checked"),
        ("once.yaml", "unreadable"),
    ]
    run(chosen._replace(resume=True), said, "zh")
    assert [status for _, status in statuses(tmp_path / "run")] == ["unreadable", *["checked"] * 4]


def test_a_server_that_says_nothing_is_not_waited_for(
    host: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Hostile, "listed", "silent.yaml")
    run(options(Path(), tmp_path / "run")._replace(root=f"{host}/list.txt", limits=Limits(2, 4000)), Silent(), "zh")
    assert statuses(tmp_path / "run") == [("silent.yaml", "limit")]


def test_a_server_that_is_lost_midway_ends_the_run_and_it_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What it can no longer send is not told as so many unreadable documents; it goes on to the same results."""
    monkeypatch.setattr(Hostile, "listed", "\n".join(f"a.yaml?number={number}" for number in range(40)))
    server = serve()
    port = server.server_port

    def lose(count: int) -> None:
        if count == 12:
            server.shutdown()
            server.server_close()

    chosen = options(Path(), tmp_path / "run")._replace(root=f"http://me:{SECRET}@127.0.0.1:{port}/list.txt")
    said = Silent(lose)
    with pytest.raises(Stopped) as error:
        run(chosen, said, "zh")
    assert f"http://127.0.0.1:{port}/list.txt cannot be reached any more" in error.value.message.en
    assert SECRET not in error.value.message.en
    assert said.count < 40 and not (tmp_path / "run" / "run.json").exists()
    again = serve(port)
    try:
        run(chosen._replace(resume=True), Silent(), "zh")
        run(chosen._replace(folder=tmp_path / "undisturbed"), Silent(), "zh")
    finally:
        again.shutdown()
        again.server_close()
    assert results(tmp_path / "run") == results(tmp_path / "undisturbed")


def test_documents_that_are_refused_end_no_run(host: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Hostile, "listed", "\n".join(["clean.yaml", *(f"403?number={number}" for number in range(25))]))
    ended = run(options(Path(), tmp_path / "run")._replace(root=f"{host}/list.txt"), Silent(), "zh")
    assert dict(ended.totals.by_status) == {"checked": 1, "unreadable": 25}


@pytest.mark.parametrize(
    "entry", ["file:///etc/hostname", "local:///etc/hostname", "zip://a.yaml", "s3://bucket/a.yaml"]
)
def test_a_list_from_elsewhere_names_nothing_of_this_machine(
    entry: str, host: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Hostile, "listed", f"clean.yaml\n{entry}\n")
    with pytest.raises(WrongCall) as error:
        planned(f"{host}/list.txt", tmp_path)
    assert f"names {entry}" in error.value.messages[0].en


def test_entries_of_a_list_stay_at_its_server(host: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    entries = [
        "file:/etc/hostname",
        "x::file:///etc/hostname",
        "simplecache::file:///etc/hostname",
        "../../etc/hostname",
    ]
    monkeypatch.setattr(Hostile, "listed", "\n".join(entries))
    addresses = [item.address for item in planned(f"{host}/list.txt?from=/a/b", tmp_path)]
    assert sorted(filter(None, addresses)) == sorted(f"{host}/{entry}" for entry in entries)
    assert {document_at(address or "") for address in addresses} == {CLEAN}


def test_a_list_that_is_too_long_is_not_cut_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plan, "LONGEST_LIST", 1_000)
    path = tmp_path / "list.txt"
    path.write_text("a.yaml\n" * 150, encoding="utf-8")
    for root in (str(path), path.as_uri()):
        with pytest.raises(WrongCall) as error:
            planned(root, tmp_path / "run")
        assert "Divide it" in error.value.messages[0].en


def test_names_that_mean_something_in_addresses(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name in ("双::冒号", "井#号", "百分%20号", "问?号", "[方]*括", "带 空格"):
        (folder / f"{name}.yaml").write_bytes(CLEAN)
    runs = [options(folder, tmp_path / name) for name in ("plain", "addressed")]
    run(runs[0], Silent(), "zh")
    run(runs[1]._replace(root=f"file://{folder}"), Silent(), "zh")
    assert results(tmp_path / "plain") == results(tmp_path / "addressed")


def test_results_go_to_this_machine(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(CLEAN)
    with pytest.raises(WrongCall) as error:
        run(options(tmp_path, Path("s3://bucket/run")), Silent(), "zh")
    assert "cannot be an address" in error.value.messages[0].en
    assert not Path("s3:").exists()
