import type { Family } from "../../code/family.ts";
import { matchesFromCode, type Rule } from "../rule.ts";

const patterns: Partial<Record<Family, RegExp>> = {
  javascript: /\bnoent\s*:\s*true\b|\breplaceEntities\s*:\s*true\b/g,
  python:
    /\bresolve_entities\s*=\s*True\b|\bload_dtd\s*=\s*True\b|\bfeature_external_ges\s*,\s*(?:True|1)\b|\bno_network\s*=\s*False\b/g,
  java: /\b(?:DocumentBuilderFactory|SAXParserFactory|XMLInputFactory)\.new(?:Instance|Factory)\s*\(|\bnew\s+SAXBuilder\s*\(|\bDtdProcessing\.Parse\b/g,
  php: /\bLIBXML_NOENT\b|\blibxml_disable_entity_loader\s*\(\s*false\b/g,
  ruby: /\bNOENT\b|\.noent\b/g,
};
const hardened =
  /disallow-doctype-decl|external-general-entities|FEATURE_SECURE_PROCESSING|SUPPORT_DTD|ACCESS_EXTERNAL_DTD/;

/** A parser of XML that reads files and addresses named by the document. */
export const xmlEntities: Rule = {
  id: "xml-entities",
  cwe: 611,
  severity: "doubt",
  families: ["javascript", "python", "java", "php", "ruby"],
  hint: /noent|ntities|dtd|external_ges|no_network|Factory|SAXBuilder|DtdProcessing|LIBXML|entity_loader/i,
  find(code) {
    const pattern = patterns[code.family];
    const isHardened = code.family === "java" && hardened.test(code.text);
    return pattern === undefined || isHardened ? [] : matchesFromCode(code, pattern);
  },
};
