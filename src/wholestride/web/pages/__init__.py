"""One module a page: what it reads, what it shows."""
