// Generated from schemas/canonical by tools/canonical/generate-types.mjs. Do not edit.
import type { BusinessKey, CodeTable, Labels } from '../code-types.ts';

/** Closed list → canonical value → its wording by language. */
export const labels: Labels = {
  "caseKind": {
    "return": {
      "en": "Return",
      "fr": "Retour",
      "es": "Devolución"
    },
    "repair": {
      "en": "Repair",
      "fr": "Réparation",
      "es": "Reparación"
    },
    "claim": {
      "en": "Claim",
      "fr": "Sinistre",
      "es": "Siniestro"
    },
    "tradein": {
      "en": "Trade-in",
      "fr": "Reprise",
      "es": "Recompra"
    },
    "dispute": {
      "en": "Dispute",
      "fr": "Litige",
      "es": "Disputa"
    },
    "unknown": {
      "en": "Not known yet",
      "fr": "Pas encore connu",
      "es": "Aún no se sabe"
    }
  },
  "caseState": {
    "draft": {
      "en": "Draft",
      "fr": "Brouillon",
      "es": "Borrador"
    },
    "submitted": {
      "en": "Submitted",
      "fr": "Soumis",
      "es": "Presentado"
    },
    "under_review": {
      "en": "Under review",
      "fr": "En cours d'examen",
      "es": "En revisión"
    },
    "open": {
      "en": "Open",
      "fr": "Ouvert",
      "es": "Abierto"
    },
    "closing": {
      "en": "Closing",
      "fr": "En cours de clôture",
      "es": "En cierre"
    },
    "closed": {
      "en": "Closed",
      "fr": "Clos",
      "es": "Cerrado"
    },
    "on_hold": {
      "en": "On hold",
      "fr": "En attente",
      "es": "En espera"
    },
    "cancelled": {
      "en": "Cancelled",
      "fr": "Annulé",
      "es": "Anulado"
    },
    "expired": {
      "en": "Expired",
      "fr": "Expiré",
      "es": "Caducado"
    },
    "rejected": {
      "en": "Rejected",
      "fr": "Rejeté",
      "es": "Rechazado"
    },
    "disputed": {
      "en": "Disputed",
      "fr": "Contesté",
      "es": "En disputa"
    }
  },
  "decisionState": {
    "pending": {
      "en": "Pending",
      "fr": "En attente de décision",
      "es": "Pendiente de decisión"
    },
    "needs_info": {
      "en": "Information needed",
      "fr": "Informations requises",
      "es": "Falta información"
    },
    "authorised": {
      "en": "Authorised",
      "fr": "Autorisé",
      "es": "Autorizado"
    },
    "partially_authorised": {
      "en": "Partially authorised",
      "fr": "Partiellement autorisé",
      "es": "Autorizado en parte"
    },
    "denied": {
      "en": "Denied",
      "fr": "Refusé",
      "es": "Denegado"
    },
    "escalated": {
      "en": "Escalated",
      "fr": "Escaladé",
      "es": "Escalado"
    },
    "mediation": {
      "en": "In mediation",
      "fr": "En médiation",
      "es": "En mediación"
    },
    "arbitration": {
      "en": "In arbitration",
      "fr": "En arbitrage",
      "es": "En arbitraje"
    },
    "decided": {
      "en": "Decided",
      "fr": "Tranché",
      "es": "Decidido"
    }
  },
  "logisticsState": {
    "none": {
      "en": "Not shipped",
      "fr": "Non expédié",
      "es": "Sin enviar"
    },
    "label_issued": {
      "en": "Label issued",
      "fr": "Étiquette émise",
      "es": "Etiqueta emitida"
    },
    "drop_off": {
      "en": "To be dropped off",
      "fr": "À déposer",
      "es": "Por entregar en punto"
    },
    "pickup_booked": {
      "en": "Pickup booked",
      "fr": "Enlèvement réservé",
      "es": "Recogida reservada"
    },
    "picked_up": {
      "en": "Picked up",
      "fr": "Enlevé",
      "es": "Recogido"
    },
    "in_transit": {
      "en": "In transit",
      "fr": "En transit",
      "es": "En tránsito"
    },
    "received": {
      "en": "Received",
      "fr": "Reçu",
      "es": "Recibido"
    },
    "partially_received": {
      "en": "Partially received",
      "fr": "Partiellement reçu",
      "es": "Recibido en parte"
    },
    "assessed": {
      "en": "Assessed",
      "fr": "Expertisé",
      "es": "Evaluado"
    },
    "restocked": {
      "en": "Restocked",
      "fr": "Remis en stock",
      "es": "Repuesto en existencias"
    },
    "repaired": {
      "en": "Repaired",
      "fr": "Réparé",
      "es": "Reparado"
    },
    "replaced": {
      "en": "Replaced",
      "fr": "Remplacé",
      "es": "Sustituido"
    },
    "disposed": {
      "en": "Disposed of",
      "fr": "Éliminé",
      "es": "Eliminado"
    },
    "sent_back": {
      "en": "Sent back",
      "fr": "Renvoyé",
      "es": "Devuelto al remitente"
    },
    "delivered_back": {
      "en": "Delivered back",
      "fr": "Livré en retour",
      "es": "Entregado de vuelta"
    },
    "lost": {
      "en": "Lost",
      "fr": "Perdu",
      "es": "Perdido"
    },
    "damaged": {
      "en": "Damaged",
      "fr": "Endommagé",
      "es": "Dañado"
    },
    "refused": {
      "en": "Refused",
      "fr": "Refusé à la livraison",
      "es": "Rechazado en la entrega"
    },
    "label_expired": {
      "en": "Label expired",
      "fr": "Étiquette expirée",
      "es": "Etiqueta caducada"
    },
    "wrong_item": {
      "en": "Wrong item",
      "fr": "Article erroné",
      "es": "Artículo equivocado"
    }
  },
  "moneyState": {
    "none": {
      "en": "No money due",
      "fr": "Aucun montant dû",
      "es": "Sin importe debido"
    },
    "offered": {
      "en": "Offered",
      "fr": "Proposé",
      "es": "Ofrecido"
    },
    "counter_offered": {
      "en": "Counter-offer made",
      "fr": "Contre-offre faite",
      "es": "Contraoferta hecha"
    },
    "agreed": {
      "en": "Agreed",
      "fr": "Convenu",
      "es": "Acordado"
    },
    "instructed": {
      "en": "Payment ordered",
      "fr": "Paiement ordonné",
      "es": "Pago ordenado"
    },
    "settled": {
      "en": "Settled",
      "fr": "Réglé",
      "es": "Liquidado"
    },
    "chargeback_raised": {
      "en": "Chargeback raised",
      "fr": "Rétrofacturation émise",
      "es": "Contracargo emitido"
    },
    "contested": {
      "en": "Contested",
      "fr": "Contesté",
      "es": "Impugnado"
    },
    "accepted": {
      "en": "Accepted",
      "fr": "Accepté",
      "es": "Aceptado"
    },
    "withdrawn": {
      "en": "Withdrawn",
      "fr": "Retiré",
      "es": "Retirado"
    },
    "offset": {
      "en": "Offset",
      "fr": "Compensé",
      "es": "Compensado"
    },
    "refunded": {
      "en": "Refunded",
      "fr": "Remboursé",
      "es": "Reembolsado"
    },
    "paid_out": {
      "en": "Paid out",
      "fr": "Versé",
      "es": "Abonado"
    },
    "credited": {
      "en": "Credited",
      "fr": "Crédité",
      "es": "Acreditado"
    },
    "written_off": {
      "en": "Written off",
      "fr": "Passé en perte",
      "es": "Dado por perdido"
    }
  },
  "canonicalReason": {
    "damaged_on_arrival": {
      "en": "Damaged on arrival",
      "fr": "Endommagé à l'arrivée",
      "es": "Dañado a la llegada"
    },
    "damaged_in_transport": {
      "en": "Damaged in transport",
      "fr": "Endommagé pendant le transport",
      "es": "Dañado en el transporte"
    },
    "defective": {
      "en": "Defective",
      "fr": "Défectueux",
      "es": "Defectuoso"
    },
    "not_as_described": {
      "en": "Not as described",
      "fr": "Non conforme à la description",
      "es": "No conforme a la descripción"
    },
    "wrong_item": {
      "en": "Wrong item",
      "fr": "Article erroné",
      "es": "Artículo equivocado"
    },
    "missing_or_short": {
      "en": "Missing or short",
      "fr": "Manquant ou incomplet",
      "es": "Faltante o incompleto"
    },
    "withdrawal": {
      "en": "Withdrawal",
      "fr": "Rétractation",
      "es": "Desistimiento"
    },
    "change_of_mind": {
      "en": "Change of mind",
      "fr": "Changement d'avis",
      "es": "Cambio de opinión"
    },
    "recall": {
      "en": "Recall",
      "fr": "Rappel de produit",
      "es": "Retirada de producto"
    },
    "expired_goods": {
      "en": "Expired goods",
      "fr": "Marchandise périmée",
      "es": "Mercancía caducada"
    },
    "price_dispute": {
      "en": "Price dispute",
      "fr": "Litige sur le prix",
      "es": "Discrepancia de precio"
    },
    "duplicate": {
      "en": "Duplicate",
      "fr": "Doublon",
      "es": "Duplicado"
    },
    "tax_error": {
      "en": "Tax error",
      "fr": "Erreur de taxe",
      "es": "Error de impuestos"
    },
    "missing_document": {
      "en": "Missing document",
      "fr": "Document manquant",
      "es": "Falta un documento"
    },
    "late_delivery": {
      "en": "Late delivery",
      "fr": "Livraison tardive",
      "es": "Entrega tardía"
    },
    "chargeback": {
      "en": "Chargeback",
      "fr": "Rétrofacturation",
      "es": "Contracargo"
    },
    "offset": {
      "en": "Offset",
      "fr": "Compensation",
      "es": "Compensación"
    },
    "device_locked": {
      "en": "Device locked",
      "fr": "Appareil verrouillé",
      "es": "Dispositivo bloqueado"
    },
    "device_blacklisted": {
      "en": "Device blacklisted",
      "fr": "Appareil sur liste noire",
      "es": "Dispositivo en lista negra"
    },
    "other": {
      "en": "Other",
      "fr": "Autre",
      "es": "Otro"
    }
  },
  "trackingStatus": {
    "pending": {
      "en": "Announced",
      "fr": "Annoncé",
      "es": "Anunciado"
    },
    "picked_up": {
      "en": "Picked up",
      "fr": "Enlevé",
      "es": "Recogido"
    },
    "dropped_off": {
      "en": "Dropped off",
      "fr": "Déposé",
      "es": "Depositado"
    },
    "in_transit": {
      "en": "In transit",
      "fr": "En transit",
      "es": "En tránsito"
    },
    "out_for_delivery": {
      "en": "Out for delivery",
      "fr": "En cours de livraison",
      "es": "En reparto"
    },
    "ready_for_pickup": {
      "en": "Ready to be fetched",
      "fr": "À retirer",
      "es": "Listo para recoger"
    },
    "delivered": {
      "en": "Delivered",
      "fr": "Livré",
      "es": "Entregado"
    },
    "delivery_failed": {
      "en": "Delivery failed",
      "fr": "Échec de livraison",
      "es": "Entrega fallida"
    },
    "delivery_delayed": {
      "en": "Delivery delayed",
      "fr": "Livraison retardée",
      "es": "Entrega retrasada"
    },
    "on_hold": {
      "en": "On hold",
      "fr": "En attente",
      "es": "En espera"
    },
    "return_to_sender": {
      "en": "Returning to sender",
      "fr": "Retour à l'expéditeur",
      "es": "En devolución al remitente"
    },
    "returned_to_sender_delivered": {
      "en": "Delivered to sender",
      "fr": "Remis à l'expéditeur",
      "es": "Entregado al remitente"
    },
    "refused": {
      "en": "Refused",
      "fr": "Refusé",
      "es": "Rechazado"
    },
    "lost": {
      "en": "Lost",
      "fr": "Perdu",
      "es": "Perdido"
    },
    "damaged": {
      "en": "Damaged",
      "fr": "Endommagé",
      "es": "Dañado"
    },
    "label_expired": {
      "en": "Label expired",
      "fr": "Étiquette expirée",
      "es": "Etiqueta caducada"
    },
    "cancelled": {
      "en": "Cancelled",
      "fr": "Annulé",
      "es": "Anulado"
    },
    "unknown": {
      "en": "Unknown",
      "fr": "Inconnu",
      "es": "Desconocido"
    }
  },
  "offerStatus": {
    "draft": {
      "en": "Draft",
      "fr": "Brouillon",
      "es": "Borrador"
    },
    "sent": {
      "en": "Sent",
      "fr": "Envoyée",
      "es": "Enviada"
    },
    "accepted": {
      "en": "Accepted",
      "fr": "Acceptée",
      "es": "Aceptada"
    },
    "declined": {
      "en": "Declined",
      "fr": "Refusée",
      "es": "Rechazada"
    },
    "expired": {
      "en": "Expired",
      "fr": "Expirée",
      "es": "Caducada"
    },
    "withdrawn": {
      "en": "Withdrawn",
      "fr": "Retirée",
      "es": "Retirada"
    },
    "superseded": {
      "en": "Superseded",
      "fr": "Remplacée",
      "es": "Reemplazada"
    }
  },
  "repairStatus": {
    "ordered": {
      "en": "Ordered",
      "fr": "Commandée",
      "es": "Encargada"
    },
    "awaiting_device": {
      "en": "Awaiting device",
      "fr": "En attente de l'appareil",
      "es": "A la espera del dispositivo"
    },
    "received": {
      "en": "Device received",
      "fr": "Appareil reçu",
      "es": "Dispositivo recibido"
    },
    "diagnosing": {
      "en": "Diagnosing",
      "fr": "Diagnostic en cours",
      "es": "En diagnóstico"
    },
    "awaiting_approval": {
      "en": "Awaiting approval",
      "fr": "En attente d'accord",
      "es": "A la espera de aprobación"
    },
    "awaiting_parts": {
      "en": "Awaiting parts",
      "fr": "En attente de pièces",
      "es": "A la espera de piezas"
    },
    "in_repair": {
      "en": "In repair",
      "fr": "En réparation",
      "es": "En reparación"
    },
    "testing": {
      "en": "Testing",
      "fr": "En test",
      "es": "En prueba"
    },
    "repaired": {
      "en": "Repaired",
      "fr": "Réparé",
      "es": "Reparado"
    },
    "irreparable": {
      "en": "Irreparable",
      "fr": "Irréparable",
      "es": "Irreparable"
    },
    "cancelled": {
      "en": "Cancelled",
      "fr": "Annulée",
      "es": "Anulada"
    },
    "sent_back": {
      "en": "Sent back",
      "fr": "Renvoyé",
      "es": "Devuelto"
    }
  },
  "deviceCheckResult": {
    "pass": {
      "en": "Passed",
      "fr": "Conforme",
      "es": "Superado"
    },
    "caution": {
      "en": "Caution",
      "fr": "À vérifier",
      "es": "Precaución"
    },
    "fail": {
      "en": "Failed",
      "fr": "Non conforme",
      "es": "No superado"
    },
    "unknown": {
      "en": "Unknown",
      "fr": "Inconnu",
      "es": "Desconocido"
    },
    "error": {
      "en": "Error",
      "fr": "Erreur",
      "es": "Error"
    }
  },
  "ecoClaimStatus": {
    "draft": {
      "en": "Draft",
      "fr": "Brouillon",
      "es": "Borrador"
    },
    "incomplete": {
      "en": "Incomplete",
      "fr": "Incomplète",
      "es": "Incompleta"
    },
    "submitted": {
      "en": "Submitted",
      "fr": "Envoyée",
      "es": "Enviada"
    },
    "under_review": {
      "en": "Under review",
      "fr": "En cours de vérification",
      "es": "En verificación"
    },
    "needs_correction": {
      "en": "Needs correction",
      "fr": "À corriger",
      "es": "Por corregir"
    },
    "arbitration": {
      "en": "In arbitration",
      "fr": "En arbitrage",
      "es": "En arbitraje"
    },
    "accepted": {
      "en": "Accepted",
      "fr": "Acceptée",
      "es": "Aceptada"
    },
    "refused": {
      "en": "Refused",
      "fr": "Refusée",
      "es": "Rechazada"
    },
    "paid": {
      "en": "Paid",
      "fr": "Remboursée",
      "es": "Pagada"
    },
    "cancelled": {
      "en": "Cancelled",
      "fr": "Annulée",
      "es": "Anulada"
    },
    "closed": {
      "en": "Closed",
      "fr": "Close",
      "es": "Cerrada"
    }
  },
  "lifecycleStatus": {
    "deposited": {
      "en": "Deposited",
      "fr": "Déposée",
      "es": "Depositada"
    },
    "issued": {
      "en": "Issued",
      "fr": "Émise",
      "es": "Emitida"
    },
    "received_by_platform": {
      "en": "Received by the platform",
      "fr": "Reçue par la plateforme",
      "es": "Recibida por la plataforma"
    },
    "made_available": {
      "en": "Made available",
      "fr": "Mise à disposition",
      "es": "Puesta a disposición"
    },
    "taken_in_charge": {
      "en": "Taken in charge",
      "fr": "Prise en charge",
      "es": "Asumida"
    },
    "approved": {
      "en": "Approved",
      "fr": "Approuvée",
      "es": "Aprobada"
    },
    "partially_approved": {
      "en": "Partially approved",
      "fr": "Approuvée partiellement",
      "es": "Aprobada en parte"
    },
    "disputed": {
      "en": "Disputed",
      "fr": "En litige",
      "es": "En litigio"
    },
    "suspended": {
      "en": "Suspended",
      "fr": "Suspendue",
      "es": "Suspendida"
    },
    "completed": {
      "en": "Completed",
      "fr": "Complétée",
      "es": "Completada"
    },
    "refused": {
      "en": "Refused",
      "fr": "Refusée",
      "es": "Rechazada por el comprador"
    },
    "payment_sent": {
      "en": "Payment sent",
      "fr": "Paiement transmis",
      "es": "Pago transmitido"
    },
    "collected": {
      "en": "Collected",
      "fr": "Encaissée",
      "es": "Cobrada"
    },
    "rejected": {
      "en": "Rejected by the platform",
      "fr": "Rejetée",
      "es": "Rechazada por la plataforma"
    },
    "cancelled": {
      "en": "Cancelled",
      "fr": "Annulée",
      "es": "Anulada"
    },
    "routing_failed": {
      "en": "Routing failed",
      "fr": "Erreur de routage",
      "es": "Error de enrutamiento"
    },
    "inadmissible": {
      "en": "Inadmissible",
      "fr": "Irrecevable",
      "es": "Inadmisible"
    },
    "overdue": {
      "en": "Overdue",
      "fr": "Échue",
      "es": "Vencida"
    },
    "paid": {
      "en": "Paid",
      "fr": "Payée",
      "es": "Pagada"
    },
    "other": {
      "en": "Other",
      "fr": "Autre",
      "es": "Otra"
    }
  },
  "lifecycleAction": {
    "none": {
      "en": "No action",
      "fr": "Aucune action",
      "es": "Ninguna acción"
    },
    "provide_information": {
      "en": "Provide information",
      "fr": "Fournir des informations",
      "es": "Aportar información"
    },
    "new_invoice": {
      "en": "Issue a new invoice",
      "fr": "Émettre une nouvelle facture",
      "es": "Emitir una nueva factura"
    },
    "credit_in_full": {
      "en": "Credit in full",
      "fr": "Avoir total",
      "es": "Abonar en su totalidad"
    },
    "credit_in_part": {
      "en": "Credit in part",
      "fr": "Avoir partiel",
      "es": "Abonar en parte"
    },
    "credit_amount": {
      "en": "Credit the amount",
      "fr": "Avoir du montant",
      "es": "Abonar el importe"
    },
    "send_replacement": {
      "en": "Send a replacement",
      "fr": "Envoyer un remplacement",
      "es": "Enviar un reemplazo"
    },
    "pick_up": {
      "en": "Pick up the goods",
      "fr": "Enlever la marchandise",
      "es": "Recoger la mercancía"
    },
    "other": {
      "en": "Other",
      "fr": "Autre",
      "es": "Otra"
    }
  },
  "outcome": {
    "credit": {
      "en": "Credit",
      "fr": "Avoir",
      "es": "Abono en cuenta"
    },
    "refund": {
      "en": "Refund",
      "fr": "Remboursement",
      "es": "Reembolso"
    },
    "partial_refund": {
      "en": "Partial refund",
      "fr": "Remboursement partiel",
      "es": "Reembolso parcial"
    },
    "replacement": {
      "en": "Replacement",
      "fr": "Remplacement",
      "es": "Sustitución"
    },
    "repair": {
      "en": "Repair",
      "fr": "Réparation",
      "es": "Reparación"
    },
    "store_credit": {
      "en": "Store credit",
      "fr": "Bon d'achat",
      "es": "Crédito de tienda"
    },
    "gift_card": {
      "en": "Gift card",
      "fr": "Carte cadeau",
      "es": "Tarjeta regalo"
    },
    "payout": {
      "en": "Payout",
      "fr": "Versement",
      "es": "Pago"
    },
    "return_to_sender": {
      "en": "Return to sender",
      "fr": "Retour à l'expéditeur",
      "es": "Devolución al remitente"
    },
    "dispose": {
      "en": "Dispose of",
      "fr": "Élimination",
      "es": "Eliminación"
    },
    "keep_with_allowance": {
      "en": "Keep with an allowance",
      "fr": "Conserver avec remise",
      "es": "Conservar con descuento"
    },
    "none": {
      "en": "Nothing",
      "fr": "Rien",
      "es": "Nada"
    }
  },
  "disposition": {
    "restock": {
      "en": "Restock",
      "fr": "Remise en stock",
      "es": "Reponer"
    },
    "repair": {
      "en": "Repair",
      "fr": "Réparer",
      "es": "Reparar"
    },
    "refurbish": {
      "en": "Refurbish",
      "fr": "Reconditionner",
      "es": "Reacondicionar"
    },
    "replace": {
      "en": "Replace",
      "fr": "Remplacer",
      "es": "Sustituir"
    },
    "recycle": {
      "en": "Recycle",
      "fr": "Recycler",
      "es": "Reciclar"
    },
    "dispose": {
      "en": "Dispose of",
      "fr": "Éliminer",
      "es": "Eliminar"
    },
    "destroy": {
      "en": "Destroy",
      "fr": "Détruire",
      "es": "Destruir"
    },
    "return_to_customer": {
      "en": "Return to the customer",
      "fr": "Renvoyer au client",
      "es": "Devolver al cliente"
    },
    "keep": {
      "en": "Keep",
      "fr": "Conserver",
      "es": "Conservar"
    },
    "process": {
      "en": "Process further",
      "fr": "À traiter",
      "es": "Por tratar"
    },
    "missing": {
      "en": "Missing",
      "fr": "Manquant",
      "es": "Faltante"
    }
  },
  "documentType": {
    "invoice": {
      "en": "Invoice",
      "fr": "Facture",
      "es": "Factura"
    },
    "nameplate": {
      "en": "Photo of the nameplate",
      "fr": "Photo de la plaque signalétique",
      "es": "Foto de la placa de características"
    },
    "product_photo": {
      "en": "Photo of the product",
      "fr": "Photo du produit",
      "es": "Foto del producto"
    },
    "serial_photo": {
      "en": "Photo of the serial number",
      "fr": "Photo du numéro de série",
      "es": "Foto del número de serie"
    },
    "damage_photo": {
      "en": "Photo of the damage",
      "fr": "Photo des dommages",
      "es": "Foto de los daños"
    },
    "consumer_validation": {
      "en": "Consent of the consumer",
      "fr": "Attestation du consommateur",
      "es": "Validación del consumidor"
    },
    "proof_of_purchase": {
      "en": "Proof of purchase",
      "fr": "Preuve d'achat",
      "es": "Justificante de compra"
    },
    "proof_of_delivery": {
      "en": "Proof of delivery",
      "fr": "Preuve de livraison",
      "es": "Justificante de entrega"
    },
    "police_report": {
      "en": "Police report",
      "fr": "Dépôt de plainte",
      "es": "Denuncia policial"
    },
    "id_document": {
      "en": "Identity document",
      "fr": "Pièce d'identité",
      "es": "Documento de identidad"
    },
    "bank_details": {
      "en": "Bank details",
      "fr": "Coordonnées bancaires",
      "es": "Datos bancarios"
    },
    "label": {
      "en": "Label",
      "fr": "Étiquette",
      "es": "Etiqueta"
    },
    "packing_slip": {
      "en": "Packing slip",
      "fr": "Bon de livraison",
      "es": "Albarán"
    },
    "repair_quote": {
      "en": "Repair quote",
      "fr": "Devis de réparation",
      "es": "Presupuesto de reparación"
    },
    "report": {
      "en": "Report",
      "fr": "Rapport",
      "es": "Informe"
    },
    "certificate": {
      "en": "Certificate",
      "fr": "Certificat",
      "es": "Certificado"
    },
    "transfer_certificate": {
      "en": "Certificate of transfer",
      "fr": "Certificat de cession",
      "es": "Certificado de cesión"
    },
    "correspondence": {
      "en": "Correspondence",
      "fr": "Correspondance",
      "es": "Correspondencia"
    },
    "other": {
      "en": "Other",
      "fr": "Autre",
      "es": "Otro"
    }
  }
};

