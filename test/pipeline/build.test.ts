// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Design } from '../../src/designs/design.ts';
import type { ParameterSchema } from '../../src/designs/parameters/schema.ts';
import { readDesign } from '../../src/designs/read/read-design.ts';
import { build, type BuildRequest } from '../../src/pipeline/build.ts';
import { createEvaluator } from '../../src/pipeline/evaluate/create-evaluator.ts';
import { readParameters } from '../../src/pipeline/evaluate/evaluate-design.ts';
import type { Evaluator } from '../../src/pipeline/evaluate/evaluator.ts';
import { findProfile } from '../../src/pipeline/fabricators/find-profile.ts';
import type { ProfileKind } from '../../src/pipeline/fabricators/profile.ts';
import { checkGcode } from '../../src/pipeline/gcode/check-gcode.ts';
import type { Outcome } from '../../src/shared/problem.ts';
import { seededRandom } from '../../src/shared/random.ts';
import { parameterCorner, randomParameters } from '../designs-library/parameter-choices.ts';
import { cpuClock } from '../cpu-clock.ts';

const LIBRARY = fileURLToPath(new URL('../../designs-library', import.meta.url));
const slugs = readdirSync(LIBRARY, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

const valueOf = <T>(outcome: Outcome<T>): T => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems, null, 2));
  return outcome.value;
};
const profile = (kind: ProfileKind, id: string) => valueOf(findProfile(kind, id));

/** Few, thick layers and little in them: quick to slice, the same stages. */
const COARSE = {
  printer: profile('printer', 'generic'),
  material: profile('material', 'pla'),
  process: profile('process', 'draft'),
  overrides: {
    layer_height: '0.32',
    perimeters: '1',
    top_solid_layers: '1',
    bottom_solid_layers: '1',
    fill_density: '0%',
    thumbnails: '',
  },
};

/** As above with a very wide nozzle, for the largest parts. */
const WIDE = {
  ...COARSE,
  overrides: { ...COARSE.overrides, nozzle_diameter: '1', layer_height: '0.8' },
};

let evaluator: Evaluator;
beforeAll(async () => {
  evaluator = await createEvaluator({ now: cpuClock });
});

const request = (design: Design, more: Partial<BuildRequest> = {}): BuildRequest => ({
  design,
  parameters: {},
  quantities: {},
  scale: 1,
  formats: ['gcode'],
  fabricator: COARSE,
  ...more,
});

const DEFAULTS = {};

describe.each(slugs)('%s prints', (slug) => {
  let design: Design;
  let schema: ParameterSchema;
  beforeAll(async () => {
    design = valueOf(await readDesign(join(LIBRARY, slug)));
    schema = valueOf(await readParameters(design, evaluator));
  });

  const choices = {
    'with its defaults': () => DEFAULTS,
    'with all at the minimum': () => parameterCorner(schema, 'low'),
    'with all at the maximum': () => parameterCorner(schema, 'high'),
    'with random parameters': () => randomParameters(schema, seededRandom(`print ${slug}`)),
  };
  it.each(Object.entries(choices))('%s', async (choice, choose) => {
    const parameters = choose();
    const isFlat = 'mode' in parameters && parameters['mode'] === 'stencil';
    const formats = isFlat ? ['svg', 'dxf'] : ['gcode'];
    const isLarge = choice === 'with all at the maximum' || choice === 'with random parameters';
    const fabricator = isLarge ? WIDE : COARSE;
    const built = await build(request(design, { parameters, formats, fabricator }), evaluator);
    const { products, production } = valueOf(built);
    const told = JSON.stringify(parameters);
    // A skirt that does not fit beside the largest parts is no fault of theirs.
    expect(
      built.problems.filter(({ code }) => code !== 'plate-no-skirt'),
      told,
    ).toEqual([]);
    if (isFlat) return expect(products.map(({ format }) => format)).toEqual(formats);
    // Each was held against the laws when it was made; as a file it must pass the same.
    if (parameters === DEFAULTS)
      for (const { bytes } of products) expect(checkGcode(bytes), told).toEqual([]);
    expect(production!.mass_g, told).toBeGreaterThan(0.1);
    return expect(production!.time_s, told).toBeGreaterThan(60);
  });
});

describe('build', () => {
  const designOf = async (slug: string) => valueOf(await readDesign(join(LIBRARY, slug)));

  it('tells how far it is, evaluating first', async () => {
    const stages: string[] = [];
    const progress = ({ stage }: { stage: string }): void => void stages.push(stage);
    await build(request(await designOf('cable-clip')), evaluator, { progress });
    expect(stages[0]).toBe('evaluate');
    expect(new Set(stages).size).toBeGreaterThan(1);
  });

  it('gives no product when any of them cannot be made', async () => {
    const design = await designOf('cable-clip');
    const built = await build(
      request(design, { formats: ['stl', 'gcode'], scale: 100 }),
      evaluator,
    );
    expect(built.ok).toBe(false);
    expect(built.problems.map(({ code }) => code)).toContain('mesh-too-large-for-bed');
  });

  it('prints each copy once, and twice the copies weigh twice as much', async () => {
    const design = await designOf('cable-clip');
    const grams = async (quantities: Record<string, number>) =>
      valueOf(await build(request(design, { quantities }), evaluator)).production!;
    const [one, four] = [await grams({}), await grams({ clip: 4 })];
    // A skirt goes around one as around four, but not four times as long.
    expect(four.mass_g / one.mass_g).toBeGreaterThan(3);
    expect(four.mass_g / one.mass_g).toBeLessThan(4.01);
    expect(four.layers).toBe(one.layers);
  });
});
