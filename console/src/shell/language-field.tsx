import { useTranslation } from 'react-i18next';
import { chooseLanguage, currentLanguage, type Language, languages } from '../i18n/index.ts';
import { SelectField } from '../ui/field.tsx';

/** The language of all pages, also of those before the login. */
export function LanguageField() {
  const { t } = useTranslation('shell');
  return (
    <SelectField
      label={t('language')}
      hideLabel
      value={currentLanguage()}
      options={Object.entries(languages).map(([value, label]) => ({ value, label }))}
      onChoose={(language) => void chooseLanguage(language as Language)}
    />
  );
}
