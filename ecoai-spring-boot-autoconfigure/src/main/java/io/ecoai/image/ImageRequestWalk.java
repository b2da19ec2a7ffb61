package io.ecoai.image;

import java.util.List;

import io.ecoai.endpoint.LocatedModel;
import io.ecoai.key.BeanGetters;
import io.ecoai.key.BeanGetters.Getter;
import io.ecoai.key.CanonicalValues;
import io.ecoai.key.KeySink;
import io.ecoai.key.KeyedOptions;
import io.ecoai.key.UnkeyableRequestException;
import org.jspecify.annotations.Nullable;

import org.springframework.ai.image.ImageMessage;
import org.springframework.ai.image.ImageOptions;

/**
 * Walks through everything in a request that can change its images, always in the same
 * order. What it does not know it refuses, so that a key never forgets anything.
 */
final class ImageRequestWalk {

	private final BeanGetters getters;

	private final CanonicalValues values;

	private final LocatedModel<ImageProvider> identity;

	private final KeyedOptions keyedOptions;

	ImageRequestWalk(BeanGetters getters, CanonicalValues values, LocatedModel<ImageProvider> identity) {
		this.getters = getters;
		this.values = values;
		this.identity = identity;
		this.keyedOptions = new KeyedOptions(getters, values, identity.host().ignoredOptions()::contains);
	}

	void walk(List<ImageMessage> instructions, @Nullable ImageOptions options, String namespace, KeySink sink) {
		sink.component("endpoint");
		sink.text(this.identity.endpoint());
		sink.component("namespace");
		sink.text(namespace);
		if (options != null) {
			KnownImageOptions.require(options);
			this.keyedOptions.write(options, sink);
		}
		// All of them, though some models look at the first alone: they may come to send
		// more.
		sink.component("user");
		sink.open("instructions", instructions.size());
		for (ImageMessage instruction : instructions) {
			walkInstruction(instruction, sink);
		}
	}

	private void walkInstruction(ImageMessage instruction, KeySink sink) {
		if (instruction.getClass() != ImageMessage.class) {
			throw new UnkeyableRequestException(
					"the message class " + instruction.getClass().getName() + " is unknown");
		}
		List<Getter> all = this.getters.of(ImageMessage.class);
		sink.open("instruction", all.size());
		for (Getter getter : all) {
			sink.open(getter.name(), 1);
			this.values.write(getter.read(instruction), sink);
		}
	}

}
