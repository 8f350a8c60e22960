import { createHash } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { pack } from 'tar-stream';
import { describe, expect, it } from 'vitest';
import { sha } from '../release/release.fixture.ts';
import { changedRelease } from './changed-release.fixture.ts';

const { current, at, problems, named, remake, relist } = changedRelease();

describe('acceptance', () => {
  it('that is missing, failed, or of another skill is named', async () => {
    await remake(({ acceptance: [one] }) => Object.assign(one ?? {}, { passed: false }));
    expect(await named()).toEqual(['acceptance acceptance/documentation.json']);
    await remake(({ skills }) => skills.push({ ...(skills[0] as (typeof skills)[number]), name: 'other' }));
    expect(await named()).toContain('acceptance other');
    await writeFile(at('acceptance/documentation.json'), '{}');
    await relist(({ acceptance: [one] }) => Object.assign(one ?? {}, { passed: true }));
    expect(await named()).toContain('acceptance acceptance/documentation.json');
  });

  it('that nobody signed off, or not this, or no longer, is named', async () => {
    const file = 'sign-off acceptance/documentation.ada.sigstore.json';
    expect(await named(current.made.trust, '2027-02-01')).toEqual([file]);
    await remake((release) => (release.image.id = sha('sha256', 'another image')));
    expect(await problems()).toMatchObject([{ kind: 'sign-off', what: expect.stringMatching(/the image was .* and is/) }]); // prettier-ignore
    await remake(({ acceptance: [one] }) => Object.assign(one ?? {}, { signOffs: [] }));
    await rm(at('acceptance/documentation.ada.sigstore.json'));
    await relist();
    expect(await named()).toEqual(['sign-off documentation']);
  });

  it('whose sign-off is not as release.json says, or not of the suite’s team, is named', async () => {
    await remake(({ acceptance: [one] }) => Object.assign(one?.signOffs[0] ?? {}, { by: 'bob' }));
    expect(await named()).toEqual(['sign-off acceptance/documentation.ada.sigstore.json']);
    await remake(({ acceptance: [one], layers }) => {
      Object.assign(one?.signOffs[0] ?? {}, { by: 'ada' });
      for (const layer of layers) if (layer.layer === 'acceptance') layer.team = 'engineering';
    });
    expect((await problems())[0]?.what).toMatch(/ada is of domain-experts, and the suite is of engineering/);
  });
});

describe('the image', () => {
  it('whose lock is another, or of another CLI, is named', async () => {
    await remake((release) => (release.image.lockDigest = sha('sha256', 'other')));
    expect(await named()).toEqual(['image image/lock.json']);
    await remake((release) => (release.cli.version = '2.1.331'));
    expect((await problems()).map(({ what }) => what).join()).toMatch(
      /pins Claude Code 2\.1\.330, release\.json 2\.1\.331/,
    );
    await writeFile(at('image/lock.json'), '{}');
    await relist();
    expect(await named()).toContain('image image/lock.json');
  });

  it('whose archive holds another is named', async () => {
    const config = '{"os":"linux"}';
    const hex = createHash('sha256').update(config).digest('hex');
    const archive = async (name: string): Promise<void> => {
      const tar = pack();
      tar.entry({ name: './manifest.json' }, JSON.stringify([{ Config: `blobs/sha256/${name}` }]));
      tar.entry({ name: `./blobs/sha256/${hex}` }, config);
      tar.finalize();
      const chunks: Buffer[] = [];
      for await (const chunk of tar as AsyncIterable<Buffer>) chunks.push(chunk);
      await writeFile(at('image/image.tar'), Buffer.concat(chunks));
    };
    await archive(hex);
    await relist((release) => (release.image.archive = 'image/image.tar'));
    expect(await named()).toContain('image image/image.tar');
    const imageProblems = async () => (await named()).filter((one) => one.startsWith('image'));
    await remake((release) => (release.image.id = `sha256:${hex}`));
    expect(await imageProblems()).toEqual([]);
    await archive('elsewhere');
    await relist();
    expect(await imageProblems()).toEqual(['image image/image.tar']);
  });
});
