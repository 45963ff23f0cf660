import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { logOut } from '../api/generated/client.ts';
import { useSession } from '../api/session.ts';
import { Button } from '../ui/button.tsx';
import { SelectField } from '../ui/field.tsx';
import { Icon } from '../ui/icon.tsx';
import { useAttention } from './attention.ts';
import { LanguageField } from './language-field.tsx';
import { groups, pagesFor } from './nav.ts';
import { chooseTheme, type Theme, useTheme } from './theme.ts';

/** Links to all pages, with what needs somebody. */
export function Navigation({ onFollow }: { readonly onFollow?: () => void }) {
  const { t } = useTranslation('shell');
  const attention = useAttention();
  const { can } = useSession();
  const pages = pagesFor(can);
  return (
    <nav aria-label={t('navigation')}>
      {groups.map((group) => (
        <div key={group} className="nav-group">
          <h2>{t(`groups.${group}`)}</h2>
          <ul>
            {pages
              .filter((entry) => entry.group === group)
              .map(({ to, name, icon }) => (
                <li key={to}>
                  <Link to={to} className="nav-link" activeOptions={{ exact: to === '/', includeSearch: false }} onClick={onFollow}>
                    <Icon name={icon} />
                    {t(`nav.${name}`)}
                    {attention[name] ? <span className="count">{attention[name]}</span> : null}
                  </Link>
                </li>
              ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

/** Who is here, language and colours. */
export function SideFoot() {
  const { t } = useTranslation('shell');
  const { session } = useSession();
  const theme = useTheme();
  const client = useQueryClient();
  const navigate = useNavigate();
  const leave = async () => {
    await logOut();
    client.clear();
    await navigate({ to: '/login' });
  };
  const person = session?.person;
  return (
    <div className="side-foot">
      <div className="prefs">
        <LanguageField />
        <SelectField
          label={t('theme.label')}
          hideLabel
          value={theme}
          options={(['system', 'light', 'dark'] as const).map((value) => ({ value, label: t(`theme.${value}`) }))}
          onChoose={(chosen) => chooseTheme(chosen as Theme)}
        />
      </div>
      {person === undefined ? null : (
        <div className="who">
          <span className="avatar" aria-hidden="true">
            {person.name.slice(0, 1).toUpperCase()}
          </span>
          <div>
            <strong className="clip">{person.name}</strong>
            <small>{t(`role.${person.role}`)}</small>
          </div>
          <Button kind="plain" size="small" icon="logout" label={t('logOut')} onClick={() => void leave()} />
        </div>
      )}
    </div>
  );
}
