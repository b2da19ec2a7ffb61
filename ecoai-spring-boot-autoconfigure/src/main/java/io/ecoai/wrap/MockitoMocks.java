package io.ecoai.wrap;

import java.lang.reflect.Method;

import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/**
 * Recognises the mocks and spies that a test put in place of beans; Mockito makes them of
 * final classes too, without a subclass. They stay as the test set them up.
 */
final class MockitoMocks {

	private final @Nullable Method mockingDetails;

	private final @Nullable Method isMock;

	MockitoMocks(@Nullable ClassLoader classLoader) {
		String mockito = "org.mockito.Mockito";
		String details = "org.mockito.MockingDetails";
		boolean present = ClassUtils.isPresent(mockito, classLoader) && ClassUtils.isPresent(details, classLoader);
		this.mockingDetails = present ? ClassUtils.getMethodIfAvailable(
				ClassUtils.resolveClassName(mockito, classLoader), "mockingDetails", Object.class) : null;
		this.isMock = present
				? ClassUtils.getMethodIfAvailable(ClassUtils.resolveClassName(details, classLoader), "isMock") : null;
	}

	boolean contains(Object bean) {
		if (this.mockingDetails == null || this.isMock == null) {
			return false;
		}
		Object details = ReflectionUtils.invokeMethod(this.mockingDetails, null, bean);
		return details != null && Boolean.TRUE.equals(ReflectionUtils.invokeMethod(this.isMock, details));
	}

}
