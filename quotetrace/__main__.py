"""`python -m quotetrace` and the `quotetrace` command."""

import sys


def run() -> None:
    """Carry out the command line and end the process with its exit code."""
    try:
        from quotetrace.cli import main

        code = main(sys.argv[1:])
    except KeyboardInterrupt:  # while the command itself was still loading
        code = 130
    sys.exit(code)


if __name__ == "__main__":
    run()
