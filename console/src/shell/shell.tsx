import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listen } from '../api/live.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Icon } from '../ui/icon.tsx';
import { Toasts } from '../ui/toasts.tsx';
import { Brand } from './brand.tsx';
import { nav } from './nav.ts';
import { Palette } from './palette.tsx';
import { Navigation, SideFoot } from './side.tsx';

const ON_PHONE = 4;

/** The frame of all pages but the login. */
export function Shell() {
  const { t } = useTranslation('shell');
  const [open, setOpen] = useState<'menu' | 'palette'>();
  const content = useRef<HTMLElement>(null);
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const close = () => setOpen(undefined);
  useEffect(listen, []);
  useSearchKeys(() => setOpen('palette'));
  useFocusOnNewPage(path, content);
  return (
    <div className="shell">
      <a className="skip" href="#content">
        {t('skip')}
      </a>
      <header className="side">
        <Brand />
        <button type="button" className="find" onClick={() => setOpen('palette')}>
          <Icon name="search" />
          {t('search.open')}
          <kbd>/</kbd>
        </button>
        <Navigation />
        <SideFoot />
      </header>
      <div className="main">
        <header className="topbar">
          <Brand />
          <Button kind="plain" icon="search" label={t('search.open')} onClick={() => setOpen('palette')} />
        </header>
        <main id="content" className="content" tabIndex={-1} ref={content}>
          <Outlet />
        </main>
        <nav className="tabbar" aria-label={t('menu')}>
          {nav.slice(0, ON_PHONE).map(({ to, name, icon }) => (
            <Link key={to} to={to} activeOptions={{ exact: to === '/', includeSearch: false }}>
              <Icon name={icon} />
              <span>{t(`nav.${name}`)}</span>
            </Link>
          ))}
          <button type="button" onClick={() => setOpen('menu')}>
            <Icon name="menu" />
            <span>{t('menu')}</span>
          </button>
        </nav>
      </div>
      {open === 'menu' ? (
        <Dialog as="drawer left" title="Relais" onClose={close}>
          <div className="stack">
            <Navigation onFollow={close} />
            <SideFoot />
          </div>
        </Dialog>
      ) : null}
      {open === 'palette' ? <Palette onClose={close} /> : null}
      <Toasts />
    </div>
  );
}

/** `/` and Ctrl+K (Cmd+K) open the search, `/` not while somebody writes. */
function useSearchKeys(action: () => void): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement;
      const writes = target.isContentEditable || /^(INPUT|SELECT|TEXTAREA)$/.test(target.tagName);
      const command = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey);
      if (!command && (event.key !== '/' || writes || event.ctrlKey || event.metaKey || event.altKey)) return;
      if (document.querySelector('dialog[open]') !== null) return;
      event.preventDefault();
      action();
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  });
}

/** A screen reader begins a new page at its content, as after a full load. */
function useFocusOnNewPage(path: string, content: React.RefObject<HTMLElement | null>): void {
  const before = useRef(path);
  useEffect(() => {
    if (before.current === path) return;
    before.current = path;
    content.current?.focus({ preventScroll: true });
  }, [path, content]);
}
