// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { DesignDocument } from '../../designs/design-document.ts';
import { overrideLines } from '../../pipeline/fabricators/override-lines.ts';
import type { Progress } from '../../shared/context.ts';
import { error } from '../../shared/problem.ts';
import { orientationOf, type Choice } from './choice.ts';
import { withOwnProfiles } from './own-profiles.ts';
import { sliceHere } from './slice-here.ts';
import { sliceOnServer } from './slice-on-server.ts';
import type { SliceEnd } from './slicer.ts';

export interface Place {
  readonly designUrl: string;
  readonly buildsUrl: string;
  /** `author/slug@version` */
  readonly design: string;
}

/** G-code of a choice: in this browser, or where that is not wanted or breaks, on the server. */
export const sliceChoice = (place: Place) => {
  let document_: Promise<DesignDocument> | undefined;
  const onServer = sliceOnServer(place.buildsUrl);
  return async (
    choice: Choice,
    parameters: Readonly<Record<string, unknown>>,
    progress: (progress: Progress) => void,
    signal: AbortSignal,
  ): Promise<SliceEnd> => {
    const { printer, material, process, copies } = choice;
    const overrides = overrideLines(choice.set);
    const orientation = orientationOf(choice.orient);
    const common = {
      ...{
        parameters,
        quantities: copies === 1 ? {} : { '*': copies },
        scale: 1,
        formats: ['gcode'],
      },
      ...(orientation === undefined ? {} : { orientation }),
    };
    if (choice.where === 'here') {
      try {
        const fabricator = { ...(await withOwnProfiles(choice)), overrides };
        document_ ??= fetchDocument(place.designUrl);
        const request = { ...common, designDocument: await document_, fabricator };
        if (signal.aborted) return { end: 'broke', reason: 'canceled' };
        const end = await sliceHere(request, progress, signal);
        if (signal.aborted || (end.end !== 'broke' && !isShortOfMemory(end))) return end;
      } catch {
        document_ = undefined; // Asked for again the next time; now the server is.
      }
    }
    const request = { ...common, design: place.design, printer, material, process, overrides };
    const end = await onServer(request, progress, signal);
    if (end.end !== 'broke' || signal.aborted) return end;
    return {
      end: 'failed',
      problems: [
        error('make-nowhere', `Neither this browser nor the server could slice: ${end.reason}.`, {
          hint: 'Try again, or download an STL and slice it with a program of yours.',
        }),
      ],
    };
  };
};

const isShortOfMemory = (end: SliceEnd): boolean =>
  end.end === 'failed' && end.problems.some(({ code }) => code === 'evaluate-memory');

const fetchDocument = async (url: string): Promise<DesignDocument> => {
  const response = await fetch(url, { headers: { accept: 'application/json' } });
  if (!response.ok) throw new Error(`expected the design at ${url}, found ${response.status}`);
  return (await response.json()) as DesignDocument;
};
