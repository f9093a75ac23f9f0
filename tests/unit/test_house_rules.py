"""The rules of the house that no linter knows. CONTRIBUTING.md says why each is kept."""

import ast
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).parents[2]
LONGEST_FILE_LINES: Final = 400
NOT_OURS: Final = {"build", "dist", "out", "demo-home", "htmlcov", "node_modules", "__pycache__"}
TEXT_SUFFIXES: Final = {
    "", ".cfg", ".csv", ".json", ".lock", ".mako", ".md", ".py", ".pyi", ".qss", ".sh", ".spec",
    ".svg", ".toml", ".ts", ".txt", ".yaml", ".yml",
}  # fmt: skip

# the odd brackets keep these patterns from finding themselves
UNFINISHED: Final = re.compile(r"\b(TOD[O]|FIXM[E]|XX[X])\b")
EXCUSE: Final = re.compile(r"type: ignor[e]|# pyright[:]|# mypy[:]|pragma: no cove[r]|ruff: noq[a]")
NOQA: Final = re.compile(r"# noq[a](?P<codes>:(?:[ ,]+[A-Z]+[0-9]+)+)?(?P<after>.*)")
MACHINE_PATH: Final = re.compile(
    r"(?<![\w.*}/])/(?:home|root|Users|work|mnt)/\w|\b[A-Z]:\\+Users\\+\w"
)
CARRIED_HOSTS: Final = {"pypi.org", "files.pythonhosted.org"}

IMPORT_ALL_WITHOUT_QT: Final = """
import importlib, pkgutil, sys

class NoWindows:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {"PySide6", "shiboken6", "ui"}:
            raise ImportError(f"desk_app must not import {name}")

sys.meta_path.insert(0, NoWindows())
import desk_app
count = 0
for module in pkgutil.walk_packages(desk_app.__path__, "desk_app."):
    # migrations run inside Alembic only
    if ".migrations." not in module.name and not module.name.endswith(".__main__"):
        importlib.import_module(module.name)
        count += 1
print(count)
"""


def our_files() -> Iterator[Path]:
    """Yield every text file of the project; hidden folders hold tools and caches."""
    for folder, folders, names in os.walk(ROOT):
        folders[:] = [name for name in folders if name not in NOT_OURS and name[0] != "."]
        for name in names:
            path = Path(folder, name)
            if path.suffix in TEXT_SUFFIXES and not name.startswith("."):
                yield path


def our_sources() -> list[Path]:
    return [path for path in our_files() if path.suffix in {".py", ".pyi", ".spec"}]


def lines_that(paths: list[Path], wrong: re.Pattern[str]) -> list[str]:
    return [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()}"
        for path in paths
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if wrong.search(line)
    ]


def test_desk_app_runs_on_a_machine_that_has_no_qt() -> None:
    done = subprocess.run(
        [sys.executable, "-c", IMPORT_ALL_WITHOUT_QT],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) >= 4


@pytest.mark.parametrize("package", ["desk_app/domain", "resources"])
def test_the_lowest_layer_stands_on_the_standard_library_alone(package: str) -> None:
    allowed = {*sys.stdlib_module_names, package.replace("/", ".")}
    foreign: list[str] = []
    for path in sorted((ROOT / package).rglob("*.py")):
        for name in imported_modules(ast.parse(path.read_text(encoding="utf-8"))):
            if not any(name == root or name.startswith(f"{root}.") for root in allowed):
                foreign.append(f"{path.relative_to(ROOT)}: {name}")
    assert foreign == []


def imported_modules(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield "." * node.level + (node.module or "")


def test_nothing_is_left_to_do_later() -> None:
    assert lines_that(our_sources(), UNFINISHED) == []


def test_nobody_is_excused_from_the_type_checker_or_the_coverage() -> None:
    assert lines_that(our_sources(), EXCUSE) == []


def test_a_linter_rule_is_silenced_by_name_and_with_a_reason() -> None:
    unexplained: list[str] = []
    for line in lines_that(our_sources(), NOQA):
        found = NOQA.search(line)
        assert found
        before = line[: found.start()].rpartition("  # ")[2] if "  # " in line else ""
        if not found["codes"] or len((before + found["after"]).split()) < 3:
            unexplained.append(line)
    assert unexplained == []


def test_the_settings_of_the_tools_hold_no_excuse_lists() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]
    lint, types = settings["ruff"]["lint"], settings["basedpyright"]

    assert set(lint["per-file-ignores"]) <= {"tests/**", "benchmarks/**", "typings/**"}
    assert not {"exclude", "extend-exclude"} & (set(settings["ruff"]) | set(lint))
    assert not {"exclude", "ignore", "strict"} & set(types)
    assert types["typeCheckingMode"] == "strict"
    assert not {False, "none", "warning", "information"} & {str(types[key]) for key in types}
    assert not any(
        "ignore_imports" in contract for contract in settings["importlinter"]["contracts"]
    )
    assert not {"omit", "exclude_lines", "exclude_also"} & set(settings["coverage"]["run"])
    assert "report" not in settings["coverage"]


