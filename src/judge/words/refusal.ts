/**
 * How a wish is declined, for crediting an open no (B3) alone: unlike the signal `refuse`, these words keep no threat from
 * being one, so they may be wide. Each needs a request before it and a reason why it was improper.
 */
const declines = [
  /\b(?:i|we) (?:can['’]?t|can ?not|won['’]?t|will not|may not|must not|shall not|am not (?:able|allowed|going|free) to|are not (?:able|allowed|going|free) to|would rather not|have to decline|must decline|decline|refuse|do not (?:speak|comment|share|send|give|do|pass|discuss|make))\b/i,
  /\b(?:that|this|it) (?:is|would be) (?:not (?:something|mine|possible|allowed|for me)|against|beyond)\b|\bnot without (?:a|an|the|your|his|her|their)\b|\b(?:has|have) to wait (?:for|until)\b/i,
  /\b(?:kann|darf|werde|möchte|mache|tue|sende|gebe|schicke) (?:ich|wir) (?:\S+ ){0,4}(?:nicht|kein\p{L}*|nichts)\b|\b(?:ich|wir) (?:kann|können|darf|dürfen|werde|werden|möchte|mache|gebe|schicke) (?:\S+ ){0,5}(?:nicht|kein\p{L}*|nichts)\b|\b(?:lehne|lehnen) (?:\S+ ){0,4}ab\b|\bgeht (?:so )?nicht\b|\bnicht ohne\b/iu,
  /\bje ne (?:peux|puis|vais|veux|dois|le|la|les|vous|transmets|communique|ferai|donnerai|enverrai)\b|\bnous ne (?:pouvons|communiquons|transmettons|commentons)\b|\bce n['’]est pas (?:possible|à moi)\b|\bpas sans\b|\bje refuse\b|\bimpossible de\b/iu,
  /\bno (?:puedo|podemos|debo|debemos|voy a|vamos a|lo haré|lo hago|me corresponde|es posible|comentamos|damos|facilitamos)\b|\bme niego\b|\bno sin\b/iu,
  /\bnon (?:posso|possiamo|devo|lo farò|è possibile|comunichiamo|forniamo|spetta a me)\b|\bmi rifiuto\b|\bnon senza\b/iu,
  /\bnão (?:posso|podemos|devo|vou|farei|é possível|comentamos|fornecemos)\b|\brecuso\b|\bnão sem\b/iu,
  /\b(?:ik|we|wij) (?:kan|kunnen|mag|mogen|zal|zullen|ga|gaan|doe|geef|stuur) (?:\S+ ){0,5}(?:niet|geen|niets)\b|\b(?:kan|mag|ga|doe) ik (?:\S+ ){0,3}niet\b|\bik weiger\b|\bniet zonder\b/iu,
  /\bnie (?:mogę|możemy|wolno|zrobię|wyślę|podam|przekażę|udostępni\p{L}*|będę|zgadzam)\b|\bodmawiam\b|\bnie bez\b/iu,
  /\b(?:jeg|vi|jag) (?:kan|får|må|skal|vil|ska|vill) (?:\S+ ){0,3}(?:ikke|ikkje|inte)\b|\b(?:kan|får|vil) (?:jeg|vi|jag) (?:\S+ ){0,3}(?:ikke|inte)\b|\bikke uten\b|\binte utan\b/iu,
] as const;

/** A message that opens with a no, after a greeting or thanks. */
const opensWithNo =
  /^(?:(?:dear|hello|hi|hallo|liebe\p{L}*|sehr geehrte\p{L}*|guten \p{L}+|bonjour|ch[eè]re?|madame|monsieur|hola|estimad\p{L}+|buenos \p{L}+|gentile|caro|cara|buongiorno|prezad\p{L}+|beste|geachte|dzień dobry|szanown\p{L}+|hei|hej|\p{Lu}\p{L}+)(?: [\p{L}.]+){0,3}[,:!]\s*)?(?:(?:thank you|thanks|danke|merci|gracias|grazie|obrigad[oa]|dank u?|bedankt|dziękuję|takk|tack)(?: \S+){0,3}[,:.]\s*|but |aber |mais |pero )?(?:no|non|nein|nee|não|nie|nei|nej|sorry, no)(?:[,.:;!]|\s*[–—-])/iu;

/** Whether a text declines something. `body` is what stands behind the subject line. */
export function declinesIn(body: string): boolean {
  return opensWithNo.test(body.trim()) || declines.some((pattern) => pattern.test(body));
}

/** A rule, a limit, a right or somebody's leave that is given as the reason. */
const grounds =
  /\b(?:rules?|polic(?:y|ies)|law|legal|allowed|permitted|permission|approv\w+|authori[sz]\w+|signature|signed|mandate|limit|clause|contract|closed period|confidential\w*|private|only (?:for|to|with|by)|not (?:mine|yours|ours) to|anyone who|nobody|release[ds]?|without (?:an?|the|your|his|her)|the plan|budget|tender|regulat\w+)\b|\b(?:regel\w*|vorschrift\w*|richtlinie\w*|gesetz\w*|erlaub\w*|freigabe\w*|genehmig\w*|unterschrift\w*|vertraulich\w*|nur (?:für|mit|an)|vertrag\w*|zuständig\w*|befugt|befugnis)|\b(?:règles?|interdi\p{L}*|autoris\p{L}*|signature|sign[ée]\p{L}*|confidentiel\p{L}*|contrats?|mandat|réserv\p{L}*|restent entre)|\b(?:reglas?|norma\p{L}*|permit\p{L}*|autoriza\p{L}*|firma\p{L}*|confidencial\p{L}*|contrato\p{L}*|aprob\p{L}*|reservad\p{L}*)|\b(?:regol\p{L}*|vietat\p{L}*|autorizza\p{L}*|riservat\p{L}*|firma|contratt\p{L}*)|\b(?:regras?|proibid\p{L}*|autoriza\p{L}*|confidencia\p{L}*|assinatura)|\b(?:regels?|beleid|toestemming|handtekening|vertrouwelijk\p{L}*|goedkeuring|alleen (?:voor|met)|contract\p{L}*)|\b(?:regulamin\p{L}*|zasad\p{L}*|zgod[ayęy]|podpis\p{L}*|poufn\p{L}*|umow\p{L}*|tylko (?:dla|za))|\b(?:regle\p{L}*|tillatelse|godkjenn\p{L}*|underskrift|fortrolig\p{L}*|tillstånd|underteckn\p{L}*|bare (?:for|til))/iu;

/** Whether a text gives a rule, a limit or somebody's leave as its reason. */
export function givesGround(text: string): boolean {
  return grounds.test(text);
}

/** Whether a text asks for something: a question, or words of asking. */
export function asksForSomething(text: string): boolean {
  return (
    text.includes('?') ||
    /\b(?:please|could you|can you|would you|i need|i want|send|give|keep|make sure|bitte|schick|gib|mach|brauche|envoy\p{L}*|donn\p{L}*|merci de|veuillez|manda\p{L}*|env[ií]a\p{L}*|necesito|por favor|per favore|mandami|preciso|graag|stuur|geef|proszę|wyślij|vennligst|send|gi meg)\b/iu.test(
      text,
    )
  );
}
