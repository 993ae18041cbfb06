import type { Funnel } from '../../shared/journey/journey.ts';
import { useTranslation } from '../ui/speech.ts';

/** What no file states of a funnel, and so is asked; unanswered it stays "unknown" on the map (N3). */
export interface Question {
  title: string;
  unit: string;
  order: Funnel['order'];
  entry: Funnel['entry'];
  /** Empty: nobody said. */
  open: '' | 'open' | 'closed';
  /** Days; empty = not known. */
  days: string;
  from: string;
  to: string;
  timeZone: string;
}

export const NO_ANSWERS: Question = {
  title: '',
  unit: '',
  order: 'unknown',
  entry: 'unknown',
  open: '',
  days: '',
  from: '',
  to: '',
  timeZone: '',
};

/** The answers as fields of the funnel; what the file stated stays where nobody said otherwise. */
export function answered(funnel: Funnel, question: Question): Funnel {
  const days = Number(question.days.replace(',', '.'));
  const { from, to, timeZone } = question;
  return {
    ...funnel,
    title: question.title,
    order: question.order,
    entry: question.entry,
    windowSeconds: question.days.trim() !== '' && days > 0 ? days * 86_400 : funnel.windowSeconds,
    unit: question.unit.trim() || funnel.unit,
    ...(from !== '' && to !== '' && from <= to ? { from, to } : {}),
    ...(question.open === '' ? {} : { open: question.open === 'open' }),
    ...(timeZone === '' ? {} : { timeZone }),
  };
}

interface QuestionFormProps {
  value: Question;
  fallbackUnit: string;
  /** The file has dates of its own. */
  dated: boolean;
  boardZone: string;
  onChange: (value: Question) => void;
}

export function QuestionForm({ value, fallbackUnit, dated, boardZone, onChange }: QuestionFormProps) {
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
  const choice = <K extends 'order' | 'entry' | 'open' | 'timeZone'>(
    key: K,
    options: readonly { value: Question[K]; label: string }[],
  ) => (
    <label className="data-field">
      <span>{t(`data.question.${key}`)}</span>
      <select
        value={value[key]}
        onChange={(event) => {
          const chosen = options.find((option) => option.value === event.target.value);
          if (chosen) onChange({ ...value, [key]: chosen.value });
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  );
  const date = (key: 'from' | 'to') => (
    <label className="data-field">
      <span>{t(`data.question.${key}`)}</span>
      <input type="date" value={value[key]} onChange={(event) => onChange({ ...value, [key]: event.target.value })} />
    </label>
  );
  const orders = (['unknown', 'sequential', 'strict', 'any'] as const).map((order) => ({
    value: order,
    label: t(`data.order.${order}`),
  }));
  const entries = (['unknown', 'first', 'any'] as const).map((entry) => ({
    value: entry,
    label: t(`data.entry.${entry}`),
  }));
  const opens = (['', 'closed', 'open'] as const).map((open) => ({
    value: open,
    label: t(`data.open.${open === '' ? 'unknown' : open}`),
  }));
  const zones = [...new Set(['', boardZone, 'UTC'])].map((zone) => ({
    value: zone,
    label: zone === '' ? t('data.unknown') : zone,
  }));
  return (
    <fieldset className="data-asked">
      <legend>{t('data.asked')}</legend>
      <div className="data-grid">
        {field('title')}
        {field('unit', fallbackUnit)}
        {choice('order', orders)}
        {field('days', t('data.unknown'))}
        {choice('entry', entries)}
        {choice('open', opens)}
        {dated ? null : date('from')}
        {dated ? null : date('to')}
        {choice('timeZone', zones)}
      </div>
    </fieldset>
  );
}
