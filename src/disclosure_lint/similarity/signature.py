"""What of a paragraph finds its like: MinHash over runs of its letters, folded into one key a band (LSH).

rensa makes the hashes: 49 µs a paragraph of 300 letters, where datasketch 2.0 took 374 and NumPy 106.
"""

from struct import pack
from zlib import crc32

from disclosure_lint.prose.copying import BREAK

RUN = 8
"""Letters of a run (shingle)."""
BANDS, ROWS = 32, 4
"""Two texts share a band with probability 1 - (1 - s^ROWS)^BANDS, s being the share of runs that they have in common:
for 0.6 99 %, for 0.5 87 %, for 0.1 0.3 %."""
_SEED = 2021
KEY = "<u4"
"""How a band's key is written."""


def runs(masked: str) -> set[str]:
    """All runs of neighbouring letters; none goes over a set phrase."""
    pieces = masked.split(BREAK)
    return {piece[at : at + RUN] for piece in pieces for at in range(len(piece) - RUN + 1)}


def signature(masked: str) -> bytes:
    """The keys of all bands, four bytes each; b"" where there is no run."""
    from rensa import RMinHash  # an extra; nothing but runs over many reports needs it

    found = runs(masked)
    if not found:
        return b""
    hashes = RMinHash(num_perm=BANDS * ROWS, seed=_SEED)
    hashes.update([run.encode(errors="replace").decode() for run in found] if _odd(masked) else list(found))
    values = hashes.digest()
    keys = (crc32(pack(f"<{ROWS}I", *values[at : at + ROWS])) for at in range(0, len(values), ROWS))
    return pack(f"<{BANDS}I", *keys)


def _odd(text: str) -> bool:
    """Whether a text holds lone surrogates, which no library outside Python takes."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return False