/** List of the hub's own → value → its wording by language. */
export const hubLabels: Labels = {
  "messageType": {
    "case.late": {
      "en": "Something is late",
      "fr": "Un élément attendu est en retard",
      "es": "Algo se retrasa"
    },
    "claim.closed": {
      "en": "Claim closed",
      "fr": "Sinistre clos",
      "es": "Siniestro cerrado"
    },
    "claim.coverage-decided": {
      "en": "Coverage decided",
      "fr": "Décision de garantie",
      "es": "Cobertura decidida"
    },
    "claim.notified": {
      "en": "Loss notified",
      "fr": "Sinistre déclaré",
      "es": "Siniestro declarado"
    },
    "claim.paid": {
      "en": "Claim paid",
      "fr": "Sinistre indemnisé",
      "es": "Siniestro indemnizado"
    },
    "claim.refused": {
      "en": "Claim refused",
      "fr": "Sinistre refusé",
      "es": "Siniestro rechazado"
    },
    "claim.registered": {
      "en": "Claim registered",
      "fr": "Sinistre enregistré",
      "es": "Siniestro registrado"
    },
    "claim.updated": {
      "en": "Claim updated",
      "fr": "Sinistre mis à jour",
      "es": "Siniestro actualizado"
    },
    "commercial-dispute.answered": {
      "en": "Commercial dispute answered",
      "fr": "Réponse au litige commercial",
      "es": "Respuesta al litigio comercial"
    },
    "commercial-dispute.raised": {
      "en": "Commercial dispute raised",
      "fr": "Litige commercial ouvert",
      "es": "Litigio comercial abierto"
    },
    "commercial-dispute.settled": {
      "en": "Commercial dispute settled",
      "fr": "Litige commercial réglé",
      "es": "Litigio comercial resuelto"
    },
    "contact.notification-requested": {
      "en": "Notification ordered",
      "fr": "Notification demandée",
      "es": "Notificación solicitada"
    },
    "contact.notified": {
      "en": "Notification sent",
      "fr": "Notification envoyée",
      "es": "Notificación enviada"
    },
    "contact.recorded": {
      "en": "Contact recorded",
      "fr": "Contact enregistré",
      "es": "Contacto registrado"
    },
    "credit-note.issued": {
      "en": "Credit note issued",
      "fr": "Avoir émis",
      "es": "Nota de abono emitida"
    },
    "debit-note.issued": {
      "en": "Debit note issued",
      "fr": "Note de débit émise",
      "es": "Nota de débito emitida"
    },
    "device.check-requested": {
      "en": "Device check requested",
      "fr": "Contrôle de l'appareil demandé",
      "es": "Comprobación del dispositivo solicitada"
    },
    "device.checked": {
      "en": "Device checked",
      "fr": "Appareil contrôlé",
      "es": "Dispositivo comprobado"
    },
    "dispute.arbitrated": {
      "en": "Dispute taken to arbitration",
      "fr": "Litige porté en arbitrage",
      "es": "Disputa sometida a arbitraje"
    },
    "dispute.closed": {
      "en": "Dispute closed",
      "fr": "Litige clos",
      "es": "Disputa cerrada"
    },
    "dispute.decided": {
      "en": "Dispute decided",
      "fr": "Litige tranché",
      "es": "Disputa decidida"
    },
    "dispute.evidence-added": {
      "en": "Evidence added",
      "fr": "Pièce justificative ajoutée",
      "es": "Prueba aportada"
    },
    "dispute.evidence-requested": {
      "en": "Evidence requested",
      "fr": "Pièces justificatives demandées",
      "es": "Pruebas solicitadas"
    },
    "dispute.mediated": {
      "en": "Dispute mediated",
      "fr": "Médiation du litige",
      "es": "Mediación de la disputa"
    },
    "dispute.opened": {
      "en": "Dispute opened",
      "fr": "Litige ouvert",
      "es": "Disputa abierta"
    },
    "dispute.refund-ordered": {
      "en": "Refund ordered",
      "fr": "Remboursement ordonné",
      "es": "Reembolso ordenado"
    },
    "dispute.triaged": {
      "en": "Dispute triaged",
      "fr": "Litige qualifié",
      "es": "Disputa clasificada"
    },
    "dossier.requested": {
      "en": "Dossier requested",
      "fr": "Dossier demandé",
      "es": "Expediente solicitado"
    },
    "dossier.updated": {
      "en": "Dossier updated",
      "fr": "Dossier mis à jour",
      "es": "Expediente actualizado"
    },
    "eco.catalogue-published": {
      "en": "Catalogue of the eco-organism published",
      "fr": "Catalogue de l'éco-organisme publié",
      "es": "Catálogo del ecoorganismo publicado"
    },
    "eco.claim-cancelled": {
      "en": "Support claim cancelled",
      "fr": "Dossier de bonus annulé",
      "es": "Expediente de ayuda anulado"
    },
    "eco.claim-created": {
      "en": "Support claim created",
      "fr": "Dossier de bonus créé",
      "es": "Expediente de ayuda creado"
    },
    "eco.claim-decided": {
      "en": "Support claim decided",
      "fr": "Décision sur le dossier de bonus",
      "es": "Expediente de ayuda decidido"
    },
    "eco.claim-paid": {
      "en": "Support paid",
      "fr": "Bonus remboursé",
      "es": "Ayuda pagada"
    },
    "eco.claim-progressed": {
      "en": "Support claim progressed",
      "fr": "Dossier de bonus avancé",
      "es": "Expediente de ayuda en curso"
    },
    "eco.claim-requested": {
      "en": "Support claim asked for",
      "fr": "Création du dossier de bonus demandée",
      "es": "Expediente de ayuda solicitado"
    },
    "eco.claim-submitted": {
      "en": "Support claim submitted",
      "fr": "Dossier de bonus envoyé",
      "es": "Expediente de ayuda enviado"
    },
    "eco.document-attached": {
      "en": "Document attached",
      "fr": "Document joint",
      "es": "Documento adjuntado"
    },
    "eco.document-requested": {
      "en": "Document asked for",
      "fr": "Document demandé",
      "es": "Documento solicitado"
    },
    "eco.support-calculated": {
      "en": "Support calculated",
      "fr": "Bonus calculé",
      "es": "Ayuda calculada"
    },
    "eco.support-refused": {
      "en": "Support refused",
      "fr": "Bonus refusé",
      "es": "Ayuda denegada"
    },
    "eco.support-requested": {
      "en": "Support requested",
      "fr": "Bonus demandé",
      "es": "Ayuda solicitada"
    },
    "invoice.issued": {
      "en": "Invoice issued",
      "fr": "Facture émise",
      "es": "Factura emitida"
    },
    "invoice.ordered": {
      "en": "Invoice ordered",
      "fr": "Ordre de facturation",
      "es": "Orden de facturación"
    },
    "invoice.progressed": {
      "en": "News of the invoice",
      "fr": "Statut de la facture",
      "es": "Estado de la factura"
    },
    "loan-device.issued": {
      "en": "Loan device handed out",
      "fr": "Appareil de prêt remis",
      "es": "Dispositivo de préstamo entregado"
    },
    "loan-device.requested": {
      "en": "Loan device requested",
      "fr": "Appareil de prêt demandé",
      "es": "Dispositivo de préstamo solicitado"
    },
    "loan-device.returned": {
      "en": "Loan device returned",
      "fr": "Appareil de prêt rendu",
      "es": "Dispositivo de préstamo devuelto"
    },
    "pickup.booked": {
      "en": "Pickup booked",
      "fr": "Enlèvement réservé",
      "es": "Recogida reservada"
    },
    "pickup.cancelled": {
      "en": "Pickup cancelled",
      "fr": "Enlèvement annulé",
      "es": "Recogida anulada"
    },
    "pickup.refused": {
      "en": "Pickup refused",
      "fr": "Enlèvement refusé",
      "es": "Recogida rechazada"
    },
    "pickup.requested": {
      "en": "Pickup requested",
      "fr": "Enlèvement demandé",
      "es": "Recogida solicitada"
    },
    "product.published": {
      "en": "Products published",
      "fr": "Produits publiés",
      "es": "Productos publicados"
    },
    "quote.approved": {
      "en": "Quote approved",
      "fr": "Devis accepté",
      "es": "Presupuesto aprobado"
    },
    "quote.declined": {
      "en": "Quote declined",
      "fr": "Devis refusé",
      "es": "Presupuesto rechazado"
    },
    "quote.expired": {
      "en": "Quote expired",
      "fr": "Devis expiré",
      "es": "Presupuesto caducado"
    },
    "quote.offered": {
      "en": "Quote offered",
      "fr": "Devis proposé",
      "es": "Presupuesto ofrecido"
    },
    "quote.requested": {
      "en": "Quote requested",
      "fr": "Devis demandé",
      "es": "Presupuesto solicitado"
    },
    "quote.withdrawn": {
      "en": "Quote withdrawn",
      "fr": "Devis retiré",
      "es": "Presupuesto retirado"
    },
    "remittance.advised": {
      "en": "Payment advised",
      "fr": "Avis de paiement",
      "es": "Aviso de pago"
    },
    "repair.assessed": {
      "en": "Repair assessed",
      "fr": "Diagnostic de réparation",
      "es": "Reparación evaluada"
    },
    "repair.completed": {
      "en": "Repair completed",
      "fr": "Réparation terminée",
      "es": "Reparación terminada"
    },
    "repair.irreparable": {
      "en": "Device irreparable",
      "fr": "Appareil irréparable",
      "es": "Dispositivo irreparable"
    },
    "repair.ordered": {
      "en": "Repair ordered",
      "fr": "Réparation commandée",
      "es": "Reparación encargada"
    },
    "repair.progressed": {
      "en": "News of the repair",
      "fr": "Avancement de la réparation",
      "es": "Avance de la reparación"
    },
    "repair.received": {
      "en": "Device received for repair",
      "fr": "Appareil reçu en réparation",
      "es": "Dispositivo recibido para reparar"
    },
    "repair.refused": {
      "en": "Repair refused",
      "fr": "Réparation refusée",
      "es": "Reparación rechazada"
    },
    "repair.sent-back": {
      "en": "Device sent back",
      "fr": "Appareil renvoyé",
      "es": "Dispositivo devuelto"
    },
    "return.announced": {
      "en": "Return announced",
      "fr": "Retour annoncé",
      "es": "Devolución anunciada"
    },
    "return.assessed": {
      "en": "Return assessed",
      "fr": "Retour expertisé",
      "es": "Devolución evaluada"
    },
    "return.authorised": {
      "en": "Return authorised",
      "fr": "Retour autorisé",
      "es": "Devolución autorizada"
    },
    "return.cancelled": {
      "en": "Return cancelled",
      "fr": "Retour annulé",
      "es": "Devolución anulada"
    },
    "return.closed": {
      "en": "Return closed",
      "fr": "Retour clos",
      "es": "Devolución cerrada"
    },
    "return.denied": {
      "en": "Return denied",
      "fr": "Retour refusé",
      "es": "Devolución denegada"
    },
    "return.instructed": {
      "en": "Return instructed",
      "fr": "Instruction de retour",
      "es": "Instrucción de devolución"
    },
    "return.received": {
      "en": "Return received",
      "fr": "Retour reçu",
      "es": "Devolución recibida"
    },
    "shipment.booked": {
      "en": "Shipment booked",
      "fr": "Expédition réservée",
      "es": "Envío reservado"
    },
    "shipment.cancelled": {
      "en": "Shipment cancelled",
      "fr": "Expédition annulée",
      "es": "Envío anulado"
    },
    "shipment.labelled": {
      "en": "Label issued",
      "fr": "Étiquette émise",
      "es": "Etiqueta emitida"
    },
    "shipment.points-found": {
      "en": "Drop-off points found",
      "fr": "Points de dépôt trouvés",
      "es": "Puntos de entrega encontrados"
    },
    "shipment.points-requested": {
      "en": "Drop-off points requested",
      "fr": "Points de dépôt demandés",
      "es": "Puntos de entrega solicitados"
    },
    "shipment.refused": {
      "en": "Shipment refused",
      "fr": "Expédition refusée",
      "es": "Envío rechazado"
    },
    "shipment.requested": {
      "en": "Shipment requested",
      "fr": "Expédition demandée",
      "es": "Envío solicitado"
    },
    "shipment.tracked": {
      "en": "News of the parcel",
      "fr": "Suivi du colis",
      "es": "Seguimiento del paquete"
    },
    "shipment.tracking-requested": {
      "en": "Tracking requested",
      "fr": "Suivi demandé",
      "es": "Seguimiento solicitado"
    },
    "tradein.accepted": {
      "en": "Trade-in offer accepted",
      "fr": "Offre de reprise acceptée",
      "es": "Oferta de recompra aceptada"
    },
    "tradein.cancelled": {
      "en": "Trade-in cancelled",
      "fr": "Reprise annulée",
      "es": "Recompra anulada"
    },
    "tradein.counter-accepted": {
      "en": "Counter-offer accepted",
      "fr": "Contre-offre acceptée",
      "es": "Contraoferta aceptada"
    },
    "tradein.counter-declined": {
      "en": "Counter-offer declined",
      "fr": "Contre-offre refusée",
      "es": "Contraoferta rechazada"
    },
    "tradein.counter-offered": {
      "en": "Counter-offer made",
      "fr": "Contre-offre faite",
      "es": "Contraoferta hecha"
    },
    "tradein.declined": {
      "en": "Trade-in declined",
      "fr": "Reprise déclinée",
      "es": "Recompra declinada"
    },
    "tradein.graded": {
      "en": "Device graded",
      "fr": "Appareil évalué",
      "es": "Dispositivo clasificado"
    },
    "tradein.offered": {
      "en": "Trade-in offered",
      "fr": "Offre de reprise",
      "es": "Oferta de recompra"
    },
    "tradein.paid": {
      "en": "Trade-in payment reported",
      "fr": "Versement de la reprise",
      "es": "Pago de la recompra"
    },
    "tradein.payout-requested": {
      "en": "Payout ordered",
      "fr": "Versement ordonné",
      "es": "Pago ordenado"
    },
    "tradein.quote-requested": {
      "en": "Trade-in quote requested",
      "fr": "Estimation de reprise demandée",
      "es": "Tasación de recompra solicitada"
    },
    "tradein.received": {
      "en": "Device received by the buyer",
      "fr": "Appareil reçu par le repreneur",
      "es": "Dispositivo recibido por el comprador"
    },
    "tradein.refused": {
      "en": "Trade-in refused",
      "fr": "Reprise refusée",
      "es": "Recompra rechazada"
    },
    "tradein.suspended": {
      "en": "Trade-in suspended",
      "fr": "Reprise suspendue",
      "es": "Recompra suspendida"
    }
  },
  "messageFamily": {
    "case": {
      "en": "Case",
      "fr": "Affaire",
      "es": "Caso"
    },
    "claim": {
      "en": "Claim",
      "fr": "Sinistre",
      "es": "Siniestro"
    },
    "commercial-dispute": {
      "en": "Commercial dispute",
      "fr": "Litige commercial",
      "es": "Litigio comercial"
    },
    "contact": {
      "en": "Contact",
      "fr": "Contact",
      "es": "Contacto"
    },
    "credit-note": {
      "en": "Credit note",
      "fr": "Avoir",
      "es": "Nota de abono"
    },
    "debit-note": {
      "en": "Debit note",
      "fr": "Note de débit",
      "es": "Nota de débito"
    },
    "device": {
      "en": "Device",
      "fr": "Appareil",
      "es": "Dispositivo"
    },
    "dispute": {
      "en": "Dispute",
      "fr": "Litige",
      "es": "Disputa"
    },
    "dossier": {
      "en": "Dossier",
      "fr": "Dossier",
      "es": "Expediente"
    },
    "eco": {
      "en": "Repair support",
      "fr": "Bonus réparation",
      "es": "Ayuda a la reparación"
    },
    "invoice": {
      "en": "Invoice",
      "fr": "Facture",
      "es": "Factura"
    },
    "loan-device": {
      "en": "Loan device",
      "fr": "Appareil de prêt",
      "es": "Dispositivo de préstamo"
    },
    "pickup": {
      "en": "Pickup",
      "fr": "Enlèvement",
      "es": "Recogida"
    },
    "product": {
      "en": "Product",
      "fr": "Produit",
      "es": "Producto"
    },
    "quote": {
      "en": "Quote",
      "fr": "Devis",
      "es": "Presupuesto"
    },
    "remittance": {
      "en": "Payment advice",
      "fr": "Avis de paiement",
      "es": "Aviso de pago"
    },
    "repair": {
      "en": "Repair",
      "fr": "Réparation",
      "es": "Reparación"
    },
    "return": {
      "en": "Return",
      "fr": "Retour",
      "es": "Devolución"
    },
    "shipment": {
      "en": "Shipment",
      "fr": "Expédition",
      "es": "Envío"
    },
    "tradein": {
      "en": "Trade-in",
      "fr": "Reprise",
      "es": "Recompra"
    }
  },
  "caseAxis": {
    "state": {
      "en": "Progress",
      "fr": "Avancement",
      "es": "Avance"
    },
    "decision": {
      "en": "Decision",
      "fr": "Décision",
      "es": "Decisión"
    },
    "logistics": {
      "en": "Logistics",
      "fr": "Logistique",
      "es": "Logística"
    },
    "money": {
      "en": "Money",
      "fr": "Argent",
      "es": "Dinero"
    }
  },
  "sentence": {
    "notFromThere": {
      "en": "{axis} is “{from}”: it does not become “{to}” from there.",
      "fr": "{axis} : « {from} » ; le passage à « {to} » n'est pas possible.",
      "es": "{axis}: «{from}»; desde ahí no pasa a «{to}»."
    }
  },
  "milestone": {
    "opened": {
      "en": "Opened",
      "fr": "Ouverture",
      "es": "Apertura"
    },
    "announced": {
      "en": "Announced",
      "fr": "Annonce",
      "es": "Anuncio"
    },
    "registered": {
      "en": "Registered",
      "fr": "Enregistrement",
      "es": "Registro"
    },
    "offered": {
      "en": "Offered",
      "fr": "Offre",
      "es": "Oferta"
    },
    "authorised": {
      "en": "Authorised",
      "fr": "Autorisation",
      "es": "Autorización"
    },
    "label": {
      "en": "Label issued",
      "fr": "Étiquette",
      "es": "Etiqueta"
    },
    "collected": {
      "en": "Handed to the carrier",
      "fr": "Remise au transporteur",
      "es": "Entrega al transportista"
    },
    "delivered": {
      "en": "Delivered",
      "fr": "Livraison",
      "es": "Entrega"
    },
    "received": {
      "en": "Received",
      "fr": "Réception",
      "es": "Recepción"
    },
    "assessed": {
      "en": "Assessed",
      "fr": "Expertise",
      "es": "Evaluación"
    },
    "repaired": {
      "en": "Repaired",
      "fr": "Réparation",
      "es": "Reparación"
    },
    "sentBack": {
      "en": "Sent back",
      "fr": "Renvoi",
      "es": "Devolución"
    },
    "invoiced": {
      "en": "Invoiced",
      "fr": "Facturation",
      "es": "Facturación"
    },
    "credited": {
      "en": "Credited",
      "fr": "Avoir",
      "es": "Abono"
    },
    "decided": {
      "en": "Decided",
      "fr": "Décision",
      "es": "Decisión"
    },
    "settled": {
      "en": "Settled",
      "fr": "Règlement",
      "es": "Liquidación"
    },
    "closed": {
      "en": "Closed",
      "fr": "Clôture",
      "es": "Cierre"
    }
  },
  "expectationState": {
    "open": {
      "en": "Expected",
      "fr": "Attendu",
      "es": "Pendiente"
    },
    "late": {
      "en": "Late",
      "fr": "En retard",
      "es": "Con retraso"
    },
    "met": {
      "en": "Met",
      "fr": "Reçu",
      "es": "Cumplido"
    },
    "cancelled": {
      "en": "No longer expected",
      "fr": "N'est plus attendu",
      "es": "Ya no se espera"
    }
  },
  "lateSection": {
    "expectations": {
      "en": "Expected in a case",
      "fr": "Attendu dans une affaire",
      "es": "Esperado en un caso"
    },
    "technical": {
      "en": "Technical acknowledgement",
      "fr": "Accusé technique",
      "es": "Acuse técnico"
    },
    "application": {
      "en": "Application acknowledgement",
      "fr": "Accusé applicatif",
      "es": "Acuse de aplicación"
    },
    "silent": {
      "en": "Silent partner",
      "fr": "Partenaire silencieux",
      "es": "Socio en silencio"
    }
  },
  "reconciliationStep": {
    "announced": {
      "en": "Announced",
      "fr": "Annoncé",
      "es": "Anunciado"
    },
    "authorised": {
      "en": "Authorised",
      "fr": "Autorisé",
      "es": "Autorizado"
    },
    "received": {
      "en": "Received",
      "fr": "Reçu",
      "es": "Recibido"
    },
    "accepted": {
      "en": "Accepted",
      "fr": "Accepté",
      "es": "Aceptado"
    },
    "asked": {
      "en": "Asked",
      "fr": "Demandé",
      "es": "Pedido"
    },
    "credited": {
      "en": "Credited",
      "fr": "Crédité",
      "es": "Abonado"
    },
    "deducted": {
      "en": "Deducted",
      "fr": "Déduit",
      "es": "Deducido"
    },
    "paid": {
      "en": "Paid",
      "fr": "Payé",
      "es": "Pagado"
    }
  },
  "report": {
    "end-to-end-time": {
      "en": "End-to-end time",
      "fr": "Délai de bout en bout",
      "es": "Tiempo de principio a fin"
    },
    "repair-time": {
      "en": "Repair time",
      "fr": "Délai de réparation",
      "es": "Tiempo de reparación"
    },
    "quote-response-time": {
      "en": "Quote response time",
      "fr": "Délai de réponse aux devis",
      "es": "Tiempo de respuesta a presupuestos"
    },
    "carrier-performance": {
      "en": "Carrier performance",
      "fr": "Performance des transporteurs",
      "es": "Rendimiento de los transportistas"
    },
    "automatic-decisions": {
      "en": "Automatic decisions",
      "fr": "Décisions automatiques",
      "es": "Decisiones automáticas"
    },
    "return-rate": {
      "en": "Return rate",
      "fr": "Taux de retour",
      "es": "Tasa de devolución"
    },
    "first-time-right": {
      "en": "First time right",
      "fr": "Bon du premier coup",
      "es": "Correctos a la primera"
    }
  },
  "reportMeaning": {
    "end-to-end-time": {
      "en": "How long consumers wait, from the first word to the money or the thing.",
      "fr": "Combien de temps les consommateurs attendent, du premier message à l'argent ou à l'appareil.",
      "es": "Cuánto esperan los consumidores, desde el primer mensaje hasta el dinero o el aparato."
    },
    "repair-time": {
      "en": "How long repairs take, from the receipt of the device.",
      "fr": "Combien de temps durent les réparations, depuis la réception de l'appareil.",
      "es": "Cuánto duran las reparaciones, desde la recepción del dispositivo."
    },
    "quote-response-time": {
      "en": "How long partners take to name a price.",
      "fr": "Combien de temps les partenaires mettent à donner un prix.",
      "es": "Cuánto tardan los socios en dar un precio."
    },
    "carrier-performance": {
      "en": "How long parcels take, and which share arrives.",
      "fr": "Combien de temps mettent les colis, et quelle part arrive.",
      "es": "Cuánto tardan los paquetes y qué parte llega."
    },
    "automatic-decisions": {
      "en": "Which share of decisions a rule made.",
      "fr": "Quelle part des décisions une règle a prise.",
      "es": "Qué parte de las decisiones tomó una regla."
    },
    "return-rate": {
      "en": "How many pieces come back; the rate where catalogues say what was sold.",
      "fr": "Combien de pièces reviennent ; le taux là où un catalogue dit ce qui a été vendu.",
      "es": "Cuántas piezas vuelven; la tasa donde un catálogo dice lo que se vendió."
    },
    "first-time-right": {
      "en": "Which share of the documents of a partner was taken as it came.",
      "fr": "Quelle part des documents d'un partenaire a été prise telle quelle.",
      "es": "Qué parte de los documentos de un socio se aceptó tal como llegó."
    }
  },
  "reportColumn": {
    "day": {
      "en": "Day",
      "fr": "Jour",
      "es": "Día"
    },
    "week": {
      "en": "Week",
      "fr": "Semaine",
      "es": "Semana"
    },
    "month": {
      "en": "Month",
      "fr": "Mois",
      "es": "Mes"
    },
    "country": {
      "en": "Country",
      "fr": "Pays",
      "es": "País"
    },
    "partner": {
      "en": "Partner",
      "fr": "Partenaire",
      "es": "Socio"
    },
    "brand": {
      "en": "Brand",
      "fr": "Marque",
      "es": "Marca"
    },
    "model": {
      "en": "Model",
      "fr": "Modèle",
      "es": "Modelo"
    },
    "count": {
      "en": "Count",
      "fr": "Nombre",
      "es": "Número"
    },
    "meanHours": {
      "en": "Mean (hours)",
      "fr": "Moyenne (heures)",
      "es": "Media (horas)"
    },
    "medianHours": {
      "en": "Median (hours)",
      "fr": "Médiane (heures)",
      "es": "Mediana (horas)"
    },
    "p90Hours": {
      "en": "90th percentile (hours)",
      "fr": "90e centile (heures)",
      "es": "Percentil 90 (horas)"
    },
    "arrived": {
      "en": "Share arrived",
      "fr": "Part arrivée",
      "es": "Parte llegada"
    },
    "decisions": {
      "en": "Decisions",
      "fr": "Décisions",
      "es": "Decisiones"
    },
    "automatic": {
      "en": "Made by a rule",
      "fr": "Prises par une règle",
      "es": "Tomadas por una regla"
    },
    "share": {
      "en": "Share",
      "fr": "Part",
      "es": "Parte"
    },
    "returned": {
      "en": "Pieces returned",
      "fr": "Pièces retournées",
      "es": "Piezas devueltas"
    },
    "shareOfReturns": {
      "en": "Share of all returns",
      "fr": "Part de tous les retours",
      "es": "Parte de todas las devoluciones"
    },
    "sold": {
      "en": "Pieces sold",
      "fr": "Pièces vendues",
      "es": "Piezas vendidas"
    },
    "rate": {
      "en": "Rate",
      "fr": "Taux",
      "es": "Tasa"
    },
    "documents": {
      "en": "Documents",
      "fr": "Documents",
      "es": "Documentos"
    },
    "right": {
      "en": "Taken as they came",
      "fr": "Pris tels quels",
      "es": "Aceptados tal como llegaron"
    }
  }
};

