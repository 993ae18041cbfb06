import { type Action, ACTIONS } from '../../editor/actions.ts';
import { keysOf } from '../../editor/shortcuts.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { useTranslation } from '../../ui/speech.ts';
import './keys-sheet.css';

interface Row {
  label: string;
  /** Alternatives, each in its keys. */
  ways: readonly (readonly string[])[];
}

/** Hands do some things that no action of the list does; named here as they are done. */
const HANDS = [
  'write',
  'next',
  'cell',
  'leave',
  'names',
  'lane',
  'lasso',
  'more',
  'copy',
  'pan',
  'zoom',
  'menu',
] as const;
const GROUPS = ['write', 'talk', 'add', 'clipboard', 'select', 'move', 'way', 'history', 'view', 'find'] as const;

/** Keys of the four ways are one row. */
const WAYS = /(?:Up|Down|Left|Right)(?=Fine$|$)|(?:\.up|\.down|\.left|\.right)$/u;
const FOURS: readonly string[] = [
  'go',
  'card.move',
  'note.move',
  'note.moveFine',
  'note.size',
  'select.extend',
  'view',
  'view.page',
];
const stemOf = ({ id }: Action): string => id.replace(WAYS, '');
const isOneOfFour = (action: Action): boolean => FOURS.includes(stemOf(action)) && WAYS.test(action.id);

/** What has a section of its own, beside what cards and the map have. */
const isNamed = ({ id, shortcuts }: Action): boolean =>
  shortcuts !== undefined && !/^(?:stage|step|lane|note)\./u.test(id);

/** Every key there is, from the one list of actions (`?`). */
export function KeysSheet({ onClose }: { onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const say = (key: string): string => (i18n.exists(`hand.key.${key}`) ? t(`hand.key.${key}`) : key);
  const rowOf = ({ labelKey, shortcuts = [] }: Action): Row => ({
    label: t(labelKey),
    ways: shortcuts.map((shortcut) => keysOf(shortcut).map(say)),
  });
  const rowsOf = (actions: readonly Action[]): Row[] =>
    actions.flatMap((action, at) => {
      if (!isOneOfFour(action)) return [rowOf(action)];
      const alike = actions.filter((other) => isOneOfFour(other) && stemOf(other) === stemOf(action));
      // the first stands for all
      if (alike[0] !== actions[at]) return [];
      const ways = alike.flatMap((one) => rowOf(one).ways.slice(0, 1));
      const [first = []] = ways;
      const held = first.slice(0, -1);
      // the keys held are the same for all: named once, before the four
      const together = [[...held, ...ways.map((keys) => keys.at(-1) ?? '')]];
      return [{ label: t(`hand.keys.all.${stemOf(action)}`), ways: together }];
    });
  const ofHeads = ACTIONS.filter(({ id, shortcuts }) => shortcuts && /^stage\.(?:rename|move|remove)/u.test(id));
  const groups = [
    {
      id: 'hands',
      rows: HANDS.map((id): Row => ({ label: t(`hand.hands.${id}`), ways: [t(`hand.hands.${id}.how`).split(' + ')] })),
    },
    ...GROUPS.map((group) => ({
      id: group,
      rows: rowsOf(ACTIONS.filter((one) => one.group === group && isNamed(one))),
    })),
    { id: 'remove', rows: ACTIONS.filter((one) => one.group === 'remove' && isNamed(one)).map(rowOf) },
    { id: 'notes', rows: rowsOf(ACTIONS.filter(({ id, shortcuts }) => shortcuts && id.startsWith('note.'))) },
    { id: 'heads', rows: ofHeads.map(rowOf) },
  ];
  return (
    <Dialog wide isRead title={t('hand.keys.title')} closeLabel={t('app.close')} onClose={onClose}>
      <div className="keys-sheet">
        {groups.map(({ id, rows }) =>
          rows.length === 0 ? null : (
            <section key={id}>
              <h3>{t(`hand.keys.${id}`)}</h3>
              <dl>
                {rows.map(({ label, ways }, i) => (
                  <div key={i}>
                    <dt>{label}</dt>
                    <dd>
                      {ways.map((keys, way) => (
                        <span key={way}>
                          {keys.map((key, at) => (
                            <kbd key={at}>{key}</kbd>
                          ))}
                        </span>
                      ))}
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          ),
        )}
      </div>
    </Dialog>
  );
}
