// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check';
import { unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyFile } from '../../../src/commons/verify/verify-file.ts';
import { addVersion } from '../../../src/designs/library/add-version.ts';
import { takeDown } from '../../../src/designs/library/moderate.ts';
import { parseReference } from '../../../src/designs/library/reference.ts';
import type { Parameter } from '../../../src/designs/parameters/schema.ts';
import {
  plateAddress,
  readPlate,
  readQuery,
} from '../../../src/server/pages/plate/plate-address.ts';
import { digest } from '../../../src/shared/digest.ts';
import { sampleVersion, valueOf } from '../../designs/library/samples.ts';
import { barCode } from '../../commons/bar.ts';
import { runHere } from '../../commons/run.ts';
import { elementsOf } from '../elements-of.ts';
import { startPlateNode, type PlateNode } from '../plate-node.ts';

describe('the address of a plate', () => {
  const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 8 });
  const own = fc.dictionary(
    fc.oneof(
      fc.constantFrom('copies', 'orient', 'scale'),
      text.map((name) => `p.${name}`),
      text.map((name) => `part.${name}`),
    ),
    text,
  );
  const query = fc
    .tuple(fc.array(fc.tuple(text, own), { maxLength: 4 }), fc.dictionary(text, text))
    .map(([designs, others]) => ({
      ...others,
      ...Object.fromEntries(
        designs.flatMap(([design, its], i) => [
          [String(2 * i + 1), design],
          ...Object.entries(its).map(([name, value]) => [`${2 * i + 1}.${name}`, value]),
        ]),
      ),
    }));

  it('says the plate, all of it, in one way alone', () => {
    fc.assert(
      fc.property(query, (asked) => {
        const plate = readPlate(asked);
        const address = plateAddress(plate);
        const again = readPlate(readQuery(address.split('?')[1]!));
        expect(again).toEqual(plate);
        expect(plateAddress(again)).toBe(address);
      }),
    );
  });
});

