"""The rules of the house that a reader cannot see in one file: who may import whom, and where language and I/O stand.

Data flows reading → credits → speech → matching → provenance → pipeline → archive → writing → spark → cli, and imports
point back up that list only. `model`, `errors`, `collector`, `lexicon` and `text` lie below all of it.
"""

import ast
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest
from conftest import ROOT

PACKAGE = ROOT / "quotetrace"
GROUND = ["errors", "model", "collector", "lexicon", "text"]
ROOMS = [
    *GROUND,
    "reading",
    "credits",
    "speech",
    "matching",
    "provenance",
    "pipeline",
    "archive",
    "writing",
    "spark",
    "cli",
]
# The rooms within a room, in the order of the flow: each may import those before it.
WITHIN = {
    "speech": ["prose", "people", "circumstances", "attribution", "layout", "quotes"],
    "speech/people": ["names", "cast", "reference"],
    "speech/attribution": ["candidates", "grammar"],
}
DOORS = {"__init__", "__main__"}  # the public names and the command: they may open every room
MODULES = sorted(PACKAGE.rglob("*.py"))
LONGEST_MODULE = 350  # lines; about 300 is a subject, and a seam is better than a count
LONGEST_LITERAL = 12  # strings in one literal of code: more than a handful of words is language
PRINTERS = ("cli/", "writing/table", "writing/cards", "writing/review", "__main__.py")

each = pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())


@each
def test_imports_point_back_up_the_flow(module: Path) -> None:
    here = room_of(module)
    if here in DOORS:
        return
    later = ROOMS[ROOMS.index(here) + 1 :]
    wrong = [name for name in imported(module) if room_named(name) in later or name == "quotetrace"]
    assert wrong == [], f"{here} comes before these rooms; what it needs of them belongs further up"


@pytest.mark.parametrize(("house", "room"), [(house, room) for house, rooms in WITHIN.items() for room in rooms])
def test_imports_point_back_up_the_flow_within_a_room(house: str, room: str) -> None:
    rooms = WITHIN[house]
    later = tuple(f"quotetrace.{house.replace('/', '.')}.{name}" for name in rooms[rooms.index(room) + 1 :])
    modules = sorted((PACKAGE / house / room).rglob("*.py"))
    assert [(module.name, name) for module in modules for name in imported(module) if name.startswith(later)] == []
    assert modules, "a room without modules"


@pytest.mark.parametrize("house", WITHIN)
def test_every_room_within_a_room_is_on_the_plan(house: str) -> None:
    assert {path.parent.name for path in (PACKAGE / house).glob("*/*.py")} == set(WITHIN[house])


def test_no_module_needs_itself_before_it_is_there() -> None:
    named = {
        "quotetrace." + ".".join(path.relative_to(PACKAGE).with_suffix("").parts): path
        for path in MODULES
        if path.stem != "__init__"
    }
    needs = {name: {other for other in imported(path) if other in named} for name, path in named.items()}
    try:
        TopologicalSorter(needs).prepare()
    except CycleError as circle:
        pytest.fail(f"these import each other in a circle: {' -> '.join(circle.args[1])}")


@each
def test_only_the_command_and_the_table_draw_on_a_terminal(module: Path) -> None:
    if module.relative_to(PACKAGE).as_posix().startswith(PRINTERS):
        return
    assert [name for name in imported(module) if name.split(".")[0] in {"rich", "typer", "click"}] == []


@each
def test_only_reading_the_archive_writing_and_the_command_read_or_write(module: Path) -> None:
    if room_of(module) in {"reading", "archive", "writing", "spark", "cli", "lexicon", *DOORS}:
        return
    calls = [node.func for node in ast.walk(parse(module)) if isinstance(node, ast.Call)]
    names = {c.id if isinstance(c, ast.Name) else c.attr for c in calls if isinstance(c, ast.Name | ast.Attribute)}
    assert names & {"open", "print", "read_text", "read_bytes", "write_text", "write_bytes", "urlopen"} == set()


@each
def test_language_stands_in_the_lexicon(module: Path) -> None:
    if room_of(module) in {"writing", "cli", *DOORS}:  # field and column names of our own output
        return
    wrong = [
        f"line {node.lineno}: {len(texts)} strings" for node, texts in literals(module) if len(texts) > LONGEST_LITERAL
    ]
    assert wrong == [], "a word list belongs into quotetrace/lexicon/*.tsv, with an example an entry"


@each
def test_a_module_is_one_subject(module: Path) -> None:
    assert len(module.read_text(encoding="utf-8").splitlines()) <= LONGEST_MODULE, "split it at a seam"


def test_every_room_is_on_the_plan() -> None:
    assert {room_of(module) for module in MODULES} <= {*ROOMS, *DOORS}


def test_every_table_of_the_lexicon_can_be_read() -> None:
    from quotetrace.lexicon import table

    for path in sorted((PACKAGE / "lexicon").glob("*.tsv")):
        assert table(path.stem), path.name


def room_of(module: Path) -> str:
    return module.relative_to(PACKAGE).parts[0].removesuffix(".py")


def room_named(name: str) -> str:
    """`speech` for `quotetrace.speech.attribution.candidates.cues`; empty for what is not ours."""
    parts = name.split(".")
    return parts[1] if parts[0] == "quotetrace" and len(parts) > 1 else ""


def imported(module: Path) -> Iterator[str]:
    """The full names of all that `module` imports, at its head or inside its functions; not those for the type checker
    only."""
    for node in ast.walk(parse(module)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = from_where(module, node)
            yield base if base != "quotetrace" else f"quotetrace.{node.names[0].name}"


def from_where(module: Path, node: ast.ImportFrom) -> str:
    if not node.level:
        return node.module or ""
    package = ["quotetrace", *module.relative_to(PACKAGE).parts[:-1]]
    return ".".join([*package[: len(package) - node.level + 1], *([node.module] if node.module else [])])


def literals(module: Path) -> Iterator[tuple[ast.expr, list[str]]]:
    """Tuples, lists, sets, mappings and alternatives in patterns that stand in the code, each with its words.

    Not the public names, not the names of features, and not the codes of a format, which are written in capitals.
    """
    tree = parse(module)
    names = [
        n.value
        for n in tree.body
        if isinstance(n, ast.Assign) and ast.unparse(n.targets[0]).endswith(("__all__", "FEATURES"))
    ]
    for node in ast.walk(tree):
        if isinstance(node, ast.Tuple | ast.List | ast.Set) and node not in names:
            yield node, [word for item in node.elts for word in words_of(item)]
        elif isinstance(node, ast.Dict) and all(isinstance(value, ast.Constant) for value in node.values):
            yield node, [word for item in (*node.keys, *node.values) for word in words_of(item)]
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.count("|") > LONGEST_LITERAL:
            yield node, [part for part in node.value.split("|") if is_word(part)]


def words_of(item: ast.expr | None) -> list[str]:
    return (
        [item.value] if isinstance(item, ast.Constant) and isinstance(item.value, str) and is_word(item.value) else []
    )


def is_word(text: str) -> bool:
    return text.isalpha() and not text.isupper()


def parse(module: Path) -> ast.Module:
    return ast.parse(module.read_text(encoding="utf-8"), str(module))
