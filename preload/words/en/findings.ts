/** What was found at a server when a connection was tested. */
export const findings = {
  'findings.nothing': 'The server answers, but has nothing that can be exported.',
  'findings.offers': 'The connection works. It offers {datasets}.',
  'findings.dataset': '{dataset} ({rows, plural, one {# row} other {# rows}})',
  'findings.read':
    '{rows, plural, =0 {It answered in {took}, and has no rows.} one {The first row came in {took}.} other {The first # rows came in {took}.}}',
  'findings.took': '{speed, select, instant {less than 0.1 seconds} other {{seconds, number} seconds}}',
} as const;
