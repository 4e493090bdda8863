"""Accounts of a server for several runners; the local mode imports nothing of it."""
