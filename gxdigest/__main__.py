"""`python -m gxdigest`."""

from gxdigest.cli import main

if __name__ == "__main__":
    main()
