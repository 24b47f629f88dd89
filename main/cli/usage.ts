export const usage = `Analytics Export: student analytics as CSV and Excel files.

  analytics-export sample   --rows N [--seed S] --out FILE [--quiet] [--json]
  analytics-export datasets [--store FILE] [--json]
  analytics-export export   --dataset ID --format csv|excel --out FILE|FOLDER/
      [--store FILE]                      an SQLite file; the sample school when absent
      [--param key=value]…                what the dataset asks for, such as student_id=42
      [--sql 'SELECT …']                  the query of the dataset 'query'
      [--columns 'key,key=New name,…']    in the order of the file
      [--where 'column op value']…        = != < <= > >= contains starts-with in is-null not-null between
      [--sort 'col,-col'] [--limit N]
      [--from 2024-01-01] [--to 2024-01-31]
      [--date-format iso|us|eu|full] [--name report_name]
      [--for excel|system]                a CSV file for the Excel of this computer, or for another system
      [--delimiter comma|semicolon|tab] [--decimal point|comma] [--quote minimal|all]
      [--encoding utf-8-sig|utf-8|utf-16le] [--no-headers] [--no-formula-guard] [--digit-guard]
      [--sheet-name S] [--no-freeze] [--no-style] [--charts] [--about]
      [--header TEXT] [--footer TEXT]     on every printed page
      [--on-overflow error|split]         more rows than a sheet or a CSV file holds continue in the next
      [--no-cache]                        make the file anew even if one of the same data is there
      [--quiet] [--json]
  analytics-export export   --spec FILE.json --out FILE|FOLDER/ [--store FILE] [--no-cache] [--quiet] [--json]
      the whole request as JSON: {"sheets": [{"dataset": ID, …}, …], "output": {"format": "excel", …}}
  analytics-export jobs     [--json]      all exports, the newest first
  analytics-export status   ID [--check] [--json]
      --check reads the finished file again and compares it with its receipt
  analytics-export retry    ID [--quiet] [--json]
      runs an export again that failed, was cancelled or still waits
  analytics-export cancel   ID [--quiet] [--json]
  analytics-export cache    list | clear [KEY] [--json]
      finished files that serve the same export of unchanged data for 24 hours

Exit codes: 0 the file is complete, 1 the export failed, 2 the request was wrong, 130 stopped by Ctrl-C.
`;
