// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writePlatePackage } from '../../../src/cli/plate/write-plate-package.ts';
import { findDesign } from '../../../src/commons/find-design.ts';
import { plateCredits, plateNotice } from '../../../src/commons/finish-plate.ts';
import { verifyFile } from '../../../src/commons/verify/verify-file.ts';
import { takeDown } from '../../../src/designs/library/moderate.ts';
import { parseReference } from '../../../src/designs/library/reference.ts';
import {
  goodSignatures,
  signAsNode,
  trustedKeys,
} from '../../../src/designs/library/store/node-key.ts';
import { findProfile } from '../../../src/pipeline/fabricators/find-profile.ts';
import { licenseText } from '../../../src/designs/read/license-text.ts';
import { digest } from '../../../src/shared/digest.ts';
import { success } from '../../../src/shared/problem.ts';
import { runHere } from '../../commons/run.ts';
import { temporaryFolder, valueOf } from '../../designs/library/samples.ts';
import { startPlateNode, type PlateNode } from '../plate-node.ts';

let at: PlateNode;
beforeAll(async () => {
  at = await startPlateNode();
});
afterAll(() => at.node.close());

const MACHINE = { printer: 'mk4', material: 'petg', process: 'draft' };
const WANTED = {
  designs: [
    { design: 'ada/clip', count: 2, parameters: { width: '8' } },
    { design: 'bob/knob@^1', scale: 2 },
  ],
  formats: ['3mf', 'gcode', 'stl'],
  ...MACHINE,
};

interface Document {
  readonly id: string;
  readonly status: string;
  readonly license: string;
  readonly products: readonly { readonly name: string; readonly url: string }[];
  readonly works: readonly { readonly design: string; readonly collection: { answer: string } }[];
  readonly plates: readonly { readonly parts: readonly { part: string; copies: number }[] }[];
  readonly problems: readonly { readonly code: string; readonly message: string }[];
  readonly production: { readonly time_s: number };
}

