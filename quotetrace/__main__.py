"""`python -m quotetrace` and the `quotetrace` command."""

import sys


def run() -> None:
    """Carry out the command line and end the process with its exit code."""
    from quotetrace.cli import main

    sys.exit(main(sys.argv[1:]))


if __name__ == "__main__":
    run()
