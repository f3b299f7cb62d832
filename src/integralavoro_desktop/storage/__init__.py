"""The vault: encrypted tables, the change log, search. The only room that knows SQLCipher."""
