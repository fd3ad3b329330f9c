"""Says as JSON what is in a workbook or a calendar, read by libraries that had no part in writing it."""

import datetime
import json
import sys

import icalendar
import openpyxl


def plain(value):
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, datetime.date) else value


def workbook(path):
    book = openpyxl.load_workbook(path)
    formulas = [f"{sheet.title}!{cell.coordinate}" for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    sheets = {sheet.title: [[plain(cell) for cell in row] for row in sheet.iter_rows(values_only=True)] for sheet in book}
    return {"title": book.properties.title, "sheets": sheets, "formulas": formulas}


def calendar(path):
    with open(path, "rb") as file:
        text = file.read()
    read = icalendar.Calendar.from_ical(text)
    events = [{
        "uid": str(event["UID"]),
        "summary": str(event["SUMMARY"]),
        "start": plain(event["DTSTART"].dt),
        "stamped": "DTSTAMP" in event,
    } for event in read.walk("VEVENT")]
    # RFC 5545, 3.1: lines end with CRLF and have at most 75 octets.
    lines = text.split(b"\r\n")
    return {
        "version": str(read["VERSION"]),
        "events": events,
        "errors": [str(error) for part in read.walk() for error in part.errors],
        "longest_line": max(len(line) for line in lines),
        "bare_ends": sum(b"\n" in line or b"\r" in line for line in lines),
    }


print(json.dumps({"xlsx": workbook, "ics": calendar}[sys.argv[1]](sys.argv[2])))
