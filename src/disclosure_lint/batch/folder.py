"""The folder of a run: whether one may be begun or gone on with there."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from disclosure_lint.batch.addresses import is_address, public
from disclosure_lint.batch.ends import wrong
from disclosure_lint.batch.ledger import NAME, Ledger, NoLedger, OtherVersion
from disclosure_lint.batch.options import BatchOptions

_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:/")
"""How an address begins that was taken for a path."""


@contextmanager
def opened(options: BatchOptions) -> Iterator[Ledger]:
    """The ledger of a run, until it is left. WrongCall where the folder holds something else, or another run.

    Where nothing was noted before something went wrong, nothing is left: the same call, put right, begins anew.
    """
    there = options.folder.exists()
    ledger = _opened(options)
    blank = False
    try:
        yield ledger
    except Exception:
        blank = ledger.is_blank()
        raise
    finally:
        ledger.close()
        if blank:
            with suppress(OSError):
                (options.folder / NAME).unlink()
                if not there:
                    options.folder.rmdir()


def _opened(options: BatchOptions) -> Ledger:
    folder = options.folder
    if _ELSEWHERE.match(str(folder)):
        raise wrong("batch.output_elsewhere")
    begun = (folder / NAME).exists()
    if begun and not options.resume:
        raise wrong("batch.begun", folder=folder)
    if not begun and folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise wrong("batch.not_empty", folder=folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        ledger = Ledger(folder)
    except OSError as error:
        raise wrong("batch.unwritable", folder=folder, detail=error) from None
    except NoLedger as error:
        key = "batch.locked" if "locked" in str(error) else "batch.no_ledger"
        raise wrong(key, folder=folder, detail=error) from None
    except OtherVersion as error:
        raise wrong("batch.other_version", folder=folder, version=error) from None
    root = public(options.root) if is_address(options.root) else os.path.realpath(options.root)
    root = root.encode(errors="surrogateescape").decode(errors="backslashreplace")
    before = ledger.about("root")
    if before not in (None, root):
        ledger.close()
        raise wrong("batch.other_root", folder=folder, root=before)
    ledger.mark("root", root)
    return ledger
