"""Sources as users name them: files, folders, addresses, standard input. What in a folder is an article, and what
stands beside."""

import os
from collections.abc import Iterable, Iterator

from quotetrace.errors import InputError
from quotetrace.lexicon import column

__all__ = ["place_of", "sources"]


def sources(paths: Iterable[str]) -> Iterator[str]:
    """The files that `paths` name, folders expanded in the order of their names; other sources as they are.

    Hidden files, files that only document a folder (README, LICENSE, ...) and files that can hold no article are left
    out of folders, never when they are named. InputError for a folder that then holds nothing.
    """
    for path in paths:
        if path != "-" and os.path.isdir(path):
            found = list(articles_in(path))
            if not found:
                raise InputError(path, "a folder without articles", "give a folder that holds text, HTML or JSON files")
            yield from found
        else:
            yield path


def place_of(source: str) -> str:
    """What two sources have in common that are one: the file to which all paths and links lead; an address as it is."""
    return source if source == "-" or "://" in source or "\0" in source else os.path.realpath(source)


def articles_in(folder: str) -> Iterator[str]:
    """The files of a folder and of its folders that can hold articles, sorted."""
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith((".", "_")))
        for name in sorted(names):
            if not name.startswith(".") and not stands_beside(name):
                yield os.path.join(here, name)


def stands_beside(name: str) -> bool:
    """Whether a file of this name documents a folder, or is of a kind that holds no article."""
    stem, suffix = os.path.splitext(name.casefold())
    names = column("folder_files", match="name")
    return stem in names or name.endswith("~") or suffix in column("folder_files", match="suffix")
