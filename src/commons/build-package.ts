// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Library } from '../designs/library/library.ts';
import type { VersionRecord } from '../designs/library/version-record.ts';
import type { LicenseText } from '../designs/license/license-texts.ts';
import { packageFiles, PROVENANCE, SIGNATURE } from '../designs/package/package-files.ts';
import { changedValues } from '../designs/parameters/changed-values.ts';
import type { BuildInputs } from '../designs/package/package-request.ts';
import type { Build, BuildRequest } from '../pipeline/build.ts';
import { resolveSettings } from '../pipeline/fabricators/resolve.ts';
import { canonicalJson, type Json } from '../shared/canonical-json.ts';
import { digest } from '../shared/digest.ts';
import { byCodeUnits } from '../shared/order.ts';
import { type Outcome, success } from '../shared/problem.ts';
import { packageCredits } from './package-credits.ts';
import { rememberBuild } from './remember-build.ts';
import type { RunTask } from './run-jobs.ts';

/** Signs bytes with the node's key: the text of a detached signature. */
export type Sign = (bytes: Uint8Array) => Promise<string>;

export interface PackageTools {
  readonly run: RunTask;
  readonly licenseText: LicenseText;
  readonly sign: Sign;
}

export interface BuiltPackage {
  readonly build: Build;
  /** By path, sorted. */
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/**
 * Builds a design and packs it: source, products, licenses, notice, provenance, signature. A
 * version of the library is credited with its whole lineage, and what was built of it is known
 * again by `verifyFile`. Problems: those of `build` and `packageFiles`.
 */
export const buildPackage = async (
  request: BuildRequest,
  record: VersionRecord | undefined,
  library: Library | undefined,
  { run, licenseText, sign }: PackageTools,
): Promise<Outcome<BuiltPackage>> => {
  const built = await run({ kind: 'build', request });
  if (!built.ok) return built;
  const { design } = request;
  const { notice, products } = built.value;
  const packed = await packageFiles({
    design,
    notice,
    products,
    credits: await packageCredits(design, record, library),
    inputs: inputsOf(request, built.value),
    licenseText,
  });
  if (!packed.ok) return packed;
  const signature = await sign(packed.value.get(PROVENANCE)!);
  const files = new Map(packed.value).set(SIGNATURE, new TextEncoder().encode(signature));
  if (library !== undefined && record !== undefined) {
    await rememberBuild(library, record, built.value);
  }
  const sorted = new Map([...files].sort(([a], [b]) => byCodeUnits(a, b)));
  return success({ build: built.value, files: sorted }, [...built.problems, ...packed.problems]);
};

/** Everything that decided the bytes, for whoever builds it again. */
const inputsOf = (request: BuildRequest, { products, schema, values }: Build): BuildInputs => {
  const { quantities, orientation, scale, fabricator } = request;
  const { printer, material, process, overrides } = fabricator;
  const hasGcode = products.some(({ format }) => format === 'gcode');
  const settings = resolveSettings(fabricator);
  return {
    parameters: changedValues(schema, values),
    quantities,
    ...(orientation === undefined ? {} : { orientation: orientation as Json }),
    scale,
    formats: [...new Set(products.map(({ format }) => format))],
    ...(hasGcode && settings.ok
      ? {
          fabricator: {
            printer: printer.id,
            material: material.id,
            process: process.id,
            overrides: overrides as Readonly<Record<string, string>>,
            digest: digest(canonicalJson(settings.value as unknown as Json)),
          },
        }
      : {}),
  };
};
