#!/usr/bin/env python3
"""Checks that every link of a Markdown page to a file or heading of this project leads somewhere. Run by script/check."""

import pathlib
import re
import subprocess
import sys

root = pathlib.Path(__file__).parent.parent


def anchors(page):
    """The headings of a page, as links name them."""
    for heading in re.findall(r"^#+ +(.*)", page.read_text(), re.M):
        yield re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


pages = subprocess.run(
    ["git", "ls-files", "-co", "--exclude-standard", "*.md"], cwd=root, capture_output=True, text=True, check=True
).stdout.split()
broken = []
for name in pages:
    page = root / name
    for target in re.findall(r"\]\(([^()\s]+)\)", re.sub(r"```.*?```", "", page.read_text(), flags=re.S)):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, anchor = target.partition("#")
        file = page.parent / path if path else page
        if not file.exists():
            broken.append(f"{name}: there is no {target}")
        elif anchor and file.suffix == ".md" and anchor not in anchors(file):
            broken.append(f"{name}: {path or name} has no heading {anchor}")

print("\n".join(broken) or f"every link of {len(pages)} pages leads somewhere")
sys.exit(bool(broken))
