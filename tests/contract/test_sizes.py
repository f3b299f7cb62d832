"""No file, function, class or list of parameters outgrows the house, and each limit is seen to bite."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
FILE_LINES = 400
FUNCTION_LINES = 40
CLASS_LINES = 250
CLASS_METHODS = 20
PARAMETERS = 5
# rooms whose public functions say what they take and give
EXPLAINED = ("kernel", "storage", "exchange", "printing")

LINE = "    x = 1\n"
PLANTED = [
    ("file", '"""Doc."""\n' + "x = 1\n" * FILE_LINES),
    ("function", '"""Doc."""\ndef f():\n' + LINE * FUNCTION_LINES),
    ("function", '"""Doc."""\nclass C:\n    async def f(self):\n' + ("    " + LINE) * FUNCTION_LINES),
    ("class", '"""Doc."""\nclass C:\n' + LINE * CLASS_LINES),
    ("methods", '"""Doc."""\nclass C:\n' + "".join(f"    def f{n}(self): ...\n" for n in range(CLASS_METHODS + 1))),
    ("parameters", '"""Doc."""\ndef f(a, b, /, c, *, d, e, f): ...\n'),
    ("parameters", '"""Doc."""\nclass C:\n    def f(self, a, b, c, d, e, f): ...\n'),
    ("docstring", "x = 1\n"),
]
AT_THE_LIMIT = [
    '"""Doc."""\n' + "x = 1\n" * (FILE_LINES - 1),
    '"""Doc."""\ndef f():\n' + LINE * (FUNCTION_LINES - 1),
    '"""Doc."""\nclass C:\n' + "".join(f"    def f{n}(self): ...\n" for n in range(CLASS_METHODS)),
    '"""Doc."""\nclass C:\n    def f(self, a, b, *, c, d, e): ...\n',
]


def test_everything_keeps_its_size() -> None:
    assert [row for path in written_files() for row in too_big(path)] == []


def test_public_functions_of_the_lower_rooms_are_explained() -> None:
    package = ROOT / "src" / "integralavoro_desktop"
    lower = [path for room in EXPLAINED for path in (package / room).rglob("*.py") if "versions" not in path.parts]
    rules = list((package / "features").rglob("rules.py"))
    assert [row for path in lower + rules for row in unexplained(path)] == []


@pytest.mark.parametrize(("kind", "text"), PLANTED, ids=[f"{kind}-{n}" for n, (kind, _) in enumerate(PLANTED)])
def test_what_is_too_big_is_found(tmp_path: Path, kind: str, text: str) -> None:
    planted = tmp_path / "planted.py"
    planted.write_text(text, encoding="utf-8")
    assert [row.split(": ")[1].split()[0] for row in too_big(planted)] == [kind]


@pytest.mark.parametrize("text", AT_THE_LIMIT, ids=["file", "function", "methods", "parameters"])
def test_what_is_at_the_limit_is_let_through(tmp_path: Path, text: str) -> None:
    planted = tmp_path / "planted.py"
    planted.write_text(text, encoding="utf-8")
    assert list(too_big(planted)) == []


def test_a_public_function_without_a_word_is_found(tmp_path: Path) -> None:
    planted = tmp_path / "planted.py"
    planted.write_text("def seal(): ...\ndef _quiet(): ...\n", encoding="utf-8")
    assert list(unexplained(planted)) == [f"{planted}:1: seal"]


def written_files() -> list[Path]:
    """Give every Python file that a person writes here."""
    folders = [path for name in ("src", "tests", "packaging") for path in (ROOT / name).rglob("*.py")]
    return [ROOT / "dev.py", *folders]


def too_big(path: Path) -> Iterator[str]:
    """Give one line for each limit that a file breaks."""
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text)
    if text.count("\n") > FILE_LINES:
        yield f"{path}: file of {text.count(chr(10))} lines"
    if text.strip() and not ast.get_docstring(tree):
        yield f"{path}: docstring of the module is missing"
    for node in ast.walk(tree):
        yield from (f"{path}:{node.lineno}: {row}" for row in _faults(node))


def unexplained(path: Path) -> Iterator[str]:
    """Give the public functions of a module, and the public methods of its public classes, without a docstring.

    A property reads as a noun and explains itself by its name and type.
    """
    tree = ast.parse(path.read_text(encoding="utf-8"))
    classes = [node for node in tree.body if isinstance(node, ast.ClassDef) and not node.name.startswith("_")]
    for owner in (tree, *classes):
        for node in owner.body:
            if isinstance(node, ast.FunctionDef) and _is_public(node) and not ast.get_docstring(node):
                yield f"{path}:{node.lineno}: {node.name}"


def _is_public(node: ast.FunctionDef) -> bool:
    decorators = {ast.unparse(decorator).split(".")[-1] for decorator in node.decorator_list}
    return not node.name.startswith("_") and not decorators & {"property", "cached_property", "setter", "overload"}


def _faults(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        if _lines(node) > FUNCTION_LINES:
            yield f"function {node.name} of {_lines(node)} lines"
        if not _is_test(node) and _parameters(node) > PARAMETERS:
            yield f"parameters of {node.name} are {_parameters(node)}"
    if isinstance(node, ast.ClassDef):
        methods = sum(isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef) for child in node.body)
        if _lines(node) > CLASS_LINES:
            yield f"class {node.name} of {_lines(node)} lines"
        if methods > CLASS_METHODS:
            yield f"methods of {node.name} are {methods}"


def _is_test(node: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    # What stands in the brackets of a test are the fixtures and examples it asks pytest for: nobody calls it.
    return node.name.startswith("test_")


def _lines(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def _parameters(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    names = [parameter.arg for parameter in (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)]
    return len(names) - (names[:1] in (["self"], ["cls"]))
