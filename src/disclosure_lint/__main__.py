"""`python -m disclosure_lint`: the same door as the console script."""

from disclosure_lint.cli import main

if __name__ == "__main__":
    main()
