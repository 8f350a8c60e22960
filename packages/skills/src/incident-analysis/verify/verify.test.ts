// Drafts of every scenario verify, and every kind of falsification is found.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { drive } from '../../fixtures/drive.fixture.ts';
import { testRepository } from '../../fixtures/repository.fixture.ts';
import { collect } from '../evidence/collect.ts';
import { writeBundle } from '../evidence/write-files.ts';
import { citedClaims, writeReport } from '../offline/report.ts';
import script from '../offline/script.ts';
import { answerTool } from '../stand-in/answer-tool.ts';
import { PLANTED, scenario, scenarioNames } from '../stand-in/scenarios.ts';
import { startFindings } from '../../verify/report.ts';
import { checkReport } from './check-report.ts';
import { ALERT_INPUT, SCOPE_PATH } from './paths.ts';
import verify from './verify.ts';

/** Evidence of each scenario is collected once; each test gets files of its own. */
const collected = new Map<string, ReturnType<typeof collect>>();

function evidenceFor(name: string): ReturnType<typeof collect> {
  const { alert, scope, data } = scenario(name);
  const texts = { alert: JSON.stringify(alert), scope: JSON.stringify(scope) };
  const now = Date.parse('2026-07-01T10:30:00Z');
  const evidence = collected.get(name) ?? collect({ ...texts, call: answerTool(data), now });
  collected.set(name, evidence);
  return evidence;
}

async function prepared(name: string) {
  const repository = testRepository();
  const { alert, scope } = scenario(name);
  const texts = { alert: JSON.stringify(alert), scope: JSON.stringify(scope) };
  repository.commit('incident', { [SCOPE_PATH]: texts.scope });
  const [evidence, out] = [repository.folder('evidence'), repository.folder('out')];
  const inputs = repository.folder('inputs');
  writeFileSync(join(inputs, ALERT_INPUT), texts.alert);
  await writeBundle(evidence, await evidenceFor(name));
  const driven = drive(script, evidence, out);
  const check = async () =>
    (
      await verify({
        repository: repository.path,
        head: repository.head(),
        inputs,
        outputs: { collect: evidence, write: out },
      })
    ).map(({ file, message }) => `${file}: ${message}`);
  return { repository, inputs, evidence, out, driven, check };
}

describe('an offline draft', () => {
  it.each(scenarioNames())('of %s verifies', async (name) => {
    const { repository, driven, check } = await prepared(name);
    using _ = repository;
    expect(driven.closing).toMatch(/^Drafted offline from evidence, without a model/);
    expect(await check()).toEqual([]);
  });

  it('says nothing of what an outsider planted', async () => {
    const { repository, out, evidence } = await prepared('gateway');
    using _ = repository;
    const report = readFileSync(join(out, 'report.md'), 'utf8');
    expect(report).not.toMatch(/ignore|collector|certain|orders-db is down/i);
    expect(readFileSync(join(evidence, 'index.json'), 'utf8')).not.toContain(PLANTED.slice(0, 30));
    expect(readFileSync(join(evidence, 'alert.json'), 'utf8')).toContain(PLANTED.slice(0, 30));
  });

  it('of an outage of telemetry claims neither health nor a cause', async () => {
    const { repository, out } = await prepared('silence');
    using _ = repository;
    const report = readFileSync(join(out, 'report.md'), 'utf8');
    expect(report).toContain('**no data**');
    expect(report).not.toContain('This fits');
  });
});

describe('a falsified report is refused', () => {
  const edit = (pattern: RegExp | string, words: string) => (text: string) => text.replace(pattern, words);
  it.each<[string, (text: string) => string, string]>([
    ['a number', edit(/failed in \d+(\.\d+)? %/, 'failed in 99.9 %'), 'states 99.9'],
    ['a name', edit('`payments.example`', '`orders-db`'), 'names `orders-db`'],
    [
      'a status',
      edit('**A dependency fails: supported**', '**A dependency fails: confirmed**'),
      'gives a status',
    ],
    [
      'a status of a cause that nobody asked about',
      edit('## Unknown', '**Aliens: supported**\n\n## Unknown'),
      'gives a status',
    ],
    ['a finding', edit('**confirmed**', '**not confirmed**'), 'must hold, as settled by code'],
    [
      'a certainty',
      edit('## Timeline', '- The root cause is the gateway [c1](#evidence).\n\n## Timeline'),
      'more certain',
    ],
    [
      'health',
      edit('## Timeline', '- The service is healthy [c1](#evidence).\n\n## Timeline'),
      'all is well',
    ],
    [
      'a sentence without a claim',
      edit('## Timeline', '- Customers complained.\n\n## Timeline'),
      'cites no claim',
    ],
    ['a link', edit('portal.azure.com', 'portal.azure.com.evil.example'), 'which code did not build'],
    ['the query in a link', edit('/q/H4s', '/q/H5s'), 'which code did not build'],
    ['a bare link', edit('## Unknown', 'See https://evil.example\n\n## Unknown'), 'bare link'],
    ['a row count', edit(/^(\| q1 \|.*\) \|) \d+ /m, '$1 999 '), 'row of q1'],
    ['a digest', edit(/sha256:[0-9a-f]/, 'sha256:x'), 'row of q1'],
    ['an image', edit('## Unknown', '![x](#evidence)\n\n## Unknown'), 'image'],
    ['a section', edit('## Unknown', '## Known'), 'sections must be'],
    ['what is unknown', edit(/^- What customers saw.*$/m, ''), 'must hold, as settled by code'],
    ['what is hidden', edit('Unknown', 'Unk\u200bnown'), 'cannot see'],
    ['a claim of its own', edit('[c1]', '[c900]'), 'cites c900'],
  ])('%s', async (_name, change, message) => {
    const { index } = await evidenceFor('gateway');
    const text = writeReport(index);
    const ledger = JSON.stringify({ schema: 'incident-ledger/1', claims: citedClaims(text, index.claims) });
    const found = (report: string): string[] => {
      const { all, report: say } = startFindings();
      checkReport(report, ledger, index, say);
      return all.map((one) => one.message);
    };
    expect(found(text)).toEqual([]);
    expect(change(text)).not.toBe(text);
    expect(found(change(text)).join('\n')).toContain(message);
  });
});

