"""Property tests without deadlines: a slow machine is no fault of the code. Timing belongs to benchmarks/."""

import os
import tempfile
from typing import Any

import pytest
from hypothesis import settings

settings.register_profile("project", deadline=None, print_blob=True, max_examples=40)
settings.register_profile("thorough", settings.get_profile("project"), max_examples=1000)
settings.load_profile("project")

os.environ["DISCLOSURE_LINT_NO_CACHE"] = "1"  # what one test has found is no other's; tests of the store take it away

PACKS = None
"""The folder of checked packs: that of the user is left alone, and no test checks the national pack again."""

if "PYTEST_XDIST_WORKER" not in os.environ:  # a worker has the folder of the process that started it
    PACKS = tempfile.TemporaryDirectory(prefix="disclosure-lint-tests-")
    os.environ["DISCLOSURE_LINT_CACHE"] = PACKS.name


def pytest_unconfigure() -> None:
    if PACKS is not None:
        PACKS.cleanup()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Whole stretches of tests to each worker, so that what a module shares is made once."""
    from xdist.scheduler import WorkStealingScheduling

    return WorkStealingScheduling(config, log) if config.getoption("dist") == "load" else None
