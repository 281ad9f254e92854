// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Problem } from '../../../shared/problem.ts';
import { ProblemList } from '../../html/problem-list.tsx';
import { SelectField } from '../../html/select-field.tsx';
import { TextField } from '../../html/text-field.tsx';

interface ComplaintFormProps {
  readonly design: string;
  readonly given?: Partial<Readonly<Record<'kind' | 'text' | 'evidence' | 'contact', string>>>;
  readonly problems?: readonly Problem[];
}

/** Says that something is wrong with a design's license or its authors. */
export const ComplaintForm = ({ design, given = {}, problems = [] }: ComplaintFormProps) => (
  <form class="narrow form" method="post" action={`/d/${design}/complaint`}>
    <h1>Something is wrong with {design}</h1>
    {problems.length > 0 && <ProblemList problems={problems} />}
    <p>
      Its maintainers and the stewards of this node answer. You get an address at which to follow
      what becomes of it.
    </p>
    <SelectField
      name="kind"
      label="What about"
      value={given.kind ?? 'license'}
      choices={[
        ['license', 'its license is not respected'],
        ['author', 'an author is missing or wrong'],
        ['other', 'something else'],
      ]}
    />
    <TextField
      name="text"
      label="What is wrong"
      value={given.text ?? ''}
      rows={4}
      max={4000}
      help="This stands in the log of the design, for everybody to read."
      required
    />
    <TextField
      name="evidence"
      label="Where it can be checked"
      value={given.evidence ?? ''}
      rows={3}
      max={4000}
      help="Addresses, dates, quotes."
      required
    />
    <TextField
      name="contact"
      label="How you can be reached"
      value={given.contact ?? ''}
      max={300}
      help="Seen only by those who answer."
      required
    />
    <button class="main">Send</button>
  </form>
);
