// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { packKept } from '../../../commons/pack-kept.ts';
import { packKeptPlate } from '../../../commons/pack-plate.ts';
import type { PlateOfVersions } from '../../../commons/plate-of-versions.ts';
import type { VersionRequest } from '../../../commons/version-request.ts';
import type { ZipContent } from '../../../commons/zip-stream.ts';
import { SUMS } from '../../../designs/package/package-files.ts';
import type { CachedBuild } from '../../../jobs/cache/create-build-cache.ts';
import type { WantedBuild } from '../../../jobs/queue/build-queue.ts';
import { digest } from '../../../shared/digest.ts';
import { error, type Outcome, type Problem } from '../../../shared/problem.ts';
import type { Answer } from '../../answers/answer.ts';
import { problemAnswer } from '../../answers/problem-answer.ts';
import type { Deps } from '../../deps.ts';
import { zipAnswer } from './zip-answer.ts';

/**
 * Source, products, licenses, credits and the signed provenance of a build as one ZIP. The build is
 * that of everybody who wants all formats, made once and kept; and so is the ZIP.
 */
export const packageAnswer = (
  wanted: VersionRequest,
  visitor: string,
  signal: AbortSignal,
  deps: Deps,
): Promise<Answer> => {
  const { slug, version } = wanted.record;
  const pack = (built: CachedBuild) => packKept(wanted, built, deps.library, deps);
  return packedAnswer(wanted, { name: `${slug}-${version}.zip`, pack }, visitor, signal, deps);
};

/** The same of a plate, with the sources of all works. */
export const platePackageAnswer = (
  wanted: PlateOfVersions,
  visitor: string,
  signal: AbortSignal,
  deps: Deps,
): Promise<Answer> => {
  const pack = (built: CachedBuild) => packKeptPlate(wanted, built, deps);
  return packedAnswer(wanted, { name: `${wanted.plate.name}.zip`, pack }, visitor, signal, deps);
};

interface Packing {
  readonly name: string;
  readonly pack: (built: CachedBuild) => Promise<Outcome<ReadonlyMap<string, ZipContent>>>;
}

const packedAnswer = async (
  wanted: WantedBuild,
  { name, pack }: Packing,
  visitor: string,
  signal: AbortSignal,
  { builds, zips }: Deps,
): Promise<Answer> => {
  let problems: readonly Problem[] = [];
  for (let attempt = 0; attempt < ATTEMPTS && !signal.aborted; attempt++) {
    const built = await builds.build(wanted, visitor, signal);
    if (!built.ok) return problemAnswer(built.problems);
    const packed = await pack(built.value);
    if (packed.ok) {
      // The list of what all files hold.
      const contents = digest(packed.value.get(SUMS) as Uint8Array);
      const answer = await zipAnswer(zips, { name, contents, files: packed.value }, signal);
      if (answer !== undefined) return answer;
    } else if (packed.problems.some(({ code }) => code !== 'not-found')) {
      return problemAnswer(packed.problems);
    }
    problems = packed.problems;
  }
  return problemAnswer(problems.length > 0 ? problems : [gone()]);
};

/** The build may make room for others before its files are opened: then it is made again. */
const ATTEMPTS = 2;

export const gone = () =>
  error('not-found', 'expected the files of a build, they made room for others', {
    hint: 'ask for it again',
  });
