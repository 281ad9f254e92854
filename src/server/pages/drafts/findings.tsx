// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Checked } from '../../drafts/checked.ts';
import type { FileEntry } from '../../../designs/library/version-record.ts';
import { ProblemList } from '../../html/problem-list.tsx';
import { fileAnchor } from './file-forms.tsx';
import { NEXT_STEPS } from './next-steps.ts';

interface FindingsProps {
  readonly checked: Checked | undefined;
  readonly files: readonly FileEntry[];
}

/** What the gate found; places lead to the forms of their files. */
export const Findings = ({ checked, files }: FindingsProps) => {
  if (checked === undefined) return <p class="quiet">It was not checked since it was changed.</p>;
  if (checked.findings.length === 0) {
    return (
      <p>Nothing to remark: every solid is closed, with the least and the greatest values too.</p>
    );
  }
  const linkTo = (file: string): string | undefined => {
    const at = files.findIndex(({ path }) => path === file);
    return at < 0 ? undefined : `#${fileAnchor(at)}`;
  };
  return <ProblemList problems={checked.findings} linkTo={linkTo} steps={NEXT_STEPS} />;
};
