"""Git repositories of reports: what one is begun with, and what has changed in it. Reads no report."""
