"""Values of the ledger as bytes. A ledger may come from elsewhere: nothing but plain values of ours is made of it."""

import io
import pickle
import zlib
from typing import Any, Final

_OURS: Final = (
    "disclosure_lint.batch.facts",
    "disclosure_lint.batch.record",
    "disclosure_lint.columnar.figures",
    "disclosure_lint.diagnostics.",
    "disclosure_lint.readers.reading",
    "disclosure_lint.report.",
    "disclosure_lint.siblings",
    "disclosure_lint.similarity.",
    "disclosure_lint.source",
    "disclosure_lint.values",
    "disclosure_lint.waivers.model",
)
"""Modules of which classes (never functions) may be named."""
_OTHERS: Final = frozenset(
    {("decimal", "Decimal"), ("datetime", "date"), ("builtins", "frozenset"), ("builtins", "set")}
)
_LEVEL = 1
"""How hard to pack: more takes longer than it saves."""
LARGEST = 400_000_000
"""Bytes that a value may unpack to."""


class Damaged(Exception):
    """Bytes that hold no value of ours."""


def packed(value: Any) -> bytes:
    """A value as bytes."""
    return zlib.compress(pickle.dumps(value, protocol=5), _LEVEL)


def unpacked(data: bytes) -> Any:
    """The value of bytes. Damaged where they hold anything else."""
    try:
        unpacking = zlib.decompressobj()
        plain = unpacking.decompress(data, LARGEST)
        if not unpacking.eof:
            raise Damaged
        return _Ours(io.BytesIO(plain)).load()
    except (Damaged, MemoryError):
        raise
    except Exception as error:
        raise Damaged(str(error)) from error


class _Ours(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        ours = module.startswith(_OURS) and "." not in name
        if ours or (module, name) in _OTHERS:
            found = super().find_class(module, name)
            if isinstance(found, type):
                return found
        raise Damaged(f"{module}.{name}")
