import type { ErrorTexts } from '../../error-texts.ts';

/** Le routage et les envois aux partenaires. */
export const deliveryErrors: ErrorTexts = {
  E_NO_ROUTE: ['Aucune route ne prend {type}.', 'Ajoutez une route pour {type} dans routes.yaml, puis rejouez.'],
  E_CASE_GUARD: ['Le dossier n’est pas prêt pour {type} : {missing}', 'Rejouez le message quand ce qui manque est arrivé.'],
  E_CASE_APART: [
    '{key} appartient au dossier {other}, et {issuer} a donné un autre numéro à celui-ci : les deux restent séparés.',
    'Demandez au partenaire quel numéro est le bon. S’il s’agit de la même affaire, {issuer} doit le dire dans un message qui porte les deux.',
  ],
  E_ROUTE_FAILED: ['Une route pour {type} n’a pas pu être évaluée : {reason}', 'Réparez la route, puis rejouez.'],
  E_ROUTE_LOOP: ['Les routes émettent des messages en boucle : {chain}.', 'Rompez la boucle dans routes.yaml, puis rejouez.'],
  E_DESTINATION_UNKNOWN: [
    'La route {route} mène à {channel}, qui n’existe pas.',
    'Corrigez la destination dans routes.yaml ou ajoutez le canal, puis rejouez.',
  ],
  E_DELIVERY_REFUSED: [
    'Le partenaire a refusé le document : {reason}.',
    'Lisez la réponse du partenaire, réparez la cause, puis réessayez ou rejouez.',
  ],
  E_DELIVERY_UNAVAILABLE: ['Le partenaire n’a pas pu être joint, ou a demandé d’attendre : {reason}.', 'Le hub réessaie de lui-même.'],
  E_DELIVERY_TIMEOUT: ['Le partenaire n’a pas répondu en {timeoutMs} ms.', 'Le hub réessaie de lui-même avec la même clé d’idempotence.'],
  E_NOT_ACCEPTED: [
    'Le canal {channel} n’a pas de mapping pour {type}.',
    'Ajoutez {type} à ses accepts dans partner.yaml, ou corrigez la route, puis rejouez.',
  ],
  E_GIVEN_UP: [
    'Le traitement n’a jamais abouti ; nombre de départs : {attempts}.',
    'Cherchez ce qui arrête le hub sur ce message, puis rejouez-le.',
  ],
  E_RETRIES_EXHAUSTED: [
    'Abandonné après la tentative {attempts}, échouée comme les précédentes : {reason}',
    'Demandez au partenaire, puis réessayez l’envoi.',
  ],
  E_ANSWER_PENDING: [
    'La tentative {attempts} était la dernière, et la réponse du partenaire n’est toujours pas définitive.',
    'Demandez au partenaire ce qu’il en est, puis réessayez l’envoi : la question lui est posée à nouveau.',
  ],
  E_ADDRESS_FORBIDDEN: [
    'L’adresse de {host} est {kind} : le canal ne peut joindre que l’internet public.',
    'Corrigez l’adresse, ou activez allowPrivateNetwork si le partenaire est bien dans votre réseau.',
  ],
  E_PEER_UNTRUSTED: [
    'Un autre correspondant répond à l’adresse du partenaire : {reason}.',
    'Demandez au partenaire, par une autre voie, si sa clé ou son certificat a changé ; n’enregistrez la nouvelle valeur qu’ensuite.',
  ],
  E_LOGIN_REFUSED: ['Le partenaire n’accepte pas les identifiants : {reason}.', 'Vérifiez les identifiants du canal avec le partenaire.'],
  E_ANSWER_TOO_LARGE: [
    'La réponse du partenaire dépasse {maxBytes} octets.',
    'Demandez au partenaire si le document est arrivé ; relevez la limite si de telles réponses sont normales, puis réessayez.',
  ],
  E_TEMPLATE_VALUE: [
    'Le modèle de {setting} ne peut pas être rempli : {reason}.',
    'Corrigez le modèle, ou faites donner cette clé métier par le mapping, puis rejouez.',
  ],
  E_CHANNEL_GONE: [
    'Le partenaire dit que l’adresse n’existe plus (410).',
    'Demandez la nouvelle adresse au partenaire ; corrigez-la dans son dossier de configuration, puis réessayez.',
  ],
};
