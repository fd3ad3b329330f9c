"""compare.py MEASURE: ours against the peers on generated plans, and what surrounds a proposal, each beside its aim."""

import json
import os
import re
import subprocess
import sys
import tempfile
from importlib.metadata import version

import numpy

MEASURE = sys.argv[1]
HERE = os.path.dirname(os.path.abspath(__file__))
SEEDS = int(os.environ.get("SEEDS", "10"))
PEER_SCALE = float(os.environ.get("PEER_SCALE", "1"))
LARGE = os.environ.get("LARGE", "1") != "0"
PEERS = {"HiGHS": "highs.py", "CP-SAT": "cp_sat.py"}
# Peers are given seconds of the processor; how many times as long they may take by the clock on the wall.
PEER_PATIENCE = 15
SAMPLES = 10_000_000
# Values are compared to so many: the checker prints six decimals.
SAME = 1e-6


def measure(*arguments, given=""):
    said = subprocess.run([MEASURE, *map(str, arguments)], input=given, capture_output=True, text=True)
    if said.returncode:
        sys.exit(said.stderr)
    return said.stdout


def ours(size, seed, seconds, alone=False):
    """`alone` where only the futures searched on count, as they do for peers; else fresh ones have to hold as well."""
    value, _, gap, proven, took, fits, _ = measure("run", size, seed, seconds, *(["alone"] if alone else [])).split()
    return float(value), float(gap), proven == "true", float(took), float(fits)


def peer(script, size, seed, seconds):
    """The value of what a peer found, by our checker. A peer that doesn't come back in time found nothing."""
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        file.write(measure("problem", size, seed))
        file.flush()
        run = [sys.executable, os.path.join(HERE, script), file.name, str(seconds)]
        try:
            found = subprocess.run(run, capture_output=True, text=True, timeout=seconds * PEER_PATIENCE)
        except subprocess.TimeoutExpired:
            return 0.0
    if found.returncode:
        sys.exit(found.stderr)
    # A solver greets on the same stream.
    lines = [line for line in found.stdout.splitlines() if re.fullmatch(r"\d+ \d+", line)]
    return float(measure("check", size, seed, given="\n".join(lines)).split()[0])


def against(size, our_seconds, peer_seconds, gap_seconds, gap_most, wins_least):
    peer_seconds *= PEER_SCALE
    print(f"\n{size}: ours after {our_seconds} s, peers after {peer_seconds:g} s, gap after {gap_seconds} s")
    print(f"{'seed':>4} {'ours':>9} " + " ".join(f"{name:>9}" for name in PEERS) + f" {'gap %':>7} {'fresh %':>8}")
    wins, gaps = 0, []
    for seed in range(SEEDS):
        value, *_ = ours(size, seed, our_seconds, alone=True)
        _, gap, _, _, fits = ours(size, seed, gap_seconds)
        others = [peer(script, size, seed, peer_seconds) for script in PEERS.values()]
        wins += all(value >= other - SAME for other in others)
        gaps.append(gap)
        print(f"{seed:>4} {value:9.6f} " + " ".join(f"{one:9.6f}" for one in others) + f" {gap:7.2f} {fits:8.2f}", flush=True)
    print(f"at least as good as both: {wins} of {SEEDS} (aim {wins_least} of 10)")
    print(f"proven gap: most {max(gaps):.2f} % (aim {gap_most} %)")


def small():
    print("\nsmall: until it is proven")
    took = [ours("small", seed, 10) for seed in range(SEEDS)]
    proven = sum(one[2] and one[3] <= 0.1 for one in took)
    print(f"proven within 100 ms: {proven} of {SEEDS} (aim all); slowest {max(one[3] for one in took) * 1e3:.0f} ms")


def around():
    print("\nwhat surrounds a proposal, medium")
    for line in measure("around", "medium", 0).splitlines():
        if not line.startswith("belief "):
            print(line)
            continue
        said = json.loads(line.removeprefix("belief "))
        shares = numpy.random.default_rng(0).beta(said["yes"], said["no"], SAMPLES)
        lines = numpy.array(said["lines"])
        mean = said["yes"] / (said["yes"] + said["no"])
        now = lines[(lines @ [1, mean]).argmax()]
        best = numpy.full(SAMPLES, -numpy.inf)
        for one in numpy.unique(lines, axis=0):
            numpy.maximum(best, one[0] + one[1] * shares, out=best)
        gain = best - (now[0] + now[1] * shares)
        error = gain.std() / SAMPLES**0.5
        print(
            f"  knowing is worth {said['knowing']:.8f}; {SAMPLES:,} samples say {gain.mean():.8f} ± {error:.8f}: "
            f"{abs(gain.mean() - said['knowing']) / max(error, 1e-18):.1f} errors away (aim within 3)"
        )
    print("aims: slider 200 ms; 50 beliefs 10 ms; fresh within 0.2 points, 20 ms")


print(f"highspy {version('highspy')}, ortools {version('ortools')}, one thread each")
small()
against("medium", 2, 60, 10, 1, 9)
if LARGE:
    against("large", 10, 120, 60, 3, 10)
around()
