import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { listPartners } from '../../api/generated/client.ts';

/** All partners: kept for the names on every page. */
export const partnersQuery = { queryKey: ['partners'], queryFn: ({ signal }: { signal: AbortSignal }) => listPartners(signal) } as const;

/** @returns what a partner is called; its id where it is not known */
export function usePartnerNames(): (partner: string) => string {
  const { data } = useQuery({ ...partnersQuery, staleTime: 60_000 });
  return (partner) => data?.items.find((one) => one.partner === partner)?.name ?? partner;
}

/** Partners as choices of a filter, by name. */
export function usePartnerChoices(): readonly { readonly value: string; readonly label: string }[] {
  const { data } = useQuery({ ...partnersQuery, staleTime: 60_000 });
  return (data?.items ?? []).map(({ partner, name }) => ({ value: partner, label: name })).sort((a, b) => a.label.localeCompare(b.label));
}

/** The name of a partner, which leads to it. The hub itself, and partners that are gone, are only named. */
export function PartnerLink({ partner }: { readonly partner: string }) {
  const { data } = useQuery({ ...partnersQuery, staleTime: 60_000 });
  const known = data?.items.find((one) => one.partner === partner);
  if (known === undefined) return <span>{partner}</span>;
  return (
    <Link to="/partners/$partner" params={{ partner }}>
      {known.name}
    </Link>
  );
}
