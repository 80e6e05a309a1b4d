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
shell-scan-paused = En pause : cliquez dans le champ pour reprendre
shell-scan-offline = Sans connexion : les scans sont gardés sur cet appareil et seront envoyés dès son retour
shell-scan-busy = Le serveur est occupé : les scans sont gardés et seront renvoyés
shell-scan-signed-out = Session terminée : les scans sont gardés ; rechargez la page pour vous connecter
shell-scan-other = Une autre personne est connectée : ces scans attendent celle qui les a faits ; rechargez la page
shell-scan-send = Valider
shell-scan-sound = Sons
shell-scan-ok = fait
shell-scan-warn = à voir
shell-scan-stop = refusé
shell-scan-wait = en attente
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
doc-tag = Code
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
doc-statement-title = Attestation d’effacement des données
doc-statement-of-device = Appareil { $tag } – { $donor }
doc-statement-of-batch = { $n ->
    [one] Lot { $batch }, un appareil – { $donor }
   *[other] Lot { $batch }, { $n } appareils – { $donor }
}
doc-media-source = Provenance des supports
doc-stated-by = Attesté par
doc-standards = Normes suivies
doc-least-levels = Niveaux exigés
doc-policy-version = Ceux de la politique interne d’effacement, version { $n }
doc-statement-text = { $n ->
    [one] L’opérateur atteste que chaque support de données connu de l’appareil ci-dessous a été effacé au niveau indiqué, détruit, ou déclaré absent par une personne nommée. Aucun n’a été laissé de côté.
   *[other] L’opérateur atteste que chaque support de données connu des { $n } appareils ci-dessous a été effacé au niveau indiqué, détruit, ou déclaré absent par une personne nommée. Aucun n’a été laissé de côté.
}
doc-media-sanitised = Supports effacés
doc-media-destroyed = Supports détruits
doc-media-absent = Déclarés absents
doc-devices-without = Appareils sans support
doc-statement-excluded = { $n ->
    [one] Cette attestation ne dit rien d’un appareil du lot, rendu au donateur ou perdu avec ses supports : { $tags }.
   *[other] Cette attestation ne dit rien de { $n } appareils du lot, rendus au donateur ou perdus avec leurs supports : { $tags }.
}
doc-statement-media = Support par support
doc-medium = Support
doc-outcome = Ce qu’il en est advenu
doc-log-hash = Journal de l’outil (SHA-256)
doc-log-none = Aucun journal conservé
doc-medium-none = Aucun
doc-no-medium-by = Ne contient aucun support : déclaré par { $who }, le { $date }
doc-kind-without = Ce type d’appareil ne garde pas de données
doc-serial-is = N° de série { $x }
doc-inventory-is = N° d’inventaire { $x }
doc-state-is = À ce jour : { $x }
doc-from-to = Du { $from } au { $to }
doc-recorded-by = Noté par { $who }, le { $date }
doc-statement-logs = Les journaux des outils sont conservés tels quels ; l’empreinte ci-dessus permet de vérifier que rien n’y a été changé. Ils sont communiqués sur demande.
doc-stated-at = Fait à { $place }, le { $date }.
doc-for-statement = Établi par
doc-stock-take-title = Inventaire du stock
doc-stock-take-subject = { $scope }, ouvert le { $date }
doc-count-by = Établi par
doc-count-scope = Périmètre
doc-count-opened = Ouvert
doc-count-closed = Clôturé
doc-count-expected = Attendus
doc-count-found = Trouvés
doc-count-elsewhere = Trouvés ailleurs
doc-count-left = Partis entre-temps
doc-count-unexpected = Inattendus
doc-count-unknown = Codes inconnus
doc-count-text = Les appareils attendus sont ceux dont la fiche situait l’emplacement dans le périmètre à l’ouverture. Un appareil est manquant s’il n’a pas été vu avant la clôture et qu’aucune étape enregistrée ne l’a fait partir entre-temps. L’empreinte de chaque liste est scellée dans le journal d’audit.
doc-count-recorded = D’après la fiche
doc-count-seen = Vu
doc-count-seen-on = Vu le
doc-count-expected-at = Attendu à
doc-count-last-step = Dernière étape
doc-count-list-missing = Manquants ({ $n })
doc-count-list-unexpected = Inattendus ici ({ $n })
doc-count-list-elsewhere = Trouvés à un autre emplacement ({ $n })
doc-count-list-left = Partis entre-temps ({ $n })
doc-count-list-unknown = Codes inconnus ({ $n })
doc-count-code = Code scanné
doc-for-count = Clôturé par
doc-for-check = Vérifié par une autre personne
doc-reuse-title = Fiche de réemploi
doc-reuse-caption = La page publique de cet appareil : scannez le code pour voir s’il a changé depuis.
doc-reuse-erased = Les données de cet appareil ont été effacées avant sa remise en usage.
doc-category = Catégorie d’équipement électrique (DEEE)
doc-battery-charge = Batterie, par rapport à neuve
doc-defects = Défauts connus
doc-answers-for = Responsable du bon fonctionnement
doc-tests-on = Tests, les derniers le { $x }
because-malformed = Le corps de la requête est illisible : { $x }. Corrigez-le et renvoyez-le.
because-unknown-field = Il n’y a pas de champ « { $x } » ici. Retirez-le ou corrigez son nom.
## Refusals
refused = « { $step } » n’est pas possible maintenant : l’appareil est à l’étape « { $stage } ».
not-found = { $what } « { $key } » n’existe pas, ou ne vous est pas accessible. Vérifiez ce qui a été saisi ou cherchez dans la liste.
forbidden = Votre rôle ne permet pas cette action. Demandez à une personne qui a le rôle voulu, ou à l’administrateur du système.
failed = L’action n’a pas abouti à cause d’une erreur du système. Rien n’a été enregistré. Réessayez ; si l’erreur revient, prévenez l’administrateur du système.
unavailable = La base de données est momentanément indisponible. Rien n’a été enregistré. Réessayez dans quelques instants.
## Why a step of a device is refused
why-wrong-stage = Cette étape n’est possible qu’à partir de : { $from }.
why-not-your-role = Votre rôle ne permet pas cette étape. Demandez à une personne qui a le rôle voulu.
why-open-medium = Le support de données { $medium } (n° de série { $serial }) peut encore contenir des données. Enregistrez son effacement ou sa destruction, ou déclarez-le absent.
why-media-unknown = Aucun support de données n’est connu pour cet appareil, et personne n’a déclaré qu’il n’en contient pas. Importez un rapport ou ajoutez le support ; si l’appareil est vide, déclarez-le.
why-lock-open = Verrouillage non levé : { $lock }. Faites-le lever, puis enregistrez la levée.
why-held = L’appareil est en quarantaine : { $reason }. Réglez-en la cause, puis levez la quarantaine.
why-tests-missing = { $n ->
    [one] Il manque le résultat d’un test obligatoire : { $tests }. Enregistrez-le d’abord.
   *[other] Il manque le résultat de { $n } tests obligatoires : { $tests }. Enregistrez-les d’abord.
}
why-not-graded = L’appareil n’a pas encore de classe d’état. Terminez les tests et déterminez sa classe.
why-grade-too-low = Un appareil de classe { $grade } n’est pas attribuable. Réparez-le et refaites les tests, gardez-le pour pièces ou confiez-le au recyclage.
why-grade-raised = Les tests donnent la classe { $grade } : elle peut être abaissée avec un motif, jamais relevée. Corrigez les résultats des tests s’ils sont faux.
why-already-reserved = L’appareil est déjà réservé pour la demande { $request }. Choisissez-en un autre ou annulez d’abord cette réservation.
why-not-picked = L’appareil n’a pas été préparé pour cette remise. Scannez-le d’abord dans la remise.
why-picked-elsewhere = L’appareil est déjà préparé pour la remise { $handover }. Retirez-le d’abord de celle-là.
why-no-such-medium = Cet appareil n’a pas de support de données n° { $medium }. Rechargez la fiche et choisissez dans la liste.
why-method-not-for-medium = La méthode « { $method } » n’efface pas un support de type « { $medium } ». Choisissez une autre méthode, ou détruisez le support.
why-level-too-low = Sur un support de type « { $medium } », la méthode « { $method } » atteint le niveau « { $level } » ; le niveau exigé est « { $least } ». Choisissez une méthode plus forte, ou détruisez le support.
why-medium-closed = L’issue du support de données n° { $medium } est déjà enregistrée. Il n’y a plus rien à faire pour lui.
why-media-known = Des supports de données sont connus pour cet appareil : il ne peut pas être déclaré sans support. Donnez l’issue de chacun d’eux.
why-unknown-lock = Le verrouillage « { $lock } » n’est pas dans la liste de cet appareil. Choisissez-en un dans la liste.
why-unknown-test = Le test « { $test } » n’existe pas pour ce type d’appareil. Choisissez un test de la liste.
why-already-so = C’est déjà le cas : il n’y a rien à changer.
why-note-needed = Cette étape demande un motif. Écrivez en quelques mots pourquoi.
why-field = La valeur de « { $field } » manque ou n’est pas admise. Corrigez-la.
why-in-the-future = La valeur de « { $field } » est dans le futur. Indiquez un moment passé.
why-ends-before-start = La fin précède le début. Corrigez l’une des deux dates.
## Why something else is refused
because-missing = Ce champ est obligatoire. Complétez-le ou faites un choix.
because-too-long = Le texte est trop long : { $x } caractères au plus. Raccourcissez-le.
because-form = Cette valeur n’a pas la forme attendue. Comparez-la avec l’exemple et corrigez-la.
because-bounds = Cette valeur dépasse ce qui est admis (limite : { $x }). Corrigez-la.
because-future = Cette date est dans le futur. Indiquez la date du jour ou une date passée.
because-enterprise-check = Ce numéro d’entreprise contient une faute : ses deux derniers chiffres devraient être { $x }. Vérifiez les dix chiffres.
because-enterprise-form = Un numéro d’entreprise compte dix chiffres et commence par 0 ou 1, par exemple 0403.019.261. Corrigez-le.
because-enterprise-taken = Une organisation est déjà enregistrée avec le numéro d’entreprise { $x }. Cherchez-la dans la liste au lieu d’en créer une seconde.
because-commune-mismatch = Le code postal { $x } n’appartient pas à cette commune. Corrigez l’un des deux.
because-not-a-donor = « { $x } » ne peut pas céder de matériel : seuls une administration régionale, un OIP ou un autre pouvoir public le peuvent. Choisissez une administration cédante.
because-not-a-recipient = « { $x } » ne peut pas recevoir de matériel. Choisissez une organisation bénéficiaire.
because-permit-needed = Un lot qui a le statut de déchet demande une référence de permis d’environnement. Indiquez-la, ou choisissez le statut de produit.
because-batch-closed = La réception du lot { $x } est clôturée : rien ne peut plus y être ajouté. Ouvrez un nouveau lot.
because-list-differs = Le lot { $x } a déjà une autre liste ; rien n’a été changé. Dites si celle-ci s’ajoute à l’autre ou la remplace.
because-batch-not-closed = La réception du lot { $x } est ouverte : il n’y a rien à rouvrir. Continuez à recevoir.
because-unprintable = Nos documents ne peuvent pas imprimer ces signes : { $x }. Écrivez le texte en lettres latines, grecques ou cyrilliques, puis recommencez.
because-list-empty = La liste ne contient aucune ligne utilisable (lignes refusées : { $x }). Corrigez les lignes ou le choix des colonnes, puis renvoyez-la.
because-tag-taken = L’étiquette { $x } est déjà celle d’un appareil. Prenez une autre étiquette.
because-tag-free = L’étiquette { $x } est libre. Scannez maintenant le numéro de série de l’appareil, avec cette étiquette dans « Étiquette déjà collée ».
because-serial-known = Ce numéro de série est déjà celui de l’appareil { $x }. Ouvrez cette fiche : un appareil garde une seule histoire.
because-line-taken = L’appareil de la ligne { $x } de la liste a déjà été reçu. Vérifiez le numéro scanné.
because-not-listed = « { $x } » n’est pas dans la liste du donateur. Vérifiez le numéro ; si l’appareil n’a pas été annoncé, recevez-le hors liste en indiquant son type.
because-ambiguous = « { $x } » désigne plusieurs lignes ou plusieurs appareils. Choisissez le bon, ou scannez l’étiquette.
because-location-closed = L’emplacement { $x } n’est plus utilisé. Choisissez-en un autre.
because-mistyped = Le code « { $x } » contient une faute de frappe. Scannez-le, ou relisez-le caractère par caractère.
because-unknown-code = Rien ne correspond à « { $x } ». Vérifiez le code, ou cherchez l’appareil par son numéro de série.
because-other-person = Ce scan a été fait par une autre personne que celle qui est connectée : il attend qu’elle se connecte.
because-picture-too-large = L’image est trop grande : au plus 4 Mo et 16 millions de points. Photographiez l’étiquette seule, de plus près.
because-picture-unreadable = L’image ne peut pas être lue. Envoyez une photo au format JPEG ou PNG.
because-picture-empty = Aucun code n’a été trouvé dans l’image. Approchez-vous, évitez les reflets, et reprenez la photo.
because-unreadable = Le fichier n’a pas été repris. { $x }
because-request-state = La demande est à l’état « { $x } » : cette action n’y est pas possible. Rechargez la page pour voir où elle en est.
because-not-eligible = Une condition du programme n’est pas remplie : « { $x } ». Complétez la fiche de l’organisation ou la demande, ou refusez la demande.
because-unknown-action = Aucun programme ne porte l’action { $x } du plan. Choisissez une action de la liste.
because-grant-bounds = Accordez au moins un appareil, et par ligne pas plus que ce qui est demandé. Pour ne rien accorder, refusez la demande.
because-line-full = La demande a déjà reçu tous les appareils accordés pour ce type : { $x } est en trop. Laissez-le en stock.
because-no-line = L’appareil { $x } ne répond à aucune ligne de la demande (type, classe d’état ou mémoire). Choisissez-en un autre.
because-donor-not-allowed = Le programme de cette demande ne peut pas donner du matériel du lot { $x } : le donateur, la propriété ou l’amortissement ne conviennent pas. Choisissez un appareil d’un autre lot.
because-other-request = L’appareil est réservé pour une autre demande, { $x }. Posez-le à part et scannez le suivant.
because-act-closed = La remise { $x } est déjà signée ou annulée : elle ne change plus. Commencez-en une autre.
because-nothing-picked = Une remise compte de 1 à { $x } appareils. Scannez ceux qui partent, puis signez.
because-changed-meanwhile = « { $x } » a changé entre-temps. Rien n’a été enregistré : rechargez la page, vérifiez et recommencez.
because-not-of-this-act = L’appareil { $x } n’appartient pas à cette remise. Vérifiez l’étiquette, ou ouvrez la remise par laquelle il est parti.
because-unsigned = La signature manque. Signez dans le cadre, puis validez.
because-email-taken = Cette adresse e-mail a déjà un compte. Utilisez une autre adresse, ou modifiez le compte existant.
because-sign-in-wrong = L’adresse ou le mot de passe n’est pas correct. Réessayez ; en cas d’oubli, demandez un nouveau mot de passe à l’administrateur du système.
because-too-often = Trop d’essais en peu de temps. Attendez quelques minutes avant de réessayer.
because-password-short = Le mot de passe est trop court : au moins { $x } caractères. Une suite de quelques mots convient bien.
because-password-common = Ce mot de passe fait partie des plus utilisés et se devine. Choisissez-en un autre.
because-partner-without = Un compte de partenaire agit pour une organisation. Choisissez laquelle.
because-code-wrong = Le code à usage unique n’est pas celui qui est affiché sur la console du serveur. Recopiez-le exactement.
because-set-up = Le système a déjà un administrateur : l’installation est terminée. Connectez-vous.
because-last-admin = C’est le dernier compte d’administrateur actif. Donnez d’abord ce rôle à une autre personne.
because-key-reused = La clé d’idempotence « { $x } » a déjà servi pour une autre requête. Prenez une nouvelle clé.
because-stale = La fiche de { $x } a changé depuis que vous l’avez ouverte. Rien n’a été enregistré : rechargez-la et recommencez.
because-not-sanitised = Des données peuvent encore se trouver sur : { $x }. Il n’y a rien à attester avant. Effacez, détruisez ou déclarez absent chacun de leurs supports, puis recommencez.
because-nothing-to-state = Aucun appareil du lot { $x } n’est là dont on puisse attester quelque chose. Recevez d’abord ses appareils.
because-bands-differ = Les âges font { $x } personnes au total, et un autre nombre est indiqué plus haut. Mettez-les d’accord, ou laissez l’un des deux vide.
because-twice = La même chose est nommée deux fois. Nommez chacune une fois, avec son nombre total.
because-day-bounds = La date { $x } ne convient pas ici : elle est passée, précède celle qui vaut déjà, ou dépasse deux ans. Choisissez-en une autre.
because-in-other-hands = Un autre coordinateur traite { $x }. Parlez-lui, ou reprenez d’abord la demande : sa page le propose.
because-own-request = Vous avez encodé { $x } vous-même : c’est donc à quelqu’un d’autre d’en décider. Demandez à un autre coordinateur.
because-nothing-waits = Aucune demande qui puisse être servie n’attend quoi que ce soit. Une demande participe dès qu’elle est introduite, si toutes les conditions sont remplies et si personne ne la traite.
because-nothing-ready = Aucun appareil n’est prêt en stock. Mettez d’abord en stock des appareils classés.
because-proposal-closed = Cette proposition est close : une autre l’a remplacée, ou elle a été écartée. Faites-en une nouvelle.
because-proposal-stale = Les demandes ou le stock ne sont plus ceux de cette proposition. Faites-en une nouvelle.
because-none-left = Il ne reste pas assez d’appareils adéquats pour que { $x } en reçoive autant. Diminuez d’abord une autre ligne.
because-looks-personal = Ceci ressemble aux données d’une personne : { $x }. Retirez-le, ou confirmez ci-dessous que cela ne nomme personne.
because-nothing-to-contest = Rien n’a encore été décidé sur { $x } qui puisse être contesté. Posez plutôt une question.
because-statement-stands = L’attestation { $x } dit déjà la même chose, dans la même langue, et reste valable. Utilisez-la, ou choisissez une autre langue.
because-stock-take-overlaps = L’inventaire { $x } compte déjà une partie de ces emplacements. Terminez-le ou abandonnez-le d’abord.
because-stock-take-closed = L’inventaire { $x } n’est plus ouvert : rien n’a été noté. Ouvrez-en un autre pour compter encore.
because-outside-count = L’emplacement { $x } ne fait pas partie de cet inventaire. Comptez-y dans un autre, ou scannez un emplacement de celui-ci.
because-count-placeless = Scannez d’abord l’étiquette de l’emplacement où vous êtes, puis les appareils. Rien n’a été noté pour { $x }.
because-label = Les étiquettes demandées ne tiennent pas sur ce format. Choisissez un autre format d’étiquettes, ou vérifiez le nombre d’étiquettes à sauter.
because-label-text = « { $x } » doit figurer en entier sur l’étiquette, et n’y tient pas. Choisissez un format plus grand ou un autre modèle.
because-label-small = L’étiquette { $x } ne tient pas sur ce format : le code ne serait plus lisible. Choisissez un format plus grand.
because-design-of-other = Le modèle « { $x } » est fait pour autre chose. Choisissez-en un pour ce que vous imprimez.
because-read-only-token = Ce jeton d’accès permet seulement de lire. Utilisez un jeton qui permet d’écrire.
because-unsupported = « { $x } » n’est pas possible de cette façon. Passez par la page ou l’adresse prévue pour cela.
## Things that were looked for
what-device = L’appareil
what-batch = Le lot
what-organisation = L’organisation
what-contact = La personne de contact
what-location = L’emplacement
what-request = La demande
what-handover = La remise
what-return = Le retour
what-statement = L’attestation
what-stock-take = L’inventaire
what-document = Le document
what-evidence = Le rapport
what-user = Le compte
what-token = Le jeton d’accès
what-stock = Le format d’étiquettes
what-design = Le modèle d’étiquette
what-proposal = La proposition
what-text = Le texte
what-page = La page
## Files that cannot be read
unreadable-report-empty = Il est vide. Refaites le rapport sur l’appareil et envoyez-le à nouveau.
unreadable-report-too-large = Il dépasse 8 Mio, plus que tout rapport d’appareil. Vérifiez que c’est le bon fichier.
unreadable-report-binary = Ce n’est pas un texte, mais une image, un PDF, une archive ou un programme. Envoyez le rapport tel que l’outil l’a écrit.
unreadable-report-truncated = Il s’arrête au milieu : la copie n’a pas été complète. Copiez-le à nouveau depuis l’appareil.
unreadable-report-malformed = Son texte est abîmé et ne peut pas être interprété. Refaites le rapport, sans l’ouvrir dans un traitement de texte.
unreadable-report-too-deep = Il est imbriqué plus profondément que tout rapport d’appareil. Vérifiez que c’est le bon fichier.
unreadable-report-unknown-format = Son format n’est pas connu. Les rapports de lshw, dmidecode, smartctl, eReuse, GLPI, FusionInventory, nwipe, usody-sanitize, nvme list, hdparm, hwinfo, lsblk et systeminfo sont acceptés.
unreadable-report-names-no-drive = Il ne nomme aucun disque : il ne prouve rien à lui seul. Lancez l’outil sur le disque lui-même, avec les droits d’administrateur. Si c’est le journal d’un effacement, notez l’effacement à la main, avec ce journal sous les yeux.
unreadable-report-not-a-computer = Il ne décrit pas un seul appareil complet. Envoyez un rapport fait sur l’appareil lui-même.
unreadable-list-empty = La liste est vide. Vérifiez que c’est le bon fichier et la bonne feuille.
unreadable-list-too-large = Le fichier dépasse 8 Mio, trop pour une liste d’appareils. Enlevez les images et les autres feuilles, ou partagez la liste.
unreadable-list-too-many-rows = La liste dépasse 20 000 lignes. Partagez-la en plusieurs lots.
unreadable-list-too-many-columns = La liste dépasse 100 colonnes. Gardez seulement celles qui décrivent les appareils.
unreadable-list-bomb = Le fichier contient bien plus qu’une liste d’appareils : textes ou cellules répétés, trop de feuilles. Enregistrez la liste seule dans un nouveau fichier.
unreadable-list-not-a-table = Ce n’est pas une liste. Envoyez un fichier CSV, XLSX ou ODS. Un classeur XLS ou XLSB doit d’abord être enregistré en XLSX.
unreadable-list-unreadable = Le classeur ne peut pas être ouvert : il est abîmé ou protégé par un mot de passe. Enregistrez-le sans mot de passe, ou en CSV.
unreadable-list-stopped = La lecture de la liste a été interrompue. Envoyez-la de nouveau.
unreadable-list-no-sheet = Le classeur n’a pas de feuille de ce nom, ou elle est vide. Choisissez une feuille qui contient la liste.
unreadable-list-open-quote = Un guillemet ouvert n’est jamais fermé et avale la suite de la liste. Fermez-le ou supprimez-le.
## Rows of a donor's list
problem-row-empty = La ligne est vide.
problem-row-nothing-to-identify = Ni numéro de série, ni numéro d’inventaire, ni modèle : l’appareil ne pourra pas être reconnu. Indiquez au moins l’un des trois.
problem-row-too-many-cells = La ligne compte { $found } cellules, l’en-tête { $expected } : un séparateur dans une cellule a décalé les suivantes. Mettez cette cellule entre guillemets.
problem-row-serial-repeated = Le numéro de série { $value } figure déjà à la ligne { $other }. Corrigez ou supprimez l’une des deux lignes.
problem-row-donor-number-repeated = Le numéro d’inventaire { $value } figure déjà à la ligne { $other }. Corrigez ou supprimez l’une des deux lignes.
problem-row-open-quote = Cellule { $cell } : un guillemet n’est pas fermé, la ligne a été lue sans guillemets. Vérifiez ses cellules.
problem-row-not-a-year = « { $value } » ne contient pas d’année : la ligne est reprise sans année. Écrivez l’année en quatre chiffres, ou laissez la cellule vide.
problem-row-year-in-future = L’année { $value } n’est pas encore venue : la ligne est reprise sans année. Corrigez-la, ou laissez la cellule vide.
problem-row-mangled-number = { $name }, cellule { $cell } : le tableur a arrondi le numéro ou en a fait une date, « { $value } », et l’original est perdu. Mettez la colonne au format texte et recopiez le numéro.
problem-row-formula-without-result = { $name }, cellule { $cell } : la formule n’a pas de résultat dans le fichier. Ouvrez-le dans le tableur, enregistrez-le, ou remplacez la formule par sa valeur.
problem-row-error-value = { $name } : « { $value } » est une erreur du tableur, la cellule est reprise vide. Corrigez-la dans la liste, ou complétez à la réception.
problem-row-cell-too-long = { $name } : plus de { $limit } caractères. Raccourcissez le texte de la cellule.
problem-row-unknown-kind = « { $value } » n’est pas un type d’appareil connu : la ligne est reprise sans type. Dites ce que ce mot veut dire, ou choisissez le type à la réception.
problem-row-bad-quantity = « { $value } » n’est pas un nombre d’appareils de 1 à 1000. Corrigez-le ; avec un numéro de série ou d’inventaire, la ligne compte pour un appareil.
problem-row-quantity-read = « { $value } » est lu comme { $quantity }. Si c’est un millier, écrivez 1000 sans signe.
problem-row-quantity-of-one = La ligne annonce { $value } appareils avec un seul numéro de série ou d’inventaire. Faites une ligne par appareil.
problem-row-filler-serial = « { $value } » n’est pas un vrai numéro de série : la ligne est reprise sans numéro de série.
## Rows of a donor's list that are no devices
row-left-out-title = Titre, hors du tableau
row-left-out-repeated-heading = En-têtes répétés
row-left-out-total = Total
row-left-out-blank = Vide
row-left-out-hidden-row = Ligne masquée dans le classeur
row-left-out-hidden-sheet = Feuille masquée
row-left-out-other-sheet = Feuille qui n’est pas une liste d’appareils
row-left-out-not-chosen = Feuille non choisie
## Notes on a report that was read
note-erase-list-is-no-evidence = La liste d’effacements de ce rapport a été écrite sans rien effacer : elle ne prouve rien. Enregistrez l’effacement avec le journal de l’outil.
note-removable-left-out = Les clés USB et lecteurs de cartes du rapport n’ont pas été repris comme supports de l’appareil.
note-removable-storage = Un support est relié par USB : sans doute la clé d’où le rapport a été fait. Vérifiez qu’il n’appartient pas à l’appareil.
note-no-storage-in-report = Le rapport ne montre aucun support de données ; l’appareil peut en contenir un. Ouvrez-le, puis ajoutez le support ou déclarez son absence.
note-uuid-unusable = L’UUID de l’appareil est absent ou partagé par beaucoup de machines : il ne sert pas à le reconnaître.
note-part-unreadable = Une partie du rapport n’a pas pu être lue. Comparez la fiche avec l’appareil.
note-sources-disagree = Les outils réunis dans le rapport ne désignent pas la même machine. Vérifiez la marque, le modèle et le numéro de série sur l’appareil.
note-partial = Le rapport ne décrit qu’une partie de la machine : il complète la fiche sans la remplacer.
note-usb-bridge = Le disque a été lu à travers un adaptateur USB : le numéro de série peut être celui de l’adaptateur. Comparez avec l’étiquette du disque.
note-serial-not-on-case = Ce numéro de série est fabriqué par le système et ne figure pas sur le boîtier. Notez celui du boîtier.
note-list-cut = Une liste du rapport était anormalement longue et a été coupée. Vérifiez la fiche.
note-verify-only = Un disque a seulement été lu, pas effacé. Effacez-le avant de continuer.
note-hidden-sectors = Des secteurs cachés ont été trouvés ou n’ont pas pu être exclus. Levez la zone protégée du disque et recommencez l’effacement.
note-disk-without-serial = Un disque du rapport n’a pas de numéro de série. Indiquez vous-même de quel support il s’agit.
note-raid-volume = Le rapport montre un volume logique d’un contrôleur RAID ou d’un logiciel : les disques physiques qui le composent ne figurent pas dans ce rapport. Enregistrez chaque disque et effacez-les tous.
note-lock-reported = Le rapport indique qu’un verrou est actif : il figure sur la fiche. Demandez au donateur de le retirer.
## Stages
stage-announced = Annoncé
stage-received = Reçu
stage-workshop = En atelier
stage-stock = En stock
stage-reserved = Réservé
stage-handed-over = Remis
stage-sent-back = Renvoyé au donateur
stage-for-parts = Gardé pour pièces
stage-recycled = Recyclé (DEEE)
stage-destroyed = Détruit
stage-lost = Perdu ou volé
## Steps, as one chooses them
step-receive = Prendre en charge
step-describe = Décrire l’appareil
step-correct = Corriger la fiche
step-add-medium = Ajouter un support de données
step-remove-medium = Retirer un support de données
step-erase = Enregistrer un effacement
step-destroy-medium = Déclarer un support détruit
step-absent-medium = Déclarer un support absent
step-no-medium = Déclarer l’appareil sans support
step-lock = Signaler un verrouillage
step-unlock = Enregistrer la levée du verrouillage
step-test = Enregistrer des tests
step-repair = Enregistrer une intervention
step-grade = Déterminer la classe d’état
step-stock = Mettre en stock
step-move = Déplacer
step-hold = Mettre en quarantaine
step-release = Lever la quarantaine
step-rework = Renvoyer en atelier
step-reserve = Réserver
step-unreserve = Annuler la réservation
step-pick = Préparer pour la remise
step-unpick = Retirer de la remise
step-unreceive = Annuler la réception
step-hand-over = Remettre au bénéficiaire
step-take-back = Reprendre
step-send-back = Renvoyer au donateur
step-for-parts = Garder pour pièces
step-recycle = Confier au recyclage (DEEE)
step-destroy = Déclarer détruit
step-lose = Déclarer perdu ou volé
step-find = Déclarer retrouvé
step-sight = Compter
## Steps, as the history tells them
did-receive = Pris en charge
did-describe = Description enregistrée
did-correct = Fiche corrigée
did-add-medium = Support de données ajouté
did-remove-medium = Support de données retiré
did-erase = Effacement enregistré
did-destroy-medium = Support déclaré détruit
did-absent-medium = Support déclaré absent
did-no-medium = Déclaré sans support de données
did-lock = Verrouillage signalé
did-unlock = Verrouillage levé
did-test = Tests enregistrés
did-repair = Intervention enregistrée
did-grade = Classe d’état déterminée
did-stock = Mis en stock
did-move = Déplacé
did-hold = Mis en quarantaine
did-release = Quarantaine levée
did-rework = Renvoyé en atelier
did-reserve = Réservé
did-unreserve = Réservation annulée
did-pick = Préparé pour la remise
did-unpick = Retiré de la remise
did-unreceive = Réception annulée
did-hand-over = Remis au bénéficiaire
did-take-back = Repris
did-send-back = Renvoyé au donateur
did-for-parts = Gardé pour pièces
did-recycle = Confié au recyclage (DEEE)
did-destroy = Déclaré détruit
did-lose = Déclaré perdu ou volé
did-find = Retrouvé
did-sight = Vu lors d’un inventaire
## Kinds of device
kind-desktop = Ordinateur fixe
kind-all-in-one = Ordinateur tout-en-un
kind-laptop = Ordinateur portable
kind-chromebook = Chromebook
kind-tablet = Tablette
kind-smartphone = Smartphone
kind-monitor = Écran
kind-printer = Imprimante
kind-thin-client = Client léger
kind-server = Serveur
kind-whiteboard = Tableau interactif
kind-other = Autre appareil
## Storage media and their sanitisation
medium-hdd = Disque dur (HDD)
medium-ssd = SSD (SATA ou SAS)
medium-nvme = SSD NVMe
medium-emmc = Mémoire soudée (eMMC, UFS)
medium-flash = Carte mémoire ou clé USB
medium-unknown = Type inconnu
method-overwrite = Écrasement avec relecture
method-ata-secure-erase = ATA Secure Erase
method-ata-sanitize-block = ATA Sanitize, effacement par blocs
method-ata-sanitize-crypto = ATA Sanitize, effacement cryptographique
method-nvme-format = NVMe Format, effacement des données
method-nvme-format-crypto = NVMe Format, effacement cryptographique
method-nvme-sanitize = NVMe Sanitize
method-factory-reset = Réinitialisation d’usine d’un appareil chiffré
method-degauss = Démagnétisation
level-clear = Effacement simple (Clear)
level-purge = Purge
level-destroy = Destruction (Destroy)
erase-result-success = Réussi, relu et vérifié
erase-result-failed = Échoué
outcome-sanitised = Effacé
outcome-destroyed = Détruit
outcome-absent = Déclaré absent
## Quarantine
hold-locked = Verrouillage que seul le donateur peut lever
hold-serial-mismatch = Numéro de série différent de celui du rapport
hold-changed-since-report = Disque ou mémoire différents du dernier rapport
hold-swollen-battery = Batterie gonflée ou percée
hold-not-listed = Absent de la liste du donateur
hold-possible-theft = Vol possible
hold-awaiting-part = En attente d’une pièce de rechange
hold-other = Autre motif (voir la note)
## Locks
lock-mdm-intune = Gestion Microsoft Intune ou Entra ID
lock-autopilot = Inscription Windows Autopilot
lock-dfci = Profil DFCI du microprogramme
lock-firmware-password = Mot de passe BIOS/UEFI
lock-disk-password = Mot de passe du disque (ATA, NVMe, OPAL)
lock-bitlocker-filevault = Chiffrement BitLocker ou FileVault
lock-absolute-persistence = Absolute (Computrace)
lock-apple-activation-lock = Verrouillage d’activation Apple
lock-apple-dep = Inscription Apple Business ou School Manager
lock-android-frp = Compte Google (protection Android FRP)
lock-android-zero-touch-knox = Android zero-touch ou Samsung Knox
lock-chromebook-enrollment = Inscription du Chromebook à un domaine
lock-sim-esim = Carte SIM ou profil eSIM
lock-asset-tags = Étiquettes et marques du donateur
lock-physical-lock = Verrou physique (Kensington, boîtier)
## Condition
grade-a = A – excellent état
grade-b = B – bon état
grade-c = C – état correct
grade-d = D – non attribuable
result-pass = Réussi
result-fail = Non réussi
result-not-applicable = Sans objet
group-identity = Identité
group-visual = Inspection visuelle
group-safety = Sécurité électrique
group-key = Fonctions principales
group-secondary = Fonctions secondaires
group-finish = Finition
repair-repair = Réparation
repair-part-replaced = Pièce remplacée
repair-cleaning = Nettoyage
repair-software = Installation de logiciels
## Organisations
organisation-kind-administration = Administration régionale
organisation-kind-oip = Organisme d’intérêt public (OIP)
organisation-kind-association = Association sans but lucratif (ASBL)
organisation-kind-secondary-school = Établissement d’enseignement secondaire ordinaire
organisation-kind-homework-school = École de devoirs
organisation-kind-retirement-home = Maison de repos
organisation-kind-epn = Espace public numérique (EPN)
organisation-kind-public-authority = Autre pouvoir public
organisation-kind-refurbisher = Reconditionneur
organisation-kind-recycler = Collecteur DEEE agréé
language-fr = Français
language-nl = Nederlands
language-en = English
organisation-new = Enregistrer une organisation
organisations-title = Organisations
organisations-find = Nom ou numéro d’entreprise
organisations-none = Aucune organisation
organisations-none-text = Enregistrez les administrations qui cèdent du matériel et les organisations qui en reçoivent.
organisations-nothing = Aucune organisation ne correspond
organisations-nothing-text = Vérifiez l’orthographe ou le numéro d’entreprise.
organisation-new-title = Enregistrer une organisation
organisation-edit-title = Modifier l’organisation
organisation-facts = L’organisation
organisation-address = Adresse du siège
organisation-suspended = Suspendue
organisation-suspend = Suspendre l’organisation
organisation-suspend-hint = Une organisation suspendue ne peut plus ni demander ni recevoir. Son historique reste.
organisation-request = Nouvelle demande
organisation-devices = Appareils
organisation-devices-see = Voir les appareils chez cette organisation
organisation-contacts = Personnes de contact
organisation-contacts-none = Aucune personne de contact.
organisation-number-hint = Dix chiffres, par exemple 0403.019.261.
organisation-language-hint = Les documents adressés à l’organisation sont rédigés dans cette langue.
organisation-commune-auto = Selon le code postal
organisation-commune-hint = Les codes 1040 et 1050 couvrent plusieurs communes : choisissez la bonne.
organisation-proofs = Preuves pour les programmes
organisation-proofs-hint = Remplissez ce qui concerne ce type d’organisation ; les conditions des programmes s’y vérifient.
contact-add = Ajouter une personne de contact
contact-erase = Effacer
ok-contact-added = La personne de contact est ajoutée.
ok-contact-erased = Les données de la personne de contact sont effacées.
ok-organisation-created = L’organisation est enregistrée.
ok-organisation-changed = L’organisation est modifiée.
## Batches
waste-product = Produit cédé pour réemploi
waste-weee = Déchet (DEEE), préparé en vue du réemploi sous permis
batches-title = Lots
batch-new-title = Ouvrir un lot
batch-line-received = Reçu
batch-line-expected = Attendu
batch-line-missing = Manquant
ok-batch-opened = Le lot est ouvert. Chargez la liste du donateur ou commencez à recevoir.
ok-batch-closed = La réception est clôturée. Les appareils non reçus sont notés manquants.
ok-batch-reopened = La réception est rouverte.
ok-list-row-taken = La ligne est sur la liste.
ok-list-row-dismissed = Écartée, avec son motif.
ok-list-loaded = La liste est chargée. Scannez les appareils pour les recevoir.
list-title = Liste du donateur : aperçu
list-line = Ligne
list-reason = Motif du refus
batch-balance = Bilan du lot
batch-received-of = { $done } sur { $total } reçus
batch-declared = Annoncés
batch-received = Reçus de la liste
batch-expected = Encore attendus
batch-missing = Manquants
batch-rows-refused = Lignes refusées à traiter
batch-rows-dismissed = Lignes refusées écartées
batch-extra = Non annoncés
batch-extras = Appareils non annoncés
batch-extras-text = Reçus avec ce lot sans figurer dans la liste du donateur.
batch-where = Où sont les appareils
batch-facts = Le lot
batch-number = Numéro
batch-donor = Administration cédante
batch-decision = Décision de déclassement
batch-opened = Ouvert le
batch-own-short = Propriété du donateur
batch-depreciated-short = Amorti
batch-reception = Réception
batch-reception-open = En cours
batch-reception-closed = Clôturée
batch-lines = Liste du donateur
batch-lines-none = Aucune liste n’est chargée. Les appareils peuvent être reçus sans liste.
batch-line = Ligne
batch-line-what = Appareil annoncé
batch-line-state = Réception
batch-labels = Imprimer les étiquettes
batch-close-title = Clôturer la réception
batch-close-text = Les lignes dont l’appareil n’est pas là deviennent manquantes, et plus rien ne peut être reçu dans ce lot, sauf s’il est rouvert.
batch-close = Clôturer la réception
batch-reopen = Rouvrir
batch-reopen-why = Pourquoi
batch-reopen-text = Ce qui manque est de nouveau attendu, et des appareils peuvent être reçus. La raison est enregistrée.
batch-reopen-title = Rouvrir la réception
batch-close-back = Continuer la réception
batch-close-changed = Des appareils sont arrivés depuis que la question a été posée. Vérifiez, puis clôturez.
batch-close-lines = Lignes sans appareil
batch-close-more = { $n ->
    [one] Et une autre ligne.
   *[other] Et { $n } autres lignes.
}
batch-close-missing = { $n ->
    [0] Rien ne manquera.
    [one] Une ligne manquera.
   *[other] { $n } lignes manqueront.
}
batch-open = Ouvrir un lot
batch-new-lead = Un lot réunit ce qu’une administration cède par une décision.
batch-no-donor = Aucune administration cédante n’est enregistrée
batch-no-donor-text = Enregistrez d’abord l’administration qui cède le matériel.
batch-body-hint = L’organe compétent du donateur, par exemple son conseil d’administration.
batch-own = Le donateur déclare être propriétaire du matériel
batch-depreciated = Le donateur déclare le matériel entièrement amorti
batch-depreciated-hint = L’action 46 du plan exige du matériel propre et amorti.
batch-legal-hint = La décision ou l’arrêté qui permet la cession gratuite, avec sa date.
batch-permit-hint = Seulement pour un lot qui a le statut de déchet : la référence du permis.
batches-lead = Ce que les administrations ont cédé, décision par décision.
batches-none = Aucun lot
batches-none-text = Ouvrez un lot dès que la décision de déclassement d’une administration est connue.
batches-none-read = Un lot apparaît ici dès qu’il est ouvert par la coordination ou l’atelier.
## Conditions of a programme
rule-active = L’organisation est active
rule-recipient-kind = Le programme s’adresse à ce type d’organisation
rule-in-region = Le siège se trouve dans la Région de Bruxelles-Capitale
rule-school-number = Le numéro FASE ou instellingsnummer est connu
rule-disadvantaged = L’école accueille un public défavorisé (classe ISE ou OKI)
rule-one-recognition = La reconnaissance de l’ONE est valable à cette date
rule-iriscare = L’agrément d’Iriscare est connu
rule-listed = L’organisation figure sur la liste des associations partenaires à cette date
rule-project = Le projet est décrit
rule-device-kinds = Seuls des types d’appareil du programme sont demandés
rule-audience = Le public visé est l’un de ceux du programme
audience-job-seekers = Chercheurs d’emploi
audience-young = Jeunes
audience-seniors = Seniors
audience-disability = Personnes en situation de handicap
audience-precarious = Personnes en situation de précarité
audience-women = Femmes
## Requests
request-state-draft = Brouillon
request-state-submitted = Introduite
request-state-review = En examen
request-state-approved = Accordée
request-state-declined = Refusée
request-state-withdrawn = Retirée
request-state-fulfilled = Honorée
request-step-submit = Introduire la demande
request-step-review = Prendre en examen
request-step-approve = Accorder
request-step-decline = Refuser
request-step-withdraw = Retirer la demande
request-step-fulfil = Clôturer : tout est remis
requests-title = Demandes d’équipement
request-title = Demande { $x }
request-new-title = Nouvelle demande
request-new-asks-project = Le projet doit être décrit.
request-new-asks-kinds = Appareils : { $x }.
request-new-asks-audiences = Publics : { $x }.
acts-action = Action { $x }
acts-least-grade = Classe { $x } au moins
acts-least-memory = { $x } de mémoire au moins
acts-memory-gb = { $n } Go
check-holds = Remplie
check-fails = Non remplie
check-ise-class = classe ISE { $x }
check-until = jusqu’au { $x }
check-from = depuis le { $x }
ok-request-entered = La demande est enregistrée comme brouillon. Relisez-la, puis introduisez-la.
ok-text-erased = Le texte a été effacé.
ok-request-submitted = La demande est introduite. La coordination va l’examiner.
ok-request-withdrawn = La demande est retirée.
ok-request-in-review = La demande est en examen.
ok-request-declined = La demande est refusée ; le motif est visible pour le demandeur.
ok-request-decided = L’attribution est décidée. Réservez maintenant les appareils.
ok-handover-begun = La remise est commencée. Scannez les appareils qui partent.
reserve-title = Réserver pour la demande { $x }
ok-reserved = Les appareils sont réservés.
ok-released = Les réservations sont annulées.
handovers-title = Remises
requests-lead = Ce que les organisations demandent, et où en est chaque demande.
requests-lead-own = Vos demandes, et où en est chacune.
requests-new = Nouvelle demande
requests-any-state = Tous les états
requests-see-all = Toutes les demandes
requests-of = Demandes de { $x }
requests-none-so = Aucune demande ne correspond à ce choix.
requests-none = Aucune demande
requests-none-next = Une demande dit quels appareils il faut, pour quel public et quel projet.
requests-none-wait = Une demande apparaît ici dès qu’elle est enregistrée.
requests-entered = Enregistrée le
request-for-lead = Pour quelle organisation est la demande ?
request-for-name = Nom ou numéro d’entreprise
request-for-choose = Organisations trouvées
request-for-kind = Type d’organisation
request-for-none = Aucune organisation trouvée
request-for-none-next = Vérifiez l’orthographe, ou enregistrez l’organisation.
request-for-new-organisation = Enregistrer une organisation
request-new-lead = Pour { $x }.
request-new-other = Choisir une autre organisation
request-new-no-action = Aucun programme du plan ne s’adresse à ce type d’organisation. Vérifiez le type indiqué sur sa fiche.
request-new-action = Action du plan
request-new-lacks = Encore à compléter :
request-new-for-whom = Pour qui et pour quoi
request-audience = Public visé
request-people = Nombre de personnes
request-people-hint = Combien de personnes utiliseront les appareils : un nombre, jamais de noms.
request-people-n = { $x } personnes
request-project = Projet
request-project-hint = À quoi serviront les appareils, où et jusqu’à quand. N’indiquez aucun nom de personne.
request-new-lines = Appareils demandés
request-new-lines-hint = Une ligne par type d’appareil. Les lignes vides ne comptent pas.
request-new-more = Ajouter des lignes
request-new-do = Enregistrer le brouillon
request-new-next = La demande est d’abord un brouillon ; elle est introduite à l’étape suivante.
request-read-through = Relisez la demande. Elle est examinée dès que vous l’introduisez.
request-declined-because = Demande refusée, pour ce motif :
request-road = Parcours de la demande
request-lines = Appareils demandés
request-decision = Décision d’attribution { $x }
request-how-decided = Comment la décision a été prise
request-policy = Règles, version { $n }.
request-checked-on = Conditions vérifiées au { $x }.
request-if-wrong = Cette décision vous semble inexacte ? Écrivez à { $x } en citant son numéro.
request-conditions = Conditions du programme
request-conditions-stop = Tant qu’une condition n’est pas remplie, rien ne peut être accordé. Complétez la fiche de l’organisation, ou refusez la demande.
request-conditions-open = Les conditions non remplies doivent l’être au jour de la décision.
request-decide = Décider de l’attribution
request-motive = Motif de la décision
request-motive-hint = Pourquoi ces appareils, pour ce projet. Le demandeur lit ce texte.
request-decide-do = Prendre la décision
request-decline = Refuser la demande
request-decline-motive = Motif du refus
request-decline-hint = Le demandeur lit ce texte. Dites ce qui manque et s’il peut introduire une nouvelle demande.
request-acts = Remises
request-no-acts = Aucune remise n’est commencée.
request-begin-place = Lieu de la remise
request-begin-place-hint = La commune ou l’adresse où les deux parties signent.
request-begin = Commencer une remise
request-reserve = Réserver des appareils
request-about = La demande
request-action = Action du plan
request-withdraw = Retirer la demande
request-withdraw-means = La demande retirée reste visible, mais n’est plus examinée. Vous pourrez en introduire une autre.
## Handovers and returns
handover-state-preparing = En préparation
handover-state-signed = Signée
handover-state-cancelled = Annulée
return-pdf = Télécharger le procès-verbal de retour (PDF)
return-reason-defective = Défectueux
return-reason-not-needed = Plus nécessaire
return-reason-wrong = Pas conforme à ce qui était promis
return-reason-end-of-life = Fin de vie
return-reason-other = Autre motif (voir la note)
party-giver = Pour le cédant
party-receiver = Pour le bénéficiaire
## Roles and rights
role-technician = Technicien
role-coordinator = Coordinateur
role-auditor = Auditeur
role-partner = Partenaire
role-admin = Administrateur
act-read = Consulter les appareils, les lots et le stock
act-read-ledger = Consulter et vérifier le journal d’audit
act-manage-batch = Ouvrir et clôturer des lots
act-receive = Prendre des appareils en charge
act-work = Travailler à l’atelier
act-retire = Sortir un appareil autrement que par une remise
act-label = Imprimer des étiquettes
act-attest = Établir des attestations d’effacement
act-manage-organisation = Gérer les organisations et leurs contacts
act-request = Introduire ou retirer une demande
act-allocate = Décider des attributions et réserver
act-hand-over = Préparer et signer des remises
act-take-back = Reprendre des appareils
act-manage-location = Gérer les emplacements
act-manage-users = Gérer les comptes et leurs rôles
act-manage-settings = Gérer les paramètres et les règles
act-own-account = Gérer son propre compte
## What an event is about
subject-device = Appareil
subject-batch = Lot
subject-organisation = Organisation
subject-contact = Personne de contact
subject-location = Emplacement
subject-request = Demande
subject-allocation = Décision d’attribution
subject-handover = Remise
subject-return = Retour
subject-statement = Attestation d’effacement
subject-stock-take = Inventaire du stock
subject-sighting = Vu lors d’un inventaire
subject-evidence = Rapport
subject-user = Compte
subject-token = Jeton d’accès
subject-settings = Paramètres
subject-labels = Étiquettes
subject-proposal = Proposition de répartition
subject-message = Message
subject-erasure = Texte retiré
## Fields
field-manufacturer = Marque
field-model = Modèle
field-serial = Numéro de série
field-donor-number = Numéro d’inventaire du donateur
field-year = Année de fabrication
field-uuid = UUID
field-cpu = Processeur
field-ram-mb = Mémoire vive
field-os = Système d’exploitation
field-licence = Licence logicielle
field-location = Emplacement
field-media = Supports de données
field-medium = Support de données
field-logical-volume = Volume logique
field-lock-reported = Verrou signalé
field-specification = Caractéristiques
field-tool = Outil d’effacement
field-tool-version = Version de l’outil
field-started = Début
field-ended = Fin
field-results = Résultats des tests
field-battery-percent = État de la batterie (%)
field-part = Pièce de rechange
field-from = Appareil d’origine de la pièce
field-name = Nom
field-email = Adresse e-mail
field-password = Mot de passe
field-kind = Type d’appareil
field-quantity = Nombre
field-note = Remarque
field-decision-reference = Référence de la décision
field-decision-date = Date de la décision
field-decision-body = Organe qui a décidé
field-legal-basis = Base légale
field-waste-status = Statut juridique
field-permit = Permis d’environnement
field-lock = Verrouillage
field-medium-kind = Type de support
field-method = Méthode
field-result = Résultat
field-ram-gb = Mémoire vive (Go)
field-size-gb = Capacité (Go)
field-reason = Motif
field-work = Intervention
field-enterprise-number = Numéro d’entreprise (BCE)
field-organisation-kind = Type d’organisation
field-contact-language = Langue de contact
field-street = Rue, numéro, boîte
field-postal-code = Code postal
field-locality = Localité
field-commune = Commune
field-capacity = Qualité
field-phone = Téléphone
field-school-number = Numéro FASE ou instellingsnummer
field-ise-class = Classe ISE (1 à 20)
field-oki = Public défavorisé selon l’OKI
field-one-until = Reconnaissance de l’ONE valable jusqu’au
field-iriscare-number = Numéro d’agrément Iriscare
field-places = Nombre de places
field-listed-from = Sur la liste des partenaires depuis le
field-listed-until = Sur la liste des partenaires jusqu’au
field-code = Code
field-parent = Se trouve dans
field-format = Format du rapport
field-role = Rôle
field-organisation = Organisation
## Formats of reports
read-format-lshw = lshw (matériel de la machine)
read-format-dmidecode = dmidecode (identité de la machine)
read-format-smartctl = smartctl (état d’un disque)
read-format-ereuse = eReuse Workbench
read-format-nwipe = nwipe (effacement de disques)
read-format-glpi = Agent GLPI
read-format-hdparm = hdparm (effacement d’un disque)
read-format-hwinfo = hwinfo (matériel de la machine)
read-format-lsblk = lsblk (liste des disques)
read-format-systeminfo = systeminfo (Windows)
read-format-chromeos = ChromeOS (identité de la machine)
read-format-system-profiler = system_profiler (Mac)
read-format-inxi = inxi (matériel de la machine)
read-format-computer-info = Get-ComputerInfo (PowerShell de Windows)
read-format-msinfo = Informations système (Windows)
read-format-nvme-list = nvme list (liste des SSD NVMe)
read-format-usody-sanitize = usody-sanitize (effacement de disques)
read-format-fusioninventory = Agent FusionInventory
read-format-photo = Photographie
read-format-unknown = Format inconnu
## Navigation
nav-scan = Scanner
nav-batches = Lots
nav-devices = Appareils
nav-board = Tableau
nav-stock-takes = Inventaires
nav-evidence = Rapports
nav-requests = Demandes
nav-handovers = Remises
nav-organisations = Organisations
nav-locations = Emplacements
nav-labels = Étiquettes
nav-ledger = Journal d’audit
nav-users = Comptes
nav-settings = Paramètres
nav-account = Mon compte
find = Chercher
see-all = Tout voir
## Errors of a page
unauthorized = Vous n’êtes pas connecté, ou votre jeton d’accès n’est plus valable. Connectez-vous ou utilisez un jeton valable.
error-401 = Connexion nécessaire
error-403 = Action non permise
error-404 = Introuvable
error-405 = Action non prévue à cette adresse
error-408 = Délai dépassé
error-409 = Pas possible en l’état actuel
error-413 = Envoi trop volumineux
error-422 = Données à corriger
error-429 = Trop d’essais
error-500 = Erreur du système
error-503 = Service momentanément indisponible
error-number = Si vous signalez cette erreur, citez le numéro { $x }.
error-home = Retour à l’accueil
error-400 = Requête illisible
## Signing in
sign-in-title = Se connecter
sign-in-do = Se connecter
setup-title = Première utilisation
setup-lead = Le système est vide. Créez le compte de la personne qui l’administre ; elle créera ensuite les autres comptes.
setup-code = Code à usage unique
setup-code-hint = Il est affiché sur la console du serveur au démarrage.
setup-do = Créer le compte d’administrateur
password-hint = Au moins 12 caractères. Une suite de quelques mots convient bien.
ok-set-up = Le compte d’administrateur est créé. Connectez-vous.
ok-signed-out = Vous êtes déconnecté.
## Start page
home-title = Accueil
home-lead = Ce qui attend votre travail.
home-find = Chercher un appareil : étiquette, numéro de série, marque ou modèle
home-received = Reçus, à prendre en atelier
home-received-empty = Aucun appareil n’attend. Scannez ceux d’un lot ouvert pour les recevoir.
home-workshop = En atelier
home-workshop-empty = Aucun appareil en atelier. Prenez-en un parmi les appareils reçus.
home-reserved = Réservés, à préparer pour une remise
home-reserved-empty = Aucun appareil n’est réservé. Il n’y a rien à préparer.
home-submitted = Demandes à examiner
home-submitted-empty = Aucune demande n’attend d’examen.
home-approved = Demandes accordées, à honorer
home-approved-empty = Aucune demande accordée n’est en attente d’appareils.
home-stock = En stock, disponibles
home-stock-empty = Le stock est vide. Les appareils y entrent depuis l’atelier, une fois effacés, testés et classés.
home-own-requests = Vos demandes
home-own-requests-empty = Vous n’avez pas encore introduit de demande. Commencez-en une dans « Demandes ».
home-handed-over = Remis récemment
home-handed-over-empty = Aucun appareil n’a encore été remis.
home-lost = Perdus ou volés
home-lost-empty = Aucun appareil n’est déclaré perdu ou volé.
## Public page of a device
public-title = { $x } – fiche publique
public-category = Catégorie d’équipement (DEEE)
public-category-n = { $n ->
    [2] 2 – Écrans, moniteurs et équipements dont l’écran dépasse 100 cm²
    [4] 4 – Gros équipements
    [6] 6 – Petits équipements informatiques et de télécommunications
   *[other] { $n }
}
public-operator = Responsable du bon fonctionnement
public-wiped = Les données de cet appareil ont été effacées.
public-tests = Tests
public-no-tests = Aucun test n’est encore enregistré.
public-test = Test
public-result = Résultat
public-date = Date
public-note = Vous avez trouvé cet appareil ? Prévenez le responsable indiqué ci-dessus. Cette page ne dit rien du donateur ni du bénéficiaire.
device-grade = Classe d’état
## Verifying a document
verify-title = Vérifier un document
verify-lead = Déposez le fichier du document, ou indiquez son numéro et son empreinte : la page dit s’il est authentique, et rien d’autre.
verify-number = Numéro du document
verify-number-hint = Par exemple ACT-2026-000001, en haut de la première page.
verify-hash = Empreinte (SHA-256) du fichier PDF
verify-hash-hint = 64 caractères, de 0 à 9 et de a à f. Sans elle, la page dit seulement si le numéro existe.
verify-do = Vérifier
verify-genuine = Le document { $x } est authentique : son empreinte est celle du document délivré.
verify-number-only = Un document { $x } a bien été délivré. Pour savoir si le vôtre est authentique, indiquez aussi l’empreinte de son fichier.
verify-altered = Cette empreinte n’est pas celle du document { $x } délivré : le fichier a été modifié, ou l’empreinte mal recopiée. Ne vous y fiez pas ; demandez le document à l’organisation qui l’a délivré.
verify-unknown = Aucun document ne porte le numéro { $x }. Vérifiez le numéro ; s’il est exact, le document n’a pas été délivré ici.
## Scanning
scan-title = Scanner
scan-lead = Choisissez une fois ce que les scans font, puis scannez : chaque code reçoit sa réponse.
scan-code = Code
scan-code-hint = Étiquette, numéro de série, numéro d’inventaire du donateur, emplacement ou numéro de document.
scan-mode = Ce que fait un scan
scan-mode-look = Consulter la fiche
scan-mode-move = Déplacer vers l’emplacement
scan-mode-stock = Mettre en stock à l’emplacement
scan-mode-receive = Recevoir pour le lot { $x }
scan-mode-pick = Préparer pour la remise { $x }
scan-mode-count = Compter dans l’inventaire { $x }
scan-place = Emplacement
scan-no-place = Sans emplacement
scan-place-hint = Nécessaire pour déplacer, mettre en stock ou compter.
scan-found = Trouvé
scan-already = Déjà fait
scan-other = Ce code n’est pas celui d’un seul appareil
scan-other-text = Rien n’a été changé. Ouvrez le lien pour voir ce que c’est.
scan-unreceived-text = { $x } est retiré : sa ligne est de nouveau attendue, et l’étiquette est libre.
scan-unreceived = Réception annulée
scan-undo = Annuler le dernier scan
scan-understood = Scanné : { $scanned } ; compris : { $read }.
scan-kept-as-scanned = Gardé tel que scanné ({ $scanned }) : ce peut aussi être { $read }, mais aucune liste ne le dit. Comparez avec l’étiquette.
scan-place-set = Emplacement choisi
scan-place-text = Ce qui est scanné ensuite y est mis.
scan-count-place-text = Ce qui est scanné ensuite se trouve ici.
count-found = Compté, à sa place
count-elsewhere = Compté ici, en { $place }, mais sa fiche dit { $recorded }
count-elsewhere-text = Remettez-le à sa place, ou déplacez-le vers { $x } depuis la page de l’inventaire ou par la carte « Déplacer ».
count-already = Déjà compté dans cet inventaire
count-already-text = Compté le { $when }, en { $place }. Rien n’a été ajouté.
count-gone = Inattendu : sa fiche dit « { $x } »
count-gone-handed-over = C’est noté dans l’inventaire. Mettez-le de côté : s’il est revenu, notez son retour à partir de la remise.
count-gone-lost = C’est noté dans l’inventaire. Ouvrez sa fiche et déclarez-le retrouvé.
count-gone-out = C’est noté dans l’inventaire. Mettez-le de côté et prévenez la coordination : d’après sa fiche, il n’est plus au dépôt.
count-unknown = Code inconnu
count-unknown-text = Aucun appareil n’y répond. Le code est gardé dans la liste de l’inventaire ; mettez l’objet de côté.
## Command cards: the command, and what it does
command-receive = Recevoir
card-receive = Ce qui est scanné ensuite est reçu dans le lot.
command-move = Déplacer
card-move = Ce qui est scanné ensuite est déplacé vers l’emplacement.
command-stock = Mettre en stock
card-stock = Ce qui est scanné ensuite est mis en stock à l’emplacement.
command-erased = Effacement noté
card-erased = Le dernier appareil scanné : son effacement est noté.
command-tested = Tests réussis
card-tested = Le dernier appareil scanné : tous ses tests sont réussis.
command-grade = Classe d’état
card-grade = Le dernier appareil scanné : sa classe d’état est calculée.
command-pick = Préparer
command-count = Compter
card-pick = Ce qui est scanné ensuite est préparé pour la remise.
card-count = Ce qui est scanné ensuite est compté dans l’inventaire ; scannez l’emplacement, puis ce qui s’y trouve.
command-hold = Mettre en quarantaine
card-hold = Le dernier appareil scanné est mis en quarantaine.
command-release = Lever la quarantaine
card-release = Le dernier appareil scanné : sa quarantaine est levée.
command-look = Consulter
card-look = Ce qui est scanné ensuite est seulement montré ; rien ne change.
command-undo = Annuler le dernier
card-undo = Ce que le dernier scan a fait est annulé.
command-pause = Pause
card-pause = Rien n’est écouté jusqu’à la prochaine carte.
command-done = Terminé
card-done = La pile est finie : le décompte est montré.
## Command line
cli-acting = Au nom de { $x }.
cli-no-database = Il n’y a pas de base de données à { $x }. Indiquez la bonne avec --database-url.
cli-ledger-whole = { $n ->
    [one] Le journal d’audit est intact : { $n } événement, racine { $root }
   *[other] Le journal d’audit est intact : { $n } événements, racine { $root }
}
cli-findings = { $n ->
    [one] Une chose n’est pas en ordre.
   *[other] { $n } choses ne sont pas en ordre.
}
cli-checked = { $n ->
    [one] Tout concorde : { $events } événements rejoués, { $n } ligne comparée, racine { $root }
   *[other] Tout concorde : { $events } événements rejoués, { $n } lignes comparées, racine { $root }
}
cli-backup-postgres = Cette commande copie une base SQLite. Pour PostgreSQL, utilisez pg_dump.
cli-restore-postgres = Cette commande restaure une base SQLite. Pour PostgreSQL, utilisez pg_restore, puis `reprise restore --in-place`.
cli-file-there = { $x } existe déjà et n’est pas remplacé. Choisissez un autre nom.
cli-file-name = Le nom du fichier n’est pas un texte lisible. Choisissez-en un autre.
cli-backup-done = Copie faite et relue en entier : { $x }
cli-copy-broken = La copie n’est pas intacte. Ne vous y fiez pas : refaites-la à partir de l’original.
cli-restore-occupied = { $x } existe déjà : une base de données n’est jamais écrasée. Arrêtez d’abord le serveur, mettez ce fichier de côté, puis recommencez.
cli-restore-done = Base de données restaurée et contrôlée : { $x }
cli-user-added = Compte créé pour { $email }, rôle { $role }.
cli-setup = Le système est vide. Ouvrez { $url } et entrez le code { $code } pour créer le compte d’administrateur.
cli-token-once = Voici le jeton d’accès. Notez-le maintenant : il n’est affiché qu’une fois.
cli-import-list = { $n ->
    [one] Lot { $batch } : { $n } ligne chargée.
   *[other] Lot { $batch } : { $n } lignes chargées.
}
cli-import-devices = { $n ->
    [one] Lot { $batch } : { $n } appareil reçu.
   *[other] Lot { $batch } : { $n } appareils reçus.
}
cli-rejects = { $n ->
    [one] { $n } ligne refusée, rendue avec son motif dans { $file }. Corrigez-la et renvoyez ce fichier.
   *[other] { $n } lignes refusées, rendues avec leur motif dans { $file }. Corrigez-les et renvoyez ce fichier.
}
cli-import-evidence = { $n ->
    [one] { $n } rapport lu : { $matched } avec appareil, { $waiting } en attente, { $known } déjà chargés
   *[other] { $n } rapports lus : { $matched } avec appareil, { $waiting } en attente, { $known } déjà chargés
}
cli-evidence-rejects = { $n ->
    [one] { $n } fichier refusé :
   *[other] { $n } fichiers refusés :
}
cli-evidence-waits = en attente
cli-evidence-known = déjà chargé
cli-evidence-refused = refusé
cli-evidence-none = Ce dossier ne contient aucun fichier. Vérifiez le chemin.
cli-rejects-line = Ligne
cli-rejects-reason = Motif du refus
cli-labels-form = Le nom du fichier dit la forme des étiquettes : il finit par .pdf, .png ou .zpl.
cli-labels-one = Une image PNG montre une seule étiquette, et { $n } sont demandées. Choisissez .pdf ou .zpl.
cli-labels-done = { $n ->
    [one] { $n } étiquette dans { $file }
   *[other] { $n } étiquettes dans { $file }
}
cli-cards-done = { $n ->
    [one] Une carte dans { $file }
   *[other] { $n } cartes dans { $file }
}
cli-demo-begins = Une année d’exemple est racontée dans la base de données ; cela prend un moment.
cli-demo-occupied = La base de données n’est pas vide : la démonstration n’écrit que dans une base vide. Indiquez-en une autre avec --database-url.
cli-demo-password = Le mot de passe des autres comptes : { $x }
cli-demo-by-link = sans mot de passe, par un lien
## Small words
all = Tous
cancel = Annuler
choose = Choisir
crumbs = Fil d’Ariane
no = Non
yes = Oui
unchanged = Inchangé
memory-gb = { $n } Go
change = Modifier
save = Enregistrer
## A donor's list
list-compared = Comparée à la liste chargée : { $added } en plus, { $changed } modifiées, { $gone } absentes de ce fichier (dont { $received } déjà reçues), { $unchanged } identiques.
list-load-title = Charger la liste du donateur
list-load-text = La liste est d’abord montrée ligne par ligne ; rien n’est enregistré avant votre accord.
list-file = Fichier de la liste
list-file-hint = CSV, XLSX, XLS ou ODS, 8 Mio et 20 000 lignes au plus.
list-preview = Voir l’aperçu
list-preview-again = Refaire l’aperçu
list-read-as = Fichier lu comme : { $x }
list-bad = { $n ->
    [one] { $n } ligne est refusée. Chargez les autres : celle-ci attend avec le lot, à corriger là ou par un fichier.
   *[other] { $n } lignes sont refusées. Chargez les autres : celles-ci attendent avec le lot, à corriger là ou par un fichier.
}
list-columns = Contenu des colonnes
list-no-column = Non utilisée
list-columns-text = Voici les premières lignes du fichier. Corrigez ce que chaque colonne contient, puis refaites l’aperçu.
list-unused = Colonnes non utilisées : { $x }.
list-compared-title = Ce lot a déjà une liste
list-mode = Que faire de cette liste ?
list-mode-add = L’ajouter à la liste chargée
list-mode-add-hint = Les lignes nouvelles s’ajoutent, les lignes connues sont complétées ; rien n’est retiré.
list-mode-replace = Remplacer la liste chargée
list-lost = { $n ->
    [0] Aucune ligne ne sera perdue. Les lignes déjà reçues restent.
    [one] { $n } ligne sera perdue. Les lignes déjà reçues restent.
   *[other] { $n } lignes seront perdues. Les lignes déjà reçues restent.
}
list-differences = Voir les différences
list-change = Différence
list-before = Liste chargée
list-after = Ce fichier
list-change-added = Nouvelle
list-change-changed = Modifiée
list-change-gone = Absente du fichier
list-change-received = Déjà reçue, reste
list-sheets = Feuilles du classeur
list-sheet-rows = { $n ->
    [one] { $sheet } ({ $n } ligne)
   *[other] { $sheet } ({ $n } lignes)
}
list-hidden-rows = Lire aussi les lignes masquées
list-hidden-rows-hint = Elles sont masquées ou filtrées dans le classeur.
list-words = Mots inconnus pour le type d’appareil
list-words-text = Dites une fois ce que chaque mot veut dire, puis refaites l’aperçu. Sans réponse, les lignes sont reprises sans type.
list-word-rows = { $n ->
    [one] « { $word } » ({ $n } ligne)
   *[other] « { $word } » ({ $n } lignes)
}
list-word-unsaid = Pas encore dit
list-word-none = Ne dit rien du type
list-left-out = { $n ->
    [one] { $n } ligne n’est pas un appareil
   *[other] { $n } lignes ne sont pas des appareils
}
list-why-left-out = Pourquoi
list-load = { $n ->
    [one] Charger { $n } ligne
   *[other] Charger { $n } lignes
}
list-rejects = Télécharger les lignes refusées
list-row-title = Ligne refusée de la liste
list-row-place = Ligne { $x } du fichier
list-row-waiting = { $n ->
    [one] { $n } ligne refusée attend
   *[other] { $n } lignes refusées attendent
}
list-row-text = Ces lignes ne sont pas sur la liste. Corrigez-les ici une à une, ou téléchargez-les, corrigez le fichier et chargez-le à nouveau ; écartez celles qui ne décrivent aucun appareil.
list-row-take = Reprendre sur la liste
list-row-dismiss = Écarter
list-row-dismiss-all = Écarter toutes ces lignes
list-row-dismiss-title = Écarter cette ligne
list-row-dismiss-text = La ligne disparaît de ce travail ; le motif est conservé avec le lot.
list-content = Contenu
list-outcome = Résultat
list-accepted = Acceptée
list-refused = Refusée
list-hidden = { $n ->
    [one] { $n } autre ligne acceptée n’est pas montrée.
   *[other] { $n } autres lignes ne sont pas montrées ; les refusées viennent en premier.
}
## Receiving
receive-title = Recevoir
receive-code = Numéro de série ou d’inventaire
receive-code-hint = Scannez le numéro de série de l’appareil ou le numéro d’inventaire du donateur.
receive-more = Hors liste, ou étiquette déjà collée
receive-extra = Appareil non annoncé
receive-extra-hint = Il n’est pas dans la liste du donateur. Indiquez son type ; il est reçu et compté à part.
receive-kind-from-list = Comme dans la liste
receive-tag = Étiquette déjà collée
receive-tag-hint = Scannez-la pour la lier à l’appareil ; sinon un nouveau code est attribué.
## Devices
devices-title = Appareils
devices-find = Chercher
devices-find-hint = Étiquette, numéro de série (aussi d’un disque) ou d’inventaire, marque et modèle en tout ordre, emplacement, numéro de document ou organisation.
devices-stage = Étape
devices-all = Tous les appareils
devices-nothing = Aucun appareil ne correspond
devices-nothing-text = Vérifiez l’orthographe, ou enlevez un critère.
devices-none = Aucun appareil
devices-none-text = Les appareils apparaissent ici dès qu’ils sont reçus dans un lot.
devices-none-do = Voir les lots
device-tag = Code
device-what = Appareil
device-held = En quarantaine
device-label = Imprimer l’étiquette
statement-title = Attestation d’effacement
statement-stands = Valable
statement-past = Dépassée
statement-none = Aucune attestation n’a encore été établie.
statement-not-yet = Elle pourra être établie quand chaque support sera effacé, détruit ou déclaré absent.
statement-language = Langue de l’attestation
statement-language-donor = Celle du donateur
statement-issue = Établir l’attestation
statement-issue-hint = Elle reçoit un numéro et ne change plus : c’est le document pour le donateur.
ok-statement-issued = L’attestation est établie.

