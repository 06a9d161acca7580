"""The project's own shape: its files, its locks, and who imports whom."""

import ast
import re
import sys
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "penguins"
# What is made by running the project is no part of it.
MADE = {"__pycache__"}
# What each package may import of the others: an arrow from what is imported to what imports it.
MAY_IMPORT: dict[str, set[str]] = {
    "questions": set(),
    "model": {"questions"},
    "explain": {"questions", "model"},
    "files": {"questions", "model"},
    "web": {"questions", "model", "explain", "files"},
}
# The folders of `files`, each of which imports only from those on its left. The modules beside them stand between a
# workbook and the results.
FOLDERS_OF_FILES = ["table", "pitfalls", "text", "workbook", "", "results"]
OF_THE_WEB = {"flask", "flask_wtf", "flask_compress", "werkzeug", "wtforms"}
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path.parent != PACKAGE)
CONFIG = PACKAGE / "config.py"
LOCKS = ["requirements.txt", "tests/requirements.txt"]


@cache
def imports_of(path: Path) -> set[str]:
    """The modules that a file imports, by their whole names."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports relatively"
            found.update({str(node.module), *(f"{node.module}.{alias.name}" for alias in node.names)})
    return found


def pinned(lock: str) -> dict[str, str]:
    """A lock's logical lines: a package's name -> its line."""
    text = (ROOT / lock).read_text().replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    return {re.split(r"[=<>~! \[;]", line, maxsplit=1)[0].lower(): line for line in lines}


def test_the_visible_top_level_is_exactly_the_agreed_one() -> None:
    visible = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")} - MADE
    assert visible == {
        *("penguins", "templates", "static", "scripts", "tests"),
        *("wsgi.py", "Procfile", "requirements.txt", "runtime.txt", "README.md"),
    }


def test_the_tests_run_on_the_python_of_the_platform_or_a_newer_one() -> None:
    runtime = re.fullmatch(r"python-(\d+)\.(\d+)\n", (ROOT / "runtime.txt").read_text())
    assert runtime
    assert sys.version_info >= tuple(map(int, runtime.groups()))


def test_the_procfile_checks_the_settings_and_starts_gunicorn_on_the_site() -> None:
    assert re.fullmatch(
        r"web: python penguins/config.py gunicorn( --?[a-z-]+ \S+)* wsgi:app\n", (ROOT / "Procfile").read_text()
    )


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_package_has_one_version_and_hashes(lock: str) -> None:
    packages = pinned(lock)
    assert len(packages) > 10
    for line in packages.values():
        assert re.match(r"^[\w.\[\]-]+==[\w.!+]+( ; .*?)?\s+--hash=sha256:[0-9a-f]{64}", line), line


def test_the_tests_run_on_the_versions_that_the_site_runs_on() -> None:
    site, tests = (pinned(lock) for lock in LOCKS)
    versions = {
        name: [re.findall(r"==([\w.!+]+)", lock[name])[0] for lock in (site, tests)] for name in site & tests.keys()
    }
    assert {name: both for name, both in versions.items() if both[0] != both[1]} == {}


def test_what_is_chosen_is_locked() -> None:
    for chosen, lock in (("scripts/requirements.in", LOCKS[0]), ("tests/requirements.in", LOCKS[1])):
        lines = (ROOT / chosen).read_text().splitlines()
        names = {re.split(r"[=<>~! \[;]", line)[0].lower() for line in lines if re.match(r"\w", line)}
        assert names <= set(pinned(lock))


def test_the_packages_are_the_agreed_ones() -> None:
    folders = {path.name for path in PACKAGE.iterdir() if path.is_dir()} - MADE
    assert folders == {*MAY_IMPORT, "data"}
    assert {path.name for path in PACKAGE.glob("*.py")} == {"__init__.py", "config.py"}


def test_a_package_imports_only_from_those_on_its_left() -> None:
    for path in MODULES:
        package = path.relative_to(PACKAGE).parts[0]
        of_the_site = [name for name in imports_of(path) if name.split(".")[0] == "penguins"]
        imported = {name.partition(".")[2].partition(".")[0] for name in of_the_site}
        assert imported - {package, "config"} <= MAY_IMPORT[package], path


def test_a_folder_of_files_imports_only_from_those_on_its_left() -> None:
    for path in (PACKAGE / "files").rglob("*.py"):
        imported = [name.split(".")[2:] for name in imports_of(path) if name.startswith("penguins.files.")]
        folders = {one if one in FOLDERS_OF_FILES else "" for one, *_ in imported if one != "refused"}
        folder = path.parent.name if path.parent.name in FOLDERS_OF_FILES else ""
        assert folders <= set(FOLDERS_OF_FILES[: FOLDERS_OF_FILES.index(folder) + 1]), path


def test_the_settings_import_nothing_of_the_site() -> None:
    assert {name.split(".")[0] for name in imports_of(CONFIG)} <= sys.stdlib_module_names


def test_only_the_web_knows_of_flask() -> None:
    for path in MODULES:
        if path.parent.name != "web":
            # Nor of what hides from this test whom a module imports.
            assert {name.split(".")[0] for name in imports_of(path)}.isdisjoint({*OF_THE_WEB, "importlib"}), path


def test_the_scripts_do_not_import_from_the_tests() -> None:
    for path in (ROOT / "scripts").rglob("*.py"):
        assert "tests" not in {name.split(".")[0] for name in imports_of(path)}, path


def test_no_module_is_longer_than_250_lines() -> None:
    modules = [path for folder in ("penguins", "scripts", "tests") for path in (ROOT / folder).rglob("*.py")]
    assert len(modules) > 40
    lengths = {str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines()) for path in modules}
    assert {path: length for path, length in lengths.items() if length > 250} == {}
    assert lengths["penguins/web/worker.py"] <= 80


def test_no_line_of_a_template_is_longer_than_140_characters() -> None:
    templates = sorted((ROOT / "templates").rglob("*.html"))
    assert len(templates) > 10
    for path in templates:
        longest = max(path.read_text(encoding="utf-8").splitlines(), key=len)
        assert len(longest) <= 140, f"{path.name}: {longest}"


def test_no_file_of_the_project_names_a_place_outside_it() -> None:
    outside = re.compile(r"/work/|/home/\w|\.\./shared")
    folders = ("penguins", "scripts", "static", "templates", "tests", ".ci")
    paths = [*ROOT.iterdir(), *(path for folder in folders for path in (ROOT / folder).rglob("*"))]
    files = [path for path in paths if path.is_file() and path.suffix != ".pyc"]
    naming = [path for path in files if outside.search(path.read_text(encoding="utf-8", errors="replace"))]
    assert {path.relative_to(ROOT).as_posix() for path in naming} - {".git"} == {"tests/test_layout.py"}


def test_a_dataclass_that_has_settings_does_not_change_after_it_is_made() -> None:
    nodes = (node for module in MODULES for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))))
    for made in (node for node in nodes if isinstance(node, ast.ClassDef)):
        for decorator in made.decorator_list:
            if isinstance(decorator, ast.Call) and ast.unparse(decorator.func) == "dataclass":
                assert "frozen=True" in [ast.unparse(keyword) for keyword in decorator.keywords], made.name
