package io.ecoai.sample;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpStatus;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Java 21 and later use virtual threads here; on Java 17 the property changes nothing.
 */
@SampleApplicationTest
@TestPropertySource(properties = "spring.threads.virtual.enabled=true")
class VirtualThreadsTests {

	@Autowired
	private Environment environment;

	@Test
	void answersOnVirtualThreads() {
		assertThat(new SampleClient(this.environment).ask("What does a cache do?").status()).isEqualTo(HttpStatus.OK);
	}

}
