"""A name for a finding that outlives edits: rule, agency, year and place; not language, line or file."""

from hashlib import sha256


def fingerprint(rule: str, agency: str | None, year: int | None, pointer: str, occurrence: int = 0) -> str:
    """16 hex digits; `occurrence` counts findings of one rule at one pointer from 0."""
    parts = (rule, agency or "", str(year or ""), pointer, str(occurrence))
    return sha256("\x1f".join(parts).encode()).hexdigest()[:16]
