"""Property tests without deadlines: a slow machine is no fault of the code. Timing belongs to benchmarks/."""

import os

from hypothesis import settings

settings.register_profile("project", deadline=None, print_blob=True)
settings.load_profile("project")

os.environ["DISCLOSURE_LINT_NO_CACHE"] = "1"  # what one test has found is no other's; tests of the store take it away
