import { Controller, Inject, Param, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { isUuid } from '../../core/kernel/ids.ts';
import type { PersonSummary } from '../../core/spi/ledger/people.ts';
import { addLocalPerson, changeAccount, endSessionsOf } from '../access/accounts.ts';
import { readBody } from '../api/read-body.ts';
import { Serves } from '../api/serves.ts';
import type { NewPerson, PersonList, PersonView } from '../api/views/index.ts';
import { RUNTIME, type Runtime } from '../runtime/runtime.ts';
import { found } from './request.ts';

/** Who may log in. */
@Controller()
export class PeopleController {
  constructor(@Inject(RUNTIME) private readonly runtime: Runtime) {}

  @Serves('listPeople')
  async list(): Promise<PersonList> {
    return { items: (await this.runtime.ledger.listPeople(this.runtime.clock.now())).map(viewOf) };
  }

  @Serves('addPerson')
  async add(@Req() request: FastifyRequest): Promise<NewPerson> {
    const { person, firstPassword } = await addLocalPerson(this.runtime, readBody('PersonRequest', request.body), request);
    return { person: viewOf({ ...person, sessions: 0 }), firstPassword };
  }

  @Serves('changePerson')
  async change(@Param('id') id: string, @Req() request: FastifyRequest): Promise<NewPerson> {
    const change = readBody('PersonChange', request.body);
    const firstPassword = await changeAccount(this.runtime, await this.#person(id), change, request);
    return { person: viewOf(await this.#person(id)), ...(firstPassword === undefined ? {} : { firstPassword }) };
  }

  @Serves('endSessions')
  async end(@Param('id') id: string, @Req() request: FastifyRequest): Promise<void> {
    await endSessionsOf(this.runtime, await this.#person(id), request);
  }

  async #person(id: string): Promise<PersonSummary> {
    const all = isUuid(id) ? await this.runtime.ledger.listPeople(this.runtime.clock.now()) : [];
    return found(
      'person',
      id,
      all.find((person) => person.id === id),
    );
  }
}

function viewOf({ id, login, name, role, active, source, createdAt, lastSeenAt, sessions }: PersonSummary): PersonView {
  return {
    id,
    login,
    name,
    role,
    active,
    source,
    createdAt: createdAt.toISOString(),
    sessions,
    ...(lastSeenAt === undefined ? {} : { lastSeenAt: lastSeenAt.toISOString() }),
  };
}
