"""A benchmark problem as peers see it: the same weeks, hours, futures and value as the engine's, in the formulation that suits
integer programming best (a variable says "begun by week t"; sets of skills instead of person-hours)."""

import json
import math
import sys
import threading
import time
from contextlib import contextmanager

import numpy

# What a round gets of the time that is left, so that rows found missing can be added while there is time.
ROUND_SHARE = 0.5
# What finding rows before the first whole answer may take of the time.
PREPARE_SHARE = 0.2
# Less than this is not worth a round.
SHORTEST_ROUND_SECONDS = 0.2
# How often a peer's processor time is looked at.
LOOK_SECONDS = 0.02
# Weeks between starts that a simple greedy tries.
STARTS_STEP = 2
# How much hours count against value in a simple greedy, one after the other.
DENSITY_EXPONENTS = [0.0, 0.4, 0.7, 1.0]
# Hours over that still count as fitting: half of what the checker lets through.
SLACK_HOURS = 0.005


class Problem:
    def __init__(self, path):
        with open(path) as file:
            said = json.load(file)
        self.weeks = said["weeks"]
        self.futures = said["futures"]
        self.may_fail = said["may_fail"]
        self.weights = said["audiences"]
        self.measures = said["measures"]
        self.alternatives = said["alternatives"]
        self.people = said["people"]
        self.by_measure = [[] for _ in self.measures]
        for at, one in enumerate(self.alternatives):
            self.by_measure[one["measure"]].append(at)
        self.factors = [numpy.array(one["factors"]) for one in self.measures]
        self.rows = [self.row(skills) for skills in self.sets()]

    def sets(self):
        """Sets of skills that can be the first to run out of hours: closed and connected ones (Hall, Gale)."""
        used = 0
        for one in self.alternatives:
            for skill, _ in one["skills"]:
                used |= 1 << int(skill)
        skills = [bit for bit in range(64) if used >> bit & 1]
        sets = set()
        for pick in range(1, 1 << len(skills)):
            chosen = sum(1 << skill for at, skill in enumerate(skills) if pick >> at & 1)
            outside = 0
            for person in self.people:
                if not person["skills"] & chosen:
                    outside |= person["skills"]
            if chosen | (used & ~outside) == chosen and self.connected(chosen):
                sets.add(chosen)
        return sorted(sets)

    def connected(self, chosen):
        reached = chosen & -chosen
        while True:
            more = reached
            for person in self.people:
                if person["skills"] & reached:
                    more |= person["skills"] & chosen
            if more == reached:
                return reached == chosen
            reached = more

    def row(self, skills):
        there = [
            sum(person["hours"][week] for person in self.people if person["skills"] & skills) + SLACK_HOURS
            for week in range(self.weeks)
        ]
        share = [sum(part for skill, part in one["skills"] if skills >> int(skill) & 1) for one in self.alternatives]
        setup = [one["setup"] * part for one, part in zip(self.alternatives, share)]
        run = [one["run"] * part for one, part in zip(self.alternatives, share)]
        return there, setup, run

    def failures(self, chosen):
        """For each future that fails, the row and week where most hours are missing, and how many."""
        failing = {}
        begins = sorted(chosen, key=lambda one: self.runs(*one))
        # What runs changes only where something begins to run.
        cuts = [0, *(self.runs(*one) for one in begins), self.weeks]
        for row, (there, setup, run) in enumerate(self.rows):
            room = numpy.array(there)
            for at, start in chosen:
                room[start : self.runs(at, start)] -= setup[at]
            load = numpy.zeros(self.futures)
            worst, when = numpy.full(self.futures, -numpy.inf), numpy.zeros(self.futures, dtype=int)
            for phase, (begin, end) in enumerate(zip(cuts, cuts[1:])):
                if phase:
                    at = begins[phase - 1][0]
                    load = load + run[at] * self.factors[self.alternatives[at]["measure"]]
                if begin < end:
                    week = begin + int(room[begin:end].argmin())
                    over = load - room[week]
                    when[over > worst] = week
                    numpy.maximum(worst, over, out=worst)
            for future in numpy.nonzero(worst > 1e-9)[0]:
                if worst[future] > failing.get(int(future), (0, 0, 0.0))[2]:
                    failing[int(future)] = (row, int(when[future]), float(worst[future]))
        return failing

    def runs(self, at, start):
        return start + self.alternatives[at]["setup_weeks"]

    def holds(self, chosen):
        return len(self.failures(chosen)) <= self.may_fail

    def greedy(self):
        """The simple greedy that both peers begin with."""
        return max((self.filled([], exponent) for exponent in DENSITY_EXPONENTS), key=self.value)

    def filled(self, chosen, exponent=DENSITY_EXPONENTS[-1]):
        """A portfolio with whatever else fits: most value for hours first, each in the first week that takes it."""
        chosen, hopeless = list(chosen), set()
        while True:
            taken = {self.alternatives[at]["measure"]: start for at, start in chosen}
            barred = {other for measure in taken for other in self.measures[measure]["not_with"]}
            left = [
                weight * math.exp(-self.contacts(chosen, audience)) for audience, weight in enumerate(self.weights)
            ]
            scores = []
            for at, one in enumerate(self.alternatives):
                measure = self.measures[one["measure"]]
                needed = all(other in taken for other in measure["needs"])
                if at in hopeless or one["measure"] in taken or one["measure"] in barred or measure["out"] or not needed:
                    continue
                first = max([one["starts"][0], *(taken[other] for other in measure["needs"])])
                gain = sum(
                    many * (1.0 - math.exp(-self.reached(at, audience, first))) for audience, many in enumerate(left)
                )
                hours = one["run"] * self.weeks + one["setup"] * one["setup_weeks"] + 0.1
                scores.append((gain / hours**exponent, at, first))
            placed = None
            for _, at, first in sorted(scores, reverse=True):
                last = self.alternatives[at]["starts"][1]
                # In the last week everything runs: what doesn't fit then fits never.
                if not self.holds([*chosen, (at, last)]):
                    hopeless.add(at)
                    continue
                starts = range(first, last + 1, STARTS_STEP)
                placed = next((start for start in starts if self.holds([*chosen, (at, start)])), last)
                chosen.append((at, placed))
                break
            if placed is None:
                return chosen

    def repaired(self, chosen):
        """What is left of a portfolio when whatever is worth least goes until it fits, with what needs it."""
        chosen = list(chosen)
        while chosen and len(self.failures(chosen)) > self.may_fail:
            left = [self.without(chosen, at) for at, _ in chosen]
            chosen = max(left, key=self.value)
        return chosen

    def without(self, chosen, at):
        gone = {self.alternatives[at]["measure"]}
        while True:
            more = {
                self.alternatives[one]["measure"]
                for one, _ in chosen
                if gone & set(self.measures[self.alternatives[one]["measure"]]["needs"])
            }
            if more <= gone:
                return [one for one in chosen if self.alternatives[one[0]]["measure"] not in gone]
            gone |= more

    def reached(self, at, audience, week):
        """Contacts of an alternative begun in this week."""
        ran = self.weeks - week - self.alternatives[at]["setup_weeks"]
        return self.alternatives[at]["reached"][audience][max(ran, 0)]

    def contacts(self, chosen, audience):
        return sum(self.reached(at, audience, start) for at, start in chosen)

    def value(self, chosen):
        return sum(
            weight * (1.0 - math.exp(-self.contacts(chosen, audience))) for audience, weight in enumerate(self.weights)
        )


