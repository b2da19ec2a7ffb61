package io.ecoai.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The settings file, which other EcoAI libraries and people write too: what is not ours
 * in it stays, and what cannot be used is passed over.
 */
class SettingsFile {

	private static final Log logger = LogFactory.getLog(SettingsFile.class);

	private final JsonMapper mapper = JsonMapper.builder().build();

	private final Path path;

	SettingsFile(Path path) {
		this.path = path;
	}

	/** The values that the file holds. Empty if there is no file. */
	SettingValues read() {
		Map<Setting, Object> values = new EnumMap<>(Setting.class);
		ObjectNode content = content();
		for (Setting setting : Setting.values()) {
			JsonNode node = content.get(setting.key());
			if (node == null || node.isNull()) {
				continue;
			}
			try {
				values.put(setting, setting.parse(node.asString()));
			}
			catch (IllegalArgumentException | JacksonException ex) {
				logger.warn("Ignoring a value in %s: %s".formatted(this.path, ex.getMessage()));
			}
		}
		if (!content.isEmpty() && !content.has(Setting.SEMANTIC_THRESHOLD.key())) {
			// It is left out where it is the default, and may have been another before.
			values.put(Setting.SEMANTIC_THRESHOLD, Optional.empty());
		}
		return new SettingValues(values);
	}

	/** What stands beside the settings, by key. */
	Map<String, String> remembered() {
		Map<String, String> remembered = new HashMap<>();
		ObjectNode content = content();
		for (RememberedFact fact : RememberedFact.values()) {
			JsonNode node = content.get(fact.key());
			if (node != null && node.isString()) {
				remembered.put(fact.key(), node.stringValue());
			}
		}
		return remembered;
	}

	/** Puts something beside the settings. */
	void remember(RememberedFact fact, String value) {
		ObjectNode content = content();
		content.put(fact.key(), value);
		replace(content);
	}

	/** Changes when the file does; {@code null} if there is none. */
	@Nullable Object state() {
		try {
			BasicFileAttributes attributes = Files.readAttributes(this.path, BasicFileAttributes.class);
			return List.of(attributes.lastModifiedTime(), attributes.size());
		}
		catch (IOException ex) {
			return null;
		}
	}

	/** Puts values into the file and leaves the rest of it as it is. */
	void write(SettingValues values) {
		ObjectNode content = content();
		EcoAiSettings settings = values.over(EcoAiSettings.DEFAULTS);
		values.values().keySet().forEach((setting) -> content.putPOJO(setting.key(), setting.toJson(settings)));
		if (settings.semanticThreshold() == null) {
			// Other libraries expect a number there, or nothing.
			content.remove(Setting.SEMANTIC_THRESHOLD.key());
		}
		replace(content);
	}

	private void replace(ObjectNode content) {
		try {
			replace(this.mapper.writerWithDefaultPrettyPrinter().writeValueAsBytes(content));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot write the settings file " + this.path, ex);
		}
	}

	private ObjectNode content() {
		if (!Files.exists(this.path)) {
			return this.mapper.createObjectNode();
		}
		try {
			JsonNode root = this.mapper.readTree(Files.readAllBytes(this.path));
			if (root instanceof ObjectNode object) {
				return object;
			}
			logger.warn("Ignoring %s: it holds no JSON object".formatted(this.path));
		}
		catch (JacksonException ex) {
			logger.warn("Ignoring %s: it is not valid JSON".formatted(this.path));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot read the settings file " + this.path, ex);
		}
		return this.mapper.createObjectNode();
	}

	/** A reader sees the old file or the new one, never a part of it. */
	private void replace(byte[] bytes) throws IOException {
		Path folder = this.path.toAbsolutePath().getParent();
		Files.createDirectories(folder);
		Path temporary = Files.createTempFile(folder, "settings", ".tmp");
		try {
			Files.write(temporary, bytes);
			try {
				Files.move(temporary, this.path, StandardCopyOption.ATOMIC_MOVE);
			}
			catch (AtomicMoveNotSupportedException ex) {
				Files.move(temporary, this.path, StandardCopyOption.REPLACE_EXISTING);
			}
		}
		finally {
			Files.deleteIfExists(temporary);
		}
	}

}
