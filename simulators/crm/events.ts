/** A customer rang up about something that has a number.
 *  @param about the number, what kind of number it is, and whose */
export function contactEvent(
  seed: number,
  about: { readonly number: string; readonly type: string; readonly owner: string },
  now: Date,
): object {
  return {
    eventId: `e-${seed}`,
    eventTime: now.toISOString(),
    eventType: 'ContactCreateEvent',
    event: {
      contact: {
        id: `K-${seed}`,
        creationDate: now.toISOString(),
        direction: 'inbound',
        channel: { name: 'telephone' },
        contactType: 'RECLAMATION',
        name: 'Où en est mon dossier ?',
        description: 'Le client demande où en est son dossier.',
        relatedParty: [{ id: `C-${seed}`, name: 'Camille Essai', role: 'customer', phone: '+33600000001', '@referredType': 'Individual' }],
        externalIdentifier: [{ id: about.number, externalIdentifierType: about.type, owner: about.owner }],
      },
    },
  };
}

/** An agent asks for the dossier of something that has a number. */
export function showEvent(
  seed: number,
  about: { readonly number: string; readonly type: string; readonly owner: string },
  now: Date,
): object {
  return {
    eventId: `q-${seed}`,
    eventTime: now.toISOString(),
    eventType: 'TroubleTicketRequestEvent',
    event: {
      troubleTicketRequest: {
        id: `RQ-${seed}`,
        action: 'show',
        externalIdentifier: [{ id: about.number, externalIdentifierType: about.type, owner: about.owner }],
      },
    },
  };
}
