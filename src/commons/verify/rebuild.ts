// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Design } from '../../designs/design.ts';
import { versionByName } from '../../designs/library/find-version.ts';
import { loadDesign } from '../../designs/library/load-source.ts';
import type { BuildInputs } from '../../designs/package/package-request.ts';
import type { BuildRequest } from '../../pipeline/build.ts';
import type { Product } from '../../pipeline/formats/write-products.ts';
import { detectFormat } from '../../pipeline/trace/detect-format.ts';
import { digest } from '../../shared/digest.ts';
import type { Outcome, Problem } from '../../shared/problem.ts';
import { designRequestFrom } from '../design-request.ts';
import type { Origin, VerifyTools } from './verification.ts';

export interface Rebuilt {
  readonly agrees: boolean;
  readonly finding: string;
}

/** It was not built again, and why. */
export const cannot = (reason: string): Rebuilt => ({
  agrees: false,
  finding: `Built again it cannot be: ${reason}`,
});

/** It was built again, and that failed. */
export const failed = (problems: readonly Problem[]): Rebuilt => ({
  agrees: false,
  finding: `Built again it fails: ${problems[0]?.message ?? ''}`,
});

/** It was built again from `origin`, and has the same bytes or not. */
export const againFrom = (origin: string, agrees: boolean): Rebuilt => ({
  agrees,
  finding: `Built again from ${origin} it has ${agrees ? 'the same' : 'other'} bytes.`,
});

/** So many files were built again, and all but `other` have the same bytes. */
export const allAgain = (count: number, other: readonly string[]): Rebuilt =>
  other.length === 0
    ? { agrees: count > 0, finding: `Built again, all ${count} files have the same bytes.` }
    : { agrees: false, finding: `Built again, these have other bytes: ${other.join(', ')}.` };

/** Builds the origin of a lone file again and looks for its bytes among what comes out. */
export const rebuildFile = async (
  name: string,
  bytes: Uint8Array,
  { design: id, parameters }: Origin,
  { library, run }: VerifyTools,
): Promise<Rebuilt> => {
  const format = detectFormat(name, bytes);
  // G-code does not say by which profiles it was made: only its package does.
  if (format === undefined || format === 'gcode') {
    return cannot('it does not say how it was made.');
  }
  const version = await versionByName(library, id);
  if (version === undefined) return cannot(`${id} is not in this library.`);
  if (version.state.removed !== undefined) return cannot(`${id} was taken down.`);
  const design = await loadDesign(library.blobs, version.record);
  if (!design.ok) return cannot('its source is damaged.');
  const request = requestFor(design.value, {
    parameters,
    quantities: {},
    scale: 1,
    formats: [format],
  });
  if (!request.ok) return cannot(request.problems[0]!.message);
  const built = await run({ kind: 'build', request: request.value });
  if (!built.ok) return failed(built.problems);
  const sha256 = digest(bytes);
  return againFrom(
    id,
    built.value.products.some((product) => digest(product.bytes) === sha256),
  );
};

/** Builds what a provenance says, and tells which of the files have the same bytes. */
export const rebuildPackage = async (
  design: Design,
  inputs: BuildInputs,
  files: ReadonlyMap<string, Uint8Array>,
  { run }: VerifyTools,
): Promise<Rebuilt> => {
  const request = requestFor(design, inputs);
  if (!request.ok) return cannot(request.problems[0]!.message);
  const built = await run({ kind: 'build', request: request.value });
  if (!built.ok) return failed(built.problems);
  const same = (product: Product): boolean => {
    const packed = files.get(`build/${product.name}`);
    return packed !== undefined && digest(packed) === digest(product.bytes);
  };
  const { products } = built.value;
  const other = products.filter((product) => !same(product)).map(({ name }) => name);
  return allAgain(products.length, other);
};

/** Problems: those of `designRequestFrom`; a profile from a file cannot be found again. */
const requestFor = (
  design: Design,
  { fabricator, formats, ...inputs }: BuildInputs,
): Outcome<BuildRequest> => {
  const { printer, material, process, overrides } = fabricator ?? {};
  return designRequestFrom(design, {
    ...inputs,
    formats: [...formats],
    ...(fabricator === undefined ? {} : { printer, material, process, overrides }),
  });
};
