/** Days, how long something takes still, and the field for a day. */
export const moments = {
  'moments.today': 'Today',
  'moments.yesterday': 'Yesterday',
  'moments.second-left': 'about a second left',
  'moments.seconds-left': 'about {seconds, number} seconds left',
  'moments.minutes-left': 'about {minutes, number} minutes left',
  'moments.hours-left': 'about {hours, number} hours left',
  'moments.clear-day': 'Clear {label}',
  'moments.finish-day': 'Finish the date, or clear it.',
} as const;
