// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { strToU8 } from 'fflate';

const CHUNK = 1 << 16;

/** Collects lines of text as UTF-8 bytes: files may outgrow the longest string of an engine. */
export class TextBytes {
  readonly #chunks: Uint8Array[] = [];
  #pending = '';

  line(text: string): void {
    this.raw(`${text}\n`);
  }

  raw(text: string): void {
    this.#pending += text;
    if (this.#pending.length > CHUNK) this.#flush();
  }

  bytes(): Uint8Array {
    this.#flush();
    const total = this.#chunks.reduce((sum, chunk) => sum + chunk.length, 0);
    const all = new Uint8Array(total);
    let offset = 0;
    for (const chunk of this.#chunks) {
      all.set(chunk, offset);
      offset += chunk.length;
    }
    return all;
  }

  #flush(): void {
    this.#chunks.push(strToU8(this.#pending));
    this.#pending = '';
  }
}
