import { Link } from '@tanstack/react-router';

/** The sign and name of the console; leads to the overview. */
export function Brand() {
  return (
    <Link to="/" className="brand">
      <svg viewBox="0 0 32 32" aria-hidden="true">
        <rect width="32" height="32" rx="8" fill="var(--accent)" />
        <path
          d="M8 10.5h5.2a3 3 0 0 1 2.4 1.2l1 1.3M8 21.5h5.2a3 3 0 0 0 2.4-1.2l4.8-6.6a3 3 0 0 1 2.4-1.2H24M20 19.5l.6.8a3 3 0 0 0 2.4 1.2h1"
          fill="none"
          stroke="var(--on-accent)"
          strokeWidth="2.4"
          strokeLinecap="round"
        />
      </svg>
      Relais
    </Link>
  );
}
