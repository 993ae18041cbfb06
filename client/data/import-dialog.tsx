import { useEffect, useId, useMemo, useRef, useState } from 'react';
import { Sheet, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { BoardPort } from '../../shared/document/board.ts';
import { readFunnel, type ImportContext } from '../../shared/files/funnel-csv.ts';
import { matchTarget, readMetrics, targetNames } from '../../shared/files/metric-csv.ts';
import { readTable } from '../../shared/files/table/table.ts';
import { lanesOf } from '../../shared/journey/columns.ts';
import { newId } from '../../shared/journey/ids.ts';
import type { Funnel, Id } from '../../shared/journey/journey.ts';
import { columnPlaces, draftOf, guessColumns, guessDraft, isTarget, targetPlaces, type Draft } from './draft.ts';
import { MappingForm } from './mapping-form.tsx';
import { BindingForm, PreviewTable, ProblemList } from './parts.tsx';
import '../ui/ui.css';
import './data.css';

export interface ImportDialogProps {
  port: BoardPort;
  mapId: Id;
  /** Who brings the numbers, for their passport (N1). */
  who: { id: Id; name: string };
  /** A file already dropped on the board. */
  file?: File;
  onClose: () => void;
}

interface Loaded {
  name: string;
  bytes: Uint8Array;
}

interface Question {
  title: string;
  unit: string;
  order: Funnel['order'];
  /** Days, empty = not known. */
  days: string;
}

async function bytesOf(file: File): Promise<Loaded> {
  return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
}

export function ImportDialog({ port, mapId, who, file, onClose }: ImportDialogProps) {
  const { t } = useTranslation();
  const titleId = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const [loaded, setLoaded] = useState<Loaded>();
  const [draft, setDraft] = useState<Draft>();
  const [bound, setBound] = useState<readonly string[]>();
  const [question, setQuestion] = useState<Question>({ title: '', unit: '', order: 'unknown', days: '' });
  const [now] = useState(Date.now);
  const [failed, setFailed] = useState(false);
  const parsed = useMemo(() => loaded && readTable(loaded.bytes), [loaded]);
  const table = parsed?.ok ? parsed.value : undefined;

  const take = ({ name, bytes }: Loaded): void => {
    const result = readTable(bytes);
    setLoaded({ name, bytes });
    setDraft(result.ok ? guessDraft(result.value) : undefined);
    setBound(undefined);
    setFailed(false);
    setQuestion((before) => ({ ...before, title: name.replace(/\.[^.]+$/, '') }));
  };
  const load = (chosen: File): Promise<void> => bytesOf(chosen).then(take, () => setFailed(true));

  useEffect(() => {
    const element = dialog.current;
    if (element && !element.open && typeof element.showModal === 'function') element.showModal();
  }, []);
  useEffect(() => {
    let here = true;
    if (file)
      bytesOf(file).then(
        (read) => here && take(read),
        () => here && setFailed(true),
      );
    return () => {
      here = false;
    };
  }, [file]);

  const journey = port.records();
  const context: ImportContext = {
    mapId,
    newId,
    now,
    personId: who.id,
    who: who.name,
    source: loaded?.name ?? '',
  };
  const places =
    draft?.kind === 'metrics'
      ? targetPlaces(journey, mapId).map(({ name, target }) => ({ id: target, title: name }))
      : columnPlaces(journey, mapId);
  const funnel =
    table && draft?.kind === 'funnel' ? readFunnel(table, draft.mapping, question.title, context) : undefined;
  const labels = funnel?.ok ? funnel.value.steps.filter((step) => step.segment === '').map((step) => step.label) : [];
  const names = table && draft?.kind === 'metrics' ? targetNames(table, draft.mapping) : labels;
  const guessed =
    draft?.kind === 'metrics'
      ? names.map((name) => matchTarget(name, targetPlaces(journey, mapId)) ?? '')
      : guessColumns(names, places);
  const ids = bound?.length === names.length ? bound : guessed;
  const metrics =
    table && draft?.kind === 'metrics'
      ? readMetrics(
          table,
          draft.mapping,
          (name) => {
            const id = ids[names.indexOf(name)] ?? '';
            return isTarget(id) ? id : undefined;
          },
          context,
        )
      : undefined;
  const outcome = funnel ?? metrics;
  const noNumbers = table !== undefined && draft === undefined ? [{ where: 'file', code: 'table-no-numbers' }] : [];
  const problems = [...(parsed?.problems ?? []), ...(outcome?.problems ?? []), ...noNumbers];

  const change = (next: Draft): void => {
    setDraft(next);
    setBound(undefined);
  };

  const bring = (): void => {
    port.endGesture();
    if (funnel?.ok) {
      const free = lanesOf(journey, mapId).find(
        (lane) => lane.kind === 'funnel' && lane.settings.funnelId === undefined,
      );
      const laneId = free?.id ?? newId();
      if (!free) port.run({ type: 'addLane', id: laneId, mapId, kind: 'funnel', title: '' });
      const steps = funnel.value.steps.map((step) => {
        const columnId = ids[step.index];
        return columnId ? { ...step, columnId } : step;
      });
      const days = Number(question.days.replace(',', '.'));
      const windowSeconds = question.days.trim() !== '' && days > 0 ? days * 86_400 : funnel.value.funnel.windowSeconds;
      const unit = question.unit.trim() || funnel.value.funnel.unit;
      const asked: Funnel = {
        ...funnel.value.funnel,
        title: question.title,
        order: question.order,
        windowSeconds,
        unit,
      };
      port.run({ type: 'addFunnel', funnel: asked, steps, passport: funnel.value.passport, laneId });
    } else if (metrics?.ok) port.run({ type: 'addMetrics', ...metrics.value });
    port.endGesture();
    onClose();
  };

  return (
    <dialog ref={dialog} className="data-dialog" aria-labelledby={titleId} onCancel={onClose} onClose={onClose}>
      <header>
        <h2 id={titleId}>{t('data.title')}</h2>
        <button
          type="button"
          className="ui-icon-button"
          aria-label={t('data.close')}
          title={t('data.close')}
          onClick={onClose}
        >
          <X aria-hidden />
        </button>
      </header>
      <label className="data-drop">
        <Sheet aria-hidden />
        <span>{loaded ? t('data.chosen', { name: loaded.name }) : t('data.choose')}</span>
        {/* unseen over the whole label: the browser names it in its own language, and takes a dropped file by itself */}
        <input
          type="file"
          accept=".csv,.tsv,.txt,text/csv,text/plain"
          onChange={(event) => {
            const chosen = event.target.files?.[0];
            if (chosen) void load(chosen);
          }}
        />
      </label>
      {failed ? <p role="alert">{t('data.unreadable')}</p> : null}
      {table && (
        <>
          <fieldset className="data-kind">
            <legend>{t('data.what')}</legend>
            {(['funnel', 'metrics'] as const).map((kind) => {
              const possible = draftOf(table, kind);
              return (
                <label key={kind}>
                  <input
                    type="radio"
                    name={`${titleId}kind`}
                    checked={draft?.kind === kind}
                    disabled={!possible}
                    onChange={() => possible && change(possible)}
                  />
                  {t(`data.${kind}`)}
                </label>
              );
            })}
          </fieldset>
          {draft ? <p className="data-quiet">{t(`data.confidence.${draft.confidence}`)}</p> : null}
          <PreviewTable table={table} />
          {draft ? <MappingForm table={table} draft={draft} onChange={change} /> : null}
          {draft?.kind === 'funnel' ? (
            <QuestionForm
              value={question}
              fallbackUnit={funnel?.ok ? funnel.value.funnel.unit : ''}
              onChange={setQuestion}
            />
          ) : null}
          {names.length > 0 && !(names.length === 1 && names[0] === '') ? (
            <BindingForm names={names} places={places} value={ids} onChange={setBound} />
          ) : null}
        </>
      )}
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
          disabled={!outcome?.ok}
          onClick={bring}
        >
          {funnel?.ok
            ? t('data.addFunnel', { number: labels.length })
            : t('data.addMetrics', { number: metrics?.ok ? metrics.value.observations.length : 0 })}
        </button>
      </footer>
    </dialog>
  );
}

/** What no file states, and so is asked; unanswered it stays "unknown" on the map (N3). */
function QuestionForm({
  value,
  fallbackUnit,
  onChange,
}: {
  value: Question;
  fallbackUnit: string;
  onChange: (value: Question) => void;
}) {
  const { t } = useTranslation();
  const field = (key: 'title' | 'unit' | 'days', placeholder = '') => (
    <label className="data-field">
      <span>{t(`data.question.${key}`)}</span>
      <input
        type="text"
        inputMode={key === 'days' ? 'decimal' : 'text'}
        value={value[key]}
        placeholder={placeholder}
        onChange={(event) => onChange({ ...value, [key]: event.target.value })}
      />
    </label>
  );
  return (
    <div className="data-grid">
      {field('title')}
      {field('unit', fallbackUnit)}
      <label className="data-field">
        <span>{t('data.question.order')}</span>
        <select
          value={value.order}
          onChange={(event) =>
            onChange({
              ...value,
              order:
                (['sequential', 'strict', 'any'] as const).find((order) => order === event.target.value) ?? 'unknown',
            })
          }
        >
          {(['unknown', 'sequential', 'strict', 'any'] as const).map((order) => (
            <option key={order} value={order}>
              {t(`data.order.${order}`)}
            </option>
          ))}
        </select>
      </label>
      {field('days', t('data.unknown'))}
    </div>
  );
}
