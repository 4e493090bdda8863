"""The network: the only room that opens a connection to another machine."""
