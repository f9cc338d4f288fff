"""Windows that are no longer needed are taken away in the window's own thread, and in no other.

A window whose parts refer to one another is only found by Python's search for such rubbish, and that runs in whichever
thread is at work just then. Qt's windows may not be destroyed in another thread than their own: the program would end.
So while another thread works the search is put off.
"""

import gc

_held = 0


def hold() -> None:
    """Put the search off, until everybody who has done so lets it go on. For the window's thread."""
    global _held
    _held += 1
    gc.disable()


def let_go() -> None:
    """The other thread has done its work. For the window's thread, which looks through the newest first."""
    global _held
    _held -= 1
    if not _held:
        gc.collect(0)  # or the thread that has just ended its work might still do it
        gc.enable()
