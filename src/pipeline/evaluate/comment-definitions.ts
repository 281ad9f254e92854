// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Json } from '../../shared/canonical-json.ts';
import type { RawDefinitions } from '../../designs/parameters/schema.ts';

/**
 * Definitions from the comments in the signature of main; null when no `@jscad-params` is there.
 * A line with nothing but a comment heads a group; `name = value, // caption {options}` is a
 * parameter whose type follows from its value, unless the options name one:
 *
 *     const main = ({ // @jscad-params
 *       // Body
 *       width = 20, // Width, mm { type: 'slider', min: 5, max: 50 }
 *     }) => …
 */
export const commentDefinitions = (source: string): RawDefinitions => {
  const start = source.indexOf('@jscad-params');
  if (start < 0) return null;
  const lines = source.slice(start, start + MAX_SIGNATURE).split(/\r?\n/, MAX_LINES);
  const definitions: { readonly [key: string]: Json }[] = [];
  for (const text of lines.slice(1)) {
    const line = text.trim();
    if (line.startsWith('}')) break;
    if (line.length > MAX_LINE) continue;
    const definition = line.startsWith('/') ? group(line, definitions.length) : parameter(line);
    if (definition) definitions.push(definition);
  }
  return definitions;
};

/** What lies beyond is not looked at: the expressions below cost the square of a line's length. */
const MAX_LINE = 1_000;
const MAX_LINES = 2_000;
const MAX_SIGNATURE = 262_144;

type Fields = { readonly [key: string]: Json };

const group = (line: string, index: number): Fields | undefined => {
  const { caption, options } = comment(line);
  if (caption === '') return undefined;
  const named = /^(.*):\s*(\w+)$/.exec(caption);
  return {
    type: 'group',
    name: named?.[2] ?? `group${index + 1}`,
    caption: named?.[1] ?? caption,
    ...options,
  };
};

const parameter = (line: string): Fields | undefined => {
  const parts =
    /^([A-Za-z_$][\w$]*)\s*(?:=\s*((?:'[^']*'|"[^"]*"|[^,/'"])*?))?\s*,?\s*(\/[/*].*)?$/.exec(line);
  if (!parts) return undefined;
  const [, name, value, remark] = parts;
  const { caption, options } = comment(remark ?? '');
  const initial = literal(value ?? '');
  const typed = typeof initial === 'boolean' ? { checked: initial } : { initial };
  return {
    name: name!,
    type: TYPES[typeof initial] ?? 'text',
    caption: caption === '' ? name! : caption,
    ...(initial === undefined ? {} : (typed as Fields)),
    ...options,
  };
};

const TYPES: Readonly<Record<string, string>> = {
  number: 'number',
  string: 'text',
  boolean: 'checkbox',
};

/** `// caption {options}`. Options that cannot be read are left out. */
const comment = (text: string): { caption: string; options: Fields } => {
  const body = text.replace(/^\/[/*]+\s*/, '').replace(/\s*\*\/$/, '');
  const brace = body.indexOf('{');
  if (brace < 0) return { caption: body.trim(), options: {} };
  const options = literal(body.slice(brace));
  return {
    caption: body.slice(0, brace).trim(),
    options: typeof options === 'object' && options !== null ? (options as Fields) : {},
  };
};

/** A JavaScript literal of plain data: JSON with bare keys, single quotes and trailing commas. */
const literal = (text: string): Json | undefined => {
  const strings: string[] = [];
  const json = text
    .trim()
    .replace(/'([^']*)'|"([^"]*)"/g, (_, single?: string, double?: string) => {
      strings.push(JSON.stringify(single ?? double ?? ''));
      return `§${strings.length - 1}§`;
    })
    .replace(/([A-Za-z_$][\w$]*)\s*:/g, '"$1":')
    .replace(/,\s*([}\]])/g, '$1')
    .replace(/(^|[[:,\s-])\.(\d)/g, '$10.$2')
    .replace(/§(\d+)§/g, (_, index: string) => strings[Number(index)]!);
  try {
    return JSON.parse(json) as Json;
  } catch {
    return undefined;
  }
};
