package io.ecoai.chat;

import java.net.URI;
import java.util.Objects;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

import org.springframework.ai.content.Media;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.util.MimeType;

/**
 * Media as a plan, so that the same medium can be made in two ways.
 *
 * @param type its media type
 * @param data bytes or the text of a URL
 * @param name or {@code null} for one that Spring AI makes up
 * @param id as a provider gives it
 */
record GeneratedMedia(String type, Object data, @Nullable String name, @Nullable String id) {

	private static final int LARGE_BYTES = 20 * 1024 * 1024;

	static Arbitrary<GeneratedMedia> any() {
		Arbitrary<Object> bytes = Arbitraries.bytes().array(byte[].class).ofMaxSize(100).asGeneric();
		Arbitrary<Object> links = Arbitraries.of("https://example.com/a.png", "https://example.com/b.png", "x:1", "");
		Arbitrary<String> names = Arbitraries.of("a", "b", "picture one (2) [3]", "media-png-1", "", "\uD83D",
				"media-png-00000000-0000-0000-0000-00000000000g");
		return Combinators
			.combine(Arbitraries.of("image/png", "image/jpeg", "audio/mp3", "text/plain;charset=utf-8", "a/b;c=d"),
					Arbitraries.frequencyOf(Tuple.of(4, bytes), Tuple.of(2, links)), names.injectNull(0.5),
					Arbitraries.of("a", "b", "file-1").injectNull(0.7))
			.as(GeneratedMedia::new);
	}

	/** The size of a long scan or recording. */
	static GeneratedMedia large(byte lastByte) {
		byte[] bytes = new byte[LARGE_BYTES];
		new java.util.Random(1).nextBytes(bytes);
		bytes[bytes.length - 1] = lastByte;
		return new GeneratedMedia("application/pdf", bytes, null, null);
	}

	Media build() {
		Media.Builder media = Media.builder().mimeType(MimeType.valueOf(this.type)).data(this.data).name(this.name);
		return (this.id != null) ? media.id(this.id).build() : media.build();
	}

	/** By other constructors and from other objects, as far as they exist. */
	Media buildAnotherWay() {
		MimeType mimeType = MimeType.valueOf(this.type);
		if (this.name == null && this.id == null) {
			return (this.data instanceof byte[] bytes) ? new Media(mimeType, new ByteArrayResource(bytes.clone()))
					: new Media(mimeType, URI.create(this.data.toString()));
		}
		Media.Builder media = Media.builder().name(this.name).mimeType(mimeType).id(this.id);
		return ((this.data instanceof byte[] bytes) ? media.data(new ByteArrayResource(bytes.clone()))
				: media.data(URI.create(this.data.toString())))
			.build();
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof GeneratedMedia media && this.type.equals(media.type)
				&& Objects.deepEquals(this.data, media.data) && Objects.equals(this.name, media.name)
				&& Objects.equals(this.id, media.id);
	}

	@Override
	public int hashCode() {
		return Objects.hash(this.type, this.name, this.id);
	}

	@Override
	public String toString() {
		String described = (this.data instanceof byte[] bytes) ? bytes.length + " bytes" : this.data.toString();
		return "media(%s, %s, name %s, id %s)".formatted(this.type, described, this.name, this.id);
	}

}
