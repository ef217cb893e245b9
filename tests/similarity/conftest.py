"""Word lists of the national pack, and reports of one section."""

import pytest

from disclosure_lint.resources import resource
from disclosure_lint.rules import load_packs
from disclosure_lint.vocabulary import Vocabulary


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    return load_packs((str(resource("rules") / "national"),)).vocabulary
