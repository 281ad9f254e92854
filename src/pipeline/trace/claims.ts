// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** What a file says of itself. Nobody has checked it. Each text is a single line. */
export interface Claims {
  readonly title?: string;
  /** `author/slug`, or the slug alone. */
  readonly design?: string;
  readonly version?: string;
  /** SPDX expression, or what the file has in its place. */
  readonly license?: string;
  readonly copyright: readonly string[];
  readonly authors: readonly string[];
  readonly source?: string;
  /** 64 hex digits: SHA-256 of the source bundle. */
  readonly digest?: string;
  /** The first 12 of those digits, where a format has no room for more. */
  readonly digestPrefix?: string;
  readonly changed: readonly { readonly name: string; readonly value: string }[];
  readonly derivedFrom: readonly string[];
  readonly generator?: string;
  /** Of a collection: what the file says of each work in it; of itself it then says only its recipe. */
  readonly works?: readonly Claims[];
  /** Of a collection: JSON of what it was made of, as it stands in the file. */
  readonly recipe?: string;
}

export const NO_CLAIMS: Claims = { copyright: [], authors: [], changed: [], derivedFrom: [] };

/** More than any plate of ours holds; a stranger's file may say anything. */
const MAX_WORKS = 200;

/** A file in which several works lie side by side; the same words twice count once. */
export const claimsOfWorks = (works: readonly Claims[], recipe?: string): Claims => ({
  ...NO_CLAIMS,
  works: [...new Map(works.map((work) => [JSON.stringify(work), work])).values()].slice(
    0,
    MAX_WORKS,
  ),
  ...(recipe === undefined || recipe === '' ? {} : { recipe }),
});

/** `author/slug@1.2.0`; a text without `@` is no address. */
export const parseAddress = (text: string): Pick<Claims, 'design' | 'version'> => {
  const at = text.indexOf('@');
  return at <= 0 ? {} : { design: text.slice(0, at), version: text.slice(at + 1) };
};

/** `sha256:` and 64 hex digits. */
export const parseDigest = (text: string): Pick<Claims, 'digest'> => {
  const found = /^sha256:([0-9a-f]{64})$/.exec(text);
  return found ? { digest: found[1]! } : {};
};

/** `title version` with the version taken off, where it is known. */
export const titleWithout = (version: string | undefined, text: string): Pick<Claims, 'title'> => {
  const end = ` ${version ?? ''}`;
  return { title: version && text.endsWith(end) ? text.slice(0, -end.length) : text };
};

/** `name = value` */
export const parseChanged = (text: string): Claims['changed'][number] => {
  const at = text.indexOf(' = ');
  return at < 0
    ? { name: text.replace(/ =$/, ''), value: '' }
    : { name: text.slice(0, at), value: text.slice(at + 3) };
};

/** `a = 1; b = 2`: what has no `=` of its own belongs to the value before it. */
export const splitChanged = (text: string): Claims['changed'] => {
  const parts: string[] = [];
  for (const part of text === '' ? [] : text.split('; ')) {
    if (parts.length === 0 || / =( |$)/.test(part)) parts.push(part);
    else parts[parts.length - 1] += `; ${part}`;
  }
  return parts.map(parseChanged);
};

/** The reverse of `rightsText`: `© 2026 Ada; License: CC0-1.0`. */
export const parseRights = (text: string): Pick<Claims, 'copyright' | 'license'> => {
  const at = text.startsWith('License: ') ? 0 : text.lastIndexOf('; License: ') + 2;
  const known = at !== 1;
  const before = known ? text.slice(0, Math.max(0, at - 2)) : text;
  return {
    copyright: before === '' ? [] : before.replace(/^© /, '').split('; © '),
    ...(known && { license: text.slice(at + 'License: '.length) }),
  };
};
