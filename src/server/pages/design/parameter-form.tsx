// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Preset } from '../../../designs/manifest.ts';
import { readValue } from '../../../designs/parameters/read-value.ts';
import type { Parameter, ParameterSchema } from '../../../designs/parameters/schema.ts';
import { sentenceOf } from '../../../shared/problem-sentence.ts';

interface ParameterFormProps {
  readonly schema: ParameterSchema;
  readonly presets?: readonly Preset[];
  /** As the address gives them, by name. */
  readonly given: Readonly<Record<string, string>>;
  readonly action: string;
  /** What of the address goes along beside. */
  readonly along?: Readonly<Record<string, string>>;
}

/** A native control for each parameter. Without scripts it is a plain form; with them, it drives the view. */
export const ParameterForm = ({
  schema,
  presets = [],
  given,
  action,
  along = {},
}: ParameterFormProps) =>
  schema.length === 0 ? null : (
    <form id="customize" method="get" action={action} aria-label="Parameters">
      {presets.length > 0 && <PresetMenu presets={presets} schema={schema} action={action} />}
      {schema.map((parameter) =>
        parameter.type === 'group' ? (
          <h3>{parameter.caption}</h3>
        ) : (
          <Control parameter={parameter} value={given[parameter.name]} />
        ),
      )}
      {Object.entries(along).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <div class="row">
        <button type="submit" class="no-script">
          Update
        </button>
        <button type="reset">Reset</button>
      </div>
    </form>
  );

/** Without scripts a preset is a link: what it sets stands in the address. */
const PresetMenu = ({
  presets,
  schema,
  action,
}: Pick<ParameterFormProps, 'schema' | 'action'> & { readonly presets: readonly Preset[] }) => (
  <div class="presets">
    <label for="preset">Preset</label>
    <select id="preset">
      <option value="">the design’s own values</option>
      {presets.map(({ name }) => (
        <option value={name}>{name}</option>
      ))}
    </select>
    <noscript>
      <ul>
        {presets.map(({ name, values }) => (
          <li>
            <a href={addressWith(action, schema, values)}>{name}</a>
          </li>
        ))}
      </ul>
    </noscript>
  </div>
);

const addressWith = (action: string, schema: ParameterSchema, values: Preset['values']): string => {
  const [path = '', anchor] = action.split('#');
  const query = new URLSearchParams(
    schema
      .filter(({ name, type }) => type !== 'password' && Object.hasOwn(values, name))
      .map(({ name }) => [`p.${name}`, String(values[name])]),
  );
  return `${path}?${query}${anchor === undefined ? '' : `#${anchor}`}`;
};

interface ControlProps {
  readonly parameter: Parameter;
  readonly value: string | undefined;
}

const Control = ({ parameter, value: given }: ControlProps) => {
  const { name, caption } = parameter;
  const id = `p-${name}`;
  const value = given ?? String(parameter.default ?? '');
  const wrong = given === undefined ? undefined : readValue(parameter, given).problems[0];
  const common = {
    ...{ id, name: `p.${name}`, 'aria-describedby': `${id}-problem` },
    ...(wrong === undefined ? {} : { 'aria-invalid': 'true' }),
  };
  const standard = { 'data-default': String(parameter.default ?? '') };
  return (
    <div class={`parameter ${parameter.type}`} data-parameter={name}>
      {parameter.type === 'radio' ? (
        <RadioChoices parameter={parameter} value={value} />
      ) : (
        <>
          <label for={id}>{caption}</label>
          <Field parameter={parameter} value={value} common={{ ...common, ...standard }} />
        </>
      )}
      <p class="problem" id={`${id}-problem`} hidden={wrong === undefined}>
        {wrong === undefined ? null : sentenceOf(wrong, name)}
      </p>
    </div>
  );
};

const Field = ({
  parameter,
  value,
  common,
}: {
  readonly parameter: Parameter;
  readonly value: string;
  readonly common: Readonly<Record<string, string>>;
}) => {
  const { type, min, max, step, options = [], earliest, latest, maxLength } = parameter;
  switch (type) {
    case 'checkbox':
      return (
        <>
          <input type="hidden" name={common['name']} value="false" />
          <input type="checkbox" {...common} value="true" checked={value === 'true'} />
        </>
      );
    case 'choice':
      return (
        <select {...common}>
          {options.map((option) => (
            <option value={String(option.value)} selected={String(option.value) === value}>
              {option.caption}
            </option>
          ))}
        </select>
      );
    case 'slider':
    case 'int':
    case 'number': {
      const bounds = { min, max, step: step ?? (type === 'int' ? 1 : 'any'), value };
      if (min === undefined || max === undefined) {
        return <input type="number" {...common} {...bounds} />;
      }
      return (
        <>
          <input type="range" {...common} {...bounds} />
          <output for={common['id']}>{value}</output>
        </>
      );
    }
    case 'date':
      return <input type="date" {...common} min={earliest} max={latest} value={value} />;
    case 'color':
      return <input type="color" {...common} value={value} />;
    case 'file':
      return <input type="file" id={common['id']} disabled />;
    case 'password':
      return <input type="password" {...common} maxLength={maxLength} value={value} />;
    case 'email':
      return <input type="email" {...common} maxLength={maxLength} value={value} />;
    case 'url':
      return <input type="url" {...common} maxLength={maxLength} value={value} />;
    default:
      return <input type="text" {...common} maxLength={maxLength} value={value} />;
  }
};

const RadioChoices = ({ parameter, value }: ControlProps) => (
  <fieldset id={`p-${parameter.name}`}>
    <legend>{parameter.caption}</legend>
    {(parameter.options ?? []).map((option) => (
      <label class="check">
        <input
          type="radio"
          name={`p.${parameter.name}`}
          value={String(option.value)}
          checked={String(option.value) === value}
          data-default={String(parameter.default ?? '')}
        />
        {option.caption}
      </label>
    ))}
  </fieldset>
);
