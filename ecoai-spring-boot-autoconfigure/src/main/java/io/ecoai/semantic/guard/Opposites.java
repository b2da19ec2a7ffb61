package io.ecoai.semantic.guard;

/**
 * Words of which one excludes the other.
 */
final class Opposites {

	/** Each entry lists words that exclude each other. */
	static final String PAIRS = """
			on/off in/out up/down to/from before/after with/without into/out inside/outside above/below over/under for/against
			since/until and/or if/unless near/far here/there now/then more/less/fewer most/least/fewest all/some/none/any/no/few
			every/no always/never/sometimes/rarely/often both/either/neither only/also many/few much/little at/by toward/from
			import/export upload/download enable/disable activate/deactivate turn/return install/uninstall increase/decrease/reduce
			raise/lower grow/shrink rise/fall start/stop/pause/end begin/end/finish open/close show/hide accept/reject/decline/refuse
			allow/forbid/block/deny/prevent permit/prohibit attach/detach join/leave split/join connect/disconnect merge/split
			lock/unlock encrypt/decrypt encode/decode compress/decompress/extract zip/unzip pack/unpack mute/unmute pin/unpin
			follow/unfollow subscribe/unsubscribe like/dislike/unlike love/hate add/remove/delete/subtract insert/remove/delete
			create/delete/destroy build/destroy push/pull/pop read/write send/receive give/take get/set give/receive buy/sell
			lend/borrow rent/buy/own earn/spend/pay save/spend/lose/waste win/lose gain/lose find/lose keep/discard/lose pass/fail
			succeed/fail attack/defend arrive/depart/leave enter/exit/leave come/go ask/answer teach/learn hire/fire
			multiply/divide add/subtract sum/difference square/root float/sink freeze/melt/thaw/unfreeze heat/cool warm/cool
			wake/sleep sit/stand live/die born/died birth/death marry/divorce agree/disagree trust/distrust praise/blame
			remember/forget approve/reject/disapprove confirm/cancel/deny commit/rollback/revert revert/rebase/reset mount/unmount
			do/undo redo/undo plug/unplug load/unload bind/unbind wrap/unwrap fold/unfold tie/untie cover/uncover expand/collapse
			enlarge/shrink/reduce widen/narrow deepen/flatten strengthen/weaken tighten/loosen speed/slow accelerate/decelerate
			improve/worsen simplify/complicate lengthen/shorten serialize/deserialize marshal/unmarshal inflate/deflate
			ascend/descend ascending/descending climb/descend scale/unscale inhale/exhale immigrate/emigrate immigration/emigration
			advantage/disadvantage advantages/disadvantages pro/con pros/cons benefit/drawback/cost/risk benefits/drawbacks/costs/risks
			strength/weakness upside/downside profit/loss income/expense asset/liability assets/liabilities credit/debit
			supply/demand input/output source/target/destination sender/receiver/recipient client/server parent/child mother/father
			son/daughter brother/sister husband/wife man/woman men/women boy/girl male/female king/queen uncle/aunt
			employer/employee teacher/student doctor/patient buyer/seller landlord/tenant lender/borrower winner/loser
			friend/enemy predator/prey cause/effect question/answer problem/solution theory/practice war/peace day/night
			morning/evening/afternoon/night am/pm today/tomorrow/yesterday/tonight monday/tuesday/wednesday/thursday/friday/saturday/sunday
			weekday/weekend summer/winter/spring/autumn/fall north/south/east/west northern/southern/eastern/western left/right
			top/bottom front/back upper/lower inner/outer internal/external interior/exterior indoor/outdoor major/minor
			minimum/maximum min/max minimal/maximal first/last/second/final next/previous former/latter early/late earlier/later
			earliest/latest old/new/young older/newer/younger oldest/newest/youngest ancient/modern big/small/little large/small
			larger/smaller largest/smallest bigger/smaller biggest/smallest tall/short high/low higher/lower highest/lowest
			long/short longer/shorter longest/shortest wide/narrow thick/thin deep/shallow heavy/light fast/slow quick/slow
			faster/slower fastest/slowest hot/cold warm/cool/cold hotter/colder hottest/coldest wet/dry full/empty rich/poor
			cheap/expensive cheaper/pricier cheapest/priciest good/bad/evil better/worse best/worst positive/negative true/false
			right/wrong correct/wrong correct/incorrect valid/invalid legal/illegal safe/dangerous/unsafe strong/weak hard/soft
			hard/easy difficult/easy simple/complex/complicated happy/sad happy/unhappy light/dark bright/dark black/white loud/quiet
			clean/dirty smooth/rough sharp/blunt sweet/sour/bitter/salty fresh/stale raw/cooked alive/dead healthy/sick/unhealthy
			awake/asleep public/private open/closed free/paid free/busy real/fake same/different/opposite similar/different
			common/rare normal/abnormal formal/informal active/passive/inactive static/dynamic mutable/immutable sync/async
			synchronous/asynchronous local/remote/global online/offline manual/automatic analog/digital serial/parallel
			relative/absolute direct/indirect explicit/implicit abstract/concrete general/specific temporary/permanent
			horizontal/vertical clockwise/counterclockwise odd/even prime/composite singular/plural single/double/married
			vegan/non-vegan inclusive/exclusive include/exclude including/excluding maximize/minimize celsius/fahrenheit
			acid/base acidic/alkaline organic/inorganic rational/irrational toxic/harmless guilty/innocent domestic/foreign/wild
			native/foreign urban/rural amateur/professional optimist/pessimist optimistic/pessimistic hardware/software
			frontend/backend primary/secondary senior/junior superior/inferior majority/minority present/absent/past/future
			past/future before/afterwards ahead/behind forward/backward forwards/backwards upward/downward hypothermia/hyperthermia
			plaintiff/defendant maternal/paternal anode/cathode concave/convex deciduous/evergreen gross/net wholesale/retail
			half/double/full once/twice everybody/nobody/somebody everyone/nobody/someone everything/nothing/something
			""";

	/** Prefixes that turn the rest into opposites. */
	static final String[][] PREFIXES = { { "hyper", "hypo" }, { "pre", "post" }, { "over", "under" }, { "up", "down" },
			{ "in", "ex" }, { "im", "ex" }, { "im", "em" }, { "inter", "intra" }, { "macro", "micro" }, { "en", "de" },
			{ "en", "dis" }, { "in", "de" }, { "inner", "outer" }, { "in", "out" }, { "sub", "super" },
			{ "mono", "poly" }, { "homo", "hetero" }, { "maxi", "mini" }, { "anti", "pro" }, { "centri", "centro" },
			{ "as", "de" }, { "con", "dis" }, { "co", "de" }, { "maximi", "minimi" }, { "multi", "single" },
			{ "fore", "back" }, { "on", "off" }, { "un", "re" }, { "mal", "bene" }, { "internal", "external" } };

	private Opposites() {
	}

}
