"""Property tests without deadlines: a slow machine is no fault of the code. Timing belongs to benchmarks/."""

from hypothesis import settings

settings.register_profile("project", deadline=None, print_blob=True)
settings.load_profile("project")
