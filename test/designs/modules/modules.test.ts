// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { describe, expect, test } from 'vitest';
import { bundleDigest, makeBundle } from '../../../src/designs/bundle.ts';
import type { Design } from '../../../src/designs/design.ts';
import { makeNotice } from '../../../src/designs/license/make-notice.ts';
import { modulesIn } from '../../../src/designs/modules/modules-in.ts';
import { LOCK_FILE, parseModuleRequest } from '../../../src/designs/modules/module-request.ts';
import {
  type FetchModule,
  lockOf,
  vendorModules,
} from '../../../src/designs/modules/vendor-modules.ts';
import { createEvaluator } from '../../../src/pipeline/evaluate/create-evaluator.ts';
import { evaluateDesign } from '../../../src/pipeline/evaluate/evaluate-design.ts';
import { error, failure, success } from '../../../src/shared/problem.ts';
import { codesOf, valueOf } from '../library/samples.ts';
import { MANIFEST } from '../sample.ts';
import { cpuClock } from '../../cpu-clock.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

const design = (files: Readonly<Record<string, string>>): Design => {
  const entries = Object.entries(files).map(([path, text]) => [path, encode(text)] as const);
  const source = valueOf(makeBundle('design.js', entries));
  return { slug: 'jar', manifest: MANIFEST, source, digest: bundleDigest(source), problems: [] };
};

const THREADS = design({
  'design.js': `const { pitch } = require('./lib/metric')
    module.exports = { size: 10, pitch, main: () => [] }`,
  'lib/metric.js': 'module.exports = { pitch: 2 }',
});

const library: FetchModule = async ({ author, slug }) => {
  if (`${author}/${slug}` === 'ada/threads') {
    return success({
      author,
      slug,
      version: '1.2.0',
      digest: THREADS.digest,
      license: 'MIT',
      source: THREADS.source,
    });
  }
  return failure(error('library-design-unknown', `no ${author}/${slug}`));
};

const CUBE = `const { cuboid } = require('@jscad/modeling').primitives
  const threads = require('commons:ada/threads@^1')
  const metric = require('commons:ada/threads@^1/lib/metric.js')
  module.exports = { main: () => cuboid({ size: [threads.size, threads.pitch, metric.pitch] }) }`;

describe('a request for a module', () => {
  test('names a design, a range and perhaps a path', () => {
    expect(parseModuleRequest('commons:ada/threads@^1.2/lib/a.js')).toEqual({
      author: 'ada',
      slug: 'threads',
      range: '^1.2',
      subpath: './lib/a.js',
    });
    expect(parseModuleRequest('commons:Ada/Threads')).toBeUndefined();
    expect(parseModuleRequest('ada/threads')).toBeUndefined();
  });
});

