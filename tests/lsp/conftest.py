"""A client at the other end of the real server's standard input and output."""

import asyncio
import sys
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import pytest
from lsprotocol import types
from pygls.lsp.client import BaseLanguageClient

Made = TypeVar("Made")
PATIENCE = 60
"""Seconds after which a test gives up on an answer that does not come."""


class Client(BaseLanguageClient):
    """An editor: it keeps what it is shown."""

    def __init__(self) -> None:
        super().__init__("test", "1")
        self.shown: dict[str, types.PublishDiagnosticsParams] = {}
        self.messages: list[str] = []
        self.logged: list[str] = []
        self.news = asyncio.Event()

        @self.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def _(params: types.PublishDiagnosticsParams) -> None:
            self.shown[params.uri] = params
            self.news.set()

        @self.feature(types.WINDOW_SHOW_MESSAGE)
        def _(params: types.ShowMessageParams) -> None:
            self.messages.append(params.message)
            self.news.set()

        @self.feature(types.WINDOW_LOG_MESSAGE)
        def _(params: types.LogMessageParams) -> None:
            self.logged.append(params.message)

        @self.feature(types.CLIENT_REGISTER_CAPABILITY)
        def _(params: types.RegistrationParams) -> None:
            return None

    async def until(self, holds: Callable[[], Made]) -> Made:
        """Wait for something to hold."""
        try:
            async with asyncio.timeout(PATIENCE):
                while not (made := holds()):
                    self.news.clear()
                    await self.news.wait()
        except TimeoutError:
            raise AssertionError(f"{self.shown}\n{self.messages}\n{self.logged}") from None
        return made


class Editor:
    """Documents open in a client, by their paths."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self._versions: dict[Path, int] = {}

    async def begin(self, root: Path | None = None, lang: str | None = "zh", **more: Any) -> types.InitializeResult:
        document = types.TextDocumentClientCapabilities(
            publish_diagnostics=types.PublishDiagnosticsClientCapabilities(related_information=True)
        )
        answer = await self.client.initialize_async(
            types.InitializeParams(
                capabilities=more.pop("capabilities", types.ClientCapabilities(text_document=document)),
                root_uri=root.as_uri() if root else None,
                initialization_options={"lang": lang} if lang else None,
                **more,
            )
        )
        self.client.initialized(types.InitializedParams())
        return answer

    def open(self, path: Path, text: str | None = None) -> str:
        self._versions[path] = 1
        text = path.read_text(encoding="utf-8") if text is None else text
        self.client.text_document_did_open(
            types.DidOpenTextDocumentParams(types.TextDocumentItem(path.as_uri(), "yaml", 1, text))
        )
        return path.as_uri()

    def type(self, path: Path, text: str) -> int:
        """The whole text after a keystroke."""
        self._versions[path] += 1
        self.client.text_document_did_change(
            types.DidChangeTextDocumentParams(
                types.VersionedTextDocumentIdentifier(self._versions[path], path.as_uri()),
                [types.TextDocumentContentChangeWholeDocument(text)],
            )
        )
        return self._versions[path]

    def save(self, path: Path, text: str) -> None:
        path.write_text(text, encoding="utf-8")
        identifier = types.TextDocumentIdentifier(path.as_uri())
        self.client.text_document_did_save(types.DidSaveTextDocumentParams(identifier))

    def close(self, path: Path) -> None:
        identifier = types.TextDocumentIdentifier(path.as_uri())
        self.client.text_document_did_close(types.DidCloseTextDocumentParams(identifier))

    def close_all(self) -> None:
        """Close every document and forget what was shown."""
        for path in self._versions:
            self.close(path)
        self._versions.clear()
        self.client.shown.clear()
        self.client.messages.clear()

    async def said(self, path: Path, version: int | None = 1) -> list[types.Diagnostic]:
        """What is said of a version of a document (None: of whichever)."""
        uri = path.as_uri()
        shown = await self.client.until(
            lambda: (found := self.client.shown.get(uri)) and (version in (None, found.version)) and found
        )
        assert shown
        return list(shown.diagnostics)


Scene = Callable[[Editor], Awaitable[None]]
Play = Callable[[Scene], Client]


async def started(folder: Path) -> Client:
    """A client of a server of its own."""
    client = Client()
    await client.start_io(sys.executable, "-m", "disclosure_lint", "--lang", "zh", "lsp", cwd=str(folder))
    return client


async def ended(client: Client) -> None:
    """Ends a server, which must go as it should."""
    server = client._server
    assert server is not None
    try:
        await client.shutdown_async(None)
        client.exit(None)
        assert await asyncio.wait_for(server.wait(), PATIENCE) == 0
    finally:
        if server.returncode is None:
            server.kill()
        await client.stop()


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[asyncio.AbstractEventLoop, Editor]]:
    """An editor for many scenes: starting a server for each takes too long."""
    loop = asyncio.new_event_loop()
    client = loop.run_until_complete(started(tmp_path_factory.mktemp("editor")))
    editor = Editor(client)
    loop.run_until_complete(editor.begin())
    yield loop, editor
    loop.run_until_complete(ended(client))
    loop.close()


@pytest.fixture
def play(shared: tuple[asyncio.AbstractEventLoop, Editor]) -> Iterator[Play]:
    """Plays a scene in the editor, which speaks Chinese; then everything is closed."""
    loop, editor = shared

    def played(scene: Scene) -> Client:
        loop.run_until_complete(scene(editor))
        return editor.client

    yield played
    editor.close_all()


@pytest.fixture
def play_alone(tmp_path: Path) -> Play:
    """Plays a scene with a server of its own, from its very beginning."""

    async def whole(scene: Scene) -> Client:
        client = await started(tmp_path)
        try:
            await scene(Editor(client))
        finally:
            await ended(client)
        return client

    return lambda scene: asyncio.run(whole(scene))
