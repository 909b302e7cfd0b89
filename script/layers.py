#!/usr/bin/env python3
"""Checks every #include in server/ against the layers block of ARCHITECTURE.md, and adapters against each other."""

import pathlib
import re
import sys

root = pathlib.Path(__file__).parent.parent


def read_layers(page):
    block = re.search(r"```layers\n(.*?)```", page, re.S).group(1)
    layers = {}
    for line in block.strip().splitlines():
        layer, _, below = line.partition(":")
        layers[layer.strip()] = set(below.split()) | {layer.strip()}
    return layers


def mistakes(layers, path, text):
    """The lines of the file, named as from server/, that include what they must not know."""
    layer, *rest = pathlib.PurePath(path).parts
    for number, line in enumerate(text.splitlines(), 1):
        include = re.match(r'\s*#\s*include\s*[<"]((\w+)/([\w.]+)[^">]*)', line)
        if not include or include[2] not in layers:
            continue
        other = include[2]
        if layer not in layers:
            yield f"{path}:{number}: ARCHITECTURE.md has no layer {layer}"
        elif not {other, "everything"} & layers[layer]:
            yield f"{path}:{number}: {layer} must not know {other}"
        elif layer == other == "adapters" and include[3] != rest[0]:
            yield f"{path}:{number}: adapters must not know each other"


def check_itself():
    """A check that finds nothing must be known to find something."""
    layers = read_layers("```layers\nbase:\ncore: base\nadapters: base\nmain: everything\n```")
    planted = {
        ("core/room.cpp", '#include "adapters/sqlite/rows.hpp"'): 1,
        ("core/room.cpp", '#include "base/result.hpp"'): 0,
        ("base/text.cpp", "#include <core/room.hpp>"): 1,
        ("adapters/http/door.cpp", '#include "adapters/websocket/turn.hpp"'): 1,
        ("adapters/http/door.cpp", '#include "adapters/http/visit.hpp"'): 0,
        ("main/main.cpp", '#include "adapters/http/door.hpp"'): 0,
        ("new/thing.cpp", '#include "base/text.hpp"'): 1,
    }
    for (path, text), expected in planted.items():
        assert len(list(mistakes(layers, path, text))) == expected, (path, text)


check_itself()
layers = read_layers((root / "ARCHITECTURE.md").read_text())
found = [
    mistake
    for file in sorted((root / "server").rglob("*.[hc]pp"))
    for mistake in mistakes(layers, file.relative_to(root / "server").as_posix(), file.read_text())
]
print("\n".join(found) or "every include keeps to the layers")
sys.exit(bool(found))
