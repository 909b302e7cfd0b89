#!/usr/bin/env python3
"""Reads the output of a test runner and prints how many tests passed and how many failed: `12 0`.

Knows ctest, vitest, node --test, Playwright, the simulation, and our own closing line `N passed, M failed`, which wins.
"""

import re
import sys

text = re.sub(r"\x1b\[[0-9;]*m", "", open(sys.argv[1], errors="replace").read())


def total(pattern):
    return sum(int(number) for number in re.findall(pattern, text, re.M))


ours = re.findall(r"^(\d+) passed, (\d+) failed$", text, re.M)
if ours:
    passed, failed = (sum(map(int, column)) for column in zip(*ours))
else:
    ctest = re.findall(r"tests passed, (\d+) tests? failed out of (\d+)", text)
    failed = sum(int(bad) for bad, _ in ctest)
    passed = sum(int(of) for _, of in ctest) - failed
    passed += total(r"^(\d+) storms from seed")
    passed += total(r"^ *Tests .*?(\d+) passed") + total(r"^(?:#|ℹ) pass (\d+)") + total(r"^ +(\d+) passed \(")
    failed += total(r"^ *Tests +(\d+) failed") + total(r"^(?:#|ℹ) fail (\d+)") + total(r"^ +(\d+) failed$")
print(passed, failed)
