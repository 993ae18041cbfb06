import { ImagePlus, Palette, X } from 'lucide-react';
import { useId, useRef, type ReactNode } from 'react';
import { SLIDE_PARTS } from '../../shared/files/slides/deck-of.ts';
import { templateColours } from '../../shared/files/slides/template-colours.ts';
import { lanesOf, mapsOf } from '../../shared/journey/columns.ts';
import type { Journey, Locale } from '../../shared/journey/journey.ts';
import { TOKENS } from '../../shared/journey/tokens.ts';
import { sayIn } from '../../shared/journey/words/words.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { Segmented } from '../ui/segmented.tsx';
import { Select } from '../ui/select.tsx';
import { useTranslation } from '../ui/speech.ts';
import { officePicture } from './office-pictures.ts';
import { toggled, type SlideChoices } from './slides-choices.ts';

const LANGUAGES = [
  { id: 'en', label: 'English' },
  { id: 'tr', label: 'Türkçe' },
] as const satisfies readonly { id: Locale; label: string }[];

export interface SlidesFormProps {
  journey: Journey;
  choices: SlideChoices;
  onChange: (change: Partial<SlideChoices>) => void;
  onProblem: (text: string) => void;
}

/** What the slides show, and how they look. */
export function SlidesForm({ journey, choices, onChange, onProblem }: SlidesFormProps) {
  const { t, i18n } = useTranslation();
  const shown: Locale = i18n.language === 'tr' ? 'tr' : 'en';
  const say = sayIn(shown);
  const maps = mapsOf(journey);
  const lanes = maps
    .filter(({ id }) => choices.mapIds.includes(id))
    .flatMap((map) => lanesOf(journey, map.id).map((lane) => ({ lane, map })))
    .filter(({ lane }) => !lane.kind.startsWith('line-of-'));
  const several = choices.mapIds.length > 1;

  const takeTemplate = async (file: File): Promise<void> => {
    const colours = templateColours(new Uint8Array(await file.arrayBuffer()));
    if (colours) onChange({ template: { name: file.name, colours } });
    else onProblem(t('slides.noColours', { name: file.name }));
  };
  const takeLogo = async (file: File): Promise<void> => {
    const picture = await officePicture(file);
    if (picture) onChange({ logo: { name: file.name, picture } });
    else onProblem(t('slides.noPicture', { name: file.name }));
  };

  return (
    <div className="slides-form">
      <Select
        label={t('slides.language')}
        value={choices.lang}
        options={LANGUAGES}
        onChange={(lang) => onChange({ lang })}
      />
      <div className="slides-pair">
        <Segmented
          label={t('slides.size')}
          value={choices.size}
          options={[
            { id: '16:9', label: '16:9' },
            { id: '4:3', label: '4:3' },
          ]}
          onChange={(size) => onChange({ size })}
        />
        <Segmented
          label={t('slides.theme')}
          value={choices.theme}
          options={[
            { id: 'light', label: t('slides.light') },
            { id: 'dark', label: t('slides.dark') },
          ]}
          onChange={(theme) => onChange({ theme })}
        />
      </div>
      <Group title={t('slides.brand')}>
        <Accent choices={choices} onChange={onChange} />
        <FileChoice
          icon={<Palette aria-hidden />}
          label={t('slides.template')}
          accept=".pptx,.potx,.thmx"
          chosen={choices.template?.name}
          removeLabel={t('slides.templateOff')}
          onFile={takeTemplate}
          onRemove={() => onChange({ template: undefined })}
        />
        <FileChoice
          icon={<ImagePlus aria-hidden />}
          label={t('slides.logo')}
          accept="image/png,image/jpeg,image/gif,image/webp,image/svg+xml"
          chosen={choices.logo?.name}
          removeLabel={t('slides.logoOff')}
          onFile={takeLogo}
          onRemove={() => onChange({ logo: undefined })}
        />
      </Group>
      {maps.length > 1 ? (
        <Group title={t('slides.maps')}>
          {maps.map((map) => (
            <Check
              key={map.id}
              label={map.title.trim() || say('map.untitled')}
              isOn={choices.mapIds.includes(map.id)}
              onChange={(wanted) => onChange({ mapIds: toggled(choices.mapIds, map.id, wanted) })}
            />
          ))}
        </Group>
      ) : null}
      <Group title={t('slides.parts')}>
        {SLIDE_PARTS.map((part) => (
          <Check
            key={part}
            label={t(`slides.part.${part}`)}
            isOn={choices.parts.includes(part)}
            onChange={(wanted) => onChange({ parts: toggled(choices.parts, part, wanted) })}
          />
        ))}
      </Group>
      {lanes.length > 0 ? (
        <Group title={t('slides.lanes')}>
          {lanes.map(({ lane, map }) => {
            const name = lane.title.trim() || say(`lane.${lane.kind}`);
            return (
              <Check
                key={lane.id}
                label={several ? `${name} · ${map.title.trim() || say('map.untitled')}` : name}
                isOn={!choices.hiddenLanes.includes(lane.id)}
                onChange={(wanted) => onChange({ hiddenLanes: toggled(choices.hiddenLanes, lane.id, !wanted) })}
              />
            );
          })}
        </Group>
      ) : null}
    </div>
  );
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className="slides-group">
      <legend>{title}</legend>
      {children}
    </fieldset>
  );
}

function Check({ label, isOn, onChange }: { label: string; isOn: boolean; onChange: (wanted: boolean) => void }) {
  return (
    <label className="slides-check">
      <input type="checkbox" checked={isOn} onChange={(event) => onChange(event.target.checked)} />
      <span>{label}</span>
    </label>
  );
}

function Accent({ choices, onChange }: Pick<SlidesFormProps, 'choices' | 'onChange'>) {
  const { t } = useTranslation();
  const id = useId();
  const own = choices.template?.colours.accent1 ?? TOKENS.light.accent;
  return (
    <div className="slides-line">
      <input
        id={id}
        type="color"
        value={(choices.accent ?? own).toLowerCase()}
        onChange={(event) => onChange({ accent: event.target.value })}
      />
      <label htmlFor={id}>{t('slides.accent')}</label>
      {choices.accent === undefined ? null : (
        <IconButton label={t('slides.accentOff')} onPress={() => onChange({ accent: undefined })}>
          <X aria-hidden />
        </IconButton>
      )}
    </div>
  );
}

interface FileChoiceProps {
  icon: ReactNode;
  label: string;
  accept: string;
  chosen: string | undefined;
  removeLabel: string;
  onFile: (file: File) => Promise<void>;
  onRemove: () => void;
}

function FileChoice({ icon, label, accept, chosen, removeLabel, onFile, onRemove }: FileChoiceProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className="slides-line">
      <input
        ref={input}
        type="file"
        accept={accept}
        hidden
        aria-label={label}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          // the same file may be chosen again
          event.target.value = '';
          if (file) void onFile(file);
        }}
      />
      <Button look="plain" icon={icon} onPress={() => input.current?.click()}>
        {chosen ?? label}
      </Button>
      {chosen === undefined ? null : (
        <IconButton label={removeLabel} onPress={onRemove}>
          <X aria-hidden />
        </IconButton>
      )}
    </div>
  );
}
