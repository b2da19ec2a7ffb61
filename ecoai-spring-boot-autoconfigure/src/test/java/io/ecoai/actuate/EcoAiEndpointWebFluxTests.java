package io.ecoai.actuate;

import org.springframework.boot.WebApplicationType;

class EcoAiEndpointWebFluxTests extends AbstractEndpointTests {

	EcoAiEndpointWebFluxTests() {
		super(WebApplicationType.REACTIVE);
	}

}