# Inventaires
stock-takes-title = Inventaires du stock
stock-takes-lead = Compter ce qui est vraiment là, emplacement par emplacement, et savoir ce qui manque.
stock-takes-none = Rien n’a encore été compté.
stock-takes-none-text = Un inventaire fixe ce qui devrait être là, puis dit ce qui a été vu.
stock-take-title = Inventaire { $x }
stock-take-scope = Périmètre
stock-take-whole = Tout le dépôt
stock-take-opened = Ouvert
stock-take-new = Ouvrir un inventaire
stock-take-new-text = Tout ce qui, d’après les fiches, se trouve dans ces emplacements sera attendu.
stock-take-codes = Autres emplacements
stock-take-codes-hint = Codes séparés par une espace. Chaque emplacement comprend ceux qu’il contient.
stock-take-open = Ouvrir
stock-take-scan = Compter
stock-take-receipt = Procès-verbal (PDF)
stock-take-read = Lire le procès-verbal
stock-take-is-cancelled = Cet inventaire a été abandonné : il ne dit rien de ce qui n’a pas été vu.
stock-take-progress = Attendus et vus
stock-take-so-far = { $done } trouvés sur { $all }
stock-take-list-empty = Aucun.
stock-take-mend = Corriger
stock-take-move = Déplacer vers { $x }
stock-take-codes-text = Scannés pendant le comptage ; aucun appareil n’y répond.
stock-take-places = Par emplacement
stock-take-no-place = Sans emplacement
stock-take-facts = À propos
stock-take-card = Carte de commande
stock-take-close = Clôturer
stock-take-close-means = Ce qui n’a pas été scanné sera déclaré manquant, sauf ce qu’une étape enregistrée a fait partir depuis l’ouverture. Le procès-verbal est établi et ne change plus.
stock-take-language = Langue du procès-verbal
stock-take-close-do = Clôturer et établir le procès-verbal
stock-take-cancel = Abandonner l’inventaire
stock-take-cancel-means = Ce qui a été vu reste dans l’historique des appareils. Rien n’est déclaré manquant. Son numéro reste pris.
stock-take-lose-note = Manquant à l’inventaire { $x }.
stock-take-state-open = En cours
stock-take-state-closed = Clôturé
stock-take-state-cancelled = Abandonné
line-state-not-scanned = Pas encore scanné
line-state-found = Trouvé
line-state-elsewhere = Trouvé ailleurs
line-state-missing = Manquant
line-state-left = Parti entre-temps
line-state-unexpected = Inattendu
line-hint-not-scanned = Attendus ici et pas encore vus. Ils ne manquent pas tant que l’inventaire est ouvert.
line-hint-found = Vus là où leur fiche le dit.
line-hint-elsewhere = Vus à un autre emplacement que celui de leur fiche : remettez-les en place, ou corrigez leur fiche.
line-hint-missing = Pas vus avant la clôture. Cherchez-les ; ce qui reste introuvable se déclare perdu, et ce qui réapparaît, retrouvé.
line-hint-left = Pas vus, parce qu’une étape enregistrée les a fait partir pendant le comptage.
line-hint-unexpected = Vus ici, alors que leur fiche les situe ailleurs ou hors du dépôt.
ok-stock-take-opened = L’inventaire est ouvert. Scannez un emplacement, puis ce qui s’y trouve.
ok-stock-take-closed = L’inventaire est clôturé et son procès-verbal établi.
ok-stock-take-cancelled = L’inventaire est abandonné.

