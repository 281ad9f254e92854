// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Design } from '../../src/designs/design.ts';
import type { ParameterSchema, ParameterValues } from '../../src/designs/parameters/schema.ts';
import { toSchema } from '../../src/designs/parameters/to-schema.ts';
import { defaultValues, toValues } from '../../src/designs/parameters/to-values.ts';
import { readDesign } from '../../src/designs/read/read-design.ts';
import { createEvaluator } from '../../src/pipeline/evaluate/create-evaluator.ts';
import type { Evaluator, LoadedDesign } from '../../src/pipeline/evaluate/evaluator.ts';
import type { Section, Shape, Solid } from '../../src/pipeline/evaluate/shape.ts';
import { checkMesh } from '../../src/pipeline/mesh/check-mesh.ts';
import { measure } from '../../src/pipeline/mesh/measure.ts';
import { seededRandom } from '../../src/shared/random.ts';
import type { Outcome } from '../../src/shared/problem.ts';
import { cpuClock } from '../cpu-clock.ts';
import { parameterCorner, randomParameters } from './parameter-choices.ts';

const LIBRARY = fileURLToPath(new URL('../../designs-library', import.meta.url));
const BED = [220, 220, 250];
const LICENSES = ['CERN-OHL-S-2.0', 'CC-BY-SA-4.0', 'CC0-1.0'];
const RANDOM_BUILDS = 4;

