/** What can be wrong with a server's answer, where nothing more is to be said of it. */
export type PlainAnswerProblem =
  | 'badChoices'
  | 'badDatasets'
  | 'badEnd'
  | 'badHead'
  | 'badPage'
  | 'badProgress'
  | 'badRow'
  | 'circle'
  | 'emptyPages'
  | 'noAddress'
  | 'noFile'
  | 'noJson'
  | 'noLength'
  | 'noList'
  | 'noObjects'
  | 'noRows'
  | 'noToken'
  | 'pagesCircle'
  | 'twins'
  | 'webPage';

/** What is wrong with a server's answer, and the facts that its words in `error.REMOTE_NOT_UNDERSTOOD` need. */
export type AnswerProblem =
  | { problem: PlainAnswerProblem }
  | { problem: 'collectionCircle' | 'noCollection'; collection: string }
  | { problem: 'collectionEnd'; collection: string; total: number; given: number }
  | { problem: 'largeLine' | 'largePage'; megabytes: number }
  | { problem: 'newField'; field: string };
