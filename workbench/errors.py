"""The known errors: each a sentence for the officer and, where there is one, what to do about it.

Everything else that is raised is a bug and is reported as one.
"""


class KnownError(Exception):
    """Something an officer can understand and act on. Its text never quotes a case."""

    def __init__(self, sentence: str, advice: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.advice = advice

    def __str__(self) -> str:
        return f"{self.sentence} {self.advice}".strip()


class BadCaseFile(KnownError):
    """A case file that cannot be read; the sentence names the place."""


class BadResource(KnownError):
    """A file under resources/ that is wrong; the sentence names the file and the key."""


class BadInput(KnownError):
    """A date, file or option that the officer gave and that cannot be used."""


class RuleViolation(KnownError):
    """A change that may not be made to this case."""


class LibraryUnavailable(KnownError):
    """The library file cannot be opened: in use, damaged, foreign, or from a newer version."""


class LibraryDamaged(LibraryUnavailable):
    """The library, or a case in it, is not what was kept; a backup may be."""


class LibraryInUse(LibraryUnavailable):
    """Another window or another process holds the library."""


class LibraryLocked(LibraryUnavailable):
    """The library is protected, and its passphrase has not been given yet, or not since it was locked."""


class BadKeyFile(LibraryUnavailable):
    """The key file of a protected library is missing, damaged, or of another library."""


class WrongPassphrase(KnownError):
    """Neither the passphrase nor the recovery key of the library."""


class NotKept(KnownError):
    """A change that could not be written to the library; what was typed is still in its field."""


class CannotWrite(KnownError):
    """An output file that cannot be written; the old file is whole."""
