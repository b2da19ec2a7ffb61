package io.ecoai.autoconfigure;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.web.server.adapter.ForwardedHeaderTransformer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What makes a web server believe what a proxy says.
 */
class ForwardedHeadersTests {

	private final MockEnvironment environment = new MockEnvironment();

	private final StaticListableBeanFactory beans = new StaticListableBeanFactory();

	@ParameterizedTest
	@CsvSource({ "server.forward-headers-strategy,native,true", "server.forward-headers-strategy,NONE,false",
			"server.forward-headers-strategy,' ',false", "server.tomcat.remoteip.remote-ip-header,X-Client,true",
			"server.tomcat.remoteip.protocol-header,X-Scheme,true", "server.tomcat.remoteip.protocol-header,'',false",
			"server.tomcat.remoteip.port-header,X-Port,false" })
	void areBelievedIfAPropertySaysSo(String property, String value, boolean believed) {
		this.environment.setProperty(property, value);
		assertThat(areBelieved()).isEqualTo(believed);
	}

	@Test
	void areBelievedByTomcatWhateverTheStrategyIs() {
		this.environment.setProperty("server.forward-headers-strategy", "none");
		this.environment.setProperty("server.tomcat.remoteip.remote-ip-header", "X-Client");
		assertThat(areBelieved()).isTrue();
	}

	@Test
	void areBelievedIfABeanOfWebFluxReadsThem() {
		assertThat(areBelieved()).isFalse();
		this.beans.addBean("forwardedHeaderTransformer", new ForwardedHeaderTransformer());
		assertThat(areBelieved()).isTrue();
	}

	private boolean areBelieved() {
		return new ForwardedHeaders(this.environment, this.beans).areBelieved();
	}

}
