import type { ErrorTexts } from '../../error-texts.ts';

/** Lo que hacen las personas: con los mensajes y con la configuración. */
export const actionErrors: ErrorTexts = {
  E_ALREADY_ACCEPTED: [
    '{channel} ya aceptó el mensaje {id} tal como está.',
    'Póngase antes de acuerdo con ese socio; después corríjalo con evenIfAccepted, y el documento corregido se le envía también.',
  ],
  E_FOUR_EYES: ['La acción {id} espera a una segunda persona.', 'Que la confirme alguien distinto de quien la planificó.'],
  E_CONFIGURATION_GONE: [
    'La configuración {hash} no está en el libro de registro.',
    'Reprocese con la configuración de hoy; las configuraciones se guardan solo desde que el hub puede devolverlas.',
  ],
  E_CONFIGURATION_PAST: ['La configuración {hash} no se puede cargar con este hub: {reason}.', 'Reprocese con la configuración de hoy.'],
  E_HOME_READ_ONLY: [
    'Los archivos de la configuración no se pueden cambiar aquí: {reason}.',
    'Cámbielos en su origen y pida después al hub que los lea de nuevo.',
  ],
};
