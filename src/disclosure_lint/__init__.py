"""Checks the yearly government information disclosure report against the law that prescribes it."""

__version__ = "0.1.0"
