"""FIT, the files of watches: a small lenient reader and a small writer of our own."""
