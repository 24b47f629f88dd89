"""The same rows by the usual Python: requests' lines, json, and csv."""
import csv
import json
import sys

import requests

address, file = sys.argv[1:]
with requests.get(address, stream=True) as answer, open(file, "w", newline="", encoding="utf-8-sig") as output:
    answer.raise_for_status()
    table = csv.writer(output)
    for line in answer.iter_lines(chunk_size=1 << 16):
        row = json.loads(line)
        if isinstance(row, list):
            table.writerow(row)
