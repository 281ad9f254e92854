// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { keptSecret, readSecret } from './kept-secret.ts';

/** The key by which a node vouches for what it built (Ed25519). */
export interface NodeKey {
  /** SHA-256 of the public key (SPKI, DER), in hex. */
  readonly id: string;
  readonly privateKey: KeyObject;
}

/** A detached signature as it stands in provenance.sig, after DSSE (https://github.com/secure-systems-lab/dsse). */
export interface Signature {
  readonly payloadType: string;
  readonly signatures: readonly {
    readonly keyid: string;
    readonly sig: string;
    /** SPKI, DER, base64: who trusts the key can check without asking anybody. */
    readonly publicKey: string;
  }[];
}

const PAYLOAD = 'application/vnd.in-toto+json';

const FILE = 'node.pem';

/** The key of the node in `folder`, made when it is first needed, see `keptSecret`. */
export const nodeKey = async (folder: string): Promise<NodeKey> =>
  keyIn(await keptSecret(folder, FILE, newKey));

const newKey = (): string =>
  generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

/** The ids of the keys that the node in `folder` trusts: its own, and those in keys/trusted/. */
export const trustedKeys = async (folder: string): Promise<ReadonlySet<string>> => {
  const ids = new Set<string>();
  const own = await readSecret(folder, FILE);
  if (own !== undefined) ids.add(keyIn(own).id);
  const trusted = join(folder, 'keys', 'trusted');
  for (const name of await readdir(trusted).catch(() => [] as string[])) {
    const id = await publicKeyId(join(trusted, name));
    if (id !== undefined) ids.add(id);
  }
  return ids;
};

/** The id of the key in a PEM file, public or private; undefined where there is none. */
export const publicKeyId = async (path: string): Promise<string | undefined> => {
  try {
    return idOf(createPublicKey(await readFile(path)));
  } catch {
    return undefined;
  }
};

/** The public key of a node as PEM, for those who want to trust it. */
export const publicKeyOf = ({ privateKey }: NodeKey): string =>
  createPublicKey(privateKey).export({ type: 'spki', format: 'pem' }).toString();

export const signBytes = ({ id, privateKey }: NodeKey, bytes: Uint8Array): Signature => ({
  payloadType: PAYLOAD,
  signatures: [
    {
      keyid: id,
      sig: sign(null, preAuthentication(bytes), privateKey).toString('base64'),
      publicKey: createPublicKey(privateKey)
        .export({ type: 'spki', format: 'der' })
        .toString('base64'),
    },
  ],
});

/** The text of a detached signature by the key of the node in `folder`, as it stands in provenance.sig. */
export const signAsNode = async (folder: string, bytes: Uint8Array): Promise<string> =>
  `${JSON.stringify(signBytes(await nodeKey(folder), bytes), null, 2)}\n`;

/** The ids of the keys whose signatures of these bytes are good; hostile texts have none. */
export const goodSignatures = (text: string, bytes: Uint8Array): readonly string[] => {
  try {
    const { payloadType, signatures } = JSON.parse(text) as Signature;
    if (payloadType !== PAYLOAD || !Array.isArray(signatures)) return [];
    return signatures.slice(0, 10).flatMap(({ sig, publicKey }) => {
      const key = createPublicKey({
        key: Buffer.from(publicKey, 'base64'),
        type: 'spki',
        format: 'der',
      });
      const good =
        key.asymmetricKeyType === 'ed25519' &&
        verify(null, preAuthentication(bytes), key, Buffer.from(sig, 'base64'));
      return good ? [idOf(key)] : [];
    });
  } catch {
    return [];
  }
};

/** What DSSE signs: the type and the payload with their lengths in front. */
const preAuthentication = (bytes: Uint8Array): Uint8Array =>
  Buffer.concat([Buffer.from(`DSSEv1 ${PAYLOAD.length} ${PAYLOAD} ${bytes.length} `), bytes]);

const keyIn = (pem: string): NodeKey => {
  const privateKey = createPrivateKey(pem);
  return { id: idOf(createPublicKey(privateKey)), privateKey };
};

const idOf = (key: KeyObject): string =>
  createHash('sha256')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest('hex');
