"""Whether what a run is over can still be reached: a store that is lost must not come out as unreadable files."""

from disclosure_lint.batch.addresses import answers, is_address, public, why
from disclosure_lint.batch.ends import Stopped

PATIENCE = 10
"""Documents in a row that cannot be had before ROOT is asked again; twice as many each time that it does answer."""


class Reach:
    """Told of each document, in the order in which they are done, whether its bytes could be had."""

    def __init__(self, root: str) -> None:
        self._root = root if is_address(root) else None
        self._lost, self._patience = 0, PATIENCE

    def note(self, had: bool) -> None:
        """Stopped where several could not be had one after the other, and ROOT cannot be had, either."""
        self._lost = 0 if had else self._lost + 1
        if self._root is None or self._lost < self._patience:
            return
        try:
            answers(self._root)
        except Exception as error:  # noqa: BLE001  each file system has exceptions of its own
            raise Stopped("batch.lost", root=public(self._root), detail=why(error, self._root)) from None
        self._lost, self._patience = 0, self._patience * 2
