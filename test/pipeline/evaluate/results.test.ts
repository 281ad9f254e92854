// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameShapes } from '../../../src/pipeline/evaluate/name-shapes.ts';
import { measure } from '../../../src/pipeline/mesh/measure.ts';
import {
  bundle,
  design,
  evaluate,
  evaluated,
  evaluatedSolid,
  evaluator,
  refusal,
} from './evaluate-code.ts';

describe('the result of main', () => {
  it('may be a mix of named and unnamed solids, areas and lines, nested at will', async () => {
    const { shapes } = await evaluated(
      design(
        `[cube(), { 'Lid, large': sphere(), bolts: [cube(), cube()] }, [[circle()]], primitives.line([[0, 0], [1, 1]]), null, undefined]`,
      ),
    );
    expect(shapes.map(({ kind, name, named }) => [kind, name, named])).toEqual([
      ['solid', 'part-1', false],
      ['solid', 'lid-large', true],
      ['solid', 'bolts', true],
      ['solid', 'bolts-2', true],
      ['section', 'part-5', false],
      ['path', 'part-6', false],
    ]);
  });

  it('takes the name property of a geometry before its key', async () => {
    const { shapes } = await evaluated(
      design(`({ a: Object.assign(cube(), { name: 'Big Gear' }) })`),
    );
    expect(shapes[0]).toMatchObject({ name: 'big-gear', named: true });
  });

  it('leaves out what is empty, with a warning', async () => {
    const outcome = await evaluate(
      design('({ a: cube(), b: geometries.geom3.create(), c: geometries.geom2.create() })'),
    );
    expect(outcome.ok && outcome.value.shapes).toHaveLength(1);
    expect(outcome.problems.map(({ code, severity }) => [code, severity])).toEqual([
      ['evaluate-empty-part', 'warning'],
      ['evaluate-empty-part', 'warning'],
    ]);
  });

  it('carries colors of solids and of single polygons', async () => {
    const { shapes } = await evaluated(
      design(
        `(() => { const c = cube({ size: 2 }); c.polygons[0].color = [1, 0, 0]; return [colorize([0, 0, 1, 0.5], c), colorize([0, 1, 0], cube())] })()`,
      ),
    );
    const [painted, plain] = shapes;
    expect(painted?.color).toEqual([0, 0, 1, 0.5]);
    const colors = painted?.kind === 'solid' ? Array.from(painted.mesh.colors ?? []) : [];
    expect(colors).toHaveLength(12 * 4);
    expect(colors.slice(0, 4)).toEqual([255, 0, 0, 255]);
    expect(colors.slice(8, 12)).toEqual([0, 0, 255, 128]);
    expect(plain?.kind === 'solid' && plain.mesh.colors).toBeUndefined();
  });

  it('names the open solid and the place', async () => {
    const problem = await refusal(
      design(`({ 'my box': geometries.geom3.create(cube({ size: 2 }).polygons.slice(1)) })`),
    );
    expect(problem).toMatchObject({ code: 'evaluate-not-closed' });
    expect(problem.message).toMatch(/my box.*\(-?\d/);
  });

  it('repeats to the byte: runs, seeds, clocks', async () => {
    const code = design(
      `(() => { globalThis.n = (globalThis.n ?? 0) + 1; console.log(n, new Date().toString(), Math.random()); return union(cube({ size: 1 + Math.random() }), sphere()) })()`,
    );
    const loaded = await evaluator.load(bundle(code), 'a');
    if (!loaded.ok) throw new Error('expected a design');
    const [first, second] = [await loaded.value.run({}), await loaded.value.run({})];
    loaded.value.dispose();
    expect(first).toEqual(second);
    const other = await evaluator.load(bundle(code), 'b');
    expect(other.ok && (await other.value.run({}))).not.toEqual(first);
    expect(await loaded.value.run({})).toMatchObject({
      ok: false,
      problems: [{ code: 'evaluate-disposed' }],
    });
  });

  it('is told the parameters, whatever their type', async () => {
    const outcome = await evaluated(
      "module.exports.main = (p) => { console.log(p); return require('@jscad/modeling').primitives.cube({ size: p.size }) }",
      { size: 3, text: 'a "b"\n', on: true, file: null },
    );
    expect(outcome.log).toEqual([
      { level: 'log', text: '{"file":null,"on":true,"size":3,"text":"a \\"b\\"\\n"}' },
    ]);
  });

  it('keeps stock tessellation: a sphere has the volume of stock', async () => {
    const solid = await evaluatedSolid(design('sphere({ radius: 10, segments: 32 })'));
    expect(measure(solid.mesh).volume).toBeCloseTo(4121.9, 0);
  });
});

describe('the clock of a design', () => {
  it('stands still, in UTC, wherever the machine is', async () => {
    const { log } = await evaluated(
      design(`(() => {
      console.log(new Date().toISOString(), Date.now(), new Date(2020, 5, 1).toISOString(), new Date('2020-06-01T12:00:00').getHours(), new Date().getTimezoneOffset(), String(new Date(NaN)))
      return cube()
    })()`),
    );
    expect(log[0]?.text).toBe(
      '2000-01-01T00:00:00.000Z 946684800000 2020-06-01T00:00:00.000Z 12 0 Invalid Date',
    );
  });
});

describe('definitions of parameters', () => {
  const definitions = async (code: string) => {
    const loaded = await evaluator.load(bundle(code), 's');
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
    return loaded.value.definitions();
  };

  it('come from getParameterDefinitions, holes and undefined included', async () => {
    expect(
      await definitions(
        "module.exports = { main () {}, getParameterDefinitions: () => [{ name: 'a', type: 'int', initial: 1 }, , undefined] }",
      ),
    ).toMatchObject({ ok: true, value: [{ name: 'a', type: 'int', initial: 1 }, null, null] });
    expect(
      await definitions('module.exports = { main () {}, getParameterDefinitions () {} }'),
    ).toMatchObject({ ok: true, value: [] });
    expect(await definitions('module.exports.main = () => 1')).toMatchObject({
      ok: true,
      value: null,
    });
  });

  it('come from comments in the signature of main', async () => {
    const code = `const main = ({ // @jscad-params
      // Body
      width = 20, // Width, mm { type: 'slider', min: 5, max: 50, step: .5 }
      label = "a, b", // Text on it
      open = true,
      // Details: details
      kind = 'x' // Kind { type: 'choice', values: ['x', 'y'], captions: ['X', 'Y'], }
    }) => 1
    module.exports = { main }`;
    expect(await definitions(code)).toMatchObject({
      ok: true,
      value: [
        { type: 'group', name: 'group1', caption: 'Body' },
        {
          type: 'slider',
          name: 'width',
          initial: 20,
          min: 5,
          max: 50,
          step: 0.5,
          caption: 'Width, mm',
        },
        { type: 'text', name: 'label', initial: 'a, b', caption: 'Text on it' },
        { type: 'checkbox', name: 'open', checked: true, caption: 'open' },
        { type: 'group', name: 'details', caption: 'Details' },
        {
          type: 'choice',
          name: 'kind',
          initial: 'x',
          values: ['x', 'y'],
          captions: ['X', 'Y'],
          caption: 'Kind',
        },
      ],
    });
  });
});

describe('nameShapes', () => {
  it('gives unique names that are fit for files, whatever the designer wrote', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string(), fc.constantFrom('', 'a', 'A', 'a-2', 'part-1'))),
        (labels) => {
          const names = nameShapes(labels).map(({ name }) => name);
          expect(new Set(names).size).toBe(labels.length);
          for (const name of names) expect(name).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
        },
      ),
    );
  });
});
