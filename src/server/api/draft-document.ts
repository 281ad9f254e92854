// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Problem } from '../../shared/problem.ts';
import { encodePath } from '../html/encode-path.ts';
import type { Draft } from '../drafts/draft.ts';

/** A draft as the API shows it. */
export const draftDocument = (
  { id, name, author, files, checked, createdAt, changedAt }: Draft,
  problems: readonly Problem[] = [],
) => {
  const url = `/api/v1/drafts/${id}`;
  const part = checked?.part && {
    schema: checked.part.schema,
    measures: checked.part.measures,
    solids: checked.part.solids,
    ...(checked.part.picture === undefined ? {} : { picture: `/drafts/${id}/picture.png` }),
  };
  return {
    id,
    url,
    page: `/drafts/${id}`,
    name,
    author,
    files: files.map((file) => ({
      ...file,
      url: `${url}/files/${encodePath(file.path)}`,
    })),
    ...(checked === undefined
      ? {}
      : { checked: { passed: checked.passed, findings: checked.findings, ...part } }),
    problems,
    createdAt,
    changedAt,
  };
};
