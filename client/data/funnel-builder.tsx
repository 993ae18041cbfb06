import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react';
import { useEffect, useId, useMemo, useState } from 'react';
import { formatCount, formatSeconds, formatShare } from '../../shared/journey/format.ts';
import type { FunnelOrder, QueryStep } from '../../shared/journey/journey.ts';
import type { DatasetEvent, FunnelAnswer } from '../../shared/wire/datasets.ts';
import { useLocale } from '../charts/use-locale.ts';
import { IconButton } from '../ui/button.tsx';
import { useTranslation } from '../ui/speech.ts';
import type { Datasets } from './datasets.ts';
import type { Place } from './draft.ts';
import { asked, type EventQuestion, windowOf } from './funnel-question.ts';

interface FunnelBuilderProps {
  datasets: Datasets;
  datasetId: string;
  events: readonly DatasetEvent[];
  properties: readonly string[];
  places: readonly Place[];
  question: EventQuestion;
  onQuestion: (question: EventQuestion) => void;
  /** Undefined while it is being asked, or cannot be. */
  onAnswer: (answer: FunnelAnswer | undefined) => void;
}

/** Long enough that typing a number is one question. */
const REST_MS = 250;
const SHOWN_EVENTS = 200;

/** Steps bound to events and places, and under which rules they count; the answer follows each change. */
export function FunnelBuilder(props: FunnelBuilderProps) {
  const { datasets, datasetId, events, properties, places, question, onQuestion, onAnswer } = props;
  const { t } = useTranslation();
  const id = useId();
  const [answer, setAnswer] = useState<FunnelAnswer>();
  const [failed, setFailed] = useState(false);
  // labels of places and titles change nothing that is asked
  const wanted = useMemo(() => JSON.stringify(asked(question) ?? null), [question]);
  useEffect(() => {
    const stop = new AbortController();
    const ask = async (): Promise<void> => {
      const body = JSON.parse(wanted) as ReturnType<typeof asked> | null;
      if (!body) return;
      try {
        const found = await datasets.funnel(datasetId, body, stop.signal);
        if (stop.signal.aborted) return;
        setAnswer(found);
        setFailed(false);
        onAnswer(found);
      } catch {
        if (!stop.signal.aborted) setFailed(true);
      }
    };
    onAnswer(undefined);
    const timer = setTimeout(() => void ask(), REST_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [wanted, datasets, datasetId, onAnswer]);

  const set = (fields: Partial<EventQuestion>): void => onQuestion({ ...question, ...fields });
  const setStep = (at: number, fields: Partial<QueryStep>): void =>
    set({ steps: question.steps.map((step, i) => (i === at ? { ...step, ...fields } : step)) });
  const move = (at: number, by: -1 | 1): void => {
    const steps = [...question.steps];
    const [step] = steps.splice(at, 1);
    if (step) steps.splice(at + by, 0, step);
    set({ steps });
  };
  const field = (key: 'title' | 'days' | 'unit', placeholder = '') => (
    <label className="data-field">
      <span>{t(`data.events.${key}`)}</span>
      <input
        type="text"
        inputMode={key === 'days' ? 'decimal' : 'text'}
        value={question[key]}
        placeholder={placeholder}
        onChange={(event) => set({ [key]: event.target.value })}
      />
    </label>
  );
  return (
    <>
      <fieldset className="data-steps">
        <legend>{t('data.events.steps')}</legend>
        <ol>
          {question.steps.map((step, at) => (
            <li key={at}>
              <label className="data-field">
                <span>{t('data.events.stepName', { number: at + 1 })}</span>
                <input
                  type="text"
                  value={step.label}
                  placeholder={step.anyOf.join(', ')}
                  onChange={(event) => setStep(at, { label: event.target.value })}
                />
              </label>
              <details className="data-events">
                <summary>
                  {step.anyOf.length === 0 ? t('data.events.choose') : step.anyOf.join(` ${t('data.events.or')} `)}
                </summary>
                <div role="group" aria-label={t('data.events.of', { number: at + 1 })}>
                  {events.slice(0, SHOWN_EVENTS).map(({ event, count }) => (
                    <label key={event}>
                      <input
                        type="checkbox"
                        checked={step.anyOf.includes(event)}
                        onChange={({ target }) =>
                          setStep(at, {
                            anyOf: target.checked
                              ? [...step.anyOf, event]
                              : step.anyOf.filter((other) => other !== event),
                          })
                        }
                      />
                      {event} <EventCount count={count} />
                    </label>
                  ))}
                </div>
              </details>
              <label className="data-field">
                <span>{t('data.events.place', { number: at + 1 })}</span>
                <select
                  value={step.placeId ?? ''}
                  onChange={(event) => {
                    const { placeId: _before, ...rest } = step;
                    const placeId = event.target.value;
                    set({
                      steps: question.steps.map((one, i) =>
                        i === at ? (placeId === '' ? rest : { ...rest, placeId }) : one,
                      ),
                    });
                  }}
                >
                  <option value="">{t('data.unbound')}</option>
                  {places.map((place) => (
                    <option key={place.id} value={place.id}>
                      {place.title}
                    </option>
                  ))}
                </select>
              </label>
              <span className="data-step-tools">
                <IconButton
                  label={t('data.events.up', { number: at + 1 })}
                  isDisabled={at === 0}
                  onPress={() => move(at, -1)}
                >
                  <ArrowUp aria-hidden />
                </IconButton>
                <IconButton
                  label={t('data.events.down', { number: at + 1 })}
                  isDisabled={at === question.steps.length - 1}
                  onPress={() => move(at, 1)}
                >
                  <ArrowDown aria-hidden />
                </IconButton>
                <IconButton
                  label={t('data.events.drop', { number: at + 1 })}
                  isDisabled={question.steps.length < 3}
                  onPress={() => set({ steps: question.steps.filter((_, i) => i !== at) })}
                >
                  <Trash2 aria-hidden />
                </IconButton>
              </span>
            </li>
          ))}
        </ol>
        <button
          type="button"
          className="ui-button ui-button-plain"
          onClick={() => set({ steps: [...question.steps, { label: '', anyOf: [] }] })}
        >
          <Plus aria-hidden /> {t('data.events.addStep')}
        </button>
      </fieldset>
      <div className="data-grid">
        {field('title')}
        {field('unit', answer?.passport.unit ?? '')}
        <label className="data-field">
          <span>{t('data.question.order')}</span>
          <select value={question.order} onChange={(event) => set({ order: event.target.value as FunnelOrder })}>
            {(['sequential', 'strict', 'any'] as const).map((order) => (
              <option key={order} value={order}>
                {t(`data.order.${order}`)}
              </option>
            ))}
          </select>
        </label>
        <label className="data-field">
          <span>{t('data.question.entry')}</span>
          <select
            value={question.entry}
            onChange={(event) => set({ entry: event.target.value === 'any' ? 'any' : 'first' })}
          >
            <option value="first">{t('data.entry.first')}</option>
            <option value="any">{t('data.entry.any')}</option>
          </select>
        </label>
        {field('days', t('data.events.noLimit'))}
        <label className="data-field">
          <span>{t('data.events.breakdown')}</span>
          <select value={question.breakdown} onChange={(event) => set({ breakdown: event.target.value })}>
            <option value="">{t('data.events.everybody')}</option>
            {properties.map((name) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </select>
        </label>
      </div>
      {windowOf(question) === undefined ? <p role="alert">{t('data.events.badWindow')}</p> : null}
      {failed ? <p role="alert">{t('data.events.failed')}</p> : null}
      <div role="status" id={id}>
        {answer ? (
          <AnswerTable answer={answer} unit={question.unit.trim() || answer.passport.unit} />
        ) : (
          <p className="data-quiet">{t('data.events.needsTwo')}</p>
        )}
      </div>
    </>
  );
}

function EventCount({ count }: { count: number }) {
  const { locale } = useLocale();
  return <small className="data-quiet">{formatCount(locale, count)}</small>;
}

function AnswerTable({ answer, unit }: { answer: FunnelAnswer; unit: string }) {
  const { t } = useTranslation();
  const { locale } = useLocale();
  const first = answer.steps[0]?.count ?? 0;
  return (
    <div className="data-scroll" role="region" aria-label={t('data.events.answer')} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('data.events.step')}</th>
            {[
              unit,
              t('data.events.ofAll'),
              t('data.events.ofBefore'),
              t('data.events.median'),
              t('data.events.stillOpen'),
            ].map((name, i) => (
              <th key={i} scope="col" className="data-number">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {answer.steps.map((step, at) => {
            const before = answer.steps[at - 1]?.count;
            return (
              <tr key={at}>
                <td>{step.label}</td>
                <td className="data-number">{formatCount(locale, step.count)}</td>
                <td className="data-number">{first > 0 ? formatShare(locale, step.count / first) : '–'}</td>
                <td className="data-number">{before ? formatShare(locale, step.count / before) : '–'}</td>
                <td className="data-number">
                  {step.medianSeconds === undefined ? '–' : formatSeconds(locale, step.medianSeconds)}
                </td>
                <td className="data-number">
                  {step.stillOpen === undefined ? '–' : formatCount(locale, step.stillOpen)}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
