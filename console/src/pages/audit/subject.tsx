import { Link } from '@tanstack/react-router';

/** What a deed was done to; what the console has a page for leads there. */
export function Subject({ subject }: { readonly subject: string }) {
  const [kind, id = ''] = subject.split(/ (.*)/s);
  const text = <span className="mono">{id}</span>;
  if (kind === 'message') {
    return (
      <Link to="/messages/$id" params={{ id }}>
        {kind} {text}
      </Link>
    );
  }
  if (kind === 'case') {
    return (
      <Link to="/cases/$id" params={{ id }}>
        {kind} {text}
      </Link>
    );
  }
  if (kind === 'bulk') {
    return (
      <Link to="/bulk/$id" params={{ id }}>
        {kind} {text}
      </Link>
    );
  }
  const [partner, channel] = id.split('/');
  if (kind === 'channel' && partner !== undefined && channel !== undefined) {
    return (
      <Link to="/partners/$partner/$channel" params={{ partner, channel }}>
        {kind} {text}
      </Link>
    );
  }
  return <span className="mono">{subject}</span>;
}
