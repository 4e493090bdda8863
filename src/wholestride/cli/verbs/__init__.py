"""One file a verb; a verb is imported only when it is called."""