describe('a design that builds on modules of others', () => {
  test('brings them along whole, locked to exact versions, and runs without any library', async () => {
    const complete = valueOf(await vendorModules(design({ 'design.js': CUBE }), library));
    expect([...complete.source.files.keys()]).toEqual([
      LOCK_FILE,
      'commons_modules/ada/threads@1.2.0/design.js',
      'commons_modules/ada/threads@1.2.0/lib/metric.js',
      'design.js',
    ]);
    expect(valueOf(lockOf(complete.source))).toEqual({
      'ada/threads@^1': {
        design: 'ada/threads',
        version: '1.2.0',
        digest: THREADS.digest,
        license: 'MIT',
        entry: 'design.js',
        path: 'commons_modules/ada/threads@1.2.0',
      },
    });
    const evaluator = await createEvaluator({ now: cpuClock });
    const { shapes } = valueOf(await evaluateDesign(complete, {}, evaluator));
    expect(shapes).toHaveLength(1);
  });

  test('keeps what its lock file says, though the library has newer ones by now', async () => {
    const complete = valueOf(await vendorModules(design({ 'design.js': CUBE }), library));
    const never: FetchModule = async () => failure(error('never', 'not asked'));
    const again = valueOf(await vendorModules(complete, never));
    expect(again.digest).toBe(complete.digest);
  });

  test('gets the very version that its lock file says where the source did not come along', async () => {
    const complete = valueOf(await vendorModules(design({ 'design.js': CUBE }), library));
    const files = new Map(
      [...complete.source.files].filter(([path]) => !path.startsWith('commons_modules/')),
    );
    const bare = { ...complete, source: { ...complete.source, files } };
    const asked: (string | undefined)[] = [];
    const newer: FetchModule = async (request) => {
      asked.push(request.range);
      const found = valueOf(await library(request));
      return success(request.range === '1.2.0' ? found : { ...found, version: '1.3.0' });
    };
    expect(valueOf(await vendorModules(bare, newer)).digest).toBe(complete.digest);
    expect(asked).toEqual(['1.2.0']);
    const other: FetchModule = async (request) =>
      success({ ...valueOf(await library(request)), digest: 'ab'.repeat(32) });
    expect(codesOf(await vendorModules(bare, other))).toEqual(['module-not-locked']);
  });

  test('is refused when a module that came along was changed', async () => {
    const complete = valueOf(await vendorModules(design({ 'design.js': CUBE }), library));
    const files = new Map(complete.source.files);
    files.set(
      'commons_modules/ada/threads@1.2.0/lib/metric.js',
      encode('module.exports = { pitch: 9 }'),
    );
    const changed = { ...complete, source: { ...complete.source, files } };
    expect(codesOf(await vendorModules(changed, library))).toEqual(['module-tampered']);
  });

  test('is told of a module that nobody has, a malformed name, a lock file that is none', async () => {
    const of = (code: string, more = {}) =>
      vendorModules(design({ 'design.js': code, ...more }), library);
    expect(codesOf(await of("require('commons:ada/none')"))).toEqual(['library-design-unknown']);
    const malformed = await of("let a\nrequire('commons:nonsense')");
    expect(codesOf(malformed)).toEqual(['module-malformed']);
    expect(malformed.problems[0]?.where).toEqual({ file: 'design.js', line: 2 });
    expect(codesOf(await of('', { [LOCK_FILE]: '{}' }))).toEqual(['module-lock-malformed']);
  });

  test('modules may have modules: each finds its own', async () => {
    const inner = valueOf(
      await vendorModules(
        design({ 'design.js': "module.exports = require('commons:ada/threads@^1')" }),
        library,
      ),
    );
    const both: FetchModule = async (request) =>
      request.slug === 'lid'
        ? success({
            author: 'bob',
            slug: 'lid',
            version: '2.0.0',
            digest: inner.digest,
            license: 'MIT',
            source: inner.source,
          })
        : library(request);
    const outer = design({
      'design.js': `const lid = require('commons:bob/lid')
        const { cuboid } = require('@jscad/modeling').primitives
        module.exports = { main: () => cuboid({ size: [lid.size, lid.size, lid.pitch] }) }`,
    });
    const complete = valueOf(await vendorModules(outer, both));
    expect(modulesIn(complete.source).map(({ path }) => path)).toEqual([
      'commons_modules/bob/lid@2.0.0',
      'commons_modules/bob/lid@2.0.0/commons_modules/ada/threads@1.2.0',
    ]);
    expect(makeNotice(complete, [], {}, 'x').derivedFrom).toEqual([
      'bob/lid@2.0.0',
      'ada/threads@1.2.0',
    ]);
    const evaluator = await createEvaluator({ now: cpuClock });
    expect(valueOf(await evaluateDesign(complete, {}, evaluator)).shapes).toHaveLength(1);
  });

  test('that did not come along is a Problem of evaluation, not a crash', async () => {
    const evaluator = await createEvaluator({ now: cpuClock });
    const run = await evaluateDesign(design({ 'design.js': CUBE }), {}, evaluator);
    expect(codesOf(run)).toEqual(['evaluate-module-unlocked']);
  });
});
