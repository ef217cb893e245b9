"""Tables as they are laid out → tables of the form. Pure: knows forms by their data only, and no file format."""

from disclosure_lint.readers.tables.recognise import Recognised, recognise

__all__ = ["Recognised", "recognise"]
