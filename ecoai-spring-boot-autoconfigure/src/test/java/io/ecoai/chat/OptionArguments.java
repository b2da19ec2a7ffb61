package io.ecoai.chat;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.anthropic.models.messages.JsonOutputFormat;
import com.anthropic.models.messages.Metadata;
import com.anthropic.models.messages.Model;
import com.anthropic.models.messages.OutputConfig;
import com.anthropic.models.messages.ThinkingConfigAdaptive;
import com.anthropic.models.messages.ThinkingConfigDisabled;
import com.anthropic.models.messages.ThinkingConfigEnabled;
import com.anthropic.models.messages.ThinkingConfigParam;
import com.anthropic.models.messages.ToolChoice;
import com.anthropic.models.messages.ToolChoiceAny;
import com.anthropic.models.messages.ToolChoiceAuto;
import com.openai.azure.AzureOpenAIServiceVersion;
import com.openai.credential.BearerTokenCredential;
import com.openai.credential.Credential;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

import org.springframework.ai.anthropic.AnthropicCacheOptions;
import org.springframework.ai.anthropic.AnthropicCacheStrategy;
import org.springframework.ai.anthropic.AnthropicCitationDocument;
import org.springframework.ai.anthropic.AnthropicSkill;
import org.springframework.ai.anthropic.AnthropicSkillContainer;
import org.springframework.ai.anthropic.AnthropicSkillRecord;
import org.springframework.ai.anthropic.AnthropicSkillType;
import org.springframework.ai.anthropic.AnthropicWebSearchTool;
import org.springframework.ai.google.genai.common.GoogleGenAiSafetySetting;
import org.springframework.ai.google.genai.common.GoogleGenAiSafetySetting.HarmBlockThreshold;
import org.springframework.ai.google.genai.common.GoogleGenAiSafetySetting.HarmCategory;
import org.springframework.ai.model.ApiKey;
import org.springframework.ai.model.SimpleApiKey;
import org.springframework.ai.ollama.api.ThinkOption;
import org.springframework.ai.openai.OpenAiChatModel.ResponseFormat;
import org.springframework.ai.openai.OpenAiChatOptions.AudioParameters;
import org.springframework.ai.openai.OpenAiChatOptions.AudioParameters.AudioResponseFormat;
import org.springframework.ai.openai.OpenAiChatOptions.AudioParameters.Voice;
import org.springframework.ai.openai.OpenAiChatOptions.StreamOptions;
import org.springframework.ai.tool.ToolCallback;

/**
 * Arguments for the methods of options builders, by their types. A type of a new release
 * that is missing here fails the tests: somebody has to say what its values are.
 */
final class OptionArguments {

	private static final List<Object> SCHEMAS = List.of("{}",
			"{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\"}},\"required\":[\"a\"]}",
			"{\"type\":\"object\",\"properties\":{\"b\":{\"type\":\"string\"}},\"required\":[\"b\"]}");

	private static final Map<Class<?>, List<Object>> EXAMPLES = examples();

	private OptionArguments() {
	}

	static Arbitrary<Object> of(String setter, Type type) {
		if (setter.contains("Schema")) {
			return Arbitraries.of(SCHEMAS);
		}
		if (setter.endsWith("Headers")) {
			return headers();
		}
		if (setter.equals("extraBody") || setter.equals("toolContext")) {
			return (type instanceof ParameterizedType) ? GeneratedValues.map(GeneratedValues.json()).asGeneric()
					: GeneratedTexts.names().asGeneric();
		}
		if (type instanceof ParameterizedType generic) {
			Type[] arguments = generic.getActualTypeArguments();
			return (generic.getRawType() == List.class)
					? ofClass((Class<?>) arguments[0]).list().ofMaxSize(3).asGeneric()
					: GeneratedValues.map(ofClass((Class<?>) arguments[1])).asGeneric();
		}
		Class<?> parameter = (Class<?>) type;
		if (parameter.isArray()) {
			return array(parameter.getComponentType()).asGeneric();
		}
		return ofClass(parameter);
	}

	private static <E> Arbitrary<Object> array(Class<E> type) {
		return ofClass(type).list().ofMaxSize(3).map((all) -> {
			Object array = java.lang.reflect.Array.newInstance(type, all.size());
			for (int i = 0; i < all.size(); i++) {
				java.lang.reflect.Array.set(array, i, all.get(i));
			}
			return array;
		});
	}

	private static Arbitrary<Object> ofClass(Class<?> type) {
		if (type == ToolCallback.class) {
			return GeneratedTool.any().map(GeneratedTool::build).asGeneric();
		}
		List<Object> examples = type.isEnum() ? List.of(type.getEnumConstants()) : EXAMPLES.get(type);
		if (examples == null) {
			throw new AssertionError("Say what values there are of " + type);
		}
		return Arbitraries.of(examples);
	}

	/** Names that no provider is sent credentials by, each in one spelling. */
	private static Arbitrary<Object> headers() {
		return Arbitraries.of("X-Route", "x-tenant", "anthropic-beta")
			.list()
			.uniqueElements()
			.ofMaxSize(3)
			.flatMap((names) -> Arbitraries.of("a", "b", "ab", "").list().ofSize(names.size()).map((values) -> {
				Map<String, String> headers = new LinkedHashMap<>();
				for (int i = 0; i < names.size(); i++) {
					headers.put(names.get(i), values.get(i));
				}
				return headers;
			}));
	}

