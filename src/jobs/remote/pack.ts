// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { DefaultDeserializer, DefaultSerializer } from 'node:v8';
import { isFull } from '../store/is-full.ts';
import { sha256 } from '../store/sealed-json.ts';
import type { Store } from '../store/store.ts';

/** A value on its way through Redis: large files in it are in the store, only their digests travel. */
export interface Packed {
  /** Of the head: the value without its large files. */
  readonly sha256: string;
  /** The head in base64; absent: it is large itself, and in the store. */
  readonly head?: string;
  /** Digests of the files that the head leaves out, in its order. */
  readonly files: readonly string[];
}

/** More than this of a value does not go into Redis. */
const MOST_INLINE = 16 * 1024;

/** A file up to this stays in the head. */
const SMALL_FILE = 2 * 1024;

/** Packs any value that can be cloned. Rejects as `putBytes`. */
export const pack = async (value: unknown, store: Pick<Store, 'putBytes'>): Promise<Packed> => {
  const writer = new HeadWriter();
  writer.writeHeader();
  writer.writeValue(value);
  const head = writer.releaseBuffer();
  const files: string[] = [];
  for (const file of writer.files) files.push(await store.putBytes(file));
  return head.length <= MOST_INLINE
    ? { sha256: sha256(head), head: head.toString('base64'), files }
    : { sha256: await store.putBytes(head), files };
};

/** The value that was packed; undefined where something of it is gone or not what it should be. */
export const unpack = async (
  packed: Packed,
  store: Pick<Store, 'getBytes'>,
): Promise<{ readonly value: unknown } | undefined> => {
  const head =
    packed.head === undefined
      ? await store.getBytes(packed.sha256)
      : Buffer.from(packed.head, 'base64');
  if (head === undefined || sha256(head) !== packed.sha256) return undefined;
  const files: Uint8Array[] = [];
  for (const digest of packed.files) {
    const file = await store.getBytes(digest);
    if (file === undefined) return undefined;
    files.push(new Uint8Array(file.buffer, file.byteOffset, file.byteLength));
  }
  const reader = new HeadReader(head, files);
  reader.readHeader();
  return { value: reader.readValue() as unknown };
};

/** For `catch`: undefined where the disk of the store is full. */
export const unlessFull = (thrown: unknown): undefined => {
  if (!isFull(thrown)) throw thrown;
};

/** What Node's own classes have and its types do not tell. */
interface Hosted {
  _writeHostObject(view: ArrayBufferView): void;
  _readHostObject(): unknown;
}
const hosted = (of: object): Hosted => Object.getPrototypeOf(of) as Hosted;

const [WITHIN, APART] = [0, 1];

/** Leaves out large files: their place says which one comes there. */
class HeadWriter extends DefaultSerializer {
  readonly files: Uint8Array[] = [];

  _writeHostObject(view: ArrayBufferView): void {
    const isApart = view instanceof Uint8Array && view.byteLength > SMALL_FILE;
    this.writeUint32(isApart ? APART : WITHIN);
    if (!isApart) return hosted(HeadWriter.prototype)._writeHostObject.call(this, view);
    this.writeUint32(this.files.length);
    this.files.push(view);
  }
}

class HeadReader extends DefaultDeserializer {
  readonly #files: readonly Uint8Array[];

  constructor(head: Uint8Array, files: readonly Uint8Array[]) {
    super(head);
    this.#files = files;
  }

  _readHostObject(): unknown {
    return this.readUint32() === APART
      ? this.#files[this.readUint32()]
      : hosted(HeadReader.prototype)._readHostObject.call(this);
  }
}
