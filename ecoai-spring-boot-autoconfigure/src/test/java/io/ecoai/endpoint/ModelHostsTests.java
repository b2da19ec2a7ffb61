package io.ecoai.endpoint;

import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.aop.framework.ProxyFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ModelHosts}, with a model that is nothing but a supplier.
 */
@SuppressWarnings("rawtypes")
class ModelHostsTests {

	private final ModelHosts<Supplier, Host> hosts = new ModelHosts<>(Supplier.class,
			Map.of(Known.class.getName(), () -> new Host("known")), () -> new Host("other"), UnaryOperator.identity());

	@Test
	void knowsAProxyOfAKnownModel() {
		Supplier<?> model = new Known("https://a.example.org");
		LocatedModel<Host> located = this.hosts.locate(model, "model");
		assertThat(located).isEqualTo(
				new LocatedModel<>(new Host("known"), "known at https://a.example.org", "https://a.example.org"));
		Supplier<?> proxy = (Supplier<?>) new ProxyFactory(model).getProxy();
		assertThat(this.hosts.locate(proxy, "proxy")).isEqualTo(located);
		assertThat(this.hosts.original(proxy)).isSameAs(model);
	}

	@Test
	void givesASubclassOfAKnownModelAPlaceOfItsOwnWithTheSameHost() {
		Supplier<?> model = new Known("https://a.example.org") {

		};
		LocatedModel<Host> located = this.hosts.locate(model, "model");
		assertThat(located.host()).isEqualTo(new Host("known"));
		assertThat(located.providerId()).isEqualTo("known at https://a.example.org");
		assertThat(located.endpoint()).startsWith("https://a.example.org " + ModelHostsTests.class.getName());
	}

	@ExtendWith(OutputCaptureExtension.class)
	@Test
	void sharesNothingWhereTheEndpointCannotBeTold(CapturedOutput output) {
		Supplier<?> model = new Known(null);
		assertThat(this.hosts.locate(model, "model").endpoint())
			.isNotEqualTo(this.hosts.locate(model, "model").endpoint());
		assertThat(output).contains("The endpoint of 'model' (" + Known.class.getName() + ") cannot be told");
	}

	@Test
	void tellsUnknownModelsApartByNameAndState() {
		assertThat(endpoint(new Own("a"), "one")).isEqualTo(endpoint(new Own("a"), "one"))
			.isNotEqualTo(endpoint(new Own("a"), "two"))
			.isNotEqualTo(endpoint(new Own("b"), "one"));
	}

	/** Its class is named anew in every run, so that its answers would be lost. */
	@Test
	void namesALambdaByTheClassThatItStandsIn() {
		String state = "a";
		assertThat(endpoint(() -> state, "one")).startsWith(ModelHostsTests.class.getName() + " one ");
	}

	private String endpoint(Supplier<?> model, String name) {
		return this.hosts.locate(model, name).endpoint();
	}

	private record Host(String name) implements ModelHost<Supplier> {

		@Override
		public String id(@Nullable String endpoint) {
			return (endpoint != null) ? this.name + " at " + endpoint : this.name;
		}

		@Override
		public @Nullable String endpoint(Supplier model) {
			return (String) model.get();
		}

	}

	private record Own(String state) implements Supplier<String> {

		@Override
		public String get() {
			return this.state;
		}

	}

	private static class Known implements Supplier<String> {

		private final @Nullable String endpoint;

		Known(@Nullable String endpoint) {
			this.endpoint = endpoint;
		}

		@Override
		public String get() {
			return this.endpoint;
		}

	}

}
