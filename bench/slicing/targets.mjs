// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/**
 * What our G-code must measure at the common settings, all at once: [least, most], null where it is
 * open. Keys are figures of the judge, `wall` in s and `peak` in MB of the whole process.
 *
 * @type {Readonly<Record<string, Readonly<Record<string, readonly [number | null, number | null]>>>>}
 */
export const TARGETS = {
  cube20: {
    ...{ boundary: [0.9985, null], overflow: [null, 0.0001], skin: [0.993, null] },
    ...{ volumeRatio: [null, 0.41], overlap: [null, 0.02] },
    ...{ travel: [null, 2200], seconds: [null, 1045] },
  },
  cyl10: {
    ...{ boundary: [0.998, null], overflow: [null, 0.0001] },
    ...{ undersize: [null, 0.003], oversize: [null, 0.003] },
  },
  comb: { boundary: [0.9985, null], overflow: [null, 0.0001] },
  text: {
    ...{ boundary: [0.994, null], overflow: [null, 0.0003] },
    ...{ undersize: [null, 0.003], oversize: [null, 0.003] },
  },
  bridge: { bottom: [0.905, null], overflow: [null, 0.0001], airRun: [null, 20.5] },
  wedge45: { boundary: [0.9985, null], bottom: [0.995, null], volumeRatio: [null, 0.47] },
  wedge60: { boundary: [0.9985, null], bottom: [0.995, null], volumeRatio: [null, 0.5] },
  shell: {
    ...{ boundary: [0.997, null], skin: [0.995, null], volumeRatio: [null, 0.5] },
    ...{ overflow: [null, 0.0001], travel: [null, 42_000], strings: [null, 1] },
    ...{ retractions: [null, 3200], seconds: [null, 9700], wall: [null, 1], peak: [null, 250] },
  },
  gyroid: {
    ...{ boundary: [0.997, null], skin: [0.995, null], volumeRatio: [null, 0.76] },
    ...{ overflow: [null, 0.0001], travel: [null, 124_000], strings: [null, 2] },
    ...{ retractions: [null, 5300], seconds: [null, 19_400], wall: [null, 4.6], peak: [null, 400] },
  },
  plate: {
    ...{ boundary: [0.9985, null], skin: [0.991, null], volumeRatio: [null, 0.64] },
    ...{ oversize: [null, 0.003], travel: [null, 139_000], retractions: [null, 9000] },
    ...{ seconds: [null, 26_000], wall: [null, 1.9], peak: [null, 250] },
  },
  'cube20 solid': {
    ...{ coverage: [0.9995, null], fill: [0.995, 1.005], overlap: [null, 0.001] },
    ...{ overflow: [null, 0.0001], blob: [null, 0.03] },
  },
  'plate40 solid': {
    ...{ coverage: [0.9995, null], fill: [0.995, 1.005], overlap: [null, 0.001] },
    ...{ overflow: [null, 0.0001], blob: [null, 0.05], seconds: [null, 2200] },
  },
};

/** Of these there must be none, whatever the model. */
export const FAULTS = [
  ...['extrudedRetracted', 'outsideBed', 'laidBelow', 'extrudedCold', 'extrudedUnwaited'],
];

const NONE = [null, 0];

/** Targets of a model, faults among them. */
export const targetsOf = (model) => ({
  ...TARGETS[model],
  ...Object.fromEntries(FAULTS.map((fault) => [fault, NONE])),
});

/** Whether a figure is within its target; a figure that is not known meets nothing. */
export const meets = (value, [least, most]) =>
  typeof value === 'number' &&
  (least === null || value >= least) &&
  (most === null || value <= most);
