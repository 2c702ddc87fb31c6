"""`python -m tests.cli.cheap …` is `lederbog …`, only that a new passphrase costs no more than a test can bear."""

from workbook.cli.main import main
from workbook.vault import keyfile

if __name__ == "__main__":
    # before anything takes it as a default
    vars(keyfile)["DEFAULT_COSTS"] = keyfile.Costs(memory_kib=32, passes=1, lanes=1)
    main()