# Tableau
board-title = Tableau des étapes
board-lead = Ce qui se trouve à chaque étape, et ce qui y attend depuis le plus longtemps.
board-empty = Rien ici.
board-days = { $n ->
    [0] aujourd’hui
    [one] { $n } jour
   *[other] { $n } jours
}
board-late = au-delà de la limite
board-late-n = { $x } au-delà
board-more-than = plus de { $x }
board-limit = { $n ->
    [one] Limite : { $n } jour
   *[other] Limite : { $n } jours
}
board-holds = En quarantaine
policy-limits = Jours par étape
policy-limits-hint = Au-delà, le tableau signale l’appareil. Aucune règle ne les impose : c’est le choix de la maison.
device-road = Parcours de l’appareil
device-hold = En quarantaine : { $x }
device-reserved-for = Réservé pour la demande
device-picked-for = préparé pour la remise
device-with = Chez { $x }, par la remise
device-gates = Avant la mise en stock
device-ready = Tout est en ordre : l’appareil peut entrer en stock.
gate-missing = À régler
device-report = Rapport de l’appareil
device-report-file = Fichier du rapport
device-report-hint = Rapport matériel (lshw, dmidecode, hwinfo, smartctl, lsblk, eReuse, GLPI, FusionInventory, systeminfo) ou d’effacement (nwipe) ; il est reconnu à son contenu.
device-report-do = Charger le rapport
device-media = Supports de données
device-wiped = Chaque support de données est effacé, détruit ou déclaré absent.
device-no-medium-by = Déclaré sans support de données par { $x }
device-media-none = Aucun support de données n’est connu. Chargez un rapport, ajoutez le support ou déclarez l’appareil sans support.
medium-open = Données peut-être présentes
medium-failures = { $n ->
    [one] { $n } tentative d’effacement a échoué
   *[other] { $n } tentatives d’effacement ont échoué
}
medium-size = { $n } Go
medium-removed = retiré de l’appareil
medium-erase = Support { $n } : enregistrer un effacement
medium-otherwise = Support { $n } : détruit, absent ou retiré
medium-add = Ajouter un support de données
medium-none = Il n’y a aucun support de données
medium-none-hint = Ouvrez l’appareil et vérifiez. Votre nom est enregistré avec cette déclaration.
device-tests = Tests
device-tested = Tests obligatoires : { $done } sur { $total }
device-tests-record = Enregistrer les résultats
device-tests-see = Voir les résultats
device-grading = Classe d’état
device-grade-not-yet = La classe sera connue quand tous les tests obligatoires auront un résultat.
device-grade-computed = Les tests donnent la classe { $x }.
device-grade-lower = Donner une classe plus basse
device-grade-lower-do = Abaisser la classe
device-history = Historique
device-facts = L’appareil
device-batch = Lot
device-public = Fiche publique
device-public-see = Voir ce que montre l’étiquette
device-locks = Verrouillages
device-locks-none = Aucun verrouillage signalé.
lock-cleared = Levé
lock-stands = Non levé
lock-add = Signaler un verrouillage
device-other = Autres étapes
device-correct-hint = Remplissez seulement ce qui est à corriger. Une valeur corrigée à la main n’est plus remplacée par les rapports.
device-leaves = Sortie sans remise
device-leaves-hint = Le motif est enregistré et reste visible. Recyclage et destruction demandent que tous les supports de données soient réglés.
ok-noted = C’est enregistré.
ok-stocked = L’appareil est en stock.
ok-report-kept = Le rapport est enregistré et la fiche complétée.
ok-report-held = Le rapport est enregistré, mais son numéro de série n’est pas celui de la fiche : l’appareil est mis en quarantaine. Comparez avec le boîtier.
## Histories
did-erase-failed = Effacement échoué
history-line = Ligne { $n }
history-media = { $n ->
    [one] { $n } support
   *[other] { $n } supports
}
history-medium = Support { $n }
history-from-report = lu dans un rapport
history-tests = { $n ->
    [one] { $n } résultat
   *[other] { $n } résultats
}
history-looks = aspect { $x }
history-battery = batterie { $n } %
## Requests and handovers, in common
acts-number = Numéro
acts-organisation = Organisation
acts-recipient = Bénéficiaire
acts-asked = Demandé
acts-granted = Accordé
acts-promised = Réservé
acts-handed-over = Remis
acts-action-short = Action
acts-state = État
acts-filter = Filtrer
acts-search = Chercher
acts-path = Fil d’Ariane
acts-choose = Choisir
acts-back = Retour
acts-line = Ligne
acts-kind = Type d’appareil
acts-quantity = Nombre
acts-grade = Classe d’état minimale
acts-grade-short = Classe
acts-memory = Mémoire vive
acts-memory-any = Indifférent
acts-device = Code
acts-what = Appareil
acts-devices = Appareils
acts-devices-n = { $n ->
    [one] { $n } appareil
   *[other] { $n } appareils
}
acts-so-far = { $done } sur { $all }
acts-serial = Numéro de série
acts-location = Emplacement
acts-place = Lieu
acts-date = Date
acts-request = Demande
acts-reason = Motif
acts-note = Remarque
acts-history = Historique
## Reserving devices
reserve-crumb = Réserver
reserve-to-handover = Passer à la remise
reserve-back = Retour à la demande
reserve-complete = Tous les appareils accordés sont réservés ou remis.
reserve-code = Appareil à réserver
reserve-code-hint = Scannez l’étiquette ou le numéro de série d’un appareil en stock.
reserve-suitable = Appareils qui conviennent :
reserve-none-suitable = Aucun appareil en stock ne convient à cette ligne pour le moment.
reserve-missing = { $n ->
    [one] Il manque encore { $n } appareil.
   *[other] Il manque encore { $n } appareils.
}
reserve-more = Le stock en contient d’autres ; seuls les premiers sont montrés.
reserve-do = Réserver les appareils cochés
reserve-promised = Appareils réservés
reserve-picked-for = Préparé pour
reserve-release = Annuler les réservations cochées
reserve-release-note = Motif
reserve-release-hint = Les appareils retournent en stock et peuvent être réservés pour une autre demande.
## Handovers
handovers-lead = Une remise réunit les appareils qui partent ensemble par un acte signé.
handovers-lead-own = Les appareils qui vous ont été remis, et ceux qui se préparent.
handovers-none = Aucune remise
handovers-none-next = Une remise commence depuis une demande accordée.
handovers-none-wait = Une remise apparaît ici dès qu’elle est commencée.
handovers-approved = Voir les demandes accordées
handover-title = Remise { $x }
handover-preview = Lire l’acte avant signature
handover-preview-title = Acte { $x } avant signature
handover-preview-lead = C’est exactement ce que les deux parties signeront, tel que la remise se présente maintenant.
handover-preview-pdf = Le même texte en PDF
handover-sign = Signer
handover-pdf = Télécharger l’acte (PDF)
handover-return = Enregistrer un retour
handover-is-cancelled = Cette remise est annulée. Ses appareils sont restés réservés pour la demande.
handover-lines = Ce qui est accordé et remis
handover-decision = Décision d’attribution
handover-begun = Commencée le
handover-signed-at = Signée le
handover-picked = Préparés
handover-code = Appareil qui part
handover-code-hint = Scannez à la porte chaque appareil qui part : la liste scannée devient l’annexe de l’acte.
handover-to-pick = À préparer
handover-nothing-to-pick = Tous les appareils réservés sont préparés.
handover-nothing-picked = Aucun appareil n’est préparé. Scannez ceux qui partent.
handover-put-back = Retirer
handover-cancel = Annuler la remise
handover-cancel-means = Les appareils préparés restent réservés pour la demande. Une remise annulée ne peut pas être reprise.
handover-cancel-do = Annuler la remise
handover-with-recipient = Appareils chez le bénéficiaire
handover-of = { $n } sur { $all }
handover-returns = Retours
handover-proof = Authenticité
handover-proof-means = L’acte est figé à la signature. Son empreinte permet à chacun de vérifier qu’il n’a pas été modifié.
handover-hash = Empreinte (SHA-256) du fichier PDF
handover-verify = Vérifier ce document
handover-read = Lire l’acte
handover-read-alone = L’acte seul, pour la lecture ou l’impression
handover-sign-title = Signer la remise { $x }
handover-sign-read = Lire ce qui sera signé ({ $x })
handover-sign-giver = Pour le cédant
handover-sign-receiver = Pour le bénéficiaire
handover-sign-name = Nom
handover-sign-capacity = Qualité
handover-sign-capacity-hint = À quel titre la personne signe, par exemple directrice ou magasinier.
handover-sign-signature = Signature
handover-sign-typed = Signer en tapant mon nom
handover-sign-typed-hint = À la place du dessin, si signer à l’écran n’est pas possible.
handover-sign-means = À la signature, la propriété et les risques passent au bénéficiaire. L’acte est figé et reçoit son empreinte.
handover-sign-do = Signer et remettre
ok-handover-signed = La remise est signée. L’acte est figé et peut être téléchargé.
ok-handover-put-back = L’appareil est retiré de la remise ; il reste réservé.
ok-handover-cancelled = La remise est annulée.
document-pdf = Télécharger le PDF
document-same-as-pdf = Cette page a le même contenu que le fichier PDF, dont voici l’empreinte.
## Returns
return-title = Retour { $x }
return-new-title = Retour d’appareils de la remise { $x }
return-act = Partis par la remise
return-devices = Appareils rendus
return-now = Maintenant
return-next = Les appareils sont en atelier. Leurs supports de données doivent être effacés à nouveau avant toute autre attribution.
return-new-none = Aucun appareil de cette remise n’est encore chez le bénéficiaire
return-new-none-means = Il n’y a rien à reprendre par cet acte.
return-new-devices = Appareils qui reviennent
return-new-codes = Codes scannés
return-new-codes-hint = Un code par ligne : étiquette ou numéro de série.
return-new-tick = Ou cochez les appareils
return-new-location = Emplacement
return-new-nowhere = Sans emplacement
return-new-note-hint = Obligatoire pour un autre motif. N’indiquez aucun nom de personne.
return-new-means = La propriété et les risques reviennent au cédant. Les appareils vont en atelier et leurs données doivent être effacées à nouveau.
return-new-do = Reprendre les appareils
ok-returned = Le retour est enregistré. Les appareils sont en atelier.
## Reports
evidence-title = Rapports en attente
evidence-lead = Les rapports qu’aucun appareil ne reconnaît attendent ici d’être rattachés ou écartés.
evidence-add = Charger un rapport
evidence-none = Aucun rapport n’attend
evidence-none-text = Un rapport chargé rejoint de lui-même l’appareil dont il porte le numéro de série.
evidence-when = Chargé le
report-title = Rapport
report-is-dismissed = Ce rapport a été écarté.
report-match = Rattacher à un appareil
report-match-hint = Scannez l’étiquette de l’appareil.
report-dismiss = Écarter le rapport
ok-report-waits = Le rapport est enregistré. Aucun appareil ne lui correspond : rattachez-le ou écartez-le.
ok-report-dismissed = Le rapport est écarté.
verdict-accepted = Effacement accepté
verdict-failed = Effacement échoué ou interrompu, noté comme tentative
verdict-not-an-erasure = Aucun effacement : rien n’a été écrit, ou le rapport ne dit pas le résultat
verdict-unverified = Pas accepté : ce qui a été écrit n’a pas été relu
verdict-capacity-differs = Pas accepté : la capacité n’est pas celle du support enregistré. Comparez le disque avec son étiquette
verdict-hidden-sectors = Pas accepté : des secteurs cachés ont été trouvés ou ne sont pas exclus
verdict-level-too-low = Pas accepté : la politique demande davantage pour ce genre de support
verdict-kind-unknown = Pas accepté : le genre du support n’est pas connu. Notez l’effacement à la main sur l’appareil, avec le genre lu sur l’étiquette
verdict-before-reopened = Non accepté : le rapport ne montre pas qu’il a eu lieu après le retour de l’appareil ou l’échec de sa vérification. Effacez à nouveau le support
verdict-settled = Sans effet : ce support avait déjà son résultat
verdict-elsewhere = Sans effet : l’appareil n’est pas à l’atelier
verdict-no-serial = Disque sans numéro de série sûr : dites vous-même à quel appareil il appartient
verdict-no-medium = Aucun appareil présent ne contient ce disque
verdict-several-devices = Plusieurs appareils contiennent un disque de ce numéro : comparez les étiquettes
waits-drive-nameless = Le journal ne donne pas le numéro de série d’un disque.
waits-drive-unknown = Un disque du journal n’est connu dans aucun appareil présent, ou dans plusieurs.
waits-no-device = Le rapport ne décrit pas un appareil entier, et ses disques ne désignent pas un seul appareil.
waits-serial-unknown = Le numéro de série { $x } n’est celui d’aucun appareil présent, ou de plusieurs.
waits-serial-ambiguous = Le numéro de série du rapport peut appartenir à plusieurs machines : il ne suffit pas.
waits-serial-absent = Le rapport ne donne ni numéro de série ni UUID utilisables.
waits-uuid-unknown = Le rapport n’a pas de numéro de série utilisable, et son UUID n’est celui d’aucun appareil présent.
waits-uuid-elsewhere = Le rapport a le même UUID que l’appareil { $x }, mais la marque ou le modèle diffère : des fabricants donnent un même UUID à plusieurs machines. Associez-le vous-même s’il s’agit bien de cet appareil.
evidence-why = Pourquoi il attend
evidence-files = Fichiers des rapports
evidence-files-hint = Un ou plusieurs fichiers, reconnus à leur contenu ; avec la souris, déposez-les dans ce cadre. Rapports de matériel (lshw, dmidecode, hwinfo, smartctl, lsblk, eReuse, GLPI, FusionInventory, systeminfo) ou journaux d’effacement (nwipe, usody-sanitize), comprimés ou non.
evidence-do = Charger les rapports
evidence-results = Résultats des fichiers envoyés
evidence-agents = Recevoir les rapports par le réseau
evidence-agents-text = Un agent GLPI ou FusionInventory livre le rapport de sa machine à cette adresse. Nom d’utilisateur : n’importe lequel ; mot de passe : un jeton d’accès qui peut écrire, créé sous « Mon compte ». Sur le réseau, servez l’adresse en HTTPS.
evidence-agents-people = Des inventaires, seul ce qui décrit la machine est conservé ; les utilisateurs, logiciels et clés de licence sont écartés avant l’enregistrement.
report-erasures = Effacements dans ce rapport
report-notes = À savoir
report-waits = Pourquoi ce rapport attend
sent-waits = Le rapport est conservé et attend son appareil.
sent-known = Ce rapport était déjà chargé : rien n’a changé.
sent-see = Voir le rapport
ok-report-changed = Le rapport est conservé, mais un disque ou la mémoire n’est plus comme au dernier rapport : l’appareil est mis en quarantaine. Ouvrez-le et comparez.
ok-report-partly = Le rapport est conservé, mais un effacement n’est pas accepté. Ouvrez le rapport pour savoir pourquoi.
device-compare = Déclaré et trouvé
device-compare-lead = Ce qui diffère entre la liste du donateur, le dernier rapport et la fiche.
device-compare-declared = Déclaré
device-compare-found = Trouvé
device-compare-kept = Sur la fiche
device-compare-by-hand = corrigé à la main
report-read-earlier = Une version antérieure du système a lu ce rapport. Une nouvelle lecture peut y trouver davantage ; l’ancienne reste scellée.
report-read-again = Relire le rapport
ok-report-read-again = Le rapport a été relu.

