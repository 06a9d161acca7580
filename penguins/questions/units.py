"""The units that measurements come in: how they convert, and their names in a sentence."""

from dataclasses import dataclass

from penguins.questions.text import key_of
from penguins.questions.vocabulary import UNITS


@dataclass(frozen=True)
class Unit:
    """`factor` turns a value in this unit into the measurement's own: millimetres or grams."""

    factor: float
    name: str


LENGTH = {
    "mm": Unit(1.0, "millimetres"),
    "cm": Unit(10.0, "centimetres"),
    "m": Unit(1000.0, "metres"),
    "in": Unit(25.4, "inches"),
}
MASS = {
    "g": Unit(1.0, "grams"),
    "kg": Unit(1000.0, "kilograms"),
    "lb": Unit(453.59237, "pounds"),
    "oz": Unit(28.349523125, "ounces"),
}

# Every spelling of a unit, by `key_of` -> its key in LENGTH or MASS.
UNIT_OF = {key_of(word): unit for unit, words in UNITS.items() for word in words}
