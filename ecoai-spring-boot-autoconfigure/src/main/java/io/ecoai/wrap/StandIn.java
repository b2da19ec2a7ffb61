package io.ecoai.wrap;

/**
 * A decorated object that took the place of a bean whose class it cannot have, because
 * that class does not allow subclasses. Public so that proxies put around it can
 * implement it.
 */
public interface StandIn extends Decorated {

	/**
	 * Returns the object whose place this one took.
	 * @return the undecorated object
	 */
	Object ecoAiRawObject();

}
