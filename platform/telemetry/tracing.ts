import type { Logger } from '../../core/spi/log.ts';
import type { OpenTracing, TracingOptions } from './tracing-options.ts';

/** Opens tracing where OTEL_EXPORTER_OTLP_ENDPOINT is set and OTEL_SDK_DISABLED is not true. Otherwise nothing is loaded or measured. */
export async function openTracing(env: Readonly<Record<string, string | undefined>>, log: Logger): Promise<OpenTracing | undefined> {
  const options = tracingOptions(env, log);
  if (options === undefined) return undefined;
  const { otlpTracing } = await import('./otlp-tracing.ts');
  return otlpTracing(options);
}

/** What the environment says; undefined: no traces. */
export function tracingOptions(env: Readonly<Record<string, string | undefined>>, log: Logger): TracingOptions | undefined {
  const given = (name: string): string | undefined => (env[name] === '' ? undefined : env[name]);
  const base = given('OTEL_EXPORTER_OTLP_ENDPOINT');
  const url = given('OTEL_EXPORTER_OTLP_TRACES_ENDPOINT') ?? (base === undefined ? undefined : `${base.replace(/\/+$/, '')}/v1/traces`);
  if (url === undefined || given('OTEL_SDK_DISABLED')?.toLowerCase() === 'true') return undefined;
  if (!/^https?:\/\//.test(url) || !URL.canParse(url)) {
    log.warn({ name: 'OTEL_EXPORTER_OTLP_ENDPOINT' }, 'traces are not recorded: it is no address that begins with http:// or https://');
    return undefined;
  }
  return {
    url,
    headers: { ...pairsOf(given('OTEL_EXPORTER_OTLP_HEADERS')), ...pairsOf(given('OTEL_EXPORTER_OTLP_TRACES_HEADERS')) },
    resource: { 'service.name': given('OTEL_SERVICE_NAME') ?? 'relais', ...pairsOf(given('OTEL_RESOURCE_ATTRIBUTES')) },
    share: shareOf(given('OTEL_TRACES_SAMPLER'), given('OTEL_TRACES_SAMPLER_ARG')),
  };
}

/** `name=value,name=value`, values percent-encoded (W3C Baggage). */
function pairsOf(text: string | undefined): Readonly<Record<string, string>> {
  const pairs = (text ?? '').split(',').flatMap((pair) => {
    const at = pair.indexOf('=');
    const name = pair.slice(0, at).trim();
    return at < 1 || name === '' ? [] : [[name, decoded(pair.slice(at + 1).trim())] as const];
  });
  return Object.fromEntries(pairs);
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

/** The hub always follows the sender of a message where it has decided; the samplers differ in what happens else. */
function shareOf(sampler = 'parentbased_always_on', argument = '1'): number {
  if (sampler.endsWith('always_off')) return 0;
  const share = Number(argument);
  return sampler.endsWith('traceidratio') && share >= 0 && share <= 1 ? share : 1;
}
