"""The command line: one module a command; streams, exit codes and errors in one place."""

from quotetrace.cli.app import main

__all__ = ["main"]
