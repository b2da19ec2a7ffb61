package io.ecoai.image;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import io.ecoai.usage.Outcome;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.ai.image.Image;
import org.springframework.ai.image.ImageGeneration;
import org.springframework.ai.image.ImageModel;
import org.springframework.ai.image.ImagePrompt;
import org.springframework.ai.image.ImageResponse;
import org.springframework.ai.image.ImageResponseMetadata;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Images whose parts fail when they are read have been paid for all the same.
 */
class UnreadableImagesTests {

	private static final Image IMAGE = new Image(null, "AAAA");

	private static final List<ImageGeneration> IMAGES = List.of(new ImageGeneration(IMAGE));

	@TempDir
	Path folder;

	static Stream<Named<ImageResponse>> unreadable() {
		return Stream.of(Named.of("results", new ImageResponse(IMAGES) {
			@Override
			public List<ImageGeneration> getResults() {
				throw new IllegalStateException("no results");
			}
		}), Named.of("image", new ImageResponse(List.of(new ImageGeneration(IMAGE) {
			@Override
			public Image getOutput() {
				throw new IllegalStateException("no image");
			}
		}))), Named.of("URL", new ImageResponse(List.of(new ImageGeneration(new Image(null, "AAAA") {
			@Override
			public String getUrl() {
				throw new NoClassDefFoundError("no URL");
			}
		})))), Named.of("metadata", new ImageResponse(IMAGES) {
			@Override
			public ImageResponseMetadata getMetadata() {
				throw new IllegalStateException("no metadata");
			}
		}), Named.of("creation", new ImageResponse(IMAGES, new ImageResponseMetadata() {
			@Override
			public Long getCreated() {
				throw new IllegalStateException("never");
			}
		})));
	}

	@ParameterizedTest
	@MethodSource("unreadable")
	void reachTheCaller(ImageResponse answer) {
		OwnImageModel model = new OwnImageModel((call) -> answer);
		try (ImageFixture fixture = ImageFixture.memory(this.folder)) {
			ImageModel cached = fixture.decorate(model);
			for (int i = 1; i <= 2; i++) {
				assertThat(cached.call(new ImagePrompt("q"))).isNotNull();
				assertThat(model.calls()).isEqualTo(i);
			}
			assertThat(fixture.outcomes()).containsExactly(Outcome.MISS, Outcome.MISS);
		}
	}

}