/** What the words of systems and standards mean in the hub's. */
export const codeTables: readonly CodeTable[] = [
  {
    "system": "adobe-commerce",
    "list": "return-status",
    "values": "canonicalStatus",
    "rows": [
      {
        "partner": "Pending",
        "canonical": "submitted"
      },
      {
        "partner": "Authorized",
        "canonical": "authorised"
      },
      {
        "partner": "Partially Authorized",
        "canonical": "partially_authorised"
      },
      {
        "partner": "Denied",
        "canonical": "denied"
      },
      {
        "partner": "Return Received",
        "canonical": "received"
      },
      {
        "partner": "Return Partially Received",
        "canonical": "partially_received"
      },
      {
        "partner": "Approved",
        "canonical": "agreed",
        "unverified": true
      },
      {
        "partner": "Rejected",
        "canonical": "rejected",
        "unverified": true
      },
      {
        "partner": "Processed and Closed",
        "canonical": "settled"
      }
    ]
  },
  {
    "system": "aftership",
    "list": "return-status",
    "values": "canonicalStatus",
    "rows": [
      {
        "partner": "submitted",
        "canonical": "submitted"
      },
      {
        "partner": "approved",
        "canonical": "authorised"
      },
      {
        "partner": "rejected",
        "canonical": "denied"
      },
      {
        "partner": "shipped",
        "canonical": "in_transit"
      },
      {
        "partner": "received",
        "canonical": "received"
      },
      {
        "partner": "done",
        "canonical": "settled"
      },
      {
        "partner": "expired",
        "canonical": "expired"
      }
    ]
  },
  {
    "system": "amazon-efr",
    "list": "return-status",
    "values": "canonicalStatus",
    "rows": [
      {
        "partner": "CREATED",
        "canonical": "submitted"
      },
      {
        "partner": "CARRIER_NOTIFIED_TO_PICK_UP_FROM_CUSTOMER",
        "canonical": "pickup_booked",
        "unverified": true
      },
      {
        "partner": "CARRIER_OUT_FOR_PICK_UP_FROM_CUSTOMER",
        "canonical": "pickup_booked",
        "unverified": true
      },
      {
        "partner": "CUSTOMER_RESCHEDULED_PICK_UP",
        "canonical": "pickup_booked",
        "unverified": true
      },
      {
        "partner": "CUSTOMER_CANCELLED_PICK_UP",
        "canonical": "cancelled",
        "unverified": true
      },
      {
        "partner": "PICKED_FROM_CUSTOMER",
        "canonical": "picked_up",
        "preferred": true
      },
      {
        "partner": "CUSTOMER_DROPPED_OFF",
        "canonical": "picked_up"
      },
      {
        "partner": "IN_TRANSIT",
        "canonical": "in_transit",
        "preferred": true
      },
      {
        "partner": "OUT_FOR_DELIVERY",
        "canonical": "in_transit"
      },
      {
        "partner": "REPLANNED",
        "canonical": "in_transit",
        "unverified": true
      },
      {
        "partner": "DELIVERED",
        "canonical": "received"
      },
      {
        "partner": "PARTIALLY_PROCESSED",
        "canonical": "partially_received",
        "unverified": true
      },
      {
        "partner": "PROCESSED",
        "canonical": "settled"
      },
      {
        "partner": "REJECTED",
        "canonical": "denied"
      },
      {
        "partner": "CANCELLED",
        "canonical": "cancelled",
        "preferred": true
      }
    ]
  },
  {
    "system": "back-market",
    "list": "buyback-status",
    "values": "canonicalStatus",
    "rows": [
      {
        "partner": "NEW",
        "canonical": "submitted",
        "preferred": true
      },
      {
        "partner": "PENDING",
        "canonical": "submitted"
      },
      {
        "partner": "TO_SEND",
        "canonical": "authorised"
      },
      {
        "partner": "SENT",
        "canonical": "in_transit"
      },
      {
        "partner": "RECEIVED",
        "canonical": "received"
      },
      {
        "partner": "COUNTER_PROPOSAL",
        "canonical": "counter_offered"
      },
      {
        "partner": "VALIDATED",
        "canonical": "agreed",
        "unverified": true
      },
      {
        "partner": "PAID",
        "canonical": "settled",
        "preferred": true
      },
      {
        "partner": "MONEY_TRANSFERED",
        "canonical": "settled",
        "label": "Spelt so by the system"
      },
      {
        "partner": "SUSPENDED",
        "canonical": "denied"
      }
    ]
  },
  {
    "system": "back-market",
    "list": "return-reason",
    "values": "canonicalReason",
    "rows": [
      {
        "partner": "0",
        "canonical": "wrong_item",
        "label": "Stock mistake",
        "unverified": true
      },
      {
        "partner": "1",
        "canonical": "withdrawal",
        "label": "Withdrawal 14 days"
      },
      {
        "partner": "11",
        "canonical": "missing_or_short",
        "label": "Not at address",
        "unverified": true
      },
      {
        "partner": "12",
        "canonical": "missing_or_short",
        "label": "Did not reach its destination",
        "unverified": true
      },
      {
        "partner": "13",
        "canonical": "missing_or_short",
        "label": "Lost",
        "unverified": true
      },
      {
        "partner": "21",
        "canonical": "damaged_on_arrival",
        "label": "Faulty on opening"
      },
      {
        "partner": "22",
        "canonical": "defective",
        "label": "Failure at first use",
        "unverified": true
      },
      {
        "partner": "23",
        "canonical": "defective",
        "label": "Warranty failure",
        "preferred": true
      },
      {
        "partner": "24",
        "canonical": "not_as_described",
        "label": "Non compliant"
      },
      {
        "partner": "25",
        "canonical": "other",
        "label": "Other",
        "preferred": true
      }
    ]
  },
  {
    "system": "back-market",
    "list": "problem",
    "values": "canonicalReason",
    "rows": [
      {
        "partner": "ACCOUNT_LOCKED",
        "canonical": "device_locked",
        "preferred": true
      },
      {
        "partner": "CODE_LOCKED",
        "canonical": "device_locked"
      },
      {
        "partner": "DAMAGED_PACKAGE",
        "canonical": "damaged_in_transport"
      },
      {
        "partner": "ITEM_NOT_RECEIVED",
        "canonical": "missing_or_short"
      },
      {
        "partner": "MISSING_PART",
        "canonical": "missing_or_short",
        "preferred": true
      },
      {
        "partner": "OOW_ITEM",
        "canonical": "other",
        "unverified": true
      },
      {
        "partner": "PROBLEM_NOT_IDENTIFIED",
        "canonical": "other",
        "unverified": true
      },
      {
        "partner": "WRONG_ITEM",
        "canonical": "wrong_item"
      },
      {
        "partner": "OTHER",
        "canonical": "other",
        "preferred": true
      }
    ]
  },
  {
    "system": "camara",
    "list": "operational-status",
    "values": "deviceCheckResult",
    "rows": [
      {
        "partner": "allowed",
        "canonical": "pass"
      },
      {
        "partner": "tracked",
        "canonical": "caution"
      },
      {
        "partner": "prohibited",
        "canonical": "fail"
      },
      {
        "partner": "unknown",
        "canonical": "unknown"
      }
    ]
  },
  {
    "system": "checkmend",
    "list": "result",
    "values": "deviceCheckResult",
    "rows": [
      {
        "partner": "passed",
        "canonical": "pass"
      },
      {
        "partner": "caution",
        "canonical": "caution"
      },
      {
        "partner": "failed",
        "canonical": "fail"
      }
    ]
  },
  {
    "system": "chronopost",
    "list": "event",
    "values": "trackingStatus",
    "rows": [
      {
        "partner": "DC",
        "canonical": "pending",
        "label": "Prepared by sender"
      },
      {
        "partner": "DB",
        "canonical": "dropped_off",
        "label": "Handed over by sender"
      },
      {
        "partner": "DY",
        "canonical": "dropped_off",
        "label": "Registered at post office",
        "preferred": true
      },
      {
        "partner": "SC",
        "canonical": "in_transit",
        "label": "Sorted at departure"
      },
      {
        "partner": "TS",
        "canonical": "in_transit",
        "label": "In transit",
        "preferred": true
      },
      {
        "partner": "SD",
        "canonical": "in_transit",
        "label": "At delivery depot"
      },
      {
        "partner": "TA",
        "canonical": "out_for_delivery",
        "label": "Out for delivery"
      },
      {
        "partner": "D",
        "canonical": "delivered",
        "label": "Delivered"
      }
    ]
  },
  {
    "system": "ecologic",
    "list": "claim-status",
    "values": "ecoClaimStatus",
    "rows": [
      {
        "partner": "NOTVALID",
        "canonical": "incomplete",
        "unverified": true
      },
      {
        "partner": "VALID",
        "canonical": "draft",
        "unverified": true
      },
      {
        "partner": "WAITING",
        "canonical": "under_review",
        "unverified": true
      },
      {
        "partner": "NOTCONFORM",
        "canonical": "needs_correction",
        "unverified": true
      },
      {
        "partner": "ARBITRATION",
        "canonical": "arbitration",
        "unverified": true
      },
      {
        "partner": "ACCEPTED",
        "canonical": "accepted",
        "unverified": true
      },
      {
        "partner": "REFUSED",
        "canonical": "refused",
        "unverified": true
      },
      {
        "partner": "CANCELLED",
        "canonical": "cancelled",
        "unverified": true
      },
      {
        "partner": "CLOSEDACCEPTED",
        "canonical": "paid",
        "unverified": true
      }
    ]
  },
  {
    "system": "ecologic",
    "list": "document-type",
    "values": "documentType",
    "rows": [
      {
        "partner": "INVOICE",
        "canonical": "invoice"
      },
      {
        "partner": "NAMEPLATE",
        "canonical": "nameplate"
      },
      {
        "partner": "PRODUCTPICTURE",
        "canonical": "product_photo"
      },
      {
        "partner": "CONSUMERVALIDATION",
        "canonical": "consumer_validation"
      }
    ]
  },
  {
    "system": "ecosystem",
    "list": "request-status",
    "values": "ecoClaimStatus",
    "rows": [
      {
        "partner": "En cours de création",
        "canonical": "draft",
        "unverified": true
      },
      {
        "partner": "Annulé",
        "canonical": "cancelled",
        "unverified": true
      },
      {
        "partner": "Envoyé, en cours vérification",
        "canonical": "under_review",
        "unverified": true
      },
      {
        "partner": "Approuvé, en cours rembourst",
        "canonical": "accepted",
        "unverified": true
      },
      {
        "partner": "Remboursement effectué",
        "canonical": "paid",
        "unverified": true
      },
      {
        "partner": "Rejeté",
        "canonical": "refused",
        "unverified": true
      }
    ]
  },
  {
    "system": "ecosystem",
    "list": "file-type",
    "values": "documentType",
    "rows": [
      {
        "partner": "invoice",
        "canonical": "invoice"
      },
      {
        "partner": "serial_tag",
        "canonical": "nameplate"
      },
      {
        "partner": "device_picture",
        "canonical": "product_photo"
      },
      {
        "partner": "claim_request",
        "canonical": "consumer_validation",
        "preferred": true,
        "unverified": true
      },
      {
        "partner": "certificate_client",
        "canonical": "consumer_validation",
        "unverified": true
      }
    ]
  },
  {
    "system": "ecosystem",
    "list": "reject-reason",
    "values": "canonicalReason",
    "rows": [
      {
        "partner": "00",
        "canonical": "other",
        "label": "contrôles automatisés",
        "unverified": true
      },
      {
        "partner": "01",
        "canonical": "missing_document",
        "label": "SIRET/RCS absent",
        "unverified": true
      },
      {
        "partner": "02",
        "canonical": "other",
        "label": "panne non éligible",
        "unverified": true
      },
      {
        "partner": "03",
        "canonical": "other",
        "label": "consommateur professionnel",
        "unverified": true
      },
      {
        "partner": "05",
        "canonical": "duplicate",
        "label": "doublon",
        "unverified": true
      },
      {
        "partner": "06",
        "canonical": "price_dispute",
        "label": "bonus incorrect",
        "unverified": true
      },
      {
        "partner": "07",
        "canonical": "missing_document",
        "label": "facture illisible",
        "unverified": true
      },
      {
        "partner": "08",
        "canonical": "missing_document",
        "label": "bonus absent de la facture",
        "unverified": true
      },
      {
        "partner": "09",
        "canonical": "price_dispute",
        "label": "bonus non déduit",
        "unverified": true
      },
      {
        "partner": "10",
        "canonical": "other",
        "label": "suspicion de fraude",
        "unverified": true
      },
      {
        "partner": "11",
        "canonical": "other",
        "label": "réparation inexistante",
        "unverified": true
      },
      {
        "partner": "12",
        "canonical": "other",
        "label": "consommateur injoignable",
        "unverified": true
      },
      {
        "partner": "13",
        "canonical": "missing_document",
        "label": "PJ n'est pas une facture",
        "unverified": true
      },
      {
        "partner": "14",
        "canonical": "missing_document",
        "label": "PIEC sans consentement",
        "unverified": true
      },
      {
        "partner": "15",
        "canonical": "missing_document",
        "label": "plaque signalétique téléphone manquante",
        "unverified": true
      }
    ]
  },
  {
    "system": "edifact",
    "list": "4465",
    "values": "canonicalReason",
    "rows": [
      {
        "partner": "2",
        "canonical": "not_as_described",
        "label": "Below specification",
        "preferred": true
      },
      {
        "partner": "3",
        "canonical": "damaged_on_arrival",
        "label": "Damaged goods"
      },
      {
        "partner": "4",
        "canonical": "missing_or_short",
        "label": "Short delivery",
        "preferred": true
      },
      {
        "partner": "5",
        "canonical": "price_dispute",
        "label": "Price query",
        "preferred": true
      },
      {
        "partner": "6",
        "canonical": "missing_document",
        "label": "Proof of delivery required"
      },
      {
        "partner": "14",
        "canonical": "wrong_item",
        "label": "Wrong delivery"
      },
      {
        "partner": "17",
        "canonical": "damaged_in_transport",
        "label": "Transport damage"
      },
      {
        "partner": "20",
        "canonical": "late_delivery",
        "label": "Late-delivery deduction"
      },
      {
        "partner": "32",
        "canonical": "missing_or_short",
        "label": "Goods not delivered"
      },
      {
        "partner": "33",
        "canonical": "late_delivery",
        "label": "Late delivery",
        "preferred": true
      },
      {
        "partner": "35",
        "canonical": "change_of_mind",
        "label": "Goods returned"
      },
      {
        "partner": "43",
        "canonical": "other",
        "label": "Reason unknown"
      },
      {
        "partner": "49",
        "canonical": "wrong_item",
        "unverified": true
      },
      {
        "partner": "51",
        "canonical": "missing_document",
        "label": "Required data missing",
        "preferred": true
      },
      {
        "partner": "53",
        "canonical": "duplicate",
        "label": "Duplicate invoice"
      },
      {
        "partner": "57",
        "canonical": "price_dispute",
        "label": "Price change"
      },
      {
        "partner": "59",
        "canonical": "chargeback",
        "label": "Chargeback",
        "preferred": true
      },
      {
        "partner": "60",
        "canonical": "offset",
        "label": "Offset"
      },
      {
        "partner": "63",
        "canonical": "chargeback",
        "label": "Reinstatement of chargeback or offset"
      },
      {
        "partner": "73",
        "canonical": "tax_error",
        "label": "Tax-rate difference"
      },
      {
        "partner": "ZZZ",
        "canonical": "other",
        "label": "Mutually defined",
        "preferred": true
      }
    ]
  },
  {
    "system": "edifact",
    "list": "7007",
    "values": "canonicalReason",
    "rows": [
      {
        "partner": "2",
        "canonical": "missing_or_short",
        "label": "Missing"
      },
      {
        "partner": "3",
        "canonical": "wrong_item",
        "label": "Wrong identification"
      },
      {
        "partner": "4",
        "canonical": "damaged_on_arrival",
        "label": "Damaged"
      },
      {
        "partner": "5",
        "canonical": "change_of_mind",
        "label": "Good condition",
        "unverified": true
      },
      {
        "partner": "6",
        "canonical": "wrong_item",
        "label": "Wrong product",
        "preferred": true
      },
      {
        "partner": "15",
        "canonical": "expired_goods",
        "label": "Obsolete"
      },
      {
        "partner": "17",
        "canonical": "defective",
        "label": "Defective"
      }
    ]
  },
  {
    "system": "edifact",
    "list": "9011",
    "values": "trackingStatus",
    "rows": [
      {
        "partner": "13",
        "canonical": "picked_up",
        "label": "Collected"
      },
      {
        "partner": "27",
        "canonical": "in_transit",
        "label": "Despatched"
      },
      {
        "partner": "31",
        "canonical": "in_transit",
        "label": "En route",
        "preferred": true
      },
      {
        "partner": "21",
        "canonical": "delivered",
        "label": "Delivered"
      },
      {
        "partner": "23",
        "canonical": "delivery_failed",
        "label": "Delivery not completed",
        "preferred": true
      },
      {
        "partner": "18",
        "canonical": "damaged",
        "label": "Damaged"
      },
      {
        "partner": "49",
        "canonical": "lost",
        "label": "Lost",
        "preferred": true
      },
      {
        "partner": "36",
        "canonical": "lost",
        "label": "Not found"
      },
      {
        "partner": "37",
        "canonical": "in_transit",
        "label": "Found"
      },
      {
        "partner": "53",
        "canonical": "delivery_failed",
        "label": "No pick-up",
        "unverified": true
      },
      {
        "partner": "55",
        "canonical": "delivery_failed",
        "label": "Not collected",
        "unverified": true
      },
      {
        "partner": "56",
        "canonical": "delivery_failed",
        "label": "Not delivered"
      },
      {
        "partner": "64",
        "canonical": "pending",
        "label": "Pick-up awaited",
        "unverified": true
      },
      {
        "partner": "74",
        "canonical": "in_transit",
        "label": "Received",
        "unverified": true
      },
      {
        "partner": "77",
        "canonical": "refused",
        "label": "Refused"
      },
      {
        "partner": "80",
        "canonical": "return_to_sender",
        "label": "Returned as instructed"
      },
      {
        "partner": "82",
        "canonical": "return_to_sender",
        "label": "Returned",
        "preferred": true
      }
    ]
  },
  {
    "system": "french-e-invoice",
    "list": "status",
    "values": "lifecycleStatus",
    "rows": [
      {
        "partner": "200",
        "canonical": "deposited",
        "label": "Déposée",
        "from": "2026-09-01"
      },
      {
        "partner": "201",
        "canonical": "issued",
        "label": "Émise par la plateforme",
        "from": "2026-09-01"
      },
      {
        "partner": "202",
        "canonical": "received_by_platform",
        "label": "Reçue par la plateforme",
        "from": "2026-09-01"
      },
      {
        "partner": "203",
        "canonical": "made_available",
        "label": "Mise à disposition",
        "from": "2026-09-01"
      },
      {
        "partner": "204",
        "canonical": "taken_in_charge",
        "label": "Prise en charge",
        "from": "2026-09-01"
      },
      {
        "partner": "205",
        "canonical": "approved",
        "label": "Approuvée",
        "from": "2026-09-01"
      },
      {
        "partner": "206",
        "canonical": "partially_approved",
        "label": "Approuvée partiellement",
        "from": "2026-09-01"
      },
      {
        "partner": "207",
        "canonical": "disputed",
        "label": "En litige",
        "from": "2026-09-01"
      },
      {
        "partner": "208",
        "canonical": "suspended",
        "label": "Suspendue",
        "from": "2026-09-01"
      },
      {
        "partner": "209",
        "canonical": "completed",
        "label": "Complétée",
        "from": "2026-09-01"
      },
      {
        "partner": "210",
        "canonical": "refused",
        "label": "Refusée",
        "from": "2026-09-01"
      },
      {
        "partner": "211",
        "canonical": "payment_sent",
        "label": "Paiement transmis",
        "from": "2026-09-01"
      },
      {
        "partner": "212",
        "canonical": "collected",
        "label": "Encaissée",
        "from": "2026-09-01"
      },
      {
        "partner": "213",
        "canonical": "rejected",
        "label": "Rejetée",
        "from": "2026-09-01"
      },
      {
        "partner": "214",
        "canonical": "other",
        "from": "2026-09-01",
        "preferred": true,
        "unverified": true
      },
      {
        "partner": "220",
        "canonical": "cancelled",
        "from": "2026-09-01",
        "unverified": true
      },
      {
        "partner": "221",
        "canonical": "routing_failed",
        "label": "Erreur de routage",
        "from": "2026-09-01"
      },
      {
        "partner": "224",
        "canonical": "other",
        "from": "2026-09-01",
        "unverified": true
      },
      {
        "partner": "225",
        "canonical": "other",
        "from": "2026-09-01",
        "unverified": true
      },
      {
        "partner": "501",
        "canonical": "inadmissible",
        "label": "Irrecevable",
        "from": "2026-09-01"
      }
    ]
  },
  {
    "system": "french-e-invoice",
    "list": "case-status",
    "values": "canonicalStatus",
    "rows": [
      {
        "partner": "205",
        "canonical": "authorised"
      },
      {
        "partner": "206",
        "canonical": "counter_offered"
      },
      {
        "partner": "207",
        "canonical": "contested"
      },
      {
        "partner": "210",
        "canonical": "denied"
      },
      {
        "partner": "212",
        "canonical": "settled"
      },
      {
        "partner": "220",
        "canonical": "cancelled",
        "unverified": true
      }
    ]
  },
  {
    "system": "french-e-invoice",
    "list": "reason",
    "values": "canonicalReason",
    "rows": [
      {
        "partner": "QUALITE_ERR",
        "canonical": "defective"
      },
      {
        "partner": "NON_CONFORME",
        "canonical": "not_as_described"
      },
      {
        "partner": "ART_ERR",
        "canonical": "wrong_item"
      },
      {
        "partner": "QTE_ERR",
        "canonical": "missing_or_short",
        "preferred": true
      },
      {
        "partner": "LIVR_INCOMP",
        "canonical": "missing_or_short"
      },
      {
        "partner": "PU_ERR",
        "canonical": "price_dispute",
        "preferred": true
      },
      {
        "partner": "REM_ERR",
        "canonical": "price_dispute"
      },
      {
        "partner": "DOUBLON",
        "canonical": "duplicate",
        "preferred": true
      },
      {
        "partner": "DOUBLE_FACT",
        "canonical": "duplicate"
      },
      {
        "partner": "TX_TVA_ERR",
        "canonical": "tax_error"
      },
      {
        "partner": "JUSTIF_ABS",
        "canonical": "missing_document",
        "preferred": true
      },
      {
        "partner": "CMD_ERR",
        "canonical": "missing_document"
      },
      {
        "partner": "REF_ERR",
        "canonical": "missing_document"
      },
      {
        "partner": "REF_CT_ABSENT",
        "canonical": "missing_document"
      },
      {
        "partner": "AUTRE",
        "canonical": "other",
        "preferred": true
      }
    ]
  },
  {
    "system": "french-e-invoice",
    "list": "action",
    "values": "lifecycleAction",
    "rows": [
      {
        "partner": "NOA",
        "canonical": "none"
      },
      {
        "partner": "PIN",
        "canonical": "provide_information"
      },
      {
        "partner": "NIN",
        "canonical": "new_invoice"
      },
      {
        "partner": "CNF",
        "canonical": "credit_in_full"
      },
      {
        "partner": "CNP",
        "canonical": "credit_in_part"
      },
      {
        "partner": "CNA",
        "canonical": "credit_amount"
      },
      {
        "partner": "OTH",
        "canonical": "other"
      }
    ]
  },
  {
    "system": "guidewire",
    "list": "service-request-progress",
    "values": "canonicalStatus",
    "rows": [
      {
        "partner": "Requested",
        "canonical": "submitted"
      },
      {
        "partner": "In Progress",
        "canonical": "authorised"
      },
      {
        "partner": "Vendor waiting",
        "canonical": "counter_offered"
      },
      {
        "partner": "Work Complete",
        "canonical": "closed"
      }
    ]
  },
  {
    "system": "guidewire",
    "list": "service-request-quote",
    "values": "offerStatus",
    "rows": [
      {
        "partner": "Waiting for Quote",
        "canonical": "draft"
      },
      {
        "partner": "Quoted",
        "canonical": "sent"
      },
      {
        "partner": "Waiting for Approval",
        "canonical": "sent",
        "preferred": true
      },
      {
        "partner": "Approved",
        "canonical": "accepted"
      }
    ]
  },
  {
    "system": "la-poste",
    "list": "event",
    "values": "trackingStatus",
    "rows": [
      {
        "partner": "DR1",
        "canonical": "pending",
        "label": "Déclaratif réceptionné",
        "preferred": true
      },
      {
        "partner": "DR2",
        "canonical": "on_hold",
        "label": "Problème de préparation"
      },
      {
        "partner": "PC1",
        "canonical": "picked_up",
        "label": "Pris en charge",
        "preferred": true
      },
      {
        "partner": "PC2",
        "canonical": "picked_up",
        "label": "Pris en charge dans le pays d'expédition"
      },
      {
        "partner": "ET1",
        "canonical": "in_transit",
        "label": "En cours de traitement",
        "preferred": true
      },
      {
        "partner": "ET2",
        "canonical": "in_transit",
        "label": "En cours de traitement dans le pays d'expédition"
      },
      {
        "partner": "ET3",
        "canonical": "in_transit",
        "label": "En cours de traitement dans le pays de destination"
      },
      {
        "partner": "ET4",
        "canonical": "in_transit",
        "label": "En cours de traitement dans un pays de transit"
      },
      {
        "partner": "EP1",
        "canonical": "in_transit",
        "label": "En attente de présentation"
      },
      {
        "partner": "DO1",
        "canonical": "in_transit",
        "label": "Entrée en douane"
      },
      {
        "partner": "DO2",
        "canonical": "in_transit",
        "label": "Sortie de douane"
      },
      {
        "partner": "DO3",
        "canonical": "on_hold",
        "label": "Retenu en douane"
      },
      {
        "partner": "PB1",
        "canonical": "delivery_delayed",
        "label": "Problème en cours",
        "preferred": true
      },
      {
        "partner": "PB2",
        "canonical": "in_transit",
        "label": "Problème résolu"
      },
      {
        "partner": "MD2",
        "canonical": "out_for_delivery",
        "label": "Mis en distribution"
      },
      {
        "partner": "ND1",
        "canonical": "delivery_failed",
        "label": "Non distribuable"
      },
      {
        "partner": "AG1",
        "canonical": "ready_for_pickup",
        "label": "En attente d'être retiré au guichet"
      },
      {
        "partner": "RE1",
        "canonical": "return_to_sender",
        "label": "Retourné à l'expéditeur"
      },
      {
        "partner": "DI0",
        "canonical": "delivered",
        "label": "Distribué en lot"
      },
      {
        "partner": "DI1",
        "canonical": "delivered",
        "label": "Distribué",
        "preferred": true
      },
      {
        "partner": "DI2",
        "canonical": "returned_to_sender_delivered",
        "label": "Distribué à l'expéditeur"
      },
      {
        "partner": "DI3",
        "canonical": "delivery_delayed",
        "unverified": true
      },
      {
        "partner": "ID0",
        "canonical": "unknown",
        "unverified": true
      }
    ]
  },
  {
    "system": "mondial-relay",
    "list": "tracing",
    "values": "trackingStatus",
    "rows": [
      {
        "partner": "80",
        "canonical": "pending",
        "label": "Colis enregistré"
      },
      {
        "partner": "81",
        "canonical": "in_transit",
        "label": "Colis en traitement"
      },
      {
        "partner": "82",
        "canonical": "delivered",
        "label": "Colis livré"
      },
      {
        "partner": "83",
        "canonical": "delivery_delayed",
        "label": "Anomalie",
        "unverified": true
      }
    ]
  },
  {
    "system": "paypal",
    "list": "dispute-reason",
    "values": "canonicalReason",
    "rows": [
      {
        "partner": "MERCHANDISE_OR_SERVICE_NOT_RECEIVED",
        "canonical": "missing_or_short"
      },
      {
        "partner": "MERCHANDISE_OR_SERVICE_NOT_AS_DESCRIBED",
        "canonical": "not_as_described"
      },
      {
        "partner": "DUPLICATE_TRANSACTION",
        "canonical": "duplicate"
      },
      {
        "partner": "INCORRECT_AMOUNT",
        "canonical": "price_dispute",
        "unverified": true
      },
      {
        "partner": "CREDIT_NOT_PROCESSED",
        "canonical": "other",
        "unverified": true
      },
      {
        "partner": "UNAUTHORISED",
        "canonical": "other",
        "unverified": true
      },
      {
        "partner": "OTHER",
        "canonical": "other",
        "preferred": true
      }
    ]
  },
  {
    "system": "refurbed",
    "list": "buyback-status",
    "values": "canonicalStatus",
    "rows": [
      {
        "partner": "ORDERED",
        "canonical": "submitted",
        "unverified": true
      },
      {
        "partner": "LABEL_SENT",
        "canonical": "label_issued",
        "unverified": true
      },
      {
        "partner": "RECEIVED",
        "canonical": "received",
        "unverified": true
      },
      {
        "partner": "ACCEPTED",
        "canonical": "agreed",
        "unverified": true
      },
      {
        "partner": "SECOND_OFFER",
        "canonical": "counter_offered",
        "unverified": true
      },
      {
        "partner": "REJECTED",
        "canonical": "denied",
        "unverified": true
      },
      {
        "partner": "RETURNED",
        "canonical": "sent_back",
        "unverified": true
      },
      {
        "partner": "CANCELLED",
        "canonical": "cancelled",
        "unverified": true
      }
    ]
  },
  {
    "system": "shopify",
    "list": "return-status",
    "values": "canonicalStatus",
    "rows": [
      {
        "partner": "REQUESTED",
        "canonical": "submitted"
      },
      {
        "partner": "OPEN",
        "canonical": "authorised"
      },
      {
        "partner": "DECLINED",
        "canonical": "denied"
      },
      {
        "partner": "CLOSED",
        "canonical": "closed"
      },
      {
        "partner": "CANCELED",
        "canonical": "cancelled"
      }
    ]
  },
  {
    "system": "shopify",
    "list": "reverse-fulfilment-status",
    "values": "canonicalStatus",
    "rows": [
      {
        "partner": "OPEN",
        "canonical": "in_transit"
      },
      {
        "partner": "CLOSED",
        "canonical": "received",
        "unverified": true
      },
      {
        "partner": "CANCELED",
        "canonical": "cancelled"
      }
    ]
  },
  {
    "system": "shopify",
    "list": "return-reason",
    "values": "canonicalReason",
    "rows": [
      {
        "partner": "DEFECTIVE",
        "canonical": "defective"
      },
      {
        "partner": "NOT_AS_DESCRIBED",
        "canonical": "not_as_described"
      },
      {
        "partner": "WRONG_ITEM",
        "canonical": "wrong_item"
      },
      {
        "partner": "UNWANTED",
        "canonical": "change_of_mind",
        "preferred": true
      },
      {
        "partner": "SIZE_TOO_LARGE",
        "canonical": "change_of_mind"
      },
      {
        "partner": "SIZE_TOO_SMALL",
        "canonical": "change_of_mind"
      },
      {
        "partner": "COLOR",
        "canonical": "change_of_mind"
      },
      {
        "partner": "STYLE",
        "canonical": "change_of_mind"
      },
      {
        "partner": "OTHER",
        "canonical": "other",
        "preferred": true
      },
      {
        "partner": "UNKNOWN",
        "canonical": "other"
      }
    ]
  },
  {
    "system": "shopify",
    "list": "disposition",
    "values": "disposition",
    "rows": [
      {
        "partner": "RESTOCKED",
        "canonical": "restock"
      },
      {
        "partner": "NOT_RESTOCKED",
        "canonical": "keep",
        "unverified": true
      },
      {
        "partner": "PROCESSING_REQUIRED",
        "canonical": "process"
      },
      {
        "partner": "MISSING",
        "canonical": "missing"
      }
    ]
  },
  {
    "system": "x12",
    "list": "426",
    "values": "canonicalReason",
    "rows": [
      {
        "partner": "01",
        "canonical": "price_dispute",
        "label": "Pricing Error",
        "preferred": true
      },
      {
        "partner": "04",
        "canonical": "damaged_on_arrival",
        "label": "Item Not Accepted - Damaged",
        "preferred": true
      },
      {
        "partner": "05",
        "canonical": "defective",
        "label": "Item Not Accepted - Quality",
        "preferred": true
      },
      {
        "partner": "06",
        "canonical": "missing_or_short",
        "label": "Quantity Contested",
        "preferred": true
      },
      {
        "partner": "07",
        "canonical": "wrong_item",
        "label": "Incorrect Product",
        "preferred": true
      },
      {
        "partner": "08",
        "canonical": "wrong_item",
        "label": "Substitute Product"
      },
      {
        "partner": "11",
        "canonical": "damaged_on_arrival",
        "label": "Returns - Damage"
      },
      {
        "partner": "12",
        "canonical": "defective",
        "label": "Returns - Quality"
      },
      {
        "partner": "13",
        "canonical": "expired_goods",
        "label": "Returns - Dating"
      },
      {
        "partner": "15",
        "canonical": "recall",
        "label": "Returns - Recall"
      },
      {
        "partner": "17",
        "canonical": "missing_document",
        "label": "Required Data Missing"
      },
      {
        "partner": "19",
        "canonical": "duplicate",
        "label": "Duplicate Billing"
      },
      {
        "partner": "24",
        "canonical": "price_dispute",
        "label": "Incorrect Discount"
      },
      {
        "partner": "27",
        "canonical": "chargeback",
        "label": "Product Transfers Subject to Charge Back"
      },
      {
        "partner": "41",
        "canonical": "late_delivery",
        "label": "Item Not Accepted-Delay"
      },
      {
        "partner": "42",
        "canonical": "missing_or_short",
        "label": "Item Not Accepted - Loss"
      },
      {
        "partner": "44",
        "canonical": "missing_document",
        "label": "Required Documents Missing",
        "preferred": true
      },
      {
        "partner": "55",
        "canonical": "tax_error",
        "label": "Tax deduction",
        "unverified": true
      }
    ]
  },
  {
    "system": "x12",
    "list": "1292",
    "values": "canonicalStatus",
    "rows": [
      {
        "partner": "RA",
        "canonical": "authorised",
        "label": "Return with Authorization Number",
        "preferred": true
      },
      {
        "partner": "RN",
        "canonical": "authorised",
        "label": "Return without Authorization Number"
      },
      {
        "partner": "PA",
        "canonical": "partially_authorised",
        "label": "Partially Authorized"
      },
      {
        "partner": "RD",
        "canonical": "denied",
        "label": "Request Denied"
      },
      {
        "partner": "RP",
        "canonical": "pending",
        "label": "Return Authorization Pending"
      }
    ]
  },
  {
    "system": "x12",
    "list": "1292-disposition",
    "values": "disposition",
    "rows": [
      {
        "partner": "DI",
        "canonical": "dispose",
        "label": "Dispose",
        "preferred": true
      },
      {
        "partner": "KA",
        "canonical": "keep",
        "label": "Keep with an Allowance",
        "preferred": true
      },
      {
        "partner": "KR",
        "canonical": "repair",
        "label": "Keep and Repair"
      },
      {
        "partner": "RF",
        "canonical": "repair",
        "label": "Return for Factory Repair",
        "preferred": true
      },
      {
        "partner": "MW",
        "canonical": "repair",
        "label": "Manufacturer Warranty Service"
      },
      {
        "partner": "SC",
        "canonical": "dispose",
        "label": "Ship to Third Party for Charitable Contribution",
        "unverified": true
      },
      {
        "partner": "SD",
        "canonical": "dispose",
        "label": "Ship to Third Party for Disposal"
      }
    ]
  }
];

