"""The program's door: `disclosure-lint` and `python -m disclosure_lint`."""

import gc


def main() -> None:
    """Run the command line."""
    gc.set_threshold(100_000, 20, 50)  # modules, trees and reports are kept: collecting early finds nothing
    from disclosure_lint.cli import main as program

    program()


if __name__ == "__main__":
    main()