## Locations
locations-title = Emplacements
locations-lead = Site, local, étagère, boîte : chaque emplacement a son code à scanner.
locations-none = Aucun emplacement
locations-none-text = Créez les emplacements avant de mettre des appareils en stock.
location-new = Créer ou modifier un emplacement
location-code-hint = Majuscules, chiffres et traits d’union, par exemple A-01-03. Un code existant est modifié.
location-no-parent = Aucun
location-close = Ne plus utiliser cet emplacement
location-closed = Plus utilisé
ok-location-saved = L’emplacement est enregistré.
## Labels
labels-title = Étiquettes
labels-of-batch = Lot { $x }
labels-count = { $n ->
    [one] { $n } étiquette
   *[other] { $n } étiquettes
}
labels-test = L’adresse publique du système n’est pas réglée : les étiquettes portent la mention TEST et leur code QR ne mène nulle part. Réglez --base-url avant d’imprimer pour de bon.
labels-stock = Format d’étiquettes
labels-show = Montrer la feuille
labels-tags = Appareils
labels-tags-hint = Codes séparés par des espaces ou des virgules.
labels-blank = Étiquettes vierges
labels-blank-hint = Nouveaux codes, à coller d’abord et à lier à la réception.
labels-skip = Première étiquette à imprimer
labels-skip-hint = Pour une feuille déjà entamée, choisissez la première étiquette encore libre.
label-erased = Données effacées
design-standard = Complète
design-small = Petite : le code seul
design-erased = « Données effacées »
labels-preview = La première page, telle qu’elle sera imprimée
labels-pages = { $n ->
    [one] Une page
   *[other] { $n } pages
}
labels-design = Modèle
labels-places = Emplacements
labels-places-hint = Codes d’emplacement, de rayon ou de caisse, séparés par des espaces ou des virgules.
labels-copies = Exemplaires de chacune
labels-slot = Étiquette { $x }
labels-png = Image pour imprimante d’étiquettes (PNG)
labels-nothing = Indiquez des appareils, des emplacements ou un nombre d’étiquettes vierges : la feuille se montre ici.
labels-blank-fresh = Les codes vierges sont tirés au sort à l’impression ; ceux-ci sont des exemples.
labels-reprints = { $n ->
    [one] Un de ces codes a déjà été imprimé
   *[other] { $n } de ces codes ont déjà été imprimés
}
labels-reprints-text = Deux étiquettes du même appareil se confondent avec deux appareils : enlevez l’ancienne.
labels-which = Lesquels
labels-printed-before = { $n ->
    [one] imprimé une fois, le { $date }
   *[other] imprimé { $n } fois, la dernière le { $date }
}
cards-title = Cartes de commande
cards-text = Une carte scannée dit à l’établi ce qu’il doit faire : plus besoin de clavier ni de souris. Imprimez à 100 % et découpez.
cards-commands = Les commandes
cards-places = Déplacer et mettre en stock, par emplacement
cards-batches = Recevoir, par lot ouvert
cards-handovers = Préparer, par remise en cours
cards-stock-takes = Compter, pour chaque inventaire ouvert
device-reuse-sheet = Fiche de réemploi (PDF)
cards-all = Toutes les cartes (PDF)
labels-pdf = Télécharger le PDF
labels-zpl = Pour imprimante d’étiquettes (ZPL)
labels-print-hint = Imprimez à 100 %, sans adapter à la page. Chaque impression est notée dans le journal d’audit.
## Audit log
ledger-title = Journal d’audit
ledger-lead = Chaque changement y est scellé. Rien n’y est jamais modifié ni effacé.
ledger-size = Événements
ledger-root = Racine (SHA-256)
ledger-verify = Vérifier le journal
ledger-check = Vérifier aussi toutes les fiches
ledger-clean = Le journal est intact : { $x } événements vérifiés.
ledger-findings = { $n ->
    [one] Une chose n’est pas en ordre. Ne corrigez rien : gardez une copie de la base et prévenez l’administrateur du système.
   *[other] { $n } choses ne sont pas en ordre. Ne corrigez rien : gardez une copie de la base et prévenez l’administrateur du système.
}
ledger-newest = Derniers événements
ledger-readings = Ce que les auditeurs ont consulté
ledger-readings-text = Chaque page qu’un auditeur ouvre est consignée : qui, quand et quelle page, mais pas ce qui a été recherché.
ledger-readings-none = Aucun auditeur n’a encore rien consulté.
## Accounts
users-title = Comptes
user-new = Nouveau compte
user-add = Créer le compte
user-change = Accès
user-inactive = Désactivé
user-activate = Réactiver
user-deactivate = Désactiver
user-no-organisation = Aucune
user-organisation-hint = Seulement pour un partenaire : l’organisation pour laquelle il agit, la seule qu’il voit.
ok-user-added = Le compte est créé.
ok-user-changed = Le compte est modifié.
account-title = Mon compte
account-password = Mot de passe
account-old-password = Mot de passe actuel
account-new-password = Nouveau mot de passe
account-change-password = Changer le mot de passe
account-tokens = Jetons d’accès
account-tokens-text = Un jeton permet à un programme d’agir en votre nom. Révoquez ceux qui ne servent plus.
token-made = Voici le jeton. Notez-le maintenant : il n’est affiché qu’une fois.
token-name = À quoi sert le jeton
token-read = Lecture seule
token-write = Lecture et écriture
token-make = Créer un jeton
token-end = Révoquer
token-is-ended = Révoqué
ok-password-changed = Le mot de passe est changé. Vos autres sessions sont fermées.
ok-token-ended = Le jeton est révoqué.
## Settings
settings-title = Paramètres
settings-operator = L’opérateur du service
settings-operator-text = Ces données figurent sur les étiquettes, les documents et les pages publiques.
settings-name-fr = Nom en français
settings-name-nl = Nom en néerlandais
settings-name-en = Nom en anglais
settings-address = Adresse publique du système
settings-policy = Règles en vigueur, version { $n }
settings-policy-text = Chaque changement fait une nouvelle version, et chaque décision consigne la version appliquée.
settings-programmes = Programmes
settings-action = Action { $x }
ok-settings-saved = Les paramètres sont enregistrés.
policy-ise-limit = Classe ISE la plus haute admise
policy-gift-warning = Avertir au-delà d’une valeur donnée de
policy-follow-up = Suivi après (mois)
acts-least = Au moins
request-in-stock = En stock maintenant
request-conditions-hold = { $n ->
    [one] La condition est remplie
   *[other] Les { $n } conditions sont remplies
}
handover-facts = La remise

# Tables handed out
export-list = Emporter cette liste :
export-since = À ce stade depuis
export-erased = Données effacées
export-holds = Quarantaine
export-request = Demande
acts-refresh = Actualiser la page

# Verification by somebody else
why-not-verified = L’effacement du support { $medium } (n° de série { $serial }) a été tiré au sort pour vérification. Une autre personne que l’opérateur doit le vérifier avant la mise en stock.
why-nothing-to-verify = Aucun effacement du support { $medium } n’est enregistré : il n’y a rien à vérifier. Enregistrez d’abord son effacement.
why-own-work = Vous avez enregistré cet effacement vous-même. Une autre personne doit le vérifier.
why-second-person-needed = La politique demande qu’une seconde personne déclare aussi que l’appareil ne contient aucun support de données. Faites contrôler et déclarer par quelqu’un d’autre.
step-verify = Vérifier un effacement
did-verify = Effacement vérifié
did-verify-failed = Vérification échouée : des données étaient lisibles
verify-passed = rien n’était lisible
verify-failed = des données étaient lisibles
medium-verify = Vérifier l’effacement du support { $n }
medium-verified = vérifié par { $x }
medium-to-verify = tiré au sort : à vérifier par une autre personne
medium-verify-hint = Démarrez la machine ou connectez le support ailleurs, regardez à plusieurs endroits et dites ce que vous avez trouvé.
history-drawn = tiré au sort pour vérification
policy-second-person = Deux personnes pour « aucun support »
policy-share-percent = Effacements vérifiés par une autre personne (%)
policy-share-hint = De 0 à 100. R2v3 demande au moins 5. Le tirage a lieu lors de l’enregistrement de l’effacement.
policy-save = Mettre ces règles en vigueur

# Command cards at the bench
because-nothing-scanned = Cette carte agit sur l’appareil scanné juste avant, et aucun ne l’a été. Scannez l’appareil, puis la carte.
because-bad-card = La carte « { $x } » ne peut pas être suivie : son mot, ou ce qui le suit, n’est pas connu ici. Réimprimez les cartes.
because-no-log-yet = L’effacement de { $x } n’est pas enregistré, et une carte ne connaît ni l’outil ni sa version. Importez le journal de l’outil, ou enregistrez-le sur la page de l’appareil.
because-several-holds = Plusieurs quarantaines pèsent sur { $x }. Levez-les sur la page de l’appareil, où chacune a sa raison.
because-not-your-step = La dernière étape de { $x } est celle d’une autre personne. Regardez son historique, et faites l’étape voulue sur sa page.
because-cannot-undo = La dernière étape de { $x } ne peut pas être reprise par une carte. Sa page montre ce qui est possible maintenant.
because-undo-too-late = { $x } a été reçu il y a plus de douze heures : sa réception ne peut plus être annulée. Renvoyez-le, ou enregistrez ce qu’il est devenu.
scan-card-mode = Le poste fait désormais ceci
scan-card-paused = En pause : scannez une carte pour continuer
scan-card-done = La pile est terminée
scan-card-undone = Repris
scan-card-note = Par une carte de commande au poste de scan
scan-ignored = Non pris : le poste est en pause. Scannez une carte, puis ce code à nouveau.
scan-again = Déjà scanné ici, à

