import { Gauge, History, Monitor, Moon, Settings2, Sun } from 'lucide-react';
import type { ReactElement } from 'react';
import { Menu } from '../ui/menu.tsx';
import { useTranslation } from '../ui/speech.ts';
import { ANNOUNCED, chooseAnnounced, useAnnounced } from './announcing/announced.ts';
import { chooseLocale, LOCALE_NAMES, LOCALES, useLocale } from './language.ts';
import type { Board } from '../../shared/journey/journey.ts';
import { type View, VIEWS } from './view.ts';
import { VIEW_ICONS } from './view-switch.tsx';
import { chooseTheme, THEME_CHOICES, type ThemeChoice, useThemeChoice } from './theme.ts';

const ICONS: Readonly<Record<ThemeChoice, ReactElement>> = {
  system: <Monitor aria-hidden />,
  light: <Sun aria-hidden />,
  dark: <Moon aria-hidden />,
};

interface SettingsMenuProps {
  /** What the board opens with, for those who may choose it for everybody. */
  opening?: { view: Board['defaultView']; choose: (view: View) => void } | undefined;
  /** On a board, where there is one. */
  onHistory?: () => void;
  onMetrics?: () => void;
}

export function SettingsMenu({ opening, onHistory, onMetrics }: SettingsMenuProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const theme = useThemeChoice();
  const announced = useAnnounced();
  return (
    <Menu
      label={t('app.settings')}
      icon={<Settings2 aria-hidden />}
      groups={[
        ...(onHistory
          ? [
              {
                id: 'board',
                title: t('app.history.menu'),
                entries: [
                  { id: 'history', label: t('app.history.open'), icon: <History aria-hidden />, onAction: onHistory },
                  ...(onMetrics
                    ? [
                        {
                          id: 'metrics',
                          label: t('app.metrics.open'),
                          icon: <Gauge aria-hidden />,
                          onAction: onMetrics,
                        },
                      ]
                    : []),
                ],
              },
            ]
          : []),
        ...(opening
          ? [
              {
                id: 'opening',
                title: t('app.opensAs'),
                choice: true,
                entries: VIEWS.map((id) => ({
                  id,
                  label: t(`app.view.${id}`),
                  icon: VIEW_ICONS[id],
                  chosen: id === opening.view,
                  onAction: () => opening.choose(id),
                })),
              },
            ]
          : []),
        {
          id: 'language',
          title: t('app.language'),
          choice: true,
          entries: LOCALES.map((id) => ({
            id,
            label: LOCALE_NAMES[id],
            chosen: id === locale,
            onAction: () => chooseLocale(id),
          })),
        },
        {
          id: 'theme',
          title: t('app.theme'),
          choice: true,
          entries: THEME_CHOICES.map((id) => ({
            id,
            label: t(`app.theme.${id}`),
            icon: ICONS[id],
            chosen: id === theme,
            onAction: () => chooseTheme(id),
          })),
        },
        {
          id: 'announced',
          title: t('app.announced'),
          choice: true,
          entries: ANNOUNCED.map((id) => ({
            id,
            label: t(`app.announced.${id}`),
            chosen: id === announced,
            onAction: () => chooseAnnounced(id),
          })),
        },
      ]}
    />
  );
}
