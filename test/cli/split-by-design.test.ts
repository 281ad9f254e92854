// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { Command } from 'commander';
import { expect, it } from 'vitest';
import { designOptions } from '../../src/cli/build-request.ts';
import { fabricatorOptions, outputOptions } from '../../src/cli/options.ts';
import { splitByDesign, valuesOf } from '../../src/cli/plate/split-by-design.ts';

const OWN = ['--root', '--param', '--params', '--part', '--orient', '--scale'];
const { options } = outputOptions(fabricatorOptions(designOptions(new Command('plate'))));

const read = (...words: string[]) =>
  splitByDesign(words, options, OWN).map(({ design, given }) => [
    design,
    valuesOf(given, { param: {}, part: {}, scale: 1 }),
  ]);

it('an option of one design belongs to the design before it, also where the same comes twice', () => {
  expect(
    read('clip', '--param', 'a=1', '--part=*=3', 'clip', '--param=a=2', '--param', 'b=x=y', 'knob'),
  ).toEqual([
    ['clip', { param: { a: '1' }, part: { '*': 3 }, scale: 1 }],
    ['clip', { param: { a: '2', b: 'x=y' }, part: {}, scale: 1 }],
    ['knob', { param: {}, part: {}, scale: 1 }],
  ]);
});

it('options of the plate may stand anywhere, and their values are no designs', () => {
  const words = ['--printer', 'mk4', 'clip', '--json', '--set', 'skirts=0', '--no-cache'];
  const all = read(...words, 'knob', '--orient', '-90,0,0', '--material=petg');
  expect(all).toEqual([
    ['clip', { param: {}, part: {}, scale: 1 }],
    ['knob', { param: {}, part: {}, scale: 1, orient: [-90, 0, 0] }],
  ]);
});

it('what begins with hyphens is a design after two of them', () => {
  expect(read('clip', '--', '--odd', 'knob').map(([design]) => design)).toEqual([
    'clip',
    '--odd',
    'knob',
  ]);
});

it('an option of a design before any design is wrong usage', () => {
  expect(() => read('--param', 'a=1', 'clip')).toThrow('--param a=1: name the design it is for');
});
