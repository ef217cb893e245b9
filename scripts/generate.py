"""Writes every file that is derived from code, rules or samples; with `--check` only compares them.

`derived` lists the files. In some only what stands between markers is derived: the output of the command named in
`<!-- generated: … -->`, the table named in `<!-- reference: … -->`.
Run from anywhere: `python scripts/generate.py [--check]`.
"""

import difflib
import os
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import chdir
from functools import partial
from io import BytesIO
from itertools import product
from pathlib import Path
from zipfile import ZipFile

import click
from click.testing import CliRunner

from disclosure_lint import api, authoring
from disclosure_lint.batch.results.columns import TABLES
from disclosure_lint.cli import main as cli
from disclosure_lint.dsl.reference import PARTS
from disclosure_lint.phrases import LANGS, Lang

ROOT = Path(__file__).resolve().parent.parent
NAME = "disclosure-lint"
PRINTED = ("clean-2024", "faulty-2024")
"""Samples that are kept in the official form, too."""
LANGUAGES = {"zh": "中文", "en": "English"}
RERUN = "scripts/generate.py"
SHOWN = re.compile(r"(?P<open><!-- generated: (?P<command>.*?) -->\n).*?(?P<close><!-- /generated -->)", re.DOTALL)
REFERENCE = re.compile(r"(?P<open><!-- reference: (?P<name>\w+) -->\n).*?(?P<close><!-- /reference -->)", re.DOTALL)


def run(*arguments: str) -> str:
    """What the command prints; RuntimeError where it cannot do its work (findings are no failure)."""
    return run_raw(*arguments).decode()


def run_raw(*arguments: str) -> bytes:
    """The same as bytes."""
    with chdir(ROOT):
        result = CliRunner().invoke(cli, ["--color", "never", *arguments], prog_name=NAME, env={"COLUMNS": "100"})
    if result.exit_code > 1 or (result.exception and not isinstance(result.exception, SystemExit)):
        raise RuntimeError(f"{' '.join(arguments)}: exit {result.exit_code}\n{result.output}") from result.exception
    return result.stdout_bytes


def shown_commands(path: str) -> str:
    """The file with the output of each command that it names in a marker."""

    def block(found: re.Match[str]) -> str:
        arguments = found["command"].split()
        return f"{found['open']}```text\n$ {NAME} {found['command']}\n{run(*arguments).rstrip()}\n```\n{found['close']}"

    return SHOWN.sub(block, (ROOT / path).read_text(encoding="utf-8"))


