package io.ecoai.value;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The classes that may be made from what is stored: enums and records of Spring AI, and
 * enums and data types of the providers' SDKs. A stored name of any other class is
 * refused before the class is loaded. Thread-safe.
 */
public final class StoredTypes {

	private static final String SPRING_AI = "org.springframework.ai.";

	private final List<SdkValues> sdks;

	private final @Nullable ClassLoader classLoader;

	/**
	 * Creates the list.
	 * @param sdks the SDKs that are on the class path
	 * @param classLoader where the classes are
	 */
	public StoredTypes(List<SdkValues> sdks, @Nullable ClassLoader classLoader) {
		this.sdks = sdks;
		this.classLoader = classLoader;
	}

	@Nullable SdkValues sdkOf(String typeName) {
		for (SdkValues sdk : this.sdks) {
			if (sdk.supports(typeName)) {
				return sdk;
			}
		}
		return null;
	}

	/** The class to read a value of an SDK back with. */
	static String nameOf(Object value) {
		Class<?> type = value.getClass();
		// A generated implementation is read through the class that declares it.
		return type.getSimpleName().startsWith("AutoValue_") ? type.getSuperclass().getName() : type.getName();
	}

	Class<?> sdkType(String name) {
		if (sdkOf(name) == null) {
			throw refused(name);
		}
		return load(name);
	}

	Class<?> enumType(String name) {
		if (!name.startsWith(SPRING_AI) && sdkOf(name) == null) {
			throw refused(name);
		}
		Class<?> type = load(name);
		if (!type.isEnum()) {
			throw refused(name);
		}
		return type;
	}

	Class<?> recordType(String name) {
		if (!name.startsWith(SPRING_AI)) {
			throw refused(name);
		}
		Class<?> type = load(name);
		if (!type.isRecord()) {
			throw refused(name);
		}
		return type;
	}

	private Class<?> load(String name) {
		try {
			return Class.forName(name, false, this.classLoader);
		}
		catch (ClassNotFoundException | LinkageError ex) {
			throw new UnrestorableAnswerException("there is no class " + name);
		}
	}

	private static UnrestorableAnswerException refused(String name) {
		return new UnrestorableAnswerException("a value is of type " + name);
	}

}