# Une pile : rassembler, puis agir
nav-collect = Piles
collect-title = Traiter une pile
collect-lead = Scannez ou collez toute la pile, voyez ce qui arriverait à chaque appareil et ce qui l’empêche, puis agissez sur l’ensemble.
collect-to-bench = Un par un au poste de scan
collect-mode = Que faire de chacun
collect-reserve = Réserver pour la demande { $x }
collect-why = Motif
collect-reason = Motif de la quarantaine
collect-reason-hint = Sert à mettre en quarantaine et à la lever.
collect-note-hint = Nécessaire quand une étape doit être expliquée ; la note figure dans l’historique de chaque appareil.
collect-codes = Étiquettes, numéros de série ou numéros du donateur
collect-codes-hint = Un par ligne, comme un lecteur ou un tableur les donne ; { $x } au plus.
collect-look = Voir ce qui arriverait
collect-nothing = Rien n’a encore été regardé. Regarder ne change rien.
collect-apply = { $n ->
    [one] Agir sur { $n } appareil
   *[other] Agir sur { $n } appareils
}
collect-count = { $n ->
    [one] { $n } code de la pile
   *[other] { $n } codes de la pile
}
collect-will = Serait fait : { $x }
collect-possible = possible
collect-step-done = Fait
collect-blocked = Impossible, chacun pour sa propre raison
collect-again = Même appareil qu’un autre code de cette pile : il compte une fois
collect-several = Plusieurs appareils y répondent : scannez plutôt l’étiquette
collect-unknown = Aucune fiche n’y répond
collect-without = Les retirer de la liste
collect-drop = Retirer { $x } de la liste
collect-more = { $n ->
    [one] { $n } autre n’est pas affiché ; il reste dans la liste.
   *[other] { $n } autres ne sont pas affichés ; ils restent dans la liste.
}
collect-done = { $n ->
    [0] Rien n’a été changé.
    [one] Fait pour { $n } appareil.
   *[other] Fait pour { $n } appareils.
}
collect-left = Ce qui n’a pas pu se faire est encore dans la liste.
collect-labels = Imprimer leurs étiquettes

# Pièces et interventions
cause-wear = Usure
cause-knock = Chute ou choc
cause-liquid = Liquide
cause-defect = Défaut de la pièce
cause-missing = Pièce manquante
cause-upgrade = Mise à niveau pour le prochain usage
cause-other = Autre cause
part-battery = Batterie
part-memory = Mémoire
part-screen = Écran
part-keyboard = Clavier
part-touchpad = Pavé tactile
part-charger = Chargeur
part-power-supply = Alimentation
part-fan = Ventilateur
part-hinge = Charnière
part-case = Élément du boîtier
part-mainboard = Carte mère
part-processor = Processeur
part-graphics = Carte graphique
part-wireless = Module sans fil
part-camera = Caméra
part-sound = Haut-parleur ou micro
part-connector = Câble ou connecteur
part-other = Autre pièce
step-remove-part = Retirer une pièce
did-remove-part = Pièce retirée
history-part-from = de { $x }
history-part-to = pour { $x }
history-minutes = { $n } min
history-replaces = remplace le support { $n }
why-still-there = Le support { $medium } est encore dans l’appareil : retirez-le, détruisez-le ou déclarez-le absent avant qu’un autre le remplace.
because-not-for-parts = { $x } n’est pas gardé pour pièces : une pièce ne vient que d’un appareil qui l’est. Gardez-le d’abord pour pièces, ou laissez l’origine vide.
device-parts = Pièces
device-parts-none = Aucune pièce n’a été placée ni retirée.
device-part-in = Placée
device-part-out = Retirée
device-part-shelf = au rayon des pièces
device-part-bought = origine non indiquée
field-cause = Cause
field-minutes = Minutes
field-part-kind = Type de pièce
field-replaces = Remplace
field-photo = Photographie
cause-not-said = Non indiquée
part-not-one = Aucune pièce
medium-replaces = Remplace le support { $n }
medium-replaced = Remplacé par le support { $n }
replaces-none = Aucun autre support
photo-none = Aucune photographie
photo-hint = Une photographie envoyée avec les rapports de cet appareil est gardée comme preuve, sans le lieu ni l’appareil photo qu’elle indique.
photo-see = Photographie du { $x }

# Ce que seul le donateur peut déverrouiller
unlock-title = Verrous pour le donateur
unlock-lead = Les verrous que seul le donateur peut lever, en une lettre prête à envoyer.
unlock-see = Voir la lettre et les numéros de série
unlock-count = { $n ->
    [one] { $n } appareil attend
   *[other] { $n } appareils attendent
}
unlock-none = Rien n’attend le donateur
unlock-none-text = Aucun appareil de ce lot ne porte de verrou que seul le donateur peut lever.
unlock-language = Langue de la lettre
unlock-show = Afficher
unlock-table = Table des numéros de série (CSV)
unlock-letter = Lettre au donateur
unlock-letter-hint = Copiez-la dans un courriel, avec la table en pièce jointe. Elle ne contient aucun nom de personne.
unlock-to-do = Ce qu’il faut faire
unlock-no-serial = sans numéro de série
unlock-greeting = Madame, Monsieur,
unlock-ask = Des appareils du lot { $x } portent encore un verrou que vous seul pouvez lever. D’ici là, personne ne peut les utiliser et ils restent en quarantaine. Les voici, verrou par verrou, avec ce qu’il faut faire.
unlock-close = Merci de confirmer chaque levée avec sa date, en répondant à ce message avec les numéros de série concernés.
unlock-how-mdm-intune = Supprimez l’appareil dans Intune et dans Entra ID.
unlock-how-autopilot = Désinscrivez l’empreinte matérielle dans Windows Autopilot (les numéros de série suffisent), après avoir retiré tout profil DFCI.
unlock-how-dfci = Retirez le profil DFCI avant de désinscrire l’appareil d’Autopilot.
unlock-how-firmware-password = Retirez le mot de passe BIOS/UEFI, ou transmettez-le par un canal sûr.
unlock-how-disk-password = Retirez le mot de passe du disque (ATA, NVMe ou OPAL), ou transmettez-le par un canal sûr.
unlock-how-absolute-persistence = Libérez la licence Absolute (Computrace) et désactivez définitivement la persistance là où c’est proposé.
unlock-how-apple-activation-lock = Désactivez Localiser, ou transmettez le code de contournement de votre gestion d’appareils.
unlock-how-apple-dep = Libérez l’appareil dans Apple Business Manager ou Apple School Manager.
unlock-how-android-frp = Retirez le compte Google de l’appareil, ou réinitialisez-le après avoir retiré le compte.
unlock-how-android-zero-touch-knox = Retirez l’appareil du portail zero-touch ou de Knox Mobile Enrollment.
unlock-how-chromebook-enrollment = Déprovisionnez l’appareil dans la console d’administration Google, puis effacez-le.
doc-interventions = Interventions
scan-scanned = Scanné à
scan-put-away = Ranger
scan-old = Trop ancien : non envoyé
scan-old-text = Ce scan attend depuis plus de 30 jours ; le serveur ne pourrait plus reconnaître un double. S’il vaut encore, scannez le code à nouveau.
scan-unkept = Non gardé : scannez à nouveau
scan-unkept-text = Cet appareil n’a pas pu écrire le scan. Libérez de la place ou prenez un autre appareil.
scan-others = Des scans d’une autre personne attendent sur cet appareil ; ils partiront quand elle s’y connectera, jamais sous votre nom. Nombre :
scan-kept = Ceci est le poste tel que gardé sur cet appareil, sans connexion. Ce que vous scannez attend ici, au nom de la dernière personne connectée.
scan-kept-back = Ouvrir la page complète
scan-offline-ready = Ce poste s’ouvre aussi sans connexion sur cet appareil.
scan-app = Reprise – poste de scan
camera-open = Caméra
camera-close = Fermer la caméra
camera-opening = Ouverture de la caméra
camera-looking = Montrez une étiquette à la caméra
camera-taken = Lu :
camera-several = Plusieurs codes sont en vue : lequel ?
camera-none-of-these = Aucun : regarder encore
camera-nothing = Aucun code n’a été trouvé dans l’image. Approchez-vous, évitez les reflets, et reprenez la photo.
camera-reading = Lecture de l’image
camera-denied = La caméra est refusée à cette page : permettez-la dans les réglages du navigateur.
camera-absent = Aucune caméra n’a pu être ouverte.
camera-offline = Pour lire un code, cette caméra a besoin de la connexion : tapez le code, ou attendez qu’elle revienne.
camera-one = Caméra
camera-which = Caméra utilisée
camera-torch = Lampe
camera-picture = Photo d’une étiquette
camera-picture-hint = Au plus 4 Mo. L’image est lue puis oubliée.
camera-read = Lire la photo
benchmark-processor = Mesure du processeur
benchmark-memory = Mesure de la mémoire
benchmark-disk-read = Lecture du disque (Mo/s)
benchmark-disk-write = Écriture sur le disque (Mo/s)
scan-card-wanted-text = Scannez l’étiquette ou le numéro de ce qu’elle concerne, ou choisissez-le dans la liste.
act-read-letters = Consulter les lettres
act-send-letters = Envoyer des lettres
what-letter = La lettre
because-letter-state = Cela ne se peut plus : la lettre est déjà en route, partie ou abandonnée. Rechargez la page pour voir où elle en est.
because-letter-gone = Le texte de cette lettre, ou le code de son lien, n’est plus conservé. Refaites la démarche qui l’a causée : une nouvelle lettre en naîtra.
because-letter-nobody = L’organisation n’a toujours aucun contact avec une adresse e-mail. Ajoutez-en un sur sa page, puis envoyez de nouveau.
letter-state-waiting = En attente
letter-state-sending = En cours d’envoi
letter-state-sent = Envoyée
letter-state-refused = Refusée
letter-state-given-up = Abandonnée
letter-kind-trial = Lettre d’essai
letter-kind-request-submitted = Demande reçue
letter-kind-request-declined = Demande refusée
letter-kind-request-approved = Demande accordée
letter-trial-subject = Lettre d’essai de Reprise
letter-trial-body = Cette lettre montre que les envois de Reprise arrivent. Vous n’avez rien à faire.
letter-request-submitted-subject = Votre demande { $number } est bien arrivée
letter-request-submitted-body =
    Nous avons bien reçu votre demande { $number }.

    Une personne de notre équipe va l’examiner. Nous vous écrirons dès qu’une décision sera prise, ou si une question se pose.
letter-request-declined-subject = Votre demande { $number } n’a pas pu être accordée
letter-request-declined-body =
    Votre demande { $number } n’a pas pu être accordée.

    Le motif se trouve sur sa page. Si vous pensez qu’il y a une erreur, ou si votre situation a changé, répondez-nous : nous la regarderons de nouveau avec vous. Vous pouvez aussi introduire une nouvelle demande.
letter-request-approved-subject = Votre demande { $number } est accordée
letter-request-approved-body =
    Une décision a été prise : votre demande { $number } est accordée. Voici ce que la décision { $decision } accorde :

    { $lines }

    { $rest }

    Le motif, et comment le partage a été calculé, se lisent sur sa page. Nous prendrons contact avec vous pour la remise du matériel.
letters-greeting = Bonjour,
letters-greeting-name = Bonjour { $x },
letters-link =
    Pour continuer, ouvrez cette page :
    { $x }
letters-no-link = Pour continuer, ouvrez Reprise à l’adresse que vous connaissez, suivie de { $x }
letters-closing = Avec nos salutations,
letters-perhaps = Il se peut que vous ayez déjà reçu cette lettre : notre envoi a été interrompu. Si c’est le cas, ne tenez pas compte de celle-ci.
nav-letters = Lettres
letters-title = Lettres
letters-lead = Ce qui part par e-mail, et ce qui n’est pas parti.
letters-problems = À regarder
letters-newest = Les plus récentes
letters-subject = Objet
letters-to = Destinataire
letters-about = Au sujet de
letters-kind = Occasion
letters-organisation = Organisation
letters-made = Écrite le
letters-done = Terminée le
letters-next = Prochain essai
letters-along = Pièce jointe
letters-tries = Essais
letters-answer = Réponse du serveur de messagerie
letters-any = Toutes
letters-all = Voir toutes les lettres
letters-of = Seulement les lettres à { $x }.
letters-none = Aucune lettre
letters-none-text = Une lettre naît de l’étape qui la cause, par exemple quand une demande arrive.
letters-no-server = Des lettres attendent, et ce serveur n’en envoie pas : aucun serveur de messagerie n’est réglé. Démarrez Reprise avec REPRISE_SMTP_URL et REPRISE_MAIL_FROM, ou lancez régulièrement la commande reprise mail. Rien n’est perdu entre-temps.
letters-no-address = L’organisation n’a aucun contact avec une adresse e-mail. Ajoutez-en un sur sa page, puis envoyez de nouveau.
letters-nobody = Personne
letters-refused = N’est pas partie. Le serveur de messagerie a répondu : { $x }
letters-late = Attend depuis plus d’une heure.
letters-late-answer = Attend depuis plus d’une heure. Dernière réponse : { $x }
letters-twice = Peut-être arrivée deux fois : un envoi a été interrompu. La seconde le dit dans sa première phrase.
letters-erased = { $x } (effacée)
letters-text = Texte
letters-text-gone = Le texte a été effacé avec les données de la personne, ou parce que son délai de conservation est passé.
letters-facts = Envoi
letters-again = Envoyer de nouveau
letters-give-up = Abandonner
letters-trial = Lettre d’essai
letters-trial-text = Pour voir si les lettres arrivent.
letters-trial-do = Écrire
ok-letter-trial = La lettre d’essai est écrite : elle part avec les autres.
ok-letter-again = La lettre partira de nouveau.
ok-letter-given-up = La lettre est abandonnée.
home-letters = Lettres à regarder
cli-no-mail-server = Aucun serveur de messagerie n’est réglé. Donnez --smtp-url et --mail-from, ou REPRISE_SMTP_URL et REPRISE_MAIL_FROM.
cli-mail = Envoyées : { $sent }. Refusées : { $refused }. À réessayer : { $later }.

# Waste equipment handed to a collector

doc-weee-title = Document de traçabilité – transfert de DEEE
doc-weee-subject = { $mass } remis à { $collector }
doc-weee-holder = Détenteur des déchets
doc-weee-pick-up = Lieu d’enlèvement
doc-weee-collector = Collecteur
doc-weee-registration = N° d’enregistrement ou d’agrément : { $x }
doc-weee-carrier-same = Le collecteur
doc-weee-place-and-date = Lieu et date de remise
doc-weee-destination = Installation de destination
doc-weee-treatment = Mode de traitement
doc-weee-code = Code et nom du déchet
doc-weee-mass = Masse
doc-weee-estimated = (estimée)
doc-weee-loose = Pièces et accessoires
doc-weee-share = { $n } % de la masse n’a pas été pesé : elle est estimée par la médiane du type d’appareil, d’après environmental-footprint-data de Boavizta (commit 61323eb5, ODbL 1.0).
doc-weee-media = Avant la remise, chaque support de données connu de ces appareils a été effacé, détruit ou déclaré absent ; l’annexe le dit appareil par appareil.
doc-weee-text = Le présent document accompagne les déchets. Chaque partie en garde un exemplaire cinq ans et le présente à Bruxelles Environnement à sa demande.
doc-weee-annex = Annexe – Liste des appareils
doc-for-holder = Pour le détenteur
doc-for-collector = Pour le collecteur ou le transporteur
treatment-r12 = R12 – Démontage et tri avant valorisation
treatment-r13 = R13 – Stockage avant valorisation
treatment-r4 = R4 – Recyclage des métaux
treatment-r5 = R5 – Recyclage d’autres matières inorganiques
treatment-r3 = R3 – Recyclage des plastiques et autres matières organiques
treatment-d9 = D9 – Traitement avant élimination
nav-weee = DEEE
weee-title = Transferts de DEEE
weee-lead = Ce qui ne servira plus, remis à un collecteur agréé : un document signé par enlèvement, conservé cinq ans.
weee-new = Remettre à un collecteur
weee-none = Rien n’a encore été remis à un collecteur.
weee-none-text = Un transfert réunit les appareils en fin de vie, leur masse et leurs codes de déchet. Leurs supports de données viennent d’abord.
weee-new-title = Remettre des DEEE à un collecteur
weee-new-lead = Choisissez ou scannez ce qui part, vérifiez, pesez, puis signez à deux.
weee-no-collector = Aucun collecteur agréé n’est encore connu.
weee-no-collector-text = Une coordinatrice ou un coordinateur le crée sous Organisations, avec le type « Collecteur DEEE agréé ».
weee-what = Ce qui part
weee-codes = Appareils scannés
weee-codes-hint = Un code, numéro de série ou numéro d’inventaire par ligne.
weee-offered = { $n ->
    [one] { $n } appareil destiné au recyclage
   *[other] { $n } appareils destinés au recyclage
}
weee-weights = Codes et masses
weee-code = Code de déchet
weee-kilograms = kg pesés
weee-estimate = Non pesé, ce sera { $x } (médiane du type).
weee-must-weigh = À peser : aucune médiane n’est connue pour ce type.
weee-loose = Pièces et accessoires
weee-loose-hint = Pesés ensemble, non comptés.
weee-where = À qui et où
weee-collector = Collecteur
weee-registration = N° d’enregistrement ou d’agrément
weee-registration-hint = Du collecteur, tel qu’il figure au registre de Bruxelles Environnement.
weee-destination = Installation de destination
weee-destination-hint = Nom et adresse.
weee-treatment = Mode de traitement
weee-pick-up = Lieu d’enlèvement
weee-pick-up-hint = Si ce n’est pas le siège.
weee-carrier = Transporteur
weee-carrier-hint = Nom et adresse de l’entreprise, si ce n’est pas le collecteur.
weee-carrier-registration = N° d’enregistrement du transporteur
weee-look = Vérifier
weee-look-again = Vérifier à nouveau
weee-read = Ce qui sera signé
weee-sign-giver = Pour le détenteur
weee-sign-receiver = Pour le collecteur ou le transporteur
weee-sign-means = À la signature, chaque appareil quitte la maison pour le recyclage. Le document reçoit son numéro et ne change plus.
weee-sign-do = Signer et remettre
weee-note = Le transfert
weee-mass = Masse
weee-estimated = Part estimée
ok-weee-transferred = Les déchets sont remis. Le document est figé et peut être téléchargé.
because-media-open = Un support de données n’a pas d’issue sur : { $x }. Effacez-le, détruisez-le ou déclarez-le absent ; rien ne part avant.
because-not-to-recycle = Ne peuvent pas partir au recyclage de là où ils sont : { $x }. Reprenez la promesse ou le retour d’abord.
because-not-a-collector = { $x } n’est pas un collecteur DEEE agréé et actif.
because-unknown-waste-code = « { $x } » n’est pas un code de déchet de la liste.
because-weight-needed = À peser : { $x }. Aucune médiane n’est connue pour ce type.
what-weee-transfer = Le transfert de DEEE
subject-weee-transfer = Transfert de DEEE

# At the door

doc-refused-text = { $n ->
    [one] { $n } appareil préparé pour cette remise a été refusé par le bénéficiaire et reste au cédant ; il figure en annexe.
   *[other] { $n } appareils préparés pour cette remise ont été refusés par le bénéficiaire et restent au cédant ; ils figurent en annexe.
}
doc-refused = Annexe – Appareils refusés à la remise
doc-refused-why = Motif du refus
doc-on-paper = Signé à la main sur papier le { $date }. La copie conservée a l’empreinte SHA-256 { $hash }.
doc-pick-title = Liste de prélèvement
doc-pick-subject = { $act } – { $recipient }
doc-pick-lines = Ce qui est promis, ligne par ligne
doc-pick-asked = Accordé
doc-pick-promised = Promis
doc-pick-picked = Déjà prélevé
doc-pick-place = Emplacement { $x }
doc-pick-no-place = Sans emplacement
doc-pick-box = [  ]
doc-pick-line = Ligne
doc-pick-none = Tout est prélevé.
doc-pick-text = Suivre les emplacements dans l’ordre ; scanner chaque appareil sur la page de la remise : c’est le scan qui compte, pas la croix.
door-reason-defective = Défectueux
door-reason-not-as-described = Non conforme à la description
door-reason-not-wanted = Non souhaité
signing-way-screen = À l’écran, au dépôt
signing-way-link = Par lien
signing-way-paper = Sur papier
transport-pick-up = Enlèvement au dépôt
transport-delivery = Livraison chez le bénéficiaire
handover-state-awaiting = Attend la signature du bénéficiaire
hold-erasure-contradicted = Un journal plus récent dit que l’effacement a échoué
hold-media-unclear = Le rapport ne montre pas tous les supports : vérifier ce qu’il contient
hold-inspection = Refusé à la remise : à examiner
step-refuse = Refuser à la remise
did-refuse = Refusé à la remise
because-gift-not-noted = Les appareils sont estimés à { $x } €, plus que ce qu’une association peut accepter sans autorisation (art. 9:22 CSA). Ce n’est pas un refus : notez d’abord la référence de ce qui a été convenu.
because-offered = La remise { $x } attend la signature du bénéficiaire : elle est figée. Retirez d’abord l’offre pour la changer.
because-appointment-past = Le rendez-vous doit être à venir, et finir le même jour après avoir commencé.
because-not-a-copy = Ce fichier n’est ni une photo (JPEG, PNG) ni un PDF complet. Photographiez ou scannez le papier signé et réessayez.
appointment = Rendez-vous
appointment-none = Aucun rendez-vous n’est fixé.
appointment-off = Le rendez-vous du { $x } est annulé.
appointment-when = Le { $date }, de { $from } à { $until }
appointment-set = Fixer un rendez-vous
appointment-change = Changer le rendez-vous
appointment-call-off = Annuler le rendez-vous
appointment-ics = Pour mon agenda (.ics)
appointment-date = Date
appointment-from = De
appointment-until = À
appointment-transport = Comment
appointment-place = Où
appointment-place-hint = Le dépôt, ou le site du bénéficiaire.
appointment-ask-for = Demander
appointment-ask-for-hint = Une personne et son numéro ; effaçable, hors du journal d’audit.
appointment-save = Enregistrer le rendez-vous
appointments-title = Rendez-vous à venir
appointments-lead = Les remises convenues, jour par jour.
appointments-none = Aucun rendez-vous n’est à venir.
appointments-none-text = Un rendez-vous se fixe sur la page d’une remise.
ics-summary = Remise { $act } : { $n } appareils
ok-appointment-saved = Le rendez-vous est enregistré.
ok-appointment-called-off = Le rendez-vous est annulé.
door-refuse = Refuser un appareil
door-refuse-means = Il figure comme refusé sur l’acte. À la signature, il retourne au stock ; défectueux, il est d’abord examiné. Ce que la demande attend encore reste ouvert.
door-refuse-which = Appareil
door-refuse-why = Motif
door-refuse-not = Non refusé
door-refuse-do = Enregistrer
door-refused = Refusé : { $x }
ok-door-refused = Le refus est noté sur l’acte.
gift-title = Valeur estimée
gift-over = Cette remise est estimée à { $x }, plus que le seuil au-delà duquel une association doit être autorisée à accepter un don (art. 9:22 CSA). Un don manuel en est généralement dispensé : vérifiez, puis notez la référence.
gift-noted = Pris en note : { $x }
gift-reference = Référence
gift-do = Prendre note
ok-gift-noted = La référence est notée.
pick-list = Liste de prélèvement
paper-sign = Signé sur papier
paper-sign-title = Remise { $x } : signée sur papier
paper-sign-lead = Imprimez l’acte, signez à deux, photographiez ou scannez-le. La copie vaut autant qu’une signature à l’écran.
paper-sign-print = Imprimer l’acte à signer (PDF)
paper-sign-copy = Copie signée
paper-sign-copy-hint = Photo JPEG ou PNG, ou PDF ; 20 Mo au plus. D’une photo, seuls les pixels sont gardés.
paper-sign-on = Signé le
paper-sign-do = Enregistrer l’acte signé
proof-who = Signé par
proof-way = Comment
proof-address = Adresse réseau
proof-agent = Navigateur
proof-copy = Voir la copie signée
proof-clauses = Version des clauses
return-exchange = Échange
return-exchange-until = D’autres appareils seront remis à la place : dû jusqu’au { $x }. Ce que la décision accorde est rouvert.
return-exchange-over = Le délai d’échange a pris fin le { $x } : la coordination peut encore échanger, en disant pourquoi.
because-exchange-late = L’échange était promis pendant { $x } jours. La coordination peut encore l’accorder, en notant pourquoi.

