// Items as rows of a table: the columns of each section of the reference, and of the tables elsewhere.
import { prose, said } from '../../draft/cite.ts';
import { code } from '../../text/markdown.ts';
import { briefTrial, NOT_TRIED_CELL } from '../trial-phrases.ts';
import { jobRuns, warning } from './bullets.ts';
import { brief, type Told, where } from './told.ts';

interface Table {
  head: readonly string[];
  row(item: Told): readonly string[] | null;
}

const ROLE = { requires: 'needed', reads: 'read', sets: 'set', example: 'shown' } as const;

export const TABLES: Readonly<Record<string, Table>> = {
  Commands: {
    head: ['Command', 'Folder', 'Runs', 'Tried', 'Stated in', 'Claim'],
    row: ({ of, marks, tried }) => {
      const [claim] = of('command');
      const [trial] = of('trial');
      if (claim === undefined) return null;
      const body = `${claim.runs.trim() === '' ? '' : said(brief(claim.runs))}${warning(claim)}`;
      return [
        code(claim.command),
        claim.folder === '' ? 'root' : code(claim.folder),
        body,
        trial ? briefTrial(trial) : tried ? '' : NOT_TRIED_CELL,
        where(claim),
        marks,
      ];
    },
  },
  'Environment variables': {
    head: ['Variable', 'Where', 'Claim'],
    row: ({ of, marks }) => {
      const claims = of('env');
      const places = claims.map((claim) => `${ROLE[claim.role]} in ${where(claim)}`).join(', ');
      return [code(claims[0]?.name ?? ''), places, marks];
    },
  },
  Ports: {
    head: ['Port', 'Where', 'Claim'],
    row: ({ of, marks }) => [`\`${of('port')[0]?.port ?? ''}\``, of('port').map(where).join(', '), marks],
  },
  Services: {
    head: ['Service', 'From', 'Stated in', 'Claim'],
    row: ({ of, marks }) => {
      const [claim] = of('service');
      return claim
        ? [code(claim.name), claim.source === '' ? '' : code(claim.source), where(claim), marks]
        : null;
    },
  },
  Versions: {
    head: ['Tool', 'Version', 'Role', 'Stated in', 'Claim'],
    row: ({ of, marks }) => {
      const [claim] = of('version');
      return claim ? [code(claim.tool), code(claim.version), claim.role, where(claim), marks] : null;
    },
  },
  Jobs: {
    head: ['Job', 'Runs', 'Stated in', 'Claim'],
    row: ({ of, marks }) => {
      const [claim] = of('job');
      if (claim === undefined) return null;
      return [code(claim.name), jobRuns(claim.runs).replace(/^, (runs )?/, ''), where(claim), marks];
    },
  },
  Layout: {
    head: ['Folder', 'Files', 'Claim'],
    row: ({ of, marks }) => {
      const [claim] = of('number');
      return claim ? [code(claim.path), String(claim.value), marks] : null;
    },
  },
  Owners: {
    head: ['Pattern', 'Owners', 'Stated in', 'Claim'],
    row: ({ of, marks }) => {
      const [claim] = of('owner');
      return claim ? [code(claim.pattern), prose(claim.owners), where(claim), marks] : null;
    },
  },
  Words: {
    head: ['Word', 'Meaning', 'Explained in', 'Claim'],
    row: ({ of, marks }) => {
      const [claim] = of('term');
      return claim ? [prose(claim.term), prose(claim.text), where(claim), marks] : null;
    },
  },
  Modules: {
    head: ['Module', 'Folder', 'What it says', 'Claim'],
    row: ({ of, label, marks }) => {
      const [claim] = of('path');
      return claim ? [code(label), code(claim.path), prose(of('lines')[0]?.text ?? ''), marks] : null;
    },
  },
  'Imports between modules': {
    head: ['From', 'To', 'Stated in', 'Claim'],
    row: ({ of, marks }) => {
      const [claim] = of('edge');
      return claim ? [code(claim.from), code(claim.to), where(claim), marks] : null;
    },
  },
};

export function renderTable(section: string, items: readonly Told[]): string | null {
  const table = TABLES[section];
  const rows = table ? items.map((item) => table.row(item)).filter((row) => row !== null) : [];
  if (table === undefined || rows.length === 0) return null;
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(table.head), line(table.head.map(() => '---')), ...rows.map(line)].join('\n');
}
