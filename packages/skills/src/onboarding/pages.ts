// The pages of an onboarding set: one purpose each, never mixed (Diátaxis), and what each must hold.

export type PageName =
  | 'overview'
  | 'architecture'
  | 'getting-started'
  | 'first-change'
  | 'troubleshooting'
  | 'reference'
  | 'glossary'
  | 'not-known';

export interface Page {
  name: PageName;
  title: string;
  purpose: 'explanation' | 'tutorial' | 'how-to' | 'reference';
  /** What a reader finds there, for the index. */
  about: string;
  sections: readonly string[];
}

export const PAGES: readonly Page[] = [
  {
    name: 'overview',
    title: 'Overview',
    purpose: 'explanation',
    about: 'What this is, what it is made of, where it starts and how it is checked.',
    sections: [
      'What it says about itself',
      'What it is made of',
      'Where it starts',
      'What it rests on',
      'How it is checked',
    ],
  },
  {
    name: 'architecture',
    title: 'Architecture guide',
    purpose: 'explanation',
    about: 'Modules, what each is for, and the imports between them.',
    sections: ['Diagram', 'Modules', 'Imports between modules', 'Coverage'],
  },
  {
    name: 'getting-started',
    title: 'Getting started',
    purpose: 'tutorial',
    about: 'From a clone to something that runs, one step after the other.',
    sections: ['Before you begin', 'Install', 'Configure', 'Build', 'Run', 'Test'],
  },
  {
    name: 'first-change',
    title: 'Your first change',
    purpose: 'tutorial',
    about: 'A real change to learn from, the checks it must pass, and who looks at it.',
    sections: [
      'Look at one that others made',
      'Check before you change',
      'Write the message',
      'What will check it',
      'Who will review it',
    ],
  },
  {
    name: 'troubleshooting',
    title: 'Troubleshooting',
    purpose: 'how-to',
    about: 'Repairs that were made before, to compare with what you see.',
    sections: [
      'When set-up or build fails',
      'When continuous integration fails',
      'When the program misbehaves',
      'What was tried and taken back',
      'Where changes gather',
    ],
  },
  {
    name: 'reference',
    title: 'Reference',
    purpose: 'reference',
    about: 'Commands, environment variables, ports, services, versions, jobs, layout and owners.',
    sections: [
      'Commands',
      'Environment variables',
      'Ports',
      'Services',
      'Versions',
      'Jobs',
      'Layout',
      'Owners',
    ],
  },
  {
    name: 'glossary',
    title: 'Glossary',
    purpose: 'reference',
    about: 'Words that the documents of the repository explain.',
    sections: ['Words'],
  },
  {
    name: 'not-known',
    title: 'What is not known',
    purpose: 'reference',
    about:
      'Contradictions in the repository, commands that did not work, what was looked for and not found, and what was left out.',
    sections: ['Contradictions', 'Commands that did not work', 'Looked for and not found', 'Left out'],
  },
];

export const INDEX_SECTIONS: readonly string[] = ['Pages', 'What was read'];
export const INDEX_HEAD: readonly string[] = ['Page', 'Purpose', 'What you find'];
