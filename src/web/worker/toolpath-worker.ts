// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// Reads a G-code file for the view: a File or its bytes in, segments out.
import { failure, type Outcome, error } from '../../shared/problem.ts';
import {
  readToolpath,
  tooLarge,
  TOOLPATH_BUDGETS,
  type ReadToolpath,
} from '../toolpath/read-toolpath.ts';
import { buffersOf } from '../toolpath/toolpath.ts';

interface Scope {
  onmessage: ((event: { readonly data: Blob | Uint8Array }) => void) | null;
  postMessage(message: unknown, transfer?: ArrayBuffer[]): void;
}
const scope = self as unknown as Scope;

const read = async (given: Blob | Uint8Array): Promise<Outcome<ReadToolpath>> => {
  if (!(given instanceof Blob)) return readToolpath(given);
  if (given.size > TOOLPATH_BUDGETS.bytes) return failure(tooLarge(given.size, TOOLPATH_BUDGETS));
  return readToolpath(new Uint8Array(await given.arrayBuffer()));
};

scope.onmessage = ({ data }) => {
  read(data).then(
    (outcome) => scope.postMessage(outcome, outcome.ok ? buffersOf(outcome.value.toolpath) : []),
    (thrown: unknown) =>
      scope.postMessage(
        failure(
          error('toolpath-unreadable', `expected a file that can be read: ${String(thrown)}`),
        ),
      ),
  );
};