const post = async (body: unknown, query = '?wait=1') => {
  const response = await fetch(`${at.url}/api/v1/plates${query}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: response.status, document: (await response.json()) as Document };
};

const bytesOf = async (url: string): Promise<Buffer> =>
  Buffer.from(await (await fetch(at.url + url)).arrayBuffer());

/** What the command line makes of the same, made once. */
const madeHere = () => (made ??= makeHere());
let made: ReturnType<typeof makeHere> | undefined;

const makeHere = async () => {
  const { library } = at.node.deps;
  const find = async (word: string) =>
    valueOf(await findDesign(word, async () => success(library as never)));
  const sources = [await find('ada/clip'), await find('bob/knob')] as const;
  const [clip, knob] = sources;
  const profile = (kind: 'printer' | 'material' | 'process') =>
    valueOf(findProfile(kind, MACHINE[kind]));
  const [printer, material, process] = [
    profile('printer'),
    profile('material'),
    profile('process'),
  ];
  const request = {
    name: 'plate',
    entries: [
      { design: clip.design, parameters: { width: '8' }, quantities: { '*': 2 }, scale: 1 },
      { design: knob.design, parameters: {}, quantities: {}, scale: 2 },
    ],
    formats: WANTED.formats,
    fabricator: { printer, material, process, overrides: {} },
  };
  const built = valueOf(await runHere({ kind: 'plate', request }));
  const text = plateNotice(built, await plateCredits(sources, library));
  return { request, sources, built, text };
};

/** Its files. */
const byCommandLine = async () => {
  const { built, text } = await madeHere();
  return [...built.works, ...built.plates].flatMap(({ products }) => [...products]).concat(text);
};

describe('a plate over the API', () => {
  it('has the bytes that the command line makes, and tells its works, beds and figures', async () => {
    const [{ status, document }, other] = await Promise.all([post(WANTED), post(WANTED)]);
    expect(status).toBe(200);
    // Two who ask at the same time wait for one build.
    expect([other.document, at.ran()]).toEqual([document, 1]);
    const expected = await byCommandLine();
    expect(document.products.map(({ name }) => name)).toEqual(expected.map(({ name }) => name));
    for (const [i, { name, bytes }] of expected.entries())
      expect((await bytesOf(document.products[i]!.url)).equals(bytes), name).toBe(true);
    expect(document.license).toBe('CERN-OHL-S-2.0 AND CC-BY-SA-4.0');
    expect(document.works.map(({ design, collection }) => [design, collection.answer])).toEqual([
      ['ada/clip', 'yes'],
      ['bob/knob', 'yes'],
    ]);
    expect(document.plates.map(({ parts }) => parts.map(({ copies }) => copies))).toEqual([[2, 1]]);
    expect(document.production.time_s).toBeGreaterThan(0);
  });

  it('is built once for everybody, however they say the same, and is a build like others', async () => {
    const { document: first } = await post(WANTED);
    const before = at.ran();
    const said = structuredClone(WANTED) as { designs: Record<string, unknown>[] };
    said.designs[0] = { design: 'ada/clip@1.0.0', parts: { '*': 2 }, parameters: { width: 8 } };
    const { document: second } = await post(said, '');
    expect([second.id, second.status]).toEqual([first.id, 'done']);
    expect(at.ran()).toBe(before);
    const again = (await (await fetch(`${at.url}/api/v1/builds/${first.id}`)).json()) as Document;
    expect(again).toEqual(first);
    const stl = `${at.url}${first.products[0]!.url}`;
    const part = await fetch(stl, { headers: { range: 'bytes=0-3' } });
    expect([part.status, part.headers.get('etag')]).toEqual([
      206,
      (await fetch(stl)).headers.get('etag')!.replace('W/', ''),
    ]);
  });

  it('is another where order, machine or credits of the files are others', async () => {
    const ids = new Set<string>();
    for (const change of [
      {},
      { designs: [...WANTED.designs].reverse() },
      { material: 'pla' },
      { overrides: { skirts: 2 } },
      { name: 'mine' },
    ]) {
      const { document } = await post({ ...WANTED, ...change }, '?start=0');
      ids.add(document.id);
    }
    expect(ids.size).toBe(5);
  });

  it('leads back to every work by any of its files', async () => {
    const { document } = await post(WANTED);
    for (const { name, url } of document.products.filter((each) => !/\.md$/.test(each.name))) {
      const found = await verifyFile(name, await bytesOf(url), false, {
        ...{ library: at.node.deps.library, run: runHere, trusted: new Set<string>() },
        goodSignatures: () => [],
      });
      expect(found.answer, name).toBe('matches');
      const origins = (found.works ?? [found.origin!]).map(({ design }) => design);
      expect(origins, name).toEqual(
        /clip/.test(name)
          ? ['ada/clip@1.0.0']
          : /knob/.test(name)
            ? ['bob/knob@1.0.0']
            : ['ada/clip@1.0.0', 'bob/knob@1.0.0'],
      );
    }
  });

  it('comes as one signed ZIP, the same over the API and from the command line', async () => {
    const { library } = at.node.deps;
    const folder = await temporaryFolder();
    const sign = (bytes: Uint8Array) => signAsNode(folder, bytes);
    const own = await at.node.having({ builds: at.builds, licenseText, sign });
    const answer = await fetch(`${own}/api/v1/plates/package`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(WANTED),
    });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/zip']);
    expect(answer.headers.get('content-disposition')).toContain('plate.zip');
    const zip = Buffer.from(await answer.arrayBuffer());

    const path = join(folder, 'own.zip');
    const { request, sources, built, text } = await madeHere();
    const wanted = { sources, plate: request };
    const written = valueOf(await writePlatePackage(path, wanted, built, text, folder));
    expect((await readFile(path)).equals(zip)).toBe(true);
    expect(written.outputs).toEqual([
      { path, format: 'zip', bytes: zip.length, sha256: digest(zip) },
    ]);
    const found = await verifyFile('plate.zip', zip, false, {
      ...{ library, run: runHere, goodSignatures, trusted: await trustedKeys(folder) },
    });
    expect(found).toMatchObject({ answer: 'signed', problems: [] });
  });

  it('warns of a work that the collection may not be shared with, and is made all the same', async () => {
    const designs = [{ design: 'ada/clip' }, { design: 'eve/peg' }];
    const { status, document } = await post({ designs, formats: ['stl'] });
    expect(status).toBe(200);
    expect(document.problems).toMatchObject([
      { code: 'license-restricts-collection', message: expect.stringContaining('eve/peg@1.0.0') },
    ]);
  });

  it.each([
    [{ designs: [] }, 400, 'request-invalid'],
    [{ designs: Array(25).fill({ design: 'ada/clip' }) }, 400, 'request-invalid'],
    [{ designs: [{ design: 'ada/clip', count: 0 }] }, 400, 'request-invalid'],
    [{ designs: [{ design: 'ada/clip', count: 1.5 }] }, 400, 'request-invalid'],
    [{ name: 'No Slug', designs: [{ design: 'ada/clip' }] }, 400, 'request-invalid'],
    [{ designs: [{ design: 'ada/none' }] }, 404, 'library-design-unknown'],
    [{ designs: [{ design: 'ada/clip' }], printer: 'none' }, 400, 'settings-unknown-printer'],
    [
      { designs: [{ design: 'ada/clip', count: 600, parts: { '*': 2 } }] },
      422,
      'plate-bad-quantity',
    ],
    [{ designs: Array(2).fill({ design: 'ada/clip', count: 600 }) }, 422, 'plate-bad-count'],
    [{ designs: [{ design: 'ada/clip', parts: { lid: 2 } }] }, 422, 'plate-unknown-part'],
    [
      { designs: [{ design: 'ada/clip', parameters: { width: 1 } }] },
      422,
      'parameters-out-of-range',
    ],
  ])('refuses %j with %i', async (body, status, code) => {
    const refused = await post({ formats: ['stl'], ...body });
    expect([refused.status, refused.document.problems[0]?.code]).toEqual([status, code]);
  });

  it('with a work that was taken down is refused, and what was made of it is not given out', async () => {
    const { document } = await post(WANTED);
    const { library } = at.node.deps;
    valueOf(
      await takeDown(library, valueOf(parseReference('bob/knob@1.0.0')), {
        who: 'sue',
        reason: 'Not his.',
      }),
    );
    const designs = [{ design: 'ada/clip' }, { design: 'bob/knob@1.0.0' }];
    const { status, document: refused } = await post({ ...WANTED, designs });
    expect([status, refused.problems[0]?.code]).toEqual([410, 'library-version-removed']);
    for (const url of [`/api/v1/builds/${document.id}`, document.products[0]!.url])
      expect((await fetch(at.url + url)).status, url).toBe(404);
  });
});
