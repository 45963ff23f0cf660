import type { ErrorTexts } from '../../error-texts.ts';

/** Le hub lui-même, sa porte, les mappings et la configuration. */
export const hubErrors: ErrorTexts = {
  E_INTERNAL: [
    'Le hub a rencontré un défaut qui est le sien ({name}).',
    'Rien de ce qui a été accepté n’est perdu. Prévenez les opérateurs ; le journal dit la cause.',
  ],
  E_NOT_READY: ['Le hub n’est pas prêt : {reason}.', 'Renvoyez dans quelques secondes.'],
  E_ENV_UNKNOWN: [
    'La variable d’environnement {name} n’est pas de Relais.',
    'Retirez-la ou corrigez son nom ; les noms connus sont : {known}.',
  ],
  E_ENV_INVALID: ['La variable d’environnement {name} a une valeur inutilisable : {reason}.', 'Corrigez {name}.'],
  E_PORT_UNUSABLE: [
    'Le hub ne peut pas écouter sur {host}:{port} ({reason}).',
    'Arrêtez ce qui occupe le port, ou donnez-en un autre à PORT ; 0 en prend un libre.',
  ],
  E_ADMIN_TOKEN_WEAK: [
    'Le hub serait joignable sur {host} sans jeton d’administration solide.',
    'Donnez à RELAIS_ADMIN_TOKEN au moins 32 caractères aléatoires, ou écoutez sur 127.0.0.1, derrière aucun proxy.',
  ],
  E_EMBEDDED_MISSING: [
    'Il n’y a pas de PostgreSQL embarqué pour {platform} : {reason}.',
    'Installez les dépendances facultatives (npm ci --include=optional), ou donnez à DATABASE_URL votre propre PostgreSQL, par exemple postgres://user:password@host:5432/relais.',
  ],
  E_EMBEDDED_LOCKED: [
    'Un autre hub, le processus {pid}, tourne sur {folder}.',
    'Arrêtez d’abord ce processus, ou donnez à ce hub son propre dossier avec RELAIS_DATA.',
  ],
  E_EMBEDDED_FAILED: [
    'Le PostgreSQL embarqué a échoué ({what}) : {reason}.',
    'Réparez la cause et redémarrez, ou donnez à DATABASE_URL votre propre PostgreSQL.',
  ],
  E_BROKER_TOPOLOGY: [
    'RabbitMQ a cet objet ({what}) avec d’autres propriétés : {difference}.',
    'Cherchez qui l’a créé. Supprimez-le à la main si rien n’en a besoin, ou donnez au hub son propre vhost dans AMQP_URL ; le hub ne supprime rien.',
  ],
  E_LEDGER_UNUSABLE: ['La base du registre ne peut pas servir : {reason}.', 'Créez la base et son utilisateur, ou corrigez DATABASE_URL.'],
  E_LEDGER_SCHEMA: [
    'La base du registre ne peut pas servir : {reason}.',
    'Démarrez la version de Relais à laquelle cette base appartient, ou donnez au hub une autre base.',
  ],
  E_SECRETS_FILE: [
    'Le fichier de secrets {file} ne peut pas servir : {reason}.',
    'Écrivez un objet JSON de "partenaire/nom": "valeur" que seul l’utilisateur du hub peut lire (chmod 600).',
  ],
  E_HUB_UNREACHABLE: [
    'Aucun hub ne répond à {url}.',
    'Démarrez-en un avec `npm start`, ou donnez son adresse avec --url et son jeton avec --token.',
  ],
  E_NAME_REFUSED: ['Le nom « {name} » ne peut pas servir : {reason}.', 'Choisissez un autre nom.'],
  E_FILE_UNREADABLE: ['Le fichier {file} ne peut pas être lu.', 'Vérifiez le chemin et vos droits.'],
  E_DEMO_UNMET: [
    'La démonstration attendait quelque chose qui n’est pas arrivé : {what}.',
    'Relancez-la avec LOG_LEVEL=debug pour voir ce que le hub a fait.',
  ],
  E_HTTP_NOT_FOUND: ['Il n’y a rien à {path}.', 'Vérifiez l’adresse ; les chemins sont dans docs/http.md.'],
  E_PARTNER_UNKNOWN: [
    'Il n’y a pas de canal entrant {channel}.',
    'Vérifiez partenaire et canal dans l’adresse ; les opérateurs peuvent en donner la liste.',
  ],
  E_PARTNER_OFF: [
    'Le partenaire {partner} est désactivé dans ce hub.',
    'Rien n’a été enregistré : renvoyez plus tard. `relais channels` montre aux opérateurs ce qui active le partenaire.',
  ],
  E_KEY_MISSING: [
    'La requête ne porte pas de clé d’API.',
    'Envoyez la clé que vous avez reçue : « Authorization: Bearer CLÉ » ou « X-API-Key: CLÉ ».',
  ],
  E_KEY_WRONG: [
    'La clé d’API n’est pas valable pour {channel}.',
    'Vérifiez la clé : elle peut être mal saisie, expirée, révoquée, ou appartenir à un autre canal.',
  ],
  E_SIGNATURE_WRONG: [
    'La requête n’est pas signée comme il faut : {reason}.',
    'Signez-la selon Standard Webhooks, avec le secret convenu, à nouveau à chaque tentative, et avec une horloge juste à cinq minutes près.',
  ],
  E_BODY_EMPTY: ['La requête n’a pas de corps.', 'Envoyez le document comme corps de la requête.'],
  E_BODY_TOO_LARGE: [
    'Le document dépasse {maxBytes} octets.',
    'Découpez-le en documents plus petits, ou convenez de SFTP pour les gros fichiers.',
  ],
  E_MEDIA_TYPE: ['Le canal ne prend pas {mediaType}.', 'Envoyez l’un de ces types : {accepted}.'],
  E_REQUEST_INVALID: ['La requête n’est pas valable : {reason}.', 'Corrigez la requête et renvoyez-la.'],
  E_DOCUMENT_REFUSED: [
    'Le document est conservé comme message {messageId}, mais il est inutilisable : {reason}',
    'Corrigez ce qui est listé sous errors et renvoyez le document.',
  ],
  E_IDEMPOTENCY_CONFLICT: [
    'La clé d’idempotence a déjà servi avec un autre corps.',
    'Prenez une nouvelle clé pour un nouveau document ; ne répétez un document qu’avec les mêmes octets.',
  ],
  E_NOT_FOUND: ['Introuvable : {what} {id}.', 'Vérifiez l’identifiant.'],
  E_CONTENT_DROPPED: [
    'Le contenu n’est plus conservé : {what} {id}.',
    'Redemandez le document à l’expéditeur ; gardez les contenus plus longtemps si le besoin est fréquent.',
  ],
  E_STATE_CONFLICT: ['Action impossible ({action}) : {what} {id}, état actuel : {state}.', 'Regardez d’abord son état actuel.'],
  E_MAP_SYNTAX: ['Le mapping ne peut pas être compilé : {reason}.', 'Corrigez l’expression à cet endroit.'],
  E_MAP_FAILED: ['Le mapping {mapping} a échoué : {reason}.', 'Réparez le mapping ou le document, puis rejouez.'],
  E_MAP_LIMIT: ['Le mapping {mapping} a dépassé sa limite : {limit}.', 'Simplifiez le mapping ou découpez le document.'],
  E_MAP_RESULT: ['Le mapping {mapping} a donné un résultat inutilisable : {reason}.', 'Réparez le mapping, puis rejouez.'],
  E_CODE_UNKNOWN: ['Le code {code} n’est pas dans la table {list}.', 'Ajoutez le code à codes.yaml, puis rejouez.'],
  E_CANONICAL: [
    'Le message canonique {type} n’est pas valable : {reason}.',
    'Réparez le mapping pour qu’il donne un {type} valable, puis rejouez.',
  ],
  E_CONFIG_REFUSED: [
    'La configuration a été refusée ; erreurs : {count}.',
    'Corrigez ce qui est listé ; `relais check` montre la même liste.',
  ],
  E_CONFIG_SYNTAX: ['Le fichier n’est pas du YAML valable : {reason}.', 'Corrigez le fichier à cet endroit.'],
  E_CONFIG_FIELD: ['Champ incorrect : {reason}.', 'Corrigez le champ ; docs/partner-packs.md le décrit.'],
  E_CONFIG_REFERENCE: ['N’existe pas : {what} {name}.', 'Créez-le ou corrigez le nom.'],
  E_CONFIG_DUPLICATE: ['Défini deux fois : {what} {name}.', 'Donnez à chacun son propre nom.'],
  E_CONFIG_UNUSED: ['Ne sert nulle part : {what} {name}.', 'Utilisez-le ou retirez-le.'],
  E_CONFIG_UNSAFE: ['{what} affaiblit la sécurité : {reason}.', 'Choisissez le réglage sûr, ou assurez-vous d’avoir besoin de celui-ci.'],
  E_CONFIG_VARIABLE: ['La variable d’environnement {name} n’est pas définie.', 'Définissez {name} avant le démarrage du hub.'],
  E_SECRET_MISSING: ['Le secret {name} n’est pas dans le coffre.', 'Définissez {variable}, ou ajoutez le secret au fichier de secrets.'],
  E_CASE_MISSING: ['Le mapping {mapping} n’a pas de cas.', 'Ajoutez cases/{folder}/NOM/input.* et expected.*.'],
  E_CASE_FAILED: ['Le cas {name} a donné un autre résultat.', 'Comparez les deux résultats ; réparez le mapping ou l’attendu.'],
};
