// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import {
  COMPLAINT_KINDS,
  type Complaint,
  fileComplaint,
  listComplaints,
} from '../../designs/library/complaints.ts';
import { error, failure, type Outcome } from '../../shared/problem.ts';
import { z } from 'zod';
import type { Deps } from '../deps.ts';

/** Open ones of one design: more than anybody could answer is a flood. */
const MAX_OPEN = 50;

const text = z.string().max(10_000).default('');
export const complaintBody = z.object({
  kind: z.enum(COMPLAINT_KINDS),
  text,
  evidence: text,
  contact: text,
});

/** As `fileComplaint`, in bounds. Problems: its own, `complaint-too-many`, `library-read-only`. */
export const complain = async (
  { library, config }: Pick<Deps, 'library' | 'config'>,
  design: string,
  form: z.output<typeof complaintBody>,
): Promise<Outcome<Complaint>> => {
  if (config.mode === 'read-only' || library.readOnly) {
    return failure(error('library-read-only', 'this node can only be read at the moment'));
  }
  const open = await listComplaints(library, { design, open: true });
  if (open.length >= MAX_OPEN) {
    return failure(
      error('complaint-too-many', `expected at most ${MAX_OPEN} open complaints of a design`, {
        hint: 'wait until some are answered, or write to those who run this node',
      }),
    );
  }
  return fileComplaint(library, { design, ...form });
};
