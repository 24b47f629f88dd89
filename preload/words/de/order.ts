import type { order as en } from '../en/order.ts';

export const order: Record<keyof typeof en, string> = {
  'order.title': 'Reihenfolge und Anzahl',
  'order.sort-by': 'Sortieren nach',
  'order.then-by': 'Dann nach',
  'order.key': '{label}, Sortierschlüssel {place}',
  'order.nothing-more': 'Nichts weiter',
  'order.of-groups': 'Reihenfolge der Gruppen',
  'order.of-dataset': 'Reihenfolge des Datensatzes',
  'order.direction': 'Richtung',
  'order.ascending': 'Aufsteigend',
  'order.descending': 'Absteigend',
  'order.at-most': 'Höchstens (Zeilen)',
  'order.all': 'Alle',
  'order.start-over': 'Neu beginnen',
};
