import Testing

@testable import GuichetMatching

struct PhoneticKeyTests {
  private func key(_ word: some StringProtocol) -> String {
    String(decoding: PhoneticKey.of(word.utf8), as: UTF8.self)
  }

  /// Splits lines of `typed~meant` pairs.
  private static func pairs(_ text: String) -> [[String]] {
    text.split(whereSeparator: \.isWhitespace).map { $0.split(separator: "~").map(String.init) }
  }

  @Test(
    arguments: pairs(
      """
      otantifier~authentifier idantifiant~identifiant acses~acces access~acces acse~acces
      sekure~sequr clicsekur~clicsequr clicsecur~clicsequr kliksequr~clicsequr clik~clic
      repondan~repondant repondents~repondant documan~document documant~document cliant~client
      presidan~president exellant~excellent evidament~evidemment notament~notamment
      municipalitee~municipalite munissipalite~municipalite konecter~connecter conecte~connecter
      connection~connexion conecsion~connexion oublier~oublie oublies~oubliez oubliee~oublie
      programe~programme raport~rapport aplikation~application informasion~information
      fotokopie~photocopie telefone~telephone ortografe~orthographe kestion~question
      elektronik~electronique teknik~technique psikologue~psychologue biblioteque~bibliotheque
      sisteme~systeme simbole~symbole teorie~theorie ritme~rythme oraire~horaire
      formulair~formulaire formulere~formulaire ministaire~ministere finencier~financier
      transmetre~transmettre navigatteur~navigateur coman~comment pourkoi~pourquoi pourkwa~pourquoi
      moa~moi mwa~moi vois~voix droi~droits role~roles envoyer~envoye anvoyer~envoyer
      essaye~essayer payement~paiement esseyer~essayer acceuil~accueil akeuil~accueil
      receuil~recueil orgeuil~orgueil portaille~portail portails~portail travaille~travail
      juiyet~juillet familles~famille buro~bureau bureaux~bureau nivo~niveau rezo~reseau ossi~aussi
      tan~temps egzemple~exemple essenciel~essentiel inicial~initial jestion~gestion jerer~gerer
      manjon~mangeons langage~language conte~compte non~nom fame~femme vile~ville mil~mille
      out~aout fransais~francais ressu~recu fasson~facon commenson~commencons apersu~apercue
      citoyin~citoyen biento~bientot contiin~contient apelle~appellent finisse~finissent
      transmette~transmettent peuve~peuvent etais~etaient pourrai~pourraient pourrait~pourrais
      communike~communiquent inscrive~inscrivent verifie~verifient bezoin~besoin poin~point
      conseille~conseil keur~coeur condaner~condamner otone~automne gouvernemant~gouvernement
      anregistrer~enregistrer ansamble~ensemble servisse~service enprunt~emprunt dossie~dossiers
      premie~premier etrangers~etranger che~chez pri~prix deu~deux vin~vingt lon~long cor~corps
      katre~quatre publik~publique fatigue~fatiguee avan~avant kelke~quelques diriger~dirijer
      """))
  func wordsThatSoundAlikeHaveOneKey(pair: [String]) throws {
    let (typed, meant) = (try #require(pair.first), try #require(pair.last))
    #expect(key(typed) == key(meant))
    #expect(!key(typed).isEmpty)
  }

  @Test(
    arguments: pairs(
      """
      code~cote role~roule poste~porte accord~acces dessert~desert poisson~poison contact~contrat
      portail~portal municipal~principal courriel~courrier formulaire~formule identifiant~identite
      ministere~mystere seance~science budget~bouger lien~loin sur~sous repondre~rendre gagner~garer
      direction~election pain~pont vent~vin bon~ban rue~roue cour~cure page~plage ligne~ligue
      maire~mairie mot~moi note~notre guide~vide signer~singer rapport~report taxe~tache envoi~envie
      chat~sac plan~plein main~mon perdu~pendu service~serveur dire~dure passe~pese compte~comite
      fin~fine bon~bonne un~une plan~plane client~cliente grand~grande petit~petite code~corde
      lire~livre partir~porter role~rale date~dette fille~file cage~cache gant~cant jour~cour
      bas~pas doux~toux feu~veut zone~sonne nom~nomme roi~roue moyen~moins agent~argent entre~autre
      recu~recul projet~projette pourrais~pour employe~emploi commencons~rencontre
      """))
  func differentWordsHaveDifferentKeys(pair: [String]) throws {
    #expect(key(try #require(pair.first)) != key(try #require(pair.last)))
  }

  @Test(arguments: [
    ("authentifier", "otAtifi"), ("acces", "aks"), ("clicsequr", "kliksekur"),
    ("repondant", "repOdA"), ("citoyens", "sitwaiI"), ("accueil", "akEY"), ("question", "kestiO"),
    ("besoin", "bezwI"), ("signature", "siNatur"), ("chercher", "SerS"), ("lundi", "lQdi"),
  ])
  func theKeyIsWrittenInTheSignsOfItsTable(word: String, expected: String) {
    #expect(key(word) == expected)
  }

  @Test func aWordWithAVowelKeepsOne() {
    for word in ["e", "es", "et", "le", "les", "de", "que", "mer", "chez", "ee", "a", "tes", "ent"]
    {
      #expect(!key(word).isEmpty, "\(word)")
    }
    #expect(key("que") == "ke")
    #expect(key("") == "")
    #expect(key("h") == "")
  }

  @Test func digitsStayAndOtherBytesAreSkipped() {
    #expect(key("t4") == "t4")
    #expect(key("2024") == "2024")
    #expect(key("ac-ces'") == key("acces"))
    #expect(PhoneticKey.of([0, 255, UInt8(ascii: "A"), UInt8(ascii: "\n")]).isEmpty)
  }

  @Test(arguments: UInt64(1)...100)
  func anyLettersGiveAKeyNotMuchLongerThanTheWord(seed: UInt64) {
    var random = SplitMix(seed: seed)
    let pieces = [
      "ill", "en", "t", "s", "e", "qu", "x", "cc", "oin", "ail", "h", "y", "er", "gu", "m",
    ]
    for _ in 0..<50 {
      let word = (0..<Int.random(in: 0...8, using: &random)).map { _ in
        Bool.random(using: &random)
          ? pieces.randomElement(using: &random) ?? ""
          : String(UnicodeScalar(UInt8.random(in: 97...122, using: &random)))
      }.joined()
      let found = PhoneticKey.of(word.utf8)
      #expect(found.count <= 2 * word.utf8.count, "\(word)")
      #expect(zip(found, found.dropFirst()).allSatisfy { $0 != $1 }, "\(word)")
    }
  }

  @Test func aVeryLongWordTakesLinearTime() {
    let word = String(repeating: "en", count: 50_000)
    #expect(PhoneticKey.of(word.utf8).count <= word.utf8.count)
    let endless =
      String(repeating: "b", count: 50_000) + "a" + String(repeating: "s", count: 50_000)
    #expect(key(endless) == "ba")
    #expect(key(String(repeating: "e", count: 100_000)) == "e")
  }
}