describe('the page of a plate, without scripts', () => {
  let at: PlateNode;
  beforeAll(async () => {
    at = await startPlateNode();
  });
  afterAll(() => at.node.close());

  /** Made once for all tests. */
  const PLATE =
    '1=ada/clip@1.0.0&1.copies=2&2=eve/peg@1.0.0&3=ada/clip@1.0.0&3.p.width=8&process=draft';

  const verify = (bytes: Uint8Array) =>
    verifyFile('plate.zip', bytes, false, {
      ...{ library: at.node.deps.library, run: runHere, trusted: new Set<string>() },
      goodSignatures: () => [],
    });

  const get = async (path: string) => {
    const response = await fetch(at.url + path, { headers: { accept: 'text/html' } });
    const html = await response.text();
    const { pathname, search } = new URL(response.url);
    return { status: response.status, html, path: pathname + decodeURIComponent(search) };
  };
  /** Follows a link or sends a form as a browser without scripts does. */
  const linksIn = (html: string, to: RegExp): readonly string[] =>
    elementsOf(html).flatMap(({ name, attributes }) =>
      name === 'a' && to.test(attributes['href'] ?? '') ? [attributes['href']!] : [],
    );
  const fieldsOf = (html: string, from: string): URLSearchParams => {
    const elements = elementsOf(html.slice(html.indexOf(from)));
    const end = elements.findIndex(({ name }) => name === '/form');
    return new URLSearchParams(
      elements
        .slice(0, end)
        .flatMap(({ name, attributes: { name: field, value, type } }) =>
          name === 'input' && field !== undefined && type !== 'checkbox'
            ? [[field, value ?? '']]
            : [],
        ),
    );
  };

  it('a design comes from its page with its values, another from a search, the same twice counts', async () => {
    const design = await get('/d/ada/clip?p.width=9');
    const fields = fieldsOf(design.html, '<form id="make"');
    fields.append('add', /name="add" value="([^"]+)"/.exec(design.html)![1]!);
    const first = await get(`/plate?${fields}`);
    expect(first.path).toBe('/plate?1=ada/clip@1.0.0&1.p.width=9');
    expect(first.html).toContain('Width (mm): 9');

    const search = fieldsOf(first.html, '<section class="more"');
    search.set('q', 'kno');
    const found = await get(`/plate?${search}`);
    expect(found.html).toContain('Knob');
    expect(found.html).not.toContain('Peg');
    const offer = fieldsOf(found.html, '<ul class="offers"');
    offer.set('plate', search.get('plate')!);
    offer.set('add', 'bob/knob@1.0.0');
    const both = await get(`/plate?${offer}`);
    expect(both.path).toBe('/plate?1=ada/clip@1.0.0&1.p.width=9&2=bob/knob@1.0.0');

    offer.set('plate', both.path.split('?')[1]!);
    const twice = await get(`/plate?${offer}`);
    expect(twice.path).toBe(`${both.path}&2.copies=2`);
  });

  it('that holds nothing but works in the public domain asks for nothing', async () => {
    const peg = { license: 'CC0-1.0', schema: [], code: barCode(2) };
    for (const name of ['ada/pin', 'bob/pin']) {
      await addVersion(at.node.deps.library, sampleVersion({ ...peg, name, title: name }));
    }
    const free = await get('/plate?1=ada/pin@1.0.0&2=bob/pin@1.0.0');
    const licensesIn = (html: string) => html.slice(html.indexOf('<section class="licenses"'));
    expect(licensesIn(free.html)).toContain('none asks for anything');
    expect(licensesIn(free.html)).not.toMatch(/To do|keep it|ask for\b/);
    const mixed = await get('/plate?1=ada/pin@1.0.0&2=bob/knob@1.0.0');
    expect(licensesIn(mixed.html)).toMatch(
      /passes on what all works in it ask for.*To do: keep it/,
    );
  });

  it('values are changed on the page of the design, and come back into their place', async () => {
    const plate = await get(
      '/plate?1=ada/clip@1.0.0&1.copies=3&1.p.width=9&2=bob/knob@1.0.0&material=petg',
    );
    const [change] = linksIn(plate.html, /^\/d\/ada\/clip.*at=1/);
    const design = await get(change!);
    // Set in the first form, which hands the plate on, and then sent by the other.
    const values = fieldsOf(design.html, '<form id="customize"');
    values.set('p.width', '11');
    const changed = await get(`/d/ada/clip@1.0.0?${values}`);
    const fields = fieldsOf(changed.html, '<form id="make"');
    expect(changed.html).toContain('Change it on the plate');
    // Whatever machine the page of the design is set to, the plate is for its own.
    fields.append('printer', 'mk4');
    fields.append('add', 'ada/clip@1.0.0');
    expect((await get(`/plate?${fields}`)).path).toBe(plate.path.replace('width=9', 'width=11'));
  });

  it('designs go by a link or by a count of none, the last one too', async () => {
    const plate = await get('/plate?1=ada/clip@1.0.0&2=bob/knob@1.0.0&printer=mk4');
    const one = await get(linksIn(plate.html, /^\/plate\?1=ada/)[0]!);
    expect(one.path).toBe('/plate?1=ada/clip@1.0.0&printer=mk4');
    const fields = fieldsOf(plate.html, '<form id="plate-form"');
    fields.set('1.copies', '0');
    expect((await get(`/plate?${fields}`)).path).toBe('/plate?1=bob/knob@1.0.0');
    const none = await get(linksIn(one.html, /^\/plate\?printer/)[0]!);
    expect([none.status, none.path]).toEqual([200, '/plate?printer=mk4&q=']);
  });

  it('shows what comes of it, each license in words, and what may not be shared', async () => {
    const { status, html } = await get(`/plate?${PLATE}&show=1`);
    expect(status).toBe(200);
    expect(html).toMatch(/id="plate-estimate">[^<]*g[^<]*fits on the bed/);
    expect(html).toContain('alt="The bed with 2 × clip, 1 × peg, 1 × clip.2"');
    for (const word of ['CERN-OHL-S-2.0', 'a collection of them', 'license-restricts-collection'])
      expect(html).toContain(word);
    const files = linksIn(html, /^\/api\/v1\/builds\/.*\/files\//);
    expect(files.map((file) => file.split('/').at(-1))).toEqual(
      expect.arrayContaining(['clip.stl', 'plate.3mf', 'plate.gcode', 'plate-notice.md']),
    );
    for (const file of files) expect((await fetch(at.url + file)).status, file).toBe(200);
  });

  it('gives one format as it is, or everything with sources, licenses and sums', async () => {
    const gcode = await fetch(`${at.url}/plate/make?${PLATE}&format=gcode`);
    expect(gcode.headers.get('content-disposition')).toContain('plate.gcode');
    expect(await gcode.text()).toContain('ada/clip');
    const zip = await fetch(`${at.url}/plate/make?${PLATE}&format=zip`);
    const packed = new Uint8Array(await zip.arrayBuffer());
    const over = await fetch(`${at.url}/api/v1/plates/package`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        designs: [
          { design: 'ada/clip', count: 2 },
          { design: 'eve/peg' },
          { design: 'ada/clip', parameters: { width: 8 } },
        ],
        ...{ process: 'draft', formats: ['stl', '3mf', 'png', 'gcode'] },
      }),
    });
    expect(over.headers.get('etag')).toBe(zip.headers.get('etag'));
    const files = unzipSync(packed);
    expect(Object.keys(files)).toEqual(
      expect.arrayContaining([
        ...['NOTICE.md', 'README.md', 'SHA256SUMS', 'recipe.json', 'build/plate.3mf'],
        ...['build/clip.2.stl', 'src/clip/design.js', 'src/peg/design.js', 'src/peg/okh.toml'],
        'LICENSES/CERN-OHL-S-2.0.txt',
      ]),
    );
    // The same source once, also where it was made with other values.
    expect(Object.keys(files).some((path) => path.startsWith('src/clip.2/'))).toBe(false);
    const text = (path: string): string => new TextDecoder().decode(files[path]);
    const sums = Object.fromEntries(
      text('SHA256SUMS')
        .trim()
        .split('\n')
        .map((line) => [line.slice(66), line.slice(0, 64)]),
    );
    const apart = ['SHA256SUMS', 'provenance.sig'];
    const rest = Object.entries(files).filter(([path]) => !apart.includes(path));
    expect(sums).toEqual(Object.fromEntries(rest.map(([path, bytes]) => [path, digest(bytes)])));
    expect(text('build/clip.stl.license')).toContain('CERN-OHL-S-2.0\n');
    expect(text('build/plate.3mf.license')).toContain('CERN-OHL-S-2.0 AND CC-BY-NC-4.0');
    expect(await verify(packed)).toMatchObject({ answer: 'matches', problems: [] });
    // With sums that fit, a source of somebody else is told all the same.
    const other = new TextEncoder().encode('// mine');
    const forged = {
      ...files,
      'src/peg/design.js': other,
      SHA256SUMS: new TextEncoder().encode(
        text('SHA256SUMS').replace(sums['src/peg/design.js']!, digest(other)),
      ),
    };
    const told = await verify(zipSync(forged, { level: 0 }));
    expect(told.answer).toBe('claims');
    expect(told.problems.map(({ where }) => where?.file)).toEqual(['src/peg/design.js']);
    expect(told.works!.map(({ design }) => design).sort()).toEqual([
      ...['ada/clip@1.0.0', 'ada/clip@1.0.0', 'eve/peg@1.0.0'],
    ]);
    expect(JSON.parse(text('recipe.json'))).toMatchObject({
      works: [{ quantities: { '*': 2 } }, {}, {}],
    });
  });

  it('says of a design that asks for a password that the address has none, of no other', async () => {
    const pin: Parameter = { name: 'pin', type: 'password', caption: 'Pin', default: '' };
    const version = sampleVersion({ name: 'eve/safe', title: 'Safe', schema: [pin] });
    valueOf(await addVersion(at.node.deps.library, version));
    const told = /The address of a plate never has one/g;
    const { html } = await get('/plate?1=eve/safe@1.0.0&2=ada/clip@1.0.0');
    expect(html.match(told)).toHaveLength(1);
    expect((await get('/plate?1=ada/clip@1.0.0')).html).not.toMatch(told);
  });

  it('tells what is wrong with one design, keeps the others, and builds nothing', async () => {
    const before = at.ran();
    const wide = await get('/plate?1=ada/clip@1.0.0&1.p.width=1&2=bob/knob@1.0.0&show=1');
    expect(wide.html).toContain('parameters-out-of-range');
    const none = await get('/plate?plate=1%3Dbob%2Fknob%401.0.0&add=ada/none');
    expect(none.status).toBe(404);
    expect(none.html).toContain('Knob');
    valueOf(
      await takeDown(at.node.deps.library, valueOf(parseReference('eve/peg@1.0.0')), {
        who: 'sue',
        reason: 'Not hers.',
      }),
    );
    const gone = await get('/plate?1=eve/peg@1.0.0&2=bob/knob@1.0.0&show=1');
    expect(gone.html).toContain('library-version-removed');
    expect(gone.html).toContain('Remove');
    const refused = await fetch(`${at.url}/plate/make?1=eve/peg@1.0.0&format=stl`);
    expect(refused.status).toBe(410);
    const template = await get('/plate?1=bob/knob@1.0.0&set.start_gcode=M104&show=1');
    expect(template.html).toContain('settings-template-in-address');
    expect(at.ran()).toBe(before);
  });
});
