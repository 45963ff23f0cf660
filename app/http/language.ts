import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Language, languages } from '../../core/canonical/code-types.ts';
import { hubError } from '../../core/kernel/errors.ts';

/** The language of labels where nobody says which. */
const DEFAULT: Language = 'en';

/** The language in which an answer is labelled: `?lang=`, else the best of `Accept-Language`, else English. The answer says which
 *  (`Content-Language`), and that it depends on the header (`Vary`).
 *  @throws E_REQUEST_INVALID `lang` is none of ours */
export const AnswerLanguage = createParamDecorator((_: unknown, context: ExecutionContext): Language => {
  const http = context.switchToHttp();
  const { query, headers } = http.getRequest<FastifyRequest>();
  const asked = (query as Readonly<Record<string, unknown>>)['lang'];
  const language = asked === undefined || asked === '' ? acceptedLanguage(headers['accept-language']) : askedLanguage(asked);
  void http.getResponse<FastifyReply>().header('content-language', language).header('vary', 'accept-language');
  return language;
});

/** The language that `?lang=` names; `fr-CA` is `fr`.
 *  @throws E_REQUEST_INVALID */
export function askedLanguage(asked: unknown): Language {
  const language = typeof asked === 'string' ? languageOf(asked) : undefined;
  if (language === undefined) throw hubError('E_REQUEST_INVALID', { reason: `lang is one of ${languages.join(', ')}` });
  return language;
}

/** The best language for an `Accept-Language` (RFC 9110, section 12.5.4; look-up of RFC 4647, section 3.4). A header that nobody can
 *  read, or that accepts none of ours, is answered in English. */
export function acceptedLanguage(header: string | undefined): Language {
  const ranges = (header ?? '').split(',').flatMap((range) => rangeOf(range) ?? []);
  const refused = new Set(ranges.filter(({ quality }) => quality === 0).map(({ tag }) => tag));
  const open = (language: Language) => !refused.has(language);
  const wanted = ranges.filter(({ quality }) => quality > 0).sort((a, b) => b.quality - a.quality);
  for (const { tag } of wanted) {
    const language = tag === '*' ? [DEFAULT, ...languages].find(open) : languageOf(tag);
    if (language !== undefined && open(language)) return language;
  }
  return DEFAULT;
}

/** `fr-CA;q=0.8`; undefined: no language range. */
function rangeOf(text: string): { readonly tag: string; readonly quality: number } | undefined {
  const [, tag, quality = '1'] = /^\s*(\*|[a-z]{1,8}(?:-[a-z0-9]{1,8})*)\s*(?:;\s*q=([01](?:\.\d{0,3})?)\s*)?$/i.exec(text) ?? [];
  return tag === undefined ? undefined : { tag: tag.toLowerCase(), quality: Number(quality) };
}

/** The language of a tag, whatever its region or script. */
function languageOf(tag: string): Language | undefined {
  const [primary] = tag.toLowerCase().split(/[-_]/);
  return languages.find((language) => language === primary);
}
