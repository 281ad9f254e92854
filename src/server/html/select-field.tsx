// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

interface SelectFieldProps {
  readonly name: string;
  readonly label: string;
  readonly value?: string;
  /** Value and words of each choice. */
  readonly choices: readonly (readonly [string, string])[];
  readonly id?: string;
}

/** A labelled choice in a form. */
export const SelectField = ({ name, label, value, choices, id = name }: SelectFieldProps) => (
  <>
    <label for={id}>{label}</label>
    <select id={id} name={name}>
      {choices.map(([each, words]) => (
        <option value={each} selected={each === value}>
          {words}
        </option>
      ))}
    </select>
  </>
);
