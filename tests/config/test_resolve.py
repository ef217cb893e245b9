from pathlib import Path

from disclosure_lint.config import Chosen, Resolver, Scoped


def put(folder: Path, text: str, name: str = "disclosure-lint.yaml") -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")


def test_the_nearest_configuration_upwards_counts_alone(tmp_path: Path) -> None:
    put(tmp_path, "ignore: [STR013]\nfail-on: warning\n")
    put(tmp_path / "city", "ignore: [TAB009]\n")
    resolver = Resolver(Chosen())
    below = resolver.settings(tmp_path / "county" / "2024" / "a.yaml")
    assert (below.ignore, below.fail_on) == (("STR013",), "warning")
    nearer = resolver.settings(tmp_path / "city" / "a.yaml")
    assert (nearer.ignore, nearer.fail_on) == (("TAB009",), "error")
    assert nearer.file == tmp_path / "city" / "disclosure-lint.yaml"


def test_pyproject_counts_where_it_has_the_section(tmp_path: Path) -> None:
    put(tmp_path, "ignore: [STR013]\n")
    put(tmp_path / "a", "[tool.other]\nx = 1\n", "pyproject.toml")
    put(tmp_path / "b", '[tool.disclosure-lint]\nignore = ["TAB"]\n', "pyproject.toml")
    resolver = Resolver(Chosen())
    assert resolver.settings(tmp_path / "a" / "r.yaml").ignore == ("STR013",)
    assert resolver.settings(tmp_path / "b" / "r.yaml").ignore == ("TAB",)


def test_layers_from_general_to_path_to_level_to_the_call(tmp_path: Path) -> None:
    put(
        tmp_path,
        """\
select: [STR, TAB, REQ]
ignore: [STR013]
fail-on: warning
per-path:
  - {paths: [townships], level: township, ignore: [STR011]}
  - {paths: ["*/2020.yaml"], select: [REQ], fail-on: never}
per-level:
  township: {ignore: [TAB009], fail-on: error}
""",
    )
    resolver = Resolver(Chosen())
    place = tmp_path / "townships" / "east" / "2024.yaml"
    settings = resolver.settings(place)
    assert settings.ignore == ("STR013", "STR011")
    assert (settings.select, settings.level, settings.fail_on) == (("STR", "TAB", "REQ"), "township", "warning")
    settings = resolver.settings(place, "township")
    assert settings.ignore == ("STR013", "STR011", "TAB009")
    assert settings.fail_on == "error"
    assert resolver.settings(tmp_path / "x" / "2020.yaml").select == ("REQ",)
    called = Resolver(Chosen(Scoped(select=("NAR",), ignore=("NAR005",), fail_on="info")))
    settings = called.settings(place, "township")
    assert settings.select == ("NAR",)
    assert settings.ignore == ("STR013", "STR011", "TAB009", "NAR005")
    assert settings.fail_on == "info"


def test_a_named_configuration_counts_for_all_and_none_can_be_wanted(tmp_path: Path) -> None:
    put(tmp_path / "reports", "ignore: [STR013]\n")
    put(tmp_path / "elsewhere", "ignore: [TAB]\n", "ours.yaml")
    place = tmp_path / "reports" / "a.yaml"
    named = Resolver(Chosen(config=tmp_path / "elsewhere" / "ours.yaml"))
    assert named.settings(place).ignore == ("TAB",)
    assert Resolver(Chosen(isolated=True)).settings(place).ignore == ()


def test_files_without_configuration_have_the_defaults(tmp_path: Path) -> None:
    settings = Resolver(Chosen(isolated=True)).settings(tmp_path / "a.yaml", "government")
    assert settings.packs == ("national",)
    assert (settings.select, settings.ignore, settings.fail_on) == ((), (), "error")
