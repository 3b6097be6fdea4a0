#!/usr/bin/env python3
"""Writes cases.csv: month by month with exact fractions, and shares nothing with the product.

Each month the exact charge of the month (a fraction) is added to an exact sum; the charge that is shown is the rounded
sum (half up) less what was shown before. A change drops the fraction: what is left in whole fen is spread anew.
"""
from fractions import Fraction
from math import floor


def fen(text):
    yuan, _, cents = text.partition(".")
    return int(yuan) * 100 + int((cents + "00")[:2])


def yuan(value):
    return "%d.%02d" % (value // 100, value % 100)


def half_up(value):
    return floor(value + Fraction(1, 2))


def month(text):
    year, number = text.split("-")[:2]
    return int(year) * 12 + int(number) - 1


def name(number):
    return "%04d-%02d" % (number // 12, number % 12 + 1)


def charges(case):
    """Month -> charge in fen, and the net value at the end."""
    units = case["method"] == "UNITS_OF_WORK"
    cost, residual = fen(case["cost"]), fen(case["residual"])
    impaired = 0
    shown_before = fen(case.get("opening_accumulated", "0"))
    life = case["life"] - case.get("opening_used", 0)
    bought = month(case["acquired"])
    first = bought + (1 if case["start"] == "MONTH_AFTER" else 0)
    if not units:
        first += case.get("opening_used", 0)
    last = None
    if "left" in case:
        last = month(case["left"]) - (0 if case["start"] == "MONTH_AFTER" else 1)
    changes = {}
    for when, what, amount, left in case.get("changes", []):
        changes.setdefault(month(when), []).append((what, fen(amount), left))
    work, meter = {}, case.get("meter", 0)
    for when, reading in case.get("readings", []):
        work[month(when)] = work.get(month(when), 0) + reading - meter
        meter = reading
    result = {}
    spread = max(0, cost - impaired - residual - shown_before)
    total, rest, exact, shown = spread, life, Fraction(0), 0
    stop = max([first + life] + [m + 1 for m in work] + [m + 1 for m in changes]) if units else first + 2000
    number = first
    while number < stop and (last is None or number <= last):
        for what, amount, left in changes.get(number, []):
            booked = shown_before + shown
            if what == "IMPROVEMENT":
                cost += amount
            elif what == "IMPAIRMENT":
                impaired += amount
            elif what == "REVALUATION":
                cost += amount - (cost - impaired - booked)
            elif what == "RESIDUAL":
                residual = amount
            if left is not None:
                rest = left
            shown_before, shown, exact = booked, 0, Fraction(0)
            total, life = max(0, cost - impaired - residual - booked), rest
        step = min(rest, work.get(number, 0) if units else 1)
        if step > 0:
            exact += Fraction(total * step, life)
            rest -= step
        charge = half_up(exact) - shown
        shown += charge
        if charge:
            result[number] = charge
        number += 1
        if not units and rest == 0 and not any(m >= number for m in changes):
            break
    return result, cost - impaired - shown_before - shown


def case(title, cost, residual, life, acquired, **more):
    return dict(dict(title=title, cost=cost, residual=residual, life=life, acquired=acquired,
                     method="STRAIGHT_LINE", start="MONTH_AFTER"), **more)


BUILDING = ("480000.00", "0.00", 240, "2010-12-10")
TRUCK = dict(method="UNITS_OF_WORK")

CASES = [
    case("minibus", "128000.00", "5120.00", 96, "2017-03-15"),
    case("computer", "4999.00", "0.00", 72, "2020-12-08"),
    case("a residual that divides nothing", "10000.00", "333.33", 36, "2021-06-30"),
    case("desk", "1250.00", "62.50", 180, "2012-01-04"),
    case("printer", "2399.00", "95.96", 60, "2018-12-31"),
    case("taken over as the rule has it", "60000.00", "3000.00", 120, "2015-01-20",
         opening_used=45, opening_accumulated="21375.00"),
    case("taken over with too much charged", "60000.00", "3000.00", 120, "2015-01-20",
         opening_used=45, opening_accumulated="22000.00"),
    case("taken over with too little charged", "60000.00", "3000.00", 120, "2015-01-20",
         opening_used=45, opening_accumulated="20000.01"),
    case("taken over and written off", "60000.00", "3000.00", 120, "2005-01-20",
         opening_used=120, opening_accumulated="57000.00"),
    case("taken over with nothing charged", "9000.00", "0.00", 90, "2019-05-02",
         opening_used=30, opening_accumulated="0.00"),
    case("roof capitalised after 60 months", *BUILDING, changes=[("2016-01", "IMPROVEMENT", "30000.00", None)]),
    case("impaired after 60 months", *BUILDING, changes=[("2016-01", "IMPAIRMENT", "45000.00", None)]),
    case("roof and ten more years", *BUILDING, changes=[("2016-01", "IMPROVEMENT", "30000.00", 300)]),
    case("roof and lift in one month", *BUILDING,
         changes=[("2016-01", "IMPROVEMENT", "30000.00", None), ("2016-01", "IMPROVEMENT", "81234.56", None)]),
    case("impaired, later improved", *BUILDING,
         changes=[("2016-01", "IMPAIRMENT", "45000.00", None), ("2020-07", "IMPROVEMENT", "12345.67", None)]),
    case("revalued upwards", *BUILDING, changes=[("2016-01", "REVALUATION", "500000.00", None)]),
    case("revalued downwards", *BUILDING, changes=[("2016-01", "REVALUATION", "123456.78", None)]),
    case("improved when written off", "20000.00", "800.00", 48, "2014-03-31",
         changes=[("2020-01", "IMPROVEMENT", "6000.00", 24)]),
    case("impaired below its residual", "10000.00", "2000.00", 40, "2018-08-08",
         changes=[("2019-09", "IMPAIRMENT", "6500.00", None)]),
    case("a shorter life is seen", "36000.00", "0.00", 120, "2016-12-01", changes=[("2020-01", "RESIDUAL", "0.00", 36)]),
    case("another residual is seen", "36000.00", "0.00", 120, "2016-12-01",
         changes=[("2020-01", "RESIDUAL", "1000.00", None)]),
    case("truck by kilometres", "200000.00", "8000.00", 400000, "2023-04-11", **TRUCK,
         readings=[("2023-05-31", 3215), ("2023-06-30", 6000), ("2023-08-31", 12001)]),
    case("truck beyond its kilometres", "200000.00", "8000.00", 400000, "2015-04-11", **TRUCK,
         readings=[("2015-12-31", 399999), ("2016-01-31", 400500), ("2016-02-29", 410000)]),
    case("truck with a new engine", "200000.00", "8000.00", 400000, "2015-04-11", **TRUCK,
         readings=[("2015-12-31", 100000), ("2016-01-31", 107777), ("2016-03-31", 120001)],
         changes=[("2016-01", "IMPROVEMENT", "30000.00", None)]),
    case("truck taken over at 50,000 km", "200000.00", "8000.00", 400000, "2015-04-11", **TRUCK, meter=50000,
         opening_used=50000, opening_accumulated="24000.00", readings=[("2024-01-31", 53215)]),
    case("sold on 14 June, month after", "12000.00", "0.00", 60, "2021-12-20", left="2023-06-14"),
    case("sold on 14 June, same month", "12000.00", "0.00", 60, "2021-12-20", start="SAME_MONTH", left="2023-06-14"),
    case("same month in", "128000.00", "5120.00", 96, "2017-03-15", start="SAME_MONTH"),
    case("life of one month", "999.99", "0.00", 1, "2024-02-29"),
    case("residual like the cost", "5000.00", "5000.00", 60, "2024-02-29"),
    case("one fen over a year", "0.01", "0.00", 12, "2023-12-31"),
    case("five fen over a year", "0.05", "0.00", 12, "2023-12-31"),
    case("the largest cost over the longest life", "999999999999.99", "0.01", 1200, "1950-01-31"),
    case("bought and sold within a month, month after", "1000.00", "0.00", 10, "2024-05-03", left="2024-05-28"),
    case("bought and sold within a month, same month", "1000.00", "0.00", 10, "2024-05-03", start="SAME_MONTH",
         left="2024-05-28"),
]

HEAD = ["title", "method", "start", "acquired", "cost", "residual", "life", "meter", "openingUsed",
        "openingAccumulated", "changes", "readings", "left", "first", "last", "firstCharges", "lastCharge", "years",
        "total", "net"]

print("# Computed by cases.py beside it, month by month with exact fractions; it shares nothing with the product.")
print("# firstCharges are those of the first months with a charge, years the sums of calendar years, net what is left.")
print(" | ".join(HEAD))
for one in CASES:
    result, net = charges(one)
    months = sorted(result)
    years = {}
    for number in months:
        years[number // 12] = years.get(number // 12, 0) + result[number]
    print(" | ".join([
        one["title"], one["method"], one["start"], one["acquired"], one["cost"], one["residual"], str(one["life"]),
        str(one.get("meter", 0)), str(one.get("opening_used", 0)), one.get("opening_accumulated", "0.00"),
        " ".join(":".join([w, k, a] + ([] if l is None else [str(l)])) for w, k, a, l in one.get("changes", [])),
        " ".join("%s:%d" % reading for reading in one.get("readings", [])), one.get("left", ""),
        name(months[0]) if months else "", name(months[-1]) if months else "",
        " ".join(yuan(result[number]) for number in months[:6]), yuan(result[months[-1]]) if months else "",
        " ".join("%d:%s" % (year, yuan(value)) for year, value in sorted(years.items())),
        yuan(sum(result.values())), yuan(net)]).rstrip())
