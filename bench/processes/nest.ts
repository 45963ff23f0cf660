import 'reflect-metadata';
import { Body, Controller, HttpCode, Module, Post } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Pool } from 'undici';
import { serve } from './serve.ts';

/* Baselines: what NestJS on Fastify does by itself, without a ledger. Bodies stay bytes, as at the hub's door. */

let partner: Pool | undefined;

@Controller()
class BareController {
  /** Takes a document and answers. */
  @Post('accept')
  @HttpCode(202)
  accept(@Body() body: Buffer): { status: string; bytes: number } {
    return { status: 'accepted', bytes: body.length };
  }

  /** Takes a document, sends it on as it is, and answers when the partner has. */
  @Post('forward')
  @HttpCode(202)
  async forward(@Body() body: Buffer): Promise<{ status: string; answer: number }> {
    if (partner === undefined) throw new Error('no partner');
    const answer = await partner.request({ path: '/', method: 'POST', headers: { 'content-type': 'application/json' }, body });
    await answer.body.dump();
    return { status: 'accepted', answer: answer.statusCode };
  }
}

@Module({ controllers: [BareController] })
class BareModule {}

const calls = {
  /** @param forwardTo the partner's address
   *  @returns where it listens */
  open: async (forwardTo: string | undefined): Promise<string> => {
    if (forwardTo !== undefined) partner = new Pool(forwardTo, { connections: 64 });
    const adapter = new FastifyAdapter();
    const app = await NestFactory.create<NestFastifyApplication>(BareModule, adapter, { bodyParser: false, logger: false });
    const fastify = adapter.getInstance();
    fastify.removeAllContentTypeParsers();
    fastify.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    await app.listen(0, '127.0.0.1');
    return app.getUrl();
  },
};

/** What this process can be asked. */
export type NestCalls = typeof calls;

serve(calls);
