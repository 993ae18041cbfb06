import type { ReactNode } from 'react';
import { Mark } from './mark.tsx';
import { SettingsMenu } from './settings-menu.tsx';
import './notice.css';

/** A page that says one thing, and what to do next. */
export function Notice({ title, children, actions }: { title: string; children: ReactNode; actions?: ReactNode }) {
  return (
    <div className="notice-page">
      <div className="notice-settings">
        <SettingsMenu />
      </div>
      <main className="notice">
        <Mark size={32} />
        <h1>{title}</h1>
        {children}
        {actions ? <div className="notice-actions">{actions}</div> : null}
      </main>
    </div>
  );
}
