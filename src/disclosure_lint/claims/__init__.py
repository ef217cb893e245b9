"""Figures that a text states: what they are of, how exact, of which year and scope. Knows neither tables nor rules."""
