// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { buildPackage } from '../../../commons/build-package.ts';
import type { VersionRequest } from '../../../commons/version-request.ts';
import { zipStream } from '../../../commons/zip-stream.ts';
import type { Answer } from '../../answers/answer.ts';
import { problemAnswer } from '../../answers/problem-answer.ts';
import type { Deps } from '../../deps.ts';

/** Source, products, licenses, credits and the signed provenance of a build as one ZIP. */
export const packageAnswer = async (
  { request, record }: VersionRequest,
  visitor: string,
  signal: AbortSignal,
  { library, licenseText, sign, builds }: Deps,
): Promise<Answer> => {
  const run = builds.runFor(visitor, signal);
  const packed = await buildPackage(request, record, library, { run, licenseText, sign });
  if (!packed.ok) return problemAnswer(packed.problems);
  return {
    kind: 'stream',
    stream: zipStream(packed.value.files),
    type: 'application/zip',
    name: `${record.slug}-${record.version}.zip`,
  };
};
