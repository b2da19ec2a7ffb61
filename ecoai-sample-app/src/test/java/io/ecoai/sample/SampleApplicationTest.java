package io.ecoai.sample;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

/**
 * The whole application on a free port, with the stand-in on another. Keys of the machine
 * that runs the tests are hidden.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "OPENAI_API_KEY=", "ANTHROPIC_API_KEY=", "GEMINI_API_KEY=", "GOOGLE_API_KEY=",
				"sample.stand-in.port=0", "sample.stand-in.delay=0", "ecoai.storage=memory",
				"ecoai.usage.path=target/usage-${random.uuid}.db" })
@interface SampleApplicationTest {

}
