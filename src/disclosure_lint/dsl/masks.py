"""The bit masks that generated code reads: one for each trait of a cell, by its value, and these."""

from disclosure_lint.report import Trait

ABSENT, LONE, LOST, FOREIGN, ALTERED = 0, -1, -2, -3, -4
"""Keys of masks beside those of traits: absent cells; absent ones whose row and column are there; those of absent
tables; all cells where there is any of another edition; all where any label was altered."""
MASKS = (ABSENT, LONE, LOST, FOREIGN, ALTERED, *map(int, Trait))
"""All keys."""
