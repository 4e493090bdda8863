"""What must hold of a catalogue: one promise, one small function, findings where it is broken."""
