"""A small pack, for tests that make packs again and again."""

import shutil

import pytest

from disclosure_lint.resources import resource

KEPT = ("pack.yaml", "vocabulary.yaml", "claims.yaml", "clauses.yaml", "forms", "requests", "tables")


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, ...]:
    """The national pack with a few of its rules."""
    folder = tmp_path_factory.mktemp("packs") / "small"
    folder.mkdir()
    for name in KEPT:
        part = resource("rules") / "national" / name
        shutil.copytree(part, folder / name) if part.is_dir() else shutil.copy(part, folder)
    return (str(folder),)
