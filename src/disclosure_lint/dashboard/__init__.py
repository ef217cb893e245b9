"""A static site from the results of a run over many reports; notices of rectification. Knows its tables only."""
