package io.ecoai.actuate;

import org.springframework.boot.WebApplicationType;

class EcoAiEndpointMvcTests extends AbstractEndpointTests {

	EcoAiEndpointMvcTests() {
		super(WebApplicationType.SERVLET);
	}

}
