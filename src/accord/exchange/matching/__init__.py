"""Lists of names matched file by file: queries in, indexes kept on the disk, answers out."""
