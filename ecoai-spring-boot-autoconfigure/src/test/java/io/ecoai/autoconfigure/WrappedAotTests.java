package io.ecoai.autoconfigure;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

import io.ecoai.autoconfigure.ImageModels.FinalImageModel;
import io.ecoai.autoconfigure.ImageModels.OpenImageModel;
import io.ecoai.autoconfigure.Models.FinalModel;
import io.ecoai.autoconfigure.Models.OpenModel;
import io.ecoai.wrap.Decorated;
import io.ecoai.wrap.StandIn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.image.ImageModel;
import org.springframework.aot.generate.ClassNameGenerator;
import org.springframework.aot.generate.DefaultGenerationContext;
import org.springframework.aot.generate.FileSystemGeneratedFiles;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.javapoet.ClassName;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.contentOf;

class WrappedAotTests {

	@Test
	void decoratesAgainInAnApplicationStartedFromGeneratedCode(@TempDir Path directory) throws Exception {
		ClassName initializer = generate(directory);
		compile(directory);
		Path output = directory.resolve("output.txt");
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Dspring.aot.enabled=true", "-cp", classPath(directory), Started.class.getName(),
				initializer.canonicalName())
			.redirectErrorStream(true)
			.redirectOutput(output.toFile())
			.start();
		try {
			assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
			assertThat(process.exitValue()).as(() -> contentOf(output.toFile())).isZero();
		}
		finally {
			process.destroyForcibly();
		}
	}

	private static ClassName generate(Path directory) {
		FileSystemGeneratedFiles files = new FileSystemGeneratedFiles((kind) -> directory);
		DefaultGenerationContext generation = new DefaultGenerationContext(
				new ClassNameGenerator(ClassName.get("io.ecoai.autoconfigure", "Generated")), files);
		AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
		context.register(Application.class);
		ClassName initializer = new ApplicationContextAotGenerator().processAheadOfTime(context, generation);
		generation.writeGeneratedContent();
		return initializer;
	}

	private static void compile(Path directory) throws IOException {
		List<String> arguments = new ArrayList<>(List.of("-proc:none", "-nowarn", "-parameters", "-d",
				directory.toString(), "-cp", classPath(directory)));
		try (Stream<Path> files = Files.walk(directory)) {
			files.map(Path::toString).filter((file) -> file.endsWith(".java")).forEach(arguments::add);
		}
		JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
		assertThat(compiler.run(null, null, null, arguments.toArray(String[]::new))).isZero();
	}

	private static String classPath(Path directory) {
		return directory + File.pathSeparator + System.getProperty("java.class.path");
	}

	@Configuration
	@Import({ Wrapping.class, ModelWrappingConfiguration.class })
	static class Application {

		@Bean
		@Primary
		FinalModel first() {
			return new FinalModel("first");
		}

		@Bean
		FinalModel second() {
			return new FinalModel("second");
		}

		@Bean
		OpenModel open() {
			return new OpenModel("open");
		}

		@Bean
		FinalImageModel images() {
			return new FinalImageModel("images");
		}

		@Bean
		OpenImageModel openImages() {
			return new OpenImageModel("openImages");
		}

		@Bean
		Consumer consumer() {
			return new Consumer();
		}

		@Bean
		ChatClient client() {
			return ChatClient.create(second());
		}

	}

	static class Consumer {

		@Autowired
		ChatModel primary;

		@Autowired
		@Qualifier("second")
		ChatModel second;

		@Autowired
		FinalModel concrete;

		@Autowired
		@Qualifier("second")
		FinalModel concreteSecond;

		@Autowired
		OpenModel open;

		@Autowired
		List<ChatModel> all;

		@Autowired
		@Qualifier("images")
		ImageModel images;

		@Autowired
		FinalImageModel concreteImages;

		@Autowired
		OpenImageModel openImages;

	}

	/** The application's main class, in a process of its own. */
	static final class Started {

		private Started() {
		}

		@SuppressWarnings("unchecked")
		public static void main(String[] arguments) throws ReflectiveOperationException {
			ApplicationContextInitializer<ConfigurableApplicationContext> initializer = (ApplicationContextInitializer<ConfigurableApplicationContext>) Class
				.forName(arguments[0])
				.getDeclaredConstructor()
				.newInstance();
			try (GenericApplicationContext context = new GenericApplicationContext()) {
				initializer.initialize(context);
				context.refresh();
				verify(context);
			}
		}

		private static void verify(GenericApplicationContext context) {
			Consumer consumer = context.getBean(Consumer.class);
			assertThat(consumer.primary).isInstanceOf(StandIn.class);
			assertThat(consumer.primary.getOptions().getModel()).isEqualTo("first");
			assertThat(consumer.second.getOptions().getModel()).isEqualTo("second");
			assertThat(consumer.concrete.name()).isEqualTo("first");
			assertThat(consumer.concreteSecond.name()).isEqualTo("second");
			assertThat(consumer.open).isInstanceOf(Decorated.class);
			assertThat(consumer.all).hasSize(3).allMatch(Decorated.class::isInstance);
			assertThat(context.getBeansOfType(ChatModel.class)).hasSize(3);
			ChatClient client = context.getBean(ChatClient.class);
			client.prompt("hi").call().content();
			consumer.second.call("hi");
			assertThat(context.getBean(CountingDecorator.class).calls).containsExactly("second:hi", "second:hi");
			assertThat(consumer.concreteSecond.calls).hasValue(1);
			verifyImages(context, consumer);
		}

		private static void verifyImages(GenericApplicationContext context, Consumer consumer) {
			assertThat(context.getBeansOfType(ImageModel.class)).containsOnlyKeys("images", "openImages");
			assertThat(consumer.images).isInstanceOf(StandIn.class);
			assertThat(consumer.concreteImages.name()).isEqualTo("images");
			assertThat(ImageModels.ask(consumer.images, "hi")).isEqualTo("images 1");
			assertThat(ImageModels.ask(consumer.openImages, "hi")).isEqualTo("openImages 1");
			assertThat(context.getBean(CountingDecorator.class).calls).endsWith("images:hi", "openImages:hi");
		}

	}

}
