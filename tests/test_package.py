"""The package as a whole: its version, what the wheel holds, the shape of the code, the promises of the README."""

import ast
import importlib
import importlib.metadata
import json
import re
import statistics
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

import disclosure_lint
from disclosure_lint.resources import resource

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "disclosure_lint"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
MODULES = sorted(SOURCE.rglob("*.py"))
READMES = ("README.md", "README.zh.md")
DOCS = sorted((ROOT / "docs").glob("*.md"))
STARTS = sorted((ROOT / "docs" / "start").glob("*.md"))

NAMELESS = {"utils", "util", "helpers", "helper", "common", "core", "misc", "manager", "service"}
LONGEST_FILE = 350
LONGEST_FUNCTION = 60
MEDIAN_FILE = 160


def text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def lines(path: Path) -> int:
    return len(text(path).splitlines())


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def functions(path: Path) -> Iterator[tuple[str, int]]:
    """Name and length in lines of each function of a file."""
    for node in ast.walk(ast.parse(text(path))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert node.end_lineno is not None
            yield node.name, node.end_lineno - node.lineno + 1


class TestVersion:
    def test_is_a_release_number(self) -> None:
        assert re.fullmatch(r"\d+\.\d+\.\d+", disclosure_lint.__version__)

    def test_is_stated_once(self) -> None:
        assert PROJECT["project"]["dynamic"] == ["version"]
        assert PROJECT["tool"]["hatch"]["version"]["path"] == relative(SOURCE / "__init__.py")

    def test_is_that_of_the_distribution_where_it_is_installed(self) -> None:
        installed = importlib.metadata.distributions(name="disclosure-lint")
        assert {found.version for found in installed} <= {disclosure_lint.__version__}

    def test_has_its_heading_in_the_changelog(self) -> None:
        changelog = text(ROOT / "CHANGELOG.md")
        assert f"## [{disclosure_lint.__version__}]" in changelog


class TestDistribution:
    def test_wheel_takes_along_what_the_code_looks_for(self) -> None:
        included = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
        assert included == {name: f"disclosure_lint/data/{name}" for name in ("grammar", "rules", "samples")}

    @pytest.mark.parametrize("extra", PROJECT["project"]["optional-dependencies"])
    def test_an_extra_brings_what_does_not_come_anyway(self, extra: str) -> None:
        """Else the extra is none, and every office carries over what it does not use."""
        anyway, brought = (
            {re.split(r"[^-\w]", needed)[0].lower() for needed in listed}
            for listed in (PROJECT["project"]["dependencies"], PROJECT["project"]["optional-dependencies"][extra])
        )
        assert anyway & brought == set()

    @pytest.mark.parametrize("name", ["grammar", "rules", "samples"])
    def test_resources_are_found(self, name: str) -> None:
        assert any(path.is_file() for path in resource(name).rglob("*"))

    def test_an_unknown_resource_is_said_to_be_missing(self) -> None:
        with pytest.raises(FileNotFoundError, match="no absent/ found"):
            resource("absent")

    def test_is_typed(self) -> None:
        assert (SOURCE / "py.typed").is_file()

    def test_console_script_is_the_door_of_python_dash_m(self) -> None:
        module, _, name = PROJECT["project"]["scripts"]["disclosure-lint"].partition(":")
        door = importlib.import_module("disclosure_lint.__main__")
        assert door.main is getattr(importlib.import_module(module), name)


class TestPublicNames:
    @pytest.mark.parametrize("package", [relative(path.parent) for path in MODULES if path.stem == "__init__"])
    def test_what_a_package_offers_exists(self, package: str) -> None:
        module = importlib.import_module(package.removeprefix("src/").replace("/", "."))
        offered = getattr(module, "__all__", [])
        assert [name for name in offered if not hasattr(module, name)] == []
        assert len(set(offered)) == len(offered)

    def test_the_one_entry(self) -> None:
        api = importlib.import_module("disclosure_lint.api")
        assert {"check", "load_rules"} <= set(dir(api))


class TestShape:
    def test_modules_are_named_for_what_they_do(self) -> None:
        named = {part for path in MODULES for part in path.relative_to(SOURCE).with_suffix("").parts}
        assert named & NAMELESS == set()

    def test_files_are_short(self) -> None:
        assert {relative(path): lines(path) for path in MODULES if lines(path) > LONGEST_FILE} == {}

    def test_functions_are_short(self) -> None:
        found = [(relative(path), name, length) for path in MODULES for name, length in functions(path)]
        assert [each for each in found if each[2] > LONGEST_FUNCTION] == []

    def test_the_usual_file_is_small(self) -> None:
        assert statistics.median(lines(path) for path in MODULES) <= MEDIAN_FILE

    def test_files_say_what_they_are_for(self) -> None:
        assert [relative(path) for path in MODULES if not ast.get_docstring(ast.parse(text(path)))] == []

    def test_rules_grammar_and_samples_hold_no_code(self) -> None:
        assert [
            relative(path) for name in ("rules", "grammar", "samples") for path in (ROOT / name).rglob("*.py")
        ] == []


def bash_blocks(readme: str) -> list[str]:
    return re.findall(r"^```bash\n(.*?)^```$", text(ROOT / readme), re.DOTALL | re.MULTILINE)


class TestReadme:
    @pytest.mark.parametrize("readme", READMES)
    def test_begins_with_two_single_command_lines(self, readme: str) -> None:
        setting_up, testing = bash_blocks(readme)[:2]
        assert setting_up.count("\n") == testing.count("\n") == 1
        assert "disclosure-lint check" in setting_up
        assert "pytest" in testing

    def test_both_languages_give_the_same_commands(self) -> None:
        english, chinese = (bash_blocks(readme)[:2] for readme in READMES)
        assert english == chinese

    @pytest.mark.parametrize("readme", READMES)
    def test_samples_it_names_exist(self, readme: str) -> None:
        named = set(re.findall(r"samples/[\w./-]+\w", text(ROOT / readme)))
        assert named
        assert [name for name in named if not (ROOT / name).exists()] == []


class TestDocs:
    @pytest.mark.parametrize(
        "path", [*(ROOT / name for name in READMES), ROOT / "CONTRIBUTING.md", *DOCS, *STARTS], ids=relative
    )
    def test_links_lead_somewhere(self, path: Path) -> None:
        targets = re.findall(r"\]\((?!https?://|#)([^)#\s]+)", text(path))
        assert [target for target in targets if not (path.parent / target).exists()] == []

    def test_every_page_is_in_the_index(self) -> None:
        """Chinese ones in the Chinese index."""
        index = {False: text(ROOT / "docs" / "index.md"), True: text(ROOT / "docs" / "index.zh.md")}
        for page in (*DOCS, *STARTS):
            chinese = page.name.endswith(".zh.md")
            path = page.relative_to(ROOT / "docs").as_posix()
            assert page.stem.partition(".")[0] == "index" or f"]({path})" in index[chinese], path


def packaged(schema: str) -> list[Path]:
    """The files in rules/ and samples/ that a schema is for."""
    national = ROOT / "rules" / "national"
    reports = [*(ROOT / "samples").rglob("*.yaml"), *(national / "examples").glob("*.yaml")]
    forms = list((national / "forms").glob("*.yaml"))
    return {"report": reports, "form": forms, "pack": sorted({*national.rglob("*.yaml")} - {*reports, *forms})}[schema]


class TestSchemas:
    @pytest.mark.parametrize("schema", ["report", "form", "pack"])
    def test_accept_what_is_packaged(self, schema: str) -> None:
        validator = Draft202012Validator(json.loads(text(ROOT / "schemas" / f"{schema}.json")))
        files = packaged(schema)
        assert files
        for path in files:
            data = json.loads(json.dumps(yaml.safe_load(text(path)), default=str))
            assert [error.message for error in validator.iter_errors(data)] == [], path

    @pytest.mark.parametrize("schema", ["report", "form", "pack", "output"])
    def test_refuse_what_is_nothing_of_the_kind(self, schema: str) -> None:
        Draft202012Validator.check_schema(made := json.loads(text(ROOT / "schemas" / f"{schema}.json")))
        assert not Draft202012Validator(made).is_valid({"nothing": "of the kind"})
