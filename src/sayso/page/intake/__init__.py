"""Bytes: files, folders, addresses, archives, standard input; what they are and how they decode."""
