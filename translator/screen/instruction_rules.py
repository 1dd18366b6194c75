"""What text says that speaks to a language model rather than to a reader.

The families are those of published collections of prompt injections: Greshake et al., "Not what
you've signed up for" (2023), https://arxiv.org/abs/2302.12173, and OWASP's "Prompt Injection",
https://genai.owasp.org/llmrisk/llm01-prompt-injection/. A pattern asks for more than one sign,
since updates order, quote and name assistants, too ("Assistant: add a retry", "ignore the rule").
"""

# ruff: noqa: E501 - tables of patterns

from __future__ import annotations

import re

OVERRIDE = "it tells a model to set its instructions aside"
ADDRESS = "it addresses a model"
WRITING = "it says how a rewriting is to be done"
ROLE = "it gives a model a role"
PROMPT = "it asks for a model's instructions"
TEMPLATE = "it holds marks of a chat with a model"
CHECKER = "it addresses the checks"
AUTHOR = "it asks the author for something in this tool's name"
HIDDEN = "it hides text from people"
ENCODED = "it hides text in a code"

# Where an order can begin: a line, a sentence, a cell, a bracket, after "and", "then", "please".
_START = (
    r"(?:^|(?<=[.!?:;,>*_(\"“'|\[\]-])|(?<=[.!?:;,>*_)(\"“'|\]-] )|(?<=\band )|(?<=\bthen )"
    r"|(?<=please )|(?<=you must )|(?<=you should ))"
)
_AI = (
    r"(?:(?:ai|artificial intelligence|generative ai|language)[ -]?(?:model|assistant|agent|"
    r"summari[sz]er|rewriter|bot)|llm|large language model)s?"
)
_MODEL = (
    rf"(?:{_AI}|ais?|gpts?|chat ?gpt|claude|gemini|copilot|assistants?|chatbots?|summari[sz]ers?)"
)
_CLAIM = (
    r"(?:say|state|write|claim|report|add|mention|tell|pretend|confirm|promise|record|declare|"
    r"insist|answer|assert|describe|call)"
)
_OWN = r"(?:summary|version|answer|output|response|reply|rewrite|translation|rewording)"
_WROTE = r"(?:(?:re)?writ|summari[sz]|translat|rephras|paraphras|reword)(?:e|es|ing)?"
_TEXT = r"(?:text|update|note|notes|document|report|table|message|input|content|page|section)"
_THIS = rf"(?:this|it|that|the (?:above|rest|following|{_TEXT}))"
_TASK = (
    rf"(?:{_CLAIM}\b[^.\n]{{0,40}}?\b(?:that|here|to|as)\b|when (?:you )?{_WROTE} {_THIS}"
    rf"|you (?:now )?(?:must|should|shall|may) (?:not )?(?:{_CLAIM}|omit|ignore|leave out|hide)"
    r"|you now (?:say|write|answer|speak)|do(?: not|n['’]t) (?:mention|say|tell|write|include)"
    r"|leave out|omit|hide (?:this|it)|call (?:it|this)|(?:give|mark) (?:it|this)|you (?:always|never)"
    rf"|ignore (?:the |all |every|any )|disregard|forget|{_WROTE} {_THIS}"
    r"|(?:reply|respond|answer) (?:only )?(?:with|in|as)|output only|your (?:task|instructions)|"
    rf"your {_OWN})"
)
_RULES = r"(?:instructions?|rules|prompts?|directions|guidelines|orders|commands|constraints)"
_ORDER = r"(?:ignore|disregard|forget|override|bypass|discard|neglect|do not (?:follow|obey))"
_TONGUE = (
    r"(?:french|german|spanish|italian|portuguese|dutch|polish|russian|chinese|japanese|korean|"
    r"arabic|latin|turkish|klingon|esperanto|swedish|emojis?|morse|pirate speech)"
)
_FORM = rf"(?:{_TONGUE}|json|xml|yaml|rhymes?|verse|capital letters)"

