package io.ecoai.usage.jdbc;

/**
 * Whether the tables of a usage log are created where they are missing. The names are
 * those of Spring Boot's own properties for schemas.
 */
public enum SchemaInitialization {

	/** In every database. */
	ALWAYS,

	/** Only in a database that runs within the application. */
	EMBEDDED,

	/** Never: somebody else creates them. */
	NEVER

}
