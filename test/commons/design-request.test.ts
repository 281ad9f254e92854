// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { describe, expect, test } from 'vitest';
import { designRequestFrom } from '../../src/commons/design-request.ts';
import type { Design } from '../../src/designs/design.ts';
import { overrideLines } from '../../src/pipeline/fabricators/override-lines.ts';
import { checkAddress, productionInput } from '../../src/server/pages/files/production-input.ts';
import { codesOf, valueOf } from '../designs/library/samples.ts';

const DESIGN = {} as Design;
const of = (input: object) => designRequestFrom(DESIGN, input);

describe('a request of a design', () => {
  test('is checked field by field before anything runs', () => {
    for (const input of [
      { scale: Number('x') },
      { scale: 0 },
      { quantities: { '*': 1e9 } },
      { quantities: { '*': 0.5 } },
      { formats: ['exe'] },
      { orientation: [1, 2] },
      { what: 1 },
    ]) {
      expect(codesOf(of(input)), JSON.stringify(input)).toEqual(['build-input-invalid']);
    }
  });

  test('takes what an address says, settings in lines among it', () => {
    const query = {
      ...{ printer: 'mini', copies: '3', orient: '90,0,0', scale: '2' },
      ...{ set: '# finer\r\nlayer_height = 0.15\n\nperimeters=3', 'set.perimeters': '4' },
    };
    const { fabricator, ...request } = valueOf(of(productionInput(query, 'gcode')));
    expect(request).toMatchObject({
      ...{ quantities: { '*': 3 }, orientation: [90, 0, 0], scale: 2, formats: ['gcode'] },
    });
    expect(fabricator.printer).toMatchObject({ id: 'mini' });
    expect(fabricator.overrides).toEqual({ layer_height: '0.15', perimeters: '4' });
  });

  test('takes how many of each part, and asks for none that is wanted once as it is', () => {
    const query = { 'part.box': '4', 'part.lid': '0', 'part.pin': '1', copies: '2' };
    expect(valueOf(of(productionInput(query, 'stl'))).quantities).toEqual({
      ...{ box: 4, lid: 0, '*': 2 },
    });
    expect(productionInput({ 'part.pin': '1', 'part.box': '' }, 'zip')).toEqual({});
    expect(codesOf(of(productionInput({ 'part.box': 'x' }, 'stl')))).toEqual([
      'build-input-invalid',
    ]);
  });

  test('says of a setting that is none, or too much, what may be', () => {
    const set = (text: string) => of({ overrides: overrideLines(text), formats: ['stl'] });
    expect(codesOf(set('layer_hight = 0.2'))).toEqual(['settings-unknown-key']);
    expect(codesOf(set('fast please'))).toEqual(['settings-unknown-key']);
    expect(codesOf(set('layer_height = 90'))[0]).toMatch(/^settings-/);
    expect(set('layer_height = 0.2').ok).toBe(true);
  });

  test('takes no templates out of an address, which may be a link of somebody else', () => {
    for (const query of [{ set: 'start_gcode = M997' }, { 'set.end_gcode': 'M997' }]) {
      expect(checkAddress(query, 'gcode')?.code).toBe('settings-template-in-address');
    }
    expect(checkAddress({ set: 'layer_height = 0.1' }, 'gcode')).toBeUndefined();
    expect(checkAddress({}, 'exe')?.code).toBe('not-found');
  });

  test('means the own profile before a built-in one of the same name', () => {
    const mine = { kind: 'printer', id: 'mini', title: 'mine', settings: {}, notes: [] } as const;
    const request = designRequestFrom(DESIGN, { printer: 'mini' }, [mine]);
    expect(valueOf(request).fabricator.printer).toBe(mine);
  });
});