# Back to the donor

donor-title = Ce que le lot est devenu
donor-page-title = Ce que le lot { $x } est devenu
donor-subject = Lot { $batch }, situation au { $date }
donor-lead = Pour l’administration cédante, dans sa langue : des nombres qui se recoupent, sans le nom d’aucun bénéficiaire.
donor-see = Ce que ce lot est devenu
donor-show = Afficher
donor-by = Établi par
donor-as-of = Situation au
donor-arrived = Annoncé et reçu
donor-declared = Déclarés
donor-expected = Encore attendus
donor-now = Où sont les appareils
donor-what = Situation
donor-count = Nombre
donor-share = Part
donor-workshop = À l’atelier
donor-stock = En stock, prêts
donor-promised = Promis à un bénéficiaire
donor-handed-over = Chez un bénéficiaire
donor-sent-back = Rendus à l’administration cédante
donor-for-parts = Gardés pour leurs pièces
donor-recycled = Recyclés (DEEE)
donor-destroyed = Détruits
donor-lost = Perdus ou volés
donor-returned = Revenus un jour d’un bénéficiaire
donor-returned-text = { $n ->
    [one] { $n } de ces appareils est revenu un jour d’un bénéficiaire ; il est compté là où il se trouve à présent.
   *[other] { $n } de ces appareils sont revenus un jour d’un bénéficiaire ; ils sont comptés là où ils se trouvent à présent.
}
donor-recycled-grams = Masse recyclée (g)
donor-estimated-grams = dont estimée (g)
donor-recycled-text = { $mass } ont été remis à un collecteur agréé, dont { $share } % estimés et non pesés.
donor-went = Où ils sont allés
donor-kind = Type d’organisation
donor-commune = Commune
donor-outside = Hors de la Région
donor-no-names = Les bénéficiaires ne sont pas nommés : le type d’organisation, la commune et le public suffisent à rendre compte.
donor-media = Supports de données
donor-media-open = Pas encore traités
donor-media-text = Aucun appareil n’est remis, promis ou recyclé tant qu’un support connu n’est pas effacé, détruit ou déclaré absent. Les attestations d’effacement donnent le détail, support par support.
# Threads
thread-title = Questions et réponses
thread-none = Personne n’a encore rien demandé.
thread-house = Le service
thread-text = Votre message
thread-text-hint = Jamais le nom d’élèves, de résidents ou d’autres personnes : des nombres suffisent.
thread-sure = Je l’ai relu : il ne nomme personne, ou cela peut rester.
thread-ask = Poser une question
thread-answer = Répondre
thread-contest = Contester la décision
thread-erased = Ce texte a été retiré.
thread-erase = Retirer ce texte
thread-erase-means = Le texte est effacé définitivement. Il reste inscrit qu’il y en avait un et qu’il a été retiré.
thread-erase-do = Effacer le texte
message-question = Question
message-answer = Réponse
message-contest = Conteste la décision

# Requests, the fair split and its working
want-camera = avec une caméra qui fonctionne
want-wifi = avec un Wi-Fi qui fonctionne
want-lot = au moins { $n } ensemble
want-more = Préciser cette ligne
want-any = Indifférent
want-lot-label = Au moins autant, ou rien
want-lot-hint = Seulement si moins ne vous servirait à rien. S’il en reste moins, vous n’en recevez aucun.
want-keyboard-label = Clavier
want-system-label = Système
keyboard-azerty-be = AZERTY (Belgique)
keyboard-azerty-fr = AZERTY (France)
keyboard-qwerty-us = QWERTY (international)
keyboard-qwerty-uk = QWERTY (Royaume-Uni)
keyboard-qwertz = QWERTZ
keyboard-other = Un autre clavier
system-windows = Windows
system-linux = Linux
system-chromeos = ChromeOS
system-macos = macOS
system-android = Android
system-ios = iOS / iPadOS
accessory-charger = Chargeurs
accessory-keyboard = Claviers
accessory-mouse = Souris
accessory-headset = Casques
accessory-bag = Sacoches
accessory-screen-lead = Câbles d’écran
accessory-adapter = Adaptateurs
accessory-dock = Stations d’accueil
accessory-network-lead = Câbles réseau
age-band-under-12 = Moins de 12 ans
age-band-12-17 = 12 à 17 ans
age-band-18-25 = 18 à 25 ans
age-band-26-64 = 26 à 64 ans
age-band-65-plus = 65 ans et plus
delivery-pick-up = Nous venons les chercher au dépôt
delivery-delivered = Merci de nous les livrer
request-bands = Par âge, si vous le savez
request-bands-hint = Des nombres seulement. Leur somme est le nombre de personnes.
request-accessories = Accessoires
request-accessories-hint = Ils sont donnés dans la mesure du possible.
request-wished = Souhaité pour le
request-wished-hint = Un souhait, pas une promesse.
request-delivery = Comment vous les recevez
request-delivery-any = Sans préférence
request-new-rest = Et encore
request-new-later = Enregistrer, je continue plus tard
request-change-title = Modifier { $x }
ok-request-kept = Le brouillon est enregistré. Personne ne le regarde avant que vous l’introduisiez.
field-keyboard = Clavier
working-rule = La règle d’équité publiée, version { $rule }, avec la politique { $policy } : l’appareil suivant va à qui a reçu jusque-là la plus petite part de son besoin, divisée par son poids. Un besoin est ce dont une organisation a besoin d’un type d’appareil, quel que soit le nombre de demandes où il est écrit.
working-need = { $kind } : le besoin compté est de { $need }, autant que demandé.
working-need-capped = { $kind } : { $asked } ont été demandés ; les personnes servies peuvent en utiliser { $cap }, et c’est le besoin compté.
working-had = { $n } ont déjà été accordés et comptent comme servis.
working-weight = Son poids est { $weight } : public { $audience } × action { $action } × attente { $waiting } × déjà reçu { $earlier }.
working-weight-mean = Son poids est { $weight } : la moyenne de ses demandes selon les personnes servies, × déjà reçu { $earlier }.
working-served = { $n } appareils : le besoin est ainsi entièrement couvert.
working-asked = { $n } appareils : chaque ligne est complète ; les personnes servies pourraient en utiliser plus que demandé.
working-nothing-left = { $n } appareils : quand son tour est revenu, il n’en restait plus d’adéquat sans qu’un autre, qui a une plus petite part, ne doive en céder un.
working-lot = Aucun : il en restait moins que les { $n } qui sont le minimum utile.
working-share = Cela couvre { $percent } % du besoin.
working-line = Ligne { $line } : { $suitable } appareils prêts auraient convenu ; elle en reçoit { $given }.
working-missed-grade = Si un état moins bon avait été accepté, il en restait { $n } de plus.
working-missed-memory = Si moins de mémoire avait été accepté, il en restait { $n } de plus.
working-missed-keyboard = Si un autre clavier, ou un clavier non noté, avait été accepté, il en restait { $n } de plus.
working-missed-camera = Sans exiger de caméra testée, il en restait { $n } de plus.
working-missed-wifi = Sans exiger de Wi-Fi testé, il en restait { $n } de plus.
working-missed-system = Si un autre système avait été accepté, il en restait { $n } de plus.
working-missed-donor = Il en restait { $n } de plus qui ne peuvent être donnés sous cette action, vu leur provenance.
working-adjusted = La ligne { $line } a été modifiée à la main de { $from } à { $to } ; la raison est inscrite.
working-these = Parmi les appareils qui conviennent, les plus simples sont pris, pour que rien de mieux ne soit gaspillé, et les appareils d’un même modèle restent ensemble.
working-draw = À parts égales, un tirage décide ; sa graine est { $seed }.
doc-decision-title = Décision d’attribution
doc-decision-subject = Pour { $x }
doc-decision-intro = Le { $date }, { $operator } a décidé ce qui suit sur la demande ci-dessous.
doc-decision-request = Demande
doc-decision-action = Action du plan
doc-decision-audience = Pour qui
doc-decision-project = Projet
doc-decision-by = Décidé par
doc-decision-policy = Version de la politique
doc-decision-until = La promesse vaut jusqu’au
doc-decision-granted = Ce qui est accordé
doc-decision-line = Ligne
doc-decision-asked = Demandé
doc-decision-before = Avant
doc-decision-now = Accordé
doc-decision-waiting = En attente
doc-decision-motive = Motivation
doc-decision-working = Comment le nombre a été trouvé
doc-decision-conditions = Conditions, au jour de la décision
doc-decision-condition = Condition remplie
doc-decision-seen = Ce qui a été vu
doc-decision-devices = Appareils promis
doc-decision-react = Si vous n’êtes pas d’accord
doc-decision-react-text = Contestez la décision sur la page de votre demande, ou écrivez à { $x }. Vous recevez une réponse motivée au même endroit. Ce qui n’a pas été accordé reste en attente et participe à la prochaine répartition sans nouvelle demande.
doc-decision-for-operator = Pour l’opérateur

# The fair split on its pages
proposals-title = Répartitions équitables
proposals-lead = Quand il y a moins que demandé, la règle publiée propose qui reçoit quoi et montre son calcul. Rien n’est décidé sans une personne et une motivation.
proposals-action = Demandes sous
proposals-every-action = toutes les actions
proposals-hint = Participe toute demande introduite, admissible aujourd’hui et que personne ne traite, y compris ce que des décisions antérieures ont laissé en attente.
proposals-do = Calculer une répartition
proposals-none = Aucune répartition n’a encore été calculée.
proposals-none-next = Il faut des demandes introduites et des appareils en stock.
proposals-gives = Donne
proposal-counts = { $given } appareils pour { $asked } demandés, sur { $ready } prêts
proposal-title = Répartition équitable du { $x }
proposal-state-open = Ouverte
proposal-state-closed = Close
proposal-close = L’écarter
proposal-refused = Il n’a pas été possible de décider sur :
proposal-split = Qui reçoit quoi
proposal-only = Ceci est une proposition. Rien n’est promis à personne avant la décision.
proposal-open = Demandé
proposal-given = Reçoit
proposal-other = Avec d’autres poids
proposal-share = Besoin couvert
proposal-is-decided = Décidée
proposal-why = Pourquoi, et lesquels
proposal-more = et { $n } autres
proposal-to = Reçoit plutôt
proposal-reason = Raison de la modification
proposal-adjust = Modifier à la main
proposal-decide-one = Décider sur cette demande
proposal-decide = Décider
proposal-left = { $n } demandes restent à décider. Chacune reçoit sa propre décision, avec cette motivation et son calcul ; cinquante au plus à la fois.
proposal-decide-all = Décider comme proposé
proposal-about = Selon quelle règle
proposal-rule = Règle d’équité, version
proposal-policy = Politique, version
proposal-seed = Graine du tirage
proposal-digest = SHA-256 du calcul
proposal-ready = Ce qui était prêt
proposal-outside = N’ont pas participé
proposal-try = Essayer d’autres poids
proposal-try-hint = En centièmes : 100 ne change rien. Rien n’est enregistré ; c’est la politique qui vaut.
proposal-try-do = Montrer à côté
proposal-try-end = La proposition seule
weight-waiting = Ajouté par mois d’attente
weight-waiting-most = Maximum ajouté par l’attente
weight-earlier-months = Mois où ce qui a été reçu compte
weight-earlier = Poids de qui a déjà tout reçu
left-out-not-eligible = une condition n’est pas remplie aujourd’hui
left-out-in-hand = un coordinateur la traite
ok-proposed = La répartition est calculée. Relisez-la ; rien n’est encore promis.
ok-proposal-adjusted = Modifié à la main ; les appareils ont été réattribués.
ok-proposal-decided = C’est décidé. Les décisions sont sur les pages des demandes.
ok-proposal-closed = La proposition est écartée.
ok-request-given-back = Rendue : chacun peut la reprendre.
ok-request-rest-closed = Ce qui n’a pas été accordé n’est plus attendu.
request-change = Modifier
request-give-back = La rendre
request-take-over = La reprendre
request-in-hand-of = { $x } traite cette demande.
request-still-waiting = { $n } sont encore attendus : ils participent à la prochaine répartition sans nouvelle demande.
request-nothing = La dernière répartition n’avait rien pour cette demande
request-nothing-means = La demande reste en attente et pèse davantage avec le temps. Voici comment cela s’est fait :
request-until = La promesse vaut jusqu’au { $x }.
request-decision-paper = Le document de la décision { $x }
request-contest-here = Vous n’êtes pas d’accord ? Dites-le ci-dessous ; vous recevrez une réponse motivée.
request-close-rest = Ne plus attendre le reste
request-close-rest-too = Le reste n’est plus attendu
request-close-rest-hint = Sinon, ce qui n’est pas accordé participe à la prochaine répartition.
request-close-rest-why = Pourquoi
request-close-rest-do = Clore le reste
request-step-release = Rendre
request-step-close-rest = Clore le reste
letter-kind-sign-in = Lien de connexion
letter-sign-in-subject = Votre lien pour vous connecter
letter-sign-in-body =
    Voici votre lien pour vous connecter. Il sert une seule fois, pendant { $minutes } minutes.

    Si vous ne l’avez pas demandé, ne faites rien : sans lui, personne n’entre.
because-link-gone = { $x }
link-state-live = Ce lien fonctionne.
link-state-used = Ce lien a déjà servi. Un lien sert une seule fois.
link-state-expired = Le délai de ce lien est passé. Demandez-en un nouveau.
link-state-ended = Ce lien ne fonctionne plus : un plus récent l’a remplacé, ou ce qu’il ouvrait est clos. Utilisez le dernier reçu.
link-state-unknown = Nous ne connaissons pas ce lien. Il a peut-être été coupé en chemin : copiez-le en entier depuis la lettre, ou demandez-en un nouveau.
link-used-sign-in = Ce lien vous a connecté le { $x }. Un lien sert une seule fois.
link-title = Lien
link-home = Vers l’accueil
link-again = Demander un nouveau lien
link-sign-in-title = Se connecter
link-sign-in-text = Vous allez vous connecter comme { $x }. Rien ne se passe avant que vous appuyiez.
link-sign-in-do = Me connecter
sign-in-link-text = Vous êtes partenaire ? Vous n’avez pas besoin de mot de passe : écrivez votre adresse ci-dessus, et recevez un lien par e-mail.
sign-in-link-do = M’envoyer un lien
ok-link-sent = Si cette adresse est celle d’un partenaire, un lien est en route. Regardez votre courrier dans quelques minutes, y compris les indésirables.
act-own-organisation = Gérer sa propre organisation
subject-retention = Conservation
retention-did = Contacts effacés : { $contacts } · lettres : { $letters }
because-not-a-partner = « { $x } » n’est pas partenaire aujourd’hui : sa candidature attend, son agrément est terminé ou suspendu. La page de l’organisation dit comment continuer.
because-standing-state = Ce n’est pas possible dans la situation actuelle de l’organisation. Rechargez la page pour la voir.
because-consent-missing = Lisez l’information sur vos données, puis cochez la case.
because-no-email = « { $x } » n’a pas d’adresse e-mail : ajoutez d’abord un contact avec une adresse.
letter-kind-join-confirm = Candidature à confirmer
letter-kind-join-known = Candidature d’une organisation connue
letter-kind-partner-approved = Partenariat approuvé
letter-kind-partner-refused = Candidature refusée
letter-kind-partner-suspended = Partenariat suspendu
letter-kind-partner-renewal = Fin proche du partenariat
letter-kind-invitation = Invitation
letter-join-confirm-subject = Confirmez la candidature de { $organisation }
letter-join-confirm-body =
    Quelqu’un a donné cette adresse pour demander que { $organisation } devienne partenaire.

    Ouvrez le lien ci-dessous et appuyez sur le bouton : alors seulement nous regarderons la candidature. Le lien fonctionne pendant { $days } jours. Si ce n’était pas vous, ne faites rien : tout sera oublié.
letter-join-known-subject = Votre candidature pour { $organisation }
letter-join-known-body =
    Vous avez demandé que { $organisation } devienne partenaire. Nous connaissons déjà cette organisation, ou cette adresse.

    Si vous avez un compte, connectez-vous par un lien. Sinon, demandez à un contact de votre organisation de vous inviter depuis sa page, ou écrivez-nous.
letter-partner-approved-subject = { $organisation } est partenaire
letter-partner-approved-body =
    { $organisation } est partenaire, jusqu’au : { $until }.

    Vous pouvez introduire des demandes d’équipement. Nous vous écrirons avant la fin.
letter-partner-refused-subject = La candidature de { $organisation } n’a pas été retenue
letter-partner-refused-body =
    La candidature de { $organisation } n’a pas été retenue.

    Le motif se trouve sur votre page. Si quelque chose est inexact, répondez-y dans les questions et réponses ; si votre situation change, vous pouvez demander un nouvel examen sur la même page.
letter-partner-suspended-subject = Le partenariat de { $organisation } est suspendu
letter-partner-suspended-body =
    Le partenariat de { $organisation } est suspendu : aucune nouvelle demande ne peut être envoyée.

    Le motif se trouve sur votre page, avec la façon de réagir. Ce que vous avez reçu reste à vous.
letter-partner-renewal-subject = Le partenariat de { $organisation } se termine bientôt
letter-partner-renewal-body =
    Le partenariat de { $organisation } se termine le { $until }.

    Pour continuer, vérifiez ce que votre page dit de vous et demandez la prolongation : un bouton suffit.
letter-invitation-subject = Vous pouvez agir pour { $organisation }
letter-invitation-body =
    Vous êtes invité à agir pour { $organisation } dans Reprise : demander de l’équipement, suivre les demandes, préparer les remises.

    Le lien ci-dessous vous connecte une première fois, pendant sept jours. Ensuite, demandez un lien quand vous en avez besoin : il n’y a pas de mot de passe.
link-used-join = La candidature a été confirmée le { $x }. Connectez-vous pour la suivre.
link-used-invite = Cette invitation vous a connecté le { $x }. Demandez un lien pour revenir.
link-invite-title = Bienvenue
link-join-title = Confirmer la candidature
link-join-text = Vous confirmez que { $x } demande à devenir partenaire. Ensuite, notre équipe l’examine.
link-join-do = Confirmer
nav-partner = Mon organisation
join-title = Devenir partenaire
join-lead = Pour recevoir de l’équipement, une organisation se présente une fois. Comptez dix minutes ; rien n’est perdu si quelque chose manque.
join-organisation = L’organisation
join-site = Un autre lieu, si les appareils vont ailleurs
join-site-hint = Laissez vide si les appareils vont au siège.
join-unit-hint = Dix chiffres, par exemple 2.123.456.791. Facultatif.
join-proofs-hint = Ouvrez ce qui concerne votre type d’organisation. Ce qui manque peut suivre : nous vous poserons la question.
join-proofs-school = École secondaire
join-proofs-homework = École de devoirs
join-proofs-home = Maison de repos
join-person = Vous
join-email-hint = Nous y envoyons un lien de confirmation.
join-data = Vos données
join-data-text = Nous gardons votre nom, votre fonction, votre adresse e-mail et votre téléphone pour traiter la candidature et les demandes de votre organisation, et pour rien d’autre. Ils sont effacés deux ans après la fin du partenariat, ou plus tôt si vous le demandez. Vous pouvez en recevoir une copie, les corriger ou les faire effacer. Contact : { $x }
join-consent = J’ai lu cette information, et je peux parler au nom de l’organisation.
join-do = Envoyer la candidature
join-next = Ce qui se passe maintenant
join-next-confirm = Vous recevez une lettre par e-mail. Ouvrez son lien dans les { $n } jours et confirmez.
join-next-review = Une personne compare ce que vous avez écrit aux registres, et vous pose ses questions.
join-next-answer = Vous recevez la réponse, avec sa raison.
join-next-nothing = Rien reçu après une heure ? Regardez dans les indésirables, ou écrivez-nous :
ok-join-sent = C’est envoyé.
ok-join-confirmed = C’est confirmé : votre candidature est entre nos mains.
field-person = Votre nom
field-unit-number = Numéro d’unité d’établissement
field-site-street = Rue, numéro, boîte du lieu
field-site-postal-code = Code postal du lieu
field-site-locality = Localité du lieu
field-site-number = Numéro FASE de l’implantation
field-index-year = Année de l’indice (ISE ou OKI)
field-one-number = Numéro de reconnaissance ONE
field-iriscare-kind = Type d’agrément Iriscare
field-until = Jusqu’au
field-consent = Vos données
organisation-site = Lieu de livraison
organisation-letters = Lettres à cette organisation
standing-applied = Candidature à examiner
standing-approved = Partenaire
standing-refused = Candidature refusée
standing-suspended = Suspendue
standing-lapsed = Partenariat terminé
standing-title = Partenariat
standing-no-end = sans fin fixée
standing-no-claim = Rien n’est indiqué
standing-text-applied = La candidature est en cours d’examen. Jusqu’à la réponse, une demande peut être préparée, mais pas envoyée.
standing-text-approved = Partenaire, sans fin fixée.
standing-text-until = Partenaire jusqu’au { $x }.
standing-text-renewal = Partenaire jusqu’au { $until }. La prolongation a été demandée le { $asked }.
standing-text-lapsed = Le partenariat s’est terminé le { $x }. Tout reste visible ; une nouvelle demande ne peut pas être envoyée avant la prolongation.
standing-text-refused = La candidature n’a pas été retenue. Vous pouvez répondre ci-dessous, ou demander un nouvel examen.
standing-text-suspended = Le partenariat est suspendu : aucune demande ne peut être envoyée.
standing-reason = Motif
standing-reason-hint = L’organisation le lit, avec la façon de réagir. Pas de nom de personne.
standing-registers = Ce que disent les registres
standing-until = Partenaire jusqu’au
standing-approve = Approuver
standing-refuse = Refuser la candidature
standing-suspend = Suspendre le partenariat
standing-renew = Demander à continuer
register-kbo = Banque-Carrefour des Entreprises
register-school = FASE, ou répertoire des écoles flamandes
register-index = Classement ISE, ou indicateur OKI
register-one = Écoles de devoirs reconnues par l’ONE
register-iriscare = Maisons agréées par Iriscare
register-listing = Liste datée des associations partenaires
register-unchecked = Pas encore vérifié
register-answer-matches = Concorde
register-answer-differs = Diffère
register-answer-not-found = Introuvable
partner-facts-wrong = Quelque chose est inexact ? Dites-le dans les questions et réponses.
contact-invite = Inviter à se connecter
contact-signs-in = Peut se connecter
contact-held = Données détenues (JSON)
ok-contact-invited = L’invitation est en route.
ok-renewal-asked = C’est demandé : nous vous répondrons.
ok-partner-approved = L’organisation est partenaire ; elle en est avertie par lettre.
ok-partner-refused = La candidature est refusée ; l’organisation en est avertie par lettre.
ok-partner-suspended = Le partenariat est suspendu ; l’organisation en est avertie par lettre.
ok-register-checked = La vérification est notée.
home-applied = Candidatures à examiner
cli-retention = Effacés : { $contacts } contacts, { $accounts } comptes, { $letters } lettres, { $applications } candidatures. Rappels de partenariat : { $reminded }. Questions d’usage : { $asked } posées, { $again } rappelées, { $silent } sans réponse. Signatures rappelées : { $offers }. Demandes en attente, nouvelles données : { $waiting } ; questions rappelées : { $questions }.
policy-terms = Partenaires et données de personnes
field-approval-months = Durée d’un agrément (mois)
field-reminder-days = Rappel avant la fin (jours)
field-unconfirmed-days = Candidature non confirmée, oubliée après (jours)
field-contact-months = Contacts d’anciens partenaires, effacés après (mois)
field-letter-days = Texte des lettres, effacé après (jours)
# How it went

