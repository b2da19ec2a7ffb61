package io.ecoai.cache;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Which answers are to leave: those that meet all of its conditions. Immutable.
 */
public final class FlushFilter {

	private static final FlushFilter ALL = of(List.of());

	private final List<Condition> conditions;

	private final Function<CacheKey, List<CacheKey>> keys;

	private FlushFilter(List<Condition> conditions, Function<CacheKey, List<CacheKey>> keys) {
		this.conditions = conditions;
		this.keys = keys;
	}

	private static FlushFilter of(List<Condition> conditions) {
		return new FlushFilter(conditions, List::of);
	}

	/**
	 * Every answer.
	 * @return the filter
	 */
	public static FlushFilter all() {
		return ALL;
	}

	/**
	 * The answers to prompts of a certain form.
	 * @param glob matched against the whole of the kept prompt text, without regard to
	 * case; knows {@code *}, {@code ?}, {@code [abc]} and the backslash
	 * @return the filter
	 */
	public static FlushFilter pattern(String glob) {
		return of(List.of(new Condition(Field.PATTERN, glob, new Glob(glob))));
	}

	/**
	 * The answers of a model.
	 * @param model the id of the requested model
	 * @return the filter
	 */
	public static FlushFilter model(String model) {
		return of(List.of(new Condition(Field.MODEL, model, null)));
	}

	/**
	 * The answers to a request: as a whole, and as a recorded stream.
	 * @param key the key of either
	 * @return the filter
	 */
	public static FlushFilter key(CacheKey key) {
		return of(List.of(new Condition(Field.KEY, key.ofRequest().value(), null)));
	}

	/**
	 * The answers of a namespace.
	 * @param namespace the namespace
	 * @return the filter
	 */
	public static FlushFilter namespace(String namespace) {
		return of(List.of(new Condition(Field.NAMESPACE, namespace, null)));
	}

	/**
	 * The answers that depend on something.
	 * @param tag what it is, as a caller has named it
	 * @return the filter
	 */
	public static FlushFilter tag(String tag) {
		return of(List.of(new Condition(Field.TAG, tag, null)));
	}

	/**
	 * The answers that meet the conditions of both.
	 * @param other the other filter
	 * @return the filter
	 */
	public FlushFilter and(FlushFilter other) {
		List<Condition> both = new ArrayList<>(this.conditions);
		both.addAll(other.conditions);
		return new FlushFilter(List.copyOf(both), this.keys);
	}

	/**
	 * This filter for answers that have other keys besides their own.
	 * @param otherKeys the keys by which an answer may be named as well
	 * @return the filter
	 */
	FlushFilter knowing(Function<CacheKey, List<CacheKey>> otherKeys) {
		return new FlushFilter(this.conditions, otherKeys);
	}

	/**
	 * The filters for the notes beside the answers that this one names by their keys,
	 * which are not the notes' own.
	 * @return one for each key that a named answer may have; none if no key is named,
	 * since then the filter matches notes as it is
	 */
	List<FlushFilter> ofNotes() {
		List<CacheKey> named = valuesOf(Field.KEY).map(CacheKey::new).distinct().toList();
		if (named.size() != 1) {
			return List.of();
		}
		List<Condition> others = this.conditions.stream()
			.filter((condition) -> condition.field() != Field.KEY)
			.toList();
		return Stream.concat(named.stream(), this.keys.apply(named.get(0)).stream())
			.distinct()
			.map((key) -> new FlushFilter(others, this.keys).and(tag(tagOfNotes(key))))
			.toList();
	}

	/** What a note beside an answer is tagged with, so that it leaves with it. */
	static String tagOfNotes(CacheKey answerAtRest) {
		return "ecoai.answer=" + answerAtRest.ofRequest().value();
	}

	/**
	 * Whether an answer is to leave.
	 * @param key its key
	 * @param description what is known of it
	 * @return whether it meets all conditions
	 */
	public boolean matches(CacheKey key, EntryDescription description) {
		return this.conditions.stream().allMatch((condition) -> condition.matches(key, this.keys, description));
	}

	/**
	 * Whether an answer may be to leave of which only the key is known.
	 * @param key its key
	 * @return whether it meets all conditions about keys
	 */
	boolean mayMatch(CacheKey key) {
		return this.conditions.stream()
			.filter((condition) -> condition.field() == Field.KEY)
			.allMatch((condition) -> condition.matches(key, this.keys));
	}

	/**
	 * The key, if nothing but a single key is asked for.
	 * @return its value, or {@code null} if there are other conditions
	 */
	@Nullable String onlyKey() {
		boolean alone = this.conditions.size() == 1 && this.conditions.get(0).field() == Field.KEY;
		return alone ? this.conditions.get(0).value() : null;
	}

	/**
	 * The keys of all that it matches, if it names a single key which is the only name of
	 * its answers.
	 * @return the keys, or nothing if they have to be looked for
	 */
	List<CacheKey> onlyKeys() {
		String value = onlyKey();
		CacheKey key = (value != null) ? new CacheKey(value) : null;
		return (key != null && this.keys.apply(key).equals(List.of(key))) ? key.ofAllKinds() : List.of();
	}

	/**
	 * Whether it matches every answer.
	 * @return whether it has no condition
	 */
	public boolean matchesAll() {
		return this.conditions.isEmpty();
	}

	/**
	 * The values that a field has to be equal to, so that a store can search for them.
	 * @param field a field that is compared for equality
	 * @return the values; more than one can only match nothing, except of tags, of which
	 * an answer may carry all
	 */
	public Stream<String> valuesOf(Field field) {
		return this.conditions.stream().filter((condition) -> condition.field() == field).map(Condition::value);
	}

	@Override
	public String toString() {
		return this.conditions.stream()
			.map((condition) -> condition.field() + "=" + condition.value())
			.toList()
			.toString();
	}

	/**
	 * What a condition is about.
	 */
	public enum Field {

		/** The prompt text, by glob. */
		PATTERN,

		/** The id of the requested model. */
		MODEL,

		/**
		 * The key of the request. An answer meets it under each of
		 * {@link CacheKey#ofAllKinds()}.
		 */
		KEY,

		/** The namespace. */
		NAMESPACE,

		/** One of the tags. */
		TAG

	}

	private record Condition(Field field, String value, @Nullable Glob glob) {

		boolean matches(CacheKey key, Function<CacheKey, List<CacheKey>> keys) {
			return isKey(key.ofRequest()) || keys.apply(key.ofRequest()).stream().anyMatch(this::isKey);
		}

		boolean matches(CacheKey key, Function<CacheKey, List<CacheKey>> keys, EntryDescription description) {
			return switch (this.field) {
				case PATTERN -> this.glob != null && this.glob.matches(description.prompt());
				case MODEL -> this.value.equals(description.model());
				case KEY -> matches(key, keys);
				case NAMESPACE -> this.value.equals(description.namespace());
				case TAG -> description.tags().contains(this.value);
			};
		}

		private boolean isKey(CacheKey key) {
			return this.value.equals(key.value());
		}

	}

}
