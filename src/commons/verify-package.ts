// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { bundleDigest } from '../designs/bundle.ts';
import { versionsByDigest } from '../designs/library/find-version.ts';
import { findProduct } from '../designs/library/products.ts';
import { versionName } from '../designs/library/reference.ts';
import { PROVENANCE, SIGNATURE, SUMS } from '../designs/package/package-files.ts';
import { packedDesign } from '../designs/package/packed-design.ts';
import {
  packedSource,
  readProvenance,
  type Provenance,
} from '../designs/package/read-provenance.ts';
import { digest } from '../shared/digest.ts';
import { warning, type Problem } from '../shared/problem.ts';
import { matchSolids } from './match-solids.ts';
import { originOfVersion } from './origins.ts';
import { rebuildPackage } from './rebuild.ts';
import type { Origin, Verification, VerifyTools } from './verification.ts';
import { canonicalJson } from '../shared/canonical-json.ts';

/**
 * A package: every file against SHA256SUMS, all but the source against the provenance, the source
 * against its digest, the provenance against its signature, the source against the library.
 * `signed` needs all of it and a key that is trusted; `matches` the source of a version here, and
 * products that are known here or come out again; else it only claims.
 */
export const verifyPackage = async (
  files: ReadonlyMap<string, Uint8Array>,
  rebuild: boolean,
  tools: VerifyTools,
): Promise<Verification> => {
  const problems: Problem[] = [...checkSums(files)];
  const provenance = readProvenance(files.get(PROVENANCE)!);
  if (!provenance.ok) {
    return {
      answer: 'unknown',
      findings: [],
      keys: [],
      problems: [...problems, ...warnings(provenance.problems)],
    };
  }
  const { inputs, design: name, digest: sourceDigest } = provenance.value;
  const own = provenance.value.files.map((path) => `src/${path}`);
  problems.push(...checkDescribed(files, provenance.value, own, problems));
  const source = packedSource(files, provenance.value);
  const isWhole = bundleDigest(source) === sourceDigest;
  if (!isWhole)
    problems.push(tampered('src/', 'the source has another digest than the provenance says'));
  const { keys, findings } = checkSignature(files, tools);
  const isUntouched = problems.length === 0;
  const version = isWhole
    ? (await versionsByDigest(tools.library, sourceDigest)).find(
        ({ record }) => versionName(record, record.version) === name,
      )
    : undefined;
  if (version !== undefined) findings.push(`Its source is that of ${name}, as it was published.`);
  const origin: Origin = (version &&
    (await originOfVersion(tools.library, name, canonicalJson(inputs.parameters)))) ?? {
    design: name,
    digest: sourceDigest,
    parameters: inputs.parameters,
    credits: [],
  };
  const design = packedDesign(files, provenance.value);
  const again =
    rebuild && design.ok ? await rebuildPackage(design.value, inputs, files, tools) : undefined;
  if (again !== undefined) findings.push(again.finding);
  const isSigned = isUntouched && keys.some((key) => tools.trusted.has(key));
  const isTrue = version !== undefined && isUntouched;
  const isMatch =
    !isSigned && isTrue && (again?.agrees === true || (await areKnown(files, tools, findings)));
  return {
    answer: isSigned ? 'signed' : isMatch ? 'matches' : 'claims',
    origin,
    findings,
    ...(again === undefined ? {} : { rebuilt: again.agrees }),
    keys,
    problems,
  };
};

export const checkSums = (files: ReadonlyMap<string, Uint8Array>): readonly Problem[] => {
  const text = new TextDecoder().decode(files.get(SUMS) ?? new Uint8Array());
  const listed = new Map<string, string>();
  for (const line of text.split('\n')) {
    const match = /^([0-9a-f]{64}) [ *](.+)$/.exec(line);
    if (match !== null) listed.set(match[2]!, match[1]!);
  }
  const problems: Problem[] = [];
  for (const [path, bytes] of files) {
    if (path === SUMS || path === SIGNATURE) continue;
    const sum = listed.get(path);
    if (sum === undefined) problems.push(tampered(path, 'it is not listed in SHA256SUMS'));
    else if (sum !== digest(bytes)) problems.push(tampered(path, 'it was changed'));
  }
  for (const path of listed.keys()) {
    if (!files.has(path)) problems.push(tampered(path, 'it is missing'));
  }
  return problems;
};

/** What the provenance says of each file but `sources`; `told` is what was found wrong before. */
export const checkDescribed = (
  files: ReadonlyMap<string, Uint8Array>,
  { subjects, byproducts }: Pick<Provenance, 'subjects' | 'byproducts'>,
  sources: readonly string[],
  told: readonly Problem[],
): readonly Problem[] => {
  const said = new Map([...byproducts, ...subjects]);
  const apart = new Set([SUMS, PROVENANCE, SIGNATURE, ...sources]);
  for (const { where } of told) apart.add(where?.file ?? '');
  return [...new Set([...files.keys(), ...said.keys()])]
    .filter((path) => !apart.has(path))
    .flatMap((path) => {
      const bytes = files.get(path);
      return bytes !== undefined && digest(bytes) === said.get(path)
        ? []
        : [tampered(path, 'the provenance does not speak of these bytes')];
    });
};

const areKnown = async (
  files: ReadonlyMap<string, Uint8Array>,
  { library }: VerifyTools,
  findings: string[],
): Promise<boolean> => {
  for (const [path, bytes] of files) {
    if (!path.startsWith('build/') || path.endsWith('.license')) continue;
    const known =
      (await findProduct(library.db, digest(bytes))) ?? (await matchSolids(path, bytes, library));
    if (known === undefined) {
      findings.push(`${path} is not known here.`);
      return false;
    }
  }
  return true;
};

/** The keys that signed the provenance, and what that is worth here. */
export const checkSignature = (
  files: ReadonlyMap<string, Uint8Array>,
  { goodSignatures, trusted }: VerifyTools,
): { readonly keys: readonly string[]; readonly findings: string[] } => {
  const signature = files.get(SIGNATURE);
  const keys =
    signature === undefined
      ? []
      : goodSignatures(new TextDecoder().decode(signature), files.get(PROVENANCE)!);
  return { keys, findings: signatureFindings(signature !== undefined, keys, trusted) };
};

const signatureFindings = (
  isThere: boolean,
  keys: readonly string[],
  trusted: ReadonlySet<string>,
): string[] => {
  if (!isThere) return ['It is not signed.'];
  if (keys.length === 0) return ['Its signature does not fit.'];
  return keys.map((key) =>
    trusted.has(key)
      ? `It is signed by ${key.slice(0, 16)}…, a key that is trusted here.`
      : `It is signed by ${key.slice(0, 16)}…, a key that nobody here trusts.`,
  );
};

export const tampered = (file: string, what: string): Problem =>
  warning('verify-tampered', `expected the package as it was made: ${what}`, { where: { file } });

/** What is wrong with a file that is looked at is no failure of looking. */
export const warnings = (problems: readonly Problem[]): readonly Problem[] =>
  problems.map((problem) => ({ ...problem, severity: 'warning' }));
