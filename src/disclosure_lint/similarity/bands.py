"""Which texts share a band of their signatures: only these need be looked at."""

from collections.abc import Sequence

from disclosure_lint.similarity.signature import BANDS, KEY


def shared_bands(signatures: Sequence[bytes]) -> dict[int, tuple[int, ...]]:
    """Number of a text → the numbers of the bands that it shares with another; texts that share none have no entry.

    Four bytes a text and band while at work; a text without signature shares nothing.
    """
    import numpy as np  # an extra

    length = BANDS * np.dtype(KEY).itemsize
    numbers = np.array([number for number, each in enumerate(signatures) if len(each) == length], dtype=np.int64)
    if not numbers.size:
        return {}
    keys = np.frombuffer(b"".join(each for each in signatures if len(each) == length), dtype=KEY).reshape(-1, BANDS)
    found = []
    for band in range(BANDS):
        _, inverse, counts = np.unique(keys[:, band], return_inverse=True, return_counts=True)
        shared = np.flatnonzero(counts[inverse] > 1)
        found.append(np.stack([numbers[shared], inverse[shared] * BANDS + band]))
    pairs = np.concatenate(found, axis=1)
    pairs = pairs[:, np.argsort(pairs[0], kind="stable")]
    texts, starts = np.unique(pairs[0], return_index=True)
    return {int(text): tuple(part.tolist()) for text, part in zip(texts, np.split(pairs[1], starts[1:]), strict=False)}
