"""knapsacks.py TAKTIKK FOLDER: published knapsacks at one second each. The optimum is in mknap1.txt; for the others the best known
values are in mkcbres.txt where the folder has it, and the gap to our own bound stands in for it where not."""

import os
import re
import subprocess
import sys

TAKTIKK, FOLDER = sys.argv[1:]
FILES = ["mknap1.txt"] + [f"mknapcb{at}.txt" for at in range(1, 10)]


def published(name, text):
    """Each problem's published value; nothing where there is none."""
    numbers = iter(text.split())
    values = []
    for _ in range(int(next(numbers))):
        things, resources, value = int(next(numbers)), int(next(numbers)), float(next(numbers))
        for _ in range(things + things * resources + resources):
            next(numbers)
        values.append(value or best_known(things, resources, len(values)))
    return values


def best_known(things, resources, at):
    path = os.path.join(FOLDER, "mkcbres.txt")
    if not os.path.exists(path):
        return None
    with open(path) as file:
        found = re.search(rf"^\s*{resources}\.{things}-0*{at}\s+(\d+)", file.read(), re.M)
    return float(found[1]) if found else None


for name in FILES:
    path = os.path.join(FOLDER, name)
    if not os.path.exists(path):
        continue
    with open(path) as file:
        known = published(name, file.read())
    said = subprocess.run([TAKTIKK, "knapsack", path, "--time", "1s"], capture_output=True, text=True, check=True)
    found = [[float(word) for word in line.split()[1:]] for line in said.stdout.splitlines()]
    gaps = [100 * (1 - value / best) for (value, _), best in zip(found, known) if best]
    bounds = [100 * (bound / value - 1) for value, bound in found]
    to_best = f"mean {sum(gaps) / len(gaps):.3f} % under best known (aim 0.1 %)" if gaps else "best known values: none given"
    print(f"{name}: {len(found)} problems, {to_best}, mean {sum(bounds) / len(bounds):.2f} % to our bound")
