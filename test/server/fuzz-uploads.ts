// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { strToU8, zipSync } from 'fflate';
import { seededRandom } from '../../src/shared/random.ts';

/** Sends a request as somebody who is signed in. */
export type Ask = (path: string, init?: RequestInit) => Promise<Response>;

/** What was answered, by status; the first that was a fault of the server. */
export interface FuzzResult {
  readonly statuses: Readonly<Record<number, number>>;
  /** Those of checking drafts. */
  readonly checks: Readonly<Record<number, number>>;
  readonly fault: string | undefined;
}

const FILES: Readonly<Record<string, string>> = {
  'okh.toml': 'okhv = "1"\nname = "Clip"\nversion = "1.0.0"\nlicense = "MIT"\nlicensor = "Ada"\n',
  'design.js':
    "const { cube } = require('@jscad/modeling').primitives\nconst size = require('./lib/a.js')\n" +
    'const getParameterDefinitions = () => [{ name: "n", type: "int", initial: 2, min: 1 }]\n' +
    'const main = ({ n }) => [cube({ size: n * size })]\n' +
    'module.exports = { main, getParameterDefinitions }\n',
  'lib/a.js': 'module.exports = 1\n',
};
const PIECES = [
  '\0',
  '../',
  '"',
  '\r\n',
  '=',
  '[[',
  '__proto__',
  '\u2028',
  '\ufeff',
  '-',
  '999999999',
];
/** Put into code: what ends, what grows, what reaches out. */
const CODE = [
  ...['while (1);', '[', '}', 'require("fs")', 'import("x");', 'throw null;', '1e999', '-1 *'],
  ...['"x".repeat(1e9)', 'new Array(1e8).fill(0)', 'main(main)', 'Proxy', 'async ', '`${', '/*'],
];
const BOUNDARY = 'fuzz';

/**
 * Uploads `count` mutated ZIPs, forms, manifests and designs as drafts, lets one in `checkEvery` of
 * the designs be checked, which runs them, and takes away what became a draft. The same seed sends
 * the same bytes.
 */
export const fuzzUploads = async (
  ask: Ask,
  count: number,
  seed: number,
  checkEvery = Infinity,
): Promise<FuzzResult> => {
  const random = seededRandom(String(seed));
  const below = (n: number): number => Math.floor(random() * n);
  const statuses: Record<number, number> = {};
  const checks: Record<number, number> = {};
  let fault: string | undefined;
  const told = async (i: number, response: Response): Promise<{ readonly id?: string }> => {
    const answer = (await response.json()) as { readonly id?: string };
    if (response.status >= 500) fault ??= `seed ${seed}, upload ${i}: ${JSON.stringify(answer)}`;
    return answer;
  };
  for (let i = 0; i < count; i++) {
    const [type, body] = BODIES[i % BODIES.length]!(below);
    const response = await ask('/api/v1/drafts', {
      method: 'POST',
      headers: { 'content-type': type },
      body: body as BodyInit,
    });
    const { id } = await told(i, response);
    statuses[response.status] = (statuses[response.status] ?? 0) + 1;
    if (id === undefined) continue;
    const draft = `/api/v1/drafts/${id}`;
    if (i % (BODIES.length * checkEvery) === BODIES.indexOf(designBody)) {
      const checked = await ask(`${draft}/check`, { method: 'POST' });
      await told(i, checked);
      checks[checked.status] = (checks[checked.status] ?? 0) + 1;
    }
    await ask(draft, { method: 'DELETE' });
  }
  return { statuses, checks, fault };
};

type Below = (n: number) => number;

const zipBody = (below: Below): readonly [string, Uint8Array] => [
  'application/zip',
  mutate(zipOf(FILES), below),
];

const designBody = (below: Below): readonly [string, Uint8Array] => [
  'application/zip',
  zipOf({
    ...FILES,
    'design.js': Buffer.from(mutate(strToU8(FILES['design.js']!), below, CODE)).toString('latin1'),
  }),
];

const manifestBody = (below: Below): readonly [string, Uint8Array] => {
  const manifest = mutate(strToU8(FILES['okh.toml']!), below);
  const files = Object.entries(FILES).map(([path, text]) => [path, strToU8(text)] as const);
  return [
    'application/zip',
    zipSync({ ...Object.fromEntries(files), 'okh.toml': manifest }, { level: 0 }),
  ];
};

const formBody = (below: Below): readonly [string, Uint8Array] => {
  const parts = Object.entries(FILES).map(
    ([path, text]) =>
      `--${BOUNDARY}\r\ncontent-disposition: form-data; name="files"; filename="${path}"\r\n\r\n${text}\r\n`,
  );
  const field = `--${BOUNDARY}\r\ncontent-disposition: form-data; name="paths[]"\r\n\r\na.js\r\n`;
  const whole = strToU8(`${parts.join('')}${field}--${BOUNDARY}--\r\n`);
  return [`multipart/form-data; boundary=${BOUNDARY}`, mutate(whole, below)];
};

const zipOf = (files: Readonly<Record<string, string>>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)])));

/** Some bytes changed, put in, taken away, or the end cut off. */
const mutate = (
  bytes: Uint8Array,
  below: Below,
  pieces: readonly string[] = PIECES,
): Uint8Array => {
  let now = Buffer.from(bytes);
  for (let n = 1 + below(4); n > 0; n--) {
    const at = below(now.length);
    const kind = below(5);
    if (kind === 0) now[at] = below(256);
    else if (kind === 1) now = Buffer.concat([now.subarray(0, at), now.subarray(at + below(9))]);
    else if (kind === 2) now = now.subarray(0, Math.max(1, at));
    else {
      const piece = Buffer.from(pieces[below(pieces.length)]!);
      now = Buffer.concat([now.subarray(0, at), piece, now.subarray(at)]);
    }
    if (now.length === 0) return new Uint8Array(1);
  }
  return new Uint8Array(now);
};

const BODIES = [zipBody, formBody, manifestBody, designBody];
