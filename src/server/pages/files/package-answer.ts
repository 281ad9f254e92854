// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { packKept } from '../../../commons/pack-kept.ts';
import type { VersionRequest } from '../../../commons/version-request.ts';
import { zipStream } from '../../../commons/zip-stream.ts';
import { SUMS } from '../../../designs/package/package-files.ts';
import { digest } from '../../../shared/digest.ts';
import type { Answer } from '../../answers/answer.ts';
import { problemAnswer } from '../../answers/problem-answer.ts';
import type { Deps } from '../../deps.ts';

/**
 * Source, products, licenses, credits and the signed provenance of a build as one ZIP. The build is
 * that of everybody who wants all formats: made once and kept; the ZIP is packed as it is sent.
 */
export const packageAnswer = async (
  wanted: VersionRequest,
  visitor: string,
  signal: AbortSignal,
  { library, licenseText, sign, builds }: Deps,
): Promise<Answer> => {
  const built = await builds.build(wanted, visitor, signal);
  if (!built.ok) return problemAnswer(built.problems);
  const packed = await packKept(wanted, built.value, library, { licenseText, sign });
  if (!packed.ok) return problemAnswer(packed.problems);
  const { slug, version } = wanted.record;
  return {
    kind: 'stream',
    stream: zipStream(packed.value),
    type: 'application/zip',
    name: `${slug}-${version}.zip`,
    // The list of what all files hold.
    contents: digest(packed.value.get(SUMS) as Uint8Array),
  };
};
