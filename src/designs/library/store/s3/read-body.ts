// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/**
 * The body of a response; `heard` is told of every piece. undefined: it has more than `most` bytes.
 * Rejects where it is not as long as was said.
 */
export const readBody = async (
  { body, headers }: Response,
  most: number,
  heard: () => void,
): Promise<Uint8Array | undefined> => {
  if (body === null) return new Uint8Array();
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of body as unknown as AsyncIterable<Uint8Array>) {
    heard();
    length += piece.length;
    // Leaving the loop ends the connection.
    if (length > most) return undefined;
    pieces.push(piece);
  }
  const told = headers.get('content-length');
  const isPacked = headers.get('content-encoding') !== null;
  if (told !== null && !isPacked && Number(told) !== length)
    throw new Error(`expected ${told} bytes, found ${length}`);
  const all = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
};
