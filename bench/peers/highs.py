"""HiGHS on a benchmark problem: highs.py PROBLEM SECONDS. One thread. Prints the best portfolio as "alternative start"."""

import math
import sys
import time

import highspy
import numpy
from problem import LOOK_SECONDS, Problem, solve

TANGENTS = [0.0, 0.1, 0.2, 0.35, 0.5, 0.75, 1.0, 1.4, 1.9, 2.5, 3.2, 4.0, 5.0, 7.0]
# Rounds that only look for rows stop early.
GAPS = [0.05, 0.02, 0.01]


class Model:
    is_done = False

    def __init__(self, problem):
        self.problem = problem
        self.highs = highs = highspy.Highs()
        highs.setOptionValue("output_flag", False)
        highs.setOptionValue("threads", 1)
        inf = highspy.kHighsInf
        self.begun = {}
        self.count = 0

        def column(cost, low, high, whole):
            highs.addCol(cost, low, high, 0, [], [])
            if whole:
                highs.changeColIntegrality(self.count, highspy.HighsVarType.kInteger)
            self.count += 1
            return self.count - 1

        for at, one in enumerate(problem.alternatives):
            first, last = one["starts"]
            out = problem.measures[one["measure"]]["out"]
            for week in range(first, last + 1):
                self.begun[at, week] = column(0.0, 0.0, 0.0 if out else 1.0, True)
            for week in range(first, last):
                self.row({self.begun[at, week]: 1, self.begun[at, week + 1]: -1}, -inf, 0)
        self.broken = [column(0.0, 0.0, 1.0, True) for _ in range(problem.futures)]
        self.row({one: 1 for one in self.broken}, -inf, problem.may_fail)
        self.thetas = []
        highs.changeObjectiveSense(highspy.ObjSense.kMaximize)
        for audience, weight in enumerate(problem.weights):
            theta = column(weight, 0.0, 1.0, False)
            self.thetas.append(theta)
            contacts = self.contacts(audience)
            for point in TANGENTS:
                # theta <= 1 - e^-q (1 - (X - q))
                slope = math.exp(-point)
                row = {at: -slope * many for at, many in contacts.items()}
                row[theta] = 1.0
                self.row(row, -inf, 1.0 - slope * (1.0 + point))
        for measure, one in enumerate(problem.measures):
            last = {self.in_at_all(at): 1 for at in problem.by_measure[measure]}
            self.row(last, 1.0 if one["in"] else 0.0, 1.0)
            for other in one["not_with"]:
                self.row(last | {self.in_at_all(at): 1 for at in problem.by_measure[other]}, -inf, 1.0)
            for needed in one["needs"]:
                for week in range(problem.weeks):
                    row = {}
                    for sign, which in ((1, measure), (-1, needed)):
                        for at in problem.by_measure[which]:
                            known = self.by(at, week)
                            if known is not None:
                                row[known] = row.get(known, 0) + sign
                    self.row(row, -inf, 0)
        # In any future the least a measure may take has to be there.
        for row in range(len(problem.rows)):
            for week in range(problem.weeks):
                self.hours(row, week, None)

    def by(self, at, week):
        first, last = self.problem.alternatives[at]["starts"]
        return None if week < first else self.begun[at, min(week, last)]

    def in_at_all(self, at):
        return self.by(at, self.problem.weeks)

    def contacts(self, audience):
        problem, row = self.problem, {}
        for at, one in enumerate(problem.alternatives):
            first, last = one["starts"]
            for week in range(first, last + 1):
                later = problem.reached(at, audience, week + 1) if week < last else 0.0
                many = problem.reached(at, audience, week) - later
                if many:
                    row[self.begun[at, week]] = many
        return row

    def hours(self, row, week, future):
        problem = self.problem
        there, setup, run = problem.rows[row]
        taken, most = {}, 0.0
        for measure, one in enumerate(problem.measures):
            factor = min(one["factors"]) if future is None else one["factors"][future]
            highest = 0.0
            for at in problem.by_measure[measure]:
                running = self.by(at, week - problem.alternatives[at]["setup_weeks"])
                begun = self.by(at, week)
                highest = max(highest, setup[at], run[at] * factor)
                if begun is not None and setup[at]:
                    taken[begun] = taken.get(begun, 0.0) + setup[at]
                if running is not None:
                    taken[running] = taken.get(running, 0.0) + run[at] * factor - setup[at]
            most += highest
        if most <= there[week]:
            return
        if future is not None:
            taken[self.broken[future]] = -(most - there[week])
        self.row(taken, -highspy.kHighsInf, there[week])

    def row(self, row, low, high):
        row = {at: many for at, many in row.items() if many}
        if row:
            self.highs.addRow(low, high, len(row), list(row), list(row.values()))

    def add(self, failing):
        for future, (row, week, _) in failing.items():
            self.hours(row, week, future)

    def solve(self, seconds, rounds, known):
        """Solves for so long, beginning with a portfolio that holds."""
        # Once interrupted a solver stays so: each round has one of its own.
        highs = highspy.Highs()
        highs.setOptionValue("output_flag", False)
        highs.setOptionValue("threads", 1)
        highs.HandleUserInterrupt = True
        highs.passModel(self.highs.getModel())
        gap = GAPS[rounds] if rounds < len(GAPS) else 1e-4
        highs.setOptionValue("mip_rel_gap", gap)
        start = highspy.HighsSolution()
        start.col_value = self.columns(known)
        highs.setSolution(start)
        run(highs, seconds)
        self.is_done = highs.getModelStatus() == highspy.HighsModelStatus.kOptimal and gap == 1e-4
        values = list(highs.getSolution().col_value)
        if not values or not highs.getSolution().value_valid:
            return None
        chosen = []
        for at, one in enumerate(self.problem.alternatives):
            first, last = one["starts"]
            weeks = [week for week in range(first, last + 1) if values[self.begun[at, week]] > 0.5]
            if weeks:
                chosen.append((at, weeks[0]))
        return chosen

    def prepare(self, seconds):
        """Adds the rows that answers in fractions break, until they break none: what a solver can't do for itself."""
        highs, problem = self.highs, self.problem
        whole = list(self.begun.values()) + self.broken
        kinds = highspy.HighsVarType
        highs.changeColsIntegrality(len(whole), whole, [kinds.kContinuous] * len(whole))
        began = time.process_time()
        self.seen = set()
        while time.process_time() - began < seconds:
            highs.run()
            values = numpy.array(highs.getSolution().col_value)
            broken = values[self.broken]
            added = 0
            for row in range(len(problem.rows)):
                for future, week in self.most_broken(values, broken, row):
                    if (row, week, future) not in self.seen:
                        self.seen.add((row, week, future))
                        self.hours(row, week, future)
                        added += 1
            if not added:
                break
        highs.changeColsIntegrality(len(whole), whole, [kinds.kInteger] * len(whole))

    def most_broken(self, values, broken, row):
        """For each future the week in which a row is broken most, where it is."""
        problem = self.problem
        there, setup, run = problem.rows[row]
        load = numpy.zeros((problem.weeks, problem.futures))
        most = numpy.zeros(problem.futures)
        for measure, one in enumerate(problem.measures):
            factors = numpy.array(one["factors"])
            highest = numpy.zeros(problem.futures)
            for at in problem.by_measure[measure]:
                if not setup[at] and not run[at]:
                    continue
                highest = numpy.maximum(highest, numpy.maximum(setup[at], run[at] * factors))
                begun = numpy.array([self.level(values, at, week) for week in range(problem.weeks)])
                late = problem.alternatives[at]["setup_weeks"]
                running = numpy.array([self.level(values, at, week - late) for week in range(problem.weeks)])
                load += (setup[at] * (begun - running))[:, None] + running[:, None] * (run[at] * factors)[None, :]
            most += highest
        room = numpy.array(there)[:, None] + numpy.maximum(most[None, :] - numpy.array(there)[:, None], 0.0) * broken[None, :]
        over = load - room
        weeks = over.argmax(axis=0)
        return [(future, int(week)) for future, week in enumerate(weeks) if over[week, future] > 1e-4 * (1 + there[week])]

    def level(self, values, at, week):
        column = self.by(at, week)
        return 0.0 if column is None else values[column]

    def columns(self, known):
        problem, starts = self.problem, dict(known)
        values = [0.0] * self.count
        for (at, week), column in self.begun.items():
            values[column] = float(at in starts and starts[at] <= week)
        for future in problem.failures(known):
            values[self.broken[future]] = 1.0
        for audience, theta in enumerate(self.thetas):
            reached = problem.contacts(known, audience)
            values[theta] = min(1.0, *(1.0 - math.exp(-point) * (1.0 + point - reached) for point in TANGENTS))
        return values


def run(highs, seconds):
    """Runs for so many seconds of the processor."""
    until = time.process_time() + seconds
    running = highs.startSolve()
    while running.is_alive():
        running.join(LOOK_SECONDS)
        if time.process_time() >= until:
            highs.cancelSolve()


if __name__ == "__main__":
    given = Problem(sys.argv[1])
    solve(Model, given, float(sys.argv[2]))
