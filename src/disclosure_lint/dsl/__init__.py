"""The rule language: text → tree → terms → code. Knows the report and the form, no rule and no file format."""
