import { chosenPattern, fileNameParts } from '../../preload/contract/file-name.ts';
import { defaultFormat, formatIds, formats } from '../../preload/contract/formats.ts';
import { measureFunctions } from '../../preload/contract/measures.ts';
import { remoteApis } from '../../preload/contract/remote-api.ts';
import { formatUsage } from './format-options.ts';

const labels = new Intl.ListFormat('en').format(formatIds.map((format) => formats[format].label));

export const usage = `Analytics Export: student analytics as ${labels} files.

  analytics-export sample   --rows N [--seed S] --out FILE [--quiet] [--json]
  analytics-export datasets [SOURCE] [--json]
  analytics-export export   --dataset ID --out FILE|FOLDER/
      ${`[--format ${formatIds.join('|')}]`.padEnd(42)} as FILE's extension says when absent, else ${defaultFormat}
      [SOURCE]                                   the sample school when absent
      [--param key=value]…                       what the dataset asks for, such as student_id=42
      [--sql 'SELECT …']                         the query of the dataset 'query'
      [--group 'key,month(key),…']               one row per value, or per day, week, month or year of a date
      [--measure 'average(key)=New name,count']  about the rows of each group: ${measureFunctions.join(' ')};
                                                 'average(key):1' rounds to one place
      [--columns 'key,key=New name,…']           in the order of the file; of a summary 'average(key)' is a key too
      [--where 'column op value']…               = != < <= > >= contains starts-with in is-null not-null between
      [--sort 'col,-col'] [--limit N]
      [--from 2024-01-01] [--to 2024-01-31]
      [--name report_name]                       the title, and the first part of the file's name in FOLDER/
      [--split-by key]                           a file for each value of that column, at most 200, into the folder --out;
                                                 they are called '${chosenPattern}' unless --file-name is there
      [--file-name PATTERN]                      how a file in FOLDER/ is called:
                                                 ${fileNameParts.map((part) => `{${part}}`).join(' ')}
      [--made-by server]                         the server makes the file, in its own way, where it can
      [--no-cache]                               make the file anew even if one of the same data is there
      [--quiet] [--json]
${formatUsage()}
  analytics-export export   --spec FILE.json --out FILE|FOLDER/ [SOURCE] [--no-cache] [--quiet] [--json]
      the whole request as JSON: {"sheets": [{"dataset": ID, …}, …], "output": {"format": "excel", …}}; with
      "splitBy": {"column": KEY} in it, or --split-by, a file for each value
  analytics-export export   --preset NAME [--out FILE|FOLDER/] [SOURCE] [--no-cache] [--quiet] [--json]
      what was saved in the window under that name, of the days that its period has today
  analytics-export presets  list [--json]
  analytics-export jobs     [--json]      all exports of the last 30 days, the newest first
  analytics-export jobs     clear [ID] [--json]
      forgets exports that have ended, with their filters and queries; the files stay
  analytics-export status   ID [--check] [--json]
      --check reads the finished file again and compares it with its receipt: 1 when it was changed
  analytics-export retry    ID [--quiet] [--json]
      runs an export again that failed, was cancelled or still waits
  analytics-export cancel   ID [--quiet] [--json]
  analytics-export cache    list | clear [KEY] [--json]
      which finished files serve the same export of unchanged data for 24 hours; no copies are kept

  analytics-export connections list | add NAME SERVER | test NAME | remove NAME  [--json]
      servers under a name of your own; 'test' tells what is there

SOURCE: --store FILE                             an SQLite file
        --connection NAME                        a server that was added, here or in the window
${`SERVER: --url URL --kind ${remoteApis.join('|')}`.padEnd(48)} a server: what follows analytics-api.yaml, any Django list,
                                                 or a school information system with OneRoster 1.1 or 1.2
            [--token-env NAME]                   the environment variable that has the token for it
            [--client-id ID --secret-env NAME --token-url URL]
                                                 or a program's name, the environment variable that has its secret,
                                                 and where these give a token (OAuth 2.0)
            [--ca FILE]                          certificate authorities (PEM) that are trusted beside the usual ones

Exit codes: 0 the file is complete, 1 the export failed, 2 the request was wrong, 130 stopped by Ctrl-C,
141 nobody read what was printed.`;
