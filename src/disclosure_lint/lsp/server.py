"""The protocol's door: each message of an editor goes to the session or to what answers it."""

import logging
from typing import Any

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from disclosure_lint import __version__
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
    make(lang, stated).start_io()


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

    return server


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
