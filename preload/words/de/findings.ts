import type { findings as en } from '../en/findings.ts';

export const findings: Record<keyof typeof en, string> = {
  'findings.nothing': 'Der Server antwortet, hat aber nichts, was exportiert werden kann.',
  'findings.offers': 'Die Verbindung funktioniert. Sie bietet {datasets}.',
  'findings.dataset': '{dataset} ({rows, plural, one {# Zeile} other {# Zeilen}})',
  'findings.read':
    '{rows, plural, =0 {Die Antwort kam in {took} und hat keine Zeilen.} one {Die erste Zeile kam in {took}.} other {Die ersten # Zeilen kamen in {took}.}}',
  'findings.took': '{speed, select, instant {weniger als 0,1 Sekunden} other {{seconds, number} Sekunden}}',
};
