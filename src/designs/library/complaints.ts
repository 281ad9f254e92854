// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { error, failure, type Outcome, success } from '../../shared/problem.ts';
import { didYouMean } from '../../shared/nearest-name.ts';
import { singleLine } from '../license/single-line.ts';
import type { Library } from './library.ts';
import { logEvent } from './log-event.ts';

export const COMPLAINT_KINDS = ['license', 'author', 'other'] as const;
export const ANSWERS = ['upheld', 'rejected', 'settled'] as const;

/** Somebody says that a design does not respect a license or an author. */
export interface Complaint {
  readonly id: string;
  /** `author/slug` */
  readonly design: string;
  readonly kind: (typeof COMPLAINT_KINDS)[number];
  readonly text: string;
  /** Where the claim can be checked: addresses, digests, quotes. */
  readonly evidence: string;
  readonly contact: string;
  readonly filedAt: string;
  readonly answer?: {
    readonly outcome: (typeof ANSWERS)[number];
    readonly text: string;
    readonly who: string;
    readonly at: string;
  };
}

type Filing = Omit<Complaint, 'id' | 'filedAt' | 'answer'>;

/**
 * Files a complaint for the design's maintainers and the node's; it stays open until answered.
 * Problems: `library-design-unknown`, `complaint-incomplete`, `complaint-kind-unknown`.
 */
export const fileComplaint = async (
  { db, now }: Library,
  filing: Filing,
): Promise<Outcome<Complaint>> => {
  const fields = {
    design: filing.design,
    kind: filing.kind,
    text: singleLine(filing.text, 4000),
    evidence: singleLine(filing.evidence, 4000),
    contact: singleLine(filing.contact, 300),
  };
  if (!COMPLAINT_KINDS.includes(fields.kind)) return failure(unknownKind(fields.kind));
  for (const key of ['text', 'evidence', 'contact'] as const) {
    if (fields[key] === '') return failure(incomplete(key));
  }
  const known = await db
    .selectFrom('designs')
    .select('id')
    .where('id', '=', fields.design)
    .executeTakeFirst();
  if (known === undefined) return failure(unknownDesign(fields.design));
  const at = now();
  const id = globalThis.crypto.randomUUID();
  await db.transaction().execute(async (within) => {
    await within
      .insertInto('complaints')
      .values({ id, ...fields, filed_at: at.toISOString() })
      .execute();
    const detail = `${fields.kind}: ${fields.text}`;
    await logEvent(within, at, {
      // The log is for everybody to read: how to reach somebody is not.
      who: 'anonymous',
      what: 'complain',
      about: fields.design,
      detail,
    });
  });
  return success({ id, ...fields, filedAt: at.toISOString() });
};

/**
 * Answers a complaint, once. Taking down or correcting what was complained of is an act of its
 * own. Problems: `complaint-unknown`, `complaint-answered`.
 */
export const answerComplaint = async (
  { db, now }: Library,
  id: string,
  { outcome, text, who }: Omit<NonNullable<Complaint['answer']>, 'at'>,
): Promise<Outcome<Complaint>> => {
  const at = now();
  const done = await db.transaction().execute(async (within) => {
    const row = await within
      .selectFrom('complaints')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst();
    if (row === undefined) return failure(unknownComplaint(id));
    if (row.answered_at !== null) return failure(answered(id));
    const answer = singleLine(text, 4000);
    await within
      .updateTable('complaints')
      .set({ outcome, answer, answered_by: who, answered_at: at.toISOString() })
      .where('id', '=', id)
      .execute();
    const detail = `${outcome}: ${answer}`;
    await logEvent(within, at, { who, what: 'answer', about: row.design, detail });
    return success(undefined);
  });
  if (!done.ok) return done;
  const found = await listComplaints({ db }, { id });
  return success(found[0]!);
};

/** Complaints, oldest first: of one design, only those that wait, or all. */
export const listComplaints = async (
  { db }: Pick<Library, 'db'>,
  filter: { readonly design?: string; readonly open?: boolean; readonly id?: string } = {},
): Promise<readonly Complaint[]> => {
  let query = db.selectFrom('complaints').selectAll();
  if (filter.design !== undefined) query = query.where('design', '=', filter.design);
  if (filter.id !== undefined) query = query.where('id', '=', filter.id);
  if (filter.open === true) query = query.where('answered_at', 'is', null);
  const rows = await query.orderBy('filed_at').orderBy('id').execute();
  return rows.map((row) => ({
    id: row.id,
    design: row.design,
    kind: row.kind as Complaint['kind'],
    text: row.text,
    evidence: row.evidence,
    contact: row.contact,
    filedAt: row.filed_at,
    ...(row.answered_at === null
      ? {}
      : {
          answer: {
            outcome: row.outcome as (typeof ANSWERS)[number],
            text: row.answer ?? '',
            who: row.answered_by ?? '',
            at: row.answered_at,
          },
        }),
  }));
};

const unknownDesign = (design: string) =>
  error('library-design-unknown', `expected a design of the commons, found no ${design}`, {
    hint: 'look for it with `fabcommons search`',
  });

const unknownKind = (kind: string) =>
  error('complaint-kind-unknown', `expected a kind of complaint, found "${kind}"`, {
    hint: didYouMean(kind, COMPLAINT_KINDS),
  });

const incomplete = (field: string) =>
  error('complaint-incomplete', `expected ${field} in a complaint, found none`, {
    hint: 'say what is wrong, where it can be checked, and how you can be reached',
  });

const unknownComplaint = (id: string) =>
  error('complaint-unknown', `expected a complaint, found none with the number ${id}`);

const answered = (id: string) =>
  error('complaint-answered', `expected an open complaint, ${id} was answered before`);
