"""Draws a certificate's answer again from its raw times: python3 recompute.py certificate.json

Takes from it the times of its rounds, what disturbed them, and its terms (alpha, leastNanos,
workers); what it and its rounds say of themselves is not believed. Prints the answer and the
counts; ends with 1 if the certificate says otherwise, or allows errors more often than once in
100,000. The rules stand, with their reasons, in the Javadoc of VoidCause, MeasuredRound,
Proposition and SequentialDecision.
"""
import json
import sys

ENOUGH = 1.6
STAKES = (0.3, 0.6, 0.8, 0.95)


def void_cause(r, least_nanos):
    seen = r["disturbance"]
    if (seen["throttledMillis"] or 0) > 0:
        return "THROTTLED"
    if (seen["stolenShare"] or 0) > 0.1:
        return "STOLEN"
    if (seen.get("aloneQueuedShare") or 0) > 0.1:
        return "QUEUED"
    if r["oneWorkerSelecting"] < least_nanos:
        return "TOO_SHORT"
    return "TOO_LITTLE_SPEED_UP" if r["oneWorkerSelecting"] / r["lockFreeSelecting"] < ENOUGH else None


def outcome(r, proposition, workers):
    crew = (r.get("rival") or r["oneWorkerJudging"]) / r["crew"]
    machine = min(workers, r["oneWorkerJudging"] / r["lockFreeJudging"])
    if proposition == "SCALES":
        if crew >= max(1.4, 0.75 * machine):
            return "wins"
        return "losses" if machine >= ENOUGH else "notFor"
    if proposition == "DOES_NOT_SCALE":
        if crew > 1.1:
            return "losses"
        return "wins" if machine >= ENOUGH else "notAgainst"
    if proposition == "HARDLY_FASTER":
        return "wins" if crew * 0.8 <= 1 else "losses"
    if proposition == "SLOWER":
        if crew > 1:
            return "losses"
        return "wins" if crew < 1 and machine >= ENOUGH else "notAgainst"
    sys.exit("unknown proposition " + proposition)


def wealth(won, lost):
    return sum((1 + s) ** won * (1 - s) ** lost for s in STAKES) / len(STAKES)


with open(sys.argv[1], encoding="utf-8") as file:
    certificate = json.load(file)
if certificate["alpha"] > 1e-5:
    sys.exit("alpha is %g: errors are too frequent" % certificate["alpha"])
if certificate["workers"] < 2:
    sys.exit("%d workers: with one there is nothing to compare" % certificate["workers"])
count = {"wins": 0, "losses": 0, "notFor": 0, "notAgainst": 0}
voids = {}
answer = "UNDECIDED"
for measured in certificate["rounds"]:
    if answer != "UNDECIDED":
        sys.exit("there are rounds after the answer " + answer)
    cause = void_cause(measured, certificate["leastNanos"])
    if cause:
        voids[cause] = voids.get(cause, 0) + 1
        continue
    count[outcome(measured, certificate["proposition"], certificate["workers"])] += 1
    if wealth(count["wins"], count["losses"] + count["notFor"]) >= 1 / certificate["alpha"]:
        answer = "HOLDS"
    elif wealth(count["losses"], count["wins"] + count["notAgainst"]) >= 1 / certificate["alpha"]:
        answer = "FAILS"

print(answer)
for name, number in list(count.items()) + sorted(voids.items()):
    print(name, number)
if answer != certificate["answer"]:
    sys.exit("the certificate says " + certificate["answer"])
if voids != certificate["voids"] or any(count[k] != certificate[k] for k in ("wins", "losses")):
    sys.exit("the certificate counts otherwise")
