import { useMemo, useState } from 'react';
import type { BoardPort } from '../../shared/document/board.ts';
import type { BroughtTable } from '../../shared/files/brought.ts';
import type { Table, TableColumn } from '../../shared/files/table/table.ts';
import { newId } from '../../shared/journey/ids.ts';
import { formatCount, formatPeriod, formatValue } from '../../shared/journey/format.ts';
import type { FunnelStep, Id, Journey, Observation } from '../../shared/journey/journey.ts';
import { useLocale } from '../charts/use-locale.ts';
import { useTranslation } from '../ui/speech.ts';
import { Changes, type ChangeLine } from './changes.tsx';
import type { Draft } from './draft.ts';
import { MappingForm } from './mapping-form.tsx';
import { MetricKindsForm } from './metric-kinds-form.tsx';
import { commandsOf, outcomeOf } from './outcome.ts';
import { BindingForm, PreviewTable, ProblemList } from './parts.tsx';
import { type Question, QuestionForm } from './question-form.tsx';
import { type Remembered, remember } from './remembered.ts';
import type { Brought } from './use-brought.ts';

export interface AggregateImportProps {
  port: BoardPort;
  journey: Journey;
  mapId: Id;
  who: { id: Id; name: string };
  brought: Brought;
  found: BroughtTable;
  /** Without the columns that are left out. */
  table: Table;
  personal: readonly { column: TableColumn }[];
  kept: ReadonlySet<number>;
  last: Remembered | undefined;
  draft: Draft | undefined;
  bound: readonly string[] | undefined;
  question: Question;
  setDraft: (draft: Draft | undefined) => void;
  setBound: (bound: readonly string[] | undefined) => void;
  setQuestion: (question: Question) => void;
  onClose: () => void;
}

/** A table of numbers that somebody has counted already: its columns, what nobody stated, places, what would change. */
export function AggregateImport(props: AggregateImportProps) {
  const { port, journey, mapId, who, brought, found, table, personal, kept, last, draft, bound, question, onClose } =
    props;
  const { setDraft, setBound, setQuestion } = props;
  const { t } = useTranslation();
  const { locale } = useLocale();
  const [replaces, setReplaces] = useState(true);
  const [now] = useState(Date.now);
  const context = useMemo(
    () => ({ mapId, newId, now, personId: who.id, who: who.name, source: brought.file.name }),
    [mapId, now, who.id, who.name, brought.file.name],
  );
  const outcome = useMemo(
    () => outcomeOf({ journey, table, draft, question, chosen: bound, bound: last?.bound ?? {}, context }),
    [journey, table, draft, question, bound, last, context],
  );
  const { names, places, ids, funnel, metrics } = outcome;
  const problems = [...brought.problems, ...found.problems, ...outcome.problems];

  const change = (next: Draft): void => {
    setDraft(next);
    setBound(undefined);
  };
  const bring = (): void => {
    port.endGesture();
    port.run(commandsOf(journey, outcome, { mapId, question, replaces }));
    port.endGesture();
    if (draft) {
      const { title: _title, from: _from, to: _to, ...answers } = question;
      const places = Object.fromEntries(names.map((name, i) => [name, ids[i] ?? '']));
      const titles = personal.filter(({ column }) => kept.has(column.index)).map(({ column }) => column.title);
      remember(found.table, { draft, question: answers, kept: titles, bound: places }, who.id);
    }
    onClose();
  };
  const stepLine = (before: FunnelStep | undefined, after: FunnelStep | undefined): ChangeLine => {
    const step = after ?? before;
    return {
      what: [step?.label ?? '', step?.segment ?? ''].filter(Boolean).join(' · '),
      ...(before ? { before: formatCount(locale, before.count) } : {}),
      ...(after ? { after: formatCount(locale, after.count) } : {}),
    };
  };
  const valueLine = (before: Observation | undefined, after: Observation | undefined): ChangeLine => {
    const seen = after ?? before;
    const metric =
      journey.metrics.get(seen?.metricId ?? '') ?? metrics?.value.metrics.find(({ id }) => id === seen?.metricId);
    const value = (one: Observation): string => (metric ? formatValue(locale, metric, one.value) : String(one.value));
    const place = places.find(({ id }) => id === seen?.target)?.title;
    return {
      what: [metric?.name, place, seen?.segment, seen && formatPeriod(locale, seen.period)].filter(Boolean).join(' · '),
      ...(before ? { before: value(before) } : {}),
      ...(after ? { after: value(after) } : {}),
    };
  };
  const valuesMapping = draft?.kind === 'metrics' && draft.mapping.shape !== 'answers' ? draft.mapping : undefined;
  return (
    <>
      {draft && !last ? <p className="data-quiet">{t(`data.confidence.${draft.confidence}`)}</p> : null}
      <PreviewTable table={table} />
      {draft ? <MappingForm table={table} draft={draft} onChange={change} /> : null}
      {valuesMapping && metrics && metrics.value.metrics.length > 0 ? (
        <MetricKindsForm
          metrics={metrics.value.metrics}
          mapping={valuesMapping}
          onChange={(mapping) => draft && setDraft({ kind: 'metrics', mapping, confidence: draft.confidence })}
        />
      ) : null}
      {draft?.kind === 'funnel' ? (
        <QuestionForm
          value={question}
          fallbackUnit={funnel?.value.funnel.unit ?? ''}
          dated={funnel?.value.funnel.from !== undefined}
          boardZone={journey.board.timeZone}
          onChange={setQuestion}
        />
      ) : null}
      {names.length > 0 && !(names.length === 1 && names[0] === '') ? (
        <BindingForm names={names} places={places} value={ids} onChange={setBound} />
      ) : null}
      {funnel?.compared ? (
        <Changes
          compared={funnel.compared}
          line={stepLine}
          replaces={replaces}
          onReplaces={setReplaces}
          question={t('data.funnelThere', { title: question.title })}
          otherwise={t('data.addBeside')}
        />
      ) : null}
      {metrics?.compared ? (
        <Changes
          compared={metrics.compared}
          line={valueLine}
          replaces={replaces}
          onReplaces={setReplaces}
          question={t('data.valuesThere')}
          otherwise={t('data.keepGone')}
        />
      ) : null}
      <div role="status">
        <ProblemList problems={problems} />
      </div>
      <footer>
        <button type="button" className="ui-button ui-button-plain" onClick={onClose}>
          {t('data.cancel')}
        </button>
        <button
          type="button"
          className="ui-button ui-button-filled data-primary"
          disabled={!funnel && !metrics}
          onClick={bring}
        >
          {funnel
            ? t('data.addFunnel', { number: funnel.steps })
            : t('data.addMetrics', { number: metrics?.value.observations.length ?? 0 })}
        </button>
      </footer>
    </>
  );
}
