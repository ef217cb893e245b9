"""What a process keeps of files that are no reports: for one run they do not change, for a server they do."""

from disclosure_lint.api import packs
from disclosure_lint.config.baseline import load_baseline
from disclosure_lint.config.find import forget as forget_places
from disclosure_lint.config.waivers import load_waivers


def forget() -> None:
    """Look anew at configurations, waivers, baselines and packs when they are next needed."""
    forget_places()
    load_waivers.cache_clear()
    load_baseline.cache_clear()
    packs.forget()