describe('falsified evidence is refused', () => {
  it.each<[string, (evidence: string, out: string) => void, string]>([
    [
      'rows',
      (evidence) =>
        change(
          join(evidence, 'rows/q7.json'),
          /"payments.example","HTTP",\d+/,
          '"payments.example","HTTP",1',
        ),
      'index.json',
    ],
    [
      'a claim',
      (evidence) => change(join(evidence, 'index.json'), /"value":(\d\d+)/, '"value":1$1'),
      'is not what the alert',
    ],
    [
      'a status',
      (evidence) => change(join(evidence, 'index.json'), '"status":"refuted"', '"status":"supported"'),
      'is not what the alert',
    ],
    [
      'a query',
      (evidence) => change(join(evidence, 'index.json'), 'sum(ItemCount)', 'count()'),
      'is not what the alert',
    ],
    [
      'a chart',
      (evidence) => change(join(evidence, 'charts/requests.svg'), '<polyline', '<script/><polyline'),
      'charts/requests.svg',
    ],
    ['missing rows', (evidence) => rmSync(join(evidence, 'rows/q1.json')), 'is not what the alert'],
    ['a file more', (evidence) => writeFileSync(join(evidence, 'x.txt'), 'x'), 'not part of the evidence'],
    [
      'a claim in the ledger',
      (_, out) => change(join(out, 'ledger.json'), /"value":(\d\d+)/, '"value":1$1'),
      'not a claim of the evidence',
    ],
    ['no ledger', (_, out) => rmSync(join(out, 'ledger.json')), 'is required and missing'],
    ['a folder for a file', (evidence) => mkdirSync(join(evidence, 'rows/q99.json')), ''],
  ])('%s', async (_name, falsify, message) => {
    const { repository, evidence, out, check } = await prepared('gateway');
    using _ = repository;
    falsify(evidence, out);
    const found = (await check()).join('\n');
    if (message === '') expect(found).toBe('');
    else expect(found).toContain(message);
  });

  function change(file: string, pattern: RegExp | string, words: string): void {
    const text = readFileSync(file, 'utf8');
    expect(text.replace(pattern, words)).not.toBe(text);
    writeFileSync(file, text.replace(pattern, words));
  }

  it('as is a bundle that differs from what was checked', async () => {
    const { repository, inputs, evidence, out } = await prepared('gateway');
    using _ = repository;
    const bundle = repository.folder('bundle');
    cpSync(evidence, bundle, { recursive: true });
    cpSync(out, bundle, { recursive: true });
    const outputs = { collect: evidence, write: out, bundle };
    const input = { repository: repository.path, head: repository.head(), inputs, outputs };
    expect(await verify(input)).toEqual([]);
    change(join(bundle, 'report.md'), '**confirmed**', '**proven**');
    writeFileSync(join(bundle, 'more.txt'), 'x');
    expect((await verify(input)).map(({ file, message }) => `${file} ${message}`)).toEqual([
      'report.md is not published as it was checked',
      'more.txt is published and was not checked',
    ]);
  });

  it('as is another alert than the one that was collected for', async () => {
    const { repository, inputs, check } = await prepared('release');
    using _ = repository;
    const other = JSON.stringify(scenario('gateway').alert).replace('Sev1', 'Sev2');
    writeFileSync(join(inputs, ALERT_INPUT), other);
    expect((await check()).join()).toContain('alert.json: is not what');
  });

  it('as is a run that was handed no alert, whatever lies in the repository', async () => {
    const { repository, inputs, evidence, out, check } = await prepared('gateway');
    using _ = repository;
    const alert = readFileSync(join(inputs, ALERT_INPUT), 'utf8');
    repository.commit('older place', { '.harness/alert.json': alert });
    rmSync(join(inputs, ALERT_INPUT));
    expect((await check()).join()).toContain('cannot be verified');
    const given = { repository: repository.path, head: repository.head() };
    expect(await verify({ ...given, outputs: { collect: evidence, write: out } })).toEqual([
      { file: '', line: null, message: 'the run was handed no alert' },
    ]);
  });
});
