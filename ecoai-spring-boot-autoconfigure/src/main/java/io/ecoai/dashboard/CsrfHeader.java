package io.ecoai.dashboard;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.BeanWrapper;
import org.springframework.beans.PropertyAccessorFactory;

/**
 * What Spring Security wants to be sent with a change. It is read by the names of its
 * properties, since Spring Security need not be there.
 *
 * @param name the name of the header
 * @param token its value
 */
record CsrfHeader(String name, String token) {

	/** Where Spring Security keeps the token of a servlet request. */
	static final String SERVLET_ATTRIBUTE = "org.springframework.security.web.csrf.CsrfToken";

	/** Where it keeps that of a reactive exchange, as something to subscribe to. */
	static final String REACTIVE_ATTRIBUTE = "org.springframework.security.web.server.csrf.CsrfToken";

	static @Nullable CsrfHeader of(@Nullable Object token) {
		if (token == null) {
			return null;
		}
		BeanWrapper properties = PropertyAccessorFactory.forBeanPropertyAccess(token);
		return new CsrfHeader(String.valueOf(properties.getPropertyValue("headerName")),
				String.valueOf(properties.getPropertyValue("token")));
	}

}