follow-ups-title = Confirmations d’usage
follow-ups-lead = Quelques mois après la remise : ce qui sert encore, ce qui est en panne, ce qui est à reprendre. Le silence est compté comme silence.
follow-ups-all = Toutes
follow-ups-to-do = À traiter
follow-ups-ask = Demander maintenant ce qui est dû
follow-ups-none = Rien n’a encore été demandé.
follow-ups-none-text = La question est posée une fois par remise, après les mois prévus par la politique interne.
ok-follow-ups-asked = Ce qui était dû est demandé ; ce qui est resté sans réponse est noté.
follow-up-title = Comment cela s’est-il passé ? Remise { $x }
follow-up-asked = Demandé le
follow-up-used = En service
follow-up-broken = En panne
follow-up-unused = Non utilisé, à reprendre
follow-up-people = Qui les utilise
follow-up-people-hint = Combien de personnes, par âge ; jamais leur nom.
follow-up-remark = Remarque
follow-up-remark-hint = Sans aucun nom de personne.
follow-up-sure = Ce texte ne parle d’aucune personne : l’envoyer tel quel.
follow-up-send = Envoyer
follow-up-correct = Corriger
follow-up-to-do = Des appareils sont en panne ou à reprendre.
follow-up-settle = C’est traité
follow-up-figure = { $used } en service sur { $answered } pour lesquels on a répondu ; { $given } remis, { $silent } sans réponse.
ok-follow-up-answered = Merci. La réponse est enregistrée ; elle peut être corrigée.
ok-follow-up-settled = C’est noté comme traité.
follow-up-state-asked = Attend une réponse
follow-up-state-answered = Répondu
follow-up-state-silent = Sans réponse
because-nothing-to-ask = Il n’y a rien à demander ou à traiter pour { $x }.
because-not-adding-up = Les trois nombres doivent faire { $x } ensemble : chaque appareil est en service, en panne ou à reprendre.
what-refused-row = La ligne refusée
what-follow-up = La confirmation d’usage
subject-follow-up = Confirmation d’usage
offer-title = Remise { $x } : signer à distance
offer-lead = { $n ->
    [one] Vous signez d’abord ; le bénéficiaire a ensuite { $n } jour pour signer depuis son propre écran.
   *[other] Vous signez d’abord ; le bénéficiaire a ensuite { $n } jours pour signer depuis son propre écran.
}
offer-means = Ce qui est prélevé est figé jusqu’à la signature du bénéficiaire ; pour y changer quelque chose, retirez l’offre.
offer-do = Signer et attendre le bénéficiaire
offer-read = Ce qui sera signé
offer-apart = Signer à distance
offer-withdraw = Retirer l’offre
offer-waits = Cette remise attend la signature du bénéficiaire jusqu’au { $x }.
accept-title = Signer la remise { $x }
accept-lead = Le cédant a signé. Lisez l’acte, puis signez avant le { $x }.
accept-do = Signer et recevoir
ok-handover-offered = L’acte est signé de notre côté et attend le bénéficiaire.
ok-handover-withdrawn = L’offre est retirée ; la remise peut être changée.

# The catalogue
catalogue-title = Ce qu’il y a
catalogue-lead = Le matériel reconditionné au { $x }, à peu près combien. Il est donné, jamais vendu.
catalogue-join = Devenir partenaire
catalogue-there = En stock, et bientôt
catalogue-in-stock = Prêt
catalogue-soon = À l’atelier
catalogue-none = Il n’y a rien pour l’instant.
catalogue-none-next = Une demande attend son tour et pèse davantage avec le temps.
catalogue-csv = Sous forme de table (CSV)
catalogue-asked = Ce que chaque action demande, et à qui
catalogue-authorities = Les pouvoirs publics en contact avec ces publics trouvent ici ce que contient la section recyclée (action 55 du plan).
catalogue-recipients = Pour
catalogue-kinds = Matériel
catalogue-rules = Conditions
stock-band-few = quelques-uns (jusqu’à 5)
stock-band-some = 6 à 20
stock-band-many = 21 à 50
stock-band-plenty = 51 à 200
stock-band-most = plus de 200

# Promises that lapse
letter-promise-ends-subject = Vos appareils pour { $number } sont gardés jusqu’au { $until }
letter-promise-ends-body = { $n } appareils de votre demande { $number } vous sont promis et ne sont pas encore retirés. La promesse vaut jusqu’au { $until }. Ensuite ils iront à d’autres, et ce qui était promis sera de nouveau en attente. S’il vous faut plus de temps, demandez-le sur la page de votre demande.
letter-promise-lapsed-subject = La promesse pour { $number } est échue
letter-promise-lapsed-body = La promesse de { $n } appareils de votre demande { $number } valait jusqu’au { $until } et est échue, car ils n’ont pas été retirés. Rien n’est perdu : votre demande est de nouveau en attente et participe à la prochaine répartition. Si vous n’en avez plus besoin, dites-le sur sa page.
letter-kind-promise-ends = Une promesse prend bientôt fin
letter-kind-promise-lapsed = Une promesse est échue
ok-request-extended = La promesse vaut plus longtemps.
request-extend = La prolonger
request-extend-until = Jusqu’au
request-extend-do = Prolonger
request-lapsed = La promesse valait jusqu’au { $x } et est échue ; ce qui n’a pas été retiré est de nouveau en attente.
## One-time links to sign and to answer, and what is written about it
offer-to-signature = Aller à la signature
offer-code = Montrer un code à scanner
offer-code-title = Signer la remise { $x } au téléphone
offer-code-name = Code du lien pour signer la remise { $x }
offer-code-text = Le bénéficiaire scanne ce code, lit l’acte sur son téléphone et le signe, sans compte. Ce code sert une seule fois, pendant une heure au plus. L’offre court jusqu’au { $x }.
offer-code-no-address = Un téléphone a besoin de l’adresse publique de Reprise, et aucune n’est réglée. Démarrez Reprise avec --base-url.
link-changed = Ce que ce lien ouvrait a changé depuis. Nous vous écrirons de nouveau ; si rien n’arrive, contactez-nous.
link-act-expired = Le délai pour signer cet acte est passé. Rien n’a été signé. Contactez-nous pour recevoir un nouveau lien.
link-act-ended = Ce lien ne sert plus à signer : l’offre a été retirée, ou un lien plus récent a été envoyé. Utilisez la dernière lettre reçue.
link-act-pdf = Lire l’acte signé (PDF)
link-used-sign-act = Cet acte a été signé le { $x }. Vous pouvez encore le lire et le garder.
link-used-follow-up = Merci. Votre réponse a été traitée le { $x } ; elle ne peut plus être corrigée par ce lien.
follow-up-by-link = Une page, une minute : dites combien d’appareils servent, combien sont en panne, combien sont à reprendre. Tant que nous n’avons rien traité, vous pouvez corriger votre réponse par le même lien.
home-awaiting = Messages qui attendent une réponse
home-unsigned = Offres que personne n’a signées à temps
home-unsigned-since = depuis le { $x }
letter-kind-sign-act = Acte à signer
letter-kind-sign-act-again = Acte à signer, rappel
letter-kind-act-signed = Acte signé
letter-kind-follow-up = Confirmation d’usage
letter-kind-follow-up-again = Confirmation d’usage, rappel
letter-kind-message-question = Question posée
letter-kind-message-answer = Réponse donnée
letter-kind-appointment-made = Rendez-vous fixé
letter-kind-appointment-changed = Rendez-vous déplacé
letter-kind-appointment-cancelled = Rendez-vous annulé
news-line = – { $what } : { $granted } sur { $asked }
news-waits = { $n ->
    [one] { $n } appareil demandé attend encore : la demande reste ouverte pour lui.
   *[other] { $n } appareils demandés attendent encore : la demande reste ouverte pour eux.
}
news-waits-none = Rien d’autre n’attend sous cette demande.
letter-sign-act-subject = L’acte de remise { $number } attend votre signature
letter-sign-act-body =
    Le matériel de votre demande { $request } est prêt. Nous avons signé l’acte de remise { $number } ; il attend la signature de { $organisation } jusqu’au { $until }.

    Le lien ci-dessous vous montre l’acte entier, sans compte ni mot de passe. Rien n’est signé avant que vous ayez donné votre nom et appuyé sur le bouton. Si une autre personne doit signer, elle doit figurer parmi vos contacts.
letter-sign-act-again-subject = Rappel : l’acte de remise { $number } attend votre signature
letter-sign-act-again-body =
    L’acte de remise { $number }, pour votre demande { $request }, attend toujours la signature de { $organisation }. Après le { $until }, il ne pourra plus être signé par un lien.

    Voici un nouveau lien ; celui de notre lettre précédente ne sert plus. Si quelque chose ne convient pas, répondez-nous : rien n’est encore signé.
letter-act-signed-subject = L’acte de remise { $number } est signé
letter-act-signed-body =
    { $n ->
        [one] L’acte de remise { $number } a été signé le { $when }. { $n } appareil est passé à { $organisation }.
       *[other] L’acte de remise { $number } a été signé le { $when }. { $n } appareils sont passés à { $organisation }.
    }

    Le lien ci-dessous vous donne l’acte signé, en PDF, pendant trois mois. Gardez-le avec vos pièces.
letter-follow-up-subject = Comment va le matériel de la remise { $number } ?
letter-follow-up-body =
    { $n ->
        [one] Le { $when }, nous vous avons remis { $n } appareil (remise { $number }).
       *[other] Le { $when }, nous vous avons remis { $n } appareils (remise { $number }).
    } Dites-nous combien servent, combien sont en panne et combien sont à reprendre.

    Cela tient sur une page et prend une minute, sans compte. Nous ne demandons que des nombres, jamais de noms. Vous pourrez corriger votre réponse par le même lien.
letter-follow-up-again-subject = Rappel : comment va le matériel de la remise { $number } ?
letter-follow-up-again-body =
    { $n ->
        [one] Nous n’avons pas encore de réponse pour l’appareil remis le { $when } (remise { $number }).
       *[other] Nous n’avons pas encore de réponse pour les { $n } appareils remis le { $when } (remise { $number }).
    } C’est notre seul rappel.

    Voici un nouveau lien ; celui de notre lettre précédente ne sert plus. Une page, une minute, des nombres seulement.
letter-message-question-subject = Une question au sujet de { $about }
letter-message-question-body =
    Nous avons une question au sujet de { $about }, et nous attendons votre réponse pour continuer.

    La question se lit sur sa page ; vous y répondez au même endroit.
letter-message-answer-subject = Une réponse au sujet de { $about }
letter-message-answer-body =
    Nous vous avons répondu au sujet de { $about }.

    La réponse se lit sur sa page, où vous pouvez nous écrire de nouveau.
letter-appointment-made-subject = Rendez-vous pour la remise { $number }
letter-appointment-made-body =
    Un rendez-vous est fixé pour la remise { $number } (demande { $request }).

    { $when }
    { $place }
    { $how }

    Vous pouvez l’ajouter à votre agenda depuis sa page.
letter-appointment-changed-subject = Nouveau rendez-vous pour la remise { $number }
letter-appointment-changed-body =
    Le rendez-vous pour la remise { $number } (demande { $request }) a changé. Voici ce qui vaut maintenant :

    { $when }
    { $place }
    { $how }

    Vous pouvez mettre votre agenda à jour depuis sa page.
letter-appointment-cancelled-subject = Rendez-vous annulé pour la remise { $number }
letter-appointment-cancelled-body =
    Le rendez-vous du { $when } pour la remise { $number } (demande { $request }) n’a pas lieu.

    Nous vous écrirons quand un autre sera fixé.
fairness-title = Règle d’équité
fairness-link = La règle publiée et les poids en vigueur
fairness-lead = Comment les appareils sont répartis quand il y en a moins de prêts que demandés.
fairness-rule = La règle, version { $n }
fairness-need = Compte ce dont une organisation a besoin d’un type d’appareil, quel que soit le nombre de demandes où il est écrit : pas plus que demandé, et pas plus que les personnes servies ne peuvent en utiliser.
fairness-had = Ce qui lui a déjà été accordé de ce besoin compte comme servi.
fairness-next = L’appareil suivant va au besoin dont la plus petite part est servie jusque-là, cette part étant divisée par le poids du besoin. Et ainsi de suite, un appareil après l’autre ; un besoin qui ne peut plus rien recevoir s’arrête là, et les autres continuent.
fairness-lot = Un appareil ne se divise pas. Un besoin reçoit au moins le nombre qui lui est utile, ou rien.
fairness-tie = À parts égales, l’appareil va là où il couvre une plus grande part d’un besoin ; si c’est égal aussi, un tirage au sort décide, et sa graine est consignée. L’ordre d’arrivée des demandes ne joue aucun rôle.
fairness-after = De la proposition à la décision
fairness-person = La règle fait une proposition ; une personne décide. Ce qu’elle change à la main, elle le motive, et la raison est consignée.
fairness-second = Qui a encodé une demande n’en décide pas.
fairness-reasons = Chaque décision donne son motif, les versions de la règle et de la politique, et la façon dont le nombre a été trouvé.
fairness-contest = Qui a demandé peut contester la décision sur la page de la demande, et reçoit une réponse motivée. Ce qui n’a pas été accordé continue d’attendre, sans nouvelle demande.
fairness-weights = Poids en vigueur, politique version { $n }
fairness-weights-text = Aucun texte de loi ne fixe ces poids : c’est le choix de la maison, et chaque changement fait une nouvelle version. { $one } ne change rien, { $two } compte double. Ce qui suit se multiplie.
fairness-waiting = Chaque mois de 30 jours d’attente d’une demande ajoute { $month } à 1 ; au plus { $most } en tout.
fairness-waiting-none = L’attente ne change aucun poids.
fairness-earlier = Ce qui a été reçu au cours des { $months } derniers mois allège le poids d’un besoin, régulièrement, jusqu’à { $least } pour qui a reçu tout ce dont il a besoin.
fairness-earlier-none = Ce qui a été reçu auparavant ne change aucun poids.
fairness-mean = Un besoin écrit en plusieurs demandes pèse leur moyenne, chacune comptée selon les personnes qu’elle sert.
fairness-promise = Une promesse d’appareils tient { $n } jours ; ensuite, ils sont de nouveau libres.
fairness-audiences = Publics
fairness-actions = Actions du plan
fairness-shared = Appareils partagés par plusieurs personnes
fairness-what = Pour
fairness-weight = Poids
fairness-people = Personnes par appareil
doc-decision-fairness = La règle et les poids en vigueur sont publiés à l’adresse { $x }.
policy-weights = Équité
policy-weights-hint = Poids en centièmes : 100 ne change rien. Ce qui est en vigueur est publié.
policy-door = Promesses et remises
policy-door-hint = En jours. Le silence n’est constaté qu’après le rappel.
policy-second-decides = Une autre personne décide
policy-second-decides-hint = Qui a encodé une demande n’en décide pas.
policy-levels = Règles venues du plan
policy-levels-text = Niveau d’effacement exigé par type de support, et limites :
weight-people = Personnes par appareil : { $x }
field-promise-days = Une promesse tient (jours)
field-offer-days = Un acte envoyé par lien peut être signé (jours)
field-exchange-days = Un appareil défectueux est échangé (jours)
field-remind-days = Rappel sans réponse après (jours)
field-silence-days = Silence après (jours)
request-by-age = Par âge
donor-in-use-text = Quelques mois après la remise, nous demandons comment cela se passe. Sur { $given } appareils remis, une réponse concerne { $answered } : au moins { $used } de ce lot servent. Pour { $silent }, personne n’a répondu.
donor-answered = Remis, avec une réponse
donor-in-use = Usage confirmé, au moins
donor-silent = Remis, question restée sans réponse
appointment-ask-for-whom = Demander : { $x }
## What waits too long
letter-kind-request-waiting = Une demande attend toujours
letter-kind-house-waiting = Ce qui attend chez nous
letter-kind-message-question-again = Question rappelée
letter-request-waiting-subject = Votre demande { $number } attend toujours, et nous ne l’oublions pas
letter-request-waiting-body =
    Votre demande { $number }, envoyée le { $when }, attend toujours. Elle n’est ni oubliée ni refusée : elle participe à chaque nouvelle répartition, et l’attente compte pour elle comme le dit la règle publiée.

    Voici ce qui est accordé jusqu’ici :
    { $lines }

    Si vos besoins ont changé, ou si vous n’attendez plus ce matériel, dites-le sur la page de la demande : d’autres l’attendent aussi. Vous aurez de nos nouvelles au plus tard dans { $days } jours.
letter-house-waiting-subject = { $n ->
    [one] Une chose attend chez nous depuis longtemps
   *[other] { $n } choses attendent chez nous depuis longtemps
}
letter-house-waiting-body =
    Ceci attend depuis longtemps, le plus ancien d’abord :
    { $lines }

    Tout se trouve aussi sur votre première page. Cette lettre part une fois par semaine, et seulement si quelque chose attend.
letter-message-question-again-subject = Rappel : notre question au sujet de { $about } attend votre réponse
letter-message-question-again-body =
    Nous vous avons posé une question au sujet de { $about }. Sans réponse de votre part, nous ne pouvons pas continuer.

    La question se lit sur sa page ; vous y répondez au même endroit, en quelques mots.
waiting-decision = attend une décision depuis le { $when }
waiting-answer = attend notre réponse depuis le { $when }
waiting-signature = n’a pas été signé avant le { $when }
field-waiting-days = Nouvelles à qui attend encore après (jours)
## Replacing what fails at the last check
replace-title = Remplacer { $x }
replace-crumb = Remplacer
replace-failed = Ce qui ne convient pas
replace-none-in-stock = Rien en stock ne répond à cette ligne. L’appareil retourne à l’atelier et sa place reste ouverte ; la promesse tient.
replace-why = Ce qui ne va pas
replace-why-hint = Reste au dossier de l’appareil, qui retourne à l’atelier.
replace-instead = Ce qui prend sa place
replace-instead-hint = Le même modèle d’abord, puis ce qui lui ressemble le plus. Ce que l’association reçoit ne change pas.
replace-same = même modèle
replace-nothing = Rien pour le moment
replace-nothing-means = La place reste ouverte sous la même décision.
replace-do = Remplacer
ok-replaced = L’appareil retourne à l’atelier ; son remplaçant est réservé et attend d’être préparé.
ok-left-open = L’appareil retourne à l’atelier ; sa place reste ouverte.
## The first page of a partner
home-partner-sign = À signer
home-partner-asked = Nous attendons votre réponse
home-partner-meet = Rendez-vous
home-partner-went = Comment cela se passe-t-il ?
home-partner-own = Votre organisation
home-until = jusqu’au { $x }
reason-reword = Réécrire ce motif
reason-instead = Le motif, sans le nom de personne
reason-reword-means = Ce qui s’y trouve est effacé définitivement et remplacé par ce texte. Il reste inscrit que le motif a été réécrit, par qui et quand.
reason-reword-do = Effacer et remplacer
reason-reworded = Réécrit : { $x }
ok-reason-reworded = Le motif a été réécrit ; ce qui s’y trouvait est effacé.
because-offerer-gone = La personne qui a proposé cet acte n’a plus de rôle qui le permette. Rien n’a été signé. Demandez-nous de le proposer à nouveau.
because-instead-needed = Écrivez ce qui le remplace : un motif n’est pas effacé sans qu’un autre prenne sa place.
fairness-link-of = La règle publiée et les poids de la politique, version { $n }
fairness-weights-of = Poids de la politique, version { $n }
fairness-earlier-version = Ces poids étaient en vigueur du { $since } au { $until } et valent pour ce qui a été décidé d’après eux.
fairness-first-version = Ces poids étaient en vigueur depuis le début jusqu’au { $x } et valent pour ce qui a été décidé d’après eux.
fairness-versions = Versions de la politique
fairness-version = Version
fairness-since = En vigueur depuis
fairness-since-first = le début
fairness-in-force = en vigueur aujourd’hui
device-to-note = Au collecteur, avec un bordereau de transfert
because-needs-transfer-note = L’équipement part comme déchet avec un bordereau que le collecteur signe : encodez-le sous « Transferts de DEEE ».
join-others = Autres personnes à qui s’adresser
join-others-hint = Jusqu’à quatre de plus. Elles reçoivent les mêmes lettres que vous ; dites-leur que vous les nommez.
join-other = Personne { $n }
change-title = Proposer un changement
change-lead = Votre adresse, votre site, vos attestations : dites ce qui vaut maintenant. Rien ne change avant notre examen ; la réponse se trouve parmi les questions et réponses de votre page.
change-do = Proposer le changement
change-waits = Un changement est proposé
change-waits-text = Proposé le { $x }. Jusqu’à son acceptation, les données connues restent valables.
change-what = Donnée
change-before = Connu
change-after = Proposé
change-again = Modifier la proposition
change-withdraw = Retirer la proposition
change-accept = Accepter : cela vaut dès maintenant
change-refuse = Refuser le changement
change-refuse-why = Motif du refus ; l’organisation le lit
change-review = L’organisation déclare ceci. Consultez les registres, puis décidez. Ce qu’un registre disait auparavant d’une donnée qui change ne compte plus.
change-said = Nous proposons un changement de notre adresse, de notre site ou de nos attestations.
change-said-withdrawn = Nous retirons le changement proposé.
change-said-accepted = Le changement que vous avez proposé est accepté : il vaut dès aujourd’hui.
change-said-refused = Le changement que vous avez proposé n’est pas accepté : { $x }
ok-change-proposed = Le changement est proposé. Nous l’examinons et répondons sur cette page.
ok-change-withdrawn = La proposition de changement est retirée.
ok-change-accepted = Le changement est accepté et l’organisation en est informée.
ok-change-refused = Le changement est refusé et l’organisation en connaît le motif.
because-nothing-new = Ce que vous indiquez nous est déjà connu.
because-nothing-proposed = Aucun changement n’est plus proposé.

# What goes along with a device, and what comes back of it.
accessory-n-charger = { $n ->
    [one] { $n } chargeur
   *[other] { $n } chargeurs
}
accessory-n-keyboard = { $n ->
    [one] { $n } clavier
   *[other] { $n } claviers
}
accessory-n-mouse = { $n ->
    [one] { $n } souris
   *[other] { $n } souris
}
accessory-n-headset = { $n ->
    [one] { $n } casque
   *[other] { $n } casques
}
accessory-n-bag = { $n ->
    [one] { $n } sacoche
   *[other] { $n } sacoches
}
accessory-n-screen-lead = { $n ->
    [one] { $n } câble d’écran
   *[other] { $n } câbles d’écran
}
accessory-n-adapter = { $n ->
    [one] { $n } adaptateur
   *[other] { $n } adaptateurs
}
accessory-n-dock = { $n ->
    [one] { $n } station d’accueil
   *[other] { $n } stations d’accueil
}
accessory-n-network-lead = { $n ->
    [one] { $n } câble réseau
   *[other] { $n } câbles réseau
}
doc-came-back = Rendu : { $x }
doc-still-missing = Manque : { $x }
doc-to-count = À compter : { $x }
doc-pick-along = À emporter
return-state = État
return-state-all = État des appareils
return-state-hint = Pour tous ceux dont rien d’autre n’est dit dans la liste.
return-state-as-all = Comme les autres
return-state-works = Fonctionne
return-state-broken = En panne
return-state-incomplete = Incomplet
return-state-not-looked-at = Non examiné
return-back = Accessoires
return-back-of = sur { $x }
return-back-hint = Combien sont rendus, sur ce qui était parti avec l’appareil. Laissez vide ce que personne n’a compté.
along = Accessoires remis
along-means = Ce que la demande prévoit est proposé pour chaque appareil. Corrigez ici ce qui part vraiment : l’annexe de l’acte le dira.
along-with = Avec
along-with-all = tous les appareils préparés
along-with-kind = chaque appareil : { $x }
along-sort = Accessoire
along-each = Nombre par appareil
along-each-hint = 0 s’il n’y en a pas.
along-do = Enregistrer
along-column = Avec
ok-accompanied = Les accessoires sont notés sur l’acte.
weee-bilingual = Note en français et en néerlandais
weee-bilingual-hint = Sinon, elle est dans la langue du collecteur.
letter-kind-appointment-soon = Rappel de rendez-vous
letter-appointment-soon-subject = Rappel : rendez-vous pour la remise { $number }
letter-appointment-soon-body =
    Nous nous voyons bientôt pour la remise { $number } (demande { $request }) :

    { $when }
    { $place }
    { $how }

    Si vous ne pouvez pas venir, dites-le-nous sur sa page : nous trouverons un autre moment.
catalogue-ready-of = { $grade } : { $n }
## What becomes of a request, step by step
letter-kind-request-review = Demande à l’examen
letter-kind-request-withdrawn = Demande retirée
letter-kind-request-closed = Reste d’une demande clôturé
letter-request-review-subject = Votre demande { $number } est à l’examen
letter-request-review-body =
    Une personne de notre équipe examine maintenant votre demande { $number }. Vous n’avez rien à faire ; s’il nous manque quelque chose, nous vous le demanderons sur sa page.
letter-request-withdrawn-subject = Votre demande { $number } est retirée
letter-request-withdrawn-body =
    Votre demande { $number } est retirée : plus rien n’est attendu sous ce numéro. Si c’est une erreur, écrivez-nous sur sa page, ou introduisez une nouvelle demande.
letter-request-closed-subject = Le reste de votre demande { $number } est clôturé
letter-request-closed-body =
    Ce qui n’était pas encore accordé de votre demande { $number } n’est plus attendu. Ce qui est accordé reste à vous.

    Le motif se trouve sur sa page ; vous pouvez y répondre. Une nouvelle demande reste toujours possible.

