import { useTranslation } from 'react-i18next';

/** @returns what a role is called in the plural; a role that nobody has worded stands for itself */
export function useRoleWords(): (role: string) => string {
  const { t, i18n } = useTranslation('words');
  return (role) => (i18n.exists(`words:role.${role}`) ? t(`role.${role as 'other'}`) : role);
}
