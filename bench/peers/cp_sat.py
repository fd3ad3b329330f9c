"""CP-SAT on a benchmark problem: cp_sat.py PROBLEM SECONDS. One worker. Prints the best portfolio as "alternative start"."""

import math
import sys

from ortools.sat.python import cp_model
from problem import Problem, solve, stopping

TANGENTS = [0.0, 0.1, 0.2, 0.35, 0.5, 0.75, 1.0, 1.4, 1.9, 2.5, 3.2, 4.0, 5.0, 7.0]
GAPS = [0.05, 0.02, 0.01]
# Numbers are whole: contacts and shares in millionths, hours in thousandths.
MILLION = 1_000_000
THOUSAND = 1_000


class Model:
    is_done = False

    def __init__(self, problem):
        self.problem = problem
        self.model = model = cp_model.CpModel()
        self.begun = {}
        for at, one in enumerate(problem.alternatives):
            first, last = one["starts"]
            for week in range(first, last + 1):
                self.begun[at, week] = model.new_bool_var("")
                if problem.measures[one["measure"]]["out"]:
                    model.add(self.begun[at, week] == 0)
            for week in range(first, last):
                model.add_implication(self.begun[at, week], self.begun[at, week + 1])
        self.broken = [model.new_bool_var("") for _ in range(problem.futures)]
        model.add(sum(self.broken) <= problem.may_fail)
        terms, self.thetas = [], []
        for audience, weight in enumerate(problem.weights):
            theta = model.new_int_var(0, MILLION, "")
            contacts, rows = self.contacts(audience), []
            for point in TANGENTS:
                slope = math.exp(-point)
                room = round(MILLION * (1.0 - slope * (1.0 + point)))
                rows.append((room, [(key, round(slope * many * MILLION)) for key, many in contacts]))
                model.add(theta <= room + sum(many * self.begun[key] for key, many in rows[-1][1]))
            terms.append(round(weight * THOUSAND) * theta)
            self.thetas.append((theta, rows))
        model.maximize(sum(terms))
        for measure, one in enumerate(problem.measures):
            last = [self.by(at, problem.weeks) for at in problem.by_measure[measure]]
            if one["in"]:
                model.add_exactly_one(last)
            else:
                model.add_at_most_one(last)
            for other in one["not_with"]:
                model.add_at_most_one(last + [self.by(at, problem.weeks) for at in problem.by_measure[other]])
            for needed in one["needs"]:
                for week in range(problem.weeks):
                    sides = [
                        [self.by(at, week) for at in problem.by_measure[which] if self.by(at, week) is not None]
                        for which in (measure, needed)
                    ]
                    if sides[0]:
                        model.add(sum(sides[0]) <= sum(sides[1]))
        for row in range(len(problem.rows)):
            for week in range(problem.weeks):
                self.hours(row, week, None)

    def by(self, at, week):
        first, last = self.problem.alternatives[at]["starts"]
        return None if week < first else self.begun[at, min(week, last)]

    def contacts(self, audience):
        problem, row = self.problem, []
        for at, one in enumerate(problem.alternatives):
            first, last = one["starts"]
            for week in range(first, last + 1):
                later = problem.reached(at, audience, week + 1) if week < last else 0.0
                many = problem.reached(at, audience, week) - later
                if many:
                    row.append(((at, week), many))
        return row

    def hours(self, row, week, future):
        problem = self.problem
        there, setup, run = problem.rows[row]
        taken, most = [], 0.0
        for measure, one in enumerate(problem.measures):
            factor = min(one["factors"]) if future is None else one["factors"][future]
            highest = 0.0
            for at in problem.by_measure[measure]:
                running = self.by(at, week - problem.alternatives[at]["setup_weeks"])
                begun = self.by(at, week)
                highest = max(highest, setup[at], run[at] * factor)
                if begun is not None and setup[at]:
                    taken.append(round(setup[at] * THOUSAND) * begun)
                if running is not None:
                    taken.append(round((run[at] * factor - setup[at]) * THOUSAND) * running)
            most += highest
        if most <= there[week] or not taken:
            return
        row = self.model.add(sum(taken) <= math.floor(there[week] * THOUSAND))
        if future is not None:
            row.only_enforce_if(~self.broken[future])

    def add(self, failing):
        for future, (row, week, _) in failing.items():
            self.hours(row, week, future)

    def prepare(self, _):
        """In the last week everything runs: its rows are what most portfolios break first."""
        for future in range(self.problem.futures):
            for row in range(len(self.problem.rows)):
                self.hours(row, self.problem.weeks - 1, future)

    def solve(self, seconds, rounds, known):
        """Solves for so long, beginning with a portfolio that holds."""
        solver = cp_model.CpSolver()
        gap = GAPS[rounds] if rounds < len(GAPS) else 1e-4
        solver.parameters.num_workers = 1
        solver.parameters.relative_gap_limit = gap
        self.hint(known)
        with stopping(seconds, solver.stop_search):
            said = solver.solve(self.model)
        self.is_done = said == cp_model.OPTIMAL and gap == 1e-4
        if said not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            return None
        chosen = []
        for at, one in enumerate(self.problem.alternatives):
            first, last = one["starts"]
            weeks = [week for week in range(first, last + 1) if solver.value(self.begun[at, week])]
            if weeks:
                chosen.append((at, weeks[0]))
        return chosen

    def hint(self, known):
        self.model.clear_hints()
        starts = dict(known)
        for key, one in self.begun.items():
            self.model.add_hint(one, self.is_begun(starts, key))
        failing = self.problem.failures(known)
        for future, one in enumerate(self.broken):
            self.model.add_hint(one, future in failing)
        for theta, rows in self.thetas:
            reached = [room + sum(slope for key, slope in row if self.is_begun(starts, key)) for room, row in rows]
            self.model.add_hint(theta, max(0, min(MILLION, *reached)))

    def is_begun(self, starts, key):
        return key[0] in starts and starts[key[0]] <= key[1]


if __name__ == "__main__":
    given = Problem(sys.argv[1])
    solve(Model, given, float(sys.argv[2]))
