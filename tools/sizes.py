"""Sizes of files, functions and assets: the largest are shown, those over the limit fail."""

import ast
import gzip
import statistics
import sys
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ASSETS = ROOT / "src" / "vidar" / "web" / "static" / "dist"

LINES_IN_CODE = 400
LINES_IN_TESTS = 800
MEDIAN_LINES_IN_CODE = 100
P90_LINES_IN_FUNCTION = 30
_SHOWN = 10


def main() -> int:
    """Print the report; return 1 if a limit is passed."""
    code = _lines(file for folder in ("src", "bootstrap", "tools", "bench") for file in _code(ROOT / folder))
    tests = _lines(_code(ROOT / "tests"))
    functions = [length for file in code if file.suffix == ".py" for length in _function_lengths(file)]
    _report(code, tests, functions)
    faults = list(_faults(code, tests, functions))
    for fault in faults:
        sys.stdout.write(f"Too long: {fault}\n")
    return 1 if faults else 0


def _code(folder: Path) -> Iterable[Path]:
    skipped = {"node_modules", "migrations", "dist", "__pycache__"}
    files = (file for suffix in ("py", "mjs", "js", "css", "jinja") for file in folder.rglob(f"*.{suffix}"))
    return (file for file in files if not skipped & set(file.parts))


def _lines(files: Iterable[Path]) -> dict[Path, int]:
    return {file: len(file.read_text(encoding="utf-8").splitlines()) for file in files}


def _function_lengths(file: Path) -> list[int]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    return [(node.end_lineno or 0) - node.lineno + 1 for node in ast.walk(tree) if isinstance(node, kinds)]


def _faults(code: dict[Path, int], tests: dict[Path, int], functions: list[int]) -> Iterable[str]:
    for lines, limit in ((code, LINES_IN_CODE), (tests, LINES_IN_TESTS)):
        for file, count in lines.items():
            if count > limit:
                yield f"{file.relative_to(ROOT)} has {count} lines, the limit is {limit}"
    if _median(code) >= MEDIAN_LINES_IN_CODE:
        yield f"the median file has {_median(code):.0f} lines, the limit is {MEDIAN_LINES_IN_CODE}"
    if _p90(functions) >= P90_LINES_IN_FUNCTION:
        yield f"nine in ten functions have up to {_p90(functions)} lines, the limit is {P90_LINES_IN_FUNCTION}"


def _report(code: dict[Path, int], tests: dict[Path, int], functions: list[int]) -> None:
    write = sys.stdout.write
    write(f"code:  {len(code)} files, {sum(code.values())} lines, median {_median(code):.0f}\n")
    write(f"tests: {len(tests)} files, {sum(tests.values())} lines, median {_median(tests):.0f}\n")
    write(f"functions: {len(functions)}, nine in ten up to {_p90(functions)} lines\n")
    largest = sorted({**code, **tests}.items(), key=lambda item: -item[1])[:_SHOWN]
    for file, count in largest:
        write(f"  {count:5} {file.relative_to(ROOT)}\n")
    _report_assets()


def _report_assets() -> None:
    assets = [file for file in ASSETS.rglob("*") if file.suffix in {".css", ".js", ".svg", ".woff2"}]
    sizes = {file: len(gzip.compress(file.read_bytes(), 9)) for file in assets}
    sys.stdout.write(f"front-end: {len(assets)} files, {sum(sizes.values()) / 1000:.1f} kB compressed\n")
    for file, size in sorted(sizes.items(), key=lambda item: -item[1])[:_SHOWN]:
        sys.stdout.write(f"  {size / 1000:5.1f} kB {file.relative_to(ASSETS)}\n")


def _median(lines: dict[Path, int]) -> float:
    return statistics.median(lines.values()) if lines else 0


def _p90(functions: list[int]) -> int:
    return sorted(functions)[int(len(functions) * 0.9)] if functions else 0


if __name__ == "__main__":
    sys.exit(main())
