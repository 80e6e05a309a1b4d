
## Shell
shell-skip = Aller au contenu
shell-menu = Menu
shell-nav = Navigation principale
shell-language = Langue
shell-sign-out = Se déconnecter
shell-verify = Vérifier un document
shell-optional = facultatif
shell-errors = Il y a un problème
shell-next = Suite de la liste
shell-first = Début de la liste
shell-scan-listening = À l’écoute
shell-scan-saving = Enregistrement
shell-scan-paused = En pause : cliquez dans le champ pour reprendre
shell-scan-waiting = Le serveur ne répond pas ; les codes sont gardés et seront envoyés
shell-scan-signed-out = Session terminée ; les codes sont gardés : rechargez la page pour vous connecter
shell-scan-send = Valider
shell-scan-sound = Sons
shell-scan-ok = fait
shell-scan-warn = à voir
shell-scan-stop = refusé
shell-scan-results = Résultats, le plus récent en premier
shell-sign-hint = Signez du doigt, au stylet ou à la souris.
shell-sign-clear = Effacer la signature
## Documents
doc-page = Page { $x } / { $y }
doc-footer =
    Imprimé depuis { $system } le { $date }
    Modèle { $template } · données personnelles : { $contact }
doc-verify =
    Vérifier ce document : scannez le code ou ouvrez l’adresse ci-dessous. La page dit si le document est authentique ou remplacé, et rien d’autre.
    { $x }
doc-code = Code QR : { $x }
doc-signed-at = Signé le { $x }
doc-sign-here = Date et signature :
doc-signature-of = Signature de { $x }
doc-for-operator = Pour le cédant
doc-for-recipient = Pour le bénéficiaire
doc-for-donor = Remis par l’administration cédante
doc-for-intake = Pris en charge par
doc-act-title = Convention de don et procès-verbal de remise
doc-act-subject = { $n ->
    [one] Un appareil remis à { $recipient }
   *[other] { $n } appareils remis à { $recipient }
}
doc-parties = Les parties
doc-operator = Le cédant
doc-recipient = Le bénéficiaire
doc-enterprise-number = Numéro d’entreprise (BCE) : { $x }
doc-represented = Représenté par { $x }
doc-object = Objet
doc-legal-basis = Base légale
doc-decision = Décision d’attribution
doc-action = Action du plan
doc-action-number = Action { $x }
doc-project = Projet
doc-audience = Public visé
doc-place-and-date = Lieu et date de remise
doc-place-and-date-are = { $place }, le { $date }
doc-devices = Appareils
doc-device = Appareil
doc-kind = Type d’appareil
doc-pieces = Pièces
doc-value = Valeur estimée
doc-total = Total
doc-terms = Conditions
doc-clause-free-title = Gratuité
doc-clause-free = Le matériel est cédé à titre gratuit et sans contrepartie.
doc-clause-as-is-title = État du matériel
doc-clause-as-is = Le matériel est remis en l’état, tel que décrit en annexe.
doc-clause-use-title = Affectation
doc-clause-use = Le bénéficiaire affecte le matériel exclusivement au projet décrit.
doc-clause-no-resale-title = Interdiction de revente
doc-clause-no-resale = Toute revente ou mise à disposition payante est interdite.
doc-clause-data-title = Effacement des données
doc-clause-data = Les supports de données ont été effacés ; une attestation d’effacement est jointe par appareil.
doc-clause-licence-title = Licences logicielles
doc-clause-licence = L’état des licences logicielles est indiqué par appareil.
doc-clause-risk-title = Propriété et risques
doc-clause-risk = La propriété et les risques passent à la signature du procès-verbal de remise.
doc-clause-warranty-title = Garantie
doc-clause-warranty = { $n ->
    [0] Aucune garantie n’est due.
    [one] Aucune garantie n’est due, hormis l’échange prévu pendant un jour.
   *[other] Aucune garantie n’est due, hormis l’échange prévu pendant { $n } jours.
}
doc-clause-end-of-life-title = Fin de vie
doc-clause-end-of-life = En fin de vie, le bénéficiaire rend le matériel au cédant ou le remet à un collecteur agréé, et garde la preuve.
doc-clause-reporting-title = Confirmation d’usage
doc-clause-reporting = { $n ->
    [one] Le bénéficiaire confirme l’usage après un mois, sans donnée personnelle.
   *[other] Le bénéficiaire confirme l’usage après { $n } mois, sans donnée personnelle.
}
doc-clause-audit-title = Contrôle
doc-clause-audit = Le cédant peut vérifier sur place l’usage du matériel.
doc-clause-language-title = Langue
doc-clause-language = La présente convention est établie en français, à la demande du bénéficiaire.
doc-handover = Remise
doc-handover-text = { $n ->
    [one] Le bénéficiaire reconnaît avoir reçu l’appareil décrit en annexe, avec les accessoires mentionnés, après comparaison du code et du numéro de série.
   *[other] Le bénéficiaire reconnaît avoir reçu les { $n } appareils décrits en annexe, avec les accessoires mentionnés, après comparaison des codes et des numéros de série.
}
doc-made-at = Fait à { $place }, le { $date }, en deux exemplaires, chaque partie reconnaissant avoir reçu le sien.
doc-annex = Annexe – Liste des appareils remis
doc-code-column = Code et attestation
doc-serial = Numéro de série
doc-state = État
doc-equipment = Batterie, logiciel, accessoires
doc-accessories = Accessoires
doc-year = Année
doc-grade = Classe { $x }
doc-battery = Batterie : { $x }
doc-return-title = Procès-verbal de retour
doc-return-subject = { $n ->
    [one] Un appareil rendu par { $recipient }
   *[other] { $n } appareils rendus par { $recipient }
}
doc-act = Acte de remise
doc-reason = Motif du retour
doc-return-place-and-date = Lieu et date du retour
doc-state-on-return = État au retour
doc-return-text = { $n ->
    [one] Le cédant reconnaît avoir repris l’appareil décrit ci-dessus. La propriété et les risques lui reviennent à la signature. Les supports de données seront effacés avant toute nouvelle attribution.
   *[other] Le cédant reconnaît avoir repris les { $n } appareils décrits ci-dessus. La propriété et les risques lui reviennent à la signature. Les supports de données seront effacés avant toute nouvelle attribution.
}
doc-receipt-title = Récépissé de prise en charge
doc-receipt-subject = { $n ->
    [one] Un appareil reçu de { $donor }
   *[other] { $n } appareils reçus de { $donor }
}
doc-donor = Administration cédante
doc-site = Lieu d’enlèvement
doc-taken-in-by = Pris en charge par
doc-decommissioning = Décision de déclassement
doc-batch = Lot
doc-collected = Prise en charge
doc-carrier = Transporteur
doc-seal = Scellé
doc-announced = Annoncés
doc-received = Reçus
doc-missing = Manquants
doc-extra = Non annoncés
doc-locked = Verrouillages à lever (numéros de série)
doc-line = N°
doc-inventory-number = N° d’inventaire du donateur
doc-media = Supports
doc-state-on-arrival = État à l’arrivée
doc-received-devices = Appareils reçus
doc-data-responsibility = Jusqu’à la délivrance de l’attestation d’effacement, les supports de données sont conservés sous clé et traités pour le compte de l’administration cédante, qui reste responsable du traitement. Aucun appareil ne quitte l’atelier avant que ses supports soient effacés, détruits ou déclarés absents.
because-malformed = Le corps de la demande est illisible : { $x }. Corrigez-le et renvoyez-le.
because-unknown-field = Il n’y a pas de champ « { $x } » ici. Retirez-le ou corrigez son nom.
