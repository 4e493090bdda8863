"""Who may come in: the local door with its one-time link, headers, and the owner's pages."""
