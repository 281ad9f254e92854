// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { z } from 'zod';
import {
  ANSWERS,
  answerComplaint,
  type Complaint,
  listComplaints,
} from '../../designs/library/complaints.ts';
import { error, failure, type Outcome, success } from '../../shared/problem.ts';
import { type Account, isSteward } from '../accounts/account.ts';
import type { Deps } from '../deps.ts';
import { mayMaintain } from '../maintainers/maintainers.ts';

export const answerBody = z.object({
  outcome: z.enum(ANSWERS),
  text: z.string().trim().min(1).max(4000),
});

/** Problem `complaint-unknown`. */
export const findComplaint = async (
  { library }: Pick<Deps, 'library'>,
  id: string,
): Promise<Outcome<Complaint>> => {
  const [found] = await listComplaints(library, { id });
  if (found !== undefined) return success(found);
  return failure(error('complaint-unknown', 'expected a complaint, found none at this address'));
};

/** Stewards may answer, and maintainers of what is complained of. */
export const mayAnswer = async (
  { accounts }: Pick<Deps, 'accounts'>,
  account: Account | undefined,
  { design }: Complaint,
): Promise<boolean> =>
  account !== undefined && (isSteward(account) || (await mayMaintain(accounts, account, design)));

/** Problems: those of `findComplaint` and `answerComplaint`, `access-denied`. */
export const answerAs = async (
  deps: Pick<Deps, 'library' | 'accounts'>,
  account: Account,
  id: string,
  { outcome, text }: z.output<typeof answerBody>,
): Promise<Outcome<Complaint>> => {
  const found = await findComplaint(deps, id);
  if (!found.ok) return found;
  if (!(await mayAnswer(deps, account, found.value))) {
    return failure(
      error('access-denied', 'expected a steward, or a maintainer of what is complained of'),
    );
  }
  return answerComplaint(deps.library, id, { outcome, text, who: account.name });
};

/** A complaint as everybody who has its address may see it: without the way to reach who filed it. */
export const withoutContact = (
  complaint: Complaint,
): Omit<Complaint, 'contact'> & { readonly contact: undefined } => ({
  ...complaint,
  contact: undefined,
});