const slugs = readdirSync(LIBRARY, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

let evaluator: Evaluator;
beforeAll(async () => {
  evaluator = await createEvaluator({ now: cpuClock });
});

it('the seed library has at least ten designs', () => {
  expect(slugs.length).toBeGreaterThanOrEqual(10);
});

describe.each(slugs)('%s', (slug) => {
  let design: Design;
  let loaded: LoadedDesign;
  let schema: ParameterSchema;
  beforeAll(async () => {
    design = valueOf(await readDesign(join(LIBRARY, slug)));
    loaded = valueOf(await evaluator.load(design.source, 'library test'));
    schema = valueOf(toSchema(valueOf(loaded.definitions())));
    return () => loaded.dispose();
  });

  it('has a manifest that leaves nothing open for publishing', () => {
    const { manifest } = design;
    expect(design.problems).toEqual([]);
    expect(design.slug).toBe(slug);
    expect(LICENSES).toContain(manifest.license);
    expect(manifest.version).toBe('1.0.0');
    expect(manifest.authors).toEqual([{ name: 'fabcommons contributors' }]);
    expect(manifest.copyright).toEqual(['2026 fabcommons contributors']);
    expect(manifest.source).toMatch(new RegExp(`^https://.*/designs-library/${slug}$`));
    expect(manifest.function).toMatch(/\w+ \w+/);
    expect(manifest.hints.supports).toBe(false);
    expect(manifest.hints.layerHeight).toBeGreaterThan(0);
  });

  it('says in its code which license it is under, the one of the manifest', () => {
    const code = readFileSync(join(LIBRARY, slug, 'design.js'), 'utf8');
    const tag = ['SPDX', 'License', 'Identifier'].join('-');
    expect(code).toContain(`// ${tag}: ${design.manifest.license}\n`);
  });

  it('has a picture, and a README that tells every parameter with its default', () => {
    const picture = readFileSync(join(LIBRARY, slug, 'picture.png'));
    expect(picture.subarray(1, 4).toString('latin1')).toBe('PNG');
    const readme = readFileSync(join(LIBRARY, slug, 'README.md'), 'utf8');
    expect(readme).toContain(`# ${design.manifest.title}`);
    expect(readme).toContain('](picture.png)');
    expect(readme).toContain(design.manifest.license!);
    for (const parameter of schema.filter(({ type }) => type !== 'group')) {
      const row = readme.split('\n').find((line) => line.startsWith(`| \`${parameter.name}\``));
      const [, , caption, shown] = (row ?? '').split('|').map((cell) => cell.trim());
      expect(caption).toBe(parameter.caption);
      expect(shown?.replaceAll('`', '')).toBe(shownDefault(parameter.default));
    }
  });

  it('gives every parameter a caption, and every number its bounds and a step', () => {
    expect(toSchema(valueOf(loaded.definitions())).problems).toEqual([]);
    for (const parameter of schema) {
      expect(parameter.caption).not.toBe(parameter.name);
      if (!['int', 'number', 'slider'].includes(parameter.type)) continue;
      expect(parameter.min).toBeLessThan(parameter.max!);
      expect(parameter.step).toBeGreaterThan(0);
      expect(parameter.default).toBeGreaterThanOrEqual(parameter.min!);
      expect(parameter.default).toBeLessThanOrEqual(parameter.max!);
    }
  });

  it('builds closed parts that fit a bed and stand on it, with its default parameters', async () => {
    const shapes = await printable(defaultValues(schema));
    expect(shapes.every(({ named }) => named)).toBe(true);
    expect(triangles(shapes)).toBeLessThan(20_000);
  });

  it('builds with all parameters at their minimum, and with all at their maximum', async () => {
    await printable(parameterCorner(schema, 'low'));
    await printable(parameterCorner(schema, 'high'));
  });

  const seeds = Array.from({ length: RANDOM_BUILDS }, (_, i) => `${slug} ${i}`);
  it.each(seeds)('builds with random parameters, seed "%s"', async (seed) => {
    await printable(randomParameters(schema, seededRandom(seed)));
  });

  it('builds with each of its presets', async () => {
    const { presets = [] } = design.manifest;
    if (['cable-clip', 'drawer-bins'].includes(slug)) expect(presets.length).toBeGreaterThan(1);
    for (const { values } of presets) await printable(values);
  });

  const printable = async (chosen: ParameterValues): Promise<readonly Shape[]> => {
    const values = valueOf(toValues(schema, chosen));
    const { shapes } = valueOf(await loaded.run(values));
    const told = JSON.stringify(values);
    expect(shapes.length, told).toBeGreaterThan(0);
    for (const shape of shapes) {
      if (shape.kind === 'solid') expectPrintable(shape, told);
      else if (shape.kind === 'section') expectCuttable(shape, told);
      else expect.fail(`a path, ${told}`);
    }
    return shapes;
  };
});

const expectPrintable = ({ name, mesh }: Solid, told: string): void => {
  expect(checkMesh(mesh, name), told).toEqual([]);
  const { bounds, volume } = measure(mesh);
  expect(volume, told).toBeGreaterThan(100);
  expect(Math.abs(bounds[0][2]), `${name} stands on the bed, ${told}`).toBeLessThan(1e-4);
  for (const [axis, room] of BED.entries()) {
    expect(bounds[1][axis]! - bounds[0][axis]!, `${name}, ${told}`).toBeLessThanOrEqual(room);
  }
};

/** One piece: one outer ring, counter-clockwise, and holes. */
const expectCuttable = ({ rings }: Section, told: string): void => {
  expect(rings.filter((ring) => signedArea(ring) > 0).length, told).toBe(1);
};

const signedArea = (ring: Float64Array): number => {
  let doubled = 0;
  for (let i = 0; i < ring.length; i += 2) {
    const next = (i + 2) % ring.length;
    doubled += ring[i]! * ring[next + 1]! - ring[next]! * ring[i + 1]!;
  }
  return doubled / 2;
};

const triangles = (shapes: readonly Shape[]): number =>
  shapes.reduce(
    (sum, shape) => sum + (shape.kind === 'solid' ? shape.mesh.triangles.length / 3 : 0),
    0,
  );

const shownDefault = (value: unknown): string =>
  typeof value === 'boolean' ? (value ? 'on' : 'off') : String(value);

const valueOf = <T>(outcome: Outcome<T>): T => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems, null, 2));
  return outcome.value;
};
