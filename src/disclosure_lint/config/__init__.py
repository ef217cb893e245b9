"""Settings of a repository of reports: found beside the reports, checked, resolved for each file. Reads no report."""

from disclosure_lint.config.files import ConfigError
from disclosure_lint.config.find import NAME, ConfigFile, find
from disclosure_lint.config.load import load
from disclosure_lint.config.model import Config, FailOn, Local, Scoped, Settings
from disclosure_lint.config.resolve import Chosen, Resolver

__all__ = [
    "NAME",
    "Chosen",
    "Config",
    "ConfigError",
    "ConfigFile",
    "FailOn",
    "Local",
    "Resolver",
    "Scoped",
    "Settings",
    "find",
    "load",
]
