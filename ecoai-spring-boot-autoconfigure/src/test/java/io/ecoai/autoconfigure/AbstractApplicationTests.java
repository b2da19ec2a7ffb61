package io.ecoai.autoconfigure;

import java.nio.file.Path;

import io.ecoai.wire.Provider;
import io.ecoai.wire.ProviderStub;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests of applications that ask one provider and have their files in one folder, both of
 * which each test has for itself.
 */
abstract class AbstractApplicationTests {

	final ProviderStub stub = ProviderStub.start(Provider.OPENAI);

	@TempDir
	Path folder;

	@AfterEach
	void closeProvider() {
		this.stub.close();
	}

	/** An application that is small and asks this provider. */
	RunningApplication.Builder application() {
		return RunningApplication.in(this.folder).provider(this.stub);
	}

}
