"""How lists count: a, b … z, aa; i, ii, iii, iv."""

_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)


def letters(number: int) -> str:
    """1 is a, 26 z, 27 aa, 28 ab; a number that has no letters stands as itself."""
    if number < 1:
        return str(number)
    shown = ""
    while number:
        number, place = divmod(number - 1, 26)
        shown = chr(ord("a") + place) + shown
    return shown


def roman(number: int) -> str:
    """4 is iv; a number that the Romans did not write stands as itself."""
    if not 0 < number < 4000:
        return str(number)
    shown = ""
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        shown += sign * count
    return shown
