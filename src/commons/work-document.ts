// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { besideVerdict } from '../designs/license/compatibility/collection.ts';
import type { PlatedWork } from '../pipeline/plate/plate-request.ts';

/** A work of a plate as JSON: what it is, under which license, whether it may be shared beside others. */
export const workDocument = ({
  stem,
  notice,
  values,
}: Pick<PlatedWork, 'stem' | 'notice' | 'values'>) => {
  const { answer, reason, clause } = besideVerdict(notice.license);
  return {
    ...{ name: stem, design: notice.design, version: notice.version, title: notice.title },
    ...{ digest: notice.digest, license: notice.license, parameters: values },
    collection: { answer, reason, clause: clause ?? null },
  };
};
