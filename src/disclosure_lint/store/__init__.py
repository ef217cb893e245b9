"""What is kept between runs: entries bound to what they were made from, sealed, and checked again when they come back.

An entry that is damaged, not sealed by this user, or not of the shape that is asked for, is as good as none.
"""

from disclosure_lint.store.entries import Store, opened
from disclosure_lint.store.shapes import Misshapen, Shape, shape

__all__ = ["Misshapen", "Shape", "Store", "opened", "shape"]
