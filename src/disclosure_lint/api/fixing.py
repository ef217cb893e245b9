"""Structured reports mended: fixes made, read back, checked again, and kept only where nothing else came of it."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from disclosure_lint.api.documents import Document, documents, overridden
from disclosure_lint.api.judging import checked_document
from disclosure_lint.api.options import Options, Progress
from disclosure_lint.diagnostics import CheckedReport, Diagnostic
from disclosure_lint.engine import concealment
from disclosure_lint.fixes.application import Mending, applied, compatible, offered, strays, unwanted
from disclosure_lint.inputs import Found, Input, Trouble, load
from disclosure_lint.readers import Reading, read
from disclosure_lint.readers.decode import Decoded, decode

ATTEMPTS = 1_000
CHARACTERS = 10_000_000
"""How often a document is read back, and how many characters of it in all, before the rest is left for another run."""


class Mended(NamedTuple):
    """A document before and after its fixes: bytes, texts as they may be shown, findings mended and findings whose fix
    was not kept, how many more `--unsafe-fixes` would mend.
    """

    item: Input
    before: bytes
    after: bytes
    shown: tuple[str, str]
    mended: tuple[Diagnostic, ...]
    refused: tuple[Diagnostic, ...]
    waiting: int


class _State(NamedTuple):
    """A document as it stands after some fixes."""

    text: str
    document: Document
    checked: CheckedReport


def mended(inputs: Found, options: Options, unsafe: bool = False, progress: Progress | None = None) -> list[Mended]:
    """Every structured report among the inputs, mended as far as that can be done for certain; nothing is written.

    PackError, ConfigError or WrongCall where nothing can be checked at all.
    """
    read_in = documents(inputs, options, progress)
    items = {item.name: item for item in inputs.inputs}
    found = []
    for name, document in read_in.by_name.items():
        data = load(items[name])
        if isinstance(data, Trouble) or document.reading.report is None or document.reading.syntax is None:
            continue
        decoded = decode(data)
        source = document.reading.source
        if isinstance(decoded, Reading) or source is None or decoded.text != source.text:
            continue
        made = _Mender(name, decoded, options, unsafe).mend(document)
        if made is None or decoded.encoded(decoded.text) != data:
            continue
        after, done, refused = made
        request = document.request
        hidden = concealment(source, (request.report, request.prior), document.pack.vocabulary, read_in.today)
        shown = (hidden.conceal(decoded.text), hidden.conceal(after.text))
        offers = () if unsafe else offered(after.checked.diagnostics, True)
        left = sum(each.fix.safety == "unsafe" for each in offers)
        found.append(Mended(items[name], data, decoded.encoded(after.text), shown, done, refused, left))
    return found


class _Mender:
    """Mends one document, round by round."""

    def __init__(self, name: str, decoded: Decoded, options: Options, unsafe: bool) -> None:
        self._name, self._decoded, self._options, self._unsafe = name, decoded, options, unsafe
        self._refused: dict[tuple[str, str], Diagnostic] = {}
        self._seen = {decoded.text}

    def mend(self, document: Document) -> tuple[_State, tuple[Diagnostic, ...], tuple[Diagnostic, ...]] | None:
        """The document as it ends up, the findings mended, those whose fix was not kept; None where none can be."""
        state = _State(self._decoded.text, document, checked_document(self._name, document, self._options))
        if not any(offered(state.checked.diagnostics, True)):
            return None
        done: list[Diagnostic] = []
        most = None
        for attempt in range(ATTEMPTS):
            batch = compatible(self._wanted(state))[:most]
            if not batch or attempt * len(state.text) > CHARACTERS:
                break
            after = self._attempt(state, batch)
            if after is not None:
                state, most = after, None
                done += [mending.finding for mending in batch]
            elif len(batch) > 1:  # one of them is to blame: look for it in the first half
                most = len(batch) // 2
            else:
                self._refused[batch[0].name] = batch[0].finding
                most = None
        return state, tuple(done), tuple(self._refused.values())

    def _wanted(self, state: _State) -> Iterator[Mending]:
        found = offered(state.checked.diagnostics, self._unsafe)
        return (mending for mending in found if mending.name not in self._refused)

    def _attempt(self, state: _State, batch: Sequence[Mending]) -> _State | None:
        """The document with these fixes; None where more or less came of them than they say."""
        edits = [edit for mending in batch for edit in mending.fix.edits]
        text = applied(state.text, edits)
        if text in self._seen:
            return None
        document, old = state.document, state.document.reading.report
        reading = read(self._name, self._decoded.encoded(text), document.pack.forms, document.pack.vocabulary)
        reading = overridden(reading, self._options, document.settings)
        report = reading.report
        if report is None or old is None or reading.syntax != document.reading.syntax or strays(old, report, edits):
            return None
        reading = reading._replace(findings=document.reading.findings)
        request = document.request._replace(report=report)
        document = document._replace(reading=reading, request=request)
        checked = checked_document(self._name, document, self._options)
        broken = checked.broken.keys() - state.checked.broken.keys()
        if broken or unwanted(state.checked, checked, [mending.finding for mending in batch]):
            return None
        self._seen.add(text)
        return _State(text, document, checked)
