"""The national pack and its samples, read as documents."""

from datetime import date
from pathlib import Path

import pytest

from disclosure_lint.api import Documents, Options, documents, load_rules
from disclosure_lint.inputs import discover
from disclosure_lint.rules import Pack

SAMPLES = Path(__file__).resolve().parents[2] / "samples"


@pytest.fixture(scope="session")
def pack() -> Pack:
    return load_rules()


@pytest.fixture(scope="session")
def faulty() -> Documents:
    return documents(discover([str(SAMPLES / "faulty-2024.yaml")]), Options(today=date(2026, 1, 31)))


@pytest.fixture(scope="session")
def paired() -> Documents:
    return documents(discover([str(SAMPLES / "pair")]), Options(today=date(2026, 1, 31)))
