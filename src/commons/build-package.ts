// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Library } from '../designs/library/library.ts';
import type { VersionRecord } from '../designs/library/version-record.ts';
import type { LicenseText } from '../designs/license/license-texts.ts';
import { packageFiles, PROVENANCE, SIGNATURE } from '../designs/package/package-files.ts';
import { changedValues } from '../designs/parameters/changed-values.ts';
import type { BuildInputs, BuiltFile } from '../designs/package/package-request.ts';
import type { Build, BuildRequest } from '../pipeline/build.ts';
import { resolveSettings } from '../pipeline/fabricators/resolve.ts';
import type { Fabricator } from '../pipeline/print.ts';
import { canonicalJson, type Json } from '../shared/canonical-json.ts';
import { digest } from '../shared/digest.ts';
import { byCodeUnits } from '../shared/order.ts';
import { type Outcome, success } from '../shared/problem.ts';
import { packageCredits } from './package-credits.ts';
import { rememberKnown } from './remember-build.ts';
import type { RunTask } from '../jobs/task.ts';

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
  { run, ...tools }: PackageTools,
): Promise<Outcome<BuiltPackage>> => {
  const built = await run({ kind: 'build', request });
  if (!built.ok) return built;
  const products = built.value.products.map((each) => ({ ...each, sha256: digest(each.bytes) }));
  const packed = await packBuild(request, { ...built.value, products }, record, library, tools);
  return packed.ok
    ? success({ build: built.value, files: packed.value }, [...built.problems, ...packed.problems])
    : packed;
};

/** A build that was made; of its files the beginning is enough. */
export interface MadeBuild extends Omit<Build, 'products'> {
  readonly products: readonly (Required<BuiltFile> & { readonly format: string })[];
}

/** The files of a package by path, sorted, around those of a build, which stand in it as they came. */
export const packBuild = async (
  request: BuildRequest,
  made: MadeBuild,
  record: VersionRecord | undefined,
  library: Library | undefined,
  { licenseText, sign }: Omit<PackageTools, 'run'>,
): Promise<Outcome<ReadonlyMap<string, Uint8Array>>> => {
  const { design } = request;
  const { notice, products } = made;
  const packed = await packageFiles({
    design,
    notice,
    products,
    credits: await packageCredits(design, record, library),
    inputs: inputsOf(request, made),
    licenseText,
  });
  if (!packed.ok) return packed;
  const signature = await sign(packed.value.get(PROVENANCE)!);
  const files = new Map(packed.value).set(SIGNATURE, new TextEncoder().encode(signature));
  if (library?.readOnly === false && record !== undefined) {
    await rememberKnown(library, record, made);
  }
  const sorted = new Map([...files].sort(([a], [b]) => byCodeUnits(a, b)));
  return success(sorted, packed.problems);
};

/** Everything that decided the bytes, for whoever builds it again. */
const inputsOf = (request: BuildRequest, { products, schema, values }: MadeBuild): BuildInputs => {
  const { quantities, orientation, scale, fabricator } = request;
  const { printer, material, process, overrides } = fabricator;
  const hasGcode = products.some(({ format }) => format === 'gcode');
  const settings = hasGcode ? settingsDigest(fabricator) : undefined;
  return {
    parameters: changedValues(schema, values),
    quantities,
    ...(orientation === undefined ? {} : { orientation: orientation as Json }),
    scale,
    formats: [...new Set(products.map(({ format }) => format))],
    ...(settings === undefined
      ? {}
      : {
          fabricator: {
            printer: printer.id,
            material: material.id,
            process: process.id,
            overrides: overrides as Readonly<Record<string, string>>,
            digest: settings,
          },
        }),
  };
};

/** SHA-256 of the settings that come of profiles; undefined where none do. */
export const settingsDigest = (fabricator: Fabricator): string | undefined => {
  const settings = resolveSettings(fabricator);
  return settings.ok ? digest(canonicalJson(settings.value as unknown as Json)) : undefined;
};
