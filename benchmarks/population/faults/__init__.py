"""Every kind of fault; the rules that none of them is for, and why."""

from population.faults import archive, cells, figures, files, structure, texts
from population.faults.kind import KINDS, Case, Kind

__all__ = [
    "KINDS",
    "OUT_OF_REACH",
    "Case",
    "Kind",
    "archive",
    "cells",
    "figures",
    "files",
    "structure",
    "texts",
    "uncovered",
]

OUT_OF_REACH = {
    "HYG002": "repairs of spoilt characters are made in documents only; a structured report is taken as it stands",
    "SRC006": "a structured report says which cell each value belongs to",
    "SRC007": "the same",
    "SRC008": "lines that the form has not are SRC003 in a structured report",
}
"""Rule → why no report of the population can break it."""


def uncovered(rules: set[str]) -> set[str]:
    """Rules without a kind of fault and without a reason for it; and those with both, or that are not there."""
    aimed = {rule for each in KINDS for rule in each.rules}
    return rules ^ (aimed | set(OUT_OF_REACH)) | (aimed & set(OUT_OF_REACH))
