"""The word lists of the gate."""
# ruff: noqa: E501 - lists of words

from __future__ import annotations

# Words that carry grammar, not content. Negations, modals, quantifiers and time words are absent
# on purpose: the fact families judge those.
FUNCTION = frozenset(
    "a an the this that these those it its they them their theirs he she his her him we us our "
    "ours you your yours hers i my me and or but nor so as at by for from in into of off on onto out over "
    "per than to up down upon via with within is are was were be been being am do does did "
    "doing have has had having there here who whom whose which what how where when while about "
    "between during through among amongst against under across toward towards around along "
    "beside besides beyond inside outside near until also itself themselves he's it's that's there's one ones such same "
    "other another so-called s t ve re d ll m".split()
)
# Words that only hold a sentence together and claim nothing by themselves.
NEUTRAL = frozenset(
    "occur happen take place list item called named there thing case come go able that those then "
    "also too as else both either get gotten let can per each way however though yet still if "
    "when whenever where why whether because so since therefore while whereas although but "
    "far run use bring put make give have follow remain stay own person people someone somebody "
    "anyone anybody something anything back around over under against without again already now mean "
    "according regard regarding regardless respect namely instead rather addition well so-called etc".split()
)
# Words with a meaning so wide that they can stand for almost any other of their kind, but only in
# the place of one that is gone: "the page answered with errors" for "returned errors".
WIDE = frozenset(
    "be have make do give keep put set bring turn follow concern involve relate become remain stay "
    "run work use see show find know mean need lead hold leave carry go come get take hit pass "
    "reach receive number amount person people someone somebody anyone anybody everybody user "
    "total figure place time point part piece kind type form issue problem matter step thing work "
    "result handle deal cope answer respond own belong stand lie sit fall occur arise experience "
    "serve provide apply fully entirely together apart back away out available possible "
    "hand".split()
)
# Nouns that name nothing by themselves.
EMPTY = frozenset(
    "problem issue effect date step fact number amount time part piece side area level point "
    "change total figure measure work use need value type version end start course turn sort rest "
    "total half lot kind share rate period moment stage range group set line note account".split()
)
# Words that bring praise, blame, advice, promises, causes, feelings or a worse or better event: they
# are never taken for mere grammar.
CHARGED = frozenset(
    "help improve save ensure protect cause hope thank apologise apologize promise lose break attack "
    "steal hack leak damage destroy crash fail stop want love like win appreciate care prevent avoid "
    "contact act wait inform support allow enable secure trust guarantee fix solve resolve succeed "
    "achieve deliver excite worry fear concern suffer disrupt delay cancel refund pay cost sell earn "
    "recommend advise suggest encourage warn urge learn understand believe feel expect plan commit "
    "reduce increase grow rise fall drop cut boost speed slow better best worst good bad great major "
    "minor key smooth clean clear safe welcome enjoy impress step forward return follow update watch "
    "prepare consider remember check sure plan monitor review test prove confirm try risk threaten "
    "hurt harm blame mistake regret sorry please ready remain benefit focus strengthen matter "
    "critical serious severe important".split()
)
# Verbs that begin a task: "Monitor the deployments".
TASKS = frozenset(
    "accept acquire add adjust adopt agree align allow amend analyse analyze announce apply "
    "approve archive arrange ask assess assign automate avoid begin book bring build buy call "
    "cancel check choose clarify clean clear close collect combine communicate compare complete "
    "configure confirm connect consider consolidate consult contact continue convert correct "
    "create decide decommission define delete deliver deploy deprecate describe determine "
    "develop disable discuss distribute do drop enable enforce ensure establish estimate "
    "evaluate expand expect explain explore extend extract fill finalise finalize find finish "
    "fix follow freeze gather generate get give go handle identify implement improve include "
    "increase inform inspect install integrate introduce inventory investigate invite keep "
    "launch learn let lower maintain make manage meet mention merge migrate mitigate modify "
    "monitor move negotiate notify open optimise optimize organise organize perform prepare "
    "present prevent prioritise prioritize procure produce propose protect prove provide "
    "publish put raise reach read rebuild recommend reduce refactor refine register reject "
    "remediate remove rename renew repair replace reply require resolve restore restrict resume "
    "retire retry revise revisit rewrite roll rotate save see select send separate set "
    "simplify solve split standardise standardize strengthen submit suggest take talk teach "
    "tell tidy tune unify uninstall upload validate verify write".split()
)
# Words that begin a task only before an object of their own: "Test the backup", but "Test cluster
# deleted".
ALSO_NOUNS = frozenset(
    "answer audit block change copy cut design document draft export file hire hold import lead "
    "limit list look mark measure offer order plan purchase push record release report request "
    "research reset restart return run review scale schedule scope secure share ship show start "
    "stop store support switch test track train transfer try turn update upgrade use wait watch "
    "work".split()
)
# What opens such an object.
OPENS_OBJECT = frozenset(
    "the a an all any each every our your its their these those this that whether if how "
    "existing new remaining with and or more in on at to for from".split()
)
# After these the first word is a noun: "Release is planned", "Work on the index continues".
AFTER_NOUN = frozenset(
    "is are was were has have had will would can could may might must should and of in for to "
    "by".split()
)
