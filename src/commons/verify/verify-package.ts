// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { bundleDigest } from '../../designs/bundle.ts';
import { versionsByDigest } from '../../designs/library/find-version.ts';
import { findProduct } from '../../designs/library/products.ts';
import { versionName } from '../../designs/library/reference.ts';
import { PROVENANCE } from '../../designs/package/package-files.ts';
import { packedDesign } from '../../designs/package/packed-design.ts';
import { packedSource, readProvenance } from '../../designs/package/read-provenance.ts';
import { canonicalJson } from '../../shared/canonical-json.ts';
import { digest } from '../../shared/digest.ts';
import { asWarning, type Problem } from '../../shared/problem.ts';
import { builtFiles } from './built-files.ts';
import { checkDescribed, checkSums, tampered } from './check-packed-files.ts';
import { checkSignature } from './check-signature.ts';
import { matchSolids } from './match-solids.ts';
import { originOfVersion } from './origins.ts';
import { rebuildPackage } from './rebuild.ts';
import type { Origin, Verification, VerifyTools } from './verification.ts';

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
      problems: [...problems, ...provenance.problems.map(asWarning)],
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
        ({ record }) => versionName(record) === name,
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

const areKnown = async (
  files: ReadonlyMap<string, Uint8Array>,
  { library }: VerifyTools,
  findings: string[],
): Promise<boolean> => {
  for (const { name, bytes } of builtFiles(files)) {
    const known =
      (await findProduct(library.db, digest(bytes))) ?? (await matchSolids(name, bytes, library));
    if (known === undefined) {
      findings.push(`build/${name} is not known here.`);
      return false;
    }
  }
  return true;
};
