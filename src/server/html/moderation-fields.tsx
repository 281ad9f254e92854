// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { SelectField } from './select-field.tsx';
import { TextField } from './text-field.tsx';

/** What may become of a version, in words. */
const ACTS = {
  deprecate: 'deprecate: who takes it is warned',
  yank: 'withdraw: only who names it gets it',
  unyank: 'offer it again',
  'take-down': 'take down: its files go for good, its record stays with the reason',
} as const;

/** The fields of a form that say what is to become of a version, and why. */
export const ModerationFields = ({ acts }: { readonly acts: readonly (keyof typeof ACTS)[] }) => (
  <>
    <SelectField
      name="act"
      label="What is to become of it"
      choices={acts.map((act) => [act, ACTS[act]] as const)}
    />
    <TextField
      name="reason"
      label="Why"
      max={1000}
      required
      help="Everybody sees this beside the version."
    />
  </>
);
