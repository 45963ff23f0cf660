import { counted, percent, type Wording } from './wording.ts';

/** French. */
export const fr: Wording = {
  sentences: {
    failures: ({ count, channel, stage, code, within }) =>
      `${counted(count, 'échec', 'échecs')} de ${channel} à l’étape ${stage} (${code}) en ${within}.`,
    'failure-rate': (facts) =>
      `${facts.dead} messages sur ${facts.messages} de ${facts.channel} ont échoué en ${facts.within} (${percent(facts)} %).`,
    late: ({ count, name }) => `${counted(count, 'attente', 'attentes')} ${name} en retard.`,
    silence: ({ channel, lastAt, dueAt }) =>
      `Rien n’est arrivé sur ${channel} depuis ${lastAt} ; quelque chose était attendu avant ${dueAt}.`,
    acknowledgements: ({ count, channel }) => `${counted(count, 'accusé de réception', 'accusés de réception')} de ${channel} en retard.`,
    breaker: ({ channel, since }) => `Toutes les tentatives vers ${channel} échouent depuis ${since}.`,
    backlog: ({ count, queue, seconds }) =>
      `${counted(count, 'tâche', 'tâches')} dans la file ${queue} ; la plus ancienne a ${seconds} s de retard.`,
    disk: (facts) => `Il reste ${facts.percent} % du disque du dossier de données.`,
    job: ({ job, succeededAt, failed }) => {
      const since = succeededAt === undefined ? 'n’a pas encore abouti' : `n’a pas abouti depuis ${succeededAt}`;
      return `La tâche ${job} ${since}${failed === undefined ? '' : ` (${failed})`}.`;
    },
    test: () => 'Ceci est un essai : les alertes vous parviennent ici.',
  },
  remedies: {
    failures: 'Ouvrez le groupe, corrigez la cause (correspondance, liste de codes, partenaire), puis rejouez le groupe.',
    'failure-rate': 'Regardez les échecs du canal : le partenaire a peut-être changé ses documents.',
    late: 'Ouvrez la liste des retards et relancez le partenaire.',
    silence: 'Essayez la connexion, puis demandez au partenaire s’il a cessé d’envoyer.',
    acknowledgements: 'Demandez au partenaire si les interchanges sont arrivés ; sinon, renvoyez-les.',
    breaker:
      'Essayez la connexion du canal ; les livraisons attendent et sont retentées d’elles-mêmes. Relancez le canal s’il a été désactivé.',
    backlog: 'Vérifiez que des workers tournent et que le partenaire répond ; démarrez-en d’autres s’ils sont occupés.',
    disk: 'Faites de la place ou agrandissez le disque ; raccourcissez ce qui est conservé.',
    job: 'Cherchez la tâche et son code dans le journal ; vérifiez qu’un processus de rôle poller ou all tourne.',
    test: 'Il n’y a rien à faire.',
  },
  severities: { warning: 'avertissement', critical: 'critique' },
  marks: { opened: 'NOUVEAU', again: 'TOUJOURS', ended: 'TERMINÉ' },
  over: 'terminé',
  alerts: (count) => counted(count, 'alerte', 'alertes'),
  since: (from, to) => (to === undefined ? `Depuis ${from}` : `De ${from} à ${to}`),
};