_FAMILIES: dict[str, tuple[str, ...]] = {
    OVERRIDE: (
        rf"{_START}{_ORDER}\s+(?:\w+\s+){{0,4}}?{_RULES}\b"
        r"(?! (?:in|on|from|of|for|at) (?:the|our|their)\b)",
        rf"{_START}{_ORDER}\s+(?:all |everything )?(?:of )?(?:the |this |what (?:is|stands) )?"
        rf"(?:(?:\w+ )?{_TEXT}|above|below|rest)\s*(?:,|and|;)[^.\n]{{0,12}}?"
        rf"(?:{_CLAIM}|output|print|reply|respond|{_WROTE})\b",
        rf"{_START}{_ORDER}\s+(?:all|everything|what)\s+(?:that )?(?:you (?:were|have been|are) "
        r"(?:told|given)|(?:was|were) said|(?:you|i) (?:said|wrote|know))",
        rf"{_START}(?:{_ORDER}|set aside|drop)\s+(?:(?:any|all|the|your) ){{0,2}}(?:previous|prior|"
        r"earlier|preceding) (?:context|conversation|guidance|guidelines|text|messages?)\b",
        r"\b(?:previous|prior|earlier|above) instructions (?:are|were|no longer)\b",
        rf"\b{_RULES} given (?:earlier|before|above)\b",
        r"\bsystem override\b",
        rf"{_START}(?:{_ORDER}|stop following)\b[^.\n]{{0,40}}?(?:\byou (?:have been|were|are) told\b"
        r"|['’]s? (?:instructions|rules)\b|\byour (?:rules|instructions|guidelines)\b)",
        # The same in German and Dutch; French, Italian, Spanish, Portuguese, Polish; Russian;
        # Chinese and Japanese.
        r"\b(?:ignorier(?:e|t|en sie)|vergiss|vergesst|vergessen sie|negeer|vergeet)\s+"
        r"(?:(?:\w+\s+){0,4}?(?:anweisungen|vorgaben|regeln|instruktionen|instructies|regels)|alles)\b",
        r"\b(?:ignorez|oubliez|ignora|olvida) (?:tout ce qui|todo lo)\b",
        r"\b(?:ignor(?:ez|a|i|ate|ad|en)|oubli(?:e|ez)|dimentica(?:te)?|olvid(?:a|e|ad|en)|"
        r"esque(?:ça|ce)|desconsidere|zignoruj)\s+(?:[^\W\d]+\s+){0,4}?(?:instructions|consignes|"
        r"règles|istruzioni|regole|instrucciones|reglas|instruções|regras|instrukcje|polecenia)\b",
        r"\b(?:игнорируй|проигнорируй|забудь)\w*\s+(?:\w+\s+){0,4}?(?:инструкци|указани|правил)",
        r"(?:忽略|無視|无视)[^。\n]{0,10}(?:指令|指示|说明|說明|规则)|(?:指示|命令)[^。\n]{0,4}無視",
    ),
    ADDRESS: (
        rf"(?:{_START}|@)(?:(?:instructions? |note |message )?(?:to|for) )?(?:the |any |all |every )?"
        rf"{_MODEL}(?:\s*[,:!–—]|\*\*:?|\s-\s|(?<=@assistant))\W{{0,4}}[^.!?\n]{{0,30}}?{_TASK}",
        rf"{_START}(?:dear|hey|hello|hi) (?:model|{_MODEL})\s*[,:!]",
        rf"{_START}(?:attention:?|hint to|to|for) (?:the |any |all |every )?{_MODEL}"
        r"(?:[ -](?:reading|that reads?|rewriting|processing|summari[sz]ing)[^,:!\n]{0,20})?\s*[,:!]",
        rf"\b(?:instructions?|directives?|orders?|notes?) (?:to|for) (?:the |any |all )?{_AI}\b",
        rf"\b(?:instructions?|directives?) (?:to|for) (?:the |any |all )?{_MODEL} (?:that|who|which)\b",
        rf"{_START}{_MODEL}\s*[,:!–—]\s*(?:under no circumstances|never|always)\b",
        r"\b(?:ki|ai|llm|model)[- ](?:anweisung|instruction|directive)(?:en|s)?\s*:",
        rf"\bif you are an? (?:{_AI}|ai|bot|summari[sz]er)\b",
        rf"\b{_MODEL}[- ]only\s*:",
        rf"(?:^|[*_])(?:x-)?{_MODEL}[-_ ](?:instruction|directive|prompt)s?\W{{0,3}}:",
        rf"^{_MODEL}[-_ ](?:summary|note)s?\W{{0,3}}:\s*{_CLAIM}\b",
        rf"\b{_MODEL} (?:that|who|which) (?:{_WROTE}|reads|processes) this\b",
        rf"\b{_MODEL} (?:reading|rewriting|processing|summari[sz]ing) this\b",
        rf"{_START}(?:all |any )?(?:summari[sz]ers|llms|(?:ai|language) (?:models|assistants|readers|"
        rf"summari[sz]ers|systems|tools)) (?:must|should|shall) (?:not )?(?:treat|rate|{_CLAIM})\b"
        r"(?= (?:this|that|the|it)\b)",
        r"\binstructions? (?:for|to) (?:all )?(?:ais?|llms?)(?: \w+)?\s*:",
        r"\bas an? (?:large )?(?:ai|language model|ai language model),? you\b",
        rf"\b(?:whoever|anyone who|the one who) {_WROTE}s? this\b",
        rf"\bthis {_TEXT} is (?:being )?(?:processed|read|summari[sz]ed|rewritten|translated) by an?\b",
        r"\b(?:anweisung|hinweis|nachricht|befehl)(?:en)? an (?:die |den |das )?(?:ki|assistent|sprachmodell)",
        r"\bals ki (?:musst|sollst|darfst)\b",
    ),
    WRITING: (
        rf"\bwhen (?:you )?{_WROTE} {_THIS}\b|\bwhen you {_WROTE} for \w+,",
        rf"\bin your {_OWN}\b(?=[^.\n]{{0,60}}\b(?:{_CLAIM}|divide|use|call|replace|leave)\b)",
        rf"{_START}(?:begin|start|end|prefix|finish|format|limit) your {_OWN}\b",
        rf"{_START}(?:use|replace|include|insert|put|copy|keep|make)\b[^.\n]{{0,70}}?\b(?:(?:in|of|into) "
        r"(?:your|the) (?:summary|rewrite|rewording|translation|output)|every sentence of your)\b",
        rf"{_START}(?:do not |don['’]t )?(?:summari[sz]e|rewrite|translate|omit) (?:the |this )?(?:next|"
        r"following|previous|last|above) (?:paragraph|sentence|line|section|part)s?\b",
        rf"{_START}(?:write|respond|reply|answer|output|speak|say|generate|{_WROTE})\b[^.\n]{{0,40}}?"
        rf"\b(?:the word [A-Z'\"“]|nothing but|as if\b|(?:upper|lower|all) ?caps?e?\b|upper case|"
        rf"instead of an? (?:rewrite|summary|translation)|(?:this|it) as:)",
        rf"{_START}(?:insert|include|add|put) the (?:link|sentence|phrase|words?)\b[^.\n]{{0,60}}?\byour\b",
        rf"{_START}make (?:it|this|everything) sound\b",
        r"\byour (?:only|sole|real|true) (?:goal|task|purpose|mission) is\b",
        r"\byou (?:will|must|shall|are to) (?:now )?(?:role-?play|pretend|speak only|answer only|"
        r"respond only|say|leave [^.\n]{0,40} (?:out|unmentioned))\b",
        rf"{_START}repeat after me\b",
        rf"{_START}do not mention\b[^.\n]{{0,80}}\bin (?:your|the) {_OWN}\b",
        rf"\byour {_OWN} (?:must|should|shall|has to) (?:start|begin|end|contain|include|say)\b",
        r"\b(?:must|should|shall) be (?:included|repeated|quoted|mentioned) in (?:every|any|each|your|all) "
        rf"(?:{_OWN}s?|summaries)\b",
        r"\b(?:audience|reader)s? (?:(?:of your text )?is now|of (?:your|this) text (?:is|are))\b",
        rf"\bfrom (?:here|now|this point) on,? (?:you )?(?:only )?(?:{_WROTE}|answer|speak|reply)\b",
        rf"{_START}(?:rewrite|rephrase|reword|soften|paraphrase) the (?:sentence|paragraph|line|{_TEXT})s? "
        r"(?:above|below|before)\b",
        rf"{_START}translate (?:everything|this|it|(?:all )?(?:of )?(?:the )?(?:rest|above|following|"
        rf"{_TEXT}))[^.\n]{{0,20}} (?:in)?to {_TONGUE}\b",
        rf"{_START}translate (?:in)?to {_TONGUE} and\b",
        rf"{_START}(?:answer|reply|respond|write|speak) (?:only )?in {_FORM}\b",
        rf"{_START}(?:answer|reply|respond)(?: only)? (?:with|using) (?:only )?(?:the )?(?:single |one )?"
        r"(?:word|phrase|string|json|emoji)s?\b(?![^.\n]{0,40} to \w)",
        rf"{_START}confirm with the words? [\"“'][^\"”'\n]+[\"”'](?!\s+to\b)",
        rf"{_START}output (?:only )?(?:the )?(?:word|text|string|phrase)\b",
        r"\b(?:append|add|attach|insert) (?:this|it|the following) to your \w+",
        rf"{_START}(?:say|state|write|claim) (?:it like|it as if|that)\b",
        rf"{_START}(?:add|report|promise|assert|declare) that\b"
        r"(?=[^.\n]{0,60}\b(?:is|are|was|were|has|have|will|can)\b)",
        rf"{_START}(?:do not )?tell (?:the |your )?readers? (?:that|about)\b",
        rf"{_START}(?:now )?write (?:me |us )?an? (?:\w+ )?(?:poem|song|joke|haiku|limerick|essay)\b",
        r"^\W*new instructions?\s*:|\byour (?:new|real|true|actual) (?:task|job|instructions?)"
        r"(?: is to|:| are)|^\W*new task:\s*(?:answer|write|say|output|ignore|reply|translate|print)\b",
        r"\bdecode (?:this|it|the (?:next|following)\b[^.\n]{0,20}) and (?:do|follow|obey|act)\b",
        r"\bapply (?:rot-?13|base64) to\b",
        r"^\s*note:[^\n]+\n\s*answer:",
        r"^\W*\{\s*\"(?:translation|output|answer|response)\"\s*:\s*\"",
        r"\b(?:en (?:tu|su) resumen|dans (?:ton|votre) résumé|in (?:deiner|ihrer) zusammenfassung|"
        r"nel (?:tuo|vostro) riassunto)\b",
        r"\b(?:responde|contesta|répond(?:s|ez)|antworte|rispondi|responda|antwoord) (?:\w+ )?"
        r"(?:en|auf|in|em|het) (?:español|inglés|français|anglais|deutsch|englisch|italiano|português)\b",
    ),
    ROLE: (
        r"\byou are (?:now )?(?:an? |the )?(?:\w+[ ,]+){0,3}?(?:ai|assistant|language model|chatbot|"
        r"bot|persona|dan|pirate|jailbroken)\b",
        r"\byou are no longer (?:an? |the )?[^.\n]{0,40}[,;] (?:but|you are)\b",
        rf"{_START}(?:pretend (?:to|that|you|it|there|nothing|the)|act as if you|role-?play as)\b",
        r"\b(?:developer|debug|god|dan|admin) mode and (?:print|reveal|answer|output|show)\b",
        r"\bbehave (?:like|as) an? (?:\w+ )?(?:ai|chatbot|assistant|language model)\b",
        r"\bmessage from your (?:developer|creator|operator)s?\b",
        rf"{_START}act as (?:an? |the )?(?:\w+ )?(?:officer|agent|assistant|expert|journalist|lawyer|"
        r"spokes\w+|model|writer|editor|hacker)\b",
    ),
    PROMPT: (
        r"\b(?:repeat|reveal|print|show|output|leak|display|quote|tell (?:me|us)|what is)\b[^.\n]{0,30}"
        r"\b(?:your|the) (?:(?:system|hidden|initial|full|own) )*(?:prompt|instructions|system message)\b",
        rf"{_START}reveal (?:the|your|any) (?:hidden|secret|internal|system)\b",
        r"\b(?:output|print|reveal|show) your (?:configuration|rules|(?:hidden |system )?prompt)\b",
        r"\b(?:rules|instructions|examples) (?:that )?you (?:were|have been|are) given\b",
    ),
    TEMPLATE: (
        r"<\|/?(?:im_start|im_end|system|user|assistant|endoftext|end|eot_id|begin_of_text|"
        r"start_header_id|end_header_id)\|>|\[/?inst\]|<</?sys>>|<(?:start|end)_of_turn>",
        r"^\W{0,6}(?:instruction|response|system prompt)s?:\s*$",
        rf"^\W*(?:system|assistant)\s*:\s[^\n]{{0,160}}?(?:{_START}{_TASK}|\bwrite it\b)",
        r"^#{2,}\s*(?:system|instruction|assistant)\s*:",
        r"^human:[^\n]+\n+assistant:",
        r"^#{2,}\s*(?:system|instructions?)\s*#{2,}",
        r"^assistant (?:response|reply|answer)\s*:",
        r"<(?:system|assistant|instructions?)>\s*\w+ \w+",
        r"\{\{\s*#?(?:system|user|assistant)\b",
        r"^\W*end of (?:the )?(?:update|note|input|prompt|document|context|user input)"
        r"(?:\W*$|\W{1,6}(?:now|next|new)\b)",
    ),
    CHECKER: (
        r"\b(?:note|message|instructions?) (?:to|for) the (?:checker|gate|validator|judge|guardrail)\b",
        r"\bmark (?:all|every|the|each) checks? as (?:passed|ok|green)\b",
        r"\[(?:gate|checks?|guardrail|filter)\s*[:=]\s*(?:skip|off|passed?|ok|true)\]",
        rf"{_START}(?:skip|bypass|disable) the (?:gate|checks?|filter|guardrails?) and\b",
        r"\b(?:accept|approve) (?:any|all|every) (?:outputs?|candidates?)\b",
    ),
    AUTHOR: (
        r"\bdear (?:author|user of this tool)\b",
        r"\bthis (?:tool|app|assistant|translator) (?:could not|cannot|can't|needs)\b[^\n]{0,80}"
        r"\b(?:password|credential|card number|access key)s?\b",
    ),
    HIDDEN: (
        r"<(?:span|div|p|font|td)\b[^>]{0,200}(?:display\s*:\s*none|visibility\s*:\s*hidden|"
        r"color\s*[:=]\s*[\"']?(?:white|#fff(?:fff)?|transparent)\b|font-size\s*:\s*0|"
        r"opacity\s*:\s*0(?![.\d]))[^>]{0,200}>[^<\w]*(?:\w+\W+){2,}",
    ),
}

RULES = tuple(
    (why, re.compile(shape, re.IGNORECASE | re.MULTILINE))
    for why, shapes in _FAMILIES.items()
    for shape in shapes
)
