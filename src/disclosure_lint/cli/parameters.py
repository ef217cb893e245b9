"""What arguments may be: choices, days, numbers, lists of codes; with complaints in the language of the call."""

import re
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from disclosure_lint.cli.language import tell
from disclosure_lint.report import YEARS

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


class Choice(click.Choice):  # type: ignore[type-arg]
    """One of some words."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The word, or a complaint that lists all there are."""
        if value in self.choices:
            return value
        raise click.BadParameter(unknown(ctx, str(value), [str(choice) for choice in self.choices]), ctx, param)


def unknown(ctx: click.Context | None, value: str, known: list[str]) -> str:
    """The complaint about a word that is not among those known: the nearest first, then all."""
    from difflib import get_close_matches  # slow to import, and for wrong calls alone

    close = get_close_matches(value, known, n=1)
    near = tell(ctx, "wrong.near", name=close[0]) if close else ""
    return tell(ctx, "wrong.choice", value=value, near=near, known=", ".join(known))


class Day(click.ParamType):  # type: ignore[type-arg]
    """A day as 2025-01-31."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day, or a complaint."""
        if isinstance(value, date):
            return value
        try:
            if re.fullmatch(r"\d{4}-\d{2}-\d{2}", value, re.ASCII):
                return date.fromisoformat(value)
        except ValueError:
            pass
        raise click.BadParameter(tell(ctx, "wrong.day", value=value), ctx, param)


class Count(click.ParamType):  # type: ignore[type-arg]
    """A number from 1."""

    name = "number"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number, or a complaint."""
        text = str(value)
        if text.isascii() and text.isdigit() and int(text) > 0:
            return int(text)
        raise click.BadParameter(tell(ctx, "wrong.count", value=text), ctx, param)


class Year(Count):
    """A year that a report may be on."""

    name = "year"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The year, or a complaint."""
        text = str(value)
        if text.isascii() and text.isdigit() and YEARS[0] <= int(text) <= YEARS[1]:
            return int(text)
        raise click.BadParameter(tell(ctx, "wrong.year", value=text, first=YEARS[0], last=YEARS[1]), ctx, param)


class Codes(click.ParamType):  # type: ignore[type-arg]
    """Codes of rules, or how they begin, with commas between."""

    name = "codes"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        """The codes in capitals."""
        if isinstance(value, tuple):
            return value
        return tuple(code.strip().upper() for code in value.replace("，", ",").split(",") if code.strip())

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> "list[CompletionItem]":
        """For the shell: the codes that fit what stands after the last comma."""
        from disclosure_lint.cli.completing import codes

        return codes(ctx, param, incomplete)
