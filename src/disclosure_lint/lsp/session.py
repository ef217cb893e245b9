"""What is open in an editor and what has been said of it: changes come in, work is put in turn, results are shown."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import TypeVar

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from disclosure_lint import api
from disclosure_lint.lsp import reports, rules, settings
from disclosure_lint.lsp.answers import Asked, actions_of
from disclosure_lint.lsp.opened import Opened, path_of, uri_of
from disclosure_lint.lsp.said import Page, Speech
from disclosure_lint.lsp.turns import Turns
from disclosure_lint.phrases import Lang, say
from disclosure_lint.rules import Pack

Made = TypeVar("Made")

MOST_TYPED = 2_000_000
"""Characters up to which a document is checked while it is typed in; larger ones are when they are saved."""
PAUSE = 0.8
"""Seconds without typing after which a whole pack is gone over."""


class Session:
    """The state of one server."""

    def __init__(self, server: LanguageServer, lang: Lang) -> None:
        self._server = server
        self._turns = Turns(self.fault)
        self._told: set[str] = set()
        self.documents: dict[str, Opened] = {}
        self._of_pack: dict[Path, set[str]] = {}
        self._packs: dict[Path | None, Pack] = {}
        self._answering = ThreadPoolExecutor(1, thread_name_prefix="answers")
        self.pages: dict[str, Page] = {}
        self.speech = Speech(lang, types.PositionEncodingKind.Utf16, False)

    def _name(self, uri: str, path: Path | None) -> str:
        """What people call a document: its path from the folder that is open in the editor."""
        root = self._server.workspace.root_path
        if path is None:
            return uri
        return path.relative_to(root).as_posix() if root and path.is_relative_to(root) else path.as_posix()

    def take(self, uri: str, text: str, version: int | None, typed: bool) -> None:
        """A document is as given now; `typed` where that is not how it was opened."""
        path = path_of(uri)
        self.documents[uri] = Opened(uri, path, self._name(uri, path), text, version)
        self._check(self.documents[uri], typed)

    def _check(self, opened: Opened, typed: bool) -> None:
        if typed and len(opened.text) > MOST_TYPED:
            return
        kind = opened.kind
        if kind == "report":
            self._ask(opened, partial(reports.page_of, opened, self.speech))
        elif kind == "rule":
            self._ask(opened, partial(rules.rule_page, opened, self._packs.get(opened.folder), self.speech))
        elif kind in ("config", "waivers") and opened.path:
            self._ask(opened, partial(settings.page_of, opened, not typed, self.speech))
        if opened.folder and kind in ("rule", "pack"):
            self._ask_whole(opened.folder, PAUSE if typed else 0)

    def _ask(self, opened: Opened, work: Callable[[], Page]) -> None:
        self._turns.ask(opened.uri, work, partial(self._show_if_current, opened))

    def _ask_whole(self, folder: Path, after: float) -> None:
        """Go over a whole pack, with all its files as they are now."""
        unsaved = {opened.path.resolve(): opened.data for opened in self._in(folder) if opened.path}
        work = partial(rules.whole, folder, unsaved, self.speech)
        self._turns.ask(folder, work, partial(self._show_whole, folder), after)

    def _in(self, folder: Path) -> list[Opened]:
        """The open files of a pack."""
        return [opened for opened in self.documents.values() if opened.folder == folder and opened.kind != "report"]

    def _show_whole(self, folder: Path, whole: rules.Whole) -> None:
        """Show what is said of a pack, and take back what is no longer said."""
        if whole.pack:
            self._packs[folder] = whole.pack
        open_ones = {opened.path.resolve(): opened.uri for opened in self._in(folder) if opened.path}
        pages = {open_ones.get(path.resolve(), uri_of(path)): page for path, page in whole.pages.items()}
        for uri in {*self._of_pack.get(folder, ()), *open_ones.values(), *pages}:
            self._show(uri, pages.get(uri, Page()))
        self._of_pack[folder] = set(pages)

    def _show_if_current(self, opened: Opened, page: Page) -> None:
        if self.documents.get(opened.uri) is not opened:
            return  # closed, or changed: it is checked again already
        self._show(opened.uri, page, opened.version)
        for code, trace in page.broken.items():
            self.log(trace)
            self.tell_once(say("lsp.broken", self.speech.lang, rule=code))

    def _show(self, uri: str, page: Page, version: int | None = None) -> None:
        self.pages[uri] = page._replace(version=version)
        shown = [said.shown for said in page.said]
        self._server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, shown, version))

    async def asked(self, uri: str, at: types.Position, answer: Callable[[Asked], Made]) -> Made | None:
        """The answer to a question about a place; None in documents that are not open or far too large."""
        opened = self.documents.get(uri)
        if opened is None or len(opened.text) > MOST_TYPED:
            return None
        own = self._packs.get(opened.folder) if opened.folder else None
        page = self.pages.get(uri, Page())

        def work() -> Made:
            return answer(Asked(opened, at, page, self.speech, own))

        return await asyncio.get_running_loop().run_in_executor(self._answering, work)

    async def actions(self, uri: str, asked: types.Range) -> list[types.CodeAction]:
        """What can be done about the findings in a range, as far as they are of the document as it is now."""
        opened, page = self.documents.get(uri), self.pages.get(uri)
        if opened is None or page is None or page.version != opened.version:
            return []
        work = partial(actions_of, page, opened, asked, self.speech)
        return await asyncio.get_running_loop().run_in_executor(self._answering, work)

    def closed(self, uri: str) -> None:
        """Say no more of a document that is closed."""
        self._turns.drop(uri)
        self.documents.pop(uri, None)
        self._show(uri, Page())
        self.pages.pop(uri, None)

    def disk_changed(self) -> None:
        """Look anew at all that depends on files: one was saved, or changed by another program."""
        api.forget()
        rules.pack_of.cache_clear()
        for opened in list(self.documents.values()):
            self._check(opened, typed=False)

    def fault(self, error: Exception) -> None:
        """The server's own failure: told once, with its trace in the log; what is open stays as it is."""
        from traceback import format_exception

        self.log("".join(format_exception(error)))
        self.tell_once(say("lsp.fault", self.speech.lang, detail=f"{type(error).__name__}: {error}"))

    def tell_once(self, text: str) -> None:
        """Say something in a window, unless it was said before."""
        if text not in self._told:
            self._told.add(text)
            self._server.window_show_message(types.ShowMessageParams(types.MessageType.Error, text))

    def log(self, text: str) -> None:
        """Write into the editor's log of the server."""
        self._server.window_log_message(types.LogMessageParams(types.MessageType.Error, text))
