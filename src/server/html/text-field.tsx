// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

interface TextFieldProps {
  readonly name: string;
  readonly label: string;
  readonly value?: string;
  readonly type?: 'text' | 'password' | 'date' | 'email';
  readonly help?: string;
  readonly required?: boolean;
  readonly max?: number;
  readonly autocomplete?: string;
  /** Of a text of several lines. */
  readonly rows?: number;
  /** It stands in the link of a letter behind the #: a script takes it from there. */
  readonly fromLink?: boolean;
  /** Set where two forms of a page ask for the same. */
  readonly id?: string;
}

/** A labelled field of a form. */
export const TextField = (props: TextFieldProps) => {
  const { name, label, value = '', type = 'text', help, required = false, max, rows } = props;
  const id = props.id ?? name;
  const common = {
    id,
    name,
    required,
    ...(props.fromLink === true ? { 'data-from-link': '' } : {}),
    ...(max === undefined ? {} : { maxLength: max }),
    ...(help === undefined ? {} : { 'aria-describedby': `${id}-help` }),
  };
  return (
    <>
      <label for={id}>{label}</label>
      {rows === undefined ? (
        <input
          {...common}
          type={type as 'text'}
          value={value}
          autocomplete={props.autocomplete ?? 'off'}
        />
      ) : (
        <textarea {...common} rows={rows}>
          {value}
        </textarea>
      )}
      {help !== undefined && (
        <p class="help" id={`${id}-help`}>
          {help}
        </p>
      )}
    </>
  );
};
