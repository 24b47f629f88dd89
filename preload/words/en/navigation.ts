/** The sidebar and the screens. */
export const navigation = {
  'navigation.name': 'Navigation',
  'navigation.application': 'Application',
  'navigation.datasets': 'Datasets',
  'navigation.tables': 'Tables',
  'navigation.query': 'Query',
  'navigation.export': 'Export',
  'navigation.activity': 'Activity',
  'navigation.connections': 'Connections',
  'navigation.settings': 'Settings',
} as const;
