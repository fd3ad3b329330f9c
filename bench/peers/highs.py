"""HiGHS on a benchmark problem: highs.py PROBLEM SECONDS. One thread. Prints the best portfolio as "alternative start"."""

import math
import sys
import time

import highspy
from problem import Problem, solve

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
        count = 0

        def column(cost, low, high, whole):
            nonlocal count
            highs.addCol(cost, low, high, 0, [], [])
            if whole:
                highs.changeColIntegrality(count, highspy.HighsVarType.kInteger)
            count += 1
            return count - 1

        for at, one in enumerate(problem.alternatives):
            first, last = one["starts"]
            out = problem.measures[one["measure"]]["out"]
            for week in range(first, last + 1):
                self.begun[at, week] = column(0.0, 0.0, 0.0 if out else 1.0, True)
            for week in range(first, last):
                self.row({self.begun[at, week]: 1, self.begun[at, week + 1]: -1}, -inf, 0)
        self.broken = [column(0.0, 0.0, 1.0, True) for _ in range(problem.futures)]
        self.row({one: 1 for one in self.broken}, -inf, problem.may_fail)
        highs.changeObjectiveSense(highspy.ObjSense.kMaximize)
        for audience, weight in enumerate(problem.weights):
            theta = column(weight, 0.0, 1.0, False)
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
        for future, places in failing.items():
            for row, week in places:
                self.hours(row, week, future)

    def solve(self, seconds, rounds):
        highs = self.highs
        gap = GAPS[rounds] if rounds < len(GAPS) else 1e-4
        highs.setOptionValue("mip_rel_gap", gap)
        highs.setOptionValue("time_limit", highs.getRunTime() + seconds)
        highs.run()
        self.is_done = gap == 1e-4
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


if __name__ == "__main__":
    given = Problem(sys.argv[1])
    solve(Model(given), given, float(sys.argv[2]), time.monotonic)
