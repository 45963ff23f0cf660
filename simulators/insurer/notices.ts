/** A notice of a loss, as the portal posts it. */
export interface NoticeWish {
  /** Makes the numbers of this run its own. */
  readonly seed: number;
  readonly n?: number;
  /** A day on which the contract is not in force. */
  readonly lossDate?: string;
  readonly verified?: boolean;
  readonly policy?: string;
  readonly brand?: string;
  readonly imei?: string;
  /** A word of the form. */
  readonly cause?: string;
}

/** The number of a notice. */
export function noticeNumber({ seed, n = 1 }: Pick<NoticeWish, 'seed' | 'n'>): string {
  return `SIN-${seed}-${n}`;
}

/** The IMEI of the device of a notice, where the notice does not wish another. */
export function imeiOfNotice({ seed, n = 1 }: Pick<NoticeWish, 'seed' | 'n'>): string {
  return imei(seed * 10 + n);
}

export function notice(wish: NoticeWish): object {
  const { seed, n = 1, lossDate = '2026-11-10', verified = true, policy = `POL-${seed}-${n}` } = wish;
  return {
    notice: noticeNumber({ seed, n }),
    reportedAt: '2026-11-12T10:15:00+01:00',
    insurer: 'horizon',
    policy: { number: policy, product: 'MOB-PLUS', verified },
    loss: { at: `${lossDate}T21:30:00+01:00`, cause: wish.cause ?? 'chute', description: "L'écran ne s'allume plus depuis une chute." },
    insured: {
      firstName: 'Camille',
      lastName: 'Exemple',
      email: 'camille@exemple.example',
      phone: '+33600000000',
      street: '3 allée des Tests',
      postalCode: '69003',
      city: 'Lyon',
      country: 'FR',
    },
    device: {
      name: 'Téléphone E1, 128 Go',
      brand: wish.brand ?? 'Exemple',
      model: 'E1',
      category: 'smartphone',
      imei: wish.imei ?? imeiOfNotice({ seed, n }),
      purchasedOn: '2026-01-28',
      price: '449.90',
    },
    wish: 'reparation',
    consent: true,
  };
}

/** An IMEI under a type that no maker has; the last digit is Luhn's (3GPP TS 23.003, annex B). */
function imei(serial: number): string {
  const digits = `00000000${String(serial % 1_000_000).padStart(6, '0')}`;
  const sum = [...digits].reduce((total, digit, at) => {
    const doubled = Number(digit) * (at % 2 === 0 ? 1 : 2);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}
