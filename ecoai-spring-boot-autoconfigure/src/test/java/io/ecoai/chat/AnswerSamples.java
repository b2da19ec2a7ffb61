package io.ecoai.chat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.ecoai.value.SdkValues;
import io.ecoai.value.StoredTypes;
import io.ecoai.wire.Answer;
import io.ecoai.wire.Provider;
import io.ecoai.wire.ProviderStub;

import org.springframework.ai.chat.model.ChatModel;

/**
 * The answers of all providers as they are stored, each in a file.
 */
final class AnswerSamples {

	static final String ANSWER = ".answer";

	static final String STREAM = ".stream";

	private static final ClassLoader CLASS_LOADER = AnswerSamples.class.getClassLoader();

	private static final ChatAnswerCodec CODEC = new ChatAnswerCodec(
			new StoredTypes(SdkValues.present(CLASS_LOADER), CLASS_LOADER));

	private AnswerSamples() {
	}

	static void write(Path folder) throws IOException {
		ChunksCodec chunksCodec = new ChunksCodec(CODEC);
		for (Provider provider : Provider.values()) {
			try (ProviderStub stub = ProviderStub.start(provider)) {
				ChatModel model = stub.createModel();
				for (Answer answer : provider.answers()) {
					stub.answers(answer);
					ChatAnswer captured = ChatAnswerCapture.capture(model.call(provider.promptFor(answer)));
					Files.write(folder.resolve(provider + "-" + answer + ANSWER), CODEC.encode(captured));
				}
				for (Answer answer : provider.streamedAnswers()) {
					stub.answers(answer);
					List<ChatAnswer> chunks = model.stream(provider.promptFor(answer))
						.map(ChatAnswerCapture::capture)
						.collectList()
						.block();
					Files.write(folder.resolve(provider + "-" + answer + STREAM), chunksCodec.encode(chunks));
				}
			}
		}
	}

}