# Effacements : verdicts, réponses, assurance
verdict-tool-does-not-erase = Pas accepté : cet outil est connu pour ne pas effacer avec cette méthode. Effacez le support avec un autre outil
verdict-incomplete = Pas accepté : le journal ne donne pas la taille, le début ou la fin de l’effacement
verdict-implausible = Invraisemblable : l’effacement ne peut pas s’être passé comme le journal le dit
verdict-logical-volume = Pas accepté : c’est un volume logique. Les disques qui sont derrière doivent être effacés un par un
verdict-setting-unknown = Pas accepté : l’effet de la méthode dépend d’un réglage que le journal ne donne pas
verdict-date-to-confirm = Date à confirmer : selon son horloge, l’effacement est antérieur à l’arrivée de l’appareil, ou encore à venir
doubt-too-fast = plus d’octets que l’interface ne peut en transporter dans ce temps
doubt-ends-before-start = la fin précède le début
doubt-claimed-elsewhere = le même effacement (numéro de série et moment) a déjà été accepté pour un autre support
doubt-nameless = une personne a désigné l’appareil, le journal ne nomme pas le disque
doubt-another-kind = le journal ou le modèle indique une mémoire flash, la fiche un disque dur
erasure-answer = Répondre de cet effacement
erasure-answer-do = Enregistrer la réponse
erasure-answer-clock-wrong = L’horloge de la machine était fausse
erasure-answer-donors-wipe = Le donateur a effacé le support avant l’arrivée de l’appareil
erasure-answer-exception = L’accepter malgré tout, à titre d’exception (motif obligatoire)
ok-erasure-answered = La réponse est enregistrée. Les effacements qui comptent désormais ont fermé leur support.
field-answer = Réponse
field-erasures = Effacements
field-place = Effacement
field-setting = Réglage de l’outil
setting-none = Sans objet
setting-hint = Exigé pour NVMe Format, ATA Secure Erase et les effacements cryptographiques : sans lui, on ne sait pas ce que l’outil a fait.
setting-user-data-erase = effacement des données (--ses=1)
setting-no-secure-erase = sans --ses, ou --ses=0 : n’efface rien
setting-normal = mode normal
setting-enhanced = mode renforcé (enhanced)
setting-encrypted = chiffré depuis le début
setting-not-encrypted = pas chiffré, ou pas depuis le début
why-setting-needed = L’effet de la méthode « { $method } » dépend d’un réglage. Indiquez lequel ({ $settings }) dans le champ « Réglage de l’outil ».
why-setting-erases-nothing = Avec le réglage « { $setting } », rien n’est effacé. Effacez le support avec un autre réglage ou une autre méthode.
why-tool-does-not-erase = L’outil « { $tool } » est connu pour ne pas effacer ({ $fact }). Source : { $source }. Effacez le support avec un autre outil.
why-log-needed = Pour un support de type « { $medium } », la politique n’admet pas de simple déclaration. Envoyez le journal de l’outil : il ferme lui-même ce qu’il prouve.
assurance-title = Assurance des effacements
assurance-lead = Sur quoi repose l’effacement de chaque support, pour qui contrôle.
assurance-way = Assurance
assurance-meaning = Ce que cela veut dire
assurance-media = Supports
assurance-how = Méthode et outil
assurance-when = Enregistré
assurance-stage = Étape
assurance-none = Aucun support
assurance-none-text = Aucun support n’est dans ce cas.
assurance-log = Prouvé par un journal
assurance-date-confirmed = Journal, date confirmée par une personne
assurance-declared-only = Seulement déclaré
assurance-earlier-rules = Fermé selon les règles antérieures
assurance-exception = Exception
assurance-means-log = Le journal de l’outil a été jugé complet, vérifié et vraisemblable.
assurance-means-date-confirmed = Le journal est bon, mais sa date est hors de notre garde : une personne a répondu de l’horloge, ou de l’effacement par le donateur.
assurance-means-declared-only = Une personne l’a enregistré sans journal : outil, version et réglage sont les siens.
assurance-means-earlier-rules = Un journal l’a fermé avant que les journaux soient jugés selon les règles actuelles.
assurance-means-exception = Un journal invraisemblable, et une personne qui en répond avec un motif.
dates-title = Dates à confirmer
dates-lead = Ces effacements sont bons, mais selon leur horloge ils n’ont pas eu lieu pendant notre garde. Une pile vide ou un effacement par le donateur l’expliquent souvent.
dates-waiting = { $n ->
    [one] { $n } date d’effacement à confirmer
   *[other] { $n } dates d’effacement à confirmer
}
dates-none = Aucune date à confirmer
dates-none-text = Tous les effacements acceptés ont eu lieu pendant notre garde.
dates-drive = Disque
dates-start = Début selon le journal
dates-received = Arrivée de l’appareil
dates-report = Rapport
dates-see = Voir
dates-answer = Pourquoi la date est-elle hors de notre garde ?
dates-do = Confirmer les effacements choisis
policy-logs-only = Un journal est exigé, une déclaration ne suffit pas, pour
policy-logs-only-hint = Pour ces supports, seul le journal d’un outil ferme la barrière ; une exception reste possible sur un journal invraisemblable.
doc-verification = Vérification (la technique s’est achevée) : { $x }
doc-validation = Validation (le résultat suffit, selon une autre personne) : { $x }
doc-validation-awaited = tirée au sort, pas encore faite
doc-validation-not-drawn = non tirée au sort
## Until when a system is supported
cli-copy-foreign = Le fichier n’est pas une base de données entière de Reprise, ou contient des éléments étrangers. Rien n’a été changé.
cli-restore-doors = Terminés, pour que rien d’ancien ne rouvre : sessions { $sessions }, liens { $links }, jetons { $tokens }. Chacun se reconnecte ; faites de nouveaux jetons.
because-before-the-act = Le papier ne peut pas avoir été signé avant que l’acte existe : il date du { $x }. Corrigez la date.
because-clock-leapt = L’horloge a fait un saut ({ $x }) : rien n’a été effacé ni clôturé. Contrôlez-la. Si elle est juste, lancez : reprise retention --clock-is-right.
cli-as-missing = Dites au nom de qui la commande écrit : --as ADRESSE (un compte actif ayant le rôle { $role }).
cli-as-not = { $email } n’est pas un compte actif ayant le rôle { $role }. Créez-le avec : reprise user add ADRESSE --role { $role } --password-stdin
because-body-too-large = Ce qui a été envoyé est trop grand pour cette page. Choisissez un fichier plus petit, ou envoyez-le en plusieurs parties.
because-support-table = La table ne peut pas être reprise : { $x }
platform-windows = Windows
platform-linux = Linux
platform-chromeos = ChromeOS
platform-chromeos-flex = ChromeOS Flex
platform-macos = macOS
platform-android = Android
platform-ios = iOS ou iPadOS
firmware-uefi = UEFI
firmware-bios = BIOS sans UEFI
field-tpm = Module TPM
field-firmware = Micrologiciel
tpm-none = Aucun
support-title = Système pris en charge
support-short = Pris en charge
support-line = { $system } : { $answer }
support-until = pris en charge jusqu’au { $x }
support-ended-on = n’est plus pris en charge depuis le { $x }
support-ended = n’est plus pris en charge (date non connue)
support-unsuitable = non, car { $x }
support-unknown = non connu, car { $x }
support-best = Possible : { $x }
support-installed = Installé : { $x }
support-basis = Règles, version { $rules } ; sources du { $day }.
support-no-licence = Ceci ne dit rien d’une licence.
support-stale = Les sources ont plus de six mois : une date peut avoir changé. L’administration peut charger une table plus récente.
support-caps = Plus aucun système pris en charge ne fonctionne sur l’appareil : C au mieux.
label-supported = Support
want-years-label = Système pris en charge au moins
want-years = pris en charge { $n ->
        [one] { $n } an
       *[other] { $n } ans
    } au moins
working-missed-support = Si un système pris en charge moins longtemps, ou dont la durée n’est pas connue, avait été accepté, il en restait { $n } de plus.
catalogue-supported = Système pris en charge jusqu’en
catalogue-supported-until = { $year } : { $n }
catalogue-supported-unknown = non connu : { $n }
support-reason-processor-not-listed = son processeur n’est pas sur la liste du fabricant du système
support-reason-tpm-too-old = il n’a pas de module TPM 2.0
support-reason-no-uefi = son micrologiciel n’est pas un UEFI
support-reason-too-little-memory = il a trop peu de mémoire vive
support-reason-too-little-storage = son support de données est trop petit
support-reason-processor-unknown = aucun rapport ne nomme son processeur
support-reason-processor-not-in-table = son processeur n’est pas dans la table
support-reason-lists-disagree = les listes consultées se contredisent sur son processeur
support-reason-architecture-unknown = rien ne dit si son processeur est à 64 bits
support-reason-tpm-unknown = aucun rapport ne dit quel module TPM il a
support-reason-firmware-unknown = aucun rapport ne dit si son micrologiciel est un UEFI
support-reason-memory-unknown = sa mémoire vive n’est pas connue
support-reason-storage-unknown = la taille de son support de données n’est pas connue
support-reason-model-unknown = son modèle n’est pas connu
support-reason-model-not-in-table = son modèle n’est pas dans la table
support-reason-release-unknown = la version installée n’est pas notée
support-reason-release-not-in-table = la version installée n’est pas dans la table
support-reason-no-table = la table ne dit rien de ce système
support-reason-end-not-stated = il est pris en charge, sans date de fin annoncée
support-reason-opt-in = les mises à jour n’arrivent que si une administration les a acceptées
support-row-release = versions
support-row-model = modèles
support-row-processor = processeurs
support-table-title = Fin de prise en charge des systèmes
support-table-lead = Cette table dit jusqu’à quand les versions de systèmes et les modèles d’appareils sont pris en charge, et quels processeurs une version admet. Elle sert aux fiches, aux étiquettes, au catalogue, aux demandes, à l’état et à la répartition.
support-table-see = Voir et changer la table
support-table-shipped = Table livrée avec le programme : { $rows } lignes, sources jusqu’au { $day }. Règles en vigueur, version { $version }.
support-table-loaded = Table chargée par l’administration : { $rows } lignes, sources jusqu’au { $day }. Règles en vigueur, version { $version }.
support-in-force = Table en vigueur
support-name = Système ou ligne
support-rows = Lignes
support-days = Sources du
support-old = plus de six mois
support-file = Télécharger la table en vigueur (CSV)
support-new = Charger une table
support-new-file = Fichier CSV
support-new-hint = Téléchargez la table en vigueur, changez ou ajoutez des lignes, puis choisissez le fichier ici. Il remplace toute la table ; rien n’est enregistré avant votre accord.
support-compare = Comparer
support-preview = Comparaison avec la table en vigueur
support-compared = Lignes nouvelles : { $added } ; changées : { $changed } ; supprimées : { $gone } ; identiques : { $same }.
support-preview-same = Cette table est déjà en vigueur.
support-preview-gone = { $n ->
        [one] { $n } ligne disparaîtra : ce qu’elle disait deviendra non connu.
       *[other] { $n } lignes disparaîtront : ce qu’elles disaient deviendra non connu.
    }
support-load = Mettre cette table en vigueur
support-is-new = nouvelle
support-is-changed = changée
support-is-gone = supprimée
support-before = En vigueur
support-after = Dans le fichier
support-hidden = { $n ->
        [one] { $n } autre ligne change aussi et n’est pas montrée.
       *[other] { $n } autres lignes changent aussi et ne sont pas montrées.
    }
support-shipped = Remettre la table livrée
support-shipped-hint = Une nouvelle version du programme peut contenir une table plus récente que la vôtre.
support-columns = Colonnes du fichier
support-end-supported = pris en charge, sans date
support-end-ended = terminé, sans date
support-column-row = « release » (version), « model » (modèle) ou « processor » (processeur).
support-column-system = « windows », « linux », « chromeos », « chromeos_flex », « macos », « android » ou « ios ».
support-column-name = La version (Windows 11 25H2), le modèle ou son identifiant, ou le processeur (core i5-8250u).
support-column-edition = Pour une version : « home_pro », « enterprise_education », « enterprise_ltsc », « iot_ltsc » ou « iot_core » ; vide pour toutes.
support-column-until = Dernier jour de prise en charge (2031-10-31 ou 31/10/2031) ; « supported » ou « ended » quand le fabricant ne donne pas de jour. Vide pour un processeur.
support-column-opt-in-from = Jour à partir duquel les mises à jour d’un modèle doivent être acceptées par une administration.
support-column-memory-mb = Mémoire vive minimale d’une version, en MiB. Sans elle, une version de Linux ne dit pas quels appareils peuvent la faire fonctionner.
support-column-storage-gb = Stockage minimal d’une version, en gigaoctets.
support-column-tpm = Version minimale du module TPM : 2.0 ou 1.2.
support-column-firmware = « uefi » quand la version l’exige.
support-column-releases = Pour un processeur : les versions qui l’admettent (11 23H2, 11 24H2) ; un point d’interrogation quand les sources se contredisent (11 25H2?).
support-column-as-of = Jour où la source le disait.
support-column-source = D’où vient la ligne.
support-problem-line = Ligne { $line } : { $what }
support-problem-cell = Ligne { $line }, colonne { $column } : { $what }
support-problem-unreadable = Le fichier n’est pas un CSV en UTF-8, ou il n’a aucune ligne. Enregistrez-le comme « CSV UTF-8 ».
support-problem-too-large = Le fichier dépasse 4 MiB.
support-problem-too-many-rows = La table a plus de { $value } lignes.
support-problem-no-column = la colonne « { $value } » manque à la première ligne. Ajoutez-la.
support-problem-unknown-column = « { $value } » n’est pas une colonne de cette table. Retirez-la ou corrigez son nom.
support-problem-missing = la cellule est vide ; remplissez-la.
support-problem-not-here = « { $value } » n’a pas sa place dans une ligne de ce genre ; videz la cellule.
support-problem-unknown-word = « { $value } » n’est pas une valeur de cette colonne ; la liste des colonnes dit lesquelles le sont.
support-problem-not-a-date = « { $value } » n’est pas une date ; écrivez 2031-10-31 ou 31/10/2031.
support-problem-not-a-number = « { $value } » n’est pas un nombre entier.
support-problem-too-long = le texte est trop long (300 octets au plus) : « { $value } ».
support-problem-twice = « { $value } » figure déjà plus haut (ligne entre parenthèses) ; retirez l’une des deux.
support-problem-in-the-future = « { $value } » est dans le futur : une source ne peut pas encore l’avoir dit.

## The ledger and its checkpoints
ledger-closed = Rien n’est enregistré pour le moment : l’historique de la base de données doit d’abord être examiné. La consultation reste possible. Réessayez plus tard ou adressez-vous à l’administrateur.
subject-ledger = Journal d’audit
cli-closed-key-missing = La clé qui signe les points de contrôle ne se trouve pas à l’emplacement { $file }. Remettez-la (ou indiquez son dossier avec --log-dir). Si elle est perdue : reprise ledger new-epoch --because …
cli-closed-other-key = La clé { $file } n’est pas celle de ce journal d’audit. Remettez la bonne clé (tous les serveurs d’une base de données utilisent la même). Si elle est perdue : reprise ledger new-epoch --because …
cli-closed-other-ledger = Le point de contrôle conservé hors de la base de données est celui d’un autre journal d’audit ({ $origin }). Vérifiez quelle base de données et quel dossier vont ensemble.
cli-closed-forked = L’historique de la base de données compte { $held } événements et ne prolonge pas le point de contrôle déjà remis, qui en couvre { $signed }. Une partie a été perdue ou modifiée. Restaurez une copie plus récente ; s’il n’y en a pas, poursuivez ouvertement : reprise ledger new-epoch --because …
cli-closed-number-lost = Le numéro { $number } a été attribué et la base de données ne le connaît pas. Restaurez une copie plus récente ; s’il n’y en a pas, poursuivez ouvertement : reprise ledger new-epoch --because …
cli-read-only = Le service démarre en lecture seule.
cli-epoch = Une nouvelle époque du journal d’audit commence : { $origin }. Clé publique : { $key }
cli-epoch-skipped = Numéros qui ne seront plus attribués : { $from } à { $to }
cli-epoch-numbers = Le fichier du point de contrôle manque : indiquez le dernier numéro connu de chaque série avec --number (par exemple --number ACT-2026-000012), ou --no-numbers si aucun document n’a été remis.
cli-epoch-because = Indiquez la raison avec --because : elle figure dans l’historique.
cli-keys = Signent désormais : { $keys }
cli-export-occupied = Le dossier { $x } n’est pas vide.
cli-exported = { $n } événements exportés vers { $x }.
cli-bundle-whole = Le journal { $origin } est intact : { $n } événements, racine { $root }.
cli-bundle-covered = { $outside } points de contrôle conservés à l’extérieur concordent ; ils couvrent les { $covered } premiers événements. Ce qui vient après ne repose que sur l’export lui-même.
cli-bundle-alone = Aucun point de contrôle conservé à l’extérieur n’a été indiqué (--checkpoint) : qui détient la clé aurait pu réécrire l’ensemble.
cli-bundle-broken = Le journal exporté n’est pas intact.
cli-no-key = Remarque : la copie ne contient pas la clé { $x } ; conservez-la séparément.
ledger-checkpoint = Dernier point de contrôle
ledger-checkpoint-none = Aucun point de contrôle n’a encore été signé.
ledger-checkpoint-text = Chaque jour et pour chaque document, le service signe l’état du journal. Qui conserve un tel point de contrôle peut établir plus tard que ce qui précède a été modifié ou supprimé.
ledger-covers = { $n } événements, le { $at }
ledger-origin = Nom du journal
ledger-key = Clé publique
ledger-keep = Conserver ce point de contrôle
ledger-before = Les { $x } premiers événements datent d’avant le premier point de contrôle : personne n’en détenait alors la preuve.
ledger-not-proven = Ce que cela ne prouve pas
ledger-not-proven-text = Que ce qui a été encodé était vrai ; que tout a été encodé ; ni rien de ce qui suit le dernier point de contrôle conservé par quelqu’un d’autre que le service.
ledger-verify-bundle = Vérifier sans le service : reprise ledger export DOSSIER, puis reprise ledger verify DOSSIER --checkpoint FICHIER.
verify-file = Fichier PDF du document, ou sa preuve (.tlog-proof)
verify-file-hint = Choisissez le fichier ou déposez-le ici. Il n’est pas conservé.
verify-by-file = Vérifier un fichier
verify-by-number = Vérifier un numéro et une empreinte
verify-file-genuine = Le document { $x } est authentique : le fichier est celui qui a été délivré.
verify-file-proven = Le document { $x } est authentique : le fichier est celui qui a été délivré, et sa preuve concorde avec le journal d’audit.
verify-file-superseded = Un document plus récent le remplace : { $x }.
verify-file-extended = Ce fichier commence par le document { $x } tel qu’il a été délivré, mais quelque chose y a été ajouté. Ne vous fiez pas à ce qui est ajouté ; demandez le document à l’organisation qui l’a délivré.
verify-file-unknown = Ce fichier n’est pas un document délivré ici, ou il a été modifié, ou imprimé puis numérisé. Vérifiez son numéro ci-dessous, ou demandez le document à l’organisation qui l’a délivré.
verify-proof-holds = La preuve concorde : l’événement n° { $event } ({ $key }) figure dans le journal d’audit tel que signé.
verify-proof-fails = La preuve ne concorde pas avec le journal d’audit. Conservez-la : l’un des deux a été modifié.
document-proof = Preuve (.tlog-proof)
cli-proof-needs = Indiquez aussi la clé publique (--vkey FICHIER) et l’empreinte de l’événement (--leaf-hash), ou le dossier d’un export.
cli-proof-broken = La preuve ne concorde pas.
cli-proof-holds = La preuve concorde : l’événement n° { $event } figurait dans le journal { $origin } lorsque celui-ci en comptait { $n }.
verify-proof-of-event = La preuve concorde : l’événement n° { $x } figure dans le journal d’audit tel que signé. Il n’a pas donné lieu à un document.
subject-daily-seal = Scellement du jour
daily-seal-did = Lettres : { $letters } · liens : { $links } · consultations : { $readings }
cli-restore-in-place = Base de données contrôlée ; elle peut servir.
cli-restore-erased = Effacé à nouveau, comme depuis la copie : { $n }
recipients-title = Témoins du journal d’audit
recipients-text = Chaque jour, le point de contrôle du journal est envoyé à ces adresses. Qui le conserve peut établir plus tard que l’historique a été modifié, même par nous. Choisissez des adresses extérieures au service : une cour des comptes, un cabinet, un autre organisme.
recipients-addresses = Adresses e-mail
recipients-hint = Une par ligne, 20 au plus. Les adresses retirées sont effacées.
recipients-language = Langue des lettres
field-recipients = Témoins du journal d’audit
field-recipients-language = Langue des lettres
recipients-did = Témoins du journal : { $n }
letter-kind-daily-checkpoint = Point de contrôle du jour
letter-daily-checkpoint-subject = Point de contrôle du journal d’audit, { $day }
letter-daily-checkpoint-body = 
    Voici le point de contrôle du journal d’audit { $origin }. Il a été signé le { $at } et couvre { $n } événements.

    { $note }

    Conservez cette lettre ou le fichier joint ({ $file }) là où nous n’avons pas accès. Si l’historique est modifié plus tard, il ne concordera plus avec ce que vous détenez.

    Pour le vérifier sans nous, avec un export du journal : reprise ledger verify DOSSIER --checkpoint { $file }
recipients-keys = Clés publiques des témoins qui signent
recipients-keys-hint = Une par ligne, telles que la commande reprise witness les affiche. Ce que ces témoins signent figure ensuite sur les preuves.
field-witness-keys = Clés publiques des témoins qui signent
subject-cosignature = Signature d’un témoin
cosigned-events = { $n } événements
cosigned = { $name } : les { $n } premiers événements, le { $at }
ledger-witnesses = Signé par des témoins extérieurs
because-no-checkpoint = Ce texte n’est pas un point de contrôle de ce journal d’audit, ou il a été modifié. Sa première ligne : { $x }.
because-no-witness = Aucun témoin connu ne l’a signé, ou l’heure de sa signature est dans le futur. L’administrateur ajoute la clé publique d’un témoin dans les paramètres.
field-checkpoint = Point de contrôle
cli-cosigned = Signatures reprises : { $x }
cli-witness-name = Indiquez avec --name le nom sous lequel le témoin signe, sans espace ni signe plus, par exemple cour-des-comptes.example.org.
cli-witness-first = Première visite : le journal { $origin } compte { $n } événements. Sa clé publique, à comparer avec celle d’une page de preuve : { $keys }
cli-witness-key = La clé publique du témoin, à remettre au service : { $x }
cli-witness-continues = Le journal { $origin } prolonge ce qui avait été vu : { $before } événements alors, { $n } à présent.
cli-witness-handed = Le point de contrôle signé a été remis au service.
cli-witness-refused = Rien n’a été signé.
cli-witness-conflict = Le point de contrôle présenté contredit celui qui avait été vu. Il est conservé dans { $x } ; les deux ensemble prouvent que l’historique a été modifié.
cli-migrated = Les tables sont à jour.
cli-migrated-for = Les tables sont à jour, et le rôle { $x } a les droits dont le serveur a besoin, pas plus.
cli-migrate-sqlite = --grant ne vaut que pour PostgreSQL : une base de données SQLite n’a pas de rôles.

## The proof page
proof-title = Preuve d’inscription au journal d’audit
proof-text = Cette page prouve que le document { $number }, scellé sous l’empreinte ci-dessous, était l’événement n° { $event } du journal d’audit lorsque celui-ci en comptait { $size }. Qui conserve ce papier peut le produire si le journal est modifié par la suite.
proof-online = Vérification en ligne : { $x }
proof-limits = Cette page ne prouve pas que ce qui a été inscrit est vrai. Elle ne dit rien de ce qui n’a jamais été inscrit, ni de ce qui l’a été après le point de contrôle.
proof-log = Journal
proof-event = Événement
proof-event-at = n° { $n }, le { $at }
proof-paper-hash = SHA-256 des { $x } premiers octets
proof-event-hash = Empreinte de l’événement
proof-checkpoint = Point de contrôle
proof-checkpoint-at = { $size } événements, signé le { $at }
proof-key = Clé publique du journal
proof-witnesses = Témoins
proof-heading = La preuve, au format C2SP tlog-proof
proof-offline = Ce texte, que contient aussi le grand code, se vérifie hors ligne avec la commande « reprise ledger verify --proof », la clé publique et l’empreinte de l’événement.
proof-offline-only = Ce texte se vérifie hors ligne avec la commande « reprise ledger verify --proof », la clé publique et l’empreinte de l’événement.
proof-code = Code QR qui contient le texte de la preuve
proof-footer =
    Page ajoutée après le scellement du document, le { $date } ; elle n’en fait pas partie.
    Modèle { $template }
