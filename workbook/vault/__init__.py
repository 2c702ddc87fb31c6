"""Passphrase, recovery code, keys and sealing: bytes in, bytes out; no disk, no clock."""
