package io.ecoai.cache.encryption;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.ecoai.cache.CacheEntry;
import io.ecoai.cache.CacheKey;
import io.ecoai.cache.EntryDescription;
import io.ecoai.cache.EntryHeader;
import io.ecoai.cache.KeyComponent;
import io.ecoai.encryption.Encryption;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Entries as they stand in a store. Its fields keep their types: the prompt is the sealed
 * text of key, namespace, prompt and tags, the only component is the sealed text of all
 * components, and namespace and tags are digests to be searched for. Provider, model and
 * times stay as they are. Each sealed value belongs to the entry's key and to its field.
 */
final class SealedEntries {

	private static final String PAYLOAD = "payload";

	private static final String DESCRIPTION = "description";

	private static final String COMPONENTS = "components";

	/** Escapes, so that half a surrogate pair comes back as it was. */
	private final JsonMapper mapper = JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

	private final Encryption encryption;

	private final SealedNames names;

	SealedEntries(Encryption encryption, SealedNames names) {
		this.encryption = encryption;
		this.names = names;
	}

	CacheEntry seal(CacheEntry entry) {
		CacheKey key = this.names.key(0, entry.key());
		EntryDescription description = entry.description();
		List<String> text = new ArrayList<>(
				List.of(entry.key().value(), description.namespace(), description.prompt()));
		text.addAll(description.tags());
		List<String> components = description.components()
			.stream()
			.flatMap((component) -> List.of(component.name(), component.digest(), component.preview()).stream())
			.toList();
		Set<String> tags = description.tags().stream().map((tag) -> this.names.tag(0, tag)).collect(Collectors.toSet());
		EntryDescription sealed = new EntryDescription(description.provider(), description.model(),
				this.names.namespace(0, description.namespace()), seal(text, key, DESCRIPTION),
				List.of(new KeyComponent(COMPONENTS, seal(components, key, COMPONENTS), "")), tags);
		return new CacheEntry(key, entry.lifetime(), entry.expiresAt(),
				this.encryption.seal(entry.payload(), place(key, PAYLOAD)), sealed);
	}

	/** The entry, or {@code null} if it cannot be read. */
	@Nullable CacheEntry open(CacheEntry entry) {
		byte[] payload = this.encryption.open(entry.payload(), place(entry.key(), PAYLOAD));
		Opened opened = (payload != null) ? open(entry.key(), entry.description()) : null;
		return (payload != null && opened != null)
				? new CacheEntry(opened.key(), entry.lifetime(), entry.expiresAt(), payload, opened.description())
				: null;
	}

	/** What is known of an entry, or {@code null} if it cannot be read. */
	@Nullable EntryHeader open(EntryHeader stored) {
		Opened opened = open(stored.key(), stored.description());
		return (opened != null) ? new EntryHeader(opened.key(), stored.createdAt(), opened.description()) : null;
	}

	private @Nullable Opened open(CacheKey key, EntryDescription sealed) {
		String[] text = open(sealed.prompt(), key, DESCRIPTION);
		if (text == null || text.length < 3) {
			return null;
		}
		Set<String> tags = Arrays.stream(text).skip(3).collect(Collectors.toSet());
		return new Opened(new CacheKey(text[0]), new EntryDescription(sealed.provider(), sealed.model(), text[1],
				text[2], components(key, sealed.components()), tags));
	}

	/** They only explain misses, so that an answer is not lost with them. */
	private List<KeyComponent> components(CacheKey key, List<KeyComponent> sealed) {
		String[] text = (sealed.size() == 1) ? open(sealed.get(0).digest(), key, COMPONENTS) : null;
		List<KeyComponent> components = new ArrayList<>();
		for (int i = 0; text != null && i + 2 < text.length; i += 3) {
			components.add(new KeyComponent(text[i], text[i + 1], text[i + 2]));
		}
		return components;
	}

	private String seal(List<String> texts, CacheKey key, String field) {
		byte[] plain = this.mapper.writeValueAsString(texts).getBytes(StandardCharsets.UTF_8);
		return Base64.getEncoder().encodeToString(this.encryption.seal(plain, place(key, field)));
	}

	private String @Nullable [] open(String sealed, CacheKey key, String field) {
		try {
			byte[] plain = this.encryption.open(Base64.getDecoder().decode(sealed), place(key, field));
			return (plain != null) ? this.mapper.readValue(plain, String[].class) : null;
		}
		catch (IllegalArgumentException | JacksonException ex) {
			return null;
		}
	}

	private static String place(CacheKey key, String field) {
		return key.value() + "/" + field;
	}

	private record Opened(CacheKey key, EntryDescription description) {

	}

}
