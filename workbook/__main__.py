"""`python -m workbook` is the command `lederbog`."""

from workbook.cli.main import main

if __name__ == "__main__":
    main()
