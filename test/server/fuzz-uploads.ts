// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { strToU8, zipSync } from 'fflate';
import { seededRandom } from '../../src/shared/random.ts';

/** Sends a request as somebody who is signed in. */
export type Ask = (path: string, init?: RequestInit) => Promise<Response>;

/** What was answered, by status; the first that was a fault of the server. */
export interface FuzzResult {
  readonly statuses: Readonly<Record<number, number>>;
  readonly fault: string | undefined;
}

const FILES: Readonly<Record<string, string>> = {
  'okh.toml': 'okhv = "1"\nname = "Clip"\nversion = "1.0.0"\nlicense = "MIT"\nlicensor = "Ada"\n',
  'design.js': "const main = () => require('./lib/a.js')\nmodule.exports = { main }\n",
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
const BOUNDARY = 'fuzz';

/**
 * Uploads `count` mutated ZIPs, forms and manifests as drafts, and takes away what became one.
 * The same seed sends the same bytes.
 */
export const fuzzUploads = async (ask: Ask, count: number, seed: number): Promise<FuzzResult> => {
  const random = seededRandom(String(seed));
  const below = (n: number): number => Math.floor(random() * n);
  const statuses: Record<number, number> = {};
  let fault: string | undefined;
  for (let i = 0; i < count; i++) {
    const [type, body] = [zipBody, formBody, manifestBody][i % 3]!(below);
    const response = await ask('/api/v1/drafts', {
      method: 'POST',
      headers: { 'content-type': type },
      body: body as BodyInit,
    });
    const answer = (await response.json()) as { readonly id?: string };
    statuses[response.status] = (statuses[response.status] ?? 0) + 1;
    if (response.status >= 500) fault ??= `seed ${seed}, upload ${i}: ${JSON.stringify(answer)}`;
    if (answer.id !== undefined) await ask(`/api/v1/drafts/${answer.id}`, { method: 'DELETE' });
  }
  return { statuses, fault };
};

type Below = (n: number) => number;

const zipBody = (below: Below): readonly [string, Uint8Array] => [
  'application/zip',
  mutate(zipOf(FILES), below),
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
const mutate = (bytes: Uint8Array, below: Below): Uint8Array => {
  let now = Buffer.from(bytes);
  for (let n = 1 + below(4); n > 0; n--) {
    const at = below(now.length);
    const kind = below(5);
    if (kind === 0) now[at] = below(256);
    else if (kind === 1) now = Buffer.concat([now.subarray(0, at), now.subarray(at + below(9))]);
    else if (kind === 2) now = now.subarray(0, Math.max(1, at));
    else {
      const piece = Buffer.from(PIECES[below(PIECES.length)]!);
      now = Buffer.concat([now.subarray(0, at), piece, now.subarray(at)]);
    }
    if (now.length === 0) return new Uint8Array(1);
  }
  return new Uint8Array(now);
};
