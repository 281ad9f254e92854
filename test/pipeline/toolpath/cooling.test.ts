// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { describe, expect, test } from 'vitest';
import { lineLength } from '../../../src/pipeline/toolpath/speeds.ts';
import type { LayerToolpath } from '../../../src/pipeline/toolpath/toolpath.ts';
import { box, insideOut, together } from '../../shapes.ts';
import { beadsOf, slice, travelsOf } from './slice-shape.ts';

/** Seconds without ramps; travels at the default 150 mm/s. */
const seconds = (layer: LayerToolpath): number => {
  let time = 0;
  let at: readonly [number, number] | undefined;
  for (const move of layer.moves) {
    const { points } = move;
    if (move.kind === 'extrusion') time += lineLength(points) / move.speed;
    else if (at !== undefined) time += Math.hypot(points[0]! - at[0], points[1]! - at[1]) / 150;
    at = [points[points.length - 2]!, points[points.length - 1]!];
  }
  return time;
};

describe('cooling', () => {
  const small = box(8, 8, 2);

  test('a layer takes its least time, within half a second, where the least speed allows', () => {
    for (const layer of slice(small, { slowdown_below_layer_time: '8', min_print_speed: '1' })
      .layers)
      expect(seconds(layer)).toBeGreaterThanOrEqual(7.5);
  });

  test('travels count: a layer that takes long enough with them is not slowed', () => {
    const far = together(box(3, 3, 2), box(3, 3, 2, [80, 0, 0]));
    const plain = slice(far, { cooling: 'false' }).layers;
    const least = Math.min(...plain.slice(1).map(seconds)) - 0.6;
    const cooled = slice(far, { slowdown_below_layer_time: String(least) }).layers;
    const speeds = (layer: LayerToolpath) => beadsOf(layer).map(({ speed }) => speed);
    for (let i = 1; i < plain.length; i++) expect(speeds(cooled[i]!)).toEqual(speeds(plain[i]!));
  });

  test('beads never slow below min_print_speed, and travels stay as they are', () => {
    const least = { slowdown_below_layer_time: '60', min_print_speed: '12' };
    const slow = slice(small, least).layers;
    const fast = slice(small, { cooling: 'false' }).layers;
    slow.forEach((layer, i) => {
      for (const { speed } of beadsOf(layer)) expect(speed).toBe(12);
      expect(travelsOf(layer)).toEqual(travelsOf(fast[i]!));
    });
  });

  test('a slow enough layer keeps its speeds', () => {
    const big = box(60, 60, 1);
    const cooled = slice(big, { slowdown_below_layer_time: '5' }).layers;
    const plain = slice(big, { cooling: 'false' }).layers;
    cooled.forEach((layer, i) =>
      expect(beadsOf(layer).map(({ speed }) => speed)).toEqual(
        beadsOf(plain[i]!).map(({ speed }) => speed),
      ),
    );
  });

  test('fast beads are slowed first, slow ones not below the rest', () => {
    const layer = slice(small, {
      ...{ slowdown_below_layer_time: '4', min_print_speed: '1', infill_speed: '100' },
      external_perimeter_speed: '10',
    }).layers[5]!;
    const of = (role: 'External perimeter' | 'Internal infill') => beadsOf(layer, role)[0]!.speed;
    expect(of('External perimeter')).toBeLessThanOrEqual(10);
    expect(of('Internal infill')).toBeGreaterThanOrEqual(of('External perimeter'));
  });

  test('the fan is off on the first layer, rises, and is full on bridges', () => {
    const roof = together(
      box(24, 24, 2, [-12, -12, 0]),
      insideOut(box(14, 8, 1.2, [-7, -4, -0.0001])),
    );
    const { layers } = slice(roof, {
      ...{ min_fan_speed: '40', max_fan_speed: '80', bridge_fan_speed: '100' },
      full_fan_speed_layer: '4',
    });
    expect([layers[0]!.fan, layers[0]!.bridgeFan]).toEqual([0, 0]);
    const fans = layers.map(({ fan }) => fan);
    expect(fans[1]!).toBeGreaterThan(0);
    expect(fans[1]!).toBeLessThan(fans[4]!);
    expect(layers.slice(1).every(({ bridgeFan }) => bridgeFan === 100)).toBe(true);
  });

  test('a quick layer has more fan than a slow one, within its limits', () => {
    const fans = { min_fan_speed: '30', max_fan_speed: '90', full_fan_speed_layer: '0' };
    const quick = slice(box(3, 3, 2), fans).layers[5]!.fan;
    const slow = slice(box(90, 90, 2), { ...fans, fan_below_layer_time: '20' }).layers[5]!.fan;
    expect(quick).toBe(90);
    expect(slow).toBe(30);
  });
});
