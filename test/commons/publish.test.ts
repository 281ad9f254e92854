// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { describe, expect, test } from 'vitest';
import { publishDesign } from '../../src/designs/publish/publish-design.ts';
import { publishTools } from '../../src/commons/publish-tools.ts';
import { searchDesigns } from '../../src/designs/library/search/search-designs.ts';
import { success } from '../../src/shared/problem.ts';
import { codesOf, temporaryLibrary, valueOf } from '../designs/library/samples.ts';
import { designOf, notRun, plateCode, publishIn } from './designs.ts';
import { runHere } from './run.ts';

const README = '# Plate';
const whole = () => ({ 'design.js': plateCode(), 'README.md': README });
const errorsOf = (outcome: Parameters<typeof codesOf>[0]): readonly string[] =>
  outcome.problems.filter(({ severity }) => severity === 'error').map(({ code }) => code);

describe('publishing', () => {
  test('measures a design, makes its picture, and keeps what was found', async () => {
    const library = await temporaryLibrary();
    const record = valueOf(await publishIn(library, designOf(whole())));
    expect(record).toMatchObject({ author: 'ada', slug: 'plate', version: '1.0.0' });
    expect(record.measures).toMatchObject({ solids: 1, printable: true });
    expect(record.measures.size.map(Math.round)).toEqual([30, 20, 5]);
    expect(record.schema.map(({ name }) => name)).toEqual(['width', 'label']);
    expect(record.marks).toHaveLength(1);
    const picture = await library.blobs.get(record.pictures[0]!.sha256);
    expect([...picture!.subarray(1, 4)]).toEqual([0x50, 0x4e, 0x47]);
    expect((await searchDesigns(library.db, { words: 'plate' })).total).toBe(1);
  });

  test('as a dry run says the same and adds nothing', async () => {
    const library = await temporaryLibrary();
    const tools = publishTools(async () => success(library), runHere);
    const publication = { author: 'ada', publisher: 'ada', dryRun: true };
    expect((await publishDesign(library, designOf(whole()), publication, tools)).ok).toBe(true);
    expect((await searchDesigns(library.db, { words: '' })).total).toBe(0);
  });

  const closed = { license: undefined } as never;
  const cuboid = (size: string): string =>
    plateCode().replace(/booleans\.subtract\([\s\S]*?\n\)/, `primitives.cuboid({ size: ${size} })`);

  test.each([
    ['no license', whole(), closed, 'manifest-no-license'],
    ['a closed license', whole(), { license: 'CC-BY-NC-4.0' }, 'manifest-license-not-open'],
    ['a bad version', whole(), { version: 'newest' }, 'manifest-bad-version'],
    ['no author', whole(), { authors: [] }, 'manifest-no-author'],
    ['no purpose', whole(), { function: undefined } as never, 'manifest-no-function'],
    [
      'a secret',
      { ...whole(), 'a.txt': `-----BEGIN RSA ${'PRIVATE KEY'}-----` },
      {},
      'source-secret',
    ],
    ['a key file', { ...whole(), id_rsa: 'x' }, {}, 'source-secret'],
    [
      'a program',
      { ...whole(), 'a.txt': new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 2]) },
      {},
      'source-program',
    ],
    ['a strange kind of file', { ...whole(), 'a.exe': 'x' }, {}, 'source-kind-not-allowed'],
    ['a picture that is none', { ...whole(), 'a.png': '<script>' }, {}, 'source-not-what-it-says'],
    [
      'a header of another license',
      { ...whole(), 'design.js': plateCode('CC-BY-SA-4.0') },
      { license: 'MIT' },
      'license-header-contradicts',
    ],
    [
      'code that throws',
      { ...whole(), 'design.js': 'module.exports = { main: () => { throw Error() } }' },
      {},
      'evaluate-exception',
    ],
    [
      'nothing to make',
      { ...whole(), 'design.js': 'module.exports = { main: () => [] }' },
      {},
      'evaluate-empty',
    ],
    [
      'a maximum that fails',
      { ...whole(), 'design.js': cuboid('width > 35 ? [-1, 1, 1] : [1, 1, 1]') },
      {},
      'evaluate-exception',
    ],
    [
      'an origin that nobody knows',
      whole(),
      { origins: [{ relation: 'fork', of: 'ada/none@1.0.0' }] } as never,
      'library-design-unknown',
    ],
    [
      'an origin without license',
      whole(),
      { origins: [{ relation: 'remix', of: 'https://example.org/x' }] } as never,
      'lineage-license-missing',
    ],
    [
      'an origin that forbids it',
      whole(),
      {
        origins: [{ relation: 'remix', of: 'https://example.org/x', license: 'GPL-3.0-or-later' }],
      } as never,
      'lineage-license',
    ],
  ])('stops at %s', async (_, files, manifest, code) => {
    const library = await temporaryLibrary();
    const tools = code.startsWith('evaluate-') ? {} : { examine: notRun };
    const refused = await publishIn(library, designOf(files, manifest), 'ada', tools);
    expect(refused.ok).toBe(false);
    expect(errorsOf(refused)).toContain(code);
    expect((await searchDesigns(library.db, { words: '' })).total).toBe(0);
  });

  test('heeds a work far up the lineage, though each step was allowed', async () => {
    const library = await temporaryLibrary();
    const under = (license: string) => ({ 'design.js': plateCode(license), 'README.md': README });
    const step = (of: string, from: string | undefined, license: string, slug: string) => ({
      ...designOf(under(license), {
        license,
        origins: [{ relation: 'remix', of, ...(from === undefined ? {} : { license: from }) }],
      }),
      slug,
    });
    const root = step('https://example.org/x', 'CC-BY-SA-3.0', 'CC-BY-SA-4.0', 'first');
    const tools = { examine: notRun };
    valueOf(await publishIn(library, root, 'ada', tools));
    const next = step('ada/first@1.0.0', undefined, 'GPL-3.0-or-later', 'second');
    const refused = await publishIn(library, next, 'ada', tools);
    expect(errorsOf(refused)).toEqual(['lineage-license']);
    expect(refused.problems.map(({ message }) => message).join()).toContain(
      'https://example.org/x',
    );
  });

  test('tells with which values of the parameters a design fails', async () => {
    const library = await temporaryLibrary();
    const code = cuboid('width < 25 ? [-1, 1, 1] : [1, 1, 1]');
    const refused = await publishIn(library, designOf({ ...whole(), 'design.js': code }));
    expect(refused.problems.find(({ severity }) => severity === 'error')?.message).toMatch(
      /^with the least values of the parameters: /,
    );
  });

  test('warns of an exception whose text no package could bring, until the design has it', async () => {
    const library = await temporaryLibrary();
    const license = 'Apache-2.0 WITH LLVM-exception';
    const files = { 'design.js': plateCode(license), 'README.md': README };
    const tools = { examine: notRun };
    const bare = await publishIn(library, designOf(files, { license }), 'ada', tools);
    expect(codesOf(bare)).toEqual(['license-text-missing']);
    const complete = designOf(
      { ...files, 'LICENSES/LLVM-exception.txt': 'Its text.' },
      { license },
    );
    expect(codesOf(await publishIn(library, complete, 'bob', tools))).toEqual([]);
  });

  test('warns of what is missing on its page, and publishes all the same', async () => {
    const library = await temporaryLibrary();
    const bare = designOf({ 'design.js': plateCode() });
    const published = await publishIn(library, bare, 'ada', { examine: notRun });
    expect(codesOf(published)).toEqual(['source-no-readme']);
    expect(valueOf(published).findings.map(({ code }) => code)).toEqual(['source-no-readme']);
  });
});