	private static Map<Class<?>, List<Object>> examples() {
		Map<Class<?>, List<Object>> examples = new LinkedHashMap<>();
		examples.put(String.class, List.of("a", "b", "ab", "", "half \uD83D", "\uD83D\uDE00"));
		examples.put(Double.class, List.of(0.0, 0.2, 1.0, -0.0, 1e300, Double.NaN));
		examples.put(Float.class, List.of(0.0f, 0.1f, Float.MAX_VALUE));
		examples.put(Integer.class, List.of(0, 1, -1, 5000, Integer.MAX_VALUE));
		examples.put(long.class, List.of(1024L, 5000L));
		examples.put(Boolean.class, List.of(true, false));
		examples.put(boolean.class, List.of(true, false));
		examples.put(Object.class, List.of("auto", "none", "json", Map.of("type", "object", "a", List.of(1, 2))));
		examples.put(Duration.class, List.of(Duration.ofSeconds(1), Duration.ofSeconds(2)));
		examples.put(Proxy.class,
				List.of(Proxy.NO_PROXY, new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved("proxy", 80))));
		examples.put(ApiKey.class, List.of(new SimpleApiKey("a"), new SimpleApiKey("b")));
		examples.put(Credential.class, List.of(BearerTokenCredential.create("a"), BearerTokenCredential.create("b")));
		examples.put(AzureOpenAIServiceVersion.class, List.of(AzureOpenAIServiceVersion.latestStableVersion(),
				AzureOpenAIServiceVersion.latestPreviewVersion()));
		examples.put(ResponseFormat.class,
				List.of(ResponseFormat.builder().type(ResponseFormat.Type.TEXT).build(),
						ResponseFormat.builder().type(ResponseFormat.Type.JSON_OBJECT).build(),
						ResponseFormat.builder().jsonSchema("{\"type\":\"object\"}").build()));
		examples.put(AudioParameters.class, List.of(new AudioParameters(Voice.ALLOY, AudioResponseFormat.MP3),
				new AudioParameters(Voice.ALLOY, AudioResponseFormat.WAV)));
		examples.put(StreamOptions.class, List.of(StreamOptions.builder().includeUsage(true).build(),
				StreamOptions.builder().includeUsage(false).additionalProperty("a", 1).build()));
		examples.put(ThinkOption.class, List.of(ThinkOption.ThinkBoolean.ENABLED, ThinkOption.ThinkBoolean.DISABLED,
				ThinkOption.ThinkLevel.LOW));
		examples.put(GoogleGenAiSafetySetting.class,
				List.of(safety(HarmBlockThreshold.BLOCK_NONE), safety(HarmBlockThreshold.BLOCK_ONLY_HIGH)));
		addAnthropic(examples);
		return examples;
	}

	private static void addAnthropic(Map<Class<?>, List<Object>> examples) {
		examples.put(Model.class, List.of(Model.of("claude-a"), Model.of("claude-b")));
		examples.put(Metadata.class, List.of(Metadata.builder().userId("a").build()));
		examples.put(OutputConfig.Effort.class, List.of(OutputConfig.Effort.LOW, OutputConfig.Effort.HIGH));
		examples.put(OutputConfig.class,
				List.of(OutputConfig.builder().effort(OutputConfig.Effort.LOW).build(), OutputConfig.builder()
					.format(JsonOutputFormat.builder().schema(JsonOutputFormat.Schema.builder().build()).build())
					.build()));
		examples.put(ThinkingConfigAdaptive.Display.class,
				List.of(ThinkingConfigAdaptive.Display.SUMMARIZED, ThinkingConfigAdaptive.Display.OMITTED));
		examples.put(ThinkingConfigEnabled.Display.class,
				List.of(ThinkingConfigEnabled.Display.SUMMARIZED, ThinkingConfigEnabled.Display.OMITTED));
		examples.put(ThinkingConfigParam.class, List.of(thinking(2000), thinking(3000),
				ThinkingConfigParam.ofDisabled(ThinkingConfigDisabled.builder().build())));
		examples.put(ToolChoice.class,
				List.of(ToolChoice.ofAny(ToolChoiceAny.builder().build()),
						ToolChoice.ofAuto(ToolChoiceAuto.builder().build()),
						ToolChoice.ofAuto(ToolChoiceAuto.builder().disableParallelToolUse(true).build())));
		examples.put(AnthropicCacheOptions.class, List.of(AnthropicCacheOptions.disabled(),
				AnthropicCacheOptions.builder().strategy(AnthropicCacheStrategy.SYSTEM_ONLY).build()));
		examples.put(AnthropicCitationDocument.class,
				List.of(AnthropicCitationDocument.builder().plainText("a").title("b").build(),
						AnthropicCitationDocument.builder().plainText("a").title("c").build(),
						AnthropicCitationDocument.builder().pdf(new byte[] { 1 }).context("c").build()));
		AnthropicSkillRecord skill = new AnthropicSkillRecord(AnthropicSkillType.CUSTOM, "skill-a", "2");
		examples.put(AnthropicSkillRecord.class, List.of(skill));
		examples.put(AnthropicSkillContainer.class,
				List.of(AnthropicSkillContainer.builder().skill(AnthropicSkill.XLSX).build(),
						AnthropicSkillContainer.builder().skill(skill).build()));
		examples.put(AnthropicWebSearchTool.class, List.of(AnthropicWebSearchTool.builder().maxUses(1).build()));
	}

	private static ThinkingConfigParam thinking(long tokens) {
		return ThinkingConfigParam.ofEnabled(ThinkingConfigEnabled.builder().budgetTokens(tokens).build());
	}

	private static GoogleGenAiSafetySetting safety(HarmBlockThreshold threshold) {
		return new GoogleGenAiSafetySetting.Builder().withCategory(HarmCategory.HARM_CATEGORY_HARASSMENT)
			.withThreshold(threshold)
			.build();
	}

}