@contextmanager
def stopping(seconds, stop):
    """Stops a solver that has had so many seconds of the processor: on a busy machine the clock on the wall would cheat it."""
    until, done = time.process_time() + seconds, threading.Event()

    def watch():
        while not done.wait(LOOK_SECONDS):
            if time.process_time() >= until:
                stop()

    watching = threading.Thread(target=watch, daemon=True)
    watching.start()
    try:
        yield
    finally:
        done.set()
        watching.join()


def solve(make, problem, seconds):
    """Solves, adds the rows of futures that the answer breaks, and solves again until enough futures hold or time is up.
    Rows that nothing breaks are left out, as is best for a solver: all of them would be hundreds of thousands. What breaks
    some when time is up is repaired and counts. The greedy portfolio to begin with and repairs are not on the solver's time.
    Prints the best portfolio."""
    best = problem.greedy()
    left = seconds
    began = time.process_time()
    model = make(problem)
    model.prepare(seconds * PREPARE_SHARE)
    left -= time.process_time() - began
    rounds = 0
    while left > SHORTEST_ROUND_SECONDS:
        began = time.process_time()
        chosen = model.solve(max(left * ROUND_SHARE, SHORTEST_ROUND_SECONDS), rounds, best)
        left -= time.process_time() - began
        rounds += 1
        if chosen is None:
            continue
        failing = problem.failures(chosen)
        held = problem.filled(problem.repaired(chosen))
        if problem.value(held) > problem.value(best):
            best = held
        print(f"round {rounds}: {problem.value(chosen):.6f}, {len(failing)} break, holding {problem.value(held):.6f}, {left:.1f} s left", file=sys.stderr)
        if len(failing) <= problem.may_fail:
            if model.is_done:
                break
            continue
        began = time.process_time()
        model.add(failing)
        left -= time.process_time() - began
    for at, start in best:
        print(at, start)
