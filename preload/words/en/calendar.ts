/** Settings: the school year and its terms. */
export const calendar = {
  'calendar.title': 'School year and terms',
  'calendar.lead': 'What “This term” or “Last school year” stands for when you export.',
  'calendar.school-year': 'School year',
  'calendar.year-begins': 'School year begins',
  'calendar.to': 'to',
  'calendar.term': 'Term {number}',
  'calendar.term-begins': 'Term {number} begins',
  'calendar.term-ends': 'Term {number} ends',
  'calendar.remove-term': 'Remove Term {number}',
  'calendar.add-term': 'Add a term',
  'calendar.overlap':
    '{days} is in Term {first} and in Term {second}. The terms are used as they were until every day is in one term only.',
  'calendar.gap': 'In no term: {days}.',
  'calendar.span': '{from} to {to}',
  'calendar.numeral': '{day}',
  'calendar.day': '{label}: day',
  'calendar.month': '{label}: month',
} as const;
