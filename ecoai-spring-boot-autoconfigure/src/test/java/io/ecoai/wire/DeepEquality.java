package io.ecoai.wire;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Tells whether two object graphs are the same in every getter, field and record
 * component, whatever their own {@code equals} says.
 */
public final class DeepEquality {

	private DeepEquality() {
	}

	/**
	 * Whether two values are the same.
	 * @param one the one
	 * @param other the other
	 * @return whether no difference was found
	 */
	public static boolean same(@Nullable Object one, @Nullable Object other) {
		try {
			new DeepComparison(Set.of()).compare("value", one, other);
			return true;
		}
		catch (AssertionError ex) {
			return false;
		}
	}

}
