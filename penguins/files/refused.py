"""The one kind of error for a file that cannot be answered, and what several modules say of one."""

EMPTY = "The file is empty. Choose a file with a header line and a line for each penguin."

# How a text is saved whose letters could not be read.
AS_UTF_8 = "as UTF-8 (in Excel: “Save as”, then the type “CSV UTF-8”)"


class FileRefused(Exception):
    """A file that cannot be answered: the message says what was found and what to do."""
