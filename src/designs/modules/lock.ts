// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { byCodeUnits } from '../../shared/order.ts';
import { checkBundlePath } from '../bundle.ts';

/** What one request was resolved to. */
export interface LockedModule {
  /** `author/slug` */
  readonly design: string;
  readonly version: string;
  /** Bundle digest of the version. */
  readonly digest: string;
  readonly license: string;
  /** Its entry, inside of its folder. */
  readonly entry: string;
  /** Its folder, from the root of the code that requires it. */
  readonly path: string;
}

/** Requests (see `requestKey`) to what they mean. */
export type Lock = Readonly<Record<string, LockedModule>>;

const FORMAT = 1;
const KEYS = ['design', 'version', 'digest', 'license', 'entry', 'path'] as const;

/** A lock as the text of a commons.lock.json: sorted, one line an entry of a module. */
export const writeLock = (lock: Lock): string => {
  const modules = Object.fromEntries(
    Object.keys(lock)
      .sort(byCodeUnits)
      .map((key) => [key, Object.fromEntries(KEYS.map((name) => [name, lock[key]![name]]))]),
  );
  return `${JSON.stringify({ lockVersion: FORMAT, modules }, null, 2)}\n`;
};

/** The lock in a commons.lock.json; undefined for what is none. */
export const readLock = (bytes: Uint8Array | undefined): Lock | undefined => {
  const value = parse(bytes);
  if (!isTable(value) || value['lockVersion'] !== FORMAT || !isTable(value['modules'])) {
    return undefined;
  }
  const entries = Object.entries(value['modules']);
  return entries.every(([, module]) => isLocked(module))
    ? (Object.fromEntries(entries) as Lock)
    : undefined;
};

const parse = (bytes: Uint8Array | undefined): unknown => {
  try {
    return bytes && (JSON.parse(new TextDecoder().decode(bytes)) as unknown);
  } catch {
    return undefined;
  }
};

const isTable = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isLocked = (module: unknown): module is LockedModule =>
  isTable(module) &&
  KEYS.every((key) => typeof module[key] === 'string') &&
  checkBundlePath(module['path'] as string) === undefined &&
  checkBundlePath(module['entry'] as string) === undefined;