def test_no_file_knows_the_machine_that_it_was_written_on() -> None:
    assert lines_that(list(our_files()), MACHINE_PATH) == []


def test_the_lock_names_public_package_hosts_only() -> None:
    lock = (ROOT / "uv.lock").read_text(encoding="utf-8")
    assert set(re.findall(r"https?://([^/\"]+)", lock)) == CARRIED_HOSTS


def test_the_lock_is_in_step_with_the_project() -> None:
    found = sorted(ROOT.glob(".tools/uv-*/bin/uv")) or [shutil.which("uv")]
    if found[-1] is None:
        pytest.skip("uv is not here; make test brings it")
    done = subprocess.run(
        [str(found[-1]), "lock", "--check", "--offline", "--python", sys.executable],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


def test_no_source_file_is_too_long_to_read_at_once() -> None:
    lengths = {
        str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines())
        for path in our_sources()
    }
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_FILE_LINES} == {}


# --- the glossary --------------------------------------------------------------------


def glossary_table(title: str) -> list[tuple[str, str]]:
    """Return the rows of one table of docs/glossary.md, without the marks of code."""
    text = (ROOT / "docs/glossary.md").read_text(encoding="utf-8")
    section = text.partition(f"## {title}\n")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| (.+?) \| (.+?) \|$", section, flags=re.MULTILINE)[1:]
    return [(left.strip("`"), right.strip("`")) for left, right in rows]


def words_of(identifier: str) -> tuple[str, ...]:
    """Split ``snake_case`` and ``CamelCase`` into lower-case words."""
    spaced = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", identifier)
    return tuple(word for word in spaced.lower().split("_") if word)


def holds(words: tuple[str, ...], banned: tuple[str, ...]) -> bool:
    """Whether ``banned`` stands in ``words`` as it is or in the plural."""
    size = len(banned)
    plural = (*banned[:-1], banned[-1] + "s")
    return any(words[at : at + size] in (banned, plural) for at in range(len(words) - size + 1))


def names_of_desk_app() -> Iterator[tuple[str, str]]:
    for path in (ROOT / "desk_app").rglob("*.py"):
        where = str(path.relative_to(ROOT))
        yield where, path.stem
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.ClassDef):
                yield f"{where}:{node.lineno}", node.name


def test_one_term_has_one_name() -> None:
    terms = glossary_table("Terms")
    assert len(terms) > 60
    for column in zip(*terms, strict=True):
        assert [word for word, times in Counter(column).items() if times > 1] == []
    assert [name for _, name in terms if not re.fullmatch(r"[a-z]+(_[a-z]+)*", name)] == []


def test_desk_app_speaks_the_words_of_the_glossary() -> None:
    terms = [words_of(name) for _, name in glossary_table("Terms")]
    banned = [words_of(word) for word, _ in glossary_table("Words that are not used")]
    assert len(banned) > 20

    wrong: list[str] = []
    for where, name in names_of_desk_app():
        words = words_of(name)
        for word in banned:
            # "application" stands rightly in "application_form", which is a term
            excepted = any(holds(term, word) and holds(words, term) for term in terms)
            if holds(words, word) and not excepted:
                wrong.append(f"{where}: {name}")
    assert wrong == []


@pytest.mark.parametrize(
    ("identifier", "words"),
    [("receive_dossier", ("receive", "dossier")), ("QRCodeRow", ("qr", "code", "row"))],
)
def test_names_are_split_into_words(identifier: str, words: tuple[str, ...]) -> None:
    assert words_of(identifier) == words
