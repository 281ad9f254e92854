// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Complaint } from '../../../designs/library/complaints.ts';
import type { Problem } from '../../../shared/problem.ts';
import { Day } from '../../html/day.tsx';
import { ProblemList } from '../../html/problem-list.tsx';
import { SelectField } from '../../html/select-field.tsx';
import { TextField } from '../../html/text-field.tsx';

interface ComplaintPageProps {
  readonly complaint: Complaint;
  /** Whoever looks may answer: they also see how to reach who filed it. */
  readonly answers: boolean;
  readonly problems?: readonly Problem[];
}

/** A complaint and what became of it. */
export const ComplaintPage = ({ complaint, answers, problems = [] }: ComplaintPageProps) => {
  const { id, design, kind, text, evidence, contact, filedAt, answer } = complaint;
  return (
    <div class="narrow">
      <h1>
        Complaint about <a href={`/d/${design}`}>{design}</a>
      </h1>
      {problems.length > 0 && <ProblemList problems={problems} />}
      <p class="quiet">
        {KINDS[kind]}, filed <Day at={filedAt} />.{' '}
        {answer === undefined && 'Keep this address: the answer will stand here.'}
      </p>
      <h2>What is wrong</h2>
      <p class="words">{text}</p>
      <h2>Where it can be checked</h2>
      <p class="words">{evidence}</p>
      {answers && (
        <>
          <h2>How to reach who filed it</h2>
          <p class="words">{contact}</p>
        </>
      )}
      <h2>Answer</h2>
      {answer !== undefined ? (
        <>
          <p>
            <strong>{OUTCOMES[answer.outcome]}</strong>{' '}
            <span class="quiet">
              {answer.who}, <Day at={answer.at} />
            </span>
          </p>
          <p class="words">{answer.text}</p>
        </>
      ) : (
        <p>{answers ? 'It waits for yours.' : 'It is open.'}</p>
      )}
      {answers && answer === undefined && (
        <form class="form" method="post" action={`/complaints/${id}`}>
          <SelectField name="outcome" label="Outcome" choices={Object.entries(OUTCOMES)} />
          <TextField name="text" label="Why" rows={4} max={4000} required />
          <button class="main">Answer</button>
        </form>
      )}
    </div>
  );
};

const KINDS = { license: 'On its license', author: 'On its authors', other: 'On something else' };

const OUTCOMES = {
  upheld: 'Upheld: it is right',
  rejected: 'Rejected',
  settled: 'Settled between those concerned',
} as const;
