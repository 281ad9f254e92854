// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { describe, expect, it } from 'vitest';
import type { IslandBeads } from '../../../src/pipeline/toolpath/bead.ts';
import { rememberOrder } from '../../../src/pipeline/toolpath/order/remember-order.ts';
import { rememberWays } from '../../../src/pipeline/toolpath/travel/remember-ways.ts';
import { plainSettings } from './slice-shape.ts';

describe('the order of a layer', () => {
  const islands: readonly IslandBeads[] = [{ loops: [], free: [], fixed: [] }];
  const start = { x: 1, y: 2, seams: [3, 4], layer: 5 };
  const settings = plainSettings();
  const first = rememberOrder(islands, start, settings);

  it('is the same object where beads, beginning and settings are the same', () => {
    expect(rememberOrder(islands, { ...start, seams: [3, 4] }, plainSettings())).toBe(first);
    expect(rememberOrder(islands, start, plainSettings({ infill_speed: '9' }))).toBe(first);
  });

  it('is found anew where one of them is another', () => {
    expect(rememberOrder([...islands], start, settings)).not.toBe(first);
    for (const change of [{ x: 2 }, { y: 1 }, { seams: [3, 5] }, { seams: [] }])
      expect(rememberOrder(islands, { ...start, ...change }, settings)).not.toBe(first);
    for (const change of [{ seam_position: 'rear' }, { external_perimeters_first: '1' }] as const)
      expect(rememberOrder(islands, start, plainSettings(change))).not.toBe(first);
  });

  it('of another number is found anew where seams jump about from layer to layer, and else is the same', () => {
    const higher = { ...start, layer: 6 };
    expect(rememberOrder(islands, higher, settings)).toBe(first);
    const random = plainSettings({ seam_position: 'random' });
    expect(rememberOrder(islands, higher, random)).not.toBe(rememberOrder(islands, start, random));
  });
});

describe('ways over a layer', () => {
  /** Answers each question by its number. */
  const layer = () => {
    const ordered = { beads: [], seams: [] };
    let asked = 0;
    const index = () => ({
      crosses: (ax: number) => ++asked > 0 && ax % 2 === 0,
      route: (ax: number) => (++asked > 0 ? Float64Array.of(ax) : undefined),
    });
    const ask = (ways: readonly number[]) => {
      const { crosses, route } = rememberWays(ordered, index);
      const before = asked;
      for (const way of ways) {
        expect(crosses(way, 0, 0, 1)).toBe(way % 2 === 0);
        expect(route(way, 0, 0, 1, 9)).toEqual(Float64Array.of(way));
      }
      return (asked - before) / 2;
    };
    return ask;
  };

  it('are looked for once where they are asked for in the same order, some of them or all', () => {
    const ask = layer();
    expect(ask([1, 2, 3, 4, 2])).toBe(5);
    expect(ask([1, 2, 3, 4, 2])).toBe(0);
    expect(ask([2, 4, 2])).toBe(0);
  });

  it('are looked for where they are new, and harm no others', () => {
    const ask = layer();
    ask([1, 2, 3]);
    expect(ask([1, 7, 2, 8, 3, 3])).toBe(3);
    expect(ask([1, 2, 3])).toBe(0);
  });
});