/** Names of business keys. */
export const businessKeyList: readonly BusinessKey[] = [
  {
    "name": "returnNumber",
    "strength": "identity",
    "issuedBy": "retailer",
    "description": "The number of the return, given by whoever announces it."
  },
  {
    "name": "returnsNoticeNumber",
    "strength": "identity",
    "issuedBy": "retailer",
    "description": "The number of the returns notice, where it differs from the return (RFF ALQ)."
  },
  {
    "name": "instructionNumber",
    "strength": "identity",
    "issuedBy": "retailer",
    "description": "The number of the instruction for returns (RFF IRN, BGM of RETINS)."
  },
  {
    "name": "rmaNumber",
    "strength": "identity",
    "issuedBy": "retailer",
    "description": "The supplier's number of the authorisation to return."
  },
  {
    "name": "receivingAdviceNumber",
    "strength": "search",
    "issuedBy": "retailer",
    "description": "The number of the receiving advice: what one lorry brought may belong to several returns."
  },
  {
    "name": "notificationNumber",
    "strength": "identity",
    "issuedBy": "insurer",
    "description": "The number of the first notice of a loss."
  },
  {
    "name": "claimNumber",
    "strength": "identity",
    "issuedBy": "insurer",
    "description": "The insurer's number of the claim."
  },
  {
    "name": "serviceRequestNumber",
    "strength": "identity",
    "issuedBy": "insurer",
    "description": "The insurer's number of the service request."
  },
  {
    "name": "requestNumber",
    "strength": "search",
    "issuedBy": "retailer",
    "description": "The number of a request, whatever it asks for: two kinds of requests may count alike. Of a quote or of support, give the name that says so."
  },
  {
    "name": "quoteRequestNumber",
    "strength": "identity",
    "issuedBy": "retailer",
    "description": "The number of a request for a quote."
  },
  {
    "name": "supportRequestNumber",
    "strength": "identity",
    "issuedBy": "repairer",
    "description": "Our number of the request for support to an eco-organism."
  },
  {
    "name": "repairOrderNumber",
    "strength": "identity",
    "issuedBy": "repairer",
    "description": "The number of the repair order."
  },
  {
    "name": "repairerNumber",
    "strength": "identity",
    "issuedBy": "repairer",
    "description": "The repairer's own number of the repair."
  },
  {
    "name": "loanNumber",
    "strength": "identity",
    "issuedBy": "repairer",
    "description": "The number of the loan of a device."
  },
  {
    "name": "quoteNumber",
    "strength": "identity",
    "issuedBy": "repairer",
    "description": "The number of a quote or an offer."
  },
  {
    "name": "tradeInNumber",
    "strength": "identity",
    "issuedBy": "buyer",
    "description": "The number of the trade-in, given by whoever asks."
  },
  {
    "name": "buyerNumber",
    "strength": "identity",
    "issuedBy": "buyer",
    "description": "The buyer's own number of the trade-in."
  },
  {
    "name": "deviceOrder",
    "strength": "identity",
    "issuedBy": "retailer",
    "description": "IMEI and order line, joined by a slash: one device of one sale. Only where the matter has no number of its own: a second repair of the device would be the same case."
  },
  {
    "name": "checkNumber",
    "strength": "identity",
    "issuedBy": "registry",
    "description": "Our number of a question to a registry."
  },
  {
    "name": "certificateId",
    "strength": "identity",
    "issuedBy": "registry",
    "description": "The registry's number of an answer."
  },
  {
    "name": "ecoRequestId",
    "strength": "identity",
    "issuedBy": "eco-organism",
    "description": "The eco-organism's number of the support request."
  },
  {
    "name": "ecoClaimId",
    "strength": "identity",
    "issuedBy": "eco-organism",
    "description": "The eco-organism's number of the claim."
  },
  {
    "name": "claimRequestNumber",
    "strength": "identity",
    "issuedBy": "repairer",
    "description": "Our number of the claim to an eco-organism."
  },
  {
    "name": "parcelNumber",
    "strength": "identity",
    "issuedBy": "carrier",
    "description": "The carrier's number of a parcel. A box of several returns makes them one case."
  },
  {
    "name": "reservationNumber",
    "strength": "identity",
    "issuedBy": "carrier",
    "description": "The carrier's number of a booking."
  },
  {
    "name": "pickupNumber",
    "strength": "identity",
    "issuedBy": "carrier",
    "description": "The carrier's number of a pickup."
  },
  {
    "name": "invoicingOrderNumber",
    "strength": "identity",
    "issuedBy": "insurer",
    "description": "The number of the order to invoice."
  },
  {
    "name": "invoiceNumber",
    "strength": "search",
    "issuedBy": "retailer",
    "description": "The number of an invoice: a sale comes back in several returns, and all of them quote it."
  },
  {
    "name": "subjectInvoiceNumber",
    "strength": "identity",
    "issuedBy": "retailer",
    "description": "The number of the invoice that a message is about: its life cycle, its dispute, its payment. What merely quotes an invoice says invoiceNumber."
  },
  {
    "name": "serviceInvoiceNumber",
    "strength": "identity",
    "issuedBy": "repairer",
    "description": "The number of an invoice that was made for one case alone: of a repair, of a support."
  },
  {
    "name": "creditNoteNumber",
    "strength": "identity",
    "issuedBy": "retailer",
    "description": "The number of a credit note for one case."
  },
  {
    "name": "debitNoteNumber",
    "strength": "identity",
    "issuedBy": "retailer",
    "description": "The number of a debit note or chargeback for one case."
  },
  {
    "name": "collectiveNumber",
    "strength": "search",
    "issuedBy": "retailer",
    "description": "The number of an invoice, a credit note or a debit note about several cases."
  },
  {
    "name": "disputeNumber",
    "strength": "identity",
    "issuedBy": "marketplace",
    "description": "The number of a dispute (RFF AGG)."
  },
  {
    "name": "refundNumber",
    "strength": "identity",
    "issuedBy": "payments",
    "description": "The number of a refund."
  },
  {
    "name": "dossierNumber",
    "strength": "identity",
    "issuedBy": "crm",
    "description": "The number of a dossier that is about one matter. Of a dossier that gathers all of a customer, give customerNumber."
  },
  {
    "name": "notificationId",
    "strength": "identity",
    "issuedBy": "crm",
    "description": "The number of a notification to a person."
  },
  {
    "name": "contactNumber",
    "strength": "search",
    "issuedBy": "crm",
    "description": "The number of an exchange: one exchange may be about several cases."
  },
  {
    "name": "remittanceNumber",
    "strength": "search",
    "issuedBy": "retailer",
    "description": "The number of a payment advice: it pays documents of many cases."
  },
  {
    "name": "catalogueNumber",
    "strength": "search",
    "issuedBy": "insurer",
    "description": "The number of an edition of a catalogue."
  },
  {
    "name": "orderNumber",
    "strength": "search",
    "issuedBy": "retailer",
    "description": "The number of the sale: its lines may have different fates."
  },
  {
    "name": "orderLineId",
    "strength": "search",
    "issuedBy": "retailer",
    "description": "The line of the sale."
  },
  {
    "name": "deliveryNoteNumber",
    "strength": "search",
    "issuedBy": "retailer",
    "description": "The number of the delivery note."
  },
  {
    "name": "policyNumber",
    "strength": "search",
    "issuedBy": "insurer",
    "description": "The number of the insurance contract."
  },
  {
    "name": "imei",
    "strength": "search",
    "issuedBy": "retailer",
    "description": "The equipment identity: a device may come back twice."
  },
  {
    "name": "serialNumber",
    "strength": "search",
    "issuedBy": "retailer",
    "description": "The serial number of a device."
  },
  {
    "name": "customerNumber",
    "strength": "search",
    "issuedBy": "retailer",
    "description": "The number of the customer."
  },
  {
    "name": "paymentId",
    "strength": "search",
    "issuedBy": "payments",
    "description": "The number of a payment."
  },
  {
    "name": "campaign",
    "strength": "search",
    "issuedBy": "retailer",
    "description": "The campaign of a trade-in."
  }
];
