import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, useDeferredValue, useId, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listCases, listMessages } from '../api/generated/client.ts';
import { useSession } from '../api/session.ts';
import { currentLanguage } from '../i18n/index.ts';
import { Badge, MessageState } from '../ui/badge.tsx';
import { Icon } from '../ui/icon.tsx';
import { Time } from '../ui/time.tsx';
import { pagesFor } from './nav.ts';

const SHORTEST = 3;
const MOST = 6;

interface Item {
  readonly key: string;
  readonly group: 'pages' | 'messages' | 'cases';
  readonly content: React.ReactNode;
  readonly go: () => Promise<void>;
}

/** Search over everything: a claim, an order, an IMEI, a parcel or an id leads to its messages and cases; words lead to pages. */
export function Palette({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('shell');
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState(0);
  const box = useRef<HTMLDialogElement>(null);
  const id = useId();
  const q = useDeferredValue(text.trim());
  const { items, searching } = useItems(q, t('search.allMessages', { q }));
  const at = Math.min(chosen, Math.max(0, items.length - 1));
  useLayoutEffect(() => {
    const dialog = box.current;
    if (dialog?.open === false) dialog.showModal();
    return () => dialog?.close();
  }, []);
  const open = (item: Item | undefined) => {
    if (item === undefined) return;
    onClose();
    void item.go();
  };
  const pressed = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) setChosen((at + step + items.length) % Math.max(1, items.length));
    else if (event.key === 'Enter') open(items[at]);
    else return;
    event.preventDefault();
  };
  return (
    <dialog
      ref={box}
      className="dialog palette"
      aria-label={t('search.title')}
      onCancel={onClose}
      onMouseDown={(event) => event.target === event.currentTarget && onClose()}
    >
      <div className="palette-input">
        <Icon name="search" />
        <input
          role="combobox"
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-activedescendant={items[at] === undefined ? undefined : `${id}-${at}`}
          aria-label={t('search.title')}
          placeholder={t('search.hint')}
          autoComplete="off"
          spellCheck={false}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setChosen(0);
          }}
          onKeyDown={pressed}
        />
      </div>
      <div className="palette-list" role="listbox" id={`${id}-list`} aria-label={t('search.title')} tabIndex={-1}>
        {items.map((item, index) => (
          <div key={item.key}>
            {items[index - 1]?.group === item.group ? null : <h3 role="presentation">{t(`search.${item.group}`)}</h3>}
            <div
              id={`${id}-${index}`}
              role="option"
              tabIndex={-1}
              className="palette-item"
              aria-selected={index === at}
              onMouseMove={() => setChosen(index)}
              onClick={() => open(item)}
              onKeyDown={pressed}
            >
              {item.content}
            </div>
          </div>
        ))}
        {items.length <= 1 && q.length >= SHORTEST && !searching ? <p className="card-body quiet">{t('search.nothing', { q })}</p> : null}
      </div>
      <div className="palette-foot">
        <span aria-live="polite">{searching ? t('loading') : t('search.keys')}</span>
      </div>
    </dialog>
  );
}

function useItems(q: string, allMessages: string): { readonly items: readonly Item[]; readonly searching: boolean } {
  const { t } = useTranslation('shell');
  const navigate = useNavigate();
  const { can } = useSession();
  const enabled = q.length >= SHORTEST;
  const lang = currentLanguage();
  const messages = useQuery({
    queryKey: ['messages', 'palette', q],
    queryFn: ({ signal }) => listMessages({ q, limit: MOST }, signal),
    enabled,
  });
  const cases = useQuery({
    queryKey: ['cases', 'palette', q, lang],
    queryFn: ({ signal }) => listCases({ q, limit: MOST, lang }, signal),
    enabled,
  });
  const pages = pagesFor(can)
    .filter(({ name }) => t(`nav.${name}`).toLowerCase().includes(q.toLowerCase()))
    .map(({ to, name, icon }): Item => {
      const content = (
        <>
          <Icon name={icon} />
          <span className="clip">{t(`nav.${name}`)}</span>
        </>
      );
      return { key: to, group: 'pages', content, go: () => navigate({ to }) };
    });
  const foundCases = (enabled ? (cases.data?.items ?? []) : []).map((one): Item => {
    const content = (
      <>
        <Icon name="cases" />
        <span className="clip">{Object.values(one.keys)[0] ?? one.id}</span>
        <Badge>{one.labels.kind ?? one.kind}</Badge>
        <span className="quiet">{one.labels.state ?? one.state}</span>
      </>
    );
    return { key: one.id, group: 'cases', content, go: () => navigate({ to: '/cases/$id', params: { id: one.id } }) };
  });
  const foundMessages = (enabled ? (messages.data?.items ?? []) : []).map((one): Item => {
    const content = (
      <>
        <MessageState status={one.status} />
        <span className="clip">
          {one.types.join(', ') || one.channel} · {one.partner}
        </span>
        <span className="quiet">
          <Time at={one.receivedAt} />
        </span>
      </>
    );
    return { key: one.id, group: 'messages', content, go: () => navigate({ to: '/messages/$id', params: { id: one.id } }) };
  });
  const all: Item = {
    key: 'all',
    group: 'messages',
    content: (
      <>
        <Icon name="search" />
        <span className="clip">{allMessages}</span>
      </>
    ),
    go: () => navigate({ to: '/messages', search: { q } }),
  };
  return {
    items: [...foundCases, ...foundMessages, ...(enabled ? [all] : []), ...pages],
    searching: enabled && (messages.isFetching || cases.isFetching),
  };
}
