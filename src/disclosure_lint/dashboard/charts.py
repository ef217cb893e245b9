"""Charts as SVG without styles or scripts, drawn once while the site is made."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Any

from markupsafe import Markup

_COLOURS = ("#0b57a4", "#8a5200", "#1b6e3c", "#5c4a8a")
_FONT = "chart"
_STATED = f' font-family="{_FONT}" font-size="12"'
"""The typeface as each text of a chart states it; the style of the site has it for all."""
_FINE = re.compile(r"-?[0-9]+\.[0-9]{2,}|-?[0-9.]+E-[0-9]+")
"""Places on a page, told finer than anybody sees."""


def _leather() -> Any:
    import leather  # an extra

    theme = leather.theme
    theme.background_color = "#ffffff"
    theme.margin = 0.03
    theme.title_font_family = theme.legend_font_family = theme.tick_font_family = theme.axis_title_font_family = _FONT
    theme.tick_font_size = theme.legend_font_size = 12
    theme.axis_title_color = theme.legend_color = "#5b626b"
    theme.tick_color, theme.zero_color = "#e3e6ea", "#9aa1aa"
    theme.label_color = "#5b626b"
    theme.default_series_colors = list(_COLOURS)
    return leather


def lines(series: Mapping[str, Mapping[int, Decimal]]) -> Markup:
    """Values over the years; '' where there is nothing to draw."""
    years = sorted({year for values in series.values() for year in values})
    if len(years) < 2:
        return Markup("")
    leather = _leather()
    chart = leather.Chart()
    for name, values in series.items():
        chart.add_line([(year, float(value)) for year, value in sorted(values.items())], name=name)
    top = max(float(value) for values in series.values() for value in values.values())
    chart.set_x_scale(_scale(years[0], years[-1]))
    chart.add_x_axis(ticks=years)
    chart.set_y_scale(_scale(0, _round(top)))
    if top < 5:  # counts have no halves
        chart.add_y_axis(ticks=list(range(_round(top) + 1)))
    return _svg(chart, 460, 210)


def bars(counts: Sequence[tuple[str, int]]) -> Markup:
    """A bar for each name, the first at the top."""
    if not counts:
        return Markup("")
    leather = _leather()
    chart = leather.Chart()
    chart.add_bars([(count, name) for name, count in counts])
    chart.add_x_scale(0, max(count for _, count in counts) or 1)
    return _svg(chart, 720, 60 + 26 * len(counts))


@lru_cache(maxsize=1024)
def _scale(least: int, most: int) -> Any:
    """A scale; leather takes longer to find its ticks than to draw the chart, and those of most charts are the same."""
    return _leather().Linear(least, most)


def _round(top: float) -> int:
    """The next of 1, 2, 4, 8, 10, 20, 40, 80 …: a quarter of any above 2 is whole."""
    power: int = 10 ** max(len(str(int(top))) - 1, 0)
    return next(step for step in (power, 2 * power, 4 * power, 8 * power, 10 * power) if step >= top)


def _svg(chart: Any, width: int, height: int) -> Markup:
    """The chart as part of a page, as wide as there is room; leather escapes what it writes."""
    drawn = chart.to_svg(width=width, height=height)
    size = f'<svg width="{width}" height="{height}" version="1.1" '
    shown = f'<svg class="chart" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img" '
    small = _FINE.sub(lambda found: f"{float(found[0]):.1f}".removesuffix(".0"), drawn.replace(_STATED, ""))
    return Markup(small.replace(size, shown, 1))
