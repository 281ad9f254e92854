// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { deflateSync } from 'fflate';

/** One entry of a ZIP that may lie in any way that the format has room for. */
export interface RawEntry {
  readonly name: string | Uint8Array;
  readonly data?: Uint8Array;
  readonly deflate?: boolean;
  readonly flags?: number;
  readonly method?: number;
  readonly declaredSize?: number;
  /** Unix mode; the entry then says that a Unix made it. */
  readonly mode?: number;
}

/** A ZIP written by hand, checksums left 0, so that it can hold what honest writers refuse. */
export const zipBytes = (
  entries: readonly RawEntry[],
  declaredCount = entries.length,
): Uint8Array => {
  const parts: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const name = Buffer.from(entry.name as string);
    const data = entry.data ?? new Uint8Array();
    const body = Buffer.from(entry.deflate ? deflateSync(data, { level: 9 }) : data);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(entry.flags ?? 0x800, 2);
    common.writeUInt16LE(entry.method ?? (entry.deflate ? 8 : 0), 4);
    common.writeUInt32LE(body.length, 14);
    common.writeUInt32LE(entry.declaredSize ?? data.length, 18);
    common.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, name, body]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(entry.mode === undefined ? 0 : (entry.mode << 16) >>> 0, 6);
    rest.writeUInt32LE(offset, 10);
    const madeBy = Buffer.from([20, entry.mode === undefined ? 0 : 3]);
    central.push(Buffer.concat([Buffer.from('PK\x01\x02'), madeBy, common, rest, name]));
    parts.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(Math.min(declaredCount, 0xffff), 4);
  end.writeUInt16LE(Math.min(declaredCount, 0xffff), 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...parts, directory, Buffer.from('PK\x05\x06'), end]);
};
