"""The language server: what the checks say, in an editor, while people type. Judges nothing itself."""
