"""What a front end needs to know of passphrases and recovery codes, without knowing the vault."""

from workbook.vault.keyfile import DEFAULT_COSTS, Costs
from workbook.vault.passphrase import prepare, strength, strength_words
from workbook.vault.recovery import groups, is_code, same_group

__all__ = ["DEFAULT_COSTS", "Costs", "groups", "is_code", "prepare", "same_group", "strength", "strength_words"]
