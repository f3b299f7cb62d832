"""`python -m integralavoro_desktop` and the frozen program begin here."""

import sys

from integralavoro_desktop.cli import main

if __name__ == "__main__":
    sys.exit(main())
