"""What the paths of a call mean, and what happens where there is nothing to read."""

import os
from collections.abc import Iterable
from pathlib import Path

import pytest

from disclosure_lint.inputs import LIMIT, Input, MissingPaths, Trouble, discover, load


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A report repository; the tests run inside it."""
    files = (
        "reports/suqian/2024.yaml",
        "reports/suqian/2023.yml",
        "reports/hongze/2023.JSON",
        "reports/hongze/notes.md",
        "reports/hongze/logo.png",
        "reports/.cache/old.yaml",
        "reports/.hidden.yaml",
        "reports/drafts/2025.txt",
        "reports/~$2025.txt",
    )
    for name in files:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"year: 2024\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def names(paths: Iterable[str], exclude: Iterable[str] = ()) -> list[str]:
    return [item.name for item in discover(tuple(paths), tuple(exclude)).inputs]


def reason(item: Input) -> Trouble:
    loaded = load(item)
    assert isinstance(loaded, Trouble)
    return loaded


class TestFolders:
    def test_are_searched_for_what_can_be_read_in_the_order_of_names(self) -> None:
        assert names(["reports"]) == [
            "reports/drafts/2025.txt",
            "reports/hongze/2023.JSON",
            "reports/hongze/notes.md",
            "reports/suqian/2023.yml",
            "reports/suqian/2024.yaml",
        ]

    @pytest.mark.parametrize("path", ["reports", "reports/", "./reports", "reports/."])
    def test_are_the_same_however_they_are_called(self, path: str) -> None:
        assert names([path]) == names(["reports"])

    def test_the_current_one_leaves_no_dot_in_names(self) -> None:
        assert names(["."]) == names(["reports"])

    def test_hidden_ones_are_searched_where_they_are_named(self) -> None:
        assert names(["reports/.cache"]) == ["reports/.cache/old.yaml"]

    def test_what_is_found_is_not_named(self) -> None:
        assert {item.named for item in discover(["reports"]).inputs} == {False}

    def test_links_in_circles_end(self, folder: Path) -> None:
        (folder / "reports" / "suqian" / "up").symlink_to(folder / "reports", target_is_directory=True)
        (folder / "reports" / "self").symlink_to("self")
        assert len(names(["reports"])) == 5

    def test_a_link_to_a_document_is_no_second_one(self, folder: Path) -> None:
        (folder / "reports" / "zz.yaml").symlink_to(folder / "reports" / "suqian" / "2024.yaml")
        assert len(names(["reports"])) == 5

    def test_a_link_that_leads_nowhere_is_told(self, folder: Path) -> None:
        (folder / "reports" / "gone.yaml").symlink_to("nowhere.yaml")
        (found,) = (item for item in discover(["reports"]).inputs if item.name == "reports/gone.yaml")
        assert reason(found) == ("cannot_open", {"detail": "No such file or directory"})

    def test_pipes_are_left_alone(self, folder: Path) -> None:
        os.mkfifo(folder / "reports" / "pipe.yaml")
        assert len(names(["reports"])) == 5

    def test_what_cannot_be_listed_is_told(self, monkeypatch: pytest.MonkeyPatch) -> None:
        listed = Path.iterdir

        def iterdir(path: Path) -> Iterable[Path]:
            if path.name == "hongze":
                raise PermissionError(13, "Permission denied", str(path))
            return listed(path)

        monkeypatch.setattr(Path, "iterdir", iterdir)
        found = discover(["reports"]).inputs
        assert [item.name for item in found if item.trouble] == ["reports/hongze"]
        assert [reason(item) for item in found if item.trouble] == [("permission", {})]

    def test_an_empty_one_holds_nothing(self, folder: Path) -> None:
        (folder / "empty").mkdir()
        assert names(["empty"]) == []


class TestExclude:
    @pytest.mark.parametrize(
        "pattern",
        ["suqian", "suqian/", "reports/suqian", "./reports/suqian", "suqian/*", "*/suqian/*", "**/suqian/*", "s?qian"],
    )
    def test_leaves_out_a_folder(self, pattern: str) -> None:
        assert [name for name in names(["reports"], [pattern]) if "suqian" in name] == []

    def test_leaves_out_files_by_name(self) -> None:
        assert names(["reports"], ["*.txt", "notes.*", "2023.*"]) == ["reports/suqian/2024.yaml"]

    def test_leaves_out_what_a_glob_found(self) -> None:
        assert names(["reports/*/20*"], ["suqian", "*.yaml", "*.yml"]) == [
            "reports/drafts/2025.txt",
            "reports/hongze/2023.JSON",
        ]

    def test_does_not_leave_out_what_was_named(self) -> None:
        assert names(["reports/suqian/2024.yaml"], ["*.yaml"]) == ["reports/suqian/2024.yaml"]


class TestFiles:
    def test_named_ones_may_have_any_suffix(self) -> None:
        (found,) = discover(["reports/hongze/logo.png"]).inputs
        assert (found.name, found.named, load(found)) == ("reports/hongze/logo.png", True, b"year: 2024\n")

    def test_come_once_and_as_named(self) -> None:
        found = discover(["reports", "reports/suqian/../suqian/2024.yaml", "reports/suqian/2024.yaml"]).inputs
        assert [(item.name, item.named) for item in found if "2024" in item.name] == [
            ("reports/suqian/../suqian/2024.yaml", True)
        ]

    def test_order_of_the_call_makes_no_difference(self) -> None:
        assert discover(["reports/suqian", "reports/hongze"]) == discover(["reports/hongze", "reports/suqian"])

    def test_a_name_that_looks_like_a_glob_is_a_name(self, folder: Path) -> None:
        (folder / "report[1].yaml").write_bytes(b"")
        assert names(["report[1].yaml"]) == ["report[1].yaml"]


class TestGlobs:
    def test_are_expanded(self) -> None:
        found = discover(["reports/*/2023.*"]).inputs
        assert [(item.name, item.named) for item in found] == [
            ("reports/hongze/2023.JSON", True),
            ("reports/suqian/2023.yml", True),
        ]

    def test_match_at_any_depth(self) -> None:
        assert names(["**/*.yaml"]) == ["reports/suqian/2024.yaml"]
        assert names(["reports/**"]) == names(["reports", "reports/hongze/logo.png"])

    def test_may_be_absolute(self, folder: Path) -> None:
        assert names([f"{folder.as_posix()}/reports/*/*.yml"]) == [f"{folder.as_posix()}/reports/suqian/2023.yml"]

    def test_search_the_folders_they_match(self) -> None:
        assert names(["reports/su*"]) == ["reports/suqian/2023.yml", "reports/suqian/2024.yaml"]

    def test_match_hidden_names_only_where_these_are_written(self) -> None:
        assert names(["reports/.cache/*"]) == ["reports/.cache/old.yaml"]


class TestMissing:
    def test_all_are_told_at_once(self) -> None:
        with pytest.raises(MissingPaths) as caught:
            discover(["reports", "a.yaml", "b/*.yaml", "", "a.yaml", "x" * 5000, "nul\0"])
        assert caught.value.paths == ("a.yaml", "b/*.yaml", "", "x" * 5000, "nul\0")

    def test_a_link_that_leads_nowhere_is_there(self, folder: Path) -> None:
        (folder / "gone.yaml").symlink_to("nowhere.yaml")
        (found,) = discover(["gone.yaml"]).inputs
        assert reason(found)[0] == "cannot_open"


class TestStdin:
    def test_has_a_name(self) -> None:
        assert discover(["-"], stdin=b"x").inputs == (Input("<stdin>", None, True, b"x"),)
        assert discover(["-"], stdin=b"x", stdin_filename="a.yaml").inputs[0].name == "a.yaml"

    def test_comes_once(self) -> None:
        assert len(discover(["-", "-"], stdin=b"x").inputs) == 1

    def test_has_the_same_limit(self) -> None:
        (found,) = discover(["-"], stdin=bytes(LIMIT + 1)).inputs
        assert reason(found) == ("too_large", {"size": "20.0", "limit": 20})


class TestLoading:
    def test_gives_the_bytes(self) -> None:
        (found,) = discover(["reports/suqian/2024.yaml"]).inputs
        assert load(found) == b"year: 2024\n"

    def test_a_large_file_is_not_read(self, folder: Path) -> None:
        with (folder / "large.yaml").open("wb") as file:
            file.truncate(25_300_000)
        (found,) = discover(["large.yaml"]).inputs
        assert reason(found) == ("too_large", {"size": "25.3", "limit": 20})

    def test_a_file_of_just_the_limit_is_read(self, folder: Path) -> None:
        with (folder / "large.yaml").open("wb") as file:
            file.truncate(LIMIT)
        (found,) = discover(["large.yaml"]).inputs
        assert load(found) == bytes(LIMIT)

    def test_what_may_not_be_read_is_told(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def refuse(*_: object) -> None:
            raise PermissionError(13, "Permission denied")

        (found,) = discover(["reports/suqian/2024.yaml"]).inputs
        monkeypatch.setattr(Path, "open", refuse)
        assert reason(found) == ("permission", {})

    def test_what_may_not_be_looked_at_is_told(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def refuse(*_: object, **__: object) -> None:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(Path, "lstat", refuse)
        monkeypatch.setattr(Path, "stat", refuse)
        assert [reason(item) for item in discover(["locked/a.yaml"]).inputs] == [("permission", {})]

    def test_what_is_gone_meanwhile_is_told(self, folder: Path) -> None:
        (found,) = discover(["reports/suqian/2024.yaml"]).inputs
        (folder / "reports" / "suqian" / "2024.yaml").unlink()
        assert reason(found) == ("cannot_open", {"detail": "No such file or directory"})


class TestNames:
    def test_bytes_that_are_no_text_are_written_out(self, folder: Path) -> None:
        path = folder / os.fsdecode(b"odd\xff\xc4.yaml")
        path.write_bytes(b"year: 2024\n")
        (found,) = discover([str(path)]).inputs
        assert found.name == (folder / "odd").as_posix() + "\\xff\\xc4.yaml"
        assert load(found) == b"year: 2024\n"

    def test_no_two_documents_have_one_name(self, folder: Path) -> None:
        for raw in (b"a\xff.yaml", rb"a\xff.yaml"):
            (folder / os.fsdecode(raw)).write_bytes(raw)
        names = [item.name for item in discover([".", "-"], stdin=b"", stdin_filename="a\\xff.yaml").inputs]
        assert [name for name in names if name.startswith("a")] == [
            "a\\xff.yaml",  # from stdin, in place of the file of that name
            "a\\xff.yaml (2)",
        ]
