"""The folder of a run: whether one may be begun or gone on with there."""

import os

from disclosure_lint.api import WrongCall
from disclosure_lint.batch.addresses import is_address
from disclosure_lint.batch.ledger import NAME, Ledger, NoLedger
from disclosure_lint.batch.options import BatchOptions
from disclosure_lint.diagnostics import Bilingual
from disclosure_lint.phrases import LANGS, say


def opened(options: BatchOptions) -> Ledger:
    """The ledger of a run. WrongCall where the folder holds something else, or another run."""
    folder = options.folder
    begun = (folder / NAME).exists()
    if begun and not options.resume:
        raise _wrong("batch.begun", folder=folder)
    if not begun and folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise _wrong("batch.not_empty", folder=folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        ledger = Ledger(folder)
    except OSError as error:
        raise _wrong("batch.unwritable", folder=folder, detail=error.strerror or error) from None
    except NoLedger as error:
        key = "batch.locked" if "locked" in str(error) else "batch.no_ledger"
        raise _wrong(key, folder=folder, detail=error) from None
    root = options.root if is_address(options.root) else os.path.realpath(options.root)
    root = root.encode(errors="surrogateescape").decode(errors="backslashreplace")
    before = ledger.about("root")
    if before not in (None, root):
        ledger.close()
        raise _wrong("batch.other_root", folder=folder, root=before)
    ledger.mark("root", root)
    return ledger


def _wrong(key: str, **values: object) -> WrongCall:
    return WrongCall([Bilingual(*(say(key, lang, **values) for lang in LANGS))])
