// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { packKept } from '../../../commons/pack-kept.ts';
import type { VersionRequest } from '../../../commons/version-request.ts';
import { SUMS } from '../../../designs/package/package-files.ts';
import { digest } from '../../../shared/digest.ts';
import { error, type Problem } from '../../../shared/problem.ts';
import type { Answer } from '../../answers/answer.ts';
import { problemAnswer } from '../../answers/problem-answer.ts';
import type { Deps } from '../../deps.ts';
import { zipAnswer } from './zip-answer.ts';

/**
 * Source, products, licenses, credits and the signed provenance of a build as one ZIP. The build is
 * that of everybody who wants all formats, made once and kept; and so is the ZIP.
 */
export const packageAnswer = async (
  wanted: VersionRequest,
  visitor: string,
  signal: AbortSignal,
  { library, licenseText, sign, builds, zips }: Deps,
): Promise<Answer> => {
  let problems: readonly Problem[] = [];
  for (let attempt = 0; attempt < ATTEMPTS && !signal.aborted; attempt++) {
    const built = await builds.build(wanted, visitor, signal);
    if (!built.ok) return problemAnswer(built.problems);
    const packed = await packKept(wanted, built.value, library, { licenseText, sign });
    if (packed.ok) {
      const { slug, version } = wanted.record;
      // The list of what all files hold.
      const contents = digest(packed.value.get(SUMS) as Uint8Array);
      const about = { name: `${slug}-${version}.zip`, contents, files: packed.value };
      const answer = await zipAnswer(zips, about, signal);
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
