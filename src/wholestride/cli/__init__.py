"""The command line; with the web, the only room that touches paths, clock and terminal."""
