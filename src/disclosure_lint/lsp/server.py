"""The protocol's door: each message of an editor goes to the session or to what answers it."""

import gc
import logging
from collections.abc import Sequence
from typing import Any

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from disclosure_lint import __version__
from disclosure_lint.lsp.actions import FIX_ALL
from disclosure_lint.lsp.answers import Asked
from disclosure_lint.lsp.session import Session
from disclosure_lint.phrases import LANGS, Lang

NAME = "disclosure-lint"


class Server(LanguageServer):
    """A server whose own failures are told once."""

    session: Session

    def report_server_error(self, error: Exception, source: Any) -> None:
        """Tell a failure that no answer carries."""
        self.session.fault(error)


def serve(lang: Lang, stated: bool = False) -> None:
    """Serve the editor at the other end of standard input and output until it ends the session.

    `lang` is spoken where the editor does not say otherwise, or in any case if it was `stated`.
    """
    logging.disable(logging.CRITICAL)  # what matters goes to the editor's own log
    server = make(lang, stated)
    gc.freeze()  # nothing of what is loaded by now is ever collected: looking at it again would cost keystrokes
    server.start_io()


def make(lang: Lang, stated: bool = False) -> Server:
    """A server that waits for its editor."""
    server = Server(NAME, __version__, types.TextDocumentSyncKind.Full)
    session = server.session = Session(server, lang)

    @server.feature(types.INITIALIZE)
    def _(params: types.InitializeParams) -> None:
        spoken = _language(params, lang, stated)
        encoding = server.workspace.position_encoding or types.PositionEncodingKind.Utf16
        session.speech = session.speech._replace(lang=spoken, encoding=encoding, related=_shows_related(params))

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def _(params: types.DidOpenTextDocumentParams) -> None:
        document = params.text_document
        session.take(document.uri, document.text, document.version, typed=False)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def _(params: types.DidChangeTextDocumentParams) -> None:
        uri = params.text_document.uri
        session.take(uri, server.workspace.get_text_document(uri).source, params.text_document.version, typed=True)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def _(params: types.DidSaveTextDocumentParams) -> None:
        session.disk_changed()

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def _(params: types.DidChangeWatchedFilesParams) -> None:
        session.disk_changed()

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def _(params: types.DidCloseTextDocumentParams) -> None:
        session.closed(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def _(params: types.HoverParams) -> types.Hover | None:
        return await session.asked(params.text_document.uri, params.position, Asked.hover)

    @server.feature(types.TEXT_DOCUMENT_DEFINITION)
    async def _(params: types.DefinitionParams) -> types.Location | None:
        return await session.asked(params.text_document.uri, params.position, Asked.definition)

    @server.feature(types.TEXT_DOCUMENT_COMPLETION, types.CompletionOptions(trigger_characters=list(".{[:")))
    async def _(params: types.CompletionParams) -> types.CompletionList | None:
        return await session.asked(params.text_document.uri, params.position, Asked.completion)

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions([types.CodeActionKind.QuickFix, FIX_ALL]))
    async def _(params: types.CodeActionParams) -> list[types.CodeAction]:
        made = await session.actions(params.text_document.uri, params.range)
        return [action for action in made if _wanted(action, params.context.only)]

    return server


def _wanted(action: types.CodeAction, only: Sequence[types.CodeActionKind | str] | None) -> bool:
    """Whether an action is of the kinds that an editor asks for: `source.fixAll` stands for all that begin so."""
    kind = str(getattr(action.kind, "value", action.kind))
    kinds = [str(getattr(item, "value", item)) for item in only or ()]
    return not kinds or any(kind == item or kind.startswith(f"{item}.") for item in kinds)


def _language(params: types.InitializeParams, lang: Lang, stated: bool) -> Lang:
    """The language that the editor's settings name, else that of the call if it names one, else the editor's own."""
    options = params.initialization_options
    wanted = options.get("lang") if isinstance(options, dict) else None
    if wanted in LANGS:
        return LANGS[LANGS.index(wanted)]
    if stated or not params.locale:
        return lang
    return "en" if params.locale.lower().startswith("en") else "zh"


def _shows_related(params: types.InitializeParams) -> bool:
    document = params.capabilities.text_document
    return bool(document and document.publish_diagnostics and document.publish_diagnostics.related_information)