def commands(command: click.Command = cli, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Every command below `command`, as the words that name it."""
    yield path
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            inner = command.get_command(context, name)
            if inner and not inner.hidden:
                yield from commands(inner, (*path, name))


def cli_reference(title: str, written: str, *languages: str) -> str:
    """The help of every command in some languages."""
    parts = [f"# {title}\n", f"<!-- {written} -->\n"]
    for words in commands():
        parts.append(f"## `{' '.join((NAME, *words))}`\n")
        parts += (f"```text\n{run('--lang', lang, *words, '--help').strip()}\n```\n" for lang in languages)
    return "\n".join(parts)


def manual() -> dict[str, Callable[[], str]]:
    """The pages of all rules of the packs that ship, and the clauses of the law against them."""
    pack = api.load_rules(("national",))
    names = sorted(path.parent.name for path in (ROOT / "rules").glob("*/pack.yaml"))
    overlays = [api.load_rules((name,)) for name in names if name != "national"]
    written = {f"docs/rules/{path}": text for path, text in authoring.pages(pack, overlays).items()}
    for lang in LANGS:
        name = "law-coverage.md" if lang == "en" else f"law-coverage.{lang}.md"
        written[f"docs/{name}"] = authoring.coverage(pack, lang, f"rules/{lang}", overlays)
    return {path: partial(str, text) for path, text in written.items()}


def language_reference(page: str, lang: Lang) -> str:
    """The page on the rule language with the tables of units, fields and functions."""
    text = (ROOT / page).read_text(encoding="utf-8")
    return REFERENCE.sub(lambda found: f"{found['open']}{PARTS[found['name']](lang)}\n{found['close']}", text)


def run_tables() -> str:
    """docs/supervisors.md with the columns of the tables that a run leaves."""
    parts = []
    for name, columns in TABLES.items():
        parts.append(f"**`{name}`**\n\n| column | kind | holds |\n|---|---|---|")
        parts += [f"| `{column.name}` | {column.kind} | {column.meaning} |" for column in columns]
        parts.append("")
    page = (ROOT / "docs" / "supervisors.md").read_text(encoding="utf-8")
    return REFERENCE.sub(lambda found: found["open"] + "\n".join(parts).rstrip() + "\n" + found["close"], page)


def schema_names() -> tuple[str, ...]:
    """The file formats that have a schema."""
    for parameter in cli.commands["schema"].params:
        if isinstance(parameter.type, click.Choice):
            return tuple(str(choice) for choice in parameter.type.choices)
    raise RuntimeError("the command `schema` has no list of formats")


def derived() -> dict[str, Callable[[], str]]:
    """Each derived file and what makes its text."""
    return {
        "README.md": partial(shown_commands, "README.md"),
        "README.zh.md": partial(shown_commands, "README.zh.md"),
        "docs/cli.md": partial(
            cli_reference, "Command line", f"Written by {RERUN} from the command line itself.", *LANGUAGES
        ),
        "docs/cli.zh.md": partial(cli_reference, "命令行", f"由 {RERUN} 根据命令行本身生成，请勿手工修改。", "zh"),
        "docs/supervisors.md": run_tables,
        "docs/rule-language.md": partial(language_reference, "docs/rule-language.md", "en"),
        "docs/rule-language.zh.md": partial(language_reference, "docs/rule-language.zh.md", "zh"),
        **manual(),
        **{f"schemas/{name}.json": partial(run, "schema", name) for name in schema_names()},
        **{f"samples/forms/{name}.html": partial(run, *form(name, "html")) for name in PRINTED},
    }


def form(name: str, to: str) -> tuple[str, ...]:
    """The call that prints a sample in the official form."""
    return "convert", f"samples/{name}.yaml", "--to", to


def stale_archives() -> Iterator[tuple[Path, bytes]]:
    """The samples as Word and Excel files that do not hold what they should, with what they should be."""
    for name, to in product(PRINTED, ("docx", "xlsx")):
        file, new = ROOT / "samples" / "forms" / f"{name}.{to}", run_raw(*form(name, to))
        if not file.exists() or members(file.read_bytes()) != members(new):
            yield file, new


def members(archive: bytes) -> dict[str, bytes]:
    """What an archive holds: how it is packed depends on the machine, and one file names the program's version."""
    with ZipFile(BytesIO(archive)) as opened:
        return {name: opened.read(name) for name in opened.namelist() if name != "docProps/app.xml"}


def stale() -> Iterator[tuple[Path, str, str]]:
    """Each derived file that is not what it should be: path, what it is, what it should be ('': it should not be)."""
    files = derived()
    for page in sorted((ROOT / "docs" / "rules").rglob("*.md")):
        if page.relative_to(ROOT).as_posix() not in files:
            yield page, page.read_text(encoding="utf-8"), ""
    for path, make in files.items():
        file = ROOT / path
        old = file.read_text(encoding="utf-8") if file.exists() else ""
        new = make()
        if new != old:
            yield file, old, new


def main() -> None:
    """Writes the files that are stale, or with `--check` shows them and fails."""
    os.environ["NO_COLOR"] = "1"
    check = sys.argv[1:] == ["--check"]
    if sys.argv[1:] and not check:
        sys.exit(f"usage: {RERUN} [--check]")
    found = list(stale())
    for file, old, new in found:
        name = str(file.relative_to(ROOT))
        if check:
            sys.stdout.writelines(
                difflib.unified_diff(old.splitlines(True), new.splitlines(True), name, f"{name} (generated)")
            )
        elif not new:
            file.unlink()
            print(f"removed: {name}")
        else:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(new, encoding="utf-8", newline="\n")
            print(f"written: {name}")
    archives = list(stale_archives())
    for file, data in archives:
        if not check:
            file.write_bytes(data)
        print(f"{'stale' if check else 'written'}: {file.relative_to(ROOT)}")
    if check and (found or archives):
        sys.exit(f"{len(found) + len(archives)} derived file(s) are stale: run python {RERUN}")


if __name__ == "__main__":
    main()
