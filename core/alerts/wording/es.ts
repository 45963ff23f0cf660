import { counted, percent, type Wording } from './wording.ts';

/** Spanish. */
export const es: Wording = {
  sentences: {
    failures: ({ count, channel, stage, code, within }) =>
      `${counted(count, 'fallo', 'fallos')} de ${channel} en la etapa ${stage} (${code}) en ${within}.`,
    'failure-rate': (facts) =>
      `${facts.dead} de ${facts.messages} mensajes de ${facts.channel} fallaron en ${facts.within} (${percent(facts)} %).`,
    late: ({ count, name }) => `${counted(count, 'espera', 'esperas')} ${name} con retraso.`,
    silence: ({ channel, lastAt, dueAt }) => `No ha llegado nada por ${channel} desde ${lastAt}; se esperaba algo antes de ${dueAt}.`,
    acknowledgements: ({ count, channel }) => `${counted(count, 'acuse de recibo', 'acuses de recibo')} de ${channel} con retraso.`,
    breaker: ({ channel, since }) => `Todos los intentos hacia ${channel} fallan desde ${since}.`,
    backlog: ({ count, queue, seconds }) =>
      `${counted(count, 'tarea', 'tareas')} en la cola ${queue}; la más antigua lleva ${seconds} s de retraso.`,
    disk: (facts) => `Queda libre el ${facts.percent} % del disco de la carpeta de datos.`,
    job: ({ job, succeededAt, failed }) => {
      const since = succeededAt === undefined ? 'aún no ha terminado bien' : `no ha terminado bien desde ${succeededAt}`;
      return `La tarea ${job} ${since}${failed === undefined ? '' : ` (${failed})`}.`;
    },
    test: () => 'Esto es una prueba: las alertas le llegan aquí.',
  },
  remedies: {
    failures: 'Abra el grupo, corrija la causa (correspondencia, lista de códigos, socio) y vuelva a procesar el grupo.',
    'failure-rate': 'Mire los fallos del canal: quizá el socio ha cambiado sus documentos.',
    late: 'Abra la lista de retrasos y recuérdeselo al socio.',
    silence: 'Pruebe la conexión y pregunte al socio si ha dejado de enviar.',
    acknowledgements: 'Pregunte al socio si llegaron los intercambios; si no, envíelos de nuevo.',
    breaker: 'Pruebe la conexión del canal; las entregas esperan y se reintentan solas. Reanude el canal si fue desactivado.',
    backlog: 'Compruebe que hay workers en marcha y que el socio responde; arranque más si están ocupados.',
    disk: 'Haga sitio o amplíe el disco; acorte lo que se conserva.',
    job: 'Busque la tarea y su código en el registro; compruebe que hay un proceso con el rol poller o all.',
    test: 'No hay nada que hacer.',
  },
  severities: { warning: 'aviso', critical: 'crítica' },
  marks: { opened: 'NUEVA', again: 'CONTINÚA', ended: 'TERMINADA' },
  over: 'terminada',
  alerts: (count) => counted(count, 'alerta', 'alertas'),
  since: (from, to) => (to === undefined ? `Desde ${from}` : `De ${from} a ${to}`),
};
