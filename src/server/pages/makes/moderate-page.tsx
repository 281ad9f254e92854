// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { HiddenMake } from '../../makes/moderate-make.ts';
import type { Make } from '../../makes/makes.ts';
import type { MakeReport } from '../../makes/reports.ts';
import type { Problem } from '../../../shared/problem.ts';
import { Day } from '../../html/day.tsx';
import { ProblemList } from '../../html/problem-list.tsx';
import { SelectField } from '../../html/select-field.tsx';
import { TextField } from '../../html/text-field.tsx';

interface ModerateProps {
  /** `author/slug` */
  readonly design: string;
  readonly makes: readonly Make[];
  readonly reports: readonly MakeReport[];
  readonly hidden: readonly HiddenMake[];
  readonly problems?: readonly Problem[];
}

/** What is shown of makes, what was said against it, what is hidden; and what is to become of it. */
export const ModeratePage = (props: ModerateProps) => {
  const { design, makes, reports, hidden, problems = [] } = props;
  const reported = makes.filter(({ id }) => reports.some(({ make }) => make === id));
  const others = makes.filter((each) => !reported.includes(each));
  return (
    <div class="narrow">
      <h1>
        Makes of <a href={`/d/${design}`}>{design}</a>
      </h1>
      {problems.length > 0 && <ProblemList problems={problems} />}
      <h2>Reported</h2>
      {reported.length === 0 && <p class="quiet">None.</p>}
      {reported.map((make) => (
        <section aria-label={`Made by ${make.by}`}>
          <Shown make={make} />
          <ul>
            {reports
              .filter(({ make: id }) => id === make.id)
              .map(({ reason, reportedAt }) => (
                <li>
                  {reason}{' '}
                  <span class="quiet">
                    <Day at={reportedAt} />
                  </span>
                </li>
              ))}
          </ul>
          <Decide design={design} id={make.id} acts={['hide', 'keep']} />
        </section>
      ))}
      <h2>Hidden</h2>
      {hidden.length === 0 && <p class="quiet">None.</p>}
      {hidden.map(({ id, by, madeAt, hiddenBy, reason }) => (
        <section aria-label={`Made by ${by}`}>
          <p>
            {by}, <Day at={madeAt} />, hidden by {hiddenBy}: {reason}
          </p>
          <Decide design={design} id={id} acts={['show']} />
        </section>
      ))}
      <h2>Shown</h2>
      {others.length === 0 && <p class="quiet">None.</p>}
      {others.map((make) => (
        <section aria-label={`Made by ${make.by}`}>
          <Shown make={make} />
          <Decide design={design} id={make.id} acts={['hide']} />
        </section>
      ))}
    </div>
  );
};

const Shown = ({ make: { by, madeAt, photo, notes } }: { readonly make: Make }) => (
  <>
    {photo !== null && (
      <img src={`/photos/${photo}`} alt={`Made by ${by}`} loading="lazy" width="320" />
    )}
    <p>
      <strong>{by}</strong>, <Day at={madeAt} /> <span class="quiet">{notes.slice(0, 400)}</span>
    </p>
  </>
);

const WORDS = { hide: 'hide it', show: 'show it again', keep: 'go on showing it' } as const;

interface DecideProps {
  readonly design: string;
  readonly id: string;
  readonly acts: readonly (keyof typeof WORDS)[];
}

const Decide = ({ design, id, acts }: DecideProps) => (
  <form class="form" method="post" action={`/d/${design}/made/${id}/moderate`}>
    <SelectField
      name="act"
      id={`act-${id}`}
      label="What is to become of it"
      choices={acts.map((act) => [act, WORDS[act]] as const)}
    />
    <TextField
      name="reason"
      id={`reason-${id}`}
      label="Why"
      max={1000}
      required
      help="Whoever told of it sees this; it is written into the log."
    />
    <button>Do it</button>
  </form>
);
